"""what a person sees"""

from __future__ import annotations

import io
import re

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from musnad.cli.show import nested, show_document
from musnad.model import Attribution, ChainLink, Cue, Document, Span

TEXT = (
    "أعلنت وزارة الخارجية أن الوزير قال إن “العمل مستمر” في حلب [bold]منذ[/bold] أمس"
    " \x1b[31m وأن المباحثات التي جرت مساء أمس واليوم على هامش لقاء وزراء الخارجية لم تنته"
)
MARKS = re.compile("[\u2068\u2069\u200f]")


def span(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start, start + len(text), text)


def report(id: str, source: str | None, cue: str, content: str, **more: object) -> Attribution:
    found = span(cue)
    fields = {
        "id": id,
        "source": source and span(source),
        "cue": Cue(found.start, found.end, cue, cue, "announce"),
        "content": (span(content),),
        "confidence": 1.0,
        "rule": "test",
    }
    return Attribution(**fields | more)  # type: ignore[arg-type]


OUTER = report(
    "a1",
    "وزارة الخارجية",
    "أعلنت",
    TEXT[TEXT.index("الوزير") :],
    chain=(ChainLink(None, "سانا"), ChainLink("org/mfa", "وزارة الخارجية")),
    naming="collective",
    mode="mixed",
)
INNER = report(
    "a2",
    None,
    "قال",
    "“العمل مستمر”",
    parent="a1",
    inherited=True,
    antecedent=span("الوزير"),
    quotes=(span("“العمل مستمر”"),),
    certainty="denied",
    mode="direct",
)


def document(*reports: Attribution, headline: str | None = "العنوان") -> Document:
    return Document(
        engine="test",
        stages=(),
        id="d1",
        outlet="سانا",
        headline=headline,
        published="2016-12-08",
        text=TEXT,
        attributions=reports,
    )


def shown(one: Document, width: int = 80, colour: bool = False) -> str:
    out = io.StringIO()
    screen = Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=False,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
    )
    show_document(screen, one)
    return out.getvalue()


def plain(one: Document, width: int = 80) -> list[str]:
    return MARKS.sub("", shown(one, width)).splitlines()


class TestDocument:
    def test_header(self) -> None:
        assert plain(document(OUTER))[:2] == ["العنوان", "سانا · 2016-12-08 · d1"]

    def test_first_line_stands_for_an_absent_headline(self) -> None:
        assert plain(document(headline=None))[0].startswith("أعلنت وزارة الخارجية")

    def test_no_reports(self) -> None:
        assert "    no reports found" in plain(document())

    def test_chain_cue_and_content(self) -> None:
        lines = plain(document(OUTER))
        assert lines[3] == "a1  سانا → وزارة الخارجية"
        assert lines[4] == "    أعلنت · announce, mixed · collective source"
        assert lines[5].startswith("    الوزير قال إن “العمل مستمر”")

    def test_when_and_by_whom_as_far_as_known(self) -> None:
        known = report("a1", "الوزير", "أعلنت", "“العمل مستمر”", time="2016-12-07")
        known = msgspec.structs.replace(known, entities=("person/x", "local/y", "anonymous/ZZZ"))
        assert plain(document(known))[4].endswith("said 2016-12-07 · person/x")

    def test_nested_report_stands_under_its_parent(self) -> None:
        lines = plain(document(OUTER, INNER))
        at = lines.index("    a2  سانا → الوزير")
        assert lines[at + 1] == "        قال · announce, direct · carried on from الوزير · denied"
        assert lines[at + 2] == "        “العمل مستمر”"

    def test_markup_and_control_characters_are_shown(self) -> None:
        whole = "\n".join(plain(document(OUTER), 100))
        assert "[bold]منذ[/bold]" in whole
        assert "␛[31m" in whole
        assert "\x1b" not in whole

    def test_quotation_is_coloured(self) -> None:
        assert "\x1b[32m“العمل مستمر”\x1b[0m" in shown(
            document(report("a1", None, "قال", INNER.content[0].text, quotes=INNER.quotes)),
            colour=True,
        )


class TestWidth:
    @pytest.mark.parametrize("width", [40, 60, 80, 200])
    def test_lines_fit(self, width: int) -> None:
        lines = shown(document(OUTER, INNER), width).splitlines()
        assert max(cell_len(line) for line in lines) <= min(width, 100)

    def test_each_line_keeps_its_direction_to_itself(self) -> None:
        for line in shown(document(OUTER, INNER), 40).splitlines():
            assert line.count("\u2068") == line.count("\u2069")

    def test_long_chain_takes_several_lines(self) -> None:
        links = tuple(ChainLink(None, f"وكالة الأنباء رقم {n}") for n in range(5))
        one = report("a1", None, "قال", INNER.content[0].text, chain=links)
        lines = plain(document(one), 60)
        assert lines[3].startswith("a1  وكالة الأنباء رقم 0 → ")
        assert lines[4].startswith("  → وكالة الأنباء رقم ")

    def test_narrow_terminal_still_shows_everything(self) -> None:
        words = "".join(plain(document(OUTER, INNER), 10))
        assert all(word in words for word in "المباحثات الخارجية مستمر”".split())


class TestNested:
    def test_order_and_depth(self) -> None:
        def one(id: str, parent: str | None = None) -> Attribution:
            return report(id, None, "قال", "حلب", parent=parent)

        reports = [one("a1"), one("a2", "a1"), one("a3"), one("a4", "a2"), one("a5", "gone")]
        assert [(r.id, depth) for r, depth in nested(reports)] == [
            ("a1", 0),
            ("a2", 1),
            ("a4", 2),
            ("a3", 0),
            ("a5", 0),
        ]

    def test_nobody_named(self) -> None:
        one = report("a1", None, "قال", "حلب", naming="impersonal")
        lines = plain(
            Document(engine="t", stages=(), id="d", text=TEXT, attributions=(one,)), width=80
        )
        assert "a1  nobody named" in lines
