"""one reader after the other on bytes that are damaged on purpose

Those of PDF and Parquet start a process each time, so that they come to far fewer runs.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from musnad.errors import InputError
from musnad.ingest.context import Context
from musnad.ingest.kind import kind
from musnad.ingest.net.robots import parse
from musnad.ingest.reading import READERS
from musnad.model import Article
from tests.ingest.samples import SAMPLES
from tests.ingest.samples import pdf as portable

Target = Callable[[bytes], None]
FORMS = SAMPLES | {"pdf": portable()}
# A target starts from the samples that are its own.
SEEDS = {
    "text": ["text"],
    "jsonl": ["jsonl"],
    "csv": ["csv", "tsv"],
    "parquet": ["parquet"],
    "pdf": ["pdf"],
    "page": ["page"],
    "feed": ["rss"],
    "jsonfeed": ["json-feed"],
    "sitemap": ["rss"],
    "warc": ["warc", "wet"],
    "mail": ["mail"],
    "packed": ["gzip", "bzip2", "xz", "warc-zst"],
    "zip": ["zip", "docx"],
    "tar": ["tar", "zip-in-tar"],
}


def target(name: str) -> Target:
    """A function that reads bytes as one form of input, and lets only named errors pass."""
    if name == "robots":
        return lambda data: _robots(data.decode("utf-8", "replace"))
    reader = READERS[name]  # type: ignore[index]

    def run(data: bytes) -> None:
        kind(data)
        stream: io.BufferedReader = io.BufferedReader(io.BytesIO(data))
        context = Context("fuzz", _one_line, _pass, _inner, {})
        try:
            for article in reader(stream, context):
                article.text.encode()
        except InputError as error:
            _one_line(error)

    return run


def names() -> list[str]:
    """All targets."""
    return [*sorted(READERS), "robots"]


def seeds(name: str) -> list[bytes]:
    """What a target starts from."""
    return [FORMS[one] for one in SEEDS.get(name, [])] or [b"User-agent: *\nDisallow: /*a$"]


def _inner(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    stream.read(100_000)
    return iter(())


def _one_line(error: InputError) -> None:
    if len(str(error).splitlines()) > 1:
        raise AssertionError(f"an error over several lines: {error!r}")


def _pass(said: object) -> None:
    """Say nothing."""


def _robots(text: str) -> None:
    parse(text, "musnad").allows("http://a.example/a?b")
