"""an HTML page -> a PDF, printed by Chromium without a window"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from musnad.errors import UsageError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
VARIABLE = "MUSNAD_CHROMIUM"
PATIENCE = 120.0


def chromium() -> str:
    """The browser's program: that of the environment, else the first that is installed.

    Raises:
        UsageError: there is none.
    """
    asked = os.environ.get(VARIABLE)
    for name in (asked,) if asked else NAMES:
        if found := shutil.which(name):
            return found
    sought = repr(asked) if asked else f"none of {', '.join(NAMES)}"
    ways = f"install it, name it in {VARIABLE}, or write .html and print that"
    raise UsageError(f"PDF: expected Chromium, found {sought}: {ways}")


def pdf(html: str) -> bytes:
    """The page as a PDF.

    Raises:
        UsageError: there is no Chromium, or it cannot print.
    """
    program = chromium()
    with tempfile.TemporaryDirectory(prefix="musnad-") as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(html, encoding="utf-8")
        command = [
            program,
            "--headless",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # Chromium's own sandbox refuses to run as root; the page loads nothing.
            command.insert(1, "--no-sandbox")
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=PATIENCE, check=False, text=True
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise UsageError(f"{program}: cannot print: {error}") from None
        if not target.is_file():
            said = done.stderr.strip().rpartition("\n")[2]
            raise UsageError(f"{program}: cannot print: ended with {done.returncode}: {said}")
        return target.read_bytes()
