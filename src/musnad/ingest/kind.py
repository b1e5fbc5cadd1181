"""tells JSONL from plain text by what the first lines hold, not by the file's name"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from musnad.ingest.decode import marked

Kind = Literal["text", "jsonl", "json"]
OBJECT = re.compile(r'\{\s*"[^"\n]*"\s*:')
ARRAY = re.compile(r'\[\s*\{\s*"[^"\n]*"\s*:')


def kind(head: bytes) -> Kind:
    """What the beginning of an input shows it to be.

    `jsonl`: some line is a JSON object with a text, or the first one begins as an object
    does, even where it is broken or longer than the head. `json`: an array, or one object
    spread over several lines. Everything else is `text`.

    Example:
        >>> kind(b'{"text": "a"}'), kind(b"{a} b"), kind(b'[{"text": "a"}]')
        ('jsonl', 'text', 'json')
    """
    lines = _lines(head)
    beginning = "\n".join(lines[:3])
    if ARRAY.match(beginning):
        return "json"
    if any(map(_is_record, lines)) or (lines and OBJECT.match(lines[0])):
        return "jsonl"
    return "json" if OBJECT.match(beginning) else "text"


def begins_with_record(head: bytes) -> bool:
    """Whether the first line is a record, so that no more need be read to know."""
    return any(map(_is_record, _lines(head)[:1]))


def _lines(head: bytes) -> list[str]:
    text = head.decode(marked(head) or "utf-8", "ignore").lstrip("\ufeff")
    return [line.strip() for line in text.split("\n") if line.strip()]


def _is_record(line: str) -> bool:
    if not line.startswith("{"):
        return False
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return False
    return isinstance(found, dict) and "text" in found
