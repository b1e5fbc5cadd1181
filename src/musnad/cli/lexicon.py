"""musnad lexicon: checks the tables, adds an actor, suggests the actors that a corpus lacks"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from musnad.cli.common import SOME, Commands, complain, counted
from musnad.cli.safe import harmless
from musnad.errors import BrokenRecord, LexiconError, MissingInput, UsageError
from musnad.lexicon.actor_latin import latin
from musnad.lexicon.actor_suggest import suggestions
from musnad.lexicon.actor_tables import ALL, OFFICES, ORGANISATIONS, PERSONS
from musnad.lexicon.actor_write import New, append
from musnad.lexicon.actors import actors
from musnad.lexicon.store import store
from musnad.model.document import Document

app = typer.Typer(
    cls=Commands, no_args_is_help=True, help="Check and extend the tables of the lexicon."
)
add = typer.Typer(cls=Commands, no_args_is_help=True, help="Add a row to your own tables.")
app.add_typer(add, name="add")

Folder = Annotated[
    Path | None,
    typer.Option(
        "--lexicon", metavar="DIR", envvar="MUSNAD_LEXICON", help="Folder of your own tables."
    ),
]


@app.command()
def check(lexicon: Folder = None) -> None:
    """Read every table, and your own ones, and say what is wrong by file, line and column.

    Exit status: 0 all tables are right, 2 one is not.
    """
    if lexicon is not None and not lexicon.is_dir():
        raise UsageError(f"--lexicon: expected a folder, found {lexicon}")
    _refuse_unknown(lexicon)
    store()
    known = actors(lexicon)
    parts = ("countries", "persons", "organisations", "bodies", "titles", "places", "tenures")
    for part in parts:
        print(f"{part:<14} {len(getattr(known, part)):>7,}")
    print(f"{'forms':<14} {len(known.forms):>7,}")


def _refuse_unknown(folder: Path | None) -> None:
    """A table whose name is misspelled would be passed over in silence."""
    names = {table.file.rpartition("/")[2] for table in ALL}
    for path in sorted(folder.glob("*.tsv")) if folder else ():
        if path.name not in names:
            why = "expected one of " + " ".join(sorted(names))
            raise LexiconError(path.name, 1, None, why)


@add.command("actor")
def add_actor(
    name: Annotated[str, typer.Argument(help="The Arabic name in its usual spelling.")],
    english: Annotated[str, typer.Option(help="The English name.")],
    lexicon: Annotated[
        Path,
        typer.Option(
            "--lexicon", metavar="DIR", envvar="MUSNAD_LEXICON", help="Folder of your own tables."
        ),
    ],
    role: Annotated[str, typer.Option(help="Actor code: GOV, MIL, OPP, MED ...")] = "CVL",
    country: Annotated[str, typer.Option(help="ISO code of the state: RUS, EGY ...")] = "",
    short: Annotated[str, typer.Option(help="The part of the name that stands alone.")] = "",
    other: Annotated[list[str] | None, typer.Option(help="Another name; may be repeated.")] = None,
    sex: Annotated[str, typer.Option(help="m or f.")] = "m",
    organisation: Annotated[bool, typer.Option(help="It is a body, not a person.")] = False,
    title: Annotated[str, typer.Option(help="Id of the office held, from titles.tsv.")] = "",
    of: Annotated[str, typer.Option(help="State or body of the office; else the country.")] = "",
    since: Annotated[str, typer.Option(help="First day of the office, if certain.")] = "",
    until: Annotated[str, typer.Option(help="Last day of the office, if certain.")] = "",
) -> None:
    """Add a person or a body to your own tables.

    A name that the tables know already is refused; so is a row with a wrong cell.
    """
    _refuse_known(name, lexicon)
    others = "|".join(other or ())
    key = _key(english, name)
    rows: list[New]
    if organisation:
        rows = [(ORGANISATIONS, (f"org/{key}", name, others, "", english, country, role, ""))]
    else:
        person = f"person/{key}"
        rows = [(PERSONS, (person, name, short, others, english, country, role, sex))]
        if title:
            body = of or country
            _refuse_unknown_office(title, body, lexicon)
            office = f"{body}-{title}-{key}".lower().replace("/", "-")
            rows.append((OFFICES, (office, person, title, body, since, until)))
    for path in append(lexicon, rows):
        print(path)


def _key(english: str, name: str) -> str:
    letters = "".join(char if char.isascii() and char.isalnum() else " " for char in english)
    return "-".join(letters.lower().split()) or latin(name)


def _refuse_known(name: str, folder: Path) -> None:
    for form in actors(folder if folder.is_dir() else None).find(name):
        if form.how != "variant" and form.kind in ("person", "organisation"):
            raise UsageError(f"expected a new name, found that of {form.id}")


def _refuse_unknown_office(title: str, of: str, folder: Path) -> None:
    known = actors(folder if folder.is_dir() else None)
    if title not in known.titles:
        raise UsageError(f"--title: expected an id of titles.tsv, found {title!r}")
    if of not in known.countries and of not in known.organisations:
        raise UsageError(f"--of: expected an ISO code or the id of a body, found {of!r}")


@app.command()
def suggest(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Output of `read --format jsonl`.")
    ],
    least: Annotated[int, typer.Option(min=1, help="Names met at least so often.")] = 2,
) -> None:
    """Print the frequent sources that no table knows as rows for persons.tsv.

    Above each row stands how often it was met, and with which words first. Look at each,
    correct it, and put it into persons.tsv of your own folder.

    Exit status: 0 something was found, 1 nothing was.
    """
    found = suggestions((text for path in files for text in _unresolved(path)), least)
    if not found:
        complain("no name that is new and frequent enough")
        raise typer.Exit(SOME)
    print("\t".join(column.name for column in PERSONS.columns))
    for one in found:
        print(f"# {counted(one.times, 'time')}: {harmless(one.source)}")
        print("\t".join(map(harmless, one.row)))


def _unresolved(path: Path) -> Iterator[str]:
    """The named sources of a file of documents that stand for no entity of the lexicon."""
    for number, line in enumerate(_lines(path), 1):
        try:
            document = msgspec.json.decode(line, type=Document)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BrokenRecord(f"{path}:{number}", f"expected a document, {error}") from error
        for report in (*document.attributions, *document.headline_attributions):
            known = any(not entity.startswith("local/") for entity in report.entities)
            if report.source is not None and report.naming == "named" and not known:
                yield report.source.text


def _lines(path: Path) -> list[bytes]:
    try:
        return [line for line in path.read_bytes().split(b"\n") if line.strip()]
    except OSError as error:
        why = f"expected a file, found none that can be read ({error.strerror})"
        raise MissingInput(str(path), why) from error
