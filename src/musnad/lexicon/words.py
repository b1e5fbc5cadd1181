"""one word of a text -> its pieces: clitics cut, every piece with its entry

Rules stand in order; the first that answers decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from msgspec.structs import replace

from musnad.lexicon import tags as t
from musnad.lexicon.affixes import affixes, pronouns_of
from musnad.lexicon.conjugate import stem_before_suffix
from musnad.lexicon.entry import Entry, Word
from musnad.lexicon.spelling import fold, fold_word, folders, spell_word
from musnad.lexicon.store import store

# A stem under a guessed conjunction or a cut pronoun has at least so many letters.
_STEM = 3

_AND = Entry(t.AND)
_WITH = Entry(t.WITH)
_FOR = Entry(t.FOR)
_UNKNOWN = Entry(t.UNKNOWN)
_VERBAL = Entry(t.UNKNOWN, verbal=True)
_DEFINITE = Entry(t.DEFINITE, definite=True)
_DEFINITE_VERBAL = Entry(t.DEFINITE, definite=True, verbal=True)
_LATIN = Entry(t.NAME)
_MEDIUM = Entry(t.MEDIA)
_NUMBER = Entry(t.NUMBER)
_LINE = Entry(t.LINE)
_OTHER = Entry(t.OTHER)


def _whole(word: str) -> bool:
    return fold_word(word) in store().whole


def mark(word: str) -> Word | None:
    """A number, a line's end, or a mark that no table has."""
    first = word[0]
    if first.isalpha():
        return None
    if first.isdigit():
        return ((len(word), _NUMBER),)
    if first == "\n":
        return ((len(word), _LINE),)
    found = store().find(word)
    return ((len(word), found or _OTHER),)


def lone(word: str) -> Word | None:
    """A clitic that a quotation mark or a tatweel parts from its word."""
    # Only a letter by itself can be one; folding every word to see that takes its time.
    folded = fold_word(word) if len(word) == 1 else ""
    if not folded:
        return None
    table = affixes()
    entry = _WITH if folded == table.with_ else _FOR if folded == table.for_ else None
    if folded in table.ands:
        entry = _AND
    return None if entry is None else ((len(word), entry),)


def latin(word: str) -> Word | None:
    """A word in Latin letters is a name; in capitals alone, mostly a medium's or an agency's."""
    if not word.isascii() or not word.isalpha():
        return None
    return ((len(word), _MEDIUM if word.isupper() and len(word) > 1 else _LATIN),)


def foreign(word: str) -> Word | None:
    """A clitic written onto a word in Latin letters."""
    if word.isascii() or not word[-1].isascii():
        return None
    cut = next(at for at, char in enumerate(word) if char.isascii())
    clitic, rest = lone(word[:cut]) if cut else None, latin(word[cut:])
    return None if clitic is None or rest is None else (*clitic, *rest)


def known(word: str) -> Word | None:
    """The word as it stands is in a table."""
    found = store().spelled.get(spell_word(word))
    if found is None:
        # Before ta marbuta is taken for ha, a pronoun is: "his saying", not "a saying".
        found = _suffixed(word, exactly=True) or store().folded.get(fold_word(word))
    return None if found is None else ((len(word), found),)


_NOMINAL = t.NOUNS + t.SAYING


def definite(word: str) -> Word | None:
    """The article and a noun; an unknown one counts as a definite noun."""
    article = affixes().article
    if not fold_word(word).startswith(article) or len(word) <= len(article) + 1:
        return None
    found = store().find(word[len(article) :])
    if found is None or not (found.head or found.noun or found.tag in t.NAME + t.SAYING):
        plain = _DEFINITE_VERBAL if _is_masdar(spell_word(word)[len(article) :]) else _DEFINITE
        if found is not None and found.tag == t.UNKNOWN:
            plain = replace(plain, rows=found.rows)
        return ((len(word), plain),)
    tag = found.tag if found.tag in _NOMINAL else t.SAYING
    if found.head is not None and found.tag not in _NOMINAL:
        tag = found.head.tag
    verb = found.verb if found.tense == "masdar" else None
    if tag == t.SAYING and found.noun is None and verb is None:
        tag = t.DEFINITE
    return ((len(word), replace(found, tag=tag, definite=True, verb=verb, phrases=())),)


