"""a bar is shown only where it is seen and in nobody's way"""

from __future__ import annotations

import io
import sys

import pytest

from musnad.cli.progress import progress


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("files", "out", "err", "seen"),
    [
        (["a", "b", "c"], io.StringIO, Terminal, True),
        (["a", "b", "c"], Terminal, Terminal, False),
        (["a", "b", "c"], io.StringIO, io.StringIO, False),
        (["a"], io.StringIO, Terminal, False),
    ],
)
def test_bar(
    monkeypatch: pytest.MonkeyPatch,
    files: list[str],
    out: type[io.StringIO],
    err: type[io.StringIO],
    seen: bool,
) -> None:
    monkeypatch.setattr(sys, "stdout", out())
    monkeypatch.setattr(sys, "stderr", shown := err())
    with progress(files) as each:
        assert list(each) == files
    assert ("3/3" in shown.getvalue()) == seen
