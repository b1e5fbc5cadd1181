"""the tables of reporting words -> records: verbs, nouns of saying, fixed phrases

Each loader reads its table below `musnad/data/ar`, or another file with the same columns,
and returns its rows in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from musnad.errors import LexiconError
from musnad.lexicon.table import (
    Column,
    Row,
    Table,
    arabic_word,
    arabic_words,
    code,
    one_of,
    optional,
    read,
    set_of,
    text,
    whole,
)

CLASSES = tuple(
    """
    say announce affirm deny explain note add reveal report warn accuse demand urge promise
    threaten believe judge expect hope fear ask reply condemn welcome criticise praise stress
    express stipulate claim propose agree refuse admit swear write order advise blame doubt
    predict complain conclude describe regret thank mock joke justify insist decide object
    quote confirm refute remind argue show
    """.split()
)
CERTAINTIES = ("affirmed", "hedged", "denied", "unknown")
FRAMES = tuple(
    """
    that quote b-that on-that on to-that to about-that about from-that from b l obj
    obj-that obj-b obj-on obj-to obj-from obj-obj whether relay
    """.split()
)
GUARDS = ("link", "soft")
FOLLOWS = ("source", "verb-source", "pronoun", "source-that", "that")
FORMS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "q", "q2")
VOWELS = ("a/a", "a/i", "a/u", "i/a", "i/i", "u/u")


class VerbRow(Struct, frozen=True):
    """A verb that reports: what its forms are, what follows it, what it lends its content."""

    id: str
    lemma: str
    root: str
    form: str
    vowel: str
    masdar: tuple[str, ...]
    kind: str
    frames: frozenset[str]
    certainty: str
    guard: str
    gloss: str
    line: int


class NounRow(Struct, frozen=True):
    """A noun of saying: the singular, then its plurals, without the article."""

    id: str
    forms: tuple[str, ...]
    kind: str
    frames: frozenset[str]
    certainty: str
    guard: str
    gloss: str
    line: int


class PhraseRow(Struct, frozen=True):
    """A fixed phrase that attributes; `words[cue]` is its cue, or the verb behind it.

    A last word of one letter is a preposition attached to the next word of the text.
    """

    id: str
    words: tuple[str, ...]
    cue: int
    follows: str
    kind: str
    certainty: str
    gloss: str
    line: int


_ENDS = (
    Column("certainty", one_of(CERTAINTIES)),
    Column("guard", optional(one_of(GUARDS))),
    Column("gloss", text),
)
VERBS = Table(
    "ar/verbs.tsv",
    (
        Column("id", code),
        Column("lemma", arabic_word),
        Column("root", arabic_word),
        Column("form", one_of(FORMS)),
        Column("vowel", optional(one_of(VOWELS))),
        Column("masdar", optional(arabic_words)),
        Column("class", one_of(CLASSES)),
        Column("frames", set_of(FRAMES)),
        *_ENDS,
    ),
)
NOUNS = Table(
    "ar/nouns.tsv",
    (
        Column("id", code),
        Column("forms", arabic_words),
        Column("class", one_of(CLASSES)),
        Column("frames", set_of(FRAMES)),
        *_ENDS,
    ),
)
PHRASES = Table(
    "ar/phrases.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("cue", whole(0, 9)),
        Column("follows", one_of(FOLLOWS)),
        Column("class", one_of(CLASSES)),
        Column("certainty", one_of(CERTAINTIES)),
        Column("gloss", text),
    ),
)


def verbs(path: Path | str | None = None) -> tuple[VerbRow, ...]:
    """The verbs that report.

    Raises:
        LexiconError: a row is wrong.
    """
    return tuple(_verbs(read(VERBS, path), _name(VERBS, path)))


def nouns(path: Path | str | None = None) -> tuple[NounRow, ...]:
    """The nouns of saying.

    Raises:
        LexiconError: a row is wrong.
    """
    return tuple(_nouns(read(NOUNS, path)))


def phrases(path: Path | str | None = None) -> tuple[PhraseRow, ...]:
    """The fixed phrases that attribute.

    Raises:
        LexiconError: a row is wrong.
    """
    return tuple(_phrases(read(PHRASES, path), _name(PHRASES, path)))


def _name(table: Table, path: Path | str | None) -> str:
    return table.file if path is None else Path(path).name


def _verbs(rows: tuple[Row, ...], name: str) -> Iterator[VerbRow]:
    for line, cells in rows:
        key, lemma, root, form, vowel, masdar, kind, frames, certainty, guard, gloss = cells
        _check_root(root, form, line, name)
        if (form == "1") != bool(vowel):
            why = "expected two vowels such as a/u with form 1 alone, found " + (vowel or "none")
            raise LexiconError(name, line, "vowel", why)
        yield VerbRow(
            id=key,
            lemma=lemma,
            root=root,
            form=form,
            vowel=vowel,
            masdar=tuple(masdar.split()),
            kind=kind,
            frames=frozenset(frames.split()),
            certainty=certainty,
            guard=guard,
            gloss=gloss,
            line=line,
        )


def _check_root(root: str, form: str, line: int, name: str) -> None:
    length = 4 if form.startswith("q") else 3
    if len(root) != length:
        why = f"expected {length} radicals for form {form}, found {len(root)}"
        raise LexiconError(name, line, "root", why)


def _nouns(rows: tuple[Row, ...]) -> Iterator[NounRow]:
    for line, (key, forms, kind, frames, certainty, guard, gloss) in rows:
        yield NounRow(
            id=key,
            forms=tuple(forms.split()),
            kind=kind,
            frames=frozenset(frames.split()),
            certainty=certainty,
            guard=guard,
            gloss=gloss,
            line=line,
        )


def _phrases(rows: tuple[Row, ...], name: str) -> Iterator[PhraseRow]:
    for line, (key, phrase, cue, follows, kind, certainty, gloss) in rows:
        words = tuple(phrase.split())
        if int(cue) >= len(words) + (follows == "verb-source"):
            why = f"expected the index of one of {len(words)} words, found {cue}"
            raise LexiconError(name, line, "cue", why)
        yield PhraseRow(
            id=key,
            words=words,
            cue=int(cue),
            follows=follows,
            kind=kind,
            certainty=certainty,
            gloss=gloss,
            line=line,
        )
