"""all tables in one index: spelled form -> readings, best first

Two look-ups answer for a word. The first takes the spelling as it stands, without vowel
marks, tatweel and foreign letter shapes. Only where no row is spelled so, the second takes
the folded form, in which hamza carriers, final ya and ta marbuta are alike. So a carefully
written word is never taken for its neighbour, and a carelessly written one is still found.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from musnad.lexicon import tags as t
from musnad.lexicon.affixes import affixes
from musnad.lexicon.conjugate import Form, conjugate
from musnad.lexicon.entry import Entry, Head
from musnad.lexicon.rows import NounRow, PhraseRow, VerbRow, nouns, phrases, verbs
from musnad.lexicon.spelling import both_forms, fold, spell
from musnad.lexicon.table import Column, Table, anything, code, one_of, read, text

WORDS = Table(
    "ar/words.tsv",
    (
        Column("id", code),
        Column("form", text),
        Column("tag", one_of(t.WORD_TAGS)),
        Column("gloss", anything),
    ),
)
HEADS = Table(
    "ar/heads.tsv",
    (
        Column("id", code),
        Column("form", text),
        Column("feminine", anything),
        Column("plurals", anything),
        Column("kind", one_of(t.HEAD_TAGS)),
        Column("naming", one_of(("named", "anonymous", "collective", "document"))),
        Column("gloss", anything),
    ),
)
NAMES = Table(
    "ar/names.tsv",
    (
        Column("id", code),
        Column("form", text),
        Column("kind", one_of(("first", "particle", "family", "place"))),
        Column("note", anything),
    ),
)
MARKS = Table(
    "ar/marks.tsv",
    (
        Column("id", code),
        Column("form", text),
        Column(
            "tag",
            one_of(
                "comma stop colon open close quote bracket unbracket dash other".split(),
            ),
        ),
    ),
)
WHOLE = Table(
    "ar/clitics.tsv", (Column("id", code), Column("form", text), Column("note", anything))
)

MARK_TAGS = {
    "comma": t.COMMA,
    "stop": t.STOP,
    "colon": t.COLON,
    "open": t.OPEN,
    "close": t.CLOSE,
    "quote": t.QUOTE,
    "bracket": t.BRACKET,
    "unbracket": t.UNBRACKET,
    "dash": t.DASH,
    "other": t.OTHER,
}
# Which reading of a form decides its tag; the others stay in the entry.
_ORDER = (
    *(tag for tag in t.WORD_TAGS.values() if tag != t.OTHER_VERB),
    t.VERB,
    t.MEDIA,
    *(tag for tag in t.HEAD_TAGS.values() if tag != t.MEDIA),
    *(t.OTHER_VERB, t.WEAK, t.NAME, t.SAYING, t.PARTICIPLE, t.PHRASE),
)
_RANK = {tag: _ORDER.index(tag) for tag in _ORDER}
# A key word gets the phrase's tag if it is nothing else, or one of these; cues keep their own.
_YIELDS = {t.BECAUSE, t.ADVERB, t.NAME, t.PREPOSITION, t.OTHER_VERB}

# A verb whose form is also one of these counts only where its content is plain to see.
_WEAKENS = {t.OTHER_VERB, t.MEDIUM, t.DOCUMENT}

_MASDAR = "masdar"
# Word tags beside which no other reading of the form counts.
_SETTLED = ("modal", "noun", "claim", "identity")

Index = dict[str, Entry]


class Store:
    """The index.

    Attributes:
        spelled: readings by spelling.
        folded: readings by folded form.
        whole: folded words from which no clitic may be cut.
    """

    __slots__ = ("folded", "spelled", "whole")

    def __init__(self) -> None:
        self.spelled: Index = {}
        self.folded: Index = {}
        readings = list(_readings())
        forms = [form for form, _ in readings]
        for (_, entry), spelled, folded in zip(readings, *both_forms(forms), strict=True):
            _put(self.spelled, spelled, entry)
            _put(self.folded, folded, entry)
        self.whole = frozenset(fold(row.cells[1]) for row in read(WHOLE))

    def find(self, form: str) -> Entry | None:
        """The readings of a form without clitics, merged; None where no row has it."""
        return self.spelled.get(spell(form)) or self.folded.get(fold(form))


@cache
def store() -> Store:
    """The index over the tables in `data/`, built once a process.

    Raises:
        LexiconError: a row of a table is wrong.
    """
    return Store()


def _put(index: Index, key: str, entry: Entry) -> None:
    old = index.setdefault(key, entry)
    if old is not entry and (old.rows != entry.rows or old.tag != entry.tag):
        index[key] = _merge(old, entry)


def _merge(a: Entry, b: Entry) -> Entry:
    if a.settled or b.settled:
        return a if a.settled else b
    if _RANK.get(b.tag, -1) < _RANK.get(a.tag, -1):
        a, b = b, a
    merged = replace(
        a,
        rows=tuple(dict.fromkeys(a.rows + b.rows)),
        verb=a.verb or b.verb,
        tense=a.tense or b.tense,
        noun=a.noun or b.noun,
        phrases=tuple(dict.fromkeys(a.phrases + b.phrases)),
        head=a.head or b.head,
        plural=a.plural or b.plural,
        verbal=a.verbal or b.verbal,
    )
    if a.tag == t.VERB and b.tag in _WEAKENS:
        merged = replace(merged, tag=t.WEAK)
    if merged.phrases and merged.tag in _YIELDS:
        merged = replace(merged, tag=t.PHRASE, plain=merged.tag)
    return merged


def _readings() -> Iterator[tuple[str, Entry]]:
    yield from _marks()
    yield from _words()
    yield from _heads()
    yield from _names()
    for verb in verbs():
        yield from _verb_forms(verb)
    for noun in nouns():
        yield from _noun_forms(noun)
    for phrase in phrases():
        yield from _phrase_keys(phrase)


def _marks() -> Iterator[tuple[str, Entry]]:
    for row in read(MARKS):
        key, form, tag = row.cells
        yield form, Entry(MARK_TAGS[tag], (f"marks/{key}",))


def _words() -> Iterator[tuple[str, Entry]]:
    rows = [row.cells for row in read(WORDS)]
    bare = {fold(form): tag for _, form, tag, _ in rows}
    for key, form, tag, _ in rows:
        if tag == "b-that":
            continue  # the word cutter takes b- off
        entry = Entry(_particle_tag(form, tag, bare), (f"words/{key}",), verbal=tag == _MASDAR)
        yield form, replace(entry, settled=True) if tag in _SETTLED else entry


def _particle_tag(form: str, tag: str, bare: dict[str, str]) -> str:
    """A preposition with its pronoun is complete, and "that" with one opens the content."""
    if tag in ("in", "from", "to", "on", "about", "that", "prep"):
        folded = fold(form)
        stems = (folded[:-n] for n in (1, 2, 3) if len(folded) > n + 1)
        if any(bare.get(stem) == tag for stem in stems):
            return t.THAT_IT if tag == "that" else t.COMPLETE
    return t.WORD_TAGS[tag]


def _heads() -> Iterator[tuple[str, Entry]]:
    for row in read(HEADS):
        key, form, feminine, plurals, kind, naming, _ = row.cells
        entry = Entry(t.HEAD_TAGS[kind], (f"heads/{key}",), head=Head(kind, naming))
        for one in (form, *feminine.split()):
            yield one, entry
        many = replace(entry, plural=True)
        for one in plurals.split():
            yield one, many


def _names() -> Iterator[tuple[str, Entry]]:
    for row in read(NAMES):
        key, form, kind, _ = row.cells
        head = Head("place", "collective") if kind == "place" else None
        yield form, Entry(t.NAME, (f"names/{key}",), head=head)


def _verb_forms(verb: VerbRow) -> Iterator[tuple[str, Entry]]:
    finite = t.WEAK if verb.guard == "link" else t.VERB
    row = (f"verbs/{verb.id}",)
    made: dict[tuple[str, str], Entry] = {}
    for form in conjugate(verb):
        tag = _verb_tag(form, finite, verb)
        if tag is not None:
            entry = made.get((tag, form.tense))
            if entry is None:
                entry = made[tag, form.tense] = Entry(tag, row, verb=verb, tense=form.tense)
            yield form.text, entry


def _verb_tag(form: Form, finite: str, verb: VerbRow) -> str | None:
    """Imperatives report nothing, passive participles and nominatives are plain nouns."""
    if form.tense in ("past", "present", "jussive"):
        # Nobody prints these, and their letters are those of other words.
        rare = form.voice == "passive" and (form.number == "d" or form.gender + form.number == "fp")
        return None if rare else finite
    if form.tense == "participle":
        return t.PARTICIPLE if _circumstantial(form) else None
    if form.tense == "masdar":
        # "Denied a firm denial": the indefinite accusative is an adverbial.
        return t.SAYING if form.text in verb.masdar else t.ADVERB
    return None


def _circumstantial(form: Form) -> bool:
    """The participle stands in the case in which it carries a source on."""
    return form.text.endswith(affixes().circumstance)


def _noun_forms(noun: NounRow) -> Iterator[tuple[str, Entry]]:
    entry = Entry(t.SAYING, (f"nouns/{noun.id}",), noun=noun)
    yield noun.forms[0], entry
    many = replace(entry, plural=True)
    for form in noun.forms[1:]:
        yield form, many


def _phrase_keys(phrase: PhraseRow) -> Iterator[tuple[str, Entry]]:
    entry = Entry(t.PHRASE, (f"phrases/{phrase.id}",), phrases=(phrase,))
    yield phrase_key(phrase), entry


@cache
def _grammar_words() -> dict[str, str]:
    return {row.cells[1]: row.cells[2] for row in read(WORDS)}


_PARTICLES = ("in", "from", "to", "on", "about", "that", "neg", "ma", "dem", "rel")


def phrase_key(phrase: PhraseRow) -> str:
    """The word of a phrase under which it is found: its first that is no grammatical word.

    Where all are, the first that is no mere particle.
    """
    known = _grammar_words()
    longer = [word for word in phrase.words if len(word) > 1]
    for word in longer:
        if word not in known:
            return word
    for word in longer:
        if known[word] not in _PARTICLES:
            return word
    return phrase.words[min(phrase.cue, len(phrase.words) - 1)]
