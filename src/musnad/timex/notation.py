"""rules as people write them -> regular expressions over strings of symbols

    day=number|ordinal of? month=month-point

says: a number or an ordinal, which the rule's function gets as `day`, then perhaps `of`, then
a month, which it gets as `month`. Words are names of symbols or groups of them.

    ( … )?     several words as one        >a|b   followed by      >!a|b  not followed by
    a+b        one behind the other, only  <a|b   behind           <!a|b  not behind
               after < and >
"""

from __future__ import annotations

import re

from musnad.timex.symbols import letters

_TOKEN = re.compile(
    r"(?P<look>[<>]!?)?(?:(?P<label>[a-z]\w*)=)?(?P<names>[a-z|+-]+)(?P<times>[?*]?)"
)
_LOOKS = {"<": "(?<=", "<!": "(?<!", ">": "(?=", ">!": "(?!"}
_BRACKETS = {"(": "(?:", ")": ")", ")?": ")?", ")*": ")*", "|": "|"}


def compile_notation(notation: str) -> re.Pattern[str]:
    """The regular expression for a rule's notation.

    Raises:
        ValueError: a word of it names no symbol.
    """
    return re.compile("".join(_BRACKETS.get(word) or _piece(word) for word in notation.split()))


def needed(notation: str) -> tuple[str, ...]:
    """Sets of characters of which a string must have one each, or the rule cannot match."""
    found: list[str] = []
    depth = 0
    for word in notation.split():
        depth += (word == "(") - word.startswith(")")
        match = _TOKEN.fullmatch(word)
        if match and not depth and not match["look"] and not match["times"]:
            found.append("".join(letters(name) for name in match["names"].split("|")))
    return tuple(found)


def _piece(word: str) -> str:
    match = _TOKEN.fullmatch(word)
    if match is None:
        raise ValueError(f"expected a word of the notation, found {word!r}")
    pattern = "".join(_one_of(names) for names in match["names"].split("+"))
    if match["look"]:
        return f"{_LOOKS[match['look']]}{pattern})"
    if match["label"]:
        pattern = f"(?P<{match['label']}>{pattern})"
    return pattern + match["times"]


def _one_of(names: str) -> str:
    found = "".join(letters(name) for name in names.split("|"))
    if not all(letters(name) for name in names.split("|")):
        raise ValueError(f"expected names of symbols, found {names!r}")
    return f"[{found}]"
