"""runs docs/notebook.ipynb in the project's folder and stores what it shows: after a change there

python -m tools.notebook
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
SECONDS = 120
LONGEST = 2_000


def stored(notebook: Path = NOTEBOOK) -> Any:
    """The notebook as it stands in its file."""
    return nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]


def executed(notebook: Path, folder: Path) -> Any:
    """The notebook with what its cells show when they run in a folder.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell fails.
    """
    book = stored(notebook)
    client = NotebookClient(
        book, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    for cell in book.cells:
        # When it ran is nobody's concern, and would differ each time.
        cell.metadata.pop("execution", None)
        for one in cell.get("outputs", ()):
            # What shows itself as HTML need not stand there as one long line of code as well.
            if len(one.get("data", {}).get("text/plain", "")) > LONGEST:
                del one["data"]["text/plain"]
    return book


if __name__ == "__main__":
    book = executed(NOTEBOOK, ROOT)
    book.metadata.pop("language_info", None)
    nbformat.write(book, NOTEBOOK)  # type: ignore[no-untyped-call]
