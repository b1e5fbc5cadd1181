"""one word form -> what it may be a part of, worked out once a process"""

from __future__ import annotations

from functools import cache

from musnad.lexicon import Entry, fold_word, pieces, words
from musnad.lexicon import tags as t
from musnad.lexicon.actors import actors
from musnad.lexicon.affixes import affixes
from musnad.lexicon.naming import naming
from musnad.mentions import symbols as s
from musnad.mentions.spelling import foreign, plain
from musnad.mentions.trie import END, Leaf, Node, trie

# As in the memo of words: past so many forms it begins anew, and asks the one before.
_MOST = 50_000
# Tags of words with a content of their own, which may be names as well.
_CONTENT = t.VERB + t.WEAK + t.OTHER_VERB + t.DOCUMENT + t.MEDIUM + t.SAYING + t.OFFICE + t.GROUP
_NOUNS = t.UNKNOWN + t.DEFINITE + t.NAME


class Hint:
    """What a word form may be.

    Attributes:
        key: its folded form.
        node: where names that begin with it go on; None where none does.
        symbol: what it is by itself; empty where its tag says all.
        sign: the same, or that a name of the tables begins with it.
        leaf: the form that it is by itself.
        goes_on: a longer form begins with it.
        skip: how many letters before the name the tokeniser left on it.
    """

    __slots__ = ("goes_on", "key", "leaf", "node", "sign", "skip", "symbol")

    def __init__(self, key: str, node: Node | None, symbol: str = "", skip: int = 0) -> None:
        self.key = key
        self.node = node
        self.symbol = symbol
        self.skip = skip
        self.sign = symbol if node is None else s.BEGINS
        self.leaf: Leaf | None = None if node is None else node.get(END)
        self.goes_on = node is not None and len(node) > (self.leaf is not None)


@cache
def _parts() -> dict[str, str]:
    """Words of known names -> their symbol."""
    found: dict[str, str] = {}
    for person in actors().persons.values():
        names = (person.name, *person.others)
        for name in names:
            first, *rest = fold_word(name).split(" ")
            if rest:
                found.setdefault(first, s.WEAK)
            found.update(dict.fromkeys(rest, s.KNOWN))
    named = naming()
    for kind, symbol in _NAMES:
        found.update(dict.fromkeys(named[kind], symbol))
    for word in named["word"]:
        found.pop(word, None)
    return found


_NAMES = (
    ("family", s.LONE),
    ("first-abroad", s.ABROAD),
    ("first", s.FIRST),
    ("word-name", s.WEAK),
    ("upon-name", s.UPON),
    ("particle", s.PARTICLE),
    ("kunya", s.KUNYA),
)
_NOTES = (
    ("place-head", s.CITY_OF),
    ("area-head", s.CITY_OF),
    ("feature-head", s.FEATURE),
    ("ordinal", s.ORDINAL),
    ("both", s.BOTH),
    ("counterpart", s.COUNTERPART),
    ("former", s.FORMER),
    ("acting", s.ACTING),
)


@cache
def _notes() -> dict[str, str]:
    return {word: symbol for kind, symbol in _NOTES for word in naming()[kind]}


def _symbol(word: str, key: str) -> str:
    if key in _notes():
        return _notes()[key]
    tag = _tag(word)
    if tag == t.DEFINITE and word[0] != affixes().article[0]:
        return s.FOREIGN  # no article: its alef has a hamza
    part = _parts().get(key, "")
    if part:
        return _checked(part, tag, key)
    if tag == t.UNKNOWN:
        return s.FOREIGN if foreign(key) else s.PLAIN if plain(key) else ""
    definite = tag == t.DEFINITE and key[-1:] == nisba_letter()
    return s.FAMILY if definite and len(key) > _SHORTEST else ""


def _tag(word: str) -> str:
    """The tag of a word; one that would be cut is an unknown one here."""
    found = words().get(word)  # most words have just been tokenised
    if isinstance(found, Entry):
        return found.tag
    cut = pieces(word) if found is None else found
    return cut[0][1].tag if len(cut) == 1 else t.UNKNOWN


_SHORTEST = 5
_ARTICLE = 2


@cache
def nisba_letter() -> str:
    """The letter in which an adjective of origin ends."""
    return next(fold_word(c.nisba[0])[-1] for c in actors().countries.values() if c.nisba)


def case_letter() -> str:
    """The letter that the accusative adds to an indefinite noun."""
    return affixes().article[0]


def _checked(part: str, tag: str, key: str) -> str:
    """A word that another table knows as well is weaker evidence."""
    listed = key in naming()["word-name"]
    if part == s.WEAK and not listed and tag in t.NAME + t.UNKNOWN and foreign(key):
        return s.ABROAD
    if part == s.UPON and tag == t.ON:
        return ""
    if part == s.PARTICLE and key.startswith(affixes().article) and len(key) > _ARTICLE:
        return s.SUFFIX
    if tag in _NOUNS or part in s.PARTICLE + s.KUNYA + s.UPON:
        return part
    listed = listed or part in s.FIRST + s.ABROAD
    return s.WEAK if listed and tag in _CONTENT else ""


class Hints(dict[str, Hint]):
    """Word form -> hint, made on first use."""

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[str, Hint] = {}

    def __missing__(self, word: str) -> Hint:
        if len(self) >= _MOST:
            self._before = dict(self)
            self.clear()
        made = self[word] = self._before.get(word) or _hint(word)
        return made


def _hint(word: str) -> Hint:
    key = fold_word(word)
    if not key[:1].isalpha():
        return Hint(key, trie().get(key))
    node = trie().get(key)
    symbol = _symbol(word, key)
    if node is None and not symbol.strip(s.FOREIGN + s.FAMILY + s.PLAIN):
        glued = _glued(key)
        if glued is not None:
            return Hint(key, glued[0], symbol, glued[1])
    return Hint(key, node, symbol)


def _glued(key: str) -> tuple[Node, int] | None:
    """A name behind an attached preposition that the tokeniser could not tell from its word."""
    table = affixes()
    joined = {table.with_, table.for_, *table.ands}
    if key[0] not in joined or len(key) < _SHORTEST:
        return None
    for skip in (1, 2):
        node = trie().get(key[skip:])
        if node is not None and len(key) - skip >= _SHORTEST:
            return node, skip
        if key[1] not in (table.with_, table.for_):
            break
    return None


@cache
def hints() -> Hints:
    """The memo of this process."""
    return Hints()


def of_article(word: str) -> Hint | None:
    """A word behind the preposition that swallowed the first letter of its article."""
    known = hints()[affixes().article[0] + word]
    if known.node is None and not known.symbol:
        return None
    return known
