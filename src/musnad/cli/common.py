"""what all commands share: how they end, and where they write"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterator
from typing import Any, TextIO

import typer
from rich.console import Console
from typer.core import TyperGroup

from musnad.cli.safe import harmless
from musnad.errors import MusnadError, UsageError
from musnad.model.engine import ENGINE

SURROGATE = re.compile("[\ud800-\udfff]")
SOME = 1
NOTHING = 2
INTERRUPTED = 130


class Commands(TyperGroup):
    """The commands, each ended cleanly whatever happens to it."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        with ended():
            return super().invoke(ctx)


@contextlib.contextmanager
def ended() -> Iterator[None]:
    """Turns the ways in which a command can end into exit statuses.

    Raises:
        typer.Exit: 2 after an error in one line, 130 after Ctrl-C, 0 where the reader of
            the output has gone.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name that is no UTF-8, or a terminal set to less, must not end the command.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        yield
        sys.stdout.flush()
    except MusnadError as error:
        complain(str(error))
        raise typer.Exit(NOTHING) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _close_output()
        raise typer.Exit(0) from None
    except OSError as error:
        complain(f"cannot go on: {error.strerror or error}")
        _close_output()
        raise typer.Exit(NOTHING) from None


def complain(line: str) -> None:
    """One line on standard error, harmless whatever it quotes."""
    print(f"musnad: {harmless(line)}", file=sys.stderr)


class Screen(Console):
    """A console that leaves it to `ended` what a reader means who has gone."""

    def on_broken_pipe(self) -> None:
        """Let the error through; Rich would end the process with 1."""
        raise BrokenPipeError


def console(stream: TextIO) -> Console:
    """A console that prints what it is given, and nothing that it makes of it."""
    return Screen(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)


def counted(number: int, noun: str) -> str:
    """A number of things, in words.

    Example:
        >>> counted(1, "article"), counted(1200, "article")
        ('1 article', '1,200 articles')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def utf8(value: str | None, option: str) -> str | None:
    """An option's value, unless it is blank.

    Raises:
        UsageError: its bytes were no UTF-8.
    """
    if value is not None and SURROGATE.search(value):
        raise UsageError(f"{option}: expected UTF-8, found other bytes")
    return value if value and value.strip() else None


def print_version(wanted: bool) -> None:
    """The version, if it is asked for."""
    if wanted:
        print(ENGINE)
        raise typer.Exit(0)


def _close_output() -> None:
    # What is still buffered has no reader; Python would complain of it at exit.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
