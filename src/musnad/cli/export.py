"""musnad export: a ledger -> the forms that other tools read"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from musnad.cli.common import SOME, complain, counted, utf8
from musnad.exports import FORMS, Exported
from musnad.exports import export as write
from musnad.ledger import Ledger

Form = StrEnum("Form", {name: name for name in FORMS})  # type: ignore[misc]
Text = str | None


def export(
    form: Annotated[Form, typer.Argument(help="What to write.")],
    out: Annotated[
        str, typer.Option(metavar="PATH", help="A folder for tables, else a file; - is the output.")
    ] = "-",
    who: Annotated[
        Text,
        typer.Option(metavar="NAME", help="Articles in which they speak or pass something on."),
    ] = None,
    outlet: Annotated[Text, typer.Option(metavar="NAME", help="Name of the outlet.")] = None,
    since: Annotated[
        Text, typer.Option("--from", metavar="DATE", help="First day of publication.")
    ] = None,
    until: Annotated[
        Text, typer.Option("--to", metavar="DATE", help="Last day of publication.")
    ] = None,
    ledger: Annotated[
        str, typer.Option(metavar="FILE", envvar="MUSNAD_LEDGER", help="The ledger to export.")
    ] = "musnad.db",
) -> None:
    """Write a ledger in a form that another tool reads.

    parquet and csv are the tables of `musnad bulk`; ftm is FollowTheMoney; plover has an event a
    line, webannotation and schemaorg JSON-LD; conllu has the words; gkg has GDELT's columns.

    Exit status: 0 all was written, 1 nothing fits, 2 nothing could be written.
    """
    chosen = {"who": utf8(who, "--who"), "outlet": utf8(outlet, "--outlet")}
    with Ledger.open(ledger, create=False) as book:
        done = write(book, str(form), out, **chosen, since=since, until=until)
    _tell(done, form, ledger)


def _tell(done: Exported, form: str, ledger: str) -> None:
    if not done.documents:
        complain(f"nothing found in {ledger}")
        raise typer.Exit(SOME)
    records = ", ".join(f"{kind} {number:,}" for kind, number in sorted(done.records.items()))
    complain(f"exported {counted(done.documents, 'article')} as {form}: {records or 'no records'}")
