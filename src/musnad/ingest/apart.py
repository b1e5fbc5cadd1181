"""limits of a process of its own, for formats whose libraries may grow, hang or abort"""

from __future__ import annotations

import contextlib


def bind(memory: int, seconds: int | None = None) -> None:
    """Limit this process's memory and processor time, where the system can.

    Args:
        memory: bytes of address space.
        seconds: of work; None for as long as it takes.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
