"""which model is asked where, with what, and for how much"""

from __future__ import annotations

import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from musnad.errors import UsageError

ENDPOINT = "/chat/completions"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a second reader is asked. Nothing of it has a default that would send anything.

    Attributes:
        url: base address of an OpenAI-compatible interface, such as `https://host/v1`.
        model: the model's name there.
        key: what the address asks for as bearer token.
        below: a sentence is unsure if one of its reports has less confidence than that.
        most: sentences that are sent in one run at most; the cache's answers do not count.
        seconds: how long one answer may take in all, its beginning and its end.
        retries: how often a sentence is sent again where the address is busy or broken.
        pause: seconds before the first time again, doubled each time.
        cache: file of the answers that were given before; None: nothing is remembered.
        price: cost of a million tokens, of the prompt and of the answer; None: not known.
    """

    url: str
    model: str
    key: str
    below: float = 0.7
    most: int = 100
    seconds: float = 30.0
    retries: int = 2
    pause: float = 1.0
    cache: Path | None = None
    price: tuple[float, float] | None = None

    @property
    def endpoint(self) -> str:
        """The address that is asked.

        Example:
            >>> Settings(url="https://host.example/v1/", model="m", key="k").endpoint
            'https://host.example/v1/chat/completions'
        """
        base = self.url.rstrip("/")
        return base if base.endswith(ENDPOINT) else base + ENDPOINT

    @property
    def local(self) -> bool:
        """Whether the address is this machine's own."""
        return _loopback(urlsplit(self.url).hostname or "")


def checked(settings: Settings) -> Settings:
    """The settings, if somebody may be asked with them.

    Raises:
        UsageError: the address is none or would show the key to others, or model or key is
            blank.
    """
    try:
        parts = urlsplit(settings.url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise UsageError(f"second reader: expected an address, found {settings.url!r}") from None
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise UsageError(
            f"second reader: expected an address such as https://host/v1, found {settings.url!r}"
        )
    if parts.username is not None:
        raise UsageError("second reader: expected no name or password in the address")
    if parts.scheme == "http" and not settings.local:
        raise UsageError(
            f"second reader: expected https, found http: others could read the key for {host}"
        )
    if not settings.model.strip():
        raise UsageError("second reader: expected the name of a model, found none")
    if not settings.key.strip():
        raise UsageError("second reader: expected a key, found none; nothing is sent without one")
    if not (settings.key.isascii() and settings.key.isprintable()):
        raise UsageError("second reader: expected a key of printable ASCII")
    return settings


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
