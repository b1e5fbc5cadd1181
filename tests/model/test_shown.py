"""a document in a notebook: marked, right to left, and harmless whatever it holds"""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from musnad import Article, analyse
from musnad.marked import Mark, harmless, paragraphs
from musnad.model.shown import STYLE

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
TEXT = (
    "نقلت وكالة الأنباء عن وزير النقل سامي الحداد أن الجسر سيفتح غدا، مشيرا إلى أن الأشغال انتهت.\n"
    'وقال المتحدث: "الطريق مفتوح".'
)
KINDS = ("source", "content", "cue", "via", "quote", "time")


def shown(article: Article) -> html.HtmlElement:
    return html.fromstring(analyse(article)._repr_html_())


def test_marks_and_chains() -> None:
    tree = shown(Article(id="b", outlet="صحيفة المدينة", published="2024-03-05", text=TEXT))
    assert (tree.get("dir"), tree.get("lang")) == ("rtl", "ar")
    assert "".join(line.text_content() for line in tree.xpath("./p[not(@class)]")) == (
        TEXT.replace("\n", "")
    )
    marked = {one.get("class"): one.text_content() for one in tree.xpath(".//p//span")}
    assert marked["source"] == "المتحدث"
    assert marked["via"] == "وكالة الأنباء"
    chains = [" ".join(one.text_content().split()) for one in tree.xpath(".//li")]
    assert chains[0] == "a1 صحيفة المدينة ← وكالة الأنباء ← وزير النقل سامي الحداد · نقلت"
    assert len(chains) == 3


def test_headline_and_its_chains() -> None:
    tree = shown(Article(id="b", headline="الوزير: الجسر مغلق", text=TEXT))
    assert tree.xpath("string(.//h3)") == "الوزير: الجسر مغلق"
    assert tree.xpath("string(.//h3/following-sibling::ul[1]/li/b)") == "h1"


def test_whatever_it_holds_is_text() -> None:
    body = f"قال الوزير {SCRIPT} إن الجسر مغلق {SCRIPT}.\u202e\nوأعلن سامي {SCRIPT} أنه مفتوح."
    article = Article(id=SCRIPT, outlet=SCRIPT, headline=f"سامي: {SCRIPT}", text=body)
    made = analyse(article)._repr_html_()
    tree = html.fromstring(made)
    assert {one.tag for one in tree.iter()} <= set("div style h3 p span ul li b bdi".split())
    assert {name for one in tree.iter() for name in one.attrib} <= {
        *("class", "dir", "lang", "style", "title", "data-report"),
    }
    assert "\u202e" not in made
    assert tree.xpath("string(.//style)") == STYLE


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70), st.sampled_from(KINDS)), max_size=8),
)
def test_without_its_elements_a_line_is_the_text(
    text: str, marks: list[tuple[int, int, str]]
) -> None:
    placed = [Mark(min(a, b), max(a, b), kind) for a, b, kind in marks]
    for line in paragraphs(text, placed):
        plain = html.fromstring(f"<p>{line.html}</p>").text_content()
        assert plain.replace("\x0c", "") == harmless(text[line.start : line.end])
        opened = re.findall(r"<(/?)(\w+)", line.html)
        assert sum(-1 if closing else 1 for closing, _ in opened) == 0
