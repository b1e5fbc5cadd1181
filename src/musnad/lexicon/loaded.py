"""loaded words: every form of a row of loaded.tsv, by its rarest word

A row stands for its form in other spellings, and for its light inflections:
  one word without the article    also with it, with the endings of gender and number, and
                                  with a pronoun
  several, none with the article  also each with it
  several, each with the article  also none with it
A word that stands with the article stays so (the regime, not a system), and short words and
genitives are not inflected. A row of the kind `plain` is no loaded phrase: it keeps the
shorter row inside it from counting.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from musnad.lexicon import tags as t
from musnad.lexicon.actor_names import endings
from musnad.lexicon.affixes import affixes
from musnad.lexicon.loaded_forms import Hint, LoadedForm
from musnad.lexicon.spelling import fold
from musnad.lexicon.table import Column, Table, anything, code, matching, one_of, read, text
from musnad.lexicon.words import pieces

KINDS = tuple(
    """
    praise blame euphemism dehumanising sectarian heroic victim certainty scare insult
    political-label plain
    """.split()
)
TARGETS = tuple(
    """
    armed-group state occupation opposition migrant woman protest army leader minority rival
    any
    """.split()
)
PLAIN = "plain"
_MARKED = f"[{chr(0x621)}-{chr(0x63A)}{chr(0x640)}-{chr(0x652)}]+"
LOADED = Table(
    "ar/loaded.tsv",
    (
        Column("id", code),
        Column("form", matching(f"{_MARKED}(?: {_MARKED})*", "words, one blank between them")),
        Column("kind", one_of(KINDS)),
        Column("target", one_of(TARGETS)),
        Column("neutral", text),
        Column("note", anything),
    ),
)

# A shorter word is inflected into too many others, and so is one below a guessed clitic.
_STEM = 4
# Words of these kinds are too frequent to look a form up by them.
CLOSED = frozenset(
    f"{t.IN}{t.FROM}{t.TO}{t.ON}{t.ABOUT}{t.PREPOSITION}{t.COMPLETE}{t.THAT}{t.THAT_IT}"
    f"{t.BECAUSE}{t.BUT}{t.RELATIVE}{t.NEGATION}{t.BE}{t.DEMONSTRATIVE}{t.NUMBER}{t.PRONOUN}"
    f"{t.OR}{t.WHAT}{t.PARTICLE}{t.ASK}{t.TIME}{t.COMMA}{t.STOP}{t.COLON}{t.OPEN}{t.CLOSE}"
    f"{t.QUOTE}{t.BRACKET}{t.UNBRACKET}{t.DASH}{t.LINE}{t.OTHER}{t.AND}{t.WITH}{t.FOR}"
    f"{t.NAME}{t.DOCUMENT}{t.QUANTITY}{t.MEDIA}{t.MEDIUM}{t.CLAIM}{t.TURN}{t.BY_NAME}"
)

# A word that no other table knows is mostly a form's rarest, and else the longest.
_RARE = frozenset((t.UNKNOWN, t.DEFINITE))


def inflections(form: str) -> Iterator[str]:
    """The folded forms for which the form of a row stands as well."""
    article = fold(affixes().article)
    parts = fold(form).split(" ")
    bare = [word.removeprefix(article) for word in parts]
    definite = sum(word.startswith(article) for word in parts)
    if len(parts) > 1 and definite == len(parts):
        yield " ".join(bare)
    elif not definite:
        yield " ".join(article + word for word in parts)
        if len(parts) == 1 and len(parts[0]) >= _STEM:
            for word in _inflected(parts[0]):
                yield word
                yield article + word


def _inflected(word: str) -> Iterator[str]:
    """A noun or adjective in other genders and numbers, and with a pronoun; verbs go along."""
    made = endings()["nisba"]
    feminine = next(fold(one.form) for one in made if one.gender + one.number == "fs")
    dual = next(one.form for one in made if one.gender + one.number == "md")
    joint = next(one.form for one in made if one.gender + one.number == "fd").removesuffix(dual)
    ends_so = word.endswith(feminine)
    stem = word.removesuffix(feminine) if ends_so else word
    for ending in made:
        if ending.form and (ending.gender == "f" or not ends_so):
            yield stem + fold(ending.form)
    yield from () if ends_so else (stem + fold(one) for one in affixes().circumstance)
    for pronoun in affixes().pronouns:
        if len(pronoun) > 1 or fold(pronoun) == feminine:
            yield stem + (joint if ends_so else "") + fold(pronoun)


@cache
def loaded() -> dict[str, tuple[LoadedForm, ...]]:
    """Folded word -> the forms that are looked up by it, longest first.

    Where two rows have the same form, the one that has it as it stands counts.

    Raises:
        LexiconError: a row of the table is wrong.
    """
    out: dict[str, dict[tuple[str, ...], LoadedForm]] = {}
    rows = [row.cells for row in read(LOADED)]
    spelled = [(key, kind, form, form) for key, form, kind, _, _, _ in rows]
    made = [
        (key, kind, form, one)
        for key, kind, form, _ in spelled
        for one in dict.fromkeys(inflections(form))
    ]
    for key, kind, form, one in (*spelled, *made):
        found = _form(one, "" if kind == PLAIN else f"loaded/{key}", form)
        if found is None:
            continue
        out.setdefault(found.words[found.back], {}).setdefault(found.words, found)
    return {
        word: tuple(sorted(forms.values(), key=lambda one: -len(one.words)))
        for word, forms in out.items()
    }


def _form(one: str, row: str, form: str) -> LoadedForm | None:
    """A form as tokens; None where all of its words are of the closed kinds."""
    found: list[str] = []
    ranks: list[tuple[bool, int, int]] = []
    for word in one.split(" "):
        at = 0
        for length, entry in pieces(word):
            if entry.tag not in CLOSED:
                ranks.append((entry.tag in _RARE, length, -len(found)))
            found.append(fold(word[at : at + length]))
            at += length
    if not ranks:
        return None
    back = -max(ranks)[2]
    return LoadedForm(tuple(found), back, row, _marks(form))


@lru_cache(maxsize=1)
def _marks(form: str) -> str:
    """What folding deletes of a row's form; the many forms made of it ask one after another."""
    return "".join(char for char in form if not char.isspace() and not fold(char))


