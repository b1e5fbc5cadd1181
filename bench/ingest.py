"""how fast pages become articles, and whether memory stays flat while they do

    python -m bench.ingest [--pages N] [--floor N]

Writes a WARC of N generated pages (20,000 where nothing is said), each with the furniture of
a news site around its article, and reads it on one core, packed and unpacked. Prints pages a
second, the share of articles whose headline, date and text are right, and the resident
memory after a tenth and at the end. What counts is the time that the core worked, so that
other work on the machine does not. With `--floor`, ends with status 1 below so many pages a
second on the unpacked file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.material import SAMPLES
from musnad.ingest import articles

PLACES = 40
MENU, CARDS = 24, 12
STARTED = 1_700_000_000
DAY = 24 * 3600
GROWTH = 1.15


class Expected(NamedTuple):
    """What a generated page states."""

    headline: str
    published: str
    text: str


def sentences() -> list[str]:
    """Paragraphs of the sample articles, from which generated ones are put together."""
    found = [
        line
        for path in SAMPLES
        for article in articles(path)
        for line in article.text.split("\n")
        if len(line) > 60
    ]
    return sorted(set(found))


def article(number: int, paragraphs: list[str]) -> Expected:
    """One article of four to twelve paragraphs."""
    draw = random.Random(number)
    chosen = draw.sample(paragraphs, draw.randint(4, min(12, len(paragraphs))))
    when = time.strftime(
        "%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(STARTED + number * 61 % (900 * DAY))
    )
    words = draw.choice(paragraphs).split()[:9]
    return Expected(f"{' '.join(words)} {number}", when, "\n".join(chosen))


def page(number: int, paragraphs: list[str]) -> bytes:
    """The page of an article, in one of three shapes, with menus, cards and scripts around."""
    made = article(number, paragraphs)
    shape = number % 3
    node: dict[str, object] = {"@context": "https://schema.org", "@type": "NewsArticle"}
    node |= {"headline": made.headline, "datePublished": made.published}
    node |= {"author": {"@type": "Person", "name": "Desk"}}
    stated = (
        f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'
        if shape == 0
        else f'<meta property="og:title" content="{made.headline}">'
        f'<meta property="article:published_time" content="{made.published}">'
    )
    body = "".join(f"<p>{line}</p>" for line in made.text.split("\n"))
    frame = ("article-body", "entry-content", "css-1q2w3e")[shape]
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">'
        f"<title>{made.headline}</title>{stated}<style>{'.a{color:red}' * 60}</style>"
        f"<script>{'var x=1;' * 200}</script></head><body><header>{menu()}</header>"
        f"<main><article><h1>{made.headline}</h1><div class={frame}>{body}</div></article>"
        f"<aside class=sidebar>{cards(number, paragraphs)}</aside></main>"
        f"<footer>{menu()}<p>&copy;</p></footer></body></html>"
    ).encode()


def menu() -> str:
    """A menu of sections."""
    items = "".join(
        f'<li class="item i{n}"><a href="/s/{n}">section {n}</a></li>' for n in range(MENU)
    )
    return f"<nav><ul>{items}</ul></nav>"


def cards(number: int, paragraphs: list[str]) -> str:
    """Teasers of other articles."""
    return "".join(
        f'<div class=card><a href="/n/{number + n}"><img src="{n}.jpg" alt=""><h3>'
        f"{article(number + n, paragraphs).headline}</h3></a><p>{paragraphs[n][:90]}</p></div>"
        for n in range(1, CARDS + 1)
    )


def record(number: int, paragraphs: list[str]) -> bytes:
    """The page as a WARC record."""
    body = page(number, paragraphs)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    url = f"https://outlet{number % PLACES}.example.org/news/{number}"
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def write(folder: Path, count: int, paragraphs: list[str]) -> tuple[Path, Path]:
    """The records as one file, and packed one by one as Common Crawl does."""
    plain, packed = folder / "pages.warc", folder / "pages.warc.gz"
    with plain.open("wb") as one, packed.open("wb") as other:
        for number in range(count):
            data = record(number, paragraphs)
            one.write(data)
            other.write(gzip.compress(data, 1))
    return plain, packed


def memory() -> float:
    """Resident megabytes now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


class Run(NamedTuple):
    """One reading of a file."""

    rate: float
    right: float
    early: float
    late: float


def run(path: Path, count: int, paragraphs: list[str]) -> Run:
    """Read a file and compare what comes out with what was put in."""
    right, early, spent = 0, 0.0, 0.0
    found: Iterator[object] = articles(path, on_skip=lambda error: print(error, file=sys.stderr))
    for number in range(count):
        start = time.process_time()
        one = next(found, None)
        spent += time.process_time() - start
        made = article(number, paragraphs)
        right += tuple(getattr(one, name, None) for name in made._fields) == made
        if number == count // 10:
            early = memory()
    return Run(count / spent, right / count, early, memory())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--floor", type=float, default=0.0)
    asked = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    paragraphs = sentences()
    with tempfile.TemporaryDirectory() as folder:
        files = write(Path(folder), asked.pages, paragraphs)
        size = files[0].stat().st_size / asked.pages / 1000
        print(f"{asked.pages:,} pages of {size:.1f} kB, one core")
        runs = [run(path, asked.pages, paragraphs) for path in files]
    for path, one in zip(files, runs, strict=True):
        print(
            f"  {path.name:14} {one.rate:7,.0f} pages/s   right {one.right:.2%}"
            f"   memory {one.early:.0f} -> {one.late:.0f} MB"
        )
    flat = all(one.late < one.early * GROWTH for one in runs)
    if runs[0].rate < asked.floor or not flat:
        sys.exit("below the floor" if flat else "memory grows")


if __name__ == "__main__":
    main()
