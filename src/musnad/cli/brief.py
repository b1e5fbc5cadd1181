"""musnad brief: a matter in a ledger -> a briefing to print"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from musnad.cli.common import SOME, complain, counted, utf8
from musnad.desk.brief import brief as gathered
from musnad.desk.page import page
from musnad.desk.pdf import chromium, pdf
from musnad.desk.words import Words
from musnad.errors import UsageError
from musnad.ledger import Ledger


class BriefLanguage(StrEnum):
    """The language of a briefing's own words."""

    ar = "ar"
    en = "en"


def brief(
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="Where it goes: a name with .html or .pdf.")
    ],
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only articles that have all these words.")
    ] = None,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what somebody says or passes on.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="First day of publication.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Last day of publication.")
    ] = None,
    language: Annotated[
        BriefLanguage, typer.Option(help="Of headings and labels; quotations stay as they are.")
    ] = BriefLanguage.ar,
    ledger: Annotated[
        str, typer.Option(metavar="LEDGER", envvar="MUSNAD_LEDGER", help="The ledger.")
    ] = "musnad.db",
) -> None:
    """Write a briefing to print: who said what, conflicts, reversals, timeline, naming.

    A PDF is printed by Chromium, which must be installed; HTML needs nothing.

    Exit status: 0 it was written, 1 no article fits, 2 it cannot be made.
    """
    kind = out.suffix.lower()
    if kind not in (".html", ".pdf"):
        raise UsageError(f"--out: expected a name with .html or .pdf, found {str(out)!r}")
    if kind == ".pdf":
        chromium()
    with Ledger.open(ledger, create=False) as book:
        found = gathered(
            book,
            about=utf8(about, "--about"),
            who=utf8(who, "--who"),
            since=since,
            until=until,
        )
    if not found.articles:
        complain(f"nothing found in {ledger}")
        raise typer.Exit(SOME)
    html = page(found, Words(language.value))
    out.write_bytes(pdf(html) if kind == ".pdf" else html.encode("utf-8", "replace"))
    complain(
        f"wrote {out}: {counted(len(found.articles), 'article')}, "
        f"{counted(found.statements, 'statement')}, "
        f"{counted(len(found.found.conflicts), 'conflict')}, "
        f"{counted(len(found.found.reversals), 'reversal')}"
    )
