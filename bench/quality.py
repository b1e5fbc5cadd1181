"""how much of the gold Musnad finds, against floors that no change may fall below

    python -m bench.quality          prints the figures; fails below a floor
    python -m bench.quality --pin    raises the floors to what is reached, never down

The gold sets are the project's own and, where $MUSNAD_MATERIAL is there, the material's.
A floor holds for one gold file, told by its digest; over another one it is only named.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from bench.material import ROOT, SAMPLES_GOLD, article_files, material, notice
from musnad.evaluate import Figures, GoldText, evaluate, read_gold
from musnad.ingest import articles
from musnad.model import Attribution, Span
from musnad.pipeline import analyse
from tests.gold.convert_wire import convert

FLOORS = ROOT / "bench" / "floors.toml"
FLOORED = ("found_f1", "source_08", "content_08", "whole_f1")
Floors = dict[str, dict[str, str | float]]


class GoldSet(NamedTuple):
    """One gold file, its texts, and the digest by which floors know it."""

    name: str
    texts: list[GoldText]
    digest: str


def gold_sets() -> Iterator[GoldSet]:
    """The project's own gold, then what the material has."""
    if SAMPLES_GOLD.exists():
        yield GoldSet("samples", read_gold(SAMPLES_GOLD), _digest(SAMPLES_GOLD.read_bytes()))
    folder = material()
    if folder is None:
        return
    sentences = folder / "gold" / "attribution-dev.jsonl"
    if sentences.exists():
        yield GoldSet("sentences", read_gold(sentences), _digest(sentences.read_bytes()))
    for story in sorted((folder / "gold").glob("*.json")):
        line = convert(story, folder / "articles" / f"{story.stem}.txt")
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / f"{story.stem}.jsonl"
            path.write_text(line, encoding="utf-8")
            yield GoldSet(f"story-{story.stem}", read_gold(path), _digest(line.encode()))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def below_floor(gold: GoldSet, reached: Figures, floors: Floors) -> list[str]:
    """What is to be said about one gold set's floors; lines in capitals are failures."""
    pinned = floors.get(gold.name)
    if pinned is None:
        return [f"no floor for {gold.name} yet"]
    if pinned["digest"] != gold.digest:
        return [f"the floors of {gold.name} are for another gold file: not compared"]
    return [
        f"BELOW THE FLOOR: {gold.name} {name} is {getattr(reached, name)}, was {pinned[name]}"
        for name in FLOORED
        if getattr(reached, name) < float(pinned[name])
    ]


def raised(gold: GoldSet, reached: Figures, floors: Floors) -> dict[str, str | float]:
    """The set's floors after a run: what is reached, or the old floor where it is higher."""
    old = floors.get(gold.name, {})
    same = old.get("digest") == gold.digest
    new: dict[str, str | float] = {"digest": gold.digest}
    for name in FLOORED:
        value = float(getattr(reached, name))
        new[name] = max(value, float(old[name])) if same and name in old else value
    return new


def write_floors(floors: Floors) -> None:
    """Write the floors as TOML."""
    lines = ["# Written by `make pin`: figures that no change may fall below."]
    for name, values in sorted(floors.items()):
        lines.append(f"\n[{name}]")
        lines += [f"{key} = {msgspec.json.encode(value).decode()}" for key, value in values.items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def span_faults(files: list[Path]) -> tuple[int, list[str]]:
    """How many articles were read, and every span that does not stand in its text.

    An article over which the pipeline breaks stops the run: that is a fault of the
    program, not of the text.
    """
    read, faults = 0, []
    for path in files:
        for article in articles(path):
            document = analyse(article)
            read += 1
            parts = (
                (document.text, document.attributions),
                (document.headline or "", document.headline_attributions),
            )
            for text, attributions in parts:
                faults += [
                    f"{document.id} {one.id} ({one.rule}): {span}"
                    for one in attributions
                    for span in spans_of(one)
                    if not 0 <= span.start < span.end <= len(text)
                    or text[span.start : span.end] != span.text
                ]
    return read, faults


def spans_of(one: Attribution) -> Iterator[Span]:
    """Every span of an attribution."""
    yield Span(one.cue.start, one.cue.end, one.cue.text)
    yield from (*one.via, *one.content, *one.quotes)
    single = (one.source, one.antecedent, one.addressee, one.target, one.medium)
    for span in (*single, one.occasion, one.place):
        if span is not None:
            yield span


def score_all(pin: bool) -> list[str]:
    """Print the figures of every gold set; what is to be said about the floors."""
    floors: Floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    remarks = []
    for gold in gold_sets():
        reached = evaluate(gold.texts).figures
        print(f"\n{gold.name}")
        for name, value in msgspec.structs.asdict(reached).items():
            print(f"  {name:14} {value}")
        remarks += below_floor(gold, reached, floors)
        if pin:
            floors[gold.name] = raised(gold, reached, floors)
    if pin:
        write_floors(floors)
    return remarks


def main() -> int:
    """Score, check spans, and say what fell below its floor."""
    said = notice()
    if said:
        print(said)
    remarks = score_all("--pin" in sys.argv[1:])
    read, faults = span_faults(article_files())
    print(f"\n{read} articles analysed; spans that do not stand in their text: {len(faults)}")
    print("\n".join([*faults[:20], *remarks]))
    return 1 if faults or any(line.startswith("BELOW") for line in remarks) else 0


if __name__ == "__main__":
    sys.exit(main())
