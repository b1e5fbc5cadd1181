"""documents written out: for people, as one JSON array, or as JSON a line"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum

import msgspec

from musnad.cli.common import console
from musnad.cli.show import show_document
from musnad.model import Document

Write = Callable[[Document], None]


class Format(StrEnum):
    """How documents are written."""

    pretty = "pretty"
    json = "json"
    jsonl = "jsonl"


@contextlib.contextmanager
def writer(format: Format) -> Iterator[Write]:
    """A function that writes one document to standard output.

    An array is closed whatever happens between its brackets, so that it stays valid.
    """
    if format is Format.json:
        with _array() as write:
            yield write
    elif format is Format.jsonl:
        yield print_json
    else:
        screen = console(sys.stdout)
        yield lambda document: show_document(screen, document)


def print_json(record: msgspec.Struct) -> None:
    """One record in one line, its letters as they are."""
    print(_json(record))


@contextlib.contextmanager
def _array() -> Iterator[Write]:
    before = "\n"

    def write(document: Document) -> None:
        nonlocal before
        print(before + _json(document), end="")
        before = ",\n"

    print("[", end="")
    try:
        yield write
    finally:
        print("\n]")


def _json(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode()
