"""a person's name in a text -> who it may be, with scores"""

from __future__ import annotations

from musnad.lexicon import fold_word
from musnad.lexicon.actors import actors
from musnad.lexicon.affixes import affixes
from musnad.mentions import symbols as s
from musnad.mentions.memory import Memory, country_of
from musnad.mentions.scan import Scan
from musnad.mentions.spots import Spot

Ids = tuple[tuple[str, float], ...]

SURE, LIKELY, OPEN = 1.0, 0.8, 0.5


def words_of(scan: Scan, spot: Spot) -> tuple[str, ...]:
    """The folded words of a name."""
    hints = scan.hints
    words = [hints[at].key for at in range(spot.first, spot.last)]
    words[0] = words[0][hints[spot.first].skip :]
    return tuple(word for word in words if word.isalpha())


def local(words: tuple[str, ...]) -> str:
    """The id of a name that no list knows."""
    return f"local/{'-'.join(words)}"


def whole(scan: Scan, spot: Spot) -> bool:
    """The form of the lexicon covers the whole name."""
    level, at = scan.level, spot.first + 1
    while at < spot.last and level[at] == s.MORE:
        at += 1
    return spot.leaf is not None and at == spot.last


def person(scan: Scan, spot: Spot, memory: Memory, expected: tuple[str, ...]) -> Ids:
    """Who a name may be.

    Args:
        expected: who holds the office before the name, by the tables.
    """
    words = words_of(scan, spot)
    if not words:
        return ()
    named = tuple(dict.fromkeys(f.id for f in spot.leaf.of("person"))) if spot.leaf else ()
    if named and (spot.rule == "full" or whole(scan, spot)):
        found = _listed(named, words, memory, expected)
        if found[0][0] not in expected and _common(scan, spot) and spot.title is None:
            found = ((local(words), LIKELY), (found[0][0], OPEN))
    else:
        found = _unlisted(words, memory, expected)
    if found and (len(found) == 1 or found[0][1] > found[1][1]):
        key = found[0][0]
        memory.person(key, _fullest(key, words), _surely(spot), _doubtful(spot, found))
    return found


def _common(scan: Scan, spot: Spot) -> bool:
    """Two first names: many bear them, not only the one whom the list knows."""
    given = s.FIRST + s.WEAK + s.ABROAD + s.UPON
    return spot.last - spot.first == _TWO and all(
        scan.hints[at].symbol in given for at in range(spot.first, spot.last)
    )


_TWO = 2


def _surely(spot: Spot) -> bool:
    """A name that holds a first name, stands in the list, or has an office or rank before it."""
    return spot.rule in _SURELY or spot.title is not None


def _doubtful(spot: Spot, found: Ids) -> bool:
    """Another reading is left, or words that only an office makes a name."""
    made = spot.title is not None and spot.title.rule != "rank" and spot.rule == "loose"
    return made or len(found) > 1


_SURELY = ("full", "first", "kunya", "short")


def _fullest(entity: str, words: tuple[str, ...]) -> tuple[str, ...]:
    known = actors().persons.get(entity)
    if known is None:
        return words
    return tuple(dict.fromkeys((*fold_word(known.name).split(" "), *words)))


def _listed(
    named: tuple[str, ...], words: tuple[str, ...], memory: Memory, expected: tuple[str, ...]
) -> Ids:
    """The list knows the name; of several who bear it the text and the office decide."""
    fit = [one for one in named if one in expected]
    if len(fit) == 1:
        return ((fit[0], SURE),)
    if len(words) == 1:
        said = memory.namesake(words)
        if said is not None and (
            said in named or len(named) > 1 or _arab(words[0]) or memory.certain(said)
        ):
            return ((said, SURE),)
    if len(named) == 1:
        return ((named[0], SURE if len(words) > 1 else LIKELY),)
    before = [one for one in named if one in memory.words]
    if len(before) == 1:
        return ((before[0], LIKELY),)
    near = [one for one in named if country_of(one) in memory.countries]
    if len(near) == 1:
        return ((near[0], LIKELY), *((one, OPEN / len(named)) for one in named if one not in near))
    return tuple((one, OPEN) for one in named)


def _arab(word: str) -> bool:
    """A family name with the article: many bear it, and the text says who is meant."""
    return word.startswith(affixes().article)


def _unlisted(words: tuple[str, ...], memory: Memory, expected: tuple[str, ...]) -> Ids:
    """No list knows the whole name."""
    said = memory.namesake(words)
    if said is not None:
        return ((said, SURE if len(words) > 1 else LIKELY),)
    for one in expected:
        if set(fold_word(actors().persons[one].name).split(" ")) & set(words):
            return ((one, LIKELY),)
    spelled = _short(words)
    if spelled is not None:
        return ((spelled, LIKELY),)
    return ((local(words), LIKELY),)


def _short(words: tuple[str, ...]) -> str | None:
    """A listed person of whose names all these words are a part."""
    if len(words) == 1:
        return None
    for form in actors().find(words[-1]):
        if form.kind == "person":
            one = actors().persons[form.id]
            parts = fold_word(" ".join((one.name, *one.others))).split(" ")
            if set(words) <= set(parts):
                return form.id
    return None
