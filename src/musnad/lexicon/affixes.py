"""the clitics and word shapes of affixes.tsv, by kind"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from musnad.lexicon.table import Column, Table, anything, code, one_of, read, text

_KINDS = (
    *"and with for article for-the future let pronoun that masdar".split(),
    *"circumstance nisba dual several".split(),
)
AFFIXES = Table(
    "ar/affixes.tsv",
    (
        Column("id", code),
        Column(
            "kind",
            one_of(_KINDS),
        ),
        Column("form", text),
        Column("note", anything),
    ),
)


class Affixes(NamedTuple):
    """The clitics, by kind."""

    ands: tuple[str, ...]
    with_: str
    for_: str
    article: str
    for_the: str
    futures: tuple[str, ...]
    pronouns: tuple[str, ...]
    that: str
    masdar: re.Pattern[str]
    circumstance: tuple[str, ...]
    nisba: tuple[str, ...]
    feminine: tuple[str, ...]
    duals: tuple[str, ...]
    several: str


@cache
def affixes() -> Affixes:
    """The clitics of the table, longest pronoun first."""
    by_kind: dict[str, list[str]] = {}
    for row in read(AFFIXES):
        by_kind.setdefault(row.cells[1], []).append(row.cells[2])
    return Affixes(
        ands=tuple(by_kind["and"]),
        with_=by_kind["with"][0],
        for_=by_kind["for"][0],
        article=by_kind["article"][0],
        for_the=by_kind["for-the"][0],
        futures=(*by_kind["future"], *by_kind["let"]),
        pronouns=tuple(sorted(by_kind["pronoun"], key=len, reverse=True)),
        that=by_kind["that"][0],
        masdar=re.compile("|".join(by_kind["masdar"])),
        circumstance=tuple(by_kind["circumstance"]),
        nisba=tuple(by_kind["nisba"]),
        feminine=(by_kind["circumstance"][1], by_kind["circumstance"][3]),
        duals=tuple(by_kind["dual"]),
        several=by_kind["several"][0],
    )


def pronouns_of(word: str) -> tuple[str, ...]:
    """The pronouns with whose letters a word ends, longest first."""
    longest = affixes().pronouns[0]
    return _pronouns_of(word[-len(longest) :])


@lru_cache(maxsize=1 << 14)
def _pronouns_of(end: str) -> tuple[str, ...]:
    return tuple(one for one in affixes().pronouns if end.endswith(one))
