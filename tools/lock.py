"""pins every dependency, with hashes, in constraints.txt: run `make lock`

One file in five parts, so that a part can be installed without the later ones:
`core` (what Musnad and its build need), `server`, `test`, `bench` and `fuzz`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS: dict[str, list[str]] = {
    "core": [],
    "server": ["--extra", "server"],
    "test": ["--extra", "test"],
    "bench": ["--extra", "test", "--extra", "bench"],
    "fuzz": ["--extra", "test", "--extra", "bench", "--extra", "fuzz"],
}
BUILD = "hatchling\neditables\n"
BLOCK = re.compile(r"^(?P<name>[\w.-]+)==.*?(?=^\S|\Z)", re.M | re.S)


def compile_pins(extras: list[str]) -> dict[str, str]:
    """The pinned blocks by package and marker, as uv resolves them."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "-", *extras]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"]
    done = subprocess.run(
        command, cwd=ROOT, input=BUILD, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr.strip())
    return {match[0].split("\\")[0].strip(): match[0] for match in BLOCK.finditer(done.stdout)}


def main() -> None:
    """Write the file anew."""
    everything = compile_pins(PARTS["fuzz"])
    seen: set[str] = set()
    lines = ["# Every dependency, pinned; written by `make lock`, not by hand."]
    for part, extras in PARTS.items():
        names = {re.split(r"[ =]", key)[0] for key in compile_pins(extras)} - seen
        seen |= names
        lines.append(f"\n# part: {part}")
        lines += [
            block.rstrip()
            for key, block in sorted(everything.items())
            if re.split(r"[ =]", key)[0] in names
        ]
    (ROOT / "constraints.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
