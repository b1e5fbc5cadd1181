"""the tables of events -> records: events, light verbs, signs"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from musnad.errors import LexiconError
from musnad.lexicon.event_records import EventRow, LightRow, SignRow
from musnad.lexicon.rows import FORMS, VOWELS
from musnad.lexicon.spelling import fold
from musnad.lexicon.table import (
    Check,
    Column,
    Row,
    Table,
    anything,
    arabic_word,
    arabic_words,
    code,
    matching,
    one_of,
    optional,
    read,
    set_of,
    text,
)

MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": tuple(
        """
        seize restrict censor curfew martial-law arrest deport withhold misinformation cyber
        """.split()
    ),
    "ASSAULT": tuple(
        """
        abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack
        aerial drone heavy-weapons crowd-control unconventional
        """.split()
    ),
}
"""Every PLOVER type with its modes."""

CONTEXTS = tuple(
    """
    military intelligence executive legislative election political_institutions pro_democracy
    pro_autocracy economic legal reparations human_rights rights_freedoms repression
    human_security gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping
    health asylum migration disasters natural_resource environment technology terrorism cbrn
    cyber misinformation crime corruption illegal_drugs trafficking
    """.split()
)
AUXILIARIES = ("historical", "future", "hypothetical", "negation")
PREPOSITIONS = tuple("b l on to from about in with against between by toward near".split())
ROLES = ("subj", "obj", "gen", "self", *PREPOSITIONS)
GUARDS = ("agent", "patient", "both", "hurt", "light")
_ALL_MODES = tuple(dict.fromkeys(mode for modes in MODES.values() for mode in modes))

EVENTS = Table(
    "ar/events.tsv",
    (
        Column("id", code),
        Column("lemma", arabic_words),
        Column("root", optional(arabic_word)),
        Column("form", optional(one_of(FORMS))),
        Column("vowel", optional(one_of(VOWELS))),
        Column("nouns", optional(arabic_words)),
        Column("type", one_of(MODES)),
        Column("mode", optional(one_of(_ALL_MODES))),
        Column("contexts", optional(set_of(CONTEXTS))),
        Column("actor", optional(set_of(ROLES))),
        Column("recipient", optional(set_of(ROLES))),
        Column("guard", optional(set_of(GUARDS))),
        Column("gloss", text),
    ),
)
LIGHTS = Table(
    "ar/eventlights.tsv",
    (
        Column("id", code),
        Column("lemma", arabic_word),
        Column("root", arabic_word),
        Column("form", one_of(FORMS)),
        Column("vowel", optional(one_of(VOWELS))),
        Column("masdar", optional(arabic_words)),
        Column("noun", one_of((*ROLES, "result"))),
        Column("actor", optional(one_of(ROLES))),
        Column("recipient", optional(one_of(ROLES))),
        Column("auxiliary", optional(one_of(AUXILIARIES))),
        Column("gloss", text),
    ),
)
_OF: Check = matching(r"[A-Za-z0-9-]+(?: [A-Za-z0-9-]+)*", "types or ids of events")
TRAPS = Table(
    "ar/eventtraps.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("where", one_of(("next", "near", "before", "text"))),
        Column("of", optional(_OF)),
        Column("becomes", one_of((*MODES, "-"))),
        Column("gloss", text),
    ),
)
MOODS = Table(
    "ar/eventmoods.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("auxiliary", one_of(AUXILIARIES)),
        Column("where", one_of(("next", "before", "near", "present"))),
        Column("gloss", text),
    ),
)
FIELDS = Table(
    "ar/eventcontexts.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("context", one_of(CONTEXTS)),
        Column("gloss", anything),
    ),
)
HINT_KINDS = tuple("weapon spot toll witness musing war court purpose fresh dated shown".split())
HINTS = Table(
    "ar/eventhints.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("hint", one_of(HINT_KINDS)),
        Column("gloss", text),
    ),
)
LINKS = Table(
    "ar/eventlinks.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("link", one_of((*PREPOSITIONS, "place", "person", "count", "aside"))),
        Column("gloss", anything),
    ),
)
CUES = Table(
    "ar/eventcues.tsv",
    (
        Column("id", code),
        Column("cue", text),
        Column("type", one_of((*MODES, "-"))),
        Column("mode", optional(one_of(_ALL_MODES))),
        Column("gloss", anything),
    ),
)


def event_rows(path: Path | str | None = None) -> tuple[EventRow, ...]:
    """The rows of events.tsv, or of another file with its columns.

    Raises:
        LexiconError: a row is wrong.
    """
    name = EVENTS.file if path is None else Path(path).name
    return tuple(_event(row, name) for row in read(EVENTS, path))


def verb_cells(path: Path | str | None = None) -> Iterator[tuple[str, str, str]]:
    """Root, form and vowel of every row, in the order of `event_rows`."""
    for row in read(EVENTS, path):
        yield row.cells[2], row.cells[3], row.cells[4]


def _event(row: Row, name: str) -> EventRow:
    key, lemma, root, form, vowel, nouns, kind, mode, fields, actor, recipient, guard, _ = row.cells
    if mode and mode not in MODES[kind]:
        why = f"expected a mode of {kind}, found {mode!r}"
        raise LexiconError(name, row.line, "mode", why)
    if bool(root) != bool(form) or (form == "1") != bool(vowel):
        why = "expected root and form together, and vowels with form 1 alone"
        raise LexiconError(name, row.line, "form", why)
    _check_length(root, form, row.line, name)
    return EventRow(
        id=key,
        lemma=tuple(lemma.split()),
        verb=bool(root),
        nouns=tuple(nouns.split()),
        kind=kind,
        mode=mode,
        contexts=tuple(fields.split()),
        actor=tuple(actor.split()),
        recipient=tuple(recipient.split()),
        guards=frozenset(guard.split()),
        companions=tuple(fold(word) for word in lemma.split()[1:]),
    )


def _check_length(root: str, form: str, line: int, name: str) -> None:
    length = 4 if form.startswith("q") else 3
    if root and len(root) != length:
        why = f"expected {length} radicals for form {form}, found {len(root)}"
        raise LexiconError(name, line, "root", why)


def light_rows() -> Iterator[tuple[LightRow, tuple[str, str, str, str]]]:
    """The light verbs, each with its root, form, vowel and verbal nouns.

    Raises:
        LexiconError: a row is wrong.
    """
    for line, cells in read(LIGHTS):
        key, lemma, root, form, vowel, masdar, noun, actor, recipient, auxiliary, _ = cells
        if (form == "1") != bool(vowel):
            raise LexiconError(LIGHTS.file, line, "vowel", "expected vowels with form 1 alone")
        _check_length(root, form, line, LIGHTS.file)
        row = LightRow(key, lemma, noun, actor, recipient, auxiliary)
        yield row, (root, form, vowel, masdar)


def sign_rows() -> Iterator[SignRow]:
    """The words and phrases of the smaller tables.

    Raises:
        LexiconError: a row is wrong.
    """
    for _, (key, words, where, of, becomes, _) in read(TRAPS):
        types = frozenset(of.split())
        yield SignRow(f"eventtraps/{key}", _folded(words), "trap", becomes, where, types)
    for _, (key, words, auxiliary, where, _) in read(MOODS):
        yield SignRow(f"eventmoods/{key}", _folded(words), "mood", auxiliary, where)
    for _, (key, words, context, _) in read(FIELDS):
        yield SignRow(f"eventcontexts/{key}", _folded(words), "context", context, "text")
    for _, (key, words, hint, _) in read(HINTS):
        yield SignRow(f"eventhints/{key}", _folded(words), "hint", hint, "text")
    for _, (key, words, link, _) in read(LINKS):
        yield SignRow(f"eventlinks/{key}", _folded(words), "link", link, "before")


def _folded(words: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words.split())


def cue_rows() -> dict[str, tuple[str, str, str]]:
    """Class of an attribution, or `verbs/id` of its cue -> type, mode and the row's id.

    Raises:
        LexiconError: a row is wrong.
    """
    return {cue: (kind, mode, key) for _, (key, cue, kind, mode, _) in read(CUES)}
