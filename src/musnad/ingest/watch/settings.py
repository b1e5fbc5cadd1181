"""FEEDS.toml -> which feeds are watched, and how"""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from musnad.errors import UsageError
from musnad.ingest.address import plain_address
from musnad.ingest.net.policy import AGENT, Policy
from musnad.ingest.stream import reason

SHORTEST = 10.0


class FeedSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One feed, sitemap or page that lists articles.

    Attributes:
        url: where it is.
        outlet: who publishes it, where neither table nor page says so.
        every: seconds between two looks at it.
    """

    url: str
    outlet: str | None = None
    every: float | None = None


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole."""

    feed: tuple[FeedSettings, ...]
    every: float = 900.0
    delay: float = 2.0
    timeout: float = 20.0
    tries: int = 8
    agent: str = AGENT
    private: bool = False

    @property
    def policy(self) -> Policy:
        """What the fetcher may do."""
        return Policy(
            agent=self.agent, private=self.private, delay=self.delay, timeout=self.timeout
        )


def settings(path: Path) -> Settings:
    """The settings in a file.

    Raises:
        UsageError: it cannot be read, or holds something else than settings.
    """
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
    except OSError as error:
        raise UsageError(f"{path}: {reason(error)}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UsageError(f"{path}: expected feeds to watch, found: {error}") from None
    if not found.feed:
        raise UsageError(f"{path}: expected at least one [[feed]], found none")
    for one in found.feed:
        if plain_address(one.url) is None:
            raise UsageError(f"{path}: feed: expected an http or https address, found {one.url!r}")
    return found
