"""addresses -> answers: asked for as the site wishes, and checked at every step"""

from __future__ import annotations

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from musnad.errors import FetchError, InputError, Refused, Unavailable
from musnad.ingest.address import plain_address
from musnad.ingest.net.exchange import Answer, exchange
from musnad.ingest.net.hosts import Host, Hosts
from musnad.ingest.net.policy import Policy
from musnad.ingest.net.robots import ALLOWED, FORBIDDEN, Robots, parse

REDIRECTS = (301, 302, 303, 307, 308)
UNCHANGED = 304
TRY_AGAIN = (408, 425, 429)
ACCEPTED = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def is_address(source: str) -> bool:
    """Whether a source is an http(s) address and no file's name."""
    return source[:8].lower().startswith(("http://", "https://"))


class Fetcher:
    """Fetches one address at a time.

    Between two requests to one host it waits; a host that fails is left alone for longer
    and longer. Every address, those behind redirects too, is checked against robots.txt
    and must be public, unless the policy says otherwise.
    """

    def __init__(self, policy: Policy | None = None, hosts: Hosts | None = None) -> None:
        self.policy = policy or Policy()
        self._hosts = hosts or Hosts()

    def get(self, url: str, known: Mapping[str, str] | None = None) -> Answer:
        """The answer at an address, redirects followed.

        Args:
            url: http or https.
            known: headers of an earlier answer; where nothing has changed since, the
                status is 304 and there is no body.

        Raises:
            Refused: the address may not be fetched.
            Unavailable: the site does not answer, or asks to come again later.
            FetchError: there is nothing at the address.
            TooLarge: there is too much.
        """
        headers = self._headers(known or {})
        for _ in range(self.policy.redirects + 1):
            answer = self._asked(self._checked(url), headers)
            if answer.status not in REDIRECTS:
                return self._judged(answer)
            url = urljoin(answer.url, answer.headers.get("location", ""))
        why = f"expected at most {self.policy.redirects} redirects, found more"
        raise FetchError(url, why)

    def _checked(self, url: str) -> str:
        found = plain_address(url)
        if found is None:
            raise Refused(url[:200], "expected an http or https address with a host")
        return found

    def _asked(self, url: str, headers: Mapping[str, str]) -> Answer:
        host = self._hosts[urlsplit(url).netloc]
        robots = host.robots or self._robots(url, host)
        if not robots.allows(url):
            raise Refused(
                url, "expected a page that may be fetched, found one that robots.txt keeps"
            )
        self._hosts.wait(host, max(self.policy.delay, robots.delay), url)
        try:
            answer = exchange(url, headers, self.policy)
        except Unavailable:
            self._hosts.failed(host, None)
            raise
        if _is_later(answer.status):
            self._hosts.failed(host, _again(answer))
        else:
            self._hosts.answered(host)
        return answer

    def _judged(self, answer: Answer) -> Answer:
        if answer.status in (200, UNCHANGED):
            return answer
        if _is_later(answer.status):
            why = f"expected an answer, found status {answer.status}"
            raise Unavailable(answer.url, why, _again(answer))
        raise FetchError(answer.url, f"expected a page, found status {answer.status}")

    def _robots(self, url: str, host: Host) -> Robots:
        """A site's rules: none where it has no robots.txt, all closed where it does not say."""
        where = urljoin(url, "/robots.txt")
        self._hosts.wait(host, self.policy.delay, url)
        host.fetched = self._hosts.clock()
        try:
            answer = self._robots_answer(where)
        except Unavailable as error:
            self._hosts.failed(host, error.again)
            raise Unavailable(url, error.why, error.again) from None
        except InputError:
            host.robots = ALLOWED
            return ALLOWED
        if answer.status == 200:
            host.robots = parse(answer.body.decode("utf-8", "replace"), self.policy.token)
        else:
            host.robots = FORBIDDEN if _is_later(answer.status) else ALLOWED
        if host.robots is FORBIDDEN:
            self._hosts.failed(host, _again(answer))
            host.robots = None
            raise Unavailable(
                url, f"expected robots.txt, found status {answer.status}", _again(answer)
            )
        return host.robots

    def _robots_answer(self, where: str) -> Answer:
        headers = self._headers({})
        for _ in range(self.policy.redirects + 1):
            answer = exchange(where, headers, self.policy)
            if answer.status not in REDIRECTS:
                return answer
            where = self._checked(urljoin(answer.url, answer.headers.get("location", "")))
        return answer

    def _headers(self, known: Mapping[str, str]) -> dict[str, str]:
        headers = {
            "User-Agent": self.policy.agent,
            "Accept": ACCEPTED,
            "Accept-Encoding": "gzip",
            "Accept-Language": "ar",
        }
        if "etag" in known:
            headers["If-None-Match"] = known["etag"]
        if "last-modified" in known:
            headers["If-Modified-Since"] = known["last-modified"]
        return headers


def _is_later(status: int) -> bool:
    return status in TRY_AGAIN or status >= 500


def _again(answer: Answer) -> float | None:
    """Seconds after which a site asks to come again."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isdigit() and len(said) < 9:
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
