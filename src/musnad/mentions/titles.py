"""a spot that is an office -> who holds it: by state and day, or by who bore it before"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.lexicon import tags as t
from musnad.lexicon.actors import actors
from musnad.mentions import offices
from musnad.mentions.memory import Known, country_of
from musnad.mentions.people import LIKELY, OPEN, SURE, Ids
from musnad.mentions.spots import Spot
from musnad.mentions.text import Text, head_of

# A state has none of these unless the tables know one.
_CROWNS = {"king", "emir", "sultan", "leader", "emperor", "prince"}
# Whom news calls the leader of a state.
_RULERS = ("president", "king", "emir", "sultan", "supreme-leader", "chancellor", "prime-minister")
# Of these a state has many at once.
_ANY = ("minister", "minister-of-state", "member-of-parliament", "ambassador")


def title(text: Text, spot: Spot) -> Ids:
    """Who holds an office that no name follows."""
    if any(one.title is spot for one in text.spots[spot.place + 1 : spot.place + 2]):
        return ()  # the name decides
    titles, of = ids(spot), offices.owners(text.scan, spot)
    for iso in offices.states(spot.owner):
        text.memory.country(iso)
    if not of:
        return _bare(text, spot, titles)
    if not _definite(text, spot) or spot.past:
        return ()
    found = holders(text, titles, of) or _borne(text, spot, titles, of)
    if not found and not _shared(titles, of):
        found = ((offices.posts(titles, of)[0].id, LIKELY),)
    if found:
        remember(text, spot, found[0][0])
    return found


def ids(spot: Spot) -> tuple[str, ...]:
    """The titles that a form may mean."""
    return tuple(form.id for form in spot.leaf.of("title")) if spot.leaf is not None else ()


def holders(text: Text, titles: tuple[str, ...], of: tuple[str, ...]) -> Ids:
    """Who held one of these offices on the article's day; where several may have, the office."""
    for post in offices.posts(titles, of):
        found = offices.holders(post, text.date)
        if len(found) == 1:
            return ((found[0], SURE),)
        if found:
            return ((post.id, LIKELY), *((one, OPEN / len(found)) for one in found))
    return ()


def expected(text: Text, spot: Spot) -> tuple[str, ...]:
    """All who may have held the office before a name on that day."""
    for iso in offices.states(spot.owner):
        text.memory.country(iso)
    made = offices.posts(ids(spot), offices.owners(text.scan, spot))
    return tuple(one for post in made for one in offices.holders(post, text.date))


def remember(text: Text, spot: Spot, entity: str) -> None:
    """Keep who bore an office, for when it is named alone."""
    key = spot.leaf.key if spot.leaf is not None else ""
    of = offices.owners(text.scan, spot)
    if not of and country_of(entity):
        of = (country_of(entity),)
    text.memory.office(Known(ids(spot), head_of(key), of, entity))


def counterpart(text: Text, spot: Spot) -> Ids:
    """Who holds the office of the one named last, in the other state."""
    of = offices.states(spot.owner)
    for known in (*_in_sentence(text, spot), *reversed(text.memory.offices)):
        if of and known.titles and not set(known.of) & set(of):
            found = holders(text, known.titles, of)
            return found or ((offices.posts(known.titles, of)[0].id, LIKELY),)
    return ()


def _in_sentence(text: Text, spot: Spot) -> Iterator[Known]:
    """The offices of those whom the sentence names before, its subject first."""
    sentences = text.scan.tokens.sentences
    begin = max((first for first, _ in sentences if first <= spot.first), default=0)
    for one in text.spots[: spot.place]:
        if one.first >= begin and one.ids and text.date:
            for held in actors().offices(one.ids[0][0], text.date):
                yield Known((held.title,), "", (held.of,), one.ids[0][0])


def _bare(text: Text, spot: Spot, titles: tuple[str, ...]) -> Ids:
    """An office without its state: who bore it before."""
    forms = spot.leaf.of("title") if spot.leaf is not None else ()
    if not any(form.definite for form in forms) or forms[0].many:
        return ()
    said = text.memory.holder(titles, _single(spot))
    return () if said is None else ((said, LIKELY),)


def _borne(text: Text, spot: Spot, titles: tuple[str, ...], of: tuple[str, ...]) -> Ids:
    said = text.memory.holder(titles, _single(spot), of)
    if said is None and "leader" in titles:
        said = text.memory.holder(_RULERS, "", of)
    return () if said is None else ((said, LIKELY),)


def _single(spot: Spot) -> str:
    """The head of a title of one word; a longer one is not the same as another with its head."""
    key = spot.leaf.key if spot.leaf is not None else ""
    return "" if " " in key else head_of(key)


def _shared(titles: tuple[str, ...], of: tuple[str, ...]) -> bool:
    """Many bear the office at once (members, officials), or the state has none of the kind."""
    known = actors().titles
    many = all(known[one].needs == "org" or one in _ANY for one in titles)
    return many or (set(titles) <= _CROWNS and not offices.ever(titles, of))


def _definite(text: Text, spot: Spot) -> bool:
    forms = spot.leaf.of("title") if spot.leaf is not None else ()
    owner, tokens = spot.owner, text.scan.tokens
    if t.BY_NAME in tokens.tags[spot.first : spot.last]:
        return tokens.entries[spot.first].definite
    if owner is not None and owner.has("nationality"):
        return any(form.definite for form in owner.of("nationality"))
    return bool(forms) and not forms[0].many
