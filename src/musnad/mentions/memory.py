"""what an article has named so far: where family names and "the minister" point back to"""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon.actors import actors


class Known(NamedTuple):
    """Somebody who held or bore an office in the text: titles, its first word, state, entity."""

    titles: tuple[str, ...]
    head: str
    of: tuple[str, ...]
    entity: str


class Memory:
    """What was named, the latest last.

    Attributes:
        names: word of a name -> ids of those who bear it.
        words: id -> the words of the fullest name.
        sure: ids of those whose names are names beyond doubt.
        doubtful: ids of those who may be somebody else.
        offices: offices as they were named.
        bodies: id of a kind of institution -> ids of those named.
        heads: first word of a body's name -> ids of the bodies.
        countries: ISO codes in the order of their last mention; counts: how often each.
        keys: bodies by the folded form that named them.
    """

    __slots__ = (
        "bodies",
        "countries",
        "counts",
        "doubtful",
        "heads",
        "keys",
        "names",
        "offices",
        "sure",
        "words",
    )

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.words: dict[str, tuple[str, ...]] = {}
        self.sure: set[str] = set()
        self.doubtful: set[str] = set()
        self.offices: list[Known] = []
        self.bodies: dict[str, str] = {}
        self.heads: dict[str, str] = {}
        self.countries: dict[str, None] = {}
        self.counts: dict[str, int] = {}
        self.keys: dict[str, str] = {}

    def person(
        self, entity: str, words: tuple[str, ...], sure: bool, doubtful: bool = False
    ) -> None:
        """A person was named by these words."""
        if sure:
            self.sure.add(entity)
        if doubtful:
            self.doubtful.add(entity)
        if len(words) >= len(self.words.get(entity, ())):
            self.words[entity] = words
        for word in words:
            held = self.names.setdefault(word, [])
            if not held or held[-1] != entity:
                held.append(entity)

    def certain(self, entity: str) -> bool:
        """Somebody was named in full, and it is nobody else."""
        return entity in self.sure and entity not in self.doubtful

    def office(self, known: Known) -> None:
        """Somebody was named by an office."""
        self.offices.append(known)

    def country(self, iso: str) -> None:
        """A state was named, by its name, its capital or an adjective."""
        self.countries.pop(iso, None)
        self.countries[iso] = None
        self.counts[iso] = self.counts.get(iso, 0) + 1

    def body(self, key: str, head: str, entity: str) -> None:
        """A body was named by a form that begins with this word."""
        self.keys[key] = entity
        self.heads[head] = entity

    def begun(self, key: str) -> str | None:
        """The latest body whose name begins with these words and goes on."""
        for name, entity in reversed(self.keys.items()):
            if name.startswith(f"{key} "):
                return entity
        return None

    def home(self) -> str:
        """The one state that the whole text is about; empty where there is none."""
        total = sum(self.counts.values())
        most = max(self.counts, key=self.counts.__getitem__, default="")
        if most and self.counts[most] >= max(_OFTEN, _SHARE * total):
            return most
        return ""

    def namesake(self, words: tuple[str, ...], first: bool = False) -> str | None:
        """The latest person of the text whose name holds all these words.

        Args:
            first: a first name alone will do.
        """
        for entity in reversed(self.names.get(words[-1], ())):
            known = self.words[entity]
            alone = len(words) == 1 and len(known) > 1 and words[0] == known[0]
            if set(words) <= set(known) and (first or not alone):
                return entity
        return None

    def holder(self, titles: tuple[str, ...], head: str, of: tuple[str, ...] = ()) -> str | None:
        """The latest bearer of an office: the same title, or else one with the same first word."""
        same = set(titles)
        fits = [one for one in self.offices if not of or not one.of or set(one.of) & set(of)]
        for one in reversed(fits):
            if same & set(one.titles):
                return one.entity
        for one in reversed(fits):
            if head and one.head == head:
                return one.entity
        return None


# A text is about a state if it names it so often, and so much of all its states.
_OFTEN, _SHARE = 3, 0.6


def country_of(entity: str) -> str:
    """ISO code of the state that somebody acts for; empty where none is known."""
    known = actors()
    if entity.startswith("country/"):
        return entity.partition("/")[2]
    person = known.persons.get(entity)
    if person is not None:
        return person.country
    body = known.organisations.get(entity)
    return body.country if body is not None else ""
