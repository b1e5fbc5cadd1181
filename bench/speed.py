"""how fast Musnad reads, beside two things that cannot be beaten by much

    python -m bench.speed [--rounds N]

Over the same articles, in processor time on one core, start-up left out, in rounds that take
turns:
  floor     decode the JSON and find the words with re.finditer
  tokens    spacy.blank("ar") splits the same texts into tokens
  then Musnad over the decoded articles, one stage more each time, up to the whole pipeline
Prints the first round, in which Musnad meets most word forms for the first time, the
median of all, and the ratios of the medians; what a stage adds is the difference to the
line before.
"""

from __future__ import annotations

import argparse
import os
import re
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
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = max(3, parser.parse_args().rounds)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
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


def start_up() -> None:
    """Load what is loaded once, over texts that are not measured where there are others."""
    for path in SAMPLES:
        for article in articles(path):
            analyse(article)


if __name__ == "__main__":
    main()
