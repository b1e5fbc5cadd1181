"""how much of the gold Musnad finds, against floors that no change may fall below

    python -m bench.quality          prints the figures; fails below a floor
    python -m bench.quality --pin    raises the floors to what is reached, never down

The gold sets are the project's own and, where $MUSNAD_MATERIAL is there, the material's.
A floor holds for one gold file, told by its digest; over another one it is only named.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.material import ROOT, article_files, notice
from bench.score import Score
from bench.scores import SCORERS
from musnad.ingest import articles
from musnad.model import Attribution, Event, Span
from musnad.pipeline import analyse

FLOORS = ROOT / "bench" / "floors.toml"
Floors = dict[str, dict[str, str | float]]


def below_floor(score: Score, floors: Floors) -> list[str]:
    """What is to be said about one gold set's floors; lines in capitals are failures."""
    remarks = [
        f"ABOVE THE MOST: {score.name} {name} is {score.figures[name]}, may be {most}"
        for name, most in score.at_most.items()
        if score.figures[name] > most
    ]
    pinned = floors.get(score.name)
    if pinned is None:
        return [*remarks, f"no floor for {score.name} yet"]
    if pinned["digest"] != score.digest:
        return [*remarks, f"the floors of {score.name} are for another gold file: not compared"]
    return remarks + [
        f"BELOW THE FLOOR: {score.name} {name} is {score.figures[name]}, was {pinned[name]}"
        for name in score.floored
        if name in pinned and score.figures[name] < float(pinned[name])
    ]


def raised(score: Score, floors: Floors) -> dict[str, str | float]:
    """The set's floors after a run: what is reached, or the old floor where it is higher."""
    old = floors.get(score.name, {})
    same = old.get("digest") == score.digest
    new: dict[str, str | float] = {"digest": score.digest}
    for name in score.floored:
        value = score.figures[name]
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
            faults += [
                f"{document.id} {one.id} ({one.rule}): {span}"
                for one in document.events
                for span in spans_of_event(one)
                if document.text[span.start : span.end] != span.text
            ]
    return read, faults


def spans_of_event(one: Event) -> Iterator[Span]:
    """Every span of an event."""
    yield Span(one.trigger.start, one.trigger.end, one.trigger.text)
    places = () if one.place is None else (one.place,)
    for party in (*one.actors, *one.recipients, *places):
        yield Span(party.start, party.end, party.text)


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
    for score in (score for scorer in SCORERS for score in scorer()):
        print(f"\n{score.name}")
        for name, value in score.figures.items():
            print(f"  {name:14} {round(value, 4)}")
        remarks += below_floor(score, floors)
        if pin:
            floors[score.name] = raised(score, floors)
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
    return 1 if faults or any(line.startswith(FAILURES) for line in remarks) else 0


FAILURES = ("BELOW", "ABOVE")


if __name__ == "__main__":
    sys.exit(main())
