"""where skipped inputs and dropped values are reported"""

from __future__ import annotations

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
