"""which found attribution answers to which of the gold"""

from __future__ import annotations

from collections.abc import Sequence

from musnad.evaluate.marked import Marked, content_match, source_match
from musnad.evaluate.pieces import touch

SHARED_CONTENT = 0.5


def pair(text: str, golds: Sequence[Marked], found: Sequence[Marked]) -> dict[int, int]:
    """Position of the found by position of the gold.

    Two may pair when their cues touch, or when their contents share half of their
    characters. The best pair is taken first; each is paired once at most.
    """
    pairs: dict[int, int] = {}
    for _, i, j in sorted(_options(text, golds, found), reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _options(
    text: str, golds: Sequence[Marked], found: Sequence[Marked]
) -> list[tuple[float, int, int]]:
    options = []
    for i, gold in enumerate(golds):
        for j, guess in enumerate(found):
            cue = touch(gold.cue, guess.cue)
            content = content_match(text, gold, guess).overlap
            if cue or content >= SHARED_CONTENT:
                closeness = 2 * cue + content + 0.5 * source_match(text, gold, guess)
                options.append((closeness, i, j))
    return options
