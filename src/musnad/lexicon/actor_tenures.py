"""offices with partly known dates -> who held one on a day

A date may be a day, a month or a year, or not be known. An end that is not known is taken from
the next holder's beginning, where that one is known. Who held the office for certain comes
before who may have.
"""

from __future__ import annotations

from collections.abc import Iterable

from musnad.lexicon.actor_records import Tenure

_EARLIEST, _LATEST = "0000-00-00", "9999-99-99"


def holders(tenures: Iterable[Tenure], date: str) -> tuple[Tenure, ...]:
    """Who of those that held one office held it on a day, the newest first.

    Those who held it for certain; where nobody did, those who may have.
    """
    day = date[:10]
    ordered = sorted(tenures, key=lambda one: one.since or _EARLIEST)
    ends = _ends(ordered)
    sure: list[Tenure] = []
    perhaps: list[Tenure] = []
    for one, end in zip(ordered, ends, strict=True):
        if not first(one.since or _EARLIEST) <= day <= last(end):
            continue
        certain = one.since and last(one.since) <= day <= first(end)
        (sure if certain else perhaps).append(one)
    return tuple(reversed(sure or perhaps))


def _ends(ordered: list[Tenure]) -> list[str]:
    """Each tenure's end, or else the beginning of the next one."""
    found = []
    for index, one in enumerate(ordered):
        later = (next_.since for next_ in ordered[index + 1 :] if next_.since > one.since)
        found.append(one.until or next(later, _LATEST))
    return found


def tenures_at(tenures: Iterable[Tenure], date: str) -> tuple[Tenure, ...]:
    """Those of a person's tenures that cover a day, the newest first."""
    day = date[:10]
    found = [
        one
        for one in tenures
        if one.since and first(one.since) <= day <= last(one.until or _LATEST)
    ]
    return tuple(sorted(found, key=lambda one: one.since, reverse=True))


def first(date: str) -> str:
    """The first day that a date may mean."""
    return (date + "-01-01"[len(date) - 4 :])[:10] if len(date) < 10 else date


def last(date: str) -> str:
    """The last day that a date may mean; every month is taken to have 31."""
    return (date + "-12-31"[len(date) - 4 :])[:10] if len(date) < 10 else date
