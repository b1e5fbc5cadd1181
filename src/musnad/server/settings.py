"""where a server listens, who may write, and how much it takes on"""

from __future__ import annotations

import hmac
import ipaddress

import msgspec

LOOPBACK_NAMES = ("localhost", "localhost.localdomain")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a server behaves.

    Attributes:
        host, port: where it listens.
        token: what whoever writes must show; None where anybody on this machine may.
        body: bytes of a request at most.
        text: code points of an article that is analysed at most.
        articles: articles in one request at most.
        body_seconds: how long a request's body may take to arrive.
        seconds: how long an answer may take.
        head_seconds: how long the head of a request may take to arrive.
        exports, export_seconds: how many exports at once, and how long each may take.
        workers: processes that answer beside the one that listens.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    body: int = 4_000_000
    text: int = 100_000
    articles: int = 200
    body_seconds: float = 10.0
    seconds: float = 30.0
    head_seconds: float = 10.0
    exports: int = 2
    export_seconds: float = 600.0
    workers: int = 0

    @property
    def local(self) -> bool:
        """Whether only this machine reaches it."""
        return is_loopback(self.host)

    @property
    def address(self) -> str:
        """Where its pages begin.

        Example:
            >>> Settings().address
            'http://127.0.0.1:8765/'
        """
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    def may_write(self, shown: str | None) -> bool:
        """Whether somebody who shows this token may write.

        Example:
            >>> Settings().may_write(None), Settings(token="s").may_write("t")
            (True, False)
        """
        if self.token is None:
            return self.local
        return hmac.compare_digest(self.token.encode(), (shown or "").encode("utf-8", "replace"))


def is_loopback(host: str) -> bool:
    """Whether a name or address means this machine alone.

    Example:
        >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0")
        (True, True, False)
    """
    if host.lower() in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
