"""schemathesis: requests that the description allows, and some that it does not"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error

from musnad import Ledger, analyse
from musnad.model import Article
from musnad.server import Settings, application

OPENAPI = "/api/v1/openapi/openapi.json"
EXAMPLES = 8
SETTINGS = Settings(host="0.0.0.0", token="t")


@pytest.fixture
def described() -> Any:
    ledger = Ledger.open(":memory:")
    ledger.add(analyse(Article(id="1", text="قال الوزير إن الجسر مغلق.", outlet="صحيفة")))
    return schemathesis.openapi.from_asgi(OPENAPI, application(ledger, SETTINGS))


lazy = schemathesis.pytest.from_fixture("described")


@lazy.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_described(case: schemathesis.Case[Any]) -> None:
    answer = case.call(headers={"Authorization": "Bearer t"})
    case.validate_response(answer, checks=[not_a_server_error])
