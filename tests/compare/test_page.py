"""the report for the browser, and its pictures"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from musnad.compare import compare
from musnad.compare import pictures as drawing
from musnad.compare.html import page
from musnad.model.comparison import Comparison
from tests.compare.cases import document


@pytest.fixture(scope="module")
def found() -> Comparison:
    left = "أعلن الناطق أن جسر الصنوبر فتح أمام الشاحنات، بحسب وكالة الأنباء الجبلية."
    right = "قال سائقون <b>إن جسر الصنوبر أغلق أمام الشاحنات.</b><script>"
    return compare([document("a", left, "المنارة"), document("b", right, "السهل & الجبل")])


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)


def test_nothing_is_loaded_and_nothing_runs(found: Comparison) -> None:
    html = page(found)
    tags = Tags()
    tags.feed(html)
    assert found.conflicts
    assert not {"script", "link", "img", "iframe"} & set(tags.names)
    assert 'dir="rtl"' in html
    assert "<mark>" in html
    assert not re.search(r"(src|href)=.https?:", html)


def test_pictures(found: Comparison) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    drawn = dict(drawing.pictures(found))
    assert set(drawn) == {"timeline", "what rests on what"}
    assert all(svg.startswith("<svg") for svg in drawn.values())


def test_without_the_libraries(found: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(drawing, "import_module", absent)
    notes: list[str] = []
    assert "<svg" not in page(found, on_note=notes.append)
    assert notes == ["no pictures in the report: they need the extra charts"]


def test_of_nothing() -> None:
    assert "0 articles" in page(compare([]))
