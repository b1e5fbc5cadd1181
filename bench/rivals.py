"""what a user would pick instead of Musnad, on the same text in the same run

    python -m bench.rivals [--articles N] [--dates N] [--conllu FILE]

Over the same articles, in processor time on one core, start-up left out:
  expression  spacy.blank("ar") splits the text, and a regular expression finds "verb … that"
  dates       dateparser.search_dates, over fewer articles: it is slow
  parser      UDPipe 1 parses with a model that is trained here from FILE, in CoNLL-U
beside Musnad's whole pipeline. Prints the time, what it is of Musnad's, and how many were found;
then how right the expression and Musnad are on the gold files. All come from their packages
(extras `spacy` and `bench`); the verbs of the expression stand in rivals.toml.
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import spacy

from bench.material import ROOT, SAMPLES_GOLD, article_files, material, notice
from bench.speed import start_up
from musnad.evaluate import Figures, GoldText, predict, read_gold, score, summarise
from musnad.ingest import articles
from musnad.model import Article, Attribution, Cue, Document, Span
from musnad.pipeline import analyse

# Enough to parse as the trainer's own defaults do; more takes hours on a treebank.
TAGGER = "models=1;iterations=5"
PARSER = "iterations=3;hidden_layer=100;embedding_form=50;transition_oracle=static"
SHOWN = ("found_p", "found_r", "found_f1", "source_08", "content_08", "whole_f1")


class Ran(NamedTuple):
    """What one contender did.

    Attributes:
        name: of the contender.
        articles: how many it read.
        seconds: of the processor.
        found: how many of what.
    """

    name: str
    articles: int
    seconds: float
    found: dict[str, int]


class Expression:
    """The regular expression for "verb … that": verb, source, and the rest of the sentence."""

    def __init__(self) -> None:
        known = tomllib.loads((ROOT / "bench" / "rivals.toml").read_text(encoding="utf-8"))
        verbs, that = ("|".join(known[name]) for name in ("verbs", "that"))
        ends = re.escape(known["ends"])
        self._found = re.compile(
            rf"\b(?:\u0648|\u0641)?(?P<cue>(?:{verbs})\u062a?)\s+(?P<source>[^{ends}]{{1,100}}?)\s+"
            rf"(?:{that})\s+(?P<content>[^{ends}]+)"
        )

    def __call__(self, text: str) -> list[Attribution]:
        """What it finds in a text."""
        return [self._made(number, one) for number, one in enumerate(self._found.finditer(text))]

    def _made(self, number: int, one: re.Match[str]) -> Attribution:
        text = one.string
        return Attribution(
            id=f"a{number}",
            source=Span.of(text, *one.span("source")),
            cue=Cue(*one.span("cue"), one["cue"], one["cue"], "say"),
            content=(Span.of(text, *one.span("content")),),
            confidence=1.0,
            rule="expression",
        )


def ours(given: Sequence[Article]) -> tuple[Ran, list[Document]]:
    """Everything that Musnad finds."""
    started = time.process_time()
    found = [analyse(article) for article in given]
    spent = time.process_time() - started
    return Ran("Musnad", len(given), spent, counted(found)), found


def counted(found: Sequence[Document]) -> dict[str, int]:
    """How much of what Musnad has found."""
    return {
        "attributions": sum(len(one.attributions) for one in found),
        "times": sum(len(one.times) for one in found),
    }


def expression(given: Sequence[Article]) -> Ran:
    """Words by spaCy, reports by the expression."""
    arabic, find = spacy.blank("ar"), Expression()
    started = time.process_time()
    words = reports = 0
    for article in given:
        words += len(arabic.make_doc(article.text))
        reports += len(find(article.text))
    spent = time.process_time() - started
    return Ran("expression", len(given), spent, {"attributions": reports, "words": words})


def dates(given: Sequence[Article]) -> Ran:
    """Time expressions by dateparser, reckoned from the day of publication as ours are."""
    search: Callable[..., list[object] | None] = import_module("dateparser.search").search_dates
    search(given[0].text, languages=["ar"])
    started = time.process_time()
    found = 0
    for article in given:
        settings = {}
        if article.published:
            settings["RELATIVE_BASE"] = datetime.fromisoformat(article.published).replace(
                tzinfo=None
            )
        found += len(search(article.text, languages=["ar"], settings=settings) or ())
    return Ran("dates", len(given), time.process_time() - started, {"times": found})


class Parser:
    """UDPipe 1 with a model of its own.

    Args:
        treebank: the sentences in CoNLL-U from which the model is trained.
        tagger, parser: options of its trainer.
    """

    def __init__(self, treebank: Path, tagger: str = TAGGER, parser: str = PARSER) -> None:
        self._udpipe: Any = import_module("ufal.udpipe")
        started = time.process_time()
        error = self._udpipe.ProcessingError()
        sentences = self._read(treebank, error)
        trained = self._udpipe.Trainer.train(
            "morphodita_parsito", sentences, self._udpipe.Sentences(), "none", tagger, parser, error
        )
        if error.occurred() or not len(sentences):
            raise SystemExit(
                f"{treebank}: expected sentences in CoNLL-U: {error.message or 'none'}"
            )
        with tempfile.NamedTemporaryFile(suffix=".udpipe") as file:
            file.write(trained)
            file.flush()
            self._model = self._udpipe.Model.load(file.name)
        self.sentences = len(sentences)
        self.seconds = time.process_time() - started

    def _read(self, treebank: Path, error: Any) -> Any:
        reader = self._udpipe.InputFormat.newConlluInputFormat()
        reader.setText(treebank.read_text(encoding="utf-8"))
        sentences, sentence = self._udpipe.Sentences(), self._udpipe.Sentence()
        while reader.nextSentence(sentence, error):
            sentences.append(sentence)
            sentence = self._udpipe.Sentence()
        return sentences

    def __call__(self, lines: str) -> list[list[str]]:
        """The words of some sentences as rows of CoNLL-U.

        Args:
            lines: a sentence a line, with blanks between its words.
        """
        default = self._udpipe.Pipeline.DEFAULT
        pipeline = self._udpipe.Pipeline(self._model, "horizontal", default, default, "conllu")
        rows = pipeline.process(lines, self._udpipe.ProcessingError()).split("\n")
        return [row.split("\t") for row in rows if row[:1].isdigit()]


def parsed(given: Sequence[Article], parser: Parser) -> Ran:
    """Clauses under verbs by the parser; the splitting into words is not counted."""
    arabic = spacy.blank("ar")
    texts = [
        "\n".join(" ".join(word.text for word in arabic.make_doc(line)) for line in _lines(article))
        for article in given
    ]
    started = time.process_time()
    rows = [row for text in texts for row in parser(text)]
    spent = time.process_time() - started
    clauses = sum(row[7].startswith("ccomp") for row in rows)
    return Ran("parser", len(given), spent, {"clauses under a verb": clauses, "words": len(rows)})


def _lines(article: Article) -> Iterator[str]:
    return (line for line in re.split(r"\n|(?<=[.!؟]) ", article.text) if line.strip())


def golds() -> Iterator[tuple[str, list[GoldText]]]:
    """The gold files that are there."""
    folder = material()
    yield "samples", read_gold(SAMPLES_GOLD)
    if folder is not None:
        for path in sorted((folder / "gold").glob("*.jsonl")):
            yield path.stem, read_gold(path)


def scored(gold: Sequence[GoldText], find: Callable[[GoldText], Sequence[Attribution]]) -> Figures:
    """How right one finder is on a gold file."""
    return summarise([score(text, find(text)) for text in gold]).figures


def show(ran: Ran, whole: Ran, found: list[Document]) -> None:
    """A contender's line, with what Musnad takes and finds on as many of the same articles."""
    each = 1000 * ran.seconds / ran.articles
    share = each / (1000 * whole.seconds / whole.articles)
    mine = {} if ran is whole else counted(found[: ran.articles])
    counts = ", ".join(
        f"{count:,} {what}" + (f" (Musnad {mine[what]:,})" if what in mine else "")
        for what, count in ran.found.items()
    )
    print(
        f"  {ran.name:10} {ran.articles:6,} articles {each:9.2f} ms each"
        f" {share:8.2f} times Musnad's   {counts}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--dates", type=int, default=10)
    parser.add_argument("--conllu", type=Path)
    asked = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if said := notice():
        print(said)
    every = (one for path in article_files() for one in articles(path))
    given = list(islice(every, max(1, asked.articles)))
    start_up()
    whole, found = ours(given)
    print(f"{len(given):,} articles, {sum(len(one.text) for one in given):,} characters, one core")
    show(whole, whole, found)
    show(expression(given), whole, found)
    show(dates(given[: max(1, asked.dates)]), whole, found)
    if asked.conllu is None:
        print("  parser     left out: name a treebank with --conllu FILE to train it from")
    else:
        made = Parser(asked.conllu)
        print(f"  parser     trained from {made.sentences:,} sentences in {made.seconds:,.0f} s")
        show(parsed(given, made), whole, found)
    show_scores()


def show_scores() -> None:
    """How right Musnad and the expression are on the gold files."""
    find = Expression()
    for name, gold in golds():
        for who, figures in (
            ("Musnad", scored(gold, predict)),
            ("expression", scored(gold, lambda text: find(text.text))),
        ):
            shown = "  ".join(f"{one} {getattr(figures, one):.3f}" for one in SHOWN)
            print(f"gold {name:16} {who:10} {shown}")


if __name__ == "__main__":
    main()
