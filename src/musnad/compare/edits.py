"""what was changed from one copy of an article to the next, sentence by sentence"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from musnad.lexicon import fold
from musnad.model import Document, Span
from musnad.model.comparison import Edit

_ALIKE = 55.0
_SAME = 99.5


def edits(before: Document, after: Document) -> tuple[Edit, ...]:
    """The sentences kept, changed, added and dropped, in the order of the later copy."""
    old, new = _sentences(before), _sentences(after)
    return tuple(_edits(old, new))


def _sentences(document: Document) -> list[Span]:
    return [Span.of(document.text, one.start, one.end) for one in document.sentences]


def _edits(old: Sequence[Span], new: Sequence[Span]) -> Iterator[Edit]:
    pairs = _pairs(old, new)
    used = {before for before, _ in pairs.values()}
    following = 0
    for at, sentence in enumerate(new):
        if at not in pairs:
            yield Edit("added", None, sentence)
            continue
        before, likeness = pairs[at]
        for dropped in range(following, before):
            if dropped not in used:
                yield Edit("dropped", old[dropped], None)
        following = max(following, before + 1)
        yield Edit("kept" if likeness >= _SAME else "changed", old[before], sentence)
    for dropped in range(following, len(old)):
        if dropped not in used:
            yield Edit("dropped", old[dropped], None)


def _pairs(old: Sequence[Span], new: Sequence[Span]) -> dict[int, tuple[int, float]]:
    """For each new sentence the old one that it comes from, with how alike they are."""
    plain = [" ".join(fold(one.text).split()) for one in old]
    fresh = [" ".join(fold(one.text).split()) for one in new]
    likely = [
        (likeness, -abs(a - b), a, b)
        for b, two in enumerate(fresh)
        for a, one in enumerate(plain)
        if (likeness := fuzz.ratio(one, two, score_cutoff=_ALIKE)) >= _ALIKE
    ]
    found: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for likeness, _, a, b in sorted(likely, reverse=True):
        if a not in used and b not in found:
            found[b] = a, likeness
            used.add(a)
    return found
