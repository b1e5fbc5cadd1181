"""words that their neighbours make into something else: the ordered rules end the file"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from musnad.lexicon import Entry
from musnad.lexicon import tags as t

# Every pattern begins with the word that it is about: the search skips all other tags at once,
# and only then looks to both sides. `(?<=x.)` says that x stands before that word.

# Nothing that governs a noun stands before a finite verb.
_GOVERNS = f"{t.IN}{t.FROM}{t.TO}{t.ON}{t.ABOUT}{t.WITH}{t.FOR}{t.BY_NAME}{t.PREPOSITION}"
_GOVERNED = re.compile(f"[{t.FINITE}](?<=[{_GOVERNS}].)")
# "The North Atlantic alliance", "a western source in": an adjective or a part of a name.
_DIRECTION = re.compile(
    f"{t.DIRECTION}(?P<name>(?<=[{t.GROUP}].)(?={t.DEFINITE}))?"
    f"(?P<plain>(?<=[{t.UNKNOWN}{t.OFFICE}].)(?=[^{t.NOUNS}{t.DIRECTION}]))?"
)
# "Through" and "gave voice to" are one form; before "about" it is the verb.
_VOICES = re.compile(f"{t.PREPOSITION}(?={t.ABOUT})")
# A form that is noun and verb is the verb where a clause begins with it.
_OPENS = re.compile(f"[{t.DOCUMENT}{t.MEDIUM}{t.OFFICE}{t.GROUP}](?<![^{t.AND}{t.STOP}{t.LINE}].)")
# Right behind a reporting verb a finite verb is the name of who reports.
_VERBAL_NAME = re.compile(
    f"[{t.FINITE}](?:(?<={t.VERB}.)(?=[{t.NAME}{t.UNKNOWN}{t.DEFINITE}{t.OFFICE}])"
    f"|(?<=[{t.VERB}{t.WEAK}]{t.OFFICE}.)(?=[{t.NAME}{t.UNKNOWN}]))"
)
# Behind a number, and behind a verb with a time, what looks like a verb is a noun.
_COUNTED = re.compile(
    f"[{t.FINITE}{t.PARTICIPLE}](?:(?<={t.NUMBER}[{t.VERB}{t.WEAK}{t.PARTICIPLE}])"
    f"|(?<=[{t.VERB}{t.OTHER_VERB}]{t.TIME}[{t.FINITE}])(?=[{t.UNKNOWN}{t.DEFINITE}]))"
)
# "Any student" and "demanded" are one form; behind a quantity it is the person.
_ANY = re.compile(f"[{t.VERB}{t.WEAK}](?<=[{t.QUANTITY}{t.DEMONSTRATIVE}{t.NUMBER}].)")
# "Carried" and "held" are one form; before "responsible" it is the second.
_BLAMES = re.compile(f"{t.OTHER_VERB}(?=[^{t.STOP}{t.LINE}{t.VERB}{t.THAT}]{{1,14}}{t.CLAIM})")
# "Said Majid Izzat, member of": behind a name and before a title stands the rest of the name.
_SURNAME = re.compile(
    f"[{t.VERB}{t.WEAK}](?={t.OFFICE})(?<=[{t.VERB}{t.WEAK}][{t.UNKNOWN}{t.NAME}].)"
)
# "A scientist accused of": behind a noun the participle describes it.
_ACCUSED = re.compile(f"{t.PARTICIPLE}(?={t.WITH})(?<=[{t.UNKNOWN}{t.OFFICE}].)")
# "The day before yesterday" is "first of yesterday".
_BEFORE = re.compile(f"{t.QUANTITY}(?={t.FROM}{t.TIME})")
# Between two parts of a name stands no verb.
_NAMED = re.compile(f"[{t.FINITE}](?={t.NAME})(?<={t.NAME}.)")
# "In a statement that it published": right behind the statement, or its owner between them.
_SAID_IN = f"[{t.DOCUMENT}{t.MEDIUM}]"
_PUBLISHED = re.compile(
    f"[{t.VERB}{t.WEAK}](?:(?<={_SAID_IN}.)|(?<={_SAID_IN}[{t.UNKNOWN}{t.MEDIA}{t.PRESS}].))"
)
# "Mother of" and "or" are one form; a name follows the first, and a verb stands before it.
_MOTHER = re.compile(
    f"{t.OR}(?=[{t.NAME}{t.UNKNOWN}])(?<=[{t.VERB}{t.WEAK}{t.FOR}{t.WITH}{t.ABOUT}{t.AND}].)"
)
# "Other than" before "that" is "however".
_HOWEVER = re.compile(
    f"{t.QUANTITY}(?=[{t.THAT}{t.THAT_IT}])(?<![^{t.AND}{t.COMMA}{t.STOP}{t.LINE}].)"
)
# "Pointing out" and "banner" are one form; before a particle it is the participle.
_CARRIES = re.compile(
    f"[{t.DOCUMENT}{t.MEDIUM}{t.OFFICE}{t.GROUP}](?=[{t.TO}{t.ON}{t.WITH}]?[{t.THAT}{t.THAT_IT}])"
)
# "Who asked that his name be withheld" reports nothing.
_UNNAMED = re.compile(
    f"[{t.VERB}{t.WEAK}{t.PARTICIPLE}{t.SAYING}]"
    f"(?=(?:{t.CLAIM}[{t.FINITE}{t.UNKNOWN}]"
    f"|[^{t.THAT}{t.THAT_IT}«».,{t.LINE}{t.VERB}{t.WEAK}{t.PARTICIPLE}{t.OTHER_VERB}])"
    f"{{0,5}}{t.IDENTITY})"
)


def governed(match: re.Match[str], entry: Entry) -> str | None:
    """In "at the students' request" the form that also says "he requested" is a noun."""
    if entry.tense == "present" and entry.tag == t.VERB:
        return None  # "from" is "who" here: there are those who say
    return t.SAYING if entry.noun is not None else t.UNKNOWN


def direction(match: re.Match[str], entry: Entry) -> str | None:
    """A point of the compass."""
    inside = match["name"] is not None or match["plain"] is not None
    return t.UNKNOWN if inside else t.PREPOSITION


def voices(match: re.Match[str], entry: Entry) -> str | None:
    """A preposition that is really a verb of expressing."""
    verb = entry.verb
    return t.WEAK if verb is not None and "about" in verb.frames else None


def opens(match: re.Match[str], entry: Entry) -> str | None:
    """A noun at the beginning of a clause that is really a verb."""
    finite = entry.verb is not None and entry.tense in ("past", "present")
    return t.WEAK if finite and not entry.definite else None


def published(match: re.Match[str], entry: Entry) -> str | None:
    """The verb of "in a statement that it published" says nothing more."""
    return t.OTHER_VERB if entry.suffix and entry.verb is not None else None


def mother(match: re.Match[str], entry: Entry) -> str | None:
    """A part of a name that elsewhere is a conjunction."""
    return t.NAME if any(row.startswith("names/") for row in entry.rows) else None


def however(match: re.Match[str], entry: Entry) -> str | None:
    """A word that elsewhere is a quantity, before the particle."""
    return t.OR


def person(match: re.Match[str], entry: Entry) -> str | None:
    """A noun for a person that elsewhere is a verb."""
    return entry.head.tag if entry.head is not None and entry.tense != "present" else None


def accused(match: re.Match[str], entry: Entry) -> str | None:
    """The participle of a verb of accusing, as an adjective."""
    verb = entry.verb
    return t.UNKNOWN if verb is not None and verb.kind == "accuse" else None


def before(match: re.Match[str], entry: Entry) -> str | None:
    """ "First", in the day before yesterday."""
    return None if entry.definite else t.TIME


def blames(match: re.Match[str], entry: Entry) -> str | None:
    """A verb of blaming that elsewhere is another."""
    return t.WEAK if entry.verb is not None and entry.verb.kind == "blame" else None


def named(match: re.Match[str], entry: Entry) -> str | None:
    """A part of a name that elsewhere is a verb."""
    return t.UNKNOWN


def carries(match: re.Match[str], entry: Entry) -> str | None:
    """A participle that elsewhere is a noun."""
    carried = entry.tense == "participle" and not entry.definite
    return t.PARTICIPLE if carried else None


def unnamed(match: re.Match[str], entry: Entry) -> str | None:
    """The verb of a source that wants to stay unnamed."""
    return t.OTHER_VERB


Rule = Callable[[re.Match[str], Entry], str | None]
RULES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (_DIRECTION, direction),
    (_GOVERNED, governed),
    (_VOICES, voices),
    (_OPENS, opens),
    (_PUBLISHED, published),
    (_MOTHER, mother),
    (_HOWEVER, however),
    (_BLAMES, blames),
    (_ANY, person),
    (_COUNTED, named),
    (_VERBAL_NAME, named),
    (_BEFORE, before),
    (_SURNAME, named),
    (_ACCUSED, accused),
    (_NAMED, named),
    (_CARRIES, carries),
    (_UNNAMED, unnamed),
)


def retag(tags: str, entries: Sequence[Entry]) -> str:
    """The tag string after all rules."""
    for pattern, rule in RULES:
        chars: list[str] | None = None
        for match in pattern.finditer(tags):
            new = rule(match, entries[match.start()])
            if new is not None:
                chars = chars or list(tags)
                chars[match.start()] = new
        if chars is not None:
            tags = "".join(chars)
    return tags
