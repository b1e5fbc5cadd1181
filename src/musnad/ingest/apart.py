"""a process of its own, for formats whose libraries may grow, hang or abort

    python -P apart.py MEMORY SECONDS SCRIPT [ARGUMENT ...]

Limits itself, then runs the script. Neither this file nor the scripts import anything of
Musnad: reading all its tables would take far longer than the script's work.
"""

from __future__ import annotations

import contextlib
import runpy
import sys


def command(script: str, memory: int, seconds: int, *arguments: object) -> list[str]:
    """The command line that runs a script within limits.

    Args:
        script: its file.
        memory: bytes of address space.
        seconds: of work; 0 for as long as it takes.
        arguments: what the script is told.
    """
    limits = (str(memory), str(seconds))
    return [sys.executable, "-P", __file__, *limits, script, *map(str, arguments)]


def bind(memory: int, seconds: int) -> None:
    """Limit this process's memory and processor time, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if seconds:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def main() -> None:
    """Run the script that the command line names."""
    memory, seconds, script, *arguments = sys.argv[1:]
    bind(int(memory), int(seconds))
    sys.argv = [script, *arguments]
    runpy.run_path(script, run_name="__main__")


if __name__ == "__main__":
    main()
