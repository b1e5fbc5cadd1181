"""one line of JSONL -> the record of an article, or what is wrong with it"""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from musnad.errors import BrokenRecord

# msgspec names types as Python does; its messages are built of these pieces.
WRONG_TYPE = re.compile(r"Expected `([^`]+)`, got `([^`]+)`(?: - at `\$\.(\w+)`)?")
MISSING = re.compile(r"missing required field `(\w+)`")
NAMES = {"str": "text", "str | null": "text or null", "int": "number", "float": "number",
         "int | str | null": "text, number or null", "bool": "true or false"}  # fmt: skip
T = TypeVar("T")


class Record(msgspec.Struct):
    """The fields that are read; all others are passed over.

    `headline` is another name for `title`: the one that articles are written out with.
    """

    text: str
    id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    section: str | None = None
    title: str | None = None
    published: str | None = None
    lead: str | None = None
    author: str | None = None
    dateline: str | None = None
    headline: str | None = None


RECORD = msgspec.json.Decoder(Record)


def record(line: str, where: str) -> Record:
    """The record in one line of JSON.

    Args:
        line: a JSON object.
        where: file and line, for the error.

    Raises:
        BrokenRecord: it is no JSON, no object, or a field is missing or of a wrong type.
    """
    found = decoded(line, where, RECORD)
    if isinstance(found.id, int):
        found.id = str(found.id)
    return found


def decoded(line: str | bytes, where: str, decoder: msgspec.json.Decoder[T]) -> T:
    """What one line of JSON holds.

    Raises:
        BrokenRecord: it is no JSON, or of another type.
    """
    try:
        return decoder.decode(line)
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
