"""who a speaker is, within an article and from one article to another

This module alone decides whether two names stand for one speaker. The ids of entities decide
where both have one that stands for somebody; two persons are never one. Else the names are
compared word by word: a body and its head speak with one voice, and a name that no list knows
has another id in another spelling.
"""

from __future__ import annotations

from musnad.compare.facts import Speaker
from musnad.compare.row import FUNCTION, Row
from musnad.compare.telling import weight
from musnad.lexicon.contrast import referents
from musnad.lexicon.glossary import Hit
from musnad.lexicon.stems import root
from musnad.model import Attribution, ChainLink

_ALIKE = 0.6
_TELLING = 0.3
_OPEN = ("named", "collective")
_PERSON = "person/"
_SOMEBODY = (_PERSON, "org/", "country/", "office/")


class Speakers:
    """The speakers of one article, in the order of the text."""

    def __init__(self) -> None:
        self._known: list[Speaker] = []

    def of(self, report: Attribution) -> Speaker:
        """Who speaks in a report, under the fullest name that the article has given so far."""
        named = report.source or report.antecedent
        text = named.text if named else None
        return self._known_as(speaker(text, report.entities, report.naming))

    def named(self, text: str) -> Speaker:
        """The speaker whom a stretch of the text names."""
        return self._known_as(speaker(text))

    def _known_as(self, found: Speaker) -> Speaker:
        for known in reversed(self._known):
            if _stands_for(found, known):
                return known
        if found.keys:
            self._known.append(found)
        return found


def speaker(text: str | None, entities: tuple[str, ...] = (), naming: str = "named") -> Speaker:
    """A speaker as a text names them."""
    if not text:
        return Speaker(None)
    row = Row(text)
    hits = referents().within(row.words)
    same = {at for hit in hits if hit.value == "same" for at in _span(hit)}
    told = [at for at in range(len(row)) if at not in same and row.tags[at] not in FUNCTION]
    keys = tuple(dict.fromkeys(root(row.words[at]) for at in told if len(row.words[at]) > 1))
    vague = ("generic", "anyone", "points")
    generic = {root(row.words[at]) for hit in hits if hit.value in vague for at in _span(hit)}
    nobody = any(hit.value == "anyone" and hit.first == 0 for hit in hits)
    open_ = naming in _OPEN and not nobody and any(key not in generic for key in keys)
    return Speaker(text, keys, entities, open_, any(row.joined[at] for at in told))


def same(a: Speaker, b: Speaker) -> bool:
    """Whether two speakers of different articles are one; never for those without a name."""
    decided = _by_entity(a, b)
    return a.open and b.open and alike(a, b) if decided is None else decided


def _by_entity(a: Speaker, b: Speaker) -> bool | None:
    """What the ids say; None where they do not decide."""
    ids = [_somebody(a), _somebody(b)]
    if ids[0] & ids[1]:
        return True
    persons = [all(one.startswith(_PERSON) for one in some) for some in ids if some]
    return False if persons == [True, True] else None


def _somebody(one: Speaker) -> set[str]:
    return {id for id in one.entities if id.startswith(_SOMEBODY)}


def alike(a: Speaker, b: Speaker) -> bool:
    """Whether the words of two names fit one speaker."""
    few, many = sorted((set(a.keys), set(b.keys)), key=len)
    if not few:
        return False
    shared = few & many
    telling = max((weight(key) for key in shared), default=0.0)
    return len(shared) >= _ALIKE * len(few) and telling >= _TELLING


def compatible(a: Speaker, b: Speaker) -> bool:
    """Whether two names could stand for one speaker: nothing in them says otherwise."""
    if same(a, b) or not a.keys or not b.keys:
        return True
    if a.open and b.open:
        return False
    return bool(set(a.keys) & set(b.keys))


def chain(report: Attribution, found: Speaker) -> tuple[ChainLink, ...]:
    """Who passes a report on, the speaker under the fullest name."""
    if not report.chain or found.text is None:
        return report.chain
    last = report.chain[-1]
    return (*report.chain[:-1], ChainLink(last.entity, found.text))


def entity(found: Speaker) -> str | None:
    """What stands for a speaker: an entity's id, or the words of the name."""
    if found.entities:
        return found.entities[0]
    return " ".join(found.keys) or None


def _stands_for(found: Speaker, known: Speaker) -> bool:
    """Whether a later, shorter name in the same article means an earlier speaker."""
    decided = _by_entity(found, known)
    if decided is not None:
        # One of two who speak together is not both of them.
        return decided and _somebody(found) == _somebody(known)
    few, many = found.keys, known.keys
    if not few or not set(few) <= set(many):
        return False
    return few == many or (not known.several and (few[0] == many[0] or few[-1] == many[-1]))


def _span(hit: Hit[str]) -> range:
    return range(hit.first, hit.last)
