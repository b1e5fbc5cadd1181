"""the command line, run in this process"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from typer.testing import CliRunner

from musnad.cli import app

Run = Callable[..., "Ran"]


class Ran:
    """What a command wrote, and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


@pytest.fixture
def run() -> Callable[[Sequence[str]], Ran]:
    """A function that runs `musnad` with the words of a command line."""

    def command(words: Sequence[str], stdin: bytes | None = None) -> Ran:
        done = CliRunner().invoke(app, list(words), input=stdin, catch_exceptions=False)
        return Ran(done.exit_code, done.stdout, done.stderr)

    return command
