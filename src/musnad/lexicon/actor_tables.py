"""the columns of the tables of actors, and what each cell must be"""

from __future__ import annotations

from musnad.lexicon.table import (
    Check,
    Column,
    Table,
    anything,
    code,
    matching,
    one_of,
    optional,
    text,
)

ROLES = tuple(
    """
    GOV MIL COP SPY JUD LEG PTY OPP REB INS SEP UAF RAD IGO NGO MED EDU BUS MNC CVL REL LAB
    CRM REF ELI HLH SPT
    """.split()
)
NEEDS = ("state", "org", "none")
PLACE_KINDS = ("city", "region", "district", "camp", "area", "water", "site")
BODY_KINDS = ("ministry", "body")
LETTER = f"{chr(0x621)}-{chr(0x63A)}{chr(0x641)}-{chr(0x64A)}{chr(0x6A4)}{chr(0x67E)}{chr(0x6AF)}"
_WORD = f"[{LETTER}0-9A-Za-z.'-]+"
_NAME = f"{_WORD}(?: {_WORD})*"

name = matching(_NAME, "words in Arabic letters, one blank between them")
names = matching(rf"{_NAME}(?:\|{_NAME})*", "names with | between them")
iso = matching("[A-Z]{3}", "an ISO 3166 alpha-3 code such as RUS")
date = matching(
    r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?",
    "a date as YYYY-MM-DD, YYYY-MM or YYYY",
)
actor_codes = matching(r"[A-Z]{3,12}(?: [A-Z]{3,12})*", "actor codes such as RUSGOV")


def identity(*prefixes: str) -> Check:
    """An id with one of these prefixes and small ASCII letters, digits and hyphens."""
    return matching(
        rf"(?:{'|'.join(prefixes)})/[a-z0-9]+(?:-[a-z0-9]+)*",
        f"an id such as {prefixes[0]}/some-name",
    )


COUNTRIES = Table(
    "ar/countries.tsv",
    (
        Column("id", iso),
        Column("name", name),
        Column("others", optional(names)),
        Column("full", optional(names)),
        Column("capital", optional(names)),
        Column("nisba", optional(names)),
        Column("people", optional(names)),
        Column("government", optional(names)),
        Column("english", text),
    ),
)
PERSONS = Table(
    "ar/persons.tsv",
    (
        Column("id", identity("person")),
        Column("name", name),
        Column("short", optional(names)),
        Column("others", optional(names)),
        Column("english", text),
        Column("country", optional(iso)),
        Column("role", one_of(ROLES)),
        Column("sex", one_of("mf")),
    ),
)
OFFICES = Table(
    "ar/offices.tsv",
    (
        Column("id", code),
        Column("person", identity("person")),
        Column("title", code),
        Column("of", matching(r"[A-Z]{3}|org/[a-z0-9-]+", "an ISO code or the id of a body")),
        Column("since", optional(date)),
        Column("until", optional(date)),
    ),
)
ORGANISATIONS = Table(
    "ar/organisations.tsv",
    (
        Column("id", identity("org")),
        Column("name", name),
        Column("others", optional(names)),
        Column("acronyms", optional(names)),
        Column("english", text),
        Column("country", optional(iso)),
        Column("role", one_of(ROLES)),
        Column("codes", optional(actor_codes)),
    ),
)
MINISTRIES = Table(
    "ar/ministries.tsv",
    (
        Column("id", code),
        Column("kind", one_of(BODY_KINDS)),
        Column("form", name),
        Column("others", optional(names)),
        Column("gender", one_of("mf")),
        Column("role", one_of(ROLES)),
        Column("english", text),
    ),
)
TITLES = Table(
    "ar/titles.tsv",
    (
        Column("id", code),
        Column("form", name),
        Column("feminine", optional(names)),
        Column("others", optional(names)),
        Column("needs", one_of(NEEDS)),
        Column("role", one_of(ROLES)),
        Column("english", text),
    ),
)
PLACES = Table(
    "ar/places.tsv",
    (
        Column("id", identity("city", "place")),
        Column("name", name),
        Column("others", optional(names)),
        Column("english", text),
        Column("country", optional(iso)),
        Column("kind", one_of(PLACE_KINDS)),
    ),
)
INFLECTIONS = Table(
    "ar/inflections.tsv",
    (
        Column("id", code),
        Column("kind", one_of(("nisba", "ministry", "minister", "deputy", "speaker"))),
        Column("form", anything),
        Column("gender", one_of("mf")),
        Column("number", one_of("sdp")),
        Column("note", anything),
    ),
)
VARIANTS = Table(
    "ar/variants.tsv",
    (
        Column("id", code),
        Column("scope", one_of(("foreign", "person", "arab", "all"))),
        Column("place", one_of(("inside", "start", "end", "word", "join"))),
        Column("from", anything),
        Column("to", anything),
        Column("note", anything),
    ),
)
ALL = (
    COUNTRIES,
    PERSONS,
    OFFICES,
    ORGANISATIONS,
    MINISTRIES,
    TITLES,
    PLACES,
    INFLECTIONS,
    VARIANTS,
)
