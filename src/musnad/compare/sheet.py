"""a document -> all of it that is compared with others"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from zlib import crc32

from musnad.compare.facts import Sheet, Statement
from musnad.compare.near import bands
from musnad.compare.retreats import told
from musnad.compare.row import Row
from musnad.compare.saying import Sayings
from musnad.compare.telling import keys, weight
from musnad.compare.when import named
from musnad.ingest.dates import day
from musnad.model import Document

# So many of an article's words stand for its topic.
TOPIC = 40
# Words in a sequence by which copies are found.
SHINGLE = 4
_HEADLINE = 2


def sheet(document: Document) -> Sheet:
    """What is compared of a document.

    Example:
        >>> from musnad.model import Article
        >>> from musnad.pipeline import analyse
        >>> found = sheet(analyse(Article(id="1", text="قال الوزير إن القصف توقف.")))
        >>> [statement.speaker.text for statement in found.statements]
        ['الوزير']
    """
    row = Row(document.text)
    hashed = shingles(row.words)
    sentences = tuple((one.start, one.end) for one in document.sentences)
    return Sheet(
        document.id,
        document.outlet,
        document.published,
        day(document.published or "") or "",
        _topic(document, row),
        hashed,
        bands(hashed),
        sentences,
        _statements(document, row, sentences),
        tuple(told(row, sentences)),
    )


def _topic(document: Document, row: Row) -> tuple[tuple[str, float], ...]:
    """The heaviest words, weighed so that two articles' common weight is their likeness."""
    counts: Counter[str] = Counter()
    rarity: dict[str, float] = {}
    head = Row(document.headline or "")
    for part, times in ((row, 1), (head, _HEADLINE)):
        for at, key in keys(part, 0, len(part)).items():
            if key[0].isdigit():
                continue
            counts[key] += times
            rarity[key] = max(rarity.get(key, 0.0), weight(part.words[at]))
    heavy = {key: (1 + math.log(n)) * rarity[key] ** 2 for key, n in counts.items()}
    first = sorted(heavy.items(), key=lambda item: (-item[1], item[0]))[:TOPIC]
    norm = math.sqrt(sum(value**2 for _, value in first)) or 1.0
    return tuple((key, round(value / norm, 4)) for key, value in first)


def shingles(words: list[str]) -> tuple[int, ...]:
    """Hashes of all sequences of words, sorted, none twice."""
    parts = (" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
    return tuple(sorted({crc32(part.encode("utf-8", "surrogatepass")) for part in parts}))


def _statements(
    document: Document, row: Row, sentences: tuple[tuple[int, int], ...]
) -> tuple[Statement, ...]:
    starts = [start for start, _ in sentences]
    sayings = Sayings(row, starts, named(document, row))
    found = [sayings.report(report) for report in document.attributions]
    found += sayings.denials({report.cue.start for report in document.attributions})
    covered = {bisect_right(starts, one.at) - 1 for one in found}
    for number, place in enumerate(sentences):
        if number not in covered:
            own = sayings.own(number, place)
            if own is not None:
                found.append(own)
    return tuple(sorted(found, key=lambda one: one.at))
