"""a briefing holds every statement with its article's address, in both languages, to print"""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from musnad import Article, Ledger, analyse, read
from musnad.compare import compare_ledger
from musnad.desk.brief import Brief, brief
from musnad.desk.page import MOMENTS, NAMINGS, page
from musnad.desk.pdf import VARIABLE, pdf
from musnad.desk.words import LANGUAGES, Language, Words, table
from musnad.errors import UsageError
from tests.cli.conftest import Run
from tests.cli.conftest import run as run

ABOUT = "قناة السويس"
HARM = '<script>alert("1")</script>'


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, sample_files: list[Path]) -> Path:
    found = tmp_path_factory.mktemp("brief") / "news.db"
    with Ledger.open(found) as ledger:
        for file in sample_files:
            ledger.add_many((analyse(one), None) for one in read(file))
    return found


@pytest.fixture(scope="module")
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def canal(ledger: Ledger) -> Brief:
    return brief(ledger, about=ABOUT, since="2021-01-01")


class Read(HTMLParser):
    """What a page holds: its elements, with the address that stands in each statement."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []
        self.said: list[list[str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes += attrs
        found = dict(attrs)
        if tag == "article" and found.get("class") == "said":
            self.said.append([])
        if tag == "a" and self.said:
            self.said[-1].append(found.get("href") or "")

    def handle_data(self, data: str) -> None:
        self.text += data


class TestHolds:
    def test_what_the_ledger_has(self, ledger: Ledger, canal: Brief) -> None:
        found = compare_ledger(ledger, about=ABOUT, since="2021-01-01")
        assert canal.found == found
        assert found.conflicts
        assert len(canal.articles) == found.documents
        reports = [one for article in canal.articles for one in article.attributions]
        assert canal.statements == len(reports)
        naming = sum(canal.naming.values(), Counter[str]())
        assert naming == Counter(one.naming for one in reports)

    def test_speakers_come_with_all_their_names(self, canal: Brief) -> None:
        (one,) = (one for one in canal.speakers if one.entity == "org/suez-canal-authority")
        spoken = {(e.attribution.source or e.attribution.antecedent).text for e in one.said}  # type: ignore[union-attr]
        assert len(spoken) > 1
        assert one.name == max(spoken, key=len)

    def test_one_speaker(self, ledger: Ledger, canal: Brief) -> None:
        found = brief(ledger, about=ABOUT, who="org/suez-canal-authority")
        assert 0 < found.statements < canal.statements
        ours = {(e.document, e.attribution.id) for one in found.speakers for e in one.said}
        for one in found.found.conflicts:
            assert ours & {(side.document, side.attribution) for side in (one.left, one.right)}
        assert {one.id for one in found.articles} == {id for id, _ in ours}

    def test_days(self, ledger: Ledger) -> None:
        found = brief(ledger, since="2021-03-26", until="2021-03-28")
        days = {(one.published or "")[:10] for one in found.articles}
        assert days
        assert all("2021-03-26" <= day <= "2021-03-28" for day in days)
        with pytest.raises(UsageError, match="from: expected a day"):
            brief(ledger, since="yesterday")

    def test_what_is_corrected(self, tmp_path: Path, root: Path) -> None:
        with Ledger.open(tmp_path / "news.db") as ledger:
            ledger.add_many((analyse(a), None) for a in read(root / "samples/suez-2021.jsonl"))
            before = brief(ledger).statements
            ledger.corrections().no_report("suez-2021-1", "a5", by="b", at="2024")
            assert brief(ledger).statements == before - 1


@pytest.mark.parametrize("language", LANGUAGES)
class TestPage:
    def test_every_statement_with_its_address(self, canal: Brief, language: Language) -> None:
        found = Read(page(canal, Words(language)))
        assert len(found.said) == canal.statements
        urls = Counter(e.url for one in canal.speakers for e in one.said)
        assert Counter(links[0] for links in found.said) == urls
        for one in canal.speakers:
            for entry in one.said:
                assert all(piece.text in found.text for piece in entry.attribution.content)

    def test_direction_and_nothing_from_elsewhere(self, canal: Brief, language: Language) -> None:
        html = page(canal, Words(language))
        found = Read(html)
        assert ("lang", language) in found.attributes
        assert ("dir", "rtl" if language == "ar" else "ltr") in found.attributes
        assert not {"script", "link", "img", "iframe"} & found.elements.keys()
        assert not re.search(r"@import|url\(|src=", html)
        assert "@page" in html

    def test_an_article_that_would_do_harm(self, language: Language) -> None:
        text = f"قال الوزير {HARM} إن الجسر فتح. وأعلن الناطق أن {HARM} العمل تم."
        article = Article(
            id="harm", text=text, outlet=HARM, headline=HARM, url="javascript:alert(1)"
        )
        with Ledger.open(":memory:") as ledger:
            ledger.add(analyse(article))
            html = page(brief(ledger, about="الجسر"), Words(language))
        found = Read(html)
        assert "script" not in found.elements
        assert HARM in found.text
        assert not any("javascript" in (value or "") for _, value in found.attributes)

    def test_nothing_at_all(self, language: Language) -> None:
        with Ledger.open(":memory:") as ledger:
            html = page(brief(ledger, about="لا شيء"), Words(language))
        assert "0" in Read(html).text


def test_a_long_timeline_says_what_is_left_out() -> None:
    with Ledger.open(":memory:") as ledger:
        text = " ".join(f"قال الناطق إن الحافلة رقم {n} وصلت." for n in range(MOMENTS + 5))
        ledger.add(analyse(Article(id="long", text=text, published="2024-03-01")))
        found = brief(ledger)
    left = len(found.found.timeline) - MOMENTS
    assert left > 0
    html = page(found, Words("en"))
    assert f"and {left} more" in html
    assert html.count("<tr><td class=") == MOMENTS


def test_every_word_is_there_in_both_languages() -> None:
    names = {
        "conflict": "denial negation opposition number date actor",
        "mark": "conflict reversal",
    }
    names |= {"naming": " ".join(NAMINGS), "certainty": "hedged denied"}
    wanted = {f"{part}.{one}" for part, every in names.items() for one in every.split()}
    assert wanted | {"reversal.own words", "reversal.reported"} <= set(table())
    for texts in table().values():
        assert len({tuple(sorted(re.findall(r"{\w+}", text))) for text in texts.values()}) == 1


class TestPdf:
    @pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium")
    def test_pages_are_a4_and_numbered(self, canal: Brief) -> None:
        pypdf = pytest.importorskip("pypdf")
        found = pypdf.PdfReader(io.BytesIO(pdf(page(canal, Words("ar")))))
        texts = [one.extract_text() for one in found.pages]
        assert len(texts) > 2
        for number, (one, text) in enumerate(zip(found.pages, texts, strict=True), 1):
            assert [round(float(x) / 72 * 25.4) for x in one.mediabox[2:]] == [210, 297]
            assert f"{number} / {len(texts)}" in text

    def test_no_browser(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(VARIABLE, raising=False)
        monkeypatch.setenv("PATH", "")
        with pytest.raises(UsageError, match="expected Chromium, found none of chromium"):
            pdf("<p>")
        monkeypatch.setenv(VARIABLE, "/nowhere/chromium")
        with pytest.raises(UsageError, match="found '/nowhere/chromium'"):
            pdf("<p>")

    def test_a_browser_that_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(VARIABLE, "false")
        with pytest.raises(UsageError, match="cannot print: ended with 1"):
            pdf("<p>")


class TestCommand:
    def test_html(self, run: Run, path: Path, tmp_path: Path) -> None:
        out = tmp_path / "canal.html"
        words = ["brief", "--about", ABOUT, "--since", "2021-01-01", "--language", "en"]
        ran = run([*words, "--out", str(out), "--ledger", str(path)])
        assert ran.status == 0
        assert re.search(r"wrote .*canal.html: 5 articles, \d+ statements, \d conflicts", ran.err)
        assert "Where accounts conflict" in out.read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("words", "status", "why"),
        [
            (["--out", "a.docx"], 2, "expected a name with .html or .pdf"),
            (["--out", "a.html", "--about", "زلزالات"], 1, "nothing found in"),
            (["--out", "a.html", "--about", "!"], 2, "expected at least one word"),
        ],
    )
    def test_refused(self, run: Run, path: Path, words: list[str], status: int, why: str) -> None:
        ran = run(["brief", *words, "--ledger", str(path)])
        assert ran.status == status
        assert why in ran.err
