"""an office with its state or body, and a day -> who held it"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from musnad.lexicon.actors import actors
from musnad.lexicon.naming import naming
from musnad.mentions.scan import Scan
from musnad.mentions.spots import Spot
from musnad.mentions.trie import Leaf


class Post(NamedTuple):
    """One reading of an office: title and the state or body that it belongs to."""

    title: str
    of: str

    @property
    def id(self) -> str:
        """The office's id."""
        known = actors().countries.get(self.of)
        return f"office/{known.slug if known else self.of.partition('/')[2]}-{self.title}"


def states(leaf: Leaf | None) -> tuple[str, ...]:
    """ISO codes of the states that a form may stand for."""
    return () if leaf is None else leaf.states


def owners(scan: Scan, spot: Spot) -> tuple[str, ...]:
    """The states and bodies that complete an office, as ids."""
    leaf = spot.owner
    if leaf is None:
        return ()
    found = list(states(leaf))
    found += [form.id for form in leaf.of("organisation")]
    body = institution(scan, spot.inner, spot.last)
    return tuple(found) if body is None else (body, *found)


def institution(scan: Scan, first: int, last: int, country: str = "") -> str | None:
    """The ministry, army … that these tokens name with its state."""
    leaf = scan.leaves.get(first)
    bodies = leaf.of("body") if leaf is not None else ()
    if not bodies:
        return None
    inner = [scan.leaves[at] for at in range(first + 1, last) if at in scan.leaves]
    if bodies[0].how == "short" and inner and not _agrees(leaf, inner[0]):
        return None
    found = [iso for other in inner for iso in states(other)]
    iso = found[0] if found else country
    if not iso:
        return None
    return _institution(bodies[0].id, iso)


def _agrees(field: Leaf | None, nation: Leaf) -> bool:
    """The adjective of a field alone agrees with the word ministry, which is left out."""
    named, key = naming(), field.key if field is not None else ""
    if key in named["field-alone"]:
        return True
    feminine = any(form.gender == "f" and not form.many for form in nation.of("nationality"))
    return feminine and not key.endswith(tuple(named["plain-ending"]))


# What stands for the state itself, and not for a body of it.
SIDE, PEOPLE = "side", "people"


@lru_cache(maxsize=1 << 14)
def _institution(body: str, iso: str) -> str:
    if body == SIDE:
        return f"country/{iso}"
    return actors().institution(body, iso).id


@lru_cache(maxsize=1 << 14)
def posts(titles: tuple[str, ...], of: tuple[str, ...]) -> tuple[Post, ...]:
    """The offices that a title and its complement may mean, those somebody held first."""
    made = {Post(title, owner): None for owner in of for title in titles}
    return tuple(sorted(made, key=lambda post: post not in _held()))


@cache
def _held() -> frozenset[tuple[str, str]]:
    """The offices that somebody held at some time, as far as the tables know."""
    return frozenset((one.title, one.of) for one in actors().tenures)


def ever(titles: tuple[str, ...], of: tuple[str, ...]) -> bool:
    """Somebody held one of these offices at some time."""
    return any(post in _held() for post in posts(titles, of))


@lru_cache(maxsize=1 << 14)
def holders(post: Post, date: str | None) -> tuple[str, ...]:
    """Who held the office on that day, as ids of persons."""
    if date is None:
        return ()
    found = actors().office_holders(post.title, post.of, date[:10])
    return tuple(dict.fromkeys(one.person for one in found))
