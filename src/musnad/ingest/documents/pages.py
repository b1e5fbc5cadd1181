"""the process that reads one PDF: bytes on standard input, text on standard output"""

from __future__ import annotations

import contextlib
import io
import logging
import re
import sys
import unicodedata

from musnad.ingest.limits import LIMIT, PDF_MEMORY, PDF_PAGES, PDF_SECONDS

PRESENTED = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")


def main() -> None:
    """Read the PDF, and end with the error's text and status 1 where that fails."""
    _bind()
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


def _bind() -> None:
    """Limit memory and processor time, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (PDF_MEMORY, PDF_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (PDF_SECONDS, PDF_SECONDS))


if __name__ == "__main__":
    main()
