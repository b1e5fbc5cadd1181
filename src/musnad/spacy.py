"""the same pipeline as a component of spaCy: nlp.add_pipe("musnad")

The extra `spacy` brings the library. Where it is installed, spaCy finds the component by itself
(entry point `spacy_factories`); importing this module makes it known as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

import msgspec
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from musnad.errors import UsageError
from musnad.ingest.identity import identity
from musnad.model import Article, Attribution, Document, Span
from musnad.pipeline import analyse

Alignment = Literal["strict", "contract", "expand"]
ALIGNMENTS: tuple[Alignment, ...] = ("strict", "contract", "expand")
# JSON, since what a Doc carries must survive `to_bytes`, a DocBin and other processes.
KEY = "musnad"


class Found(NamedTuple):
    """A stretch of the text that becomes a span of the doc."""

    span: Span
    report: str
    entity: str = ""


class Attributor:
    """Finds the reports in a doc's text.

    After it, `doc._.musnad` is the `Document`, `doc._.attributions` are its reports with exact
    offsets into `doc.text`, and `doc.spans` has the groups `sources`, `cues` and `contents`.
    A span's `label_` is SOURCE, CUE or CONTENT, its `id_` the report's id, and its `kb_id_`
    the source's first entity.

    Args:
        outlet: who published the texts, unless `doc._.outlet` says so.
        published: when, as ISO 8601, unless `doc._.published` says so.
        alignment_mode: what becomes of a stretch that ends inside a token of spaCy, as a cue
            does behind a conjunction written onto it: `expand` takes the whole token,
            `contract` leaves it out, and `strict` leaves the span out. What is left out is
            counted in the group's `attrs["left_out"]`; the reports keep it in any case.
        prefix: what the groups' names begin with.

    Raises:
        UsageError: there is no such alignment mode.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("ar")
        >>> _ = nlp.add_pipe("musnad")
        >>> doc = nlp("قال الوزير إن الجسر مفتوح.")
        >>> [span.text for span in doc.spans["sources"]]
        ['الوزير']
    """

    def __init__(
        self,
        outlet: str | None = None,
        published: str | None = None,
        alignment_mode: Alignment = "expand",
        prefix: str = "",
    ) -> None:
        if alignment_mode not in ALIGNMENTS:
            expected = f"expected one of {' '.join(ALIGNMENTS)}"
            raise UsageError(f"alignment_mode: {expected}, found {alignment_mode!r}")
        self.outlet = outlet
        self.published = published
        self.alignment_mode = alignment_mode
        self.prefix = prefix

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with what was found in it."""
        text = doc.text
        article = Article(
            text=text,
            id=identity(None, text),
            outlet=doc._.outlet or self.outlet,
            published=doc._.published or self.published,
        )
        document = analyse(article)
        doc.user_data[KEY] = msgspec.json.encode(document).decode()
        for label, found in _stretches(document.attributions).items():
            self._group(doc, label, found)
        return doc

    def _group(self, doc: Doc, label: str, found: Iterable[Found]) -> None:
        spans: list[DocSpan] = []
        left_out = 0
        for one in found:
            span = doc.char_span(
                one.span.start,
                one.span.end,
                label=label,
                kb_id=one.entity,
                span_id=one.report,
                alignment_mode=self.alignment_mode,
            )
            if span is None or not len(span):
                left_out += 1
            else:
                spans.append(span)
        name = f"{self.prefix}{label.lower()}s"
        doc.spans[name] = spans
        doc.spans[name].attrs["left_out"] = left_out


def _stretches(reports: Iterable[Attribution]) -> dict[str, list[Found]]:
    """What becomes a span, by label."""
    found: dict[str, list[Found]] = {"SOURCE": [], "CUE": [], "CONTENT": []}
    for one in reports:
        entity = one.entities[0] if one.entities else ""
        found["SOURCE"] += [Found(span, one.id, entity) for span in (one.source,) if span]
        found["CUE"].append(Found(Span(one.cue.start, one.cue.end, one.cue.text), one.id))
        found["CONTENT"] += [Found(span, one.id) for span in one.content]
    return found


def document(doc: Doc) -> Document | None:
    """What was found in a doc; None where the component has not seen it."""
    record = doc.user_data.get(KEY)
    return None if record is None else msgspec.json.decode(record, type=Document)


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    """The reports in a doc; none where the component has not seen it."""
    found = document(doc)
    return found.attributions if found else ()


def attributor(
    nlp: Language,
    name: str,
    outlet: str | None,
    published: str | None,
    alignment_mode: Alignment,
    prefix: str,
) -> Attributor:
    """What `nlp.add_pipe("musnad", config={...})` adds.

    Raises:
        UsageError: there is no such alignment mode.
    """
    return Attributor(outlet, published, alignment_mode, prefix)


def _extensions() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "musnad", {"getter": document}
    yield "attributions", {"getter": attributions}
    yield "outlet", {"default": None}
    yield "published", {"default": None}


for _name, _how in _extensions():
    # Another component may have one of that name; what it holds is then taken from there.
    if not Doc.has_extension(_name) or "getter" in _how:
        Doc.set_extension(_name, force=True, **_how)

Language.factory(
    "musnad",
    func=attributor,
    assigns=["doc._.musnad", "doc._.attributions", "doc.spans"],
    default_config={
        "outlet": None,
        "published": None,
        "alignment_mode": "expand",
        "prefix": "",
    },
)
