"""the forms in which documents leave: their names, and what makes records of a document"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from musnad.exports import plover
from musnad.exports.conllu import conllu
from musnad.exports.ftm import Ftm
from musnad.exports.gkg import gkg
from musnad.exports.schemaorg import schema_org
from musnad.exports.webannotation import web_annotations
from musnad.model import Document

# The kind of a record, as it is counted, and its line or lines without the last line end.
Record = tuple[str, str]
Make = Callable[[Document], Iterator[Record]]

# A folder of files; the others are one file or a stream.
TABLE_FORMS = ("parquet", "csv")


def _plover(document: Document) -> Iterator[Record]:
    for event in document.events:
        yield "event", msgspec.json.encode(plover.record(document, event)).decode()


# What is made anew for each export, so that a form may remember what it has written.
LINE_FORMS: dict[str, Callable[[], Make]] = {
    "ftm": Ftm,
    "plover": lambda: _plover,
    "webannotation": lambda: web_annotations,
    "conllu": lambda: conllu,
    "gkg": lambda: gkg,
    "schemaorg": lambda: schema_org,
}
FORMS = (*TABLE_FORMS, *LINE_FORMS)
