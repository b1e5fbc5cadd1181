"""a ledger of the sample articles, and a server over it"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client

from musnad import Ledger, analyse, read
from musnad.compare import compare_ledger
from musnad.mcp import server

Call = Callable[..., Any]


@pytest.fixture(scope="session")
def samples(sample_files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger with the sample articles, compared with one another."""
    where = tmp_path_factory.mktemp("mcp") / "samples.db"
    with Ledger.open(where) as ledger:
        for file in sample_files:
            ledger.add_many((analyse(one), one.origin) for one in read(file))
        compare_ledger(ledger)
    return where


def asked(target: Any, work: Callable[[Client], Coroutine[Any, Any, Any]]) -> Any:
    """What the SDK's client gets from a server: in memory, or one that it starts."""

    async def run() -> Any:
        async with Client(target) as client:
            return await work(client)

    return anyio.run(run)


@pytest.fixture
def call(samples: Path) -> Call:
    """A function that calls a tool in memory: its answer, or its error's line."""

    def called(tool: str, /, **arguments: object) -> Any:
        with Ledger.open(samples, read_only=True) as ledger:
            answer = asked(server(ledger), lambda client: client.call_tool(tool, arguments))
        return answer.content[0].text if answer.is_error else answer.structured_content

    return called
