"""what is scored, and against which gold: each scorer gives figures for some files

A scorer is a function without arguments that yields scores; it yields nothing where its
material is absent. The list of scorers ends the file.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from bench.events import read_story, story_events, votes
from bench.material import SAMPLES_GOLD, article_files, material, stories
from bench.score import Score, digest
from bench.sources import FIRST, found, resolved_share, wrong_verdicts
from bench.times import date_cases, story_times
from musnad.evaluate import evaluate, read_gold
from musnad.evaluate.names import read_names, score_names
from musnad.ingest import articles
from tests.gold.convert_wire import convert

ATTRIBUTION = ("found_f1", "source_08", "content_08", "whole_f1")


def attributions() -> Iterator[Score]:
    """Reports: the project's own gold, then the sentences and stories of the material."""
    if SAMPLES_GOLD.exists():
        yield _attribution("samples", SAMPLES_GOLD, SAMPLES_GOLD.read_bytes())
    folder = material()
    if folder is None:
        return
    sentences = folder / "gold" / "attribution-dev.jsonl"
    if sentences.exists():
        yield _attribution("sentences", sentences, sentences.read_bytes())
    for story, text in stories():
        line = convert(story, text)
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / f"{story.stem}.jsonl"
            path.write_text(line, encoding="utf-8")
            yield _attribution(f"story-{story.stem}", path, line.encode())


def _attribution(name: str, path: Path, content: bytes) -> Score:
    figures = msgspec.structs.asdict(evaluate(read_gold(path)).figures)
    return Score(name, digest(content), figures, ATTRIBUTION)


def names() -> Iterator[Score]:
    """Names of persons and places in a file of BIO form."""
    folder = material()
    path = folder / "data" / "names-train.txt" if folder else None
    if path is not None and path.exists():
        scores, _ = score_names(read_names(path))
        figures = {f"{kind.lower()}_f1": score.f1 for kind, score in sorted(scores.items())}
        yield Score("names", digest(path.read_bytes()), figures, tuple(figures))


def story_entities() -> Iterator[Score]:
    """Who speaks in a story whose every report has its entities in the gold."""
    for gold, text in stories():
        content = gold.read_bytes()
        story = msgspec.json.decode(content)
        document = read_story(text, story["article"]["published"])
        ours = {one.cue.start: one.entities for one in document.attributions}
        wanted = [one for one in story["attributions"] if not one["optional"]]
        right = sum(ours.get(one["cue"]["start"], ()) == tuple(one["entities"]) for one in wanted)
        figures = {"reports": float(len(wanted)), "entities": right / len(wanted)}
        name = f"entities-{gold.stem}"
        yield Score(name, digest(content), figures, ("entities",))


def sources() -> Iterator[Score]:
    """Whom the sources of the later articles resolve to, and what a reader said of some."""
    if material() is None:
        return
    files = article_files()
    read = (article for path in files for article in articles(path))
    given = [one for article in islice(read, FIRST, None) for one in found(article)]
    kinds = Counter(one.kind for one in given)
    read_by_hand, same, wrong, most = wrong_verdicts(given)
    figures = {
        "sources": float(len(given)),
        "resolved": resolved_share(kinds),
        "read_by_hand": float(read_by_hand),
        "as_read": float(same),
        "wrong": float(wrong),
    }
    content = b"".join(path.read_bytes() for path in files)
    yield Score("sources", digest(content), figures, ("resolved",), {"wrong": most})


SCORERS: tuple[Callable[[], Iterator[Score]], ...] = (
    attributions,
    names,
    story_entities,
    sources,
    date_cases,
    story_times,
    votes,
    story_events,
)
