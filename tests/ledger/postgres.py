"""a PostgreSQL server of its own for the tests, where Debian's packages have one"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
USER = "postgres"
_numbers = count(1)


class Absent(Exception):
    """No server can be started here; the message says why."""


class Server:
    """A running server that nobody else sees: it listens on a socket in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"news{next(_numbers)}"
        sql = f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"
        _run(["psql", "-q", "-h", str(self._folder), "-U", USER, "-d", USER, "-c", sql])
        return f"postgresql://{USER}@/{name}?host={self._folder}"


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """A server until the end of the block.

    Raises:
        Absent: there are no programs, no driver, or no user to run as.
    """
    if not PROGRAMS:
        raise Absent("no PostgreSQL: apt-get install postgresql")
    if find_spec("psycopg") is None:
        raise Absent("no driver for PostgreSQL: the extra postgres is not installed")
    folder = Path(tempfile.mkdtemp(prefix="musnad-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        data = folder / "data"
        _run(["initdb", "-D", str(data), "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync"])
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        _run(["pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start"])
        try:
            yield Server(folder)
        finally:
            _run(["pg_ctl", "-D", str(data), "-m", "immediate", "stop"])
    except (OSError, LookupError, subprocess.SubprocessError) as error:
        raise Absent(f"PostgreSQL does not start: {error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str]) -> None:
    program = PROGRAMS[-1] / command[0]
    user = USER if os.geteuid() == 0 else None
    arguments = [str(program), *command[1:]]
    subprocess.run(
        arguments,
        check=True,
        user=user,
        cwd="/",
        timeout=60,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
