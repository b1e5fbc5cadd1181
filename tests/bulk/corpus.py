"""a small corpus out of the samples, and what a run over it leaves"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = [sys.executable, "-c", "from musnad.cli import main; main()", "bulk"]
# Megabytes of a shard that make several of few articles.
SMALL = "0.02"
BYTES = 20_000
FEW = 60


def lines(count: int) -> list[str]:
    """So many records: the samples over and over, each time under other ids."""
    texts = [one for file in sorted((ROOT / "samples").glob("*.jsonl")) for one in _lines(file)]
    made = []
    for at in range(count):
        turn, number = divmod(at, len(texts))
        record = json.loads(texts[number])
        record["id"] = f"{turn}-{record.get('id')}"
        made.append(json.dumps(record, ensure_ascii=False))
    return made


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def written(path: Path, count: int) -> Path:
    """A file of so many records."""
    path.write_text("\n".join(lines(count)) + "\n", encoding="utf-8")
    return path


def digests(folder: Path) -> dict[str, str]:
    """What stands in the tables, to the byte."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.parquet"))
    }


def command(out: Path, *words: object) -> list[str]:
    """The command line of a run."""
    return [*COMMAND, *map(str, words), "--out", str(out)]


def ran(out: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """A run to its end."""
    line = command(out, *words)
    return subprocess.run(line, capture_output=True, text=True, timeout=300, check=False)


def begun(out: Path, words: Sequence[object]) -> subprocess.Popen[bytes]:
    """A run in a process group of its own."""
    line = command(out, *words)
    return subprocess.Popen(line, start_new_session=True, stderr=subprocess.DEVNULL)


def children(pid: int) -> list[int]:
    """The processes that a process has begun."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(path.read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(path.parent.name))
    return sorted(found)


def finished(journal: Path) -> int:
    """Shards that a journal calls done."""
    return journal.read_bytes().count(b'{"done"') if journal.exists() else 0
