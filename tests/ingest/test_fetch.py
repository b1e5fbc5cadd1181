"""addresses are fetched politely, safely and within limits"""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
import zlib
from email.utils import formatdate

import pytest

from musnad import ingest
from musnad.errors import (
    FetchError,
    InputError,
    PackedBomb,
    Refused,
    TooLarge,
    Unavailable,
)
from musnad.ingest.net.fetch import Fetcher
from musnad.ingest.net.hosts import Hosts
from musnad.ingest.net.policy import Policy
from musnad.ingest.net.resolve import is_public
from musnad.ingest.net.robots import Robots, parse
from tests.ingest.server import Handler, Reply, Site


class Clock:
    """Time that passes only where somebody sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


def patient(clock: Clock, **policy: object) -> Fetcher:
    return Fetcher(Policy(private=True, timeout=2.0, **policy), Hosts(clock, clock.sleep))  # type: ignore[arg-type]


class TestSafety:
    @pytest.mark.parametrize(
        "host",
        ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "192.168.1.1", "169.254.169.254",
         "0.0.0.0", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "2130706433", "0x7f000001",
         "100.64.0.1", "[fd00::1]", "[fe80::1]", "224.0.0.1"],
    )  # fmt: skip
    def test_private_addresses(self, host: str) -> None:
        with pytest.raises((Refused, Unavailable)) as caught:
            Fetcher(Policy(delay=0.0)).get(f"http://{host}/a")
        assert isinstance(caught.value, Refused) or "found none" in caught.value.why

    @pytest.mark.parametrize(
        "url", ["file:///etc/passwd", "ftp://a.example/", "gopher://a", "javascript:1", "http://"]
    )
    def test_other_schemes(self, url: str) -> None:
        with pytest.raises(Refused):
            Fetcher().get(url)

    @pytest.mark.parametrize(
        "place", ["http://10.0.0.1/secret", "file:///etc/passwd", "http://[::1]:1/", "//127.0.0.1/"]
    )
    def test_redirects_are_checked(
        self, site: Site, monkeypatch: pytest.MonkeyPatch, place: str
    ) -> None:
        """Only the first host counts as public; what it points to does not."""
        asked: list[str] = []

        def first_only(address: str) -> bool:
            asked.append(address)
            return len(asked) <= 2

        monkeypatch.setattr("musnad.ingest.net.resolve.is_public", first_only)
        site.replies["/a"] = Reply(b"", 302, {"Location": place})
        with pytest.raises(Refused):
            Fetcher(Policy(delay=0.0)).get(f"{site.url}/a")

    def test_name_is_not_asked_for_twice(
        self, site: Site, monkeypatch: pytest.MonkeyPatch, fetcher: Fetcher
    ) -> None:
        """A host that changes its address between check and connection gains nothing."""
        real = socket.getaddrinfo
        names: list[str] = []

        def counting(host: str, port: int, *rest: object, **more: object) -> object:
            names.append(host)
            return real("127.0.0.1", port, type=socket.SOCK_STREAM)

        site.replies["/a"] = Reply(b"a")
        monkeypatch.setattr(socket, "getaddrinfo", counting)
        fetcher.get(f"http://rebound.example:{site.server_port}/a")
        assert names.count("rebound.example") == 2  # robots.txt and the page

    def test_public(self) -> None:
        assert is_public("93.184.216.34")
        assert is_public("2606:2800:220:1::1")
        assert not is_public("no address")


class TestLimits:
    def test_redirects_without_end(self, site: Site, fetcher: Fetcher) -> None:
        site.replies["/a"] = Reply(b"", 302, {"Location": "/a"})
        with pytest.raises(FetchError, match="redirects"):
            fetcher.get(f"{site.url}/a")

    def test_stated_size(self, site: Site, fetcher: Fetcher) -> None:
        site.replies["/a"] = Reply(b"", headers={"Content-Length": "99999999999"})
        with pytest.raises(TooLarge):
            fetcher.get(f"{site.url}/a")

    def test_size_that_is_not_stated(self, site: Site) -> None:
        fetcher = Fetcher(Policy(private=True, delay=0.0, most=1000))
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (5000, b"a" * 5000)
        headers = {"Transfer-Encoding": "chunked", "Content-Length": ""}
        site.replies["/a"] = Reply(body, headers=headers)
        with pytest.raises((TooLarge, Unavailable)):
            fetcher.get(f"{site.url}/a")

    def test_bomb(self, site: Site, fetcher: Fetcher) -> None:
        packed = gzip.compress(bytes(50_000_000))
        site.replies["/a"] = Reply(packed, headers={"Content-Encoding": "gzip"})
        with pytest.raises((PackedBomb, TooLarge)):
            fetcher.get(f"{site.url}/a")

    def test_gzip_and_what_was_not_asked_for(self, site: Site, fetcher: Fetcher) -> None:
        site.replies["/a"] = Reply(gzip.compress(b"a"), headers={"Content-Encoding": "gzip"})
        site.replies["/b"] = Reply(zlib.compress(b"b"), headers={"Content-Encoding": "br"})
        assert fetcher.get(f"{site.url}/a").body == b"a"
        with pytest.raises(FetchError, match="gzip"):
            fetcher.get(f"{site.url}/b")

    def test_trickle(self, site: Site) -> None:
        """A byte now and then keeps a connection alive, but not beyond the deadline."""

        def trickle(handler: Handler) -> None:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
            for _ in range(100):
                handler.wfile.write(b"X: y\r\n")
                handler.wfile.flush()
                time.sleep(0.05)

        site.replies["/a"] = trickle
        fetcher = Fetcher(Policy(private=True, delay=0.0, timeout=1.0, deadline=0.6))
        start = time.monotonic()
        with pytest.raises(Unavailable):
            fetcher.get(f"{site.url}/a")
        assert time.monotonic() - start < 2.5

    def test_silence(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            fetcher = Fetcher(Policy(private=True, delay=0.0, timeout=0.3))
            with pytest.raises(Unavailable):
                fetcher.get(f"http://127.0.0.1:{silent.getsockname()[1]}/a")

    @pytest.mark.parametrize(
        "said", [b"", b"nonsense\r\n", b"HTTP/1.1 999999 x\r\n\r\n", b"\0" * 99]
    )
    def test_nonsense(self, said: bytes) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:

            def answer() -> None:
                with contextlib.suppress(OSError):  # the server has gone
                    for _ in range(2):
                        connection, _ = server.accept()
                        with connection:
                            connection.recv(4096)
                            connection.sendall(said)

            threading.Thread(target=answer, daemon=True).start()
            fetcher = Fetcher(Policy(private=True, delay=0.0, timeout=1.0))
            with pytest.raises(InputError):
                fetcher.get(f"http://127.0.0.1:{server.getsockname()[1]}/a")


class TestManners:
    def test_robots(self, site: Site, fetcher: Fetcher) -> None:
        rules = b"User-agent: *\nDisallow: /\n\nUser-agent: Musnad\nDisallow: /private\nAllow: /"
        site.replies |= {"/robots.txt": Reply(rules), "/a": Reply(b"a"), "/private/b": Reply(b"b")}
        assert fetcher.get(f"{site.url}/a").body == b"a"
        with pytest.raises(Refused, match=r"robots\.txt"):
            fetcher.get(f"{site.url}/private/b")
        assert site.asked == ["/robots.txt", "/a"]

    def test_robots_behind_redirects(self, site: Site, fetcher: Fetcher) -> None:
        site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private")
        site.replies["/a"] = Reply(b"", 301, {"Location": "/private/b"})
        with pytest.raises(Refused):
            fetcher.get(f"{site.url}/a")
        assert "/private/b" not in site.asked

    def test_no_robots_while_the_server_fails(self, site: Site, fetcher: Fetcher) -> None:
        site.replies |= {"/robots.txt": Reply(b"", 503), "/a": Reply(b"a")}
        with pytest.raises(Unavailable):
            fetcher.get(f"{site.url}/a")
        assert "/a" not in site.asked

    def test_agent(self, site: Site, fetcher: Fetcher) -> None:
        agents: list[str | None] = []

        def note(handler: Handler) -> Reply:
            agents.append(handler.headers["User-Agent"])
            return Reply(b"a")

        site.replies["/a"] = note
        fetcher.get(f"{site.url}/a")
        assert agents[0] is not None
        assert agents[0].startswith("musnad/")

    def test_delay(self, site: Site) -> None:
        clock = Clock()
        site.replies |= {"/a": Reply(b"a"), "/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 7")}
        fetcher = patient(clock, delay=2.0)
        for _ in range(4):
            fetcher.get(f"{site.url}/a")
        assert clock.slept == 2.0 + 3 * 7.0

    def test_back_off_grows_and_ends(self, site: Site) -> None:
        clock = Clock()
        site.replies["/a"] = Reply(b"", 500)
        fetcher = patient(clock, delay=0.0)
        waits = []
        for _ in range(4):
            with pytest.raises(Unavailable):
                fetcher.get(f"{site.url}/a")
            with pytest.raises(Unavailable, match="at rest") as caught:
                fetcher.get(f"{site.url}/a")
            waits.append(caught.value.again or 0.0)
            clock.now += waits[-1]
        assert waits == [5.0, 10.0, 20.0, 40.0]
        site.replies["/a"] = Reply(b"a")
        assert fetcher.get(f"{site.url}/a").body == b"a"

    @pytest.mark.parametrize("dated", [False, True])
    def test_retry_after(self, site: Site, dated: bool) -> None:
        again = formatdate(time.time() + 120, usegmt=True) if dated else "120"
        site.replies["/a"] = Reply(b"", 429, {"Retry-After": again})
        with pytest.raises(Unavailable) as caught:
            patient(Clock(), delay=0.0).get(f"{site.url}/a")
        assert caught.value.again == pytest.approx(120, abs=5)

    def test_conditional(self, site: Site, fetcher: Fetcher) -> None:
        def tagged(handler: Handler) -> Reply:
            fresh = handler.headers["If-None-Match"] == '"1"'
            return Reply(b"", 304) if fresh else Reply(b"a", headers={"ETag": '"1"'})

        site.replies["/a"] = tagged
        answer = fetcher.get(f"{site.url}/a")
        assert fetcher.get(f"{site.url}/a", answer.headers).status == 304


class TestRobots:
    RULES = """
    User-agent: other
    Disallow: /
    User-agent: *
    Disallow: /*.pdf$   # comment
    Disallow: /a/
    Allow: /a/b
    Disallow:
    Disallow: /search?q=
    """

    @pytest.mark.parametrize(
        ("path", "allowed"),
        [("/", True), ("/x.pdf", False), ("/x.pdf?a", True), ("/a/c", False), ("/a/b/c", True),
         ("/search?q=1", False), ("/search", True), ("/%61/c", False), ("/other", True)],
    )  # fmt: skip
    def test_rules(self, path: str, allowed: bool) -> None:
        assert parse(self.RULES, "musnad").allows(f"http://a.example{path}") is allowed

    @pytest.mark.parametrize("text", ["", "\0\0", "<html>404</html>", "Disallow: /", "User-agent"])
    def test_nothing_said(self, text: str) -> None:
        assert parse(text, "musnad") == Robots()

    def test_stars_without_end(self) -> None:
        rules = parse("User-agent: *\nDisallow: /" + "*a" * 900 + "$", "musnad")
        start = time.monotonic()
        assert rules.allows("http://a.example/" + "a" * 3000 + "b")
        assert time.monotonic() - start < 0.5


def test_one_source_for_all(site: Site, fetcher: Fetcher) -> None:
    """Whatever lies at an address is read by what it is."""
    site.replies["/a"] = Reply('{"text": "قال الوزير"}\n'.encode())
    (article,) = ingest.articles(f"{site.url}/a", fetcher=fetcher)
    assert article.text == "قال الوزير"
