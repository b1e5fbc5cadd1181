"""every error, drawn as a tree

MusnadError
├── InputError             an input that cannot be read; a batch skips it and goes on
│   ├── MissingInput       no such file
│   ├── BinaryInput        bytes that are no text
│   ├── EncodingError      text in an encoding that could not be told
│   ├── EmptyInput         nothing but white space
│   ├── TooLarge           a file, a line or an archive over the limit
│   │   └── PackedBomb     packed data that unpacks to far more than it is
│   ├── BrokenRecord       a line, a row or an entry that is no record of an article
│   ├── BrokenFile         a file that breaks the rules of its own format, or ends too early
│   ├── UnsafeInput        something made to harm: a path out of its archive, a link, an entity bomb
│   ├── NoArticle          a page, a message or an entry without the text of an article
│   ├── NotArabic          an article in another language
│   ├── MissingExtra       a format whose library is not installed
│   └── FetchError         an address that could not be fetched
│       ├── Refused        an address, or a page by its site's robots.txt, that must not be fetched
│       └── Unavailable    a site that does not answer, or asks to come again later
├── LexiconError           a wrong row in a table: file, line, column
├── StageError             a pipeline whose stages lack their input
├── OffsetError            an offset outside the text
├── LedgerError            a ledger that cannot be opened, read or written
├── DeliveryError          news of a saved search that could not be handed over
├── BulkError              a run over shards that cannot be begun or gone on with
├── GoldError              a gold or prediction file that cannot be scored
├── NoAnswer               what a second reader does not answer, or answers in vain
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
        # A file may bear a name of several lines.
        super().__init__(" ".join(f"{where}: {why}".splitlines()))
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
    """A file, a line or an archive is over the limit."""


class PackedBomb(TooLarge):
    """Packed data unpacks to far more than any text does."""


class BrokenRecord(InputError):
    """A line of JSONL is not JSON, or a row or entry is not the record of an article."""


class BrokenFile(InputError):
    """A file breaks the rules of its own format, or ends too early."""


class UnsafeInput(InputError):
    """Something is made to harm whoever reads it, or to be read otherwise than it looks."""


class NoArticle(InputError):
    """A page, a message or an entry holds no text of an article."""


class NotArabic(InputError):
    """An article is in another language."""


class MissingExtra(InputError):
    """The library for a format is not installed; the message names the extra that has it."""


class FetchError(InputError):
    """An address could not be fetched, and will not be the next time."""


class Refused(FetchError):
    """An address must not be fetched: by the limits set here, or by the site's own wish."""


class Unavailable(FetchError):
    """A site does not answer or asks to come again later.

    Attributes:
        again: seconds after which the site asks to come again, or None.
    """

    def __init__(self, where: str, why: str, again: float | None = None) -> None:
        super().__init__(where, why)
        self.again = again


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


class DeliveryError(MusnadError):
    """News of a saved search could not be handed over; it will be tried again.

    Attributes:
        again: seconds after which the receiver asks to come again, or None.
    """

    def __init__(self, why: str, again: float | None = None) -> None:
        super().__init__(" ".join(why.split()))
        self.again = again


class BulkError(MusnadError):
    """A run over shards cannot be begun, or cannot be gone on with."""


class GoldError(MusnadError):
    """A gold or prediction file cannot be scored."""


class NoAnswer(MusnadError):
    """A second reader does not answer, or a report of its answer cannot be taken.

    Attributes:
        why: the reason, the same for all of its kind, so that it can be counted.
        again: seconds after which to ask again; None where that would change nothing.
        told: what the address said of it.
        hopeless: no other question would be answered either.
    """

    def __init__(
        self, why: str, again: float | None = None, told: str = "", hopeless: bool = False
    ) -> None:
        super().__init__(f"expected an answer of the second reader, found {why}")
        self.why = why
        self.again = again
        self.told = told
        self.hopeless = hopeless


class UsageError(MusnadError):
    """A wrong option, or a value that does not fit it."""
