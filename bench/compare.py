"""how long storing, comparing and searching take, and how they grow

    python -m bench.compare [--numbers N …] [--tables [--workers N]]

With `--tables` the articles go into the tables of `musnad bulk`, and those are compared, in a
process of its own whose memory is told.
Articles come from the material folder, or from the samples where that is absent. Larger
numbers are generated from them: in each round the telling words are spelled with other
letters, so that the articles resemble real ones, tell as much of each other, and little of
those of other rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import msgspec

from bench.material import article_files, notice
from musnad.bulk import run
from musnad.bulk.accounts import compare_tables
from musnad.compare import compare_ledger
from musnad.compare.telling import weight
from musnad.ledger import Ledger
from musnad.model import Article, Document, Origin
from musnad.pipeline import analyse

DAYS = 45
RARE = 0.5
SHORT = 5
LETTERS = [chr(code) for code in (*range(0x628, 0x63B), *range(0x641, 0x649)) if code != 0x629]
QUERIES = ("الحكومة", "وزير الخارجية", "سوريا", "مفاوضات", "قال")


def base() -> list[Article]:
    """The articles from which others are made."""
    texts = (file.read_text(encoding="utf-8") for file in article_files())
    lines = [line for text in texts for line in text.split("\n") if line]
    return [_article(json.loads(line)) for line in lines]


def _article(record: dict[str, str]) -> Article:
    return Article(
        id=record["id"],
        text=record["text"],
        headline=record.get("title"),
        outlet=record.get("outlet"),
        published=record.get("published"),
        url=record.get("url"),
    )


def generated(articles: list[Article], number: int) -> Iterator[Article]:
    """So many articles: the given ones, then rounds of their like."""
    for at in range(number):
        turn, index = divmod(at, len(articles))
        yield articles[index] if not turn else _varied(articles[index], turn)


def _varied(article: Article, turn: int) -> Article:
    swap = letters(turn)
    text = " ".join(_spelled(word, swap) for word in article.text.split(" "))
    return Article(
        id=f"{turn}-{article.id}",
        text=text,
        headline=" ".join(_spelled(word, swap) for word in (article.headline or "").split(" ")),
        outlet=article.outlet,
        published=later(article.published, turn),
    )


def letters(turn: int) -> dict[int, str]:
    """Each letter -> another, in each round others."""
    mixed = LETTERS[:]
    random.Random(turn).shuffle(mixed)
    return {ord(one): other for one, other in zip(LETTERS, mixed, strict=True)}


def _spelled(word: str, swap: dict[int, str]) -> str:
    """A telling word with other letters."""
    return word if len(word) < SHORT or weight(word) < RARE else respelled(word, swap)


def respelled(word: str, swap: dict[int, str]) -> str:
    """A word with other letters, but its first two and its last as they are."""
    return word[:2] + word[2:-1].translate(swap) + word[-1]


def later(published: str | None, turn: int) -> str | None:
    """The date in another round."""
    if published is None:
        return None
    return (datetime.fromisoformat(published) + timedelta(days=DAYS * turn)).isoformat()


def measure(articles: list[Article], number: int, folder: Path) -> dict[str, float]:
    """Seconds for each step with so many articles."""
    path = folder / f"{number}.db"
    spent = {"articles": float(number), "reading": 0.0}
    started = time.perf_counter()
    with Ledger.open(path) as ledger:
        ledger.add_many(_read(articles, number, spent))
        spent["reading and storing"] = time.perf_counter() - started
        started = time.perf_counter()
        found = compare_ledger(ledger)
        spent["comparing"] = time.perf_counter() - started
        started = time.perf_counter()
        compare_ledger(ledger, about="لا شيء من هذا")
        spent["carrying on"] = time.perf_counter() - started
        spent["conflicts"] = float(len(found.conflicts))
        spent["slowest search (ms)"] = max(_search(ledger, query) for query in QUERIES)
    spent["peak memory (MB)"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent["ledger (MB)"] = path.stat().st_size / 1e6
    return spent


def _read(
    articles: list[Article], number: int, spent: dict[str, float]
) -> Iterator[tuple[Document, Origin | None]]:
    for article in generated(articles, number):
        started = time.perf_counter()
        document = analyse(article)
        spent["reading"] += time.perf_counter() - started
        yield document, None


def _search(ledger: Ledger, query: str) -> float:
    started = time.perf_counter()
    ledger.ask(words=query, limit=20)
    return 1000 * (time.perf_counter() - started)


def of_tables(articles: list[Article], number: int, folder: Path, workers: int) -> dict[str, float]:
    """Seconds and memory of reading so many articles into tables, and of comparing those."""
    source, tables = folder / f"{number}.jsonl", folder / str(number)
    with source.open("wb") as file:
        for article in generated(articles, number):
            file.write(msgspec.json.encode(article) + b"\n")
    started = time.perf_counter()
    run([str(source)], tables, workers=workers)
    read = time.perf_counter() - started
    # A process that has held nothing else yet.
    with get_context("spawn").Pool(1) as pool:
        found = pool.apply(compared, (str(tables), workers))
    return {"articles": float(number), "reading and writing": read, **found}


def compared(tables: str, workers: int) -> dict[str, float]:
    """Seconds of each step of comparing tables, and the most memory that a process has held."""
    spent: dict[str, float] = {}
    started, before = time.perf_counter(), sum(os.times()[:4])

    def watch(step: str, done: int, of: int) -> None:
        if done == of:
            spent[f"until {step} was done"] = time.perf_counter() - started

    found = compare_tables(tables, workers=workers, watch=watch)
    spent["comparing"] = time.perf_counter() - started
    # Of this process and those that it has started; other work on the machine does not count.
    spent["processor"] = sum(os.times()[:4]) - before
    spent["conflicts"] = float(found.counts["conflicts"])
    whose = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    spent["peak memory (MB)"] = max(resource.getrusage(one).ru_maxrss for one in whose) / 1024
    return spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--numbers", type=int, nargs="+", default=[1500, 6000])
    parser.add_argument("--tables", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    articles = base()
    said = notice()
    if said:
        print(said)
    with tempfile.TemporaryDirectory() as folder:
        for number in asked.numbers:
            if asked.tables:
                figures = of_tables(articles, number, Path(folder), asked.workers)
            else:
                figures = measure(articles, number, Path(folder))
            print("  ".join(f"{name} {value:,.1f}" for name, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
