"""what the tables of events say of one word form"""

from __future__ import annotations

from msgspec import Struct


class EventRow(Struct, frozen=True):
    """A row of events.tsv: a verb with its verbal nouns, a noun, or a fixed phrase.

    Attributes:
        lemma: its words; the first is the trigger, the others must stand near it.
        companions: those others, folded.
        verb: the first word is a verb.
        nouns: its verbal nouns; of a noun, its forms.
        kind: the PLOVER type.
        actor, recipient: where they stand, best first.
        guards: what must be there for the word to count.
    """

    id: str
    lemma: tuple[str, ...]
    verb: bool
    nouns: tuple[str, ...]
    kind: str
    mode: str
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    guards: frozenset[str]
    companions: tuple[str, ...] = ()

    @property
    def trace(self) -> str:
        """The row as traces name it."""
        return f"events/{self.id}"


class LightRow(Struct, frozen=True):
    """A verb that says little itself: its noun is the event ("launched an attack").

    Attributes:
        noun: where the event's noun stands: subj, obj, or behind a preposition.
        actor, recipient: where they stand beside the verb.
        auxiliary: what the verb makes of the event ("foiled an attack").
    """

    id: str
    lemma: str
    noun: str
    actor: str
    recipient: str
    auxiliary: str

    @property
    def trace(self) -> str:
        """The row as traces name it."""
        return f"eventlights/{self.id}"


class SignRow(Struct, frozen=True):
    """A word or phrase beside which an event is another, or less than a fact.

    Attributes:
        words: the words, folded, without the article.
        sign: what it does: aux, trap, context, place, link, person.
        value: the auxiliary mode, the type (`-` for none), the context, the link's name.
        where: before, next, near or text.
        of: types, or ids of rows, to which it applies; all where there are none.
    """

    id: str
    words: tuple[str, ...]
    sign: str
    value: str
    where: str
    of: frozenset[str] = frozenset()


class Act(Struct, frozen=True, gc=False):
    """One way to read a word form as an event.

    Attributes:
        finite: it can be a finite verb.
        nominal: it can be a noun.
        active, passive: the voices that a finite form can have.
        many: the finite form shows by itself that several act.
        present: the finite form can only be a present.
    """

    row: EventRow
    finite: bool
    nominal: bool
    active: bool
    passive: bool
    many: bool
    present: bool


class Light(Struct, frozen=True, gc=False):
    """One way to read a word form as a light verb."""

    row: LightRow
    passive: bool
    nominal: bool
    present: bool


class Acts(Struct, frozen=True, gc=False):
    """Everything that the tables of events say of a form.

    Attributes:
        acts: readings as an event.
        alone: those of them that need no further words.
        wants: the further words that others need.
        verbal, nominal: a reading, as an event or as a light verb, is a finite verb, or a noun.
        lights: readings as a light verb.
        signs: words and phrases that begin with this form.
        companions: words of fixed phrases, folded, which this form is.
        links: what eventlinks.tsv says of the form by itself.
        leads: a preposition of several words may begin with it.
        skip: letters of clitics before the word itself.
        clitics: those letters, without the article.
        definite: the form carries the article, or a pronoun.
        suffix: length of a pronoun at its end.
        future: the form carries the mark of the future.
    """

    acts: tuple[Act, ...] = ()
    alone: tuple[Act, ...] = ()
    wants: frozenset[str] = frozenset()
    verbal: bool = False
    nominal: bool = False
    lights: tuple[Light, ...] = ()
    signs: tuple[SignRow, ...] = ()
    companions: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    leads: bool = False
    skip: int = 0
    clitics: str = ""
    definite: bool = False
    suffix: int = 0
    future: bool = False