def _is_masdar(stem: str) -> bool:
    """A verbal noun by its shape; adjectives and short words have some of the shapes too."""
    other = len(stem) <= _STEM or stem.endswith((*affixes().nisba, *affixes().circumstance))
    return not other and affixes().masdar.fullmatch(stem) is not None


def conjunction(word: str) -> Word | None:
    """An attached "and" or "so" before something that can stand alone."""
    if word[0] not in affixes().ands or len(word) < _STEM or _whole(word):
        return None
    rest = word[1:]
    pieces = _first(rest, AFTER_AND)
    if pieces is None:
        return None
    return ((1, _AND), *pieces)


def for_the(word: str) -> Word | None:
    """The preposition l- run together with the article."""
    if not word.startswith(affixes().for_the) or len(word) < _STEM + 1 or _whole(word):
        return None
    pieces = definite(affixes().article + word[2:])
    entry = _DEFINITE if pieces is None else pieces[0][1]
    return ((1, _FOR), (len(word) - 1, entry))


def preposition(word: str) -> Word | None:
    """An attached b- or l- before the article, "that", a noun of the tables or a verbal noun."""
    cut = _WITH if word[0] == affixes().with_ else _FOR if word[0] == affixes().for_ else None
    if cut is None or len(word) < _STEM:
        return None
    rest = word[1:]
    if cut is _WITH:
        that = store().find(rest)
        if that is not None and that.tag in t.THAT + t.THAT_IT:
            return ((1, cut), (len(rest), that))
    if _whole(word):
        return None
    pieces = definite(rest) or _noun(rest)
    return None if pieces is None else ((1, cut), *pieces)


def _noun(rest: str) -> Word | None:
    found = store().find(rest) or _suffixed(rest)
    if found is not None:
        usable = found.head or found.noun or found.settled or found.tag in _GOVERNED
        usable = usable or (
            found.tag in _VERBS and not found.suffix and found.tense in ("", "past")
        )
        return ((len(rest), _as_noun(found)),) if usable else None
    if affixes().masdar.fullmatch(spell_word(rest)) or _suffixed_masdar(spell_word(rest)):
        return ((len(rest), _VERBAL),)
    return None


# The simplest verbs and their verbal nouns are spelled alike ("stopped", "the stopping").
_VERBS = frozenset((t.VERB, t.WEAK, t.OTHER_VERB))


# What may stand after an attached preposition.
_GOVERNED = frozenset(
    (
        t.THAT,
        t.THAT_IT,
        t.SAYING,
        t.QUANTITY,
        t.NUMBER,
        t.DEMONSTRATIVE,
        t.NAME,
        t.WHAT,
        t.TIME,
        t.CLAIM,
    )
)


def _as_noun(entry: Entry) -> Entry:
    if entry.tag in _VERBS:
        return replace(entry, tag=t.SAYING if entry.noun else t.UNKNOWN, verb=None)
    return entry


def _suffixed_masdar(stem: str) -> bool:
    masdar = affixes().masdar
    return any(masdar.fullmatch(stem[: -len(one)]) is not None for one in pronouns_of(stem))


def future(word: str) -> Word | None:
    """The future mark, or l- of command, before a present verb of saying."""
    if word[0] not in affixes().futures or len(word) <= _STEM:
        return None
    found = store().find(word[1:]) or _suffixed(word[1:])
    if found is None or found.tense not in ("present", "jussive"):
        return None
    return ((len(word), found),)


def pronoun(word: str) -> Word | None:
    """An object or possessive pronoun at the end of a known word."""
    found = _suffixed(word)
    return None if found is None else ((len(word), found),)


