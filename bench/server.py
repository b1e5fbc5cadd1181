"""how long the server takes for each page, with several clients: python -m bench.server

`musnad serve` runs as a program of its own over a ledger that `bench.rounds` fills; `--keep`
names a file in which that ledger stays for the next run. Each client has one connection and
asks for the pages in an order of its own, packed as a browser asks for them. What is printed
is what a client waits for a whole answer: at the median, and at the 95th of 100 requests, the
first ones of each page among them.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from bench.material import notice
from bench.rounds import fill
from musnad.ledger import Ledger

CLIENTS = 5
# Pasted texts are those of articles behind so many newer ones.
OTHERS = 500
TURNS = 8
GOAL, GOAL_READ = 200, 50
WORDS = ("الحكومة", "وزير الخارجية", "سوريا", "مفاوضات", "قال", "الرئيس")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

Request = tuple[str, str, dict[str, str]]


def requests(ledger: Ledger, turn: int) -> list[Request]:
    """One round over all pages; words, outlets and speakers differ from turn to turn."""
    desk = ledger.desk()
    outlets = desk.outlets()
    outlet = outlets[turn % len(outlets)].outlet
    speakers = desk.speakers(limit=40)
    articles = desk.articles(limit=40)
    word = WORDS[turn % len(WORDS)]
    document = articles[turn % len(articles)]
    # Articles come in by the day; those of other days hold words that the newest ones do not.
    (other,) = desk.articles(limit=1, offset=OTHERS + turn)
    text = other.text[:4000]
    return [
        ("GET", "read", {}),
        ("GET", "article", {"id": document.id}),
        ("GET", "why", {"id": document.id, "at": str(document.sentences[0].start)}),
        ("GET", "search", {"q": word, "page": str(turn + 1)}),
        ("GET", "search", {"q": word, "outlet": outlet, "of": "articles"}),
        ("GET", "search", {}),
        ("GET", "who", {}),
        ("GET", "who", {"id": speakers[turn % len(speakers)].id}),
        ("GET", "events", {"page": str(turn + 1)}),
        ("GET", "events", {"who": speakers[turn % len(speakers)].id}),
        ("GET", "matter", {}),
        ("GET", "matter", {"about": f"{word} {WORDS[(turn + 1) % len(WORDS)]}"}),
        ("GET", "outlets", {}),
        ("GET", "outlet", {"name": outlet}),
        ("GET", "sentences", {"name": outlet, "of": "own", "page": str(turn + 1)}),
        ("GET", "corpus", {"page": str(turn + 1)}),
        ("POST", "read", {"text": text, "outlet": outlet}),
    ]


@contextmanager
def serving(path: Path, more: list[str]) -> Iterator[str]:
    """The server over a ledger: its host and port."""
    musnad = str(Path(sys.executable).with_name("musnad"))
    command = [musnad, "serve", "--ledger", str(path), "--port", "0", *more]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            said = server.stderr.readline() if server.stderr else ""
            found = re.search(r"http://([\d.]+:\d+)/", said)
            if found is None:
                raise SystemExit(f"the server did not start: {said}")
            yield found[1]
        finally:
            server.terminate()


def ask(connection: HTTPConnection, asked: Request) -> tuple[str, float]:
    """One request: its page, and its milliseconds."""
    method, page, values = asked
    query = urlencode(values)
    path = f"/ar/{page}" if method == "POST" else f"/ar/{page}?{query}"
    headers = {"Accept-Encoding": "gzip"} | (FORM if method == "POST" else {})
    started = time.perf_counter()
    connection.request(method, path, query if method == "POST" else None, headers)
    answer = connection.getresponse()
    answer.read()
    spent = 1000 * (time.perf_counter() - started)
    if answer.status != 200:
        raise SystemExit(f"{method} {page} {values}: {answer.status}")
    return f"{method} {page} {' '.join(name for name in values if name != 'page')}".strip(), spent


def measure(host: str, rounds: list[list[Request]], clients: int) -> dict[str, list[float]]:
    """Milliseconds by page."""
    found: dict[str, list[float]] = {}

    def run(number: int) -> list[tuple[str, float]]:
        mine = [one for part in rounds[number::clients] for one in part]
        random.Random(number).shuffle(mine)
        connection = HTTPConnection(host, timeout=60)
        return [ask(connection, one) for one in mine]

    # The server listens before it has read its lexicon.
    ask(HTTPConnection(host, timeout=60), ("GET", "search", {"who": "nobody"}))
    with ThreadPoolExecutor(clients) as pool:
        for spent in pool.map(run, range(clients)):
            for name, milliseconds in spent:
                found.setdefault(name, []).append(milliseconds)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=3000)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--workers", help="as for musnad serve")
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    if said := notice():
        print(said)
    with tempfile.TemporaryDirectory() as folder:
        kept = chosen.keep or Path(folder) / "bench.db"
        more = ["--workers", chosen.workers] if chosen.workers else []
        run(kept, chosen.number, chosen.clients, chosen.turns, more)


def run(path: Path, number: int, clients: int, turns: int, more: list[str]) -> None:
    """Fill a ledger, measure, print."""
    with Ledger.open(path) as ledger:
        fill(ledger, number)
        there = ledger.counts().documents
        rounds = [requests(ledger, turn) for turn in range(turns * clients)]
    with serving(path, more) as host:
        found = measure(host, rounds, clients)
    print(f"{there:,} articles, {clients} clients; milliseconds")
    for name, spent in sorted(found.items()):
        late = quantiles(spent, n=20)[-1]
        goal = GOAL_READ if name.startswith("POST read") and clients == 1 else GOAL
        missed = f"  over {goal}" if late > goal else ""
        print(f"{name:32} median {median(spent):7.1f}  p95 {late:7.1f}{missed}", flush=True)


if __name__ == "__main__":
    main()
