"""how well events are found: sentences on which people voted, and the events of a story's gold"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from bench.material import material, stories
from bench.score import Score, digest
from musnad.evaluate.events import read_votes, score_events
from musnad.model import Article, Document, Event
from musnad.pipeline import analyse

KINDS = ("ASSAULT", "PROTEST")
FLOORED = ("precision", "recall", "f1", "easy_f1", "actors", "recipients")


def votes() -> Iterator[Score]:
    """Sentences with votes, a score for each question that was put."""
    folder = material()
    path = folder / "data" / "events-dev.jsonl" if folder else None
    if path is None or not path.exists():
        return
    sentences = read_votes(path)
    for kind in KINDS:
        score, easy = score_events(sentences, kind), score_events(sentences, kind, hard=False)
        figures = {
            "right": float(score.right),
            "missed": float(score.missed),
            "wrong": float(score.wrong),
            "precision": score.precision,
            "recall": score.recall,
            "f1": score.f1,
            "easy_f1": easy.f1,
            "actors": score.actors,
            "recipients": score.recipients,
        }
        yield Score(f"events-{kind.lower()}", digest(path.read_bytes()), figures, FLOORED)


def story_events() -> Iterator[Score]:
    """The events of a story: type, trigger or paragraph, and the report that asserts them."""
    for gold, text in stories():
        content = gold.read_bytes()
        story: dict[str, Any] = msgspec.json.decode(content)
        document = read_story(text, story["article"]["published"])
        cues = {one["id"]: one["cue"]["start"] for one in story["attributions"]}
        wanted = story["events"]
        right = sum(
            any(_same(document, event, one, cues) for event in document.events) for one in wanted
        )
        figures = {"gold": float(len(wanted)), "right": float(right)}
        yield Score(f"events-{gold.stem}", digest(content), figures, ("right",))


def read_story(path: Path, published: str) -> Document:
    """A story's text, analysed whole, its heading lines included."""
    text = path.read_bytes().decode("utf-8")
    return analyse(Article(id=path.stem, text=text, published=published))


def _same(document: Document, event: Event, gold: dict[str, Any], cues: dict[str, int]) -> bool:
    report = next((one for one in document.attributions if one.id == event.asserted_by), None)
    wanted = cues.get(gold["asserted_by"]) if gold["asserted_by"] else None
    asserted = report.cue.start if report is not None else None
    return (
        event.type in gold["types_right"] and asserted == wanted and _there(document, event, gold)
    )


def _there(document: Document, event: Event, gold: dict[str, Any]) -> bool:
    trigger = gold.get("trigger")
    if trigger is not None:
        return bool(event.trigger.start < trigger["end"] and trigger["start"] < event.trigger.end)
    return bool(_paragraph(document.text, event.trigger.start) == gold["paragraph"])


def _paragraph(text: str, offset: int) -> int:
    """Which of the text's paragraphs, counted from 0, an offset stands in."""
    return sum(1 for part in text[:offset].split("\n\n")) - 1
