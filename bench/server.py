"""how long the server takes for each page, with several clients: python -m bench.server

The ledger is generated as for `bench.compare`, compared, and kept for the next run where
`--keep` names a file. Each client asks for the pages in an order of its own; what is printed
is the server's time at the median and the 95th of 100 requests, the first ones among them.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles

from litestar.testing import TestClient

from bench.compare import base, generated
from bench.material import notice
from musnad.compare import compare_ledger
from musnad.ledger import Ledger
from musnad.model import Document, Origin
from musnad.pipeline import analyse
from musnad.server import Settings, application
from musnad.server.guard import Guard
from musnad.server.run import warm

CLIENTS = 5
TURNS = 8
HERE = "http://127.0.0.1:8765"
WORDS = ("الحكومة", "وزير الخارجية", "سوريا", "مفاوضات", "قال", "الرئيس")

Request = tuple[str, str, dict[str, str]]


def fill(ledger: Ledger, number: int) -> None:
    """Put so many generated articles into an empty ledger, and compare them."""
    if ledger.counts().documents < number:
        ledger.add_many(_read(number))
        compare_ledger(ledger, about=WORDS[0])


def _read(number: int) -> Iterator[tuple[Document, Origin | None]]:
    return ((analyse(article), None) for article in generated(base(), number))


def requests(ledger: Ledger, turn: int) -> list[Request]:
    """One round over all pages; words, outlets and speakers differ from turn to turn."""
    desk = ledger.desk()
    outlets = desk.outlets()
    outlet = outlets[turn % len(outlets)].outlet
    speakers = desk.speakers(limit=40)
    articles = desk.articles(limit=40)
    word = WORDS[turn % len(WORDS)]
    document = articles[turn % len(articles)]
    text = document.text[:4000]
    return [
        ("GET", "read", {}),
        ("GET", "article", {"id": document.id}),
        ("GET", "why", {"id": document.id, "at": str(document.sentences[0].start)}),
        ("GET", "search", {"q": word, "page": str(turn + 1)}),
        ("GET", "search", {"q": word, "outlet": outlet, "of": "articles"}),
        ("GET", "search", {}),
        ("GET", "who", {}),
        ("GET", "who", {"id": speakers[turn % len(speakers)].id}),
        ("GET", "matter", {}),
        ("GET", "matter", {"about": f"{word} {WORDS[(turn + 1) % len(WORDS)]}"}),
        ("GET", "outlets", {}),
        ("GET", "outlet", {"name": outlet}),
        ("GET", "sentences", {"name": outlet, "of": "own", "page": str(turn + 1)}),
        ("GET", "corpus", {"page": str(turn + 1)}),
        ("POST", "read", {"text": text, "outlet": outlet}),
    ]


def ask(client: TestClient[Guard], asked: Request) -> tuple[str, float]:
    """One request: its page, and its milliseconds."""
    method, page, values = asked
    started = time.perf_counter()
    if method == "POST":
        answer = client.post(f"/ar/{page}", data=values)
    else:
        answer = client.get(f"/ar/{page}", params=values)
    spent = 1000 * (time.perf_counter() - started)
    if answer.status_code != 200:
        raise SystemExit(f"{method} {page} {values}: {answer.status_code}")
    name = f"{method} {page} {' '.join(key for key in values if key != 'page')}"
    return name.strip(), spent


def measure(ledger: Ledger, clients: int) -> dict[str, list[float]]:
    """Milliseconds by page."""
    rounds = [requests(ledger, turn) for turn in range(TURNS * clients)]
    found: dict[str, list[float]] = {}
    with TestClient(application(ledger, Settings()), base_url=HERE) as client:

        def run(number: int) -> list[tuple[str, float]]:
            mine = [one for part in rounds[number::clients] for one in part]
            random.Random(number).shuffle(mine)
            return [ask(client, one) for one in mine]

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
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    if said := notice():
        print(said)
    with tempfile.TemporaryDirectory() as folder:
        kept = chosen.keep or Path(folder) / "bench.db"
        run(kept, chosen.number, chosen.clients)


def run(path: Path, number: int, clients: int) -> None:
    """Fill a ledger, measure, print."""
    with Ledger.open(path) as ledger:
        fill(ledger, number)
        warm()
        print(f"{number:,} articles, {clients} clients; milliseconds")
        for name, spent in sorted(measure(ledger, clients).items()):
            late = quantiles(spent, n=20)[-1]
            print(f"{name:32} median {median(spent):7.1f}  p95 {late:7.1f}", flush=True)


if __name__ == "__main__":
    main()
