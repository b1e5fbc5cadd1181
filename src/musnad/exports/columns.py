"""records -> Arrow columns, a list a column and no record of its own for any row"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain
from typing import Protocol, TypeVar

import pyarrow as pa

from musnad.exports.schema import (
    ATTRIBUTION_FIELDS,
    CHAIN_FIELDS,
    NESTED,
    arrow_type,
)
from musnad.model import (
    Attribution,
    Candidate,
    ChainLink,
    Cue,
    Document,
    Entity,
    Event,
    Loaded,
    Mention,
    Participant,
    Span,
    Trigger,
)
from musnad.model.timex import Timex

Row = TypeVar("Row")
Make = Callable[[list[Row]], pa.Array]


class Placed(Protocol):
    """What has a place in a text, and words there."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""

    @property
    def text(self) -> str:
        """The text between them."""


def texts(values: Iterable[str | None]) -> pa.Array:
    """A column of texts."""
    return pa.array(values, pa.string())


def ints(values: Iterable[int]) -> pa.Array:
    """A column of 32-bit numbers."""
    return pa.array(values, pa.int32())


def floats(values: Iterable[float | None]) -> pa.Array:
    """A column of numbers with fractions."""
    return pa.array(values, pa.float64())


def bools(values: Iterable[bool]) -> pa.Array:
    """A column of truths."""
    return pa.array(values, pa.bool_())


def listed(groups: Sequence[Sequence[Row]], make: Make[Row]) -> pa.ListArray:
    """A column of lists, their rows made all at once."""
    offsets = pa.array(accumulate(map(len, groups), initial=0), pa.int32())
    return pa.ListArray.from_arrays(offsets, make(list(chain.from_iterable(groups))))


def text_lists(groups: Sequence[Sequence[str]]) -> pa.ListArray:
    """A column of lists of texts."""
    return listed(groups, texts)


def _struct(type: pa.DataType, arrays: list[pa.Array], gone: list[bool] | None = None) -> pa.Array:
    mask = pa.array(gone, pa.bool_()) if gone is not None else None
    return pa.StructArray.from_arrays(arrays, fields=list(type), mask=mask)


SPAN, WORD, PARTY = arrow_type("span"), arrow_type("word"), arrow_type("party")
LABEL, CANDIDATE, ENTITY = arrow_type("label"), arrow_type("candidate"), arrow_type("entity")
SENTENCE = arrow_type("sentence")
_NONE = Span(0, 0, "")
_NOBODY = Participant(0, 0, "")


def _places(rows: Sequence[Placed]) -> list[pa.Array]:
    return [
        ints([one.start for one in rows]),
        ints([one.end for one in rows]),
        texts([one.text for one in rows]),
    ]


def spans(rows: Sequence[Span]) -> pa.Array:
    """A column of spans."""
    return _struct(SPAN, _places(rows))


def open_spans(rows: Sequence[Span | None]) -> pa.Array:
    """A column of spans, some of them null."""
    return _struct(SPAN, _places([one or _NONE for one in rows]), [one is None for one in rows])


def words(rows: Sequence[Cue] | Sequence[Trigger]) -> pa.Array:
    """A column of single words with their lemmas."""
    return _struct(WORD, [*_places(rows), texts([one.lemma for one in rows])])


def parties(rows: Sequence[Participant]) -> pa.Array:
    """A column of those who take part in events."""
    return _struct(PARTY, [*_places(rows), text_lists([one.entities for one in rows])])


def open_parties(rows: Sequence[Participant | None]) -> pa.Array:
    """The same, some of them null."""
    there = [one or _NOBODY for one in rows]
    arrays = [*_places(there), text_lists([one.entities for one in there])]
    return _struct(PARTY, arrays, [one is None for one in rows])


def candidates(rows: Sequence[Candidate]) -> pa.Array:
    """A column of those whom a mention may mean."""
    scores = floats([one.score for one in rows])
    return _struct(CANDIDATE, [texts([one.entity for one in rows]), scores])


def labels(rows: Sequence[Loaded]) -> pa.Array:
    """A column of loaded words."""
    quoted = bools([one.quoted for one in rows])
    return _struct(LABEL, [*_places(rows), texts([one.row for one in rows]), quoted])


def sentences(rows: Sequence[tuple[int, int, bool | None]]) -> pa.Array:
    """A column of sentences: their range, and whether reports carry them."""
    starts, ends, carried = zip(*rows, strict=True) if rows else ((), (), ())
    return _struct(SENTENCE, [ints(starts), ints(ends), pa.array(carried, pa.bool_())])


