"""what a fetcher may do, and how much of it"""

from __future__ import annotations

import msgspec

from musnad.ingest.limits import LIMIT

AGENT = "musnad/0.1 (news attribution; reads feeds and articles, obeys robots.txt)"


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """Limits and manners of a fetcher.

    Attributes:
        agent: how it names itself; its first word is looked for in robots.txt.
        private: whether private and loopback addresses may be fetched.
        delay: seconds between two requests to one host; robots.txt may ask for more.
        timeout: seconds without an answer.
        deadline: seconds for one answer as a whole.
        most: bytes of one answer, unpacked.
        redirects: how often an address may point to another one.
        pages: how many pages of one feed or sitemap are fetched.
    """

    agent: str = AGENT
    private: bool = False
    delay: float = 1.0
    timeout: float = 20.0
    deadline: float = 60.0
    most: int = LIMIT
    redirects: int = 5
    pages: int = 1_000

    @property
    def token(self) -> str:
        """The name under which robots.txt may speak of it."""
        return self.agent.partition("/")[0].partition(" ")[0].lower()
