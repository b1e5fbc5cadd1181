"""a program that is killed while adding leaves whole documents only"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from musnad.ledger import Ledger

# Says when it has begun, and then adds for as long as it lives.
ADDING = """
import sys
from itertools import count
from musnad.ledger import Ledger
from tests.ledger.documents import document, report

with Ledger.open(sys.argv[1]) as ledger:
    def pairs():
        for n in count():
            if n == 600:
                print("adding", flush=True)
            reports = (report(f"a{k}", "لافروف", "المباحثات مستمرة") for k in range(5))
            yield document(f"d{n}", *reports), None
    ledger.add_many(pairs())
"""


def test_killed_while_adding(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "news.db"
    folders = [str(root), str(root / "src"), os.environ.get("PYTHONPATH", "")]
    with subprocess.Popen(
        [sys.executable, "-c", ADDING, str(path)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(folders)},
    ) as adding:
        assert adding.stdout is not None
        assert adding.stdout.readline() == b"adding\n"
        adding.send_signal(signal.SIGKILL)
    with Ledger.open(path) as ledger:
        counts = ledger.counts()
        assert counts.documents >= 400
        assert counts.attributions == 5 * counts.documents
        assert len(ledger.ask("لافروف", limit=None)) == counts.attributions
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        plain.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
