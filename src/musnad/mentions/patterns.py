"""the rules that find names, as regular expressions over the symbols of a text

Fragments first, then `FIND` with one named alternative a rule, and `LOOSE` for what may be a
name only because an office stands before it.
"""

from __future__ import annotations

import re
from typing import Final

from musnad.lexicon import tags as t
from musnad.mentions import symbols as s


def one_of(*symbols: str) -> str:
    """Any of these symbols."""
    return f"[{re.escape(''.join(symbols))}]"


MORE: Final = f"{s.MORE}*"
_GIVEN: Final = s.FIRST + s.ABROAD
# Words that are likely a part of a name, and those of which nothing is known.
_SOLID: Final = _GIVEN + s.KNOWN + s.LONE + s.FOREIGN + s.WEAK + s.FAMILY
_BLANK: Final = t.UNKNOWN + t.DEFINITE + t.NAME
# Ibn, abu, de … with the word that they join.
_JOINT: Final = one_of(s.PARTICLE, s.KUNYA)
_JOINED: Final = one_of(
    _SOLID, _BLANK, s.UPON, s.SUFFIX, s.SHORT, s.FULL, s.TITLE, s.RANK, s.PLACE, s.NATION
)
_LINKED: Final = f"(?:{_JOINT}{MORE})+{_JOINED}{MORE}"
_FAMILIES: Final = one_of(s.SHORT, s.FAMILY, s.KNOWN, s.LONE)
_NO_NOUN: Final = one_of(t.UNKNOWN, t.DEFINITE, t.DEMONSTRATIVE, s.PLAIN, t.MEDIUM)
_GOES_ON: Final = (
    f"(?:{_LINKED}|{one_of(_SOLID, s.SUFFIX, s.SHORT, s.FULL, t.NAME)}{MORE}|{s.UPON}(?!{_NO_NOUN})"
    f"|{t.UNKNOWN}(?={_FAMILIES}))"
)
_TAIL: Final = f"{_GOES_ON}{{0,6}}"
_MARKS: Final = (
    t.COMMA + t.STOP + t.COLON + t.LINE + t.BRACKET + t.UNBRACKET + t.CLOSE + t.QUOTE + t.AND
)
_PARTICLES: Final = t.TO + t.ON + t.IN + t.FROM + t.FOR + t.WITH + t.PREPOSITION + t.ABOUT
_VERBS: Final = t.VERB + t.PARTICIPLE + t.OTHER_VERB + t.WEAK + t.BE
_THAT: Final = t.THAT + t.THAT_IT
# What can follow a name, and no noun that goes on.
_EDGE: Final = one_of(
    *(_MARKS, _PARTICLES, _VERBS, _THAT, t.OPEN, t.DASH, t.TIME, t.RELATIVE, s.TITLE, s.RANK),
    *(t.BECAUSE, t.NEGATION, t.PARTICLE, t.OR, t.ADVERB, t.COMPLETE, t.BUT, t.TURN, t.ASK),
)
# One more word closes a name if nothing but a mark or an office can follow.
_LAST: Final = (
    f"(?:{one_of(t.UNKNOWN, t.NAME, s.PLAIN)}|(?<={one_of(s.FIRST, s.WEAK, s.KNOWN)}){t.DEFINITE})"
)
_CLOSE: Final = (
    f"(?:{_LAST}(?={one_of(_MARKS, s.TITLE, s.RANK, _THAT)}|$)"
    f"|{s.NATION}(?={one_of(_MARKS, s.TITLE)})|{one_of(s.TITLE, s.RANK)}(?={one_of(_MARKS)}|$))?"
)
# Behind a first name, whatever is no particle and no verb is the family name.
_SECOND: Final = (
    f"(?:{one_of(t.UNKNOWN, t.NAME, s.PLAIN, s.ORDINAL)}|{s.NATION}{MORE}"
    f"|{one_of(t.GROUP, t.OFFICE)}(?={_EDGE})"
    f"|(?<={s.FIRST}){t.DEFINITE}(?!{one_of(t.DEFINITE, s.NATION, s.FAMILY)})"
    f"|{one_of(s.TITLE, s.RANK)}(?={one_of(_MARKS, _THAT, s.TITLE)}))"
)
_GIVEN_NAME: Final = f"{MORE}(?:{_GOES_ON}{_TAIL}{_CLOSE}|{_SECOND}{_GOES_ON}{{0,2}})"
_ANY: Final = one_of(_BLANK, s.PLAIN, s.FAMILY, s.RANK, t.GROUP, t.OFFICE)
_WEAKLY: Final = (
    f"(?:(?:{_LINKED}|{one_of(_SOLID, s.SUFFIX, s.SHORT)}{MORE}){_TAIL}{_CLOSE}"
    f"|(?<={t.VERB}.){_ANY}(?={_EDGE}))"
)
_ABU: Final = (
    f"{_JOINT}*(?:{s.SUFFIX}{t.UNKNOWN}(?={_EDGE})"
    f"|{one_of(_SOLID, s.SUFFIX, _BLANK, s.TITLE, s.RANK, t.ADVERB, t.SAYING, t.OFFICE)}"
    f"{_TAIL}{_CLOSE})"
)
_PAIRED: Final = one_of(s.FOREIGN, s.KNOWN, s.SHORT, s.PARTICLE, _GIVEN)
_PAIR: Final = f"(?:{s.FAMILY}(?={_EDGE})|{_PAIRED}{MORE}{_TAIL})"
_SAID: Final = f"(?:(?<={t.VERB}.){_TAIL}{_CLOSE}|(?={t.VERB}))"
_WORD: Final = t.UNKNOWN + s.FAMILY + s.WEAK + t.DEFINITE
_TELLS: Final = one_of(_THAT, t.COLON, t.TO, t.OPEN, t.QUOTE)
_BODIES: Final = one_of(s.BODY, s.FIELD)
_STATES: Final = one_of(s.STATE, s.CAPITAL)
_COMPLEMENT: Final = (
    f"(?:(?P<of_nation>{s.NATION}{MORE})|(?P<of_state>{_STATES}{MORE})"
    f"|(?P<of_body>{_BODIES}{MORE}(?:{one_of(s.NATION, s.STATE)}{MORE})?|{s.ORG}{MORE}))"
)
_TITLE: Final = f"{MORE}{_COMPLEMENT}?(?P<past>{one_of(s.FORMER, s.ACTING)})?"
_OWNER: Final = f"(?P<owner>{one_of(s.NATION, s.STATE, s.CAPITAL)}{MORE})?"
_UNLISTED: Final = one_of(s.FOREIGN, s.KNOWN, t.NAME)
_PLAIN_NOUN: Final = one_of(t.UNKNOWN, t.DEFINITE)
# Name of the rule, the symbols it may begin with, and what follows.
RULES: Final = (
    ("title", s.TITLE, _TITLE),
    ("body", s.BODY + s.FIELD, f"{MORE}{_OWNER}"),
    ("state", s.STATE + s.CAPITAL, MORE),
    ("org", s.ORG, MORE),
    ("place", s.PLACE, MORE),
    ("people", s.NATION, MORE),
    ("rank", s.RANK, MORE),
    ("short", s.SHORT, f"{MORE}(?:{_LINKED}|{one_of(s.FOREIGN, s.KNOWN, s.LONE, _GIVEN)})?"),
    ("full", s.FULL, f"{MORE}(?:{_LINKED})*"),
    ("teller", t.VERB, f"{one_of(_WORD)}{t.UNKNOWN}?(?={_TELLS})"),
    ("pair", s.FOREIGN, _PAIR),
    ("said", s.FOREIGN + s.KNOWN, _SAID),
    ("lone", s.LONE, _TAIL),
    ("first", _GIVEN, f"{_GIVEN_NAME}?"),
    ("weak", s.WEAK, _WEAKLY),
    (
        "upon",
        s.UPON,
        f"(?={one_of(_GIVEN, s.KNOWN, s.LONE, s.FAMILY, s.SHORT)}|{_JOINT}){_TAIL}{_CLOSE}",
    ),
    ("kunya", s.KUNYA, _ABU),
    ("town", s.CITY_OF, f"(?P<after_head>{_UNLISTED}{{1,2}}|{_PLAIN_NOUN})"),
    (
        "site",
        s.FEATURE,
        f"(?:{s.PLACE}{MORE}|{s.TITLE}?{s.FULL}{MORE}"
        f"|{one_of(s.FOREIGN, s.KNOWN, s.FAMILY, t.NAME)}{{1,2}}"
        f"|{_PLAIN_NOUN}(?={_EDGE}|$))",
    ),
    ("named", t.GROUP + t.MEDIA + t.DOCUMENT, f"{one_of(s.PLACE, s.CAPITAL, s.STATE)}{MORE}"),
    ("both", s.BOTH, ""),
    ("counterpart", s.COUNTERPART, ""),
)
_STARTS: Final = one_of(*(first for _, first, _ in RULES))
FIND: Final = re.compile(
    _STARTS
    + f"(?:{'|'.join(f'(?<={one_of(first)})(?P<{name}>{rest})' for name, first, rest in RULES)})"
)
LOOSE: Final = re.compile(
    f"{s.FULL}{MORE}(?:{_LINKED})*"
    f"|{s.KUNYA}{_ABU}"
    f"|{one_of(_GIVEN)}{_GIVEN_NAME}"
    f"|{s.WEAK}(?:{_ANY}|{s.NATION})(?={_EDGE})"
    f"|{s.FOREIGN}{one_of(t.UNKNOWN, s.PLAIN)}(?={_EDGE})"
    f"|{s.PARTICLE}*{one_of(_SOLID, t.NAME, s.SHORT)}{MORE}{_TAIL}{_CLOSE}"
    f"|{one_of(t.UNKNOWN, s.PLAIN)}{_GOES_ON}{_TAIL}{_CLOSE}"
    f"|{t.UNKNOWN}{{1,2}}(?={_EDGE}|$)"
)
