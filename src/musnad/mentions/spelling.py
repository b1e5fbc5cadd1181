"""whether an unknown word is spelled like a foreign name

Letters in threes are counted in the names of the tables (foreign persons and places) and in
their ordinary words; a word is a name if its letters are likelier in the former.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import log

from musnad.lexicon import fold_word, store
from musnad.lexicon import tags as t
from musnad.lexicon.actors import ARAB, actors
from musnad.lexicon.naming import naming

_LEAST = 4
_SURE = 6.0


def _threes(word: str) -> list[str]:
    padded = f"^{word}$"
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


def _counted(words: Iterable[str]) -> Counter[str]:
    """How often each three stands in the words; counted in one text, which is quicker."""
    line = "".join(f"^{word}$" for word in set(words))
    found = Counter([line[at : at + 3] for at in range(len(line) - 2)])
    return Counter({three: many for three, many in found.items() if "$^" not in three})


@cache
def _weights() -> tuple[dict[str, float], float]:
    known = actors()
    people = [p.name for p in known.persons.values() if p.country not in ARAB]
    places = [p.name for p in known.places.values() if p.country not in ARAB]
    names = {fold_word(word) for name in people + places for word in name.split()}
    plain = {word for word, entry in store().folded.items() if entry.tag != t.NAME}
    arab = [b.name for b in known.organisations.values() if b.country in ARAB]
    common = [one.form for one in known.bodies.values()]
    common += [one.form for one in known.titles.values()]
    plain |= naming()["ordinary"].keys()
    plain |= {fold_word(word) for name in arab + common for word in name.split()}
    good = _counted(names)
    bad = _counted(word for word in plain if word.isalpha())
    total, other = sum(good.values()), sum(bad.values())
    weights = {
        three: log((good[three] + 0.5) / (total + 500)) - log((bad[three] + 0.5) / (other + 500))
        for three in good.keys() | bad.keys()
    }
    return weights, log(other / total) / 4


def plain(word: str, letters: int = 2) -> bool:
    """Its ends are those of Arabic words, endings of so many letters at least."""
    if word in naming()["ordinary"]:
        return True
    return word.endswith(_endings(letters)) or word.startswith(_beginnings())


@cache
def _endings(letters: int) -> tuple[str, ...]:
    return tuple(ending for ending in naming()["plain-ending"] if len(ending) >= letters)


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(naming()["plain-beginning"])


def foreign(word: str) -> bool:
    """The folded word looks like a foreign name."""
    if len(word) < _LEAST or not word.isalpha() or plain(word, 1):
        return False
    weights, unseen = _weights()
    score = sum(weights.get(three, unseen) for three in _threes(word))
    return score > _SURE
