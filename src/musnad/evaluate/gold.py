"""gold files: texts with the attributions that a reader marked in them"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from musnad.errors import GoldError


class GoldSpan(msgspec.Struct, frozen=True):
    """A stretch of the text, in code points, end exclusive."""

    start: int
    end: int
    text: str | None = None


class GoldAttribution(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution as the reader marked it.

    Attributes:
        id: unique within the text.
        parent: id of the attribution inside whose content this one stands.
        source: who speaks; None where the cue has no phrase of its own.
        antecedent: the phrase from which an inherited source comes.
        cue: the word that carries it.
        content: what is reported; `content2` is the other piece where there are two.
        content_alt: other contents that are right as well.
        optional: neither costs nor earns.
    """

    id: str
    parent: str | None = None
    source: GoldSpan | None = None
    antecedent: GoldSpan | None = None
    cue: GoldSpan
    content: GoldSpan | list[GoldSpan]
    content2: GoldSpan | None = None
    content_alt: list[GoldSpan | list[GoldSpan]] = []
    optional: bool = False


class GoldText(msgspec.Struct, frozen=True, kw_only=True):
    """One text with its attributions, and what is known about the article."""

    id: str
    text: str
    attributions: list[GoldAttribution]
    outlet: str | None = None
    published: str | None = None


def read_gold(path: Path) -> list[GoldText]:
    """Every text of a gold file in JSON Lines.

    Raises:
        GoldError: the file or a line of it cannot be scored; says where and why.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise GoldError(f"{path}: expected a gold file, but {error.strerror}") from error
    texts = [_record(f"{path}:{n}", line) for n, line in enumerate(lines, 1) if line.strip()]
    if not texts:
        raise GoldError(f"{path}: expected a text a line, found none")
    repeated = _repeated(text.id for text in texts)
    if repeated is not None:
        raise GoldError(f"{path}: expected each text once, found {repeated!r} twice")
    return texts


def _record(where: str, line: bytes) -> GoldText:
    try:
        text = msgspec.json.decode(line, type=GoldText)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GoldError(f"{where}: expected a text with its attributions: {error}") from error
    repeated = _repeated(gold.id for gold in text.attributions)
    if repeated is not None:
        raise GoldError(f"{where}: expected each attribution once, found {repeated!r} twice")
    for gold in text.attributions:
        _check_spans(f"{where}: attribution {gold.id}", text.text, gold)
    return text


def _check_spans(where: str, text: str, gold: GoldAttribution) -> None:
    for span in _spans(gold):
        if not 0 <= span.start < span.end <= len(text):
            raise GoldError(
                f"{where}: expected a span inside the text of {len(text)} characters, "
                f"found {span.start} to {span.end}"
            )
        found = text[span.start : span.end]
        if span.text is not None and span.text != found:
            raise GoldError(
                f"{where}: expected {span.text!r} at {span.start} to {span.end}, found {found!r}"
            )


def _spans(gold: GoldAttribution) -> Iterator[GoldSpan]:
    for value in (gold.cue, gold.source, gold.antecedent, gold.content2, gold.content):
        yield from as_list(value)
    for value in gold.content_alt:
        yield from as_list(value)


def as_list(value: GoldSpan | list[GoldSpan] | None) -> list[GoldSpan]:
    """One span, several or none, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _repeated(ids: Iterator[str]) -> str | None:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            return name
        seen.add(name)
    return None