def _suffixed(word: str, exactly: bool = False) -> Entry | None:
    for ending in pronouns_of(word):
        stem = word[: -len(ending)]
        found = _before_pronoun(stem, exactly) if len(stem) >= _STEM else None
        if found is not None:
            return replace(found, suffix=len(ending))
    return None


@cache
def _stems() -> dict[str, Entry]:
    """Known words as they are spelled before a pronoun, where that differs."""
    out: dict[str, Entry] = {}
    for form, entry in store().spelled.items():
        stem = stem_before_suffix(form)
        if stem != form and (entry.verb or entry.head or entry.noun):
            out.setdefault(fold(stem), entry)
    return out


def _before_pronoun(stem: str, exactly: bool) -> Entry | None:
    found = store().spelled.get(spell_word(stem)) or _stems().get(fold_word(stem))
    if found is None and not exactly:
        found = store().folded.get(fold_word(stem))
    if found is None or not (found.verb or found.head or found.noun):
        return None
    # "The Sudanese" is not "my Sudan".
    return None if found.tag == t.NAME and has_article(stem) else found


def has_clitic(word: str) -> bool:
    """The word begins with a letter that may be an attached preposition."""
    return word[0] in (affixes().with_, affixes().for_)


def has_article(word: str) -> bool:
    """The word begins with the article's letters."""
    return fold_word(word).startswith(affixes().article)


def is_nisba(word: str) -> bool:
    """The word ends like an adjective of relation: Russian, regional."""
    return word.endswith(affixes().nisba)


def is_accusative(word: str) -> bool:
    """The word ends as an indefinite accusative does."""
    return spell_word(word).endswith(affixes().circumstance[0])


def is_several(word: str) -> bool:
    """The word ends as a subject does that names several persons."""
    return word.endswith(affixes().several) and len(word) > _STEM + 1


def is_number_ending(word: str) -> bool:
    """The word ends as a noun does that names two or several."""
    return word.endswith((affixes().several, *affixes().duals)) and len(word) > _STEM + 1


def ends_in_pronoun(word: str) -> bool:
    """The word's last letters are those of a pronoun, and enough stands before them.

    Example: true of "their grip", and of some words that only look so.
    """
    return any(len(word) - len(ending) >= _STEM for ending in pronouns_of(word))


def unknown(word: str) -> Word | None:
    """No table knows the word: a noun, an attached "and" cut off where that leaves enough."""
    if word[0] == affixes().ands[0] and len(word) > _STEM + 1 and not _whole(word):
        return ((1, _AND), (len(word) - 1, _shaped(word[1:])))
    return ((len(word), _shaped(word)),)


def _shaped(word: str) -> Entry:
    stem = spell_word(word)
    verbal = affixes().masdar.fullmatch(stem) is not None or _suffixed_masdar(stem)
    return _VERBAL if verbal else _UNKNOWN


Rule = Callable[[str], Word | None]
AFTER_AND: tuple[Rule, ...] = (known, for_the, definite, preposition, future, pronoun)
RULES: tuple[Rule, ...] = (mark, lone, latin, foreign, known, for_the, definite, preposition)
RULES += (conjunction, future, pronoun, unknown)


def _first(word: str, rules: tuple[Rule, ...]) -> Word | None:
    for rule in rules:
        pieces = rule(word)
        if pieces is not None:
            return pieces
    return None


def _stretched(word: str, pieces: Word) -> Word:
    """The pieces of the plain spelling, over the letters and marks of the word as written."""
    plain = folders()[0].trace(word)
    out = []
    at = done = 0
    for length, entry in pieces:
        at += length
        end = len(word) if at >= len(plain.text) else int(plain.origin[at])
        if end > done:
            out.append((end - done, entry))
        done = end
    return tuple(out)


def pieces(word: str) -> Word:
    """The pieces of a word form, from its beginning, as lengths and entries.

    Example:
        >>> [length for length, entry in pieces("وقال")]
        [1, 3]
    """
    plain = spell_word(word)
    found = _first(plain or word, RULES)
    assert found is not None, "the last rule always answers"
    return _stretched(word, found) if plain != word and plain else found
