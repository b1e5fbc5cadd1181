"""where skipped inputs and dropped values are reported"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from musnad.errors import InputError

Skip = Callable[[InputError], None]
Note = Callable[[str], None]


def refuse(error: InputError) -> None:
    """The default for a skipped input: raise what is wrong with it.

    Raises:
        InputError: always.
    """
    raise error


def ignore(note: str) -> None:
    """The default for a dropped value: say nothing."""


class Kinds:
    """Counts skipped inputs by their kind."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, error: InputError) -> None:
        """Count one."""
        self._counts[type(error).__name__] += 1

    def __str__(self) -> str:
        """Nothing, or all kinds in brackets, as they are to stand behind a sum.

        Example:
            >>> kinds = Kinds()
            >>> kinds.add(InputError("a", "b"))
            >>> str(kinds)
            ' (InputError 1)'
        """
        parts = ", ".join(f"{name} {count:,}" for name, count in sorted(self._counts.items()))
        return f" ({parts})" if parts else ""
