"""the process that fuzzes one target; atheris never returns

python -m tests.fuzz.one TARGET CORPUS [options of libFuzzer]
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["musnad.ingest"]):
    from tests.fuzz.targets import target


def main() -> None:
    """Fuzz until libFuzzer's options say that it is enough."""
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], target(name))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
