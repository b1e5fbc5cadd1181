"""what comes out: one article with everything that was found in it"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from musnad.errors import MissingExtra
from musnad.model.attribution import Attribution
from musnad.model.entity import Entity
from musnad.model.event import Event
from musnad.model.mention import Mention
from musnad.model.shown import document_html
from musnad.model.span import Range
from musnad.model.timex import Timex
from musnad.model.voice import Shares, Voice

if TYPE_CHECKING:
    import polars
    import pyarrow

SCHEMA = 1


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One analysed article.

    Attributes:
        schema: version of the output format.
        engine: name and version of the program that made it.
        stages: the stages that ran, in order; a field whose stage is not among them
            is not there.
        id, url, outlet, section, headline, lead, author, dateline, published, language: as in
            the article.
        text: the body exactly as given; spans point into it.
        sentences: ranges of the sentences in the body.
        entities: who and what body and headline name, each once.
        mentions: where the body names them, in order.
        attributions: the reports in the body, in the order of their cues.
        headline_attributions: those in the headline; their spans point into it.
        times: the time expressions in the body, in order.
        events: what the body says was done, coded after PLOVER, in the order of the triggers.
        voice: in whose voice each sentence of the body speaks, and its loaded words.
        voice_shares: the counts over the body; None where that stage did not run.
    """

    schema: int = SCHEMA
    engine: str
    stages: tuple[str, ...]
    id: str
    url: str | None = None
    outlet: str | None = None
    section: str | None = None
    headline: str | None = None
    lead: str | None = None
    author: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str = "ar"
    text: str
    sentences: tuple[Range, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    headline_attributions: tuple[Attribution, ...] = ()
    times: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    voice: tuple[Voice, ...] = ()
    voice_shares: Shares | None = None

    def _repr_html_(self) -> str:
        """The marked text with its chains, as a notebook shows it."""
        return document_html(self)

    def to_arrow(self) -> dict[str, pyarrow.Table]:
        """The tables of this one document; `musnad.exports.frames` makes those of several.

        Raises:
            MissingExtra: the extra `analytics` is not installed.
            UsageError: a text holds half of a surrogate pair.
        """
        tables: dict[str, pyarrow.Table] = _frames().to_arrow([self])
        return tables

    def to_polars(self) -> dict[str, polars.DataFrame]:
        """The same tables as data frames of Polars.

        Raises:
            MissingExtra: the extra `analytics` is not installed.
            UsageError: a text holds half of a surrogate pair.
        """
        frames: dict[str, polars.DataFrame] = _frames().to_polars([self])
        return frames


def _frames() -> Any:
    """What makes tables; it needs libraries of an extra, and stands far above this module."""
    try:
        return import_module("musnad.exports.frames")
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("musnad"):
            raise
        why = f"expected {error.name}: pip install 'musnad[analytics]'"
        raise MissingExtra("tables", why) from None
