"""every page in both languages, as a page and as a file"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from litestar.testing import TestClient
from lxml import html

from musnad import Article, Ledger, analyse
from musnad.server import Settings, application
from musnad.server.texts import LANGUAGES, Texts
from tests.server.conftest import HERE, Client

PAGES: dict[str, dict[str, str | list[str]]] = {
    "read": {},
    "article": {"id": "hamburg-2016-1", "at": "30"},
    "why": {"id": "hamburg-2016-1", "at": "30"},
    "search": {"q": "حلب"},
    "search ": {"q": "حلب", "of": "articles"},
    "who": {},
    "who ": {"id": "person/sergey-lavrov"},
    "who  ": {"name": "لافروف"},
    "events": {},
    "events ": {"type": "CONSULT", "from": "2016-01-01"},
    "matter": {"about": "حلب"},
    "matter ": {},
    "outlets": {},
    "outlets ": {"with": ["الصارية", "زليج نيوز"]},
    "outlet": {"name": "الصارية"},
    "sentences": {"of": "own", "name": "الصارية"},
    "sentences ": {"of": "loaded"},
    "sentences  ": {"of": "anonymous"},
    "corpus": {},
    "imports": {},
    "skipped": {},
    "skipped ": {"import": "1", "kind": "EmptyInput"},
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page(client: Client, lang: str, page: str) -> None:
    answer = client.get(f"/{lang}/{page.strip()}", params=PAGES[page])
    assert answer.status_code == 200
    tree = html.fromstring(answer.content)
    assert tree.get("lang") == lang
    assert tree.get("dir") == {"ar": "rtl", "en": "ltr"}[lang]
    assert tree.xpath("//main//h1 | //main//h2")
    assert len(tree.xpath("//h1")) <= 1
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    fields = tree.xpath("//input[not(@type='hidden')] | //select | //textarea[not(@hidden)]")
    named = set(tree.xpath("//label/@for"))
    assert all(
        f.get("id") in named or f.get("aria-label") or f.getparent().tag == "label" for f in fields
    )
    assert not tree.xpath("//@style | //style | //script[not(@src)] | //@onclick")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(client: Client, page: str) -> None:
    tree = html.fromstring(client.get(f"/ar/{page.strip()}", params=PAGES[page]).content)
    links = [link for link in dict.fromkeys(tree.xpath("//main//a/@href")) if link.startswith("/")]
    assert [link for link in links[:25] if client.get(link).status_code != 200] == []


@pytest.mark.parametrize("page", PAGES)
def test_download(client: Client, page: str) -> None:
    path, asked = f"/en/{page.strip()}", PAGES[page]
    answer = client.get(path, params={**asked, "as": "json"})
    assert answer.headers["content-type"].startswith("application/json")
    json.loads(answer.content)
    table = client.get(path, params={**asked, "as": "csv"})
    assert table.headers["content-type"].startswith("text/csv")
    assert "attachment" in table.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert rows[1:]


def test_languages_have_one_switch(client: Client) -> None:
    tree = html.fromstring(client.get("/ar/search", params={"q": "حلب", "kind": "deny"}).content)
    (link,) = tree.xpath("//a[@class='switch']/@href")
    assert link == "/en/search?q=%D8%AD%D9%84%D8%A8&kind=deny"
    assert client.get("/", headers={"accept-language": "en-GB,en"}).url.path == "/en/read"
    assert client.get("/").url.path == "/ar/read"


def test_arabic_pages_hold_no_english_words_of_ours() -> None:
    english, arabic = Texts("en"), Texts("ar")
    same = {id for id in english._texts if english(id) == arabic(id)}
    assert same == {"example.outlet", "example.text"}


class TestArticle:
    def test_marks_keep_the_text(self, client: Client) -> None:
        answer = client.get("/ar/article", params={"id": "hamburg-2016-1"})
        tree = html.fromstring(answer.content)
        text = client.get("/api/v1/article", params={"id": "hamburg-2016-1"}).json()["text"]
        for line in tree.xpath("//p[@class='line']"):
            at, shown = int(line.get("data-at")), line.text_content()
            assert text[at : at + len(shown)] == shown
        assert tree.xpath("//*[@class='content d1']//*[@class='source']")
        assert tree.xpath("//*[@class='content d1']//*[@class='content d2']")

    def test_an_event_says_why(self, client: Client) -> None:
        asked = {"document": "hamburg-2016-1"}
        events = client.get("/api/v1/events", params=asked).json()["items"]
        for one in (each["event"] for each in events):
            place = {"id": "hamburg-2016-1", "at": one["trigger"]["start"]}
            found = client.get("/api/v1/explain", params=place).json()
            assert one["id"] in [event["id"] for event in found["events"]]
            assert set(one["trace"]) <= set(found["rows"])
            assert one["rule"] in client.get("/ar/why", params=place).text

    def test_pasted(self, client: Client) -> None:
        form = {
            "text": "قال الوزير إن المفاوضات مستمرة.",
            "outlet": "صحيفة المدينة",
            "published": "2024-03-05",
        }
        tree = html.fromstring(client.post("/ar/read", data=form).content)
        assert [e.text_content() for e in tree.xpath("//*[@class='card depth0']//bdi")][:2] == [
            "صحيفة المدينة",
            "الوزير",
        ]
        why = client.post("/en/why", data={**form, "at": "1"})
        assert "that/verb-subject" in why.text
        kept = client.post("/en/articles", data=form)
        assert kept.url.path == "/en/article"
        assert "المفاوضات" in kept.text


FORM = {
    "text": "قال الوزير إن المفاوضات مستمرة. العصابات المسلحة انسحبت.",
    "headline": "الوزير: المفاوضات مستمرة",
    "outlet": "صحيفة المدينة",
    "published": "2024-03-05",
}


def test_pictures_lead_to_what_they_count(client: Client) -> None:
    tree = html.fromstring(client.get("/ar/corpus").content)
    links = tree.xpath("//*[name()='svg']//a/@href")
    for link, title in zip(links, tree.xpath("//*[name()='svg']//title/text()"), strict=True):
        found = html.fromstring(client.get(link).content).xpath("//section[@id='articles']//li")
        assert len(found) == int(title.partition(": ")[2])
    tree = html.fromstring(client.get("/en/matter", params={"about": "حلب"}).content)
    links = tree.xpath("//*[name()='svg']//a/@href")
    assert len(links) > 2
    assert {client.get(link).status_code for link in links} == {200}


class TestPasted:
    """Everything on the page of a pasted article works by its one form, without a script."""

    @pytest.fixture
    def tree(self, client: Client) -> html.HtmlElement:
        return html.fromstring(client.post("/ar/read", data=FORM).content)

    def sent(self, client: Client, tree: html.HtmlElement, button: html.HtmlElement) -> str:
        """What the page's form sends when this button is pressed, and what comes back."""
        (form,) = tree.xpath(f"//form[@id='{button.get('form')}']")
        fields = {one.get("name"): one.value for one in form.xpath(".//input | .//textarea")}
        if button.get("name"):
            fields[button.get("name")] = button.get("value")
        answer = client.post(button.get("formaction") or form.get("action"), data=fields)
        assert answer.status_code == 200
        return answer.text

    def test_a_cue_says_why(self, client: Client, tree: html.HtmlElement) -> None:
        (cue,) = tree.xpath("//*[@class='line']//button[@class='cue']")
        assert "that/verb-subject" in self.sent(client, tree, cue)
        card = tree.xpath("//aside//button")[0]
        assert "that/verb-subject" in self.sent(client, tree, card)

    @pytest.mark.parametrize("of", ["attributed", "own", "anonymous", "loaded"])
    def test_a_figure_leads_to_its_sentences(
        self, client: Client, tree: html.HtmlElement, of: str
    ) -> None:
        (button,) = tree.xpath(f"//button[@formaction='/ar/sentences?of={of}']")
        found = html.fromstring(self.sent(client, tree, button)).xpath("//blockquote")
        assert len(found) == int(button.text_content().partition("/")[0])

    def test_enter_keeps_it(self, client: Client, tree: html.HtmlElement) -> None:
        """A browser presses the first button of a form where somebody presses Enter in it."""
        first = tree.xpath("//button[@form='keep'] | //form[@id='keep']//button")[0]
        assert first.get("formaction") is None


