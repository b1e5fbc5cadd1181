"""every reader is fuzzed for its share of the time: run `make fuzz`

    python -m tests.fuzz.run [--seconds N] [--target NAME]

What makes a reader fail, hang or grow beyond its limits is kept in `build/fuzz`.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

from tests.fuzz.targets import names, seeds

ROOT = Path(__file__).resolve().parent.parent.parent
FOUND = ROOT / "build" / "fuzz"
# Seconds for one input, and megabytes for all; far above what the readers' limits allow.
HANG, MEMORY = 10, 2_000
# A PDF's process is given thirty.
LONGER = {"pdf": 40}
DONE = re.compile(r"Done (\d+) runs in (\d+)")


def fuzz(name: str, seconds: int) -> tuple[bool, str]:
    """Fuzz one target; whether it held, and what libFuzzer says at the end."""
    corpus = FOUND / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    command = [sys.executable, "-m", "tests.fuzz.one", name, str(corpus)]
    command += [
        f"-max_total_time={seconds}",
        f"-timeout={LONGER.get(name, HANG)}",
        f"-rss_limit_mb={MEMORY}",
    ]
    command += ["-max_len=20000", f"-artifact_prefix={FOUND}/{name}-"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = DONE.search(done.stderr)
    runs = f"{int(said[1]):,} runs" if said else done.stderr[-2_000:]
    return done.returncode == 0, runs


def main() -> None:
    """Fuzz all targets, and end with status 1 where one did not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--target", choices=names())
    asked = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        sys.exit("atheris is not installed: it needs Linux and a Python before 3.14")
    chosen = [asked.target] if asked.target else names()
    failed = False
    for name in chosen:
        held, said = fuzz(name, max(1, asked.seconds // len(chosen)))
        failed |= not held
        print(f"{name:10} {'held' if held else 'FAILED'}   {said}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
