"""every error, drawn as a tree

MusnadError
├── InputError             an input that cannot be read; a batch skips it and goes on
│   ├── MissingInput       no such file
│   ├── BinaryInput        bytes that are no text
│   ├── EncodingError      text in an encoding that could not be told
│   ├── EmptyInput         nothing but white space
│   ├── TooLarge           a file or a line over the limit
│   └── BrokenRecord       a line of JSONL that is no record of an article
├── LexiconError           a wrong row in a table: file, line, column
├── StageError             a pipeline whose stages lack their input
├── OffsetError            an offset outside the text
├── LedgerError            a ledger that cannot be opened, read or written
├── GoldError              a gold or prediction file that cannot be scored
└── UsageError             a wrong option or a wrong value
"""

from __future__ import annotations


class MusnadError(Exception):
    """Base of all errors that Musnad raises on purpose.

    Every message is one line and says what was expected, what was found, and where.
    """


class InputError(MusnadError):
    """An input that cannot be read.

    Attributes:
        where: the input's name, with the line number where there is one (`file.jsonl:12`).
        why: what was expected and what was found, in one line.
    """

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why


class MissingInput(InputError):
    """There is no such file, or it may not be read."""


class BinaryInput(InputError):
    """The bytes are no text in any encoding."""


class EncodingError(InputError):
    """The text's encoding could not be told, or the bytes break it."""


class EmptyInput(InputError):
    """There is nothing but white space."""


class TooLarge(InputError):
    """A file or a line is over the limit."""


class BrokenRecord(InputError):
    """A line of JSONL is not JSON, or not the record of an article."""


class LexiconError(MusnadError):
    """A wrong row in a table of the lexicon.

    Attributes:
        file: the table's file name.
        line: line number, from 1.
        column: the column's name, or None where the row as a whole is wrong.
    """

    def __init__(self, file: str, line: int, column: str | None, why: str) -> None:
        place = f"{file}:{line}" if column is None else f"{file}:{line}: column {column}"
        super().__init__(f"{place}: {why}")
        self.file = file
        self.line = line
        self.column = column


class StageError(MusnadError):
    """The pipeline's stages stand in an order in which one lacks its input."""


class OffsetError(MusnadError):
    """An offset lies outside the text, or nothing stands there."""


class LedgerError(MusnadError):
    """A ledger cannot be opened, read or written."""


class GoldError(MusnadError):
    """A gold or prediction file cannot be scored."""


class UsageError(MusnadError):
    """A wrong option, or a value that does not fit it."""
