"""counts requests and their times, as Prometheus reads them"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from threading import Lock
from typing import Any

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0)
METHODS = frozenset(("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"))


class Metrics:
    """Counts that only grow, for as long as the server runs."""

    def __init__(self, pages: frozenset[str]) -> None:
        self._pages = pages
        self._lock = Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: Counter[float] = Counter()
        self._seconds = 0.0

    def count(self, scope: Mapping[str, Any], status: int, seconds: float) -> None:
        """Count one request."""
        method = scope["method"] if scope["method"] in METHODS else "other"
        path = scope["path"] if scope["path"] in self._pages else "other"
        with self._lock:
            self._requests[method, path, status] += 1
            self._seconds += seconds
            for bucket in BUCKETS:
                if seconds <= bucket:
                    self._buckets[bucket] += 1

    def text(self, gauges: Mapping[str, int]) -> str:
        """Everything in Prometheus's text format.

        Args:
            gauges: further numbers by their names.

        Example:
            >>> Metrics(frozenset()).text({"musnad_articles": 3}).splitlines()[-1]
            'musnad_articles 3'
        """
        with self._lock:
            requests, buckets = dict(self._requests), dict(self._buckets)
            seconds = self._seconds
        lines = ["# TYPE musnad_requests_total counter"]
        for (method, path, status), number in sorted(requests.items()):
            labels = f'method="{method}",path="{path}",status="{status}"'
            lines.append(f"musnad_requests_total{{{labels}}} {number}")
        lines.append("# TYPE musnad_request_seconds histogram")
        for bucket in BUCKETS:
            number = buckets.get(bucket, 0)
            lines.append(f'musnad_request_seconds_bucket{{le="{bucket:g}"}} {number}')
        total = sum(requests.values())
        lines.append(f'musnad_request_seconds_bucket{{le="+Inf"}} {total}')
        lines += [f"musnad_request_seconds_sum {seconds:.6f}"]
        lines += [f"musnad_request_seconds_count {total}"]
        for name, value in gauges.items():
            lines += [f"# TYPE {name} gauge", f"{name} {value}"]
        return "\n".join(lines) + "\n"
