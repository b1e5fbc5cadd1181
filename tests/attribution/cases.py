"""the linguistic cases, and what an engine's answer to one of them lacks"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from musnad import Article, analyse
from musnad.model import Attribution, Span

FOLDER = Path(__file__).resolve().parent.parent / "cases"
REPORTS = FOLDER / "attribution.yaml"
NO_REPORTS = FOLDER / "no_report.yaml"

QUOTES = "\"'“”„‟‘’«»"
EDGES = f"{QUOTES} .,،؛;:!؟?()[]…–—-\n"
# A span counts as the expected one from this overlap on (intersection over union).
SAME = 0.9

# A class of the cases -> the finer classes of the lexicon that are as right.
FINER = {
    "add": {"add", "say", "stress"},
    "affirm": {"affirm", "confirm", "admit", "swear", "insist", "stress"},
    "announce": {"announce", "reveal"},
    "believe": {"believe", "hope", "judge"},
    "expect": {"expect", "predict"},
    "explain": {"explain", "say"},
    "judge": {"judge", "describe", "believe", "criticise"},
    "report": {"report", "say", "quote", "claim"},
    "reveal": {"reveal", "show", "prove", "confirm"},
    "say": {"say", "report", "write", "claim", "reply", "quote"},
    "stipulate": {"stipulate", "say"},
    "urge": {"urge", "advise", "propose", "demand", "ask"},
    "demand": {"demand", "order", "urge", "ask"},
    "ask": {"ask", "demand"},
    "fear": {"fear", "believe"},
}
# Whether an office counts as named or a body as collective is a matter of taste; these are not.
PLAIN_NAMINGS = ("document", "impersonal")

Report = Mapping[str, Any]


class Case(NamedTuple):
    """One sentence of a table.

    Attributes:
        id: its name.
        text: what is analysed.
        hard: beyond what the grammar promises.
        fails: why it fails today; empty where it passes.
        reports: what a reader finds.
    """

    id: str
    text: str
    hard: bool
    fails: str
    reports: tuple[Report, ...]


@cache
def read(path: Path) -> tuple[Case, ...]:
    """The cases of a table."""
    rows = yaml.load(
        path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return tuple(
        Case(
            row["id"],
            row["text"],
            row.get("hard", False),
            row.get("fails", ""),
            tuple(row.get("reports", ())),
        )
        for row in rows
    )


def params(cases: Iterable[Case]) -> list[Any]:
    """The cases as parameters of a test; those marked as failing must fail."""
    return [pytest.param(case, id=case.id, marks=_marks(case)) for case in cases]


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    if not case.fails:
        return []
    return [pytest.mark.xfail(reason=case.fails, strict=True, raises=AssertionError)]


@cache
def found(text: str) -> tuple[Attribution, ...]:
    """What the engine finds in a text, or in a line without a stop as in a headline."""
    return analyse(Article(id="case", text=text)).attributions


def problems(case: Case) -> list[str]:
    """How the engine's answer to a case differs from the expected one; empty where it does not."""
    left = list(found(case.text))
    pairs: list[tuple[Report, Attribution | None]] = []
    for report in case.reports:
        cue = place(case.text, report["cue"], report.get("nth", 1))
        at_cue = [one for one in left if (one.cue.start, one.cue.end) == cue]
        best = min(at_cue, key=lambda one: len(compare(case, report, one)), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((report, best))
    ids = {number: one.id for number, (_, one) in enumerate(pairs, 1) if one is not None}
    out: list[str] = []
    for report, one in pairs:
        if one is None:
            out.append(f"{report['cue']}: not found")
            continue
        wrong = compare(case, report, one)
        parent = ids.get(report["parent"]) if "parent" in report else None
        if one.parent != parent:
            wrong.append("parent")
        out.extend(f"{report['cue']}: {name}" for name in wrong)
    out.extend(f"{one.cue.text}: one too many ({one.rule})" for one in left)
    return out


def compare(case: Case, report: Report, one: Attribution) -> list[str]:
    """The fields in which one attribution differs from one report."""
    text = case.text
    wrong = []
    if not same(text, [report["source"]], [one.source], f"{QUOTES} "):
        wrong.append("source")
    if one.inherited != report.get("inherited", False):
        wrong.append("inherited")
    if not same(text, [report.get("antecedent")], [one.antecedent], f"{QUOTES} "):
        wrong.append("antecedent")
    content = report["content"]
    pieces = content if isinstance(content, list) else [content]
    if not same(text, pieces, one.content, EDGES):
        wrong.append("content")
    if "mode" in report and one.mode != report["mode"]:
        wrong.append("mode")
    if "via" in report and not same(text, report["via"], one.via, EDGES):
        wrong.append("via")
    for name in ("addressee", "medium", "occasion", "target"):
        if name in report and not same(text, [report[name]], [getattr(one, name)], EDGES):
            wrong.append(name)
    wrong.extend(labels(report, one))
    return wrong


def labels(report: Report, one: Attribution) -> Iterator[str]:
    """The labels that differ where only one is right."""
    if "certainty" in report and one.certainty != report["certainty"]:
        yield "certainty"
    kind = report["class"]
    if one.cue.kind not in FINER.get(kind, {kind}):
        yield "class"
    if report["naming"] in PLAIN_NAMINGS and one.naming != report["naming"]:
        yield "naming"


def same(text: str, wanted: Iterable[str | None], given: Iterable[Span | None], edges: str) -> bool:
    """Whether spans are those of the wanted texts, but for marks at their edges."""
    a: set[int] = set()
    for piece in wanted:
        if piece is not None:
            a.update(range(*strip(text, *place(text, piece), edges)))
    b: set[int] = set()
    for span in given:
        if span is not None:
            b.update(range(*strip(text, span.start, span.end, edges)))
    return len(a & b) >= SAME * len(a | b)


def place(text: str, piece: str, nth: int = 1) -> tuple[int, int]:
    """Where the piece stands in the text, the nth time.

    Raises:
        ValueError: it does not.
    """
    start = -1
    for _ in range(nth):
        start = text.index(piece, start + 1)
    return start, start + len(piece)


def strip(text: str, start: int, end: int, edges: str) -> tuple[int, int]:
    """The stretch without these characters at its edges."""
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end
