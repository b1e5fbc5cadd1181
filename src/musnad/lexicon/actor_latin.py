"""Arabic letters -> Latin ones, for the ids of names that no table has yet

Without vowels nobody can tell how a name is spelled in English; what comes out is an id to
be found again, and a hint for the one who corrects it.
"""

from __future__ import annotations

import unicodedata

from musnad.lexicon.spelling import fold

_LETTERS = dict(
    pair.split("=")
    for pair in """
    ALEF=a BEH=b TEH=t THEH=th JEEM=j HAH=h KHAH=kh DAL=d THAL=dh REH=r ZAIN=z SEEN=s SHEEN=sh
    SAD=s DAD=d TAH=t ZAH=z AIN=a GHAIN=gh FEH=f QAF=q KAF=k LAM=l MEEM=m NOON=n HEH=h WAW=w
    YEH=y
    """.split()
)


def latin(name: str) -> str:
    """A name in small Latin letters, its words joined by hyphens.

    Example:
        >>> latin("سامي الحداد")
        'samy-alhdad'
    """
    words = ("".join(map(_letter, word)) for word in fold(name).split())
    return "-".join(word for word in words if word)


def _letter(char: str) -> str:
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    return _LETTERS.get(unicodedata.name(char, "").rpartition(" ")[2], "")
