"""one word form -> all that the stages ask of it, worked out once a process"""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from musnad.lexicon.calendar import calendar
from musnad.lexicon.entry import Entry, Word
from musnad.lexicon.loaded import CLOSED, hint
from musnad.lexicon.words import pieces

# A crawl's vocabulary grows without end (names, misspellings); past this many forms the memo
# starts anew, so that memory stays flat.
_MOST = 400_000


class Words(dict[str, "Entry | Word"]):
    """Word form -> its pieces, or the entry alone where it is not cut; made on first use."""

    def __missing__(self, word: str) -> Entry | Word:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = _word(word)
        return found


@cache
def words() -> Words:
    """The memo of this process."""
    return Words()


def _word(word: str) -> Entry | Word:
    at = 0
    out = []
    for length, entry in pieces(word):
        out.append((length, _told(word[at : at + length], entry)))
        at += length
    return out[0][1] if len(out) == 1 else tuple(out)


def _told(form: str, entry: Entry) -> Entry:
    """An entry that also says what its form is among times and loaded words."""
    time = calendar().symbol(form, entry.tag)
    loaded = None if entry.tag in CLOSED else hint(form)
    if loaded is None and not entry.rows:
        return _shared(entry, time)
    if loaded is None and time == entry.time:
        return entry
    return replace(entry, time=time, loaded=loaded)


@cache
def _shared(entry: Entry, time: str) -> Entry:
    """The one entry of all words, numbers among them, that no table knows and that are alike."""
    return replace(entry, time=time)
