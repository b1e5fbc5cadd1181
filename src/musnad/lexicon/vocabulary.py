"""one word form -> all that the stages ask of it, worked out once a process"""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from musnad.lexicon.affixes import affixes
from musnad.lexicon.calendar import calendar
from musnad.lexicon.entry import Entry, Word
from musnad.lexicon.event_records import Acts
from musnad.lexicon.event_words import event_words
from musnad.lexicon.loaded import CLOSED, hint
from musnad.lexicon.memo import Memo
from musnad.lexicon.words import pieces


@cache
def words() -> Memo[Entry | Word]:
    """Word form -> its pieces, or the entry alone where it is not cut."""
    return Memo(_word)


def _word(word: str) -> Entry | Word:
    at = 0
    out = []
    for length, entry in pieces(word):
        acts = _acts(word, at, length, entry)
        out.append((length, _told(word[at : at + length], entry, acts)))
        at += length
    return out[0][1] if len(out) == 1 else tuple(out)


def _acts(word: str, at: int, length: int, entry: Entry) -> Acts | None:
    """What the tables of events say of a piece."""
    piece = word[at : at + length]
    if length == 1 or not piece[0].isalpha():
        return None
    if entry.definite and word[:at].endswith(affixes().for_) and piece[0] == affixes().for_:
        # The article's alef is dropped behind l-.
        found = event_words().find(affixes().article + piece[1:])
        return found and replace(found, skip=max(0, found.skip - 1))
    return event_words().find(piece)


def _told(form: str, entry: Entry, acts: Acts | None) -> Entry:
    """An entry that also says what its form is among times, loaded words and events."""
    time = calendar().symbol(form, entry.tag)
    loaded = None if entry.tag in CLOSED else hint(form)
    if loaded is None and acts is None and not entry.rows:
        return _shared(entry, time)
    if loaded is None and acts is None and time == entry.time:
        return entry
    return replace(entry, time=time, loaded=loaded, acts=acts)


@cache
def _shared(entry: Entry, time: str) -> Entry:
    """The one entry of all words, numbers among them, that no table knows and that are alike."""
    return replace(entry, time=time)
