"""musnad ledger correct: what an analyst finds wrong, kept beside what was read"""

from __future__ import annotations

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from musnad.cli.ask import AnswerFormat
from musnad.cli.common import SOME, complain, console, counted, utf8
from musnad.cli.lines import STEP, flow
from musnad.cli.output import print_json
from musnad.cli.safe import harmless
from musnad.cli.show import DOT, REMARK, SOURCE
from musnad.errors import UsageError
from musnad.evaluate.corrected import gold_texts
from musnad.ledger import Ledger
from musnad.ledger.correction import Correction

app = typer.Typer(name="correct", help="What an analyst finds wrong.", no_args_is_help=True)

Where = Annotated[
    str, typer.Option("--ledger", metavar="LEDGER", envvar="MUSNAD_LEDGER", help="The ledger.")
]
By = Annotated[
    str | None,
    typer.Option(metavar="NAME", envvar="MUSNAD_ANALYST", help="Who says so; else your login."),
]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")]
Article = Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id.")]
Report = Annotated[str, typer.Argument(metavar="REPORT", help="The report's id, such as a3.")]


@app.command("source")
def source(
    article: Article,
    report: Report,
    words: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The right source, as the text has it.")
    ] = None,
    start: Annotated[
        int | None, typer.Option(min=0, help="Its first code point; else what is nearest.")
    ] = None,
    entity: Annotated[
        str | None, typer.Option(metavar="ID", help="Who it is; else whom the words name.")
    ] = None,
    inherited: Annotated[
        bool | None,
        typer.Option(help="It speaks on from before; else as the report had it."),
    ] = None,
    by: By = None,
    note: Note = None,
    ledger: Where = "musnad.db",
) -> None:
    """Say that somebody else is the source of a report.

    Reports that carry the same source on are corrected with it.

    Exit status: 0 it was kept, 2 there is no such article, report, entity or text.
    """
    with Ledger.open(ledger, create=False) as book:
        made = book.corrections().source(
            article,
            report,
            words=utf8(words, "--words"),
            start=start,
            entity=entity,
            inherited=inherited,
            by=_analyst(by),
            at=_now(),
            note=utf8(note, "--note"),
        )
    complain(f"kept as correction {made.number}")


@app.command("no-report")
def no_report(
    article: Article,
    report: Report,
    by: By = None,
    note: Note = None,
    ledger: Where = "musnad.db",
) -> None:
    """Say that something is no report.

    Exit status: 0 it was kept, 2 there is no such article or report.
    """
    with Ledger.open(ledger, create=False) as book:
        made = book.corrections().no_report(
            article, report, by=_analyst(by), at=_now(), note=utf8(note, "--note")
        )
    complain(f"kept as correction {made.number}")


@app.command("merge")
def merge(
    stays: Annotated[str, typer.Argument(metavar="STAYS", help="Id of the entity that stays.")],
    goes: Annotated[str, typer.Argument(metavar="GOES", help="Id of the one that is the same.")],
    by: By = None,
    note: Note = None,
    ledger: Where = "musnad.db",
) -> None:
    """Say that two entities are one, in what is there and in what comes.

    Exit status: 0 it was kept, 2 there are no such entities.
    """
    with Ledger.open(ledger, create=False) as book:
        made = book.corrections().merge(
            stays, goes, by=_analyst(by), at=_now(), note=utf8(note, "--note")
        )
    complain(f"kept as correction {made.number}")


@app.command("list")
def show(
    format: Annotated[
        AnswerFormat, typer.Option(help="For people, or as JSON a line.")
    ] = AnswerFormat.pretty,
    ledger: Where = "musnad.db",
) -> None:
    """List the corrections, and which of them no longer find their place.

    Exit status: 0 all are in force, 1 some are stranded, 2 the ledger cannot be read.
    """
    with Ledger.open(ledger, create=False) as book:
        kept, stranded = book.corrections().every(), book.corrections().stranded()
    screen = console(sys.stdout)
    for one in kept:
        if format is AnswerFormat.jsonl:
            print_json(one)
        else:
            _show(screen, one, one.number in stranded)
    if stranded:
        numbers = ", ".join(map(str, sorted(stranded)))
        complain(f"stranded, as the text or its reading has changed: {numbers}")
        raise typer.Exit(SOME)


@app.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The correction's number.")],
    ledger: Where = "musnad.db",
) -> None:
    """Take a correction back: what was read is there again.

    Exit status: 0 it was taken back, 2 there is none of this number.
    """
    with Ledger.open(ledger, create=False) as book:
        undone = book.corrections().undo(number)
    complain(f"took back correction {undone.number}: {undone.kind}")


@app.command("gold")
def gold(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the gold texts go.")],
    ledger: Where = "musnad.db",
) -> None:
    """Write the corrected articles as gold texts, which `musnad evaluate` reads.

    What was corrected costs or earns; other reports of the same article are optional.

    Exit status: 0 it was written, 1 there is nothing to write or some was left out.
    """
    with Ledger.open(ledger, create=False) as book:
        corrected = list(book.corrections().corrected())
        every = len(book.corrections().every())
    texts = list(gold_texts(corrected))
    if not texts:
        complain(f"nothing in {ledger} that gold can hold: no report of a body is corrected")
        raise typer.Exit(SOME)
    file.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in texts))
    complain(f"wrote {counted(len(texts), 'text')}")
    left = every - sum(_of_body(one) for _, ours in corrected for one in ours)
    if left:
        complain(f"left out {counted(left, 'correction')}: of headlines, actors or stranded")
        raise typer.Exit(SOME)


def _of_body(one: Correction) -> bool:
    return one.place is not None and one.place.part == "body"


def _analyst(by: str | None) -> str:
    named = utf8(by, "--by")
    if named is not None:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise UsageError("--by: expected a name, as the system knows none") from None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _show(screen: Console, one: Correction, stranded: bool) -> None:
    facts = [Text(one.kind, REMARK), Text(one.at[:10]), Text(harmless(one.by))]
    if stranded:
        facts.append(Text("stranded", REMARK))
    flow(screen, facts, DOT, STEP, str(one.number))
    if one.place is not None:
        told = [harmless(one.article or ""), harmless(one.place.cue.text)]
        flow(screen, list(map(Text, told)), DOT, STEP)
    right = [one.source.text if one.source else None, one.entity.id if one.entity else None]
    if one.other is not None:
        right.append(one.other.id)
    if named := [Text(harmless(text), SOURCE) for text in right if text]:
        flow(screen, named, DOT, STEP)
    if one.note:
        flow(screen, [Text(harmless(one.note))], DOT, STEP)
