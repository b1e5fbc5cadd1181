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
# "Between" and "made clear" are one form; before a subject and "that" it is the verb.
_CLEAR = re.compile(
    f"{t.PREPOSITION}(?<![^{t.COMMA}{t.STOP}{t.LINE}{t.AND}]{t.PREPOSITION})"
    f"(?=[{t.OFFICE}{t.GROUP}{t.NAME}][^{t.STOP}{t.COMMA}{t.LINE}{t.FINITE}]{{0,6}}"
    f"[{t.THAT}{t.THAT_IT}])"
)
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
# "Said another time that", "the same day": what describes a time belongs to it.
_OTHER_TIME = re.compile(
    f"{t.UNKNOWN}(?<=[{t.TIME}{t.ADVERB}]{t.UNKNOWN})"
    f"(?=[{t.THAT}{t.THAT_IT}{t.COMMA}{t.COLON}{t.OPEN}{t.STOP}])"
)
# "Any student" and "demanded" are one form; behind a quantity it is the person.
_ANY = re.compile(f"[{t.VERB}{t.WEAK}](?<=[{t.QUANTITY}{t.DEMONSTRATIVE}{t.NUMBER}].)")
# So it is where a text begins with it and "in" follows.
_STUDENT = re.compile(f"[{t.VERB}{t.WEAK}](?={t.IN})(?<![^{t.LINE}][{t.VERB}{t.WEAK}])")
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
# "Saw the analyst Dan Margalit that": a verb that takes no "that" is a name there.
_DAN = re.compile(
    f"[{t.VERB}{t.WEAK}](?=[{t.UNKNOWN}{t.NAME}][{t.THAT}{t.THAT_IT}])"
    f"(?<=[{t.CLOSE}{t.DEFINITE}{t.OFFICE}{t.NAME}][{t.VERB}{t.WEAK}])"
)
_NAMES = f"[{t.UNKNOWN}{t.NAME}]"
_ROW = ("", t.DEFINITE, t.DEFINITE * 2)
# "Banners on one of which is written": "books" and "wrote" are one form.
_WRITTEN = re.compile(f"{t.DOCUMENT}(?<={t.DOCUMENT * 2})(?=[{t.ON}{t.COMPLETE}])")
# Between two parts of a name stands no verb.
_NAMED = re.compile(f"[{t.FINITE}](?={t.NAME})(?<={t.NAME}.)")
# "Affirmed the museum's moving of": right behind a verb's subject its object begins.
_MOVES = f"[{t.WEAK}{t.OTHER_VERB}]"
_MOVING = re.compile(
    f"{_MOVES}(?=[{t.DEFINITE}{t.GROUP}{t.NAME}])(?:"
    + "|".join(f"(?<={t.VERB}[{t.OFFICE}{t.GROUP}]{nouns}{_MOVES})" for nouns in _ROW)
    + ")"
)
# "Ban Ki" is written as "that in order to".
_BAN = re.compile(
    f"[{t.WITH}{t.THAT}{t.BECAUSE}](?:(?<={t.WITH})(?={t.THAT}{t.BECAUSE}{_NAMES})"
    f"|(?<={t.WITH}{t.THAT})(?={t.BECAUSE}{_NAMES})"
    f"|(?<={t.WITH}{t.THAT}{t.BECAUSE})(?={_NAMES}))"
)
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


def clear(match: re.Match[str], entry: Entry) -> str | None:
    """A preposition that is really a verb of explaining."""
    verb = entry.verb
    return t.WEAK if verb is not None and entry.tense == "past" and "that" in verb.frames else None


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


def other_time(match: re.Match[str], entry: Entry) -> str | None:
    """An adjective or a "self" behind a time."""
    return t.TIME if any(row.startswith("words/") for row in entry.rows) else None


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


def written(match: re.Match[str], entry: Entry) -> str | None:
    """A noun that is really a verb of writing."""
    return t.WEAK if entry.verb is not None and entry.tense == "past" else None


def moving(match: re.Match[str], entry: Entry) -> str | None:
    """A verbal noun that elsewhere is a verb."""
    if entry.verbal:
        return t.UNKNOWN
    verb = entry.verb
    return t.SAYING if verb is not None and verb.lemma in verb.masdar else None


def dan(match: re.Match[str], entry: Entry) -> str | None:
    """A first name that elsewhere is a verb without "that"."""
    frames = entry.verb.frames if entry.verb is not None else ("that",)
    return None if any(frame.endswith("that") for frame in frames) else t.UNKNOWN


def ban(match: re.Match[str], entry: Entry) -> str | None:
    """A part of a name that elsewhere is a particle."""
    return t.NAME


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
    (_CLEAR, clear),
    (_OPENS, opens),
    (_PUBLISHED, published),
    (_MOTHER, mother),
    (_HOWEVER, however),
    (_BLAMES, blames),
    (_ANY, person),
    (_STUDENT, person),
    (_COUNTED, named),
    (_VERBAL_NAME, named),
    (_BEFORE, before),
    (_OTHER_TIME, other_time),
    (_SURNAME, named),
    (_ACCUSED, accused),
    (_NAMED, named),
    (_MOVING, moving),
    (_WRITTEN, written),
    (_BAN, ban),
    (_DAN, dan),
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
