"""sources that no table knows -> rows that only want a look

A source is cut into what stands before the name (title, institution, nationality) and the
name. The title gives the row's role and sex, the nationality its country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from musnad.lexicon.actor_latin import latin
from musnad.lexicon.actor_records import Form
from musnad.lexicon.actors import Actors, actors
from musnad.lexicon.store import store
from musnad.lexicon.tags import NAME

_BEFORE = ("title", "body", "nationality", "organisation", "country")
_PAUSE = re.compile(r"[^\w\s]")
# A name has so many words; what is longer is a description.
_FEWEST, _MOST = 2, 4


class Suggestion(NamedTuple):
    """A row for persons.tsv, how often its name was met, and the source as it was met first."""

    row: tuple[str, ...]
    times: int
    source: str


def suggestions(sources: Iterable[str], least: int = 2) -> list[Suggestion]:
    """The frequent names among sources that nobody resolved, the most frequent first.

    Args:
        sources: the sources' texts, one for each occurrence.
        least: how often a name must be met.
    """
    known, seen = actors(), Counter[str]()
    first: dict[str, tuple[str, tuple[Form, ...]]] = {}
    for source in sources:
        before, name = split(source, known)
        if _is_name(name) and not _is_known(name, known):
            seen[name] += 1
            first.setdefault(name, (source, before))
    return [
        Suggestion(_row(name, first[name][1], known), times, first[name][0])
        for name, times in seen.most_common()
        if times >= least
    ]


def split(source: str, known: Actors) -> tuple[tuple[Form, ...], str]:
    """What stands before a name, as readings, and the name.

    Example:
        >>> split("وزير الداخلية التونسي سامي الحداد", actors())[1]
        'سامي الحداد'
    """
    words, before = _PAUSE.sub(" ", source).split(), list[Form]()
    while words:
        size, form = _longest(words, known)
        if form is None:
            break
        before.append(form)
        del words[:size]
    return tuple(before), " ".join(words)


def _is_name(words: str) -> bool:
    """Letters alone, not too many, and the first one is no word of the language."""
    parts = words.split()
    if not (_FEWEST <= len(parts) <= _MOST and "".join(parts).isalpha()):
        return False
    first = store().find(parts[0])
    return first is None or first.tag == NAME


def _is_known(words: str, known: Actors) -> bool:
    """The name, or its end behind a word that no table has, is that of somebody known."""
    parts = words.split()
    ends = (" ".join(parts[start:]) for start in range(len(parts) - 1))
    return bool(known.find(words)) or any(
        form.kind == "person" for end in ends for form in known.find(end)
    )


def _longest(words: list[str], known: Actors) -> tuple[int, Form | None]:
    for size in range(min(len(words), 6), 0, -1):
        for form in known.find(" ".join(words[:size])):
            if form.kind in _BEFORE:
                return size, form
    return 0, None


def _row(name: str, before: tuple[Form, ...], known: Actors) -> tuple[str, ...]:
    titles = [known.titles[form.id] for form in before if form.kind == "title"]
    countries = [form.id for form in before if form.kind == "nationality"]
    female = any(form.kind == "title" and form.gender == "f" for form in before)
    key = latin(name)
    return (
        f"person/{key}",
        name,
        name.split()[-1],
        "",
        key.replace("-", " ").title(),
        countries[0] if countries else "",
        titles[0].role if titles else "CVL",
        "f" if female else "m",
    )
