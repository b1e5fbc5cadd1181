"""musnad explain: a place in a text -> the rules, rows and rivals that decided there"""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from musnad.cli.common import complain, console
from musnad.cli.lines import FAINT, STEP, block, flow
from musnad.cli.safe import harmless, isolated
from musnad.cli.show import CUE, DOT, HEADLINE, LINK, REMARK, show_report
from musnad.errors import InputError, UsageError
from musnad.explain import explain as replay
from musnad.ingest import articles
from musnad.lexicon.lookup import row
from musnad.model import Article, Explanation, Lost, Mention, Reading, Step

PLACE = "bold reverse"
HERE = "▸"
NO_RULE = "none"


class ExplanationFormat(StrEnum):
    """How an explanation is written."""

    pretty = "pretty"
    json = "json"


def explain(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="What holds the text; - is standard input.")
    ],
    at: Annotated[
        int, typer.Option(metavar="OFFSET", help="The place: code points from the text's begin.")
    ],
    id: Annotated[
        str | None, typer.Option(metavar="ID", help="Which article, where FILE holds several.")
    ] = None,
    format: Annotated[
        ExplanationFormat, typer.Option(help="For people, or one JSON object.")
    ] = ExplanationFormat.pretty,
) -> None:
    """Tell why Musnad reads a place in a text as it does.

    Shows the sentence, how each of its words is read and by which rows of the lexicon, the
    reports that cover the place with the rules that found them, and the cues that report
    nothing, with the reason.

    Exit status: 0 all went well, 2 there is no such place or article.
    """
    article = _article(file, id)
    found = replay(article, at)
    if format is ExplanationFormat.json:
        print(msgspec.json.encode(_as_json(article, found)).decode())
    else:
        _pretty(console(sys.stdout), article, found)


def _article(file: str, id: str | None) -> Article:
    """The article of that id, or the only one."""
    skipped: list[InputError] = []
    found = None
    for article in articles(file, on_skip=skipped.append):
        if id is not None and article.id != id:
            continue
        if found is not None:
            raise UsageError(f"{file}: expected one article, found several; --id tells which")
        found = article
        if id is not None:
            break
    if found is None and id is None and skipped:
        raise skipped[0]
    for error in skipped:
        complain(f"skipped {error}")
    if found is None:
        which = "an article" if id is None else f"an article with the id {id}"
        raise UsageError(f"{file}: expected {which}, found none")
    return found


def _as_json(article: Article, found: Explanation) -> dict[str, object]:
    rows = {id: row(id) for id in _row_ids(found)}
    return {
        "id": article.id,
        **msgspec.structs.asdict(found),
        "rows": {id: one._asdict() for id, one in rows.items() if one is not None},
    }


def _row_ids(found: Explanation) -> list[str]:
    """The rows of the word at the place, then those of the reports that cover it."""
    here = [id for one in found.readings if _is_here(one, found) for id in one.rows]
    traced = [id for report in found.attributions for id in report.trace]
    return list(dict.fromkeys((*here, *traced)))


def _is_here(reading: Reading, found: Explanation) -> bool:
    return reading.span.start <= found.offset < reading.span.end


def _pretty(screen: Console, article: Article, found: Explanation) -> None:
    block(screen, _sentence(found), 0)
    place = f"offset {found.offset} in a sentence from {found.sentence.start}"
    flow(screen, [Text(place), Text(harmless(article.id))], DOT, 0)
    _heading(screen, "words")
    for reading in found.readings:
        label = HERE if _is_here(reading, found) else ""
        flow(screen, _reading(reading), DOT, STEP, label)
    _names(screen, found.mentions)
    _reports(screen, article, found)
    _rows(screen, found)
    _rivals(screen, found.lost)


def _heading(screen: Console, name: str) -> None:
    screen.print()
    block(screen, Text(name, HEADLINE), 0)


def _sentence(found: Explanation) -> Text:
    """The sentence, the word at the place set off; in plain output by brackets."""
    text, start = found.sentence.text, found.sentence.start
    at = found.offset - start
    here = next((one.span for one in found.readings if _is_here(one, found)), None)
    first, last = (here.start - start, here.end - start) if here else (at, at + 1)
    return Text.assemble(
        harmless(text[:first]),
        (f"[{harmless(text[first:last])}]", PLACE),
        harmless(text[last:]),
    )


def _reading(reading: Reading) -> list[Text]:
    word = Text(harmless(reading.span.text))
    tag = Text(f"{harmless(reading.tag)} {reading.kind}", CUE)
    return [word, tag, *(Text(id, FAINT) for id in reading.rows)]


def _names(screen: Console, mentions: tuple[Mention, ...]) -> None:
    """Who is named at the place; where that stays open, whom it may be, with scores."""
    if mentions:
        _heading(screen, "who is named here")
    for one in mentions:
        known = one.entity or ", ".join(f"{c.entity} {c.score:.2f}" for c in one.candidates)
        parts = [Text(harmless(one.text), LINK), Text(f"{one.kind} by {one.form}")]
        flow(screen, [*parts, Text(known or "open"), Text(f"rule {one.rule}", REMARK)], DOT, STEP)


def _reports(screen: Console, article: Article, found: Explanation) -> None:
    _heading(screen, "reports that cover the place, innermost first")
    if not found.attributions:
        screen.print()
        block(screen, Text("none: the outlet speaks itself", FAINT), STEP)
    for report, step in zip(found.attributions, found.steps, strict=True):
        show_report(screen, report, article.outlet, 0)
        _rule(screen, step, report.confidence)


def _rule(screen: Console, step: Step, confidence: float) -> None:
    block(screen, Text(f"rule {step.rule}, confidence {confidence:.2f}", REMARK), STEP)
    block(screen, Text(harmless(step.says), FAINT), STEP)


def _rows(screen: Console, found: Explanation) -> None:
    ids = _row_ids(found)
    if ids:
        _heading(screen, "rows of the lexicon")
    for id in ids:
        one = row(id)
        if one is not None:
            screen.print()
            flow(screen, [Text(id, CUE), Text(f"{one.file}, line {one.line}")], DOT, STEP)
            cells = [(name, cell) for name, cell in one.cells.items() if cell and name != "id"]
            parts = [Text(f"{name} {isolated(harmless(cell))}") for name, cell in cells]
            flow(screen, parts, DOT, STEP)


def _rivals(screen: Console, lost: tuple[Lost, ...]) -> None:
    if lost:
        _heading(screen, "cues that report nothing here")
    for one in lost:
        parts = [Text(harmless(one.cue.text), CUE), Text(one.why)]
        if one.rule != NO_RULE:
            parts.insert(1, Text(f"rule {one.rule}"))
        flow(screen, parts, DOT, STEP)
