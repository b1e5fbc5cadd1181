"""what a member of an archive may be called, and what it may be"""

from __future__ import annotations

import re

from musnad.errors import UnsafeInput

OUTSIDE = re.compile(r"^$|^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")
# What a system leaves in archives beside the files that were meant.
LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$)")


def refuse_path(member: str, where: str) -> None:
    """Let a member's path pass, unless it leads out of its archive.

    Raises:
        UnsafeInput: it does.
    """
    if OUTSIDE.search(member):
        raise UnsafeInput(where, "expected a path inside the archive, found one that leads out")


def refuse_link(where: str) -> None:
    """A link's target could be anything on this machine.

    Raises:
        UnsafeInput: always.
    """
    raise UnsafeInput(where, "expected a file, found a link, which is not followed")


def is_litter(member: str) -> bool:
    """Whether a system left this file, and nobody meant it."""
    return LITTER.search(member) is not None
