"""documents -> lines of GDELT's Global Knowledge Graph 2.1, with who is quoted saying what

The columns are those of GDELT's codebook of the format. Those that need its own measures and lists
(themes, tone, counts, dimensions, locations with their codes) stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import urlsplit

from musnad.exports.iri import digest, page_of
from musnad.exports.shared import one_line, when
from musnad.model import Document, Mention

COLUMNS = tuple(
    """
    GKGRECORDID V2.1DATE V2SOURCECOLLECTIONIDENTIFIER V2SOURCECOMMONNAME V2DOCUMENTIDENTIFIER
    V1COUNTS V2.1COUNTS V1THEMES V2ENHANCEDTHEMES V1LOCATIONS V2ENHANCEDLOCATIONS V1PERSONS
    V2ENHANCEDPERSONS V1ORGANIZATIONS V2ENHANCEDORGANIZATIONS V1.5TONE V2.1ENHANCEDDATES V2GCAM
    V2.1SHARINGIMAGE V2.1RELATEDIMAGES V2.1SOCIALIMAGEEMBEDS V2.1SOCIALVIDEOEMBEDS V2.1QUOTATIONS
    V2.1ALLNAMES V2.1AMOUNTS V2.1TRANSLATIONINFO V2EXTRASXML
    """.split()
)
# A page of the web, or a text that is known by its name alone.
_WEB, _CITATION = "1", "2"
# Digits of a day and of a moment.
_DAY, _MOMENT = 8, 14
_NUMBERS = 10**15
# Marks that part blocks, and the parts of a block.
_MARKS = re.compile("[|#;,]")

Named = list[tuple[str, int]]


def gkg(document: Document) -> Iterator[tuple[str, str]]:
    """The one line of an article."""
    known = _article(document) | _names(document) | {"V2.1QUOTATIONS": _quotations(document)}
    yield "record", "\t".join(one_line(known.get(name)) for name in COLUMNS)


def _article(document: Document) -> dict[str, str]:
    page, moment = page_of(document), _moment(document)
    host = (urlsplit(page).hostname or "").removeprefix("www.") if page else ""
    extras = {
        "PAGE_AUTHORS": document.author,
        "PAGE_TITLE": document.headline,
        "PAGE_PRECISEPUBTIMESTAMP": moment,
    }
    return {
        "GKGRECORDID": f"{moment or '0' * _MOMENT}-{int(digest(document.id), 16) % _NUMBERS}",
        "V2.1DATE": moment,
        "V2SOURCECOLLECTIONIDENTIFIER": _WEB if page else _CITATION,
        "V2SOURCECOMMONNAME": host or document.outlet or "",
        "V2DOCUMENTIDENTIFIER": page or document.id,
        "V2EXTRASXML": "".join(
            f"<{name}>{escape(value)}</{name}>" for name, value in extras.items() if value
        ),
    }


def _moment(document: Document) -> str:
    """The time of publication as GDELT writes it, in UTC; empty where no day is known."""
    digits = re.sub(r"\D", "", when(document.published) or "")
    return digits.ljust(_MOMENT, "0") if len(digits) >= _DAY else ""


def _quotations(document: Document) -> str:
    """Offset, length, verb and words of each quotation of the body."""
    found = (
        (report.cue.text, quoted) for report in document.attributions for quoted in report.quotes
    )
    return "#".join(
        f"{one.start}|{one.end - one.start}|{_plain(verb)}|{_plain(one.text)}"
        for verb, one in found
    )


def _names(document: Document) -> dict[str, str]:
    """Persons and bodies by their main names, and all names as written."""
    main = {one.id: one.name.ar for one in document.entities}

    def named(kind: str) -> Named:
        mentions = (one for one in document.mentions if one.kind == kind and one.entity in main)
        return [(_plain(main[one.entity or ""]), one.start) for one in mentions]

    persons, bodies = named("person"), named("organisation")
    names = [(_plain(one.text), one.start) for one in document.mentions if _is_name(one)]
    return {
        "V1PERSONS": _once(persons),
        "V2ENHANCEDPERSONS": _placed(persons),
        "V1ORGANIZATIONS": _once(bodies),
        "V2ENHANCEDORGANIZATIONS": _placed(bodies),
        "V2.1ALLNAMES": _placed(names),
    }


def _is_name(mention: Mention) -> bool:
    return mention.form == "name"


def _once(names: Named) -> str:
    return ";".join(dict.fromkeys(name for name, _ in names))


def _placed(names: Iterable[tuple[str, int]]) -> str:
    return ";".join(f"{name},{at}" for name, at in names)


def _plain(text: str) -> str:
    return one_line(_MARKS.sub(" ", text))
