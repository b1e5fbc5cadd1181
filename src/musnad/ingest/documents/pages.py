"""the process that reads one PDF: bytes on standard input, text on standard output"""

from __future__ import annotations

import io
import logging
import re
import sys
import unicodedata

from musnad.ingest.apart import bind
from musnad.ingest.limits import LIMIT, PDF_MEMORY, PDF_PAGES, PDF_SECONDS

PRESENTED = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")


def main() -> None:
    """Read the PDF, and end with the error's text and status 1 where that fails."""
    bind(PDF_MEMORY, PDF_SECONDS)
    logging.disable()
    try:
        text = read(sys.stdin.buffer.read())
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}"[:300])
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def read(data: bytes) -> str:
    """The text of the pages, letters drawn in their joined forms turned into plain ones."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    pages: list[str] = []
    length = 0
    for page in reader.pages[:PDF_PAGES]:
        text = page.extract_text()
        length += len(text)
        if length > LIMIT:
            break
        pages.append(PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text))
    return "\n".join(pages)


if __name__ == "__main__":
    main()
