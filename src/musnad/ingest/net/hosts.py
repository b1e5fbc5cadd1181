"""when each host may be asked again, and what its robots.txt says"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from musnad.errors import Unavailable
from musnad.ingest.net.robots import Robots

MOST = 2_000
# A robots.txt is asked for again after so many seconds.
FRESH = 24 * 3600.0
BACK_OFF, LONGEST = 5.0, 3600.0


class Host:
    """What is remembered of one host."""

    def __init__(self) -> None:
        self.robots: Robots | None = None
        self.fetched = 0.0
        self.next = 0.0
        self.failures = 0
        self.closed_until = 0.0


class Hosts:
    """The hosts asked last; those asked long ago are forgotten.

    Args:
        clock, sleep: as in `time`; tests bring their own.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.clock, self._sleep = clock, sleep
        self._hosts: OrderedDict[str, Host] = OrderedDict()

    def __getitem__(self, name: str) -> Host:
        host = self._hosts.setdefault(name, Host())
        self._hosts.move_to_end(name)
        if len(self._hosts) > MOST:
            self._hosts.popitem(last=False)
        if host.robots is not None and self.clock() - host.fetched > FRESH:
            host.robots = None
        return host

    def wait(self, host: Host, delay: float, where: str) -> None:
        """Wait for the host's turn.

        Raises:
            Unavailable: the host has failed or asked for a rest, and that is not over.
        """
        now = self.clock()
        if now < host.closed_until:
            left = host.closed_until - now
            raise Unavailable(
                where, f"expected a host at work, found one at rest: {left:.0f} s", left
            )
        if now < host.next:
            self._sleep(host.next - now)
        host.next = max(now, host.next) + delay

    def failed(self, host: Host, again: float | None) -> None:
        """Leave a host alone, each time for longer, and at least as long as it asks."""
        wait = min(BACK_OFF * 2**host.failures, LONGEST)
        host.failures = min(host.failures + 1, 20)
        host.closed_until = self.clock() + max(wait, min(again or 0.0, 24 * LONGEST))

    def answered(self, host: Host) -> None:
        """Trust a host again."""
        host.failures = 0