def entities(rows: Sequence[Entity]) -> pa.Array:
    """A column of entities."""
    offices = [one.office for one in rows]
    return _struct(
        ENTITY,
        [
            texts([one.id for one in rows]),
            texts([one.kind for one in rows]),
            texts([one.name.ar for one in rows]),
            texts([one.name.en for one in rows]),
            texts([one.country for one in rows]),
            text_lists([one.codes for one in rows]),
            texts([one.title if one else None for one in offices]),
            texts([one.of if one else None for one in offices]),
            texts([one.begin if one else None for one in offices]),
            texts([one.end if one else None for one in offices]),
        ],
    )


def links(rows: Sequence[ChainLink]) -> pa.Array:
    """A column of the links of chains."""
    names = [texts([one.entity for one in rows]), texts([one.text for one in rows])]
    return pa.StructArray.from_arrays(names, fields=CHAIN_FIELDS)


def attributions(rows: Sequence[tuple[bool, Attribution]]) -> pa.Array:
    """A column of reports, each with whether it stands in the headline."""
    ones = [one for _, one in rows]
    arrays = [
        texts([one.id for one in ones]),
        bools([above for above, _ in rows]),
        texts([one.parent for one in ones]),
        open_spans([one.source for one in ones]),
        bools([one.inherited for one in ones]),
        open_spans([one.antecedent for one in ones]),
        text_lists([one.entities for one in ones]),
        texts([one.naming for one in ones]),
        listed([one.via for one in ones], spans),
        words([one.cue for one in ones]),
        texts([one.cue.kind for one in ones]),
        listed([one.content for one in ones], spans),
        texts([one.mode for one in ones]),
        listed([one.quotes for one in ones], spans),
        open_spans([one.addressee for one in ones]),
        open_spans([one.target for one in ones]),
        open_spans([one.medium for one in ones]),
        open_spans([one.occasion for one in ones]),
        open_spans([one.place for one in ones]),
        texts([one.time for one in ones]),
        texts([one.certainty for one in ones]),
        floats([one.confidence for one in ones]),
        texts([one.rule for one in ones]),
        text_lists([one.trace for one in ones]),
        listed([one.chain for one in ones], links),
    ]
    return pa.StructArray.from_arrays(arrays, fields=ATTRIBUTION_FIELDS)


def mentions(rows: Sequence[Mention]) -> pa.Array:
    """A column of mentions."""
    arrays = [
        texts([one.id for one in rows]),
        *_places(rows),
        texts([one.kind for one in rows]),
        texts([one.form for one in rows]),
        texts([one.rule for one in rows]),
        texts([one.entity for one in rows]),
        listed([one.candidates for one in rows], candidates),
    ]
    return pa.StructArray.from_arrays(arrays, fields=NESTED["mentions"])


def times(rows: Sequence[Timex]) -> pa.Array:
    """A column of time expressions."""
    arrays = [
        *_places(rows),
        texts([one.type for one in rows]),
        texts([one.value for one in rows]),
        texts([one.mod for one in rows]),
        texts([one.begin for one in rows]),
        texts([one.finish for one in rows]),
        texts([one.rule for one in rows]),
        text_lists([one.trace for one in rows]),
    ]
    return pa.StructArray.from_arrays(arrays, fields=NESTED["times"])


def events(rows: Sequence[Event]) -> pa.Array:
    """A column of events."""
    arrays = [
        texts([one.id for one in rows]),
        texts([one.type for one in rows]),
        texts([one.mode for one in rows]),
        text_lists([one.contexts for one in rows]),
        text_lists([one.auxiliary for one in rows]),
        listed([one.actors for one in rows], parties),
        listed([one.recipients for one in rows], parties),
        open_parties([one.place for one in rows]),
        texts([one.begin for one in rows]),
        texts([one.finish for one in rows]),
        words([one.trigger for one in rows]),
        texts([one.asserted_by for one in rows]),
        floats([one.confidence for one in rows]),
        texts([one.rule for one in rows]),
        text_lists([one.trace for one in rows]),
    ]
    return pa.StructArray.from_arrays(arrays, fields=NESTED["events"])


def ranges(document: Document) -> list[tuple[int, int, bool | None]]:
    """The sentences of a document with what is known of their voice."""
    known = {one.start: one.attributed for one in document.voice}
    return [(one.start, one.end, known.get(one.start)) for one in document.sentences]


def reports(document: Document) -> list[tuple[bool, Attribution]]:
    """The reports of headline and body, each with whether it stands above."""
    above = [(True, one) for one in document.headline_attributions]
    return above + [(False, one) for one in document.attributions]
