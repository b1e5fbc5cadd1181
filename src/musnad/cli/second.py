"""the options of a second reader, and the reader that they ask for"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated

import typer

from musnad.cli.common import complain
from musnad.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from musnad.second import SecondReader

KEY = "MUSNAD_SECOND_KEY"
PANEL = "Second reader"
BELOW, MOST = 0.7, 100
Text = str | None
Url = Annotated[
    Text,
    typer.Option(
        "--second-reader",
        metavar="URL",
        help="Ask a model at this OpenAI-compatible address as well.",
        rich_help_panel=PANEL,
    ),
]
Model = Annotated[
    Text,
    typer.Option("--model", metavar="NAME", help="The model's name there.", rich_help_panel=PANEL),
]
Key = Annotated[
    Text,
    typer.Option(
        "--key", metavar="KEY", envvar=KEY, help="The address's key.", rich_help_panel=PANEL
    ),
]
Below = Annotated[
    float,
    typer.Option(
        "--below",
        min=0,
        max=1,
        help="Ask about sentences with a report of less confidence.",
        rich_help_panel=PANEL,
    ),
]
Sentences = Annotated[
    list[int] | None,
    typer.Option(
        "--sentence",
        metavar="N",
        min=1,
        help="Ask about each article's Nth sentence, too; may be repeated.",
        rich_help_panel=PANEL,
    ),
]
Most = Annotated[
    int,
    typer.Option("--most", min=1, help="Send so many sentences at most.", rich_help_panel=PANEL),
]
Cache = Annotated[
    Path | None,
    typer.Option(
        "--cache", metavar="FILE", help="Where answers are remembered.", rich_help_panel=PANEL
    ),
]
Price = Annotated[
    Text,
    typer.Option(
        "--price",
        metavar="IN:OUT",
        help="Cost of a million tokens, of prompt and of answer.",
        rich_help_panel=PANEL,
    ),
]


@contextlib.contextmanager
def second_reader(
    url: str | None,
    model: str | None,
    key: str | None,
    below: float = BELOW,
    most: int = MOST,
    cache: Path | None = None,
    price: str | None = None,
) -> Iterator[SecondReader | None]:
    """The reader that the options name, or none; at the end it tells what it did and cost.

    Raises:
        UsageError: an option lacks another one, or nobody can be asked with them.
        MissingExtra: the extra `llm` is not installed.
    """
    if url is None:
        if model is not None:
            raise UsageError("--model: expected --second-reader beside it")
        yield None
        return
    if model is None:
        raise UsageError("--second-reader: expected --model beside it, the model's name there")
    made = _module()
    settings = made.Settings(
        url=url,
        model=model,
        key=key or "",
        below=below,
        most=most,
        cache=cache or default_cache(),
        price=prices(price),
    )
    with made.SecondReader(settings, on_note=complain) as reader:
        try:
            yield reader
        finally:
            complain(reader.count.summary())


def default_cache() -> Path:
    """Where answers are remembered unless an option says so: the user's folder for such files."""
    given = os.environ.get("XDG_CACHE_HOME")
    return (Path(given) if given else Path.home() / ".cache") / "musnad" / "second-reader.db"


def prices(given: str | None) -> tuple[float, float] | None:
    """What `IN:OUT` says.

    Raises:
        UsageError: it is written otherwise.

    Example:
        >>> prices("0.15:0.6")
        (0.15, 0.6)
    """
    if given is None:
        return None
    prompt, _, answer = given.partition(":")
    try:
        found = float(prompt), float(answer)
    except ValueError:
        found = -1.0, -1.0
    if not all(0 <= one < float("inf") for one in found):
        raise UsageError(f"--price: expected two numbers such as 0.15:0.60, found {given!r}")
    return found


def _module() -> ModuleType:
    try:
        return import_module("musnad.second")
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("musnad"):
            raise
        why = f"expected {error.name}: pip install 'musnad[llm]'"
        raise MissingExtra("--second-reader", why) from None
