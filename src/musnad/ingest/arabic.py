"""tells Arabic text from other bytes that an eight-bit encoding happens to read as Arabic

Another alphabet gives letters of two scripts in one word, or the wrong letters too often:
in any Arabic text of some length, two thirds of all letters are nine of the alphabet.
"""

from __future__ import annotations

import re

LETTER = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
# Alef, ta, ra, lam, mim, nun, ha, waw, ya.
FREQUENT = re.compile(r"[\u0627\u062a\u0631\u0644-\u0648\u064a]")
# The n of an escaped newline in JSON is no letter before an Arabic one.
MIXED = re.compile(r"(?<!\\)[A-Za-z](?=[\u0620-\u064a])|[\u0620-\u064a](?=[A-Za-z])")
# Latin letters and signs of windows-1256; quotation marks and blanks stand in any text.
FOREIGN = re.compile(r"[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u024f]")
# Fewer letters may be any.
FEW = 16


def arabic_likeness(text: str) -> float:
    """How much a decoded text looks like Arabic: 0 for not at all, 1 for entirely.

    Example:
        >>> arabic_likeness("قال الوزير") > 0.8, arabic_likeness("déclaré")
        (True, 0.0)
    """
    letters = len(LETTER.findall(text))
    foreign = len(FOREIGN.findall(text))
    frequent = len(FREQUENT.findall(text))
    if not letters or foreign * 9 > letters or len(MIXED.findall(text)) * 9 > letters:
        return 0.0
    if letters >= FEW and frequent * 3 < letters:
        return 0.0
    return (letters - foreign) / letters * (1 + frequent / letters) / 2
