"""a PDF -> one article, read by a process of its own that may not grow or go on"""

from __future__ import annotations

import importlib.util
import io
import subprocess

from musnad.errors import BrokenFile, MissingExtra, NoArticle, TooLarge
from musnad.ingest.apart import command
from musnad.ingest.context import Context
from musnad.ingest.dateline import dateline
from musnad.ingest.documents import pages
from musnad.ingest.identity import identity
from musnad.ingest.limits import LIMIT, PDF_MEMORY, PDF_PAGES, PDF_SECONDS, size
from musnad.ingest.text import blank
from musnad.model import Article, Origin

MOST = 5 * LIMIT


def portable(stream: io.BufferedReader, context: Context) -> Article:
    """The text of a PDF's pages.

    Raises:
        MissingExtra: pypdf is not installed.
        TooLarge: the file, its text, or the work that it makes is over the limit.
        BrokenFile: it cannot be read.
        NoArticle: it holds no text, as where its pages are pictures.
    """
    if importlib.util.find_spec("pypdf") is None:
        raise MissingExtra(context.name, "PDF needs musnad[documents]")
    data = stream.read(MOST + 1)
    if len(data) > MOST:
        raise TooLarge(context.name, f"expected at most {size(MOST)}, found more")
    text = _text(data, context.name)
    if blank(text):
        raise NoArticle(context.name, "expected a PDF with a text, found none")
    return Article(
        text=text,
        id=identity(None, text),
        dateline=dateline(text),
        origin=Origin(context.name),
    )


def _text(data: bytes, name: str) -> str:
    reader = command(pages.__file__, PDF_MEMORY, PDF_SECONDS, PDF_PAGES, LIMIT)
    try:
        done = subprocess.run(
            reader, input=data, capture_output=True, timeout=PDF_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        why = f"expected a PDF read in {PDF_SECONDS} seconds, found one that takes longer"
        raise TooLarge(name, why) from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise BrokenFile(name, f"expected a PDF, found: {lines[-1] if lines else 'nothing'}")
    return done.stdout.decode("utf-8", "replace")[:LIMIT]
