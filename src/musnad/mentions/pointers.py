"""a bare noun as a source -> the body or person of whom the article spoke before"""

from __future__ import annotations

from musnad.lexicon import tags as t
from musnad.lexicon.actors import actors
from musnad.lexicon.affixes import affixes
from musnad.lexicon.naming import naming
from musnad.mentions import symbols as s
from musnad.mentions.memory import country_of
from musnad.mentions.offices import institution, states
from musnad.mentions.text import Text, head_of
from musnad.mentions.titles import holders

# What belongs to no noun phrase before it.
_ASIDE = frozenset((t.COMMA, t.IN, t.FROM, t.BRACKET, t.DASH, t.OPEN, t.TIME, t.RELATIVE))
_PAIR = 2


def pointed(text: Text, first: int, last: int) -> str:
    """The entity that a definite noun points back to; empty where there is none."""
    found = _said(text, first, last) or _begun(text, first, last)
    return found or _home(text, first, last) or _office(text, first, last)


def _office(text: Text, first: int, last: int) -> str:
    """A whole office without its state, in a text that is about one state."""
    leaf = text.scan.leaves.get(first)
    home = _there(text, first, last) or text.memory.home()
    if not home or leaf is None or not whole_office(text, first, last):
        return ""
    titles = tuple(form.id for form in leaf.of("title"))
    held = holders(text, titles, (home,))
    return held[0][0] if held else ""


def _there(text: Text, first: int, last: int) -> str:
    """The state in which the office is: the public prosecutor in Egypt."""
    end = first + 1
    while end < last and text.scan.level[end] == s.MORE:
        end += 1
    if text.scan.level[end : end + 2] != t.IN + s.STATE or end + 1 >= last:
        return ""
    return states(text.scan.leaves.get(end + 1))[0]


def whole_office(text: Text, first: int, last: int) -> bool:
    """Nothing but an office of a state that one person holds, definite and of several words."""
    leaf, level = text.scan.leaves.get(first), text.scan.level
    forms = leaf.of("title") if leaf is not None else []
    if not forms or " " not in forms[0].id.replace("-", " ") or forms[0].many:
        return False
    if not any(form.definite and actors().titles[form.id].needs == "state" for form in forms):
        return False
    return (
        not level[first + 1 : last].strip(s.MORE)
        or level[first + 1 : last].lstrip(s.MORE)[0] in _ASIDE
    )


def _said(text: Text, first: int, last: int) -> str:
    """A noun that headed the name of a body, or an office, before."""
    scan, memory = text.scan, text.memory
    entry, key = scan.tokens.entries[first], scan.hints[first].key
    if entry.plural or not (entry.definite or key.startswith(affixes().article)):
        return ""
    body = memory.heads.get(head_of(key), "")
    if last - first == _PAIR and scan.level[first + 1] == s.NATION:
        return body if country_of(body) in states(scan.leaves.get(first + 1)) else ""
    if last - first > 1 and scan.level[first + 1] not in _ASIDE:
        return ""
    return body or memory.holder((), head_of(key)) or ""


def _begun(text: Text, first: int, last: int) -> str:
    """The first words of a body's name, whose other words stood there before."""
    words = [hint.key for hint in text.scan.hints[first:last]]
    return (text.memory.begun(" ".join(words)) or "") if len(words) > 1 else ""


def _home(text: Text, first: int, last: int) -> str:
    """An institution without its state, in a text that is about one state."""
    home, leaf, level = text.memory.home(), text.scan.leaves.get(first), text.scan.level
    if not home or leaf is None or not any(form.definite for form in leaf.of("body")):
        return ""
    if level[first] == s.FIELD and leaf.key not in naming()["field-alone"]:
        return ""
    end = first + 1
    while end < last and level[end] == s.MORE:
        end += 1
    if end < last and level[end] not in _ASIDE:
        return ""
    return institution(text.scan, first, last, home) or ""
