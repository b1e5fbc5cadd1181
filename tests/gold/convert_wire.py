"""turns one story's gold (JSON beside a text file) into a line that the scorer reads

    python tests/gold/convert_wire.py GOLD.json ARTICLE.txt > gold.jsonl

The story's gold names the file, and its spans point into the file's whole text.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec


def convert(gold: Path, article: Path) -> str:
    """The story as one line of a gold file; its id is the file's stem."""
    story: dict[str, Any] = msgspec.json.decode(gold.read_bytes())
    record = {
        "id": gold.stem,
        "published": story["article"].get("published"),
        "text": article.read_bytes().decode("utf-8"),
        "attributions": story["attributions"],
    }
    return msgspec.json.encode(record).decode("utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: convert_wire.py GOLD.json ARTICLE.txt > gold.jsonl")
    print(convert(Path(sys.argv[1]), Path(sys.argv[2])))
