"""runs the saved searches of a ledger, and hands over what is new"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from musnad.desk.deliver import deliver
from musnad.errors import DeliveryError
from musnad.ledger import Ledger
from musnad.ledger.alert import Delivery


class Told(NamedTuple):
    """How a round went: statements that were found, told, and could not be told."""

    found: int
    sent: int
    failed: int


class Alerting:
    """Runs saved searches again and again; looks for news only where the ledger has changed.

    Args:
        ledger: the ledger.
        note: takes a line for each delivery that fails.
        hand: hands a delivery over.
        clock: seconds since the epoch.
    """

    def __init__(
        self,
        ledger: Ledger,
        note: Callable[[str], None],
        hand: Callable[[Delivery, float], None] = deliver,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._ledger = ledger
        self._note, self._hand, self._clock = note, hand, clock
        self._stamp: tuple[int, ...] = ()

    def round(self, stopped: Callable[[], bool] = lambda: False) -> Told:
        """Look for what is new, and hand over whatever is due.

        Args:
            stopped: asked before each delivery; once it says so, the rest waits.

        Raises:
            LedgerError: the ledger cannot be read or written to.
        """
        alerts = self._ledger.alerts()
        stamp = self._ledger.desk().stamp()
        found = alerts.gather() if stamp != self._stamp else 0
        self._stamp = stamp
        sent = failed = 0
        for delivery in () if stopped() else alerts.due(self._clock()):
            if self._try(delivery):
                sent += len(delivery.statements)
            else:
                failed += len(delivery.statements)
            if stopped():
                break
        return Told(found, sent, failed)

    def _try(self, delivery: Delivery) -> bool:
        alerts = self._ledger.alerts()
        now = self._clock()
        try:
            self._hand(delivery, now)
        except DeliveryError as error:
            goes_on = alerts.failed(delivery, str(error), now, error.again or 0.0)
            end = "" if goes_on else "; given up, `musnad alert run --again` tries it once more"
            self._note(f"alert {delivery.alert.name}: {error}{end}")
            return False
        alerts.sent(delivery)
        return True
