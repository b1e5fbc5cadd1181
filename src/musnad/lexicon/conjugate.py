"""one verb -> all its forms as printed in news

The table `musnad/data/ar/paradigms.tsv` holds stems, affixes and spelling rules; this module
only applies them. Verbs of one build (form, weak radicals) share one paradigm, which is worked
out once; each further verb of that build costs a few replacements.

    >>> from musnad.lexicon.rows import verbs
    >>> forms = conjugate(next(row for row in verbs() if row.id == "qwl-1"))
    >>> sorted({form.tense for form in forms})
    ['imperative', 'jussive', 'masdar', 'participle', 'passive-participle', 'past', 'present']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from musnad.errors import LexiconError
from musnad.lexicon.rows import FORMS, VerbRow
from musnad.lexicon.table import Column, Table, anything, code, matching, one_of, read

_MACROS = {
    "{V}": "[aiuAIU]",
    "{C}": "[^aiuAIUYNFp@=\\n]",
    "{K}": "[^aiuAIUYNFp@=\\nwy]",
    "{R}": "[389']",
    "{O}": "[aiuAIUYNFp]",
}
_PERSON = re.compile("[0-3][mf-][sdp]")
_PLAIN = frozenset("123489")
_TENSES = ("past", "present", "participle", "imperative")
_CLASSES = ("letter", "sign", "stem", "affix", "rule", "ending", "joined", "taken")
PARADIGMS = Table(
    "ar/paradigms.tsv",
    (
        Column("id", code),
        Column("class", one_of(_CLASSES)),
        Column("forms", matching(r"\*|(?:10|[1-9]|q2?)(?: (?:10|[1-9]|q2?))*", "verb forms or *")),
        Column("when", anything),
        Column("from", anything),
        Column("to", anything),
        Column("note", anything),
    ),
)


class Form(NamedTuple):
    """One inflected form, without vowel marks and without attached words.

    Fields:
        text: the form as printed.
        tense: past, present, jussive (also the subjunctive, and only where its spelling is
            not the present's), participle, passive-participle, masdar or imperative.
        voice: active or passive; passives are given for the third person.
        person: 1, 2, 3, or 0 for nouns.
        gender: m, f, or nothing where both have the same form.
        number: s, d or p.
    """

    text: str
    tense: str
    voice: str
    person: int
    gender: str
    number: str


_Features = tuple[str, str, int, str, str]
_Columns = tuple[list[str], list[str], list[int], list[str], list[str]]


class _Build(NamedTuple):
    """What verbs share that have the same paradigm; `vowel` and `root` only where they matter."""

    form: str
    signs: str
    vowel: str
    root: str


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    to: str
    vowels: frozenset[str]
    root: str
    signs: frozenset[str]
    variant: bool

    def fits(self, build: _Build) -> bool:
        """Whether the rule's condition holds for verbs of this build."""
        return (
            (not self.vowels or build.vowel in self.vowels)
            and (not self.root or build.root == self.root)
            and (not self.signs or not self.signs.isdisjoint(build.signs))
        )


class _Paradigm(NamedTuple):
    """Printed forms with figures for the radicals, one a line; their features, column by column."""

    text: str
    features: _Columns


def conjugate(row: VerbRow) -> tuple[Form, ...]:
    """All forms of a verb, without doubles, the past of the third person first.

    Raises:
        LexiconError: the table of paradigms is wrong.
    """
    signs = _signs(row.root, row.form)
    inert = _PLAIN.issuperset(signs)
    root = row.root if row.root in _tables().roots else ""
    paradigm = _paradigm(_Build(row.form, signs, "" if inert else row.vowel, root))
    text = paradigm.text
    for sign, radical in zip(signs, row.root, strict=True):
        text = text.replace(sign, radical)
    forms = list(map(Form, text.split("\n"), *paradigm.features))
    forms.extend(masdars(row.masdar))
    taken = _tables().taken
    if not taken.keys().isdisjoint(text.split("\n")):
        forms = [form for form in forms if form.text not in taken or not _is_taken(form)]
    return tuple(forms)


def _is_taken(form: Form) -> bool:
    tenses = _tables().taken[form.text]
    return "" in tenses or form.tense in tenses


def stem_before_suffix(text: str, form: Form | None = None) -> str:
    """What a printed form becomes before an attached pronoun; most forms stay as they are.

    `form` tells the second person plural of the past, which takes a long vowel, from other
    words with the same ending; without it such a text stays as it is.
    """
    if not text.endswith(_tables().changing):
        return text
    of = "" if form is None else f"{form.person}{form.gender or '-'}{form.number}"
    past = form is not None and form.tense == "past"
    for ending, to, when in _tables().joined:
        if text.endswith(ending) and (not when or (past and when == of)):
            return text[: len(text) - len(ending)] + to
    return text


def stem_with_ta(stem: str) -> str:
    """The noun whose spelling before an attached pronoun this may be: ta marbuta for ta."""
    for ending, to, when in _tables().joined:
        if not when and stem.endswith(to):
            return stem[: len(stem) - len(to)] + ending
    return stem


# ── a paradigm, worked out ─────────────────────────────────────────────────────────────


@lru_cache(maxsize=1024)
def _paradigm(build: _Build) -> _Paradigm:
    bare, features = _layout(build.form)
    for number, sign in enumerate(build.signs, 1):
        bare = bare.replace(str(number), sign) if sign != str(number) else bare
    vowel = build.vowel or "a/a"
    bare = bare.replace("?", vowel[0]).replace("!", vowel[-1])
    forms = dict.fromkeys(_printed(bare, features, build, variant=False))
    if "'" in build.signs:
        forms.update(dict.fromkeys(_printed(bare, features, build, variant=True)))
    kept = [(text, of) for text, of in forms if not _like_present(text, of, forms)]
    return _Paradigm("\n".join(text for text, _ in kept), _columns([of for _, of in kept]))


def _columns(features: list[_Features]) -> _Columns:
    return (
        [of[0] for of in features],
        [of[1] for of in features],
        [of[2] for of in features],
        [of[3] for of in features],
        [of[4] for of in features],
    )


def _like_present(text: str, of: _Features, forms: dict[tuple[str, _Features], None]) -> bool:
    return of[0] == "jussive" and (text, ("present", *of[1:])) in forms


def _printed(
    bare: str, features: tuple[_Features, ...], build: _Build, *, variant: bool
) -> Iterable[tuple[str, _Features]]:
    tables = _tables()
    for rule in tables.rules[build.form]:
        if rule.variant <= variant and rule.fits(build):
            bare = rule.pattern.sub(rule.to, bare)
    return zip(bare.translate(tables.letters).split("\n"), features, strict=True)


@lru_cache(maxsize=16)
def _layout(form: str) -> tuple[str, tuple[_Features, ...]]:
    tables = _tables()
    lines: list[str] = []
    features: list[_Features] = []
    for stem in tables.stems[form]:
        for affix in tables.affixes[stem.base]:
            if stem.voice == "active" or affix.person in (0, 3):
                lines.append(affix.before + stem.template + affix.after)
                tense = stem.tense if affix.tense == stem.base else affix.tense
                features.append((tense, stem.voice, affix.person, affix.gender, affix.number))
    return "\n".join(lines), tuple(features)


def _signs(root: str, form: str) -> str:
    """The radicals as signs: figures, and letters for those that the rules must know."""
    last = len(root) - 1
    signs = [_sign(letter, at, at == last, form) for at, letter in enumerate(root)]
    if form != "1" and signs[last] == "w":
        signs[last] = "y"
    if len(root) == 3 and root[1] == root[2] and signs[1] not in ("w", "y", "'"):
        signs[1] = signs[2] = signs[2].replace("3", "2")
    return "".join(signs)


def _sign(letter: str, at: int, last: bool, form: str) -> str:
    signs = _tables().signs
    places = (f"{form}:{at + 1}", "*:last" if last else "", "*:any")
    found = (signs.get((place, letter)) for place in places)
    return next((sign for sign in found if sign), str(at + 1))


def masdars(words: Iterable[str]) -> Iterator[Form]:
    """Verbal nouns, each with its indefinite accusative where that is spelled otherwise.

    Example:
        >>> [len(form.text) for form in masdars(("\u0642\u0635\u0641",))]
        [3, 4]
    """
    endings = _tables().endings
    for word in words:
        yield Form(word, "masdar", "active", 0, "", "s")
        old, new = next((old, new) for old, new in endings if word.endswith(old))
        if new != old:
            accusative = word[: len(word) - len(old)] + new
            yield Form(accusative, "masdar", "active", 0, "", "s")


# ── the table ──────────────────────────────────────────────────────────────────────────


class _Stem(NamedTuple):
    base: str
    tense: str
    voice: str
    template: str


class _Affix(NamedTuple):
    tense: str
    person: int
    gender: str
    number: str
    before: str
    after: str


class _Tables(NamedTuple):
    letters: dict[int, str | None]
    signs: dict[tuple[str, str], str]
    stems: dict[str, list[_Stem]]
    affixes: dict[str, list[_Affix]]
    rules: dict[str, list[_Rule]]
    roots: frozenset[str]
    endings: list[tuple[str, str]]
    joined: list[tuple[str, str, str]]
    changing: tuple[str, ...]
    taken: dict[str, set[str]]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    rows: dict[str, list[_Cells]] = {name: [] for name in _CLASSES}
    for line, (_, name, *cells, _) in read(PARADIGMS):
        rows[name].append(_Cells(line, *cells))
    rules = [_rule(cells) for cells in rows["rule"]]
    return _Tables(
        letters=_letters(rows["letter"]),
        signs=_sign_table(rows["sign"]),
        stems=_stems(rows["stem"]),
        affixes=_affixes(rows["affix"]),
        rules={form: [rule for forms, rule in rules if form in forms] for form in FORMS},
        roots=frozenset(rule.root for _, rule in rules if rule.root),
        endings=[(cells.old, cells.new) for cells in rows["ending"]],
        joined=[(cells.old, cells.new, cells.when) for cells in rows["joined"]],
        changing=tuple(cells.old for cells in rows["joined"]),
        taken=_taken(rows["taken"]),
    )


class _Cells(NamedTuple):
    line: int
    forms: str
    when: str
    old: str
    new: str


def _wrong(cells: _Cells, column: str, expected: str, found: str) -> LexiconError:
    return LexiconError(PARADIGMS.file, cells.line, column, f"expected {expected}, found {found!r}")


def _letters(rows: Iterable[_Cells]) -> dict[int, str | None]:
    letters: dict[int, str | None] = {ord(sign): None for sign in "aiuN"}
    letters.update((ord(cells.old), cells.new) for cells in rows)
    return letters


def _sign_table(rows: Iterable[_Cells]) -> dict[tuple[str, str], str]:
    return {(f"{cells.forms}:{cells.when}", cells.old): cells.new for cells in rows}


def _taken(rows: Iterable[_Cells]) -> dict[str, set[str]]:
    taken: dict[str, set[str]] = {}
    for cells in rows:
        taken.setdefault(cells.old, set()).add(cells.when)
    return taken


def _stems(rows: Iterable[_Cells]) -> dict[str, list[_Stem]]:
    stems: dict[str, list[_Stem]] = {form: [] for form in FORMS}
    for cells in rows:
        passive = "passive" in cells.when
        base = cells.when.removesuffix("-passive").removeprefix("passive-")
        tense = "passive-participle" if passive and base == "participle" else base
        voice = "passive" if passive else "active"
        if base not in _TENSES:
            raise _wrong(cells, "when", f"one of {' '.join(_TENSES)}", cells.when)
        if cells.forms not in stems:
            raise _wrong(cells, "forms", "one verb form", cells.forms)
        stems[cells.forms].append(_Stem(base, tense, voice, cells.new))
    return stems


def _affixes(rows: Iterable[_Cells]) -> dict[str, list[_Affix]]:
    affixes: dict[str, list[_Affix]] = {tense: [] for tense in _TENSES}
    for cells in rows:
        base = "present" if cells.when == "jussive" else cells.when
        if base not in affixes:
            raise _wrong(cells, "when", f"one of {' '.join(_TENSES)} jussive", cells.when)
        if not _PERSON.fullmatch(cells.old):
            raise _wrong(cells, "from", "person, gender, number such as 3ms", cells.old)
        if cells.new.count("+") != 1:
            raise _wrong(cells, "to", "before+after", cells.new)
        person, gender, number = tuple(cells.old)
        before, after = cells.new.split("+")
        gender = gender.removeprefix("-")
        affixes[base].append(_Affix(cells.when, int(person), gender, number, before, after))
    return affixes


def _rule(cells: _Cells) -> tuple[frozenset[str], _Rule]:
    pattern = cells.old
    for macro, characters in _MACROS.items():
        pattern = pattern.replace(macro, characters)
    kind, _, values = cells.when.partition(":")
    forms = FORMS if cells.forms == "*" else cells.forms.split()
    try:
        compiled = re.compile(pattern, re.MULTILINE)
    except re.error as error:
        raise _wrong(cells, "from", f"a regular expression ({error})", cells.old) from error
    return frozenset(forms), _Rule(
        pattern=compiled,
        to=cells.new,
        vowels=frozenset(values.split(",") if kind == "vowel" else ()),
        root=values if kind == "root" else "",
        signs=frozenset(values if kind == "sign" else ""),
        variant=kind == "variant",
    )
