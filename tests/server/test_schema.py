"""schemathesis: whatever the description allows is answered, and never with a server's error"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from musnad import Article, Ledger, analyse
from musnad.server import Settings, application
from musnad.server.app import API, IN_API

OPENAPI = f"{API}/openapi/openapi.json"
EXAMPLES = 12
SETTINGS = Settings(host="0.0.0.0", token="t")
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def operations() -> dict[str, list[Any]]:
    """The operations of each path, over a small ledger."""
    ledger = Ledger.open(":memory:")
    ledger.add(analyse(Article(id="1", text="قال الوزير إن الجسر مغلق.", outlet="صحيفة")))
    schema: Any = schemathesis.openapi.from_asgi(OPENAPI, application(ledger, SETTINGS))
    found: dict[str, list[Any]] = {}
    for one in schema.get_all_operations():
        operation = one.ok()
        found.setdefault(operation.path, []).append(operation)
    return found


@pytest.mark.parametrize("name", IN_API.split())
def test_described(operations: dict[str, list[Any]], name: str) -> None:
    for operation in operations[f"{API}/{name}"]:

        @BOUNDED
        @given(case=operation.as_strategy())
        def answered(case: Any) -> None:
            answer = case.call(headers={"Authorization": "Bearer t"})
            assert answer.status_code < 500, answer.text
            described = case.operation.definition.raw["responses"]
            kind = answer.headers["content-type"][0].partition(";")[0]
            assert kind in described[str(answer.status_code)]["content"]
            if answer.status_code >= 400:
                assert answer.headers["content-type"][0].startswith("application/problem+json")

        answered()
