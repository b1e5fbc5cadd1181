"""how fast Musnad reads, beside two things that cannot be beaten by much

    python -m bench.speed [--rounds N] [--growth N …]

Over the same articles, in processor time on one core, start-up left out:
  floor     decode the JSON and find the words with re.finditer
  tokens    spacy.blank("ar") splits the same texts into tokens
  whole     Musnad reads the decoded articles, the time of each of its stages kept apart
The three take turns every few articles, so that a slow spell of the machine meets all alike.
Prints the first round, in which Musnad meets most word forms for the first time, the median of
all, and the ratios to floor and tokens: the median of those within one round.

Then bench.growth follows the whole way from JSON Lines to Parquet tables, over 1,000 and 4,000
articles, or as many as `--growth` says; without a number it is left out.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

import msgspec
import spacy

from bench.material import SAMPLES, article_files, notice
from musnad.events import find
from musnad.ingest import articles
from musnad.model import Article
from musnad.pipeline import STAGES, Pipeline, Stage, Work, analyse

AT_LEAST = 1000
# Articles of a turn.
TURN = 50

Given = TypeVar("Given")
WORD = re.compile(r"\w+")


def read(files: list[Path]) -> tuple[list[bytes], list[Article]]:
    """The articles, and their records as JSON lines; few are repeated to be many."""
    given = [article for path in files for article in articles(path)]
    times = max(1, -(-AT_LEAST // len(given)))
    many = given * times
    return [msgspec.json.encode(article) for article in many], many


class Contenders:
    """What is timed, over some of the articles at a time.

    Attributes:
        spent: seconds of the processor in this round, by name.
    """

    def __init__(self, lines: list[bytes], many: list[Article]) -> None:
        self._lines, self._many = lines, many
        self._arabic = spacy.blank("ar")
        self._decode = msgspec.json.Decoder(Article).decode
        self._pipeline = Pipeline([self._timed(stage) for stage in STAGES])
        self.spent: dict[str, float] = {}

    def round(self) -> dict[str, float]:
        """Seconds of each over all articles."""
        self.spent = dict.fromkeys(("floor", "tokens", *(one.name for one in STAGES), "whole"), 0.0)
        for first in range(0, len(self._many), TURN):
            part = slice(first, first + TURN)
            self._clocked("floor", self._floor, self._lines[part])
            self._clocked("tokens", self._tokens, self._many[part])
            self._clocked("whole", self._whole, self._many[part])
        return self.spent

    def _clocked(self, name: str, run: Callable[[Given], None], given: Given) -> None:
        start = time.process_time()
        run(given)
        self.spent[name] += time.process_time() - start

    def _timed(self, stage: Stage) -> Stage:
        def run(work: Work) -> None:
            self._clocked(stage.name, stage.run, work)

        return stage._replace(run=run)

    def _floor(self, lines: list[bytes]) -> None:
        for line in lines:
            article = self._decode(line)
            deque(WORD.finditer(article.headline or ""), maxlen=0)
            deque(WORD.finditer(article.text), maxlen=0)

    def _tokens(self, many: list[Article]) -> None:
        for article in many:
            self._arabic.make_doc(article.headline or "")
            self._arabic.make_doc(article.text)

    def _whole(self, many: list[Article]) -> None:
        for article in many:
            self._pipeline(article)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", type=int, nargs="*", default=[1000, 4000])
    asked = parser.parse_args()
    rounds, cores = max(3, asked.rounds), os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    said = notice()
    if said:
        print(said)
    lines, many = read(article_files())
    start_up()
    timed = Contenders(lines, many)
    spent = [timed.round() for _ in range(rounds)]
    characters = sum(len(article.text) for article in many)
    how = "as it is" if str(find.__file__).endswith(".py") else "compiled"
    print(f"{len(many)} articles, {characters:,} characters, {rounds} rounds, one core, {how}")
    show(spent, len(many))
    if asked.growth:
        # In a process of its own, which leaves this one as small as it is.
        os.sched_setaffinity(0, cores)
        numbers = map(str, asked.growth)
        subprocess.run([sys.executable, "-m", "bench.growth", *numbers], check=True)


def show(spent: list[dict[str, float]], count: int) -> None:
    """Rates, ratios, and the share of each stage."""

    def ratio(name: str, other: str) -> float:
        return median(one[name] / one[other] for one in spent)

    for name in spent[0]:
        first, usual = spent[0][name], median(one[name] for one in spent)
        print(f"  {name:11} first round {count / first:8,.0f}/s   median {count / usual:8,.0f}/s")
    for name in list(spent[0])[2:]:
        print(
            f"  {name:11} takes {ratio(name, 'tokens'):5.2f} times as long as tokens,"
            f" {ratio(name, 'floor'):5.2f} times as long as floor,"
            f" {ratio(name, 'whole'):6.1%} of the whole"
        )


def start_up() -> None:
    """Load what is loaded once, over texts that are not measured where there are others."""
    for path in SAMPLES:
        for article in articles(path):
            analyse(article)


if __name__ == "__main__":
    main()
