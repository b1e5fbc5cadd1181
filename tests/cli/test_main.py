"""how the process ends: version, help, broken pipes, Ctrl-C, full disks"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from musnad.ledger import Ledger
from musnad.pipeline import ENGINE
from tests.cli.conftest import Run

# A process that a shell started in the background ignores Ctrl-C until told otherwise.
MAIN = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "import sys; sys.argv[0] = 'musnad'; from musnad.cli import main; main()"
)
TEXT = "قال الوزير إن المفاوضات مستمرة."


def started(*words: str, **how: object) -> subprocess.Popen[bytes]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", MAIN, *words], **pipes | how)  # type: ignore[call-overload,no-any-return]


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    folders = [str(root / "src"), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(folders))


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    rows = (json.dumps({"id": f"d{n}", "text": f"{TEXT} {n}"}) for n in range(3000))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_version(run: Run) -> None:
    assert run(["--version"]).out == f"{ENGINE}\n"


@pytest.mark.parametrize("words", [["--help"], ["read", "--help"], ["ask", "--help"]])
def test_help(run: Run, words: list[str]) -> None:
    ran = run(words)
    assert ran.status == 0
    assert "Exit status" in ran.out


def test_unknown_command(run: Run) -> None:
    ran = run(["shout"])
    assert ran.status == 2
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("form", ["jsonl", "json", "pretty"])
def test_reader_that_leaves_ends_it_quietly(many: Path, tmp_path: Path, form: str) -> None:
    ledger = tmp_path / "news.db"
    with started("read", str(many), "--format", form, "--ledger", str(ledger)) as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        assert reading.stdout.readline()
        reading.stdout.close()
        assert reading.stderr.read() == b""
    assert reading.returncode == 0
    with Ledger.open(ledger) as book:
        assert 0 < book.counts().documents < 3000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_full_disk_is_one_line(many: Path) -> None:
    with open("/dev/full", "wb") as full, started("read", str(many), stdout=full) as reading:
        assert reading.stderr is not None
        assert reading.stderr.read() == b"musnad: cannot go on: No space left on device\n"
    assert reading.returncode == 2


def test_interrupt_ends_it_cleanly(tmp_path: Path) -> None:
    ledger = tmp_path / "news.db"
    with started("read", "-", "--format", "json", "--ledger", str(ledger), bufsize=0) as reading:
        assert reading.stdin is not None
        assert reading.stdout is not None
        assert reading.stderr is not None
        # More than one buffer, so that something comes out, and less than a pipe holds, so
        # that it waits for input when it is interrupted.
        rows = (json.dumps({"id": f"d{n}", "text": f"{TEXT} {n}"}) for n in range(40))
        reading.stdin.write("\n".join(rows).encode() + b"\n")
        first = b""
        while len(first) < 100:  # the opening bracket may come alone, long before a document
            first += reading.stdout.read(100)
        reading.send_signal(signal.SIGINT)
        rest = reading.stdout.read()
        errors = reading.stderr.read().decode()
    assert reading.returncode == 130
    printed = json.loads(first + rest)
    assert errors.startswith("musnad: interrupted; read ")
    assert "Traceback" not in errors
    with Ledger.open(ledger) as book:
        assert book.counts().documents == len({one["id"] for one in printed})
