"""the interface keeps to its own description"""

from __future__ import annotations

from typing import Any

import pytest

from musnad.server.app import IN_API
from tests.server.conftest import Client

OPENAPI = "/api/v1/openapi/openapi.json"


@pytest.fixture(scope="module")
def described(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get(OPENAPI).json()
    return found


def test_every_path_is_described(described: dict[str, Any]) -> None:
    assert set(described["paths"]) == {f"/api/v1/{name}" for name in IN_API.split()}
    for operations in described["paths"].values():
        for one in operations.values():
            assert one["description"]


def test_examples_are_right(client: Client, described: dict[str, Any]) -> None:
    for path, operations in described["paths"].items():
        for example in _examples(operations.get("post", {})):
            assert client.post(path, json=example).status_code in (200, 201)


def _examples(operation: dict[str, Any]) -> list[Any]:
    bodies = operation.get("requestBody", {}).get("content", {}).values()
    return [one["value"] for body in bodies for one in (body.get("examples") or {}).values()]


def test_pages_follow_one_another(client: Client) -> None:
    seen: list[tuple[str, str]] = []
    path: str | None = "/api/v1/search?limit=50"
    while path:
        page = client.get(path).json()
        seen += [(one["document"], one["attribution"]["id"]) for one in page["items"]]
        path = page["next"]
    assert len(seen) == len(set(seen)) > 100