def hint(token: str) -> Hint | None:
    """Where a token as written may stand in a form, as far as it alone can tell."""
    forms = tuple(_hinted(token))
    return _hint(forms) if forms else None


def _hinted(token: str) -> Iterator[LoadedForm]:
    folded = fold(token)
    for word in dict.fromkeys(word for word, _, _ in readings(token)):
        for one in loaded().get(word, ()):
            # Only a form's first word can have a clitic before it.
            first = not one.back or word == folded
            if first and all(mark in token for mark in one.marks):
                yield one


def _hint(forms: tuple[LoadedForm, ...]) -> Hint:
    alone: list[LoadedForm] = []
    after: dict[str, list[LoadedForm]] = {}
    before: dict[str, list[LoadedForm]] = {}
    for one in forms:
        if one.back:
            before.setdefault(one.words[one.back - 1], []).append(one)
        elif len(one.words) > 1:
            after.setdefault(one.words[1], []).append(one)
        else:
            alone.append(one)
    return Hint(alone, after, before)


def cut(token: str, word: str, bound: bool) -> int | None:
    """How much of a token stands before a form's first word; None where it does not have it.

    Args:
        token: as written.
        word: the form's first word, folded.
        bound: an attached "for" stands before the token, so that its article may have run
            into it.
    """
    return next(
        (
            length
            for reading, length, needs in readings(token)
            if reading == word and (bound or not needs)
        ),
        None,
    )


@lru_cache(maxsize=1 << 13)
def readings(token: str) -> tuple[tuple[str, int, bool], ...]:
    """A token as a form may have it, first without a cut.

    Each is the folded word, the length of the clitic that is cut off before it, and whether
    "for" must stand before the token.
    """
    folded = fold(token)
    if len(folded) <= _STEM or folded[0] not in _clitics():
        return ((folded, 0, False),)
    bare = (folded[1:], 1, False)
    if folded[0] != affixes().for_:
        return ((folded, 0, False), bare)
    return ((folded, 0, False), (fold(affixes().article) + folded[1:], 1, True), bare)


@cache
def _clitics() -> str:
    return "".join((*affixes().ands, affixes().with_, affixes().for_))
