"""one request and its answer, under a deadline that no trickle of bytes can stretch"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from musnad.errors import FetchError, InputError, TooLarge, Unavailable
from musnad.ingest.limits import HEAD, size
from musnad.ingest.net.policy import Policy
from musnad.ingest.net.resolve import resolve
from musnad.ingest.pack.unpack import Unpacked

PORTS = {"http": 80, "https": 443}
PACKINGS = ("gzip", "x-gzip")
SAFE = "/%:=&?~#+!$,;'@()*[]|"


class Answer(NamedTuple):
    """What a server said.

    Attributes:
        url: the address that was asked.
        headers: by name in lower case.
        body: unpacked.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class _Wire(io.RawIOBase):
    """The bytes of a connection, until the deadline."""

    def __init__(self, sock: socket.socket, policy: Policy) -> None:
        super().__init__()
        self._sock, self._timeout = sock, policy.timeout
        self._end = time.monotonic() + policy.deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer took longer than the deadline")
        self._sock.settimeout(min(left, self._timeout))
        return self._sock.recv_into(buffer)


class _Line:
    """What `http.client` asks of a socket."""

    def __init__(self, sock: socket.socket, policy: Policy) -> None:
        self._sock, self._policy = sock, policy

    def sendall(self, data: bytes) -> None:
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Wire(self._sock, self._policy), HEAD)

    def close(self) -> None:
        """Nothing: the answer is still read when its connection lets go of the socket."""


def exchange(url: str, headers: Mapping[str, str], policy: Policy) -> Answer:
    """The answer to one GET; redirects are answers too.

    Raises:
        Refused: the host's address is not public.
        Unavailable: the server cannot be reached, or breaks off.
        TooLarge: the body is over the limit.
        FetchError: the address or the answer makes no sense.
    """
    parts = urlsplit(url)
    try:
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        ascii_host = host.encode("idna").decode() if not host.isascii() else host
    except (ValueError, KeyError) as error:
        raise FetchError(url, f"expected an http or https address, found: {error}") from None
    sock = _connected(resolve(ascii_host, port, policy.private, url), policy, url)
    try:
        if parts.scheme == "https":
            sock = _tls().wrap_socket(sock, server_hostname=ascii_host)
        return _answer(url, _Line(sock, policy), ascii_host, headers, policy)
    except InputError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = f"expected an answer, found: {str(error) or type(error).__name__}"
        raise Unavailable(url, why) from None
    finally:
        sock.close()


def _answer(url: str, line: _Line, host: str, headers: Mapping[str, str], policy: Policy) -> Answer:
    connection = http.client.HTTPConnection(host, urlsplit(url).port)
    connection.sock = line
    connection.request("GET", _target(url), headers={**headers, "Connection": "close"})
    with connection.getresponse() as response:
        said = {name.lower(): value for name, value in response.getheaders()}
        wanted = response.status == http.client.OK
        body = _body(response, said, policy.most, url) if wanted else b""
        return Answer(url, response.status, said, body)


def _body(response: io.BufferedIOBase, said: Mapping[str, str], most: int, url: str) -> bytes:
    stated = said.get("content-length", "")
    if stated.isdigit() and len(stated) > 0 and int(stated[:19]) > most:
        raise TooLarge(url, f"expected at most {size(most)}, found {size(int(stated[:19]))}")
    packing = said.get("content-encoding", "identity").strip().lower()
    if packing in PACKINGS:
        unpacked = Unpacked(io.BufferedReader(response, HEAD), url)
        body = io.BufferedReader(unpacked, HEAD).read(most + 1)
    elif packing in ("identity", ""):
        body = response.read(most + 1)
    else:
        raise FetchError(url, f"expected gzip or nothing packed, found {packing[:20]!r}")
    if len(body) > most:
        raise TooLarge(url, f"expected at most {size(most)}, found more")
    return body


def _connected(addresses: list[tuple[str, int]], policy: Policy, url: str) -> socket.socket:
    error: OSError | None = None
    for address in addresses[:4]:
        try:
            return socket.create_connection(address, policy.timeout)
        except OSError as failed:
            error = failed
    raise Unavailable(url, f"expected a server, found: {error}")


def _target(url: str) -> str:
    parts = urlsplit(url)
    path = quote(parts.path or "/", safe=SAFE)
    return f"{path}?{quote(parts.query, safe=SAFE)}" if parts.query else path


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
