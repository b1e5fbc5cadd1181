"""writes anew what the Python blocks of a document print: python tools/shown.py docs/journey.md

Read the change before you commit it: a document shows what is right, or says what is wrong.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(
    r"(?P<code>^```python\n(?P<body>.*?)^```\n)\nprints\n\n```text\n.*?^```$", re.M | re.S
)


def printed(match: re.Match[str]) -> str:
    """The block with what it prints now."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(match["body"], "block", "exec"), {"__name__": "example"})
    lines = [line.rstrip() for line in out.getvalue().strip().splitlines()]
    return match["code"] + "\nprints\n\n```text\n" + "\n".join(lines) + "\n```"


def main() -> None:
    """Run the blocks of every document that is named, in a folder that has the samples."""
    documents = [Path(name).resolve() for name in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "samples", Path(folder) / "samples")
        (Path(folder) / "build").mkdir()
        os.chdir(folder)
        for document in documents:
            text = document.read_text(encoding="utf-8")
            document.write_text(BLOCK.sub(printed, text), encoding="utf-8")
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
