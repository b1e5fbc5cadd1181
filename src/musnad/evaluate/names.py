"""scores the names of persons and places against a file in BIO form

One word and its label a line, a blank line between sentences, as in ANERcorp. The file has no
articles, so runs of sentences stand in for them. A name counts if it covers exactly the same
words; clitics that are written onto a word go with it, and a direction before a name (the
north of) does not, as the file has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from musnad.errors import GoldError
from musnad.lexicon import fold
from musnad.lexicon.actors import actors
from musnad.lexicon.naming import naming
from musnad.mentions import find, resolve
from musnad.tokenise import tokenise

RUN = 25
KINDS = {"person": "PERS", "country": "LOC", "place": "LOC"}

Labelled = tuple[str, str]
Names = set[tuple[str, int, int]]


class NameScore(msgspec.Struct, frozen=True):
    """How many names of one kind were found.

    Attributes:
        right: found with exactly these words.
        found: found in all.
        gold: marked in the file.
    """

    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.found + self.gold
        return 2 * self.right / total if total else 0.0


class NameSlip(msgspec.Struct, frozen=True):
    """A name that only one side has: missed, or found where none is marked."""

    kind: str
    missed: bool
    words: tuple[str, ...]
    around: str


def read_names(path: Path) -> list[list[Labelled]]:
    """The sentences of a file.

    Raises:
        GoldError: the file cannot be read, or a line has no label.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: expected words with labels: {error}") from error
    return [list(_words(path, block)) for block in text.split("\n\n") if block.strip()]


def _words(path: Path, block: str) -> Iterator[Labelled]:
    for line in block.split("\n"):
        if not line.strip():
            continue
        word, _, label = line.strip().rpartition(" ")
        if not word or label.partition("-")[0] not in ("B", "I", "O"):
            raise GoldError(f"{path}: expected a word and its label, found {line!r}")
        yield word, label


def score_names(sentences: Iterable[list[Labelled]]) -> tuple[dict[str, NameScore], list[NameSlip]]:
    """Finds the names of all sentences; scores by kind (PERS, LOC), and what went wrong."""
    counts = {kind: [0, 0, 0] for kind in set(KINDS.values())}
    slips: list[NameSlip] = []
    source = iter(sentences)
    while run := list(islice(source, RUN)):
        gold, mine, words = _compared(run)
        for kind, count in counts.items():
            wanted, found = _of(gold, kind), _of(mine, kind)
            count[0] += len(wanted & found)
            count[1] += len(found)
            count[2] += len(wanted)
            slips.extend(_slip(one, True, words) for one in wanted - found)
            slips.extend(_slip(one, False, words) for one in found - wanted)
    return {kind: NameScore(*count) for kind, count in counts.items()}, slips


def _of(names: Names, kind: str) -> Names:
    return {one for one in names if one[0] == kind}


def _slip(name: tuple[str, int, int], missed: bool, words: list[str]) -> NameSlip:
    kind, first, last = name
    around = " ".join(words[max(0, first - 4) : last + 4])
    return NameSlip(kind, missed, tuple(words[first:last]), around)


def _compared(run: list[list[Labelled]]) -> tuple[Names, Names, list[str]]:
    """The names that are marked, those that are found, and the words both count in."""
    words: list[str] = []
    gold: Names = set()
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for sentence in run:
        gold |= _marked(sentence, len(words))
        for index, (word, _) in enumerate(sentence):
            starts.append(at)
            words.append(word)
            pieces.append(word + ("\n" if index + 1 == len(sentence) else " "))
            at += len(pieces[-1])
    return gold, _found("".join(pieces), starts, words), words


def _marked(sentence: list[Labelled], offset: int) -> Names:
    names: Names = set()
    begun: int | None = None
    for index, (_, label) in enumerate([*sentence, ("", "O")]):
        part = label.partition("-")[0]
        if begun is not None and part != "I":
            names.add((sentence[begun][1].partition("-")[2], offset + begun, offset + index))
            begun = None
        if part == "B":
            begun = index
    return names


def _found(text: str, starts: list[int], words: list[str]) -> Names:
    mentions, _ = resolve(find(tokenise(text), published=None, outlet=None)).records()
    place = {}
    for index, (start, word) in enumerate(zip(starts, words, strict=True)):
        place.update(dict.fromkeys(range(start, start + len(word)), index))
    names: Names = set()
    for one in mentions:
        kind = KINDS.get(one.kind)
        if kind is not None and one.form == "name":
            first, last = place[one.start], place[one.end - 1] + 1
            if one.kind == "place" and _directed(words[first:last]):
                first += 1
            names.add((kind, first, last))
    return names


def _directed(words: list[str]) -> bool:
    """A direction before the name of a part of the world."""
    if len(words) == 1 or fold(words[0]) not in naming()["direction"]:
        return False
    return not any(form.kind == "country" for form in actors().find(" ".join(words[1:])))