class TestFigures:
    @pytest.mark.parametrize(
        ("of", "counted"),
        [
            ("attributed", "blockquote"),
            ("own", "blockquote"),
            ("anonymous", "mark"),
            ("loaded", "mark"),
        ],
    )
    def test_of_an_article(self, client: Client, of: str, counted: str) -> None:
        tree = html.fromstring(client.get("/ar/article?id=hamburg-2016-1").content)
        (link,) = tree.xpath(f"//dl//a[@href='/ar/sentences?document=hamburg-2016-1&of={of}']")
        found = html.fromstring(client.get(link.get("href")).content).xpath(f"//{counted}")
        shares = client.get("/api/v1/article?id=hamburg-2016-1").json()["voice_shares"]
        name = {"loaded": "loaded_own"}.get(of, of)
        assert int(link.text_content().partition("/")[0]) == shares[name] == len(found)


@pytest.fixture(scope="module")
def revised() -> Iterator[Client]:
    with Ledger.open(":memory:") as ledger:
        for text in ("قال الوزير إن الجسر مغلق.", "قال الوزير إن الجسر مفتوح."):
            ledger.add(analyse(Article(id="1", text=text)))
        with TestClient(application(ledger, Settings()), base_url=HERE) as client:
            yield client


class TestVersions:
    def test_older_ones_are_there(self, revised: Client) -> None:
        tree = html.fromstring(revised.get("/ar/article?id=1").content)
        links = tree.xpath("//p[contains(@class, 'versions')]/a/@href")
        assert links == ["/ar/article?id=1&version=1", "/ar/article?id=1"]
        assert "مغلق" in revised.get(links[0]).text
        assert "مغلق" not in revised.get(links[1]).text

    def test_the_corpus_lists_them(self, revised: Client) -> None:
        tree = html.fromstring(revised.get("/ar/corpus").content)
        (link,) = tree.xpath("//dl//a[contains(@href, 'revised')]")
        assert link.text_content() == "1"
        found = html.fromstring(revised.get(link.get("href")).content)
        assert found.xpath("//section[@id='articles']//li/a/@href") == ["/ar/article?id=1"]
        assert not html.fromstring(revised.get("/ar/corpus?of=revised&outlet=x").content).xpath(
            "//section[@id='articles']//li"
        )

    def test_why_of_an_older_one(self, revised: Client) -> None:
        tree = html.fromstring(revised.get("/ar/article?id=1&version=1").content)
        (cue,) = tree.xpath("//*[@class='line']//a[@class='cue']")
        assert "مغلق" in html.fromstring(revised.get(cue.get("href")).content).xpath("//h1")[0].text
        assert "مغلق" in revised.get("/ar/why?id=1&at=0&version=1").text
        assert tree.xpath("//@data-version") == ["1"]

    @pytest.mark.parametrize(
        "path", ["/ar/article", "/ar/why", "/api/v1/article", "/api/v1/explain"]
    )
    def test_there_is_no_third_one(self, revised: Client, path: str) -> None:
        assert revised.get(f"{path}?id=1&at=0&version=3").status_code == 404

    def test_in_the_interface(self, revised: Client) -> None:
        assert "مغلق" in revised.get("/api/v1/article?id=1&version=1").json()["text"]
