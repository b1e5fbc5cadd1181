"""noun phrases and gaps as regular expressions over tag strings

Fragments, not rules: the stages build their rules from them. All are written left to right;
`mirrored` ones run over a reversed tag string, for what stands before a cue.
"""

from __future__ import annotations

from typing import Final

from musnad.lexicon import tags as t

# A quotation of so few words inside a noun phrase is a name; a longer one is speech.
NAME_QUOTE: Final = f"(?:«[^«»\n]{{1,3}}»|(?<={t.MEDIA})«[^«»\n]{{1,8}}»)"
BRACKETS: Final = r"\([^()\n]{1,10}\)"
_PLAIN: Final = t.NOUNS + t.SAYING
# A noun that opens a content never stands inside its source.
NOUN: Final = f"[{_PLAIN}{t.DEMONSTRATIVE}]"
# Movements are named after a day: "the forces of 14 March".
_DATED: Final = f"(?<={t.GROUP}){t.NUMBER}{t.TIME}"
CORE: Final = f"(?:{_DATED}|{NOUN}|{NAME_QUOTE}|{BRACKETS})"


def inner(allowed: str) -> str:
    """Prepositions that may stand inside a noun phrase, each with what must follow it.

    `allowed` names those that the cue itself does not govern.
    """
    parts = [t.BY_NAME]
    if t.FROM in allowed:
        parts.append(f"{t.FROM}(?![{t.TIME}])")
    if t.FOR in allowed:
        parts.append(f"{t.FOR}(?![{t.MEDIA}{t.PRESS}«])")
    if t.WITH in allowed:
        parts.append(f"{t.WITH}(?!{t.MEDIUM})")
    if t.IN in allowed:
        apart = f"[{t.MEDIUM}{t.DOCUMENT}{t.TIME}{t.SAYING}]"
        parts.append(f"{t.IN}(?!{apart}|{t.DEMONSTRATIVE}(?![{t.GROUP}{t.MEDIA}]))")
    if t.TO in allowed:  # the envoy to Yemen
        parts.append(f"(?<=[{t.DEFINITE}{t.OFFICE}]){t.TO}(?={t.NAME})")
    if t.ABOUT in allowed:
        head = f"[{t.DOCUMENT}{t.OFFICE}]"
        parts.append(f"(?:(?<={head})|(?<={head}{t.UNKNOWN})){t.ABOUT}")
    return f"(?:{'|'.join(parts)})"


ALL_INNER: Final = t.FROM + t.FOR + t.WITH + t.IN + t.ABOUT + t.TO


def noun_phrase(allowed: str = ALL_INNER) -> str:
    """A noun phrase with its adjectives, genitives, coordination and inner complements."""
    hyphen = f"(?<=[{t.UNKNOWN}{t.NAME}{t.DEFINITE}]){t.DASH}(?=[{t.UNKNOWN}{t.NAME}])"
    return f"{CORE}(?:{t.AND}?{inner(allowed)}?{CORE}|{hyphen})*"


def apposed(allowed: str = ALL_INNER, titles: bool = False) -> str:
    """A noun phrase with appositions between commas; with `titles` only titles and names."""
    phrase = noun_phrase(allowed)
    named = f"(?=[{t.OFFICE}{t.NAME}{t.QUANTITY}])" if titles else ""
    after = f"(?=[,«{t.THAT}{t.THAT_IT}{t.RELATIVE}{t.COLON}{t.FOR}{t.TIME}{t.TO}{t.ON}])"
    age = f"(?!{t.NUMBER}{t.TIME})"
    return f"{phrase}(?:[{t.TIME}{t.ADVERB}{t.COMPLETE}]*,{age}{named}{phrase}{after})*"


# A relative or circumstantial clause between commas, whatever verbs it holds.
_PARENTHESIS: Final = (
    f",(?:{t.RELATIVE}|{t.AND}{t.PRONOUN})"
    f"(?:[^,.:«»{t.THAT}{t.THAT_IT}{t.LINE}]|«[^«»{t.LINE}]{{1,6}}»){{1,25}},"
)
# Adverbs, times and "to him", which belong to no noun phrase.
ASIDE: Final = f"[{t.TIME}{t.ADVERB}{t.COMPLETE}]"
# A relative clause that only a comma before the content closes.
_RELATIVE: Final = (
    f"{t.RELATIVE}[^,.:«»{t.THAT}{t.THAT_IT}{t.LINE}]{{1,25}}(?:,(?=[{t.THAT}{t.THAT_IT}«])|(?=«))"
    f"|,{t.RELATIVE}{t.WEAK}[^,.:«»{t.THAT}{t.THAT_IT}{t.LINE}{t.VERB}{t.WEAK}]{{0,8}}(?=[{t.THAT}{t.THAT_IT}])"
)
# What may stand between a cue's source and the particle that opens the content: no other
# cue, no particle of content, no speech, no stop.
GAP_PIECE: Final = (
    f"[^{t.THAT}{t.THAT_IT}{t.VERB}{t.PARTICIPLE}{t.WEAK}.:«»{t.TURN}{t.STRAY}\n]"
    f"|{NAME_QUOTE}|(?<=[{t.PREPOSITION}{t.BE}]){t.THAT}"
    f"|{_PARENTHESIS}|{_RELATIVE}"
    f"|{t.WEAK}(?!.{{0,3}}[{t.THAT}{t.THAT_IT}])"
)
GAP: Final = f"(?:{GAP_PIECE}){{0,60}}?"
SHORT_GAP: Final = GAP.replace("{0,60}?", "{0,16}?")

# Before a verb, read from right to left: the noun phrase that is its subject.
_MIRRORED_INNER: Final = (
    f"(?:[{t.BY_NAME}{t.FROM}{t.FOR}{t.WITH}{t.IN}]|(?<={t.NAME}){t.TO}"
    f"|{t.ABOUT}(?=[{t.DOCUMENT}{t.OFFICE}]))"
)
_MIRRORED_CORE: Final = rf"(?:{NOUN}|»[^«»\n]{{1,6}}«|\)[^()\n]{{1,10}}\()"
MIRRORED: Final = f"{_MIRRORED_CORE}(?:{_MIRRORED_INNER}?{t.AND}?{_MIRRORED_CORE})*"
