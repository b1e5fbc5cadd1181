"""a real Dask scheduler with real worker processes, on this machine alone"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.bulk.corpus import ROOT

_HERE = ("--host", "127.0.0.1", "--no-dashboard")


class Dask(NamedTuple):
    """What was started.

    Attributes:
        address: the file in which the scheduler says where it is.
        scheduler: its process.
        workers: theirs.
    """

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def dask(folder: Path, workers: int, threads: int = 1) -> Iterator[Dask]:
    """A scheduler and workers of so many threads each; all of them end with the block."""
    file = folder / "scheduler.json"
    file.unlink(missing_ok=True)
    with ExitStack() as ending:
        scheduler = ending.enter_context(
            _process(folder, ["scheduler", *_HERE, "--port", "0", "--scheduler-file", str(file)])
        )
        words = ["worker", *_HERE, "--nthreads", str(threads), "--no-nanny"]
        words += ["--scheduler-file", str(file)]
        made = [ending.enter_context(_process(folder, words)) for _ in range(workers)]
        yield Dask(str(file), scheduler, tuple(made))


@contextmanager
def _process(folder: Path, words: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    module = f"distributed.cli.dask_{words[0]}"
    command = [sys.executable, "-m", module, *words[1:]]
    # What runs the client runs the workers, compiled or not; they begin in another folder.
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    paths = [*(str(Path(one).resolve()) for one in given if one), str(ROOT), str(ROOT / "src")]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
