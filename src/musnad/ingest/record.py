"""one line of JSONL -> the record of an article, or what is wrong with it"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

import msgspec

from musnad.errors import BrokenRecord

# msgspec names types as Python does; its messages are built of these pieces.
WRONG_TYPE = re.compile(r"Expected `([^`]+)`, got `([^`]+)`(?: - at `\$\.(\w+)`)?")
MISSING = re.compile(r"missing required field `(\w+)`")
NAMES = {"str": "text", "str | null": "text or null", "int": "number", "float": "number"}


class Record(msgspec.Struct):
    """The fields that are read; all others are passed over."""

    text: str
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    section: str | None = None
    title: str | None = None
    published: str | None = None
    lead: str | None = None


@cache
def _decoder(renamed: frozenset[tuple[str, str]]) -> msgspec.json.Decoder[Record]:
    """A decoder for records whose fields bear other names."""
    if not renamed:
        return msgspec.json.Decoder(Record)
    fields = [
        (field.name, field.type, field.default)
        if field.default is not msgspec.NODEFAULT
        else (field.name, field.type)
        for field in msgspec.structs.fields(Record)
    ]
    own = msgspec.defstruct("Record", fields, bases=(Record,), rename=dict(renamed))
    return cast("msgspec.json.Decoder[Record]", msgspec.json.Decoder(own))


def record(line: str, where: str, columns: Mapping[str, str] | None = None) -> Record:
    """The record in one line of JSON.

    Args:
        line: a JSON object.
        where: file and line, for the error.
        columns: field of a record -> the name that it bears in the line.

    Raises:
        BrokenRecord: it is no JSON, no object, or a field is missing or of a wrong type.
    """
    try:
        return _decoder(frozenset((columns or {}).items())).decode(line)
    except msgspec.ValidationError as error:
        raise BrokenRecord(where, _field(str(error))) from None
    except msgspec.DecodeError as error:
        why = str(error).removeprefix("JSON is malformed: ")
        raise BrokenRecord(where, f"expected one JSON object, found broken JSON: {why}") from None
    except RecursionError:
        raise BrokenRecord(where, "expected one JSON object, found one nested too deep") from None


def _field(message: str) -> str:
    """What msgspec says about a wrong field, in the words of the format."""
    if missing := MISSING.search(message):
        return f"field {missing[1]}: expected text, found no such field"
    if wrong := WRONG_TYPE.search(message):
        expected, found = (NAMES.get(name, name) for name in wrong.group(1, 2))
        subject = f"field {wrong[3]}: " if wrong[3] else ""
        return f"{subject}expected {expected}, found {found}"
    return f"expected the record of an article, found: {message}"
