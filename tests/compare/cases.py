"""the labelled pairs and renderings, and what the comparison says of them"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from musnad.compare import compare
from musnad.model import Article, Document
from musnad.model.comparison import Comparison
from musnad.pipeline import analyse

FOLDER = Path(__file__).resolve().parent.parent / "cases"
DAY = "2024-03-01"


class PairCase(msgspec.Struct, frozen=True):
    """One labelled pair of statements."""

    id: str
    kind: str | None
    left: str | None = None
    right: str | None = None
    both: str | None = None


class RenderingCase(msgspec.Struct, frozen=True):
    """One rendering of a statement, with the name of its family."""

    id: str
    family: str
    text: str


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


@cache
def pair_cases() -> tuple[PairCase, ...]:
    raw = yaml.safe_load((FOLDER / "compare.yaml").read_text(encoding="utf-8"))
    return tuple(msgspec.convert(raw, list[PairCase]))


@cache
def rendering_cases() -> tuple[RenderingCase, ...]:
    raw = yaml.safe_load((FOLDER / "quotations.yaml").read_text(encoding="utf-8"))
    return tuple(msgspec.convert(raw, list[RenderingCase]))


def document(id: str, text: str, outlet: str, published: str = DAY) -> Document:
    return analyse(Article(id=id, text=text, outlet=outlet, published=published))


@cache
def compared(case: PairCase) -> Comparison:
    if case.both is not None:
        return compare([document(case.id, case.both, "المنارة")])
    return compare(
        [
            document(f"{case.id}-a", case.left or "", "المنارة", f"{DAY}T08:00:00+00:00"),
            document(f"{case.id}-b", case.right or "", "السهل", f"{DAY}T09:00:00+00:00"),
        ]
    )


def found_kinds(case: PairCase) -> list[str]:
    """The kinds of conflict found, the surest first; a reversal counts as one too."""
    found = compared(case)
    kinds = [one.kind for one in found.conflicts]
    return [*kinds, *("reversal" for one in found.reversals if one.kind == "own words")]


def score(right: int, found: int, expected: int) -> Score:
    precision = right / found if found else 1.0
    recall = right / expected if expected else 1.0
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


@cache
def pair_score() -> Score:
    cases = pair_cases()
    found = [case for case in cases if found_kinds(case)]
    right = sum(case.kind is not None for case in found)
    return score(right, len(found), sum(case.kind is not None for case in cases))


def pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


@cache
def families_found() -> frozenset[tuple[str, str]]:
    documents = [
        document(case.id, case.text, f"outlet {number}")
        for number, case in enumerate(rendering_cases())
    ]
    found = compare(documents).families
    return frozenset(pairs({one.side.document for one in family.renderings} for family in found))


@cache
def family_score() -> Score:
    groups: dict[str, list[str]] = {}
    for case in rendering_cases():
        groups.setdefault(case.family, []).append(case.id)
    expected = pairs(groups.values())
    found = families_found()
    return score(len(found & expected), len(found), len(expected))
