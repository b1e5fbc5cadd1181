"""the tag alphabet: one character for each kind of word

A sentence becomes a string of these, one character a token, and grammar rules are regular
expressions over that string. Upper and lower case, digits and marks carry no meaning beyond
what stands here.
"""

from __future__ import annotations

from typing import Final

# Cues
VERB: Final = "V"  # a reporting verb
WEAK: Final = "w"  # a reporting verb that is as often another word
PARTICIPLE: Final = "P"  # a participle that carries the last source on
SAYING: Final = "N"  # a noun of saying
PHRASE: Final = "H"  # the key word of a fixed phrase

# Nouns
UNKNOWN: Final = "n"  # any word that no table knows
DEFINITE: Final = "l"  # such a word with the article
OFFICE: Final = "o"  # title, office, human being
GROUP: Final = "g"  # organisation or group
DOCUMENT: Final = "D"  # what can say something in writing
MEDIUM: Final = "M"  # act or means of saying: statement, interview
MEDIA: Final = "W"  # news outlets and those who work for them
PRESS: Final = "R"  # who works for them
NAME: Final = "s"  # part of a proper name, place
QUANTITY: Final = "e"  # some, all, one of
NUMBER: Final = "0"
CLAIM: Final = "b"  # a noun that opens a content by itself: the need to, the importance of
DEMONSTRATIVE: Final = "d"
PRONOUN: Final = "h"

# Particles
IN: Final = "f"
FROM: Final = "i"
TO: Final = "E"
ON: Final = "A"
ABOUT: Final = "O"
PREPOSITION: Final = "p"
DIRECTION: Final = "Q"  # north of, northern: a preposition or an adjective, as neighbours tell
BY_NAME: Final = "S"  # "in the name of": stays inside a source
WITH: Final = "B"  # the attached preposition b-
FOR: Final = "L"  # the attached preposition l-
AND: Final = "&"  # an attached conjunction, or a free "and"
THAT: Final = "c"
THAT_IT: Final = "C"  # the same with a pronoun: the content begins with the word itself
BECAUSE: Final = "u"
BUT: Final = "K"
TURN: Final = "z"
RELATIVE: Final = "r"
NEGATION: Final = "x"
BE: Final = "k"
PARTICLE: Final = "q"
COMPLETE: Final = "Y"  # a preposition with its pronoun: "to him", "in it"
TIME: Final = "t"
ASK: Final = "a"
WHAT: Final = "m"
IDENTITY: Final = "I"  # "his name", as what a source keeps back
ADVERB: Final = "y"
OR: Final = "j"
OTHER_VERB: Final = "v"
MODAL: Final = "F"  # a verb that takes a clause of its own and reports nothing

# Marks
COMMA: Final = ","
STOP: Final = "."
COLON: Final = ":"
OPEN: Final = "«"
CLOSE: Final = "»"
QUOTE: Final = '"'  # a quotation mark whose side only the context tells
BRACKET: Final = "("
UNBRACKET: Final = ")"
DASH: Final = "_"
LINE: Final = "\n"
STRAY: Final = "|"  # a quotation mark that nothing answers
OTHER: Final = "~"

WORD_TAGS: Final = {
    "in": IN,
    "from": FROM,
    "to": TO,
    "on": ON,
    "about": ABOUT,
    "prep": PREPOSITION,
    "direction": DIRECTION,
    "by-name": BY_NAME,
    "that": THAT,
    "b-that": THAT,
    "because": BECAUSE,
    "sub": BECAUSE,
    "turn": TURN,
    "rel": RELATIVE,
    "neg": NEGATION,
    "be": BE,
    "part": PARTICLE,
    "time": TIME,
    "ask": ASK,
    "dem": DEMONSTRATIVE,
    "pron": PRONOUN,
    "adv": ADVERB,
    "num": NUMBER,
    "conj": OR,
    "quant": QUANTITY,
    "ma": WHAT,
    "verb": OTHER_VERB,
    "masdar": OTHER_VERB,
    "modal": MODAL,
    "noun": UNKNOWN,
    "claim": CLAIM,
    "complete": COMPLETE,
    "but": BUT,
    "identity": IDENTITY,
}

HEAD_TAGS: Final = {
    "office": OFFICE,
    "person": OFFICE,
    "organisation": GROUP,
    "group": GROUP,
    "media": MEDIA,
    "press": PRESS,
    "document": DOCUMENT,
    "medium": MEDIUM,
    "occasion": MEDIUM,
}

# A verb that has a subject, whether it reports or not.
FINITE: Final = VERB + WEAK + OTHER_VERB
CUES: Final = VERB + WEAK + PARTICIPLE + SAYING + PHRASE
NOUNS: Final = (
    UNKNOWN
    + DEFINITE
    + OFFICE
    + GROUP
    + DOCUMENT
    + MEDIUM
    + MEDIA
    + PRESS
    + NAME
    + QUANTITY
    + NUMBER
)

# Tag -> its name, for explanations: the names above, in small letters.
KINDS: Final = {
    value: name.lower().replace("_", " ")
    for name, value in sorted(globals().items())
    if name.isupper() and isinstance(value, str) and len(value) == 1
}
