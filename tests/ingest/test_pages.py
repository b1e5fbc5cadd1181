"""pages and feeds in the shapes of real outlets' templates, read over HTTP"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from musnad import ingest
from musnad.ingest.context import Context
from musnad.ingest.dateline import dateline
from musnad.ingest.net.fetch import Fetcher
from musnad.ingest.page.read import page
from musnad.ingest.report import refuse
from musnad.model import Article
from tests.ingest.conftest import SITE, stored
from tests.ingest.server import Site

PAGES = sorted(SITE.glob("*.html"))
FEEDS = sorted(path for path in (SITE / "feeds").iterdir() if ".expected" not in path.name)
LINKED = {"rss-links", "sitemap", "sitemap-index"}
SUMMARIES = {"rss-summary", "rss-broken", "rss-1256", "rdf"}
WORD = re.compile(r"\w+")
ENOUGH = 0.97


def expected(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return found


def listed(path: Path) -> list[dict[str, Any]]:
    beside = path.with_name(f"{path.stem}.expected.json")
    found: list[dict[str, Any]] = json.loads(beside.read_text(encoding="utf-8"))
    return found


def f1(gold: str, found: str) -> float:
    one, other = Counter(WORD.findall(gold)), Counter(WORD.findall(found))
    return 2 * (one & other).total() / (one.total() + other.total())


def read(url: str, fetcher: Fetcher) -> tuple[list[Article], list[str]]:
    notes: list[str] = []
    return list(ingest.articles(url, fetcher=fetcher, on_note=notes.append)), notes


def test_there_are_enough() -> None:
    assert len(PAGES) + len(FEEDS) >= 40
    assert len({path.stem.rpartition("-")[0] for path in PAGES}) >= 20


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
class TestPages:
    def test_article(self, path: Path, outlet: Site, fetcher: Fetcher) -> None:
        gold = expected(path)
        url = f"{outlet.url}/{path.name}"
        (story,), notes = read(url, fetcher)
        for field in ("headline", "published", "section", "author", "outlet", "dateline", "lead"):
            assert getattr(story, field) == gold[field], field
        assert f1(gold["text"], story.text) >= ENOUGH
        assert story.url == url
        assert story.origin is not None
        assert story.origin.encoding == gold.get("encoding", "utf-8")
        assert any("paywall" in note for note in notes) == bool(gold.get("paywall"))

    def test_same_from_a_file(self, path: Path, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(stored(path))
        (story,) = ingest.articles(tmp_path / "a")
        assert story.headline == expected(path)["headline"]
        assert story.published == expected(path)["published"]


def test_boilerplate_is_cut(tmp_path: Path) -> None:
    for path in PAGES:
        (tmp_path / "a").write_bytes(stored(path))
        (story,) = ingest.articles(tmp_path / "a")
        for junk in ("اقرأ أيضا", "شارك", "واتساب", "جميع الحقوق", "تصوير الصحيفة", "الأكثر قراءة"):
            assert junk not in story.text, path.name


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
class TestFeeds:
    def test_articles(self, path: Path, outlet: Site, fetcher: Fetcher, tmp_path: Path) -> None:
        if path.stem in LINKED:
            found, _ = read(f"{outlet.url}/feeds/{path.name}", fetcher)
        else:
            (tmp_path / "a").write_bytes(stored(path))
            found = list(ingest.articles(tmp_path / "a"))
        gold = listed(path)
        assert len(found) == len(gold)
        for article, wanted in zip(found, gold, strict=True):
            for field in wanted.keys() - {"text"}:
                assert getattr(article, field) == wanted[field], field
            assert f1(wanted["text"], article.text) >= ENOUGH

    def test_text_of_the_feed_replaces_absent_pages(
        self, path: Path, outlet: Site, fetcher: Fetcher
    ) -> None:
        skipped: list[Exception] = []
        url = f"{outlet.url}/feeds/{path.name}"
        found = list(ingest.articles(url, fetcher=fetcher, on_skip=skipped.append))
        assert len(found) + len(skipped) == len(listed(path))
        assert bool(skipped) == (path.stem in SUMMARIES)


class TestOutlet:
    @pytest.mark.parametrize(
        ("url", "name"),
        [
            ("https://www.sana.sy/?p=1", "وكالة سانا"),
            ("https://arabic.rt.com/world/1", "آر تي عربي"),
            ("https://sana.sy.example.org/1", "صحيفة البيان الجديد"),
        ],
    )
    def test_by_domain(self, url: str, name: str) -> None:
        context = Context(url, refuse, print, lambda *_: iter(()), {}, url=url)
        story = page((SITE / "news-schema-bridge.html").read_bytes(), context)
        assert (story.outlet, story.url) == (name, url)


class TestDateline:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("موسكو-سانا\nأعلنت الوزارة", "موسكو-سانا"),
            ("دمشق (أ ف ب) - أعلنت الوزارة", "دمشق (أ ف ب)"),
            ("دمشق-(أ.ف.ب): أعلنت الوزارة", "دمشق-(أ.ف.ب)"),
            ("(رويترز) - أعلنت الوزارة", "(رويترز)"),
            ("رام الله - وفا - أعلنت الوزارة", "رام الله - وفا"),
            ("دبي ـ العربية.نت", "دبي ـ العربية.نت"),
            ("لندن: «الشرق الأوسط»\nأعلنت", "لندن: «الشرق الأوسط»"),
            ("رويترز - أعلنت الوزارة", "رويترز"),
            ("ذكرت وكالة السودان للأنباء (سونا) أن الجسر مفتوح", None),
            ('كشفت صحيفة "الشرق الأوسط"، بعد التحذيرات، أن الجسر مفتوح', None),
            ("الحياة: كتاب جديد للمؤلف", None),
            ("أعلنت الوزارة - رويترز أول من نقل", None),
        ],
    )
    def test_told_by_an_agency(self, text: str, found: str | None) -> None:
        assert dateline(text) == found


class TestDates:
    """A date comes only from data that states it."""

    @staticmethod
    def published(mark: str) -> str | None:
        body = "<p>" + "قال الوزير إن الجسر سيفتح غدا أمام حركة السير بعد انتهاء الأشغال. " * 5
        context = Context("a", refuse, print, lambda *_: iter(()), {})
        return page(f"<html><h1>عنوان</h1>{mark}{body}</p>".encode(), context).published

    @pytest.mark.parametrize(
        "mark",
        [
            "<time datetime='05/03/2024'>x</time>",
            "<meta name=date content='الثلاثاء'>",
            "<meta name=pubdate content='0001-01-01T00:00:00Z'>",
            "<meta name=pubdate content='1445-08-24'>",
            "<meta property='article:modified_time' content='2024-03-05'>",
            "<time datetime='2024-03-05'>x</time><time datetime='2024-03-06'>y</time>",
            "<p>نشر في 03-05-2024 وعدل بعد ذلك مرات</p>",
            "",
        ],
    )
    def test_never_guessed(self, mark: str) -> None:
        assert self.published(mark) is None

    @pytest.mark.parametrize(
        ("mark", "iso"),
        [
            ("<meta name=date content='2024-03-05'>", "2024-03-05"),
            ("<meta name=date content='٢٠٢٤-٠٣-٠٥'>", "2024-03-05"),
            ("<meta name=pubdate content='2024-03-05 9:05 +0300'>", "2024-03-05T09:05:00+03:00"),
            ("<time datetime='20240305T090500Z'>x</time>", "2024-03-05T09:05:00+00:00"),
            (
                "<meta name=date content='Tue Mar 05 2024 14:30:00 GMT+0300 (AST)'>",
                "2024-03-05T14:30:00+03:00",
            ),
            ("<meta name=date content='2024-03-05T14:30:00.123Z'>", "2024-03-05T14:30:00+00:00"),
            ("<meta name=date content='2024-03-05T14:30:00'>", "2024-03-05T14:30:00"),
        ],
    )
    def test_stated(self, mark: str, iso: str) -> None:
        assert self.published(mark) == iso
