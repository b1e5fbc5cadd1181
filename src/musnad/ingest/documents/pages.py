"""the process that reads one PDF: bytes on standard input, text on standard output

    pages.py PAGES LENGTH

At most so many pages, and about so many characters.
"""

from __future__ import annotations

import io
import logging
import re
import sys
import unicodedata

PRESENTED = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")


def main() -> None:
    """Read the PDF, and end with the error's text and status 1 where that fails."""
    logging.disable()
    most, longest = map(int, sys.argv[1:])
    try:
        text = read(sys.stdin.buffer.read(), most, longest)
    except Exception as error:
        sys.exit(" ".join(f"{type(error).__name__}: {error}".split())[:300])
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def read(data: bytes, most: int, longest: int) -> str:
    """The text of the pages, letters drawn in their joined forms turned into plain ones."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    pages: list[str] = []
    length = 0
    for page in reader.pages[:most]:
        text = page.extract_text()
        length += len(text)
        if length > longest:
            break
        pages.append(PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text))
    return "\n".join(pages)


if __name__ == "__main__":
    main()
