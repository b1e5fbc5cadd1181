"""a cold start: processor time of the import, of the version, and of one article

Run with: python -m bench.cold
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "samples" / "suez-2021.jsonl"
RUNS = 5
COMMAND = ("-m", "musnad")


def seconds(*arguments: str) -> float:
    """The least processor time of several runs of a Python program, in seconds."""
    taken = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def main() -> None:
    """Print the figures; the first import of an installation also compiles, and is not meant."""
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "one.jsonl"
        line = SAMPLE.read_text(encoding="utf-8").split("\n")[0]
        one.write_text(line, encoding="utf-8")
        rows = (
            ("import musnad", ("-c", "import musnad")),
            ("from musnad import analyse", ("-c", "from musnad import analyse")),
            ("musnad --version", (*COMMAND, "--version")),
            ("musnad read one article", (*COMMAND, "read", str(one))),
        )
        for name, arguments in rows:
            print(f"{name:<28} {seconds(*arguments):6.2f} s")
        print(f"{'characters of the article':<28} {len(json.loads(line)['text']):6,}")


if __name__ == "__main__":
    main()
