"""how fast Musnad reads, beside two things that cannot be beaten by much

    python -m bench.speed [--rounds N] [--growth N …]

Over the same articles, in processor time on one core, start-up left out, in rounds that take
turns:
  floor     decode the JSON and find the words with re.finditer
  tokens    spacy.blank("ar") splits the same texts into tokens
  then Musnad over the decoded articles, one stage more each time, up to the whole pipeline
Prints the first round, in which Musnad meets most word forms for the first time, the
median of all, and the ratios of the medians; what a stage adds is the difference to the
line before, and stands below by itself.

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

import msgspec
import spacy

from bench.material import SAMPLES, article_files, notice
from musnad.events import find
from musnad.ingest import articles
from musnad.model import Article
from musnad.pipeline import STAGES, Pipeline, analyse

AT_LEAST = 1000
WORD = re.compile(r"\w+")


def read(files: list[Path]) -> tuple[list[bytes], list[Article]]:
    """The articles, and their records as JSON lines; few are repeated to be many."""
    given = [article for path in files for article in articles(path)]
    times = max(1, -(-AT_LEAST // len(given)))
    many = given * times
    return [msgspec.json.encode(article) for article in many], many


def contenders(lines: list[bytes], many: list[Article]) -> dict[str, Callable[[], object]]:
    """What is timed, by name."""
    arabic = spacy.blank("ar")
    decoder = msgspec.json.Decoder(Article)

    def floor() -> None:
        for line in lines:
            article = decoder.decode(line)
            deque(WORD.finditer(article.headline or ""), maxlen=0)
            deque(WORD.finditer(article.text), maxlen=0)

    def tokens() -> None:
        for article in many:
            arabic.make_doc(article.headline or "")
            arabic.make_doc(article.text)

    def through(count: int) -> Callable[[], None]:
        pipeline = Pipeline(STAGES[:count])

        def run() -> None:
            for article in many:
                pipeline(article)

        return run

    stages = {f"to {stage.name}": through(n) for n, stage in enumerate(STAGES, 1)}
    return {"floor": floor, "tokens": tokens, **stages}


def measure(timed: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of the processor by round; the rounds take turns, so that noise meets all alike."""
    spent: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(rounds):
        for name, run in timed.items():
            start = time.process_time()
            run()
            spent[name].append(time.process_time() - start)
    return spent


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
    spent = measure(contenders(lines, many), rounds)
    characters = sum(len(article.text) for article in many)
    how = "as it is" if str(find.__file__).endswith(".py") else "compiled"
    print(f"{len(many)} articles, {characters:,} characters, {rounds} rounds, one core, {how}")
    for name, values in spent.items():
        rates = (f"{len(many) / seconds:8,.0f}/s" for seconds in (values[0], median(values)))
        print(f"  {name:14} first round {next(rates)}   median {next(rates)}")
    seconds = {name: median(values) for name, values in spent.items()}
    for stage in STAGES:
        spent_here = seconds[f"to {stage.name}"]
        print(
            f"  to {stage.name:11} takes {spent_here / seconds['tokens']:5.2f} times as long as"
            f" tokens, {spent_here / seconds['floor']:5.2f} times as long as floor"
        )
    show_stages(seconds, len(many))
    if asked.growth:
        # In a process of its own, which leaves this one as small as it is.
        os.sched_setaffinity(0, cores)
        numbers = map(str, asked.growth)
        subprocess.run([sys.executable, "-m", "bench.growth", *numbers], check=True)


def show_stages(seconds: dict[str, float], count: int) -> None:
    """What each stage takes by itself."""
    before, whole = 0.0, seconds[f"to {STAGES[-1].name}"]
    for stage in STAGES:
        added, before = seconds[f"to {stage.name}"] - before, seconds[f"to {stage.name}"]
        # Noise can make a light stage take less than nothing.
        alone = f"{count / added:8,.0f}/s   {added / whole:6.1%} of all" if added > 0 else "no time"
        print(f"  {stage.name:14} alone {alone}")


def start_up() -> None:
    """Load what is loaded once, over texts that are not measured where there are others."""
    for path in SAMPLES:
        for article in articles(path):
            analyse(article)


if __name__ == "__main__":
    main()
