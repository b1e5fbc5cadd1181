"""the command, started by the SDK's own client and spoken to over its standard streams"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters

from tests.mcp.conftest import asked

MAIN = "import sys; sys.argv[0] = 'musnad'; from musnad.cli import main; main()"


def test_over_standard_streams(samples: Path, root: Path) -> None:
    before = samples.read_bytes()
    folders = [str(root / "src"), os.environ.get("PYTHONPATH", "")]
    started = StdioServerParameters(
        command=sys.executable,
        args=["-c", MAIN, "mcp", "--ledger", str(samples)],
        env={"PYTHONPATH": os.pathsep.join(folders)},
    )

    async def work(client: Client) -> tuple[Any, Any, Any]:
        return (
            await client.list_tools(),
            await client.call_tool("who_said", {"name": "لافروف", "limit": 1}),
            await client.call_tool("article", {"document": "none"}),
        )

    listed, said, wrong = asked(started, work)
    assert [one.name for one in listed.tools] == [
        *("search", "who_said", "accounts", "article", "explain"),
    ]
    assert said.structured_content["who"]["entity"] == "person/sergey-lavrov"
    assert wrong.is_error
    assert samples.read_bytes() == before
