"""each tool through the SDK's own client, in memory"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client

from musnad import Article, Ledger, analyse
from musnad.errors import LedgerError
from musnad.mcp import server
from musnad.mcp.made import LONGEST
from tests.mcp.conftest import Call, asked

READING = {"search", "who_said", "accounts", "article", "explain"}
HARBOUR = "أعلن وزير النقل سامي الحداد أن المرفأ الجديد سيفتح أمام السفن غدا."


def tools_of(ledger: Ledger, **how: bool) -> dict[str, Any]:
    async def listed(client: Client) -> Any:
        return await client.list_tools()

    return {one.name: one for one in asked(server(ledger, **how), listed).tools}


def test_tools_and_their_schemas(samples: Path) -> None:
    with Ledger.open(samples, read_only=True) as ledger:
        found = tools_of(ledger)
    assert set(found) == READING
    for one in found.values():
        assert one.description
        assert one.annotations.read_only_hint is True
        assert one.output_schema
        assert one.input_schema["type"] == "object"
        fields = one.input_schema["properties"]
        limits = {"maxLength", "maximum", "enum"}
        for name, field in fields.items():
            options = field.get("anyOf", [field])
            assert any(limits & set(option) for option in options) or name in ("start", "at")
    every = [field for one in found.values() for field in one.output_schema["properties"].values()]
    assert any("description" in field for field in every)


def test_hosts_that_speak_the_older_protocol(samples: Path) -> None:
    async def work() -> Any:
        async with Client(server(ledger), mode="legacy") as client:
            return await client.call_tool("who_said", {"name": "لافروف", "limit": 1})

    with Ledger.open(samples, read_only=True) as ledger:
        answer = anyio.run(work)
    assert answer.structured_content["who"]["entity"] == "person/sergey-lavrov"


def test_search(call: Call) -> None:
    found = call("search", words="حلب", limit=3)
    assert (len(found["statements"]), found["more"]) == (3, True)
    first = found["statements"][0]
    assert first["chain"][0]["name"] == first["outlet"]
    assert first["document"].startswith("hamburg-2016-")
    following = call("search", words="حلب", limit=3, offset=3)["statements"]
    assert {(one["document"], one["report"]) for one in following}.isdisjoint(
        (one["document"], one["report"]) for one in found["statements"]
    )
    denied = call("search", words="حلب", cue_class="deny")["statements"]
    assert {one["cue_class"] for one in denied} <= {"deny"}


def test_search_agrees_with_the_ledger(call: Call, samples: Path) -> None:
    with Ledger.open(samples, read_only=True) as ledger:
        entries = ledger.ask(words="القناة", limit=50)
    found = call("search", words="القناة", limit=50)["statements"]
    assert [(one["document"], one["report"]) for one in found] == [
        (one.document, one.attribution.id) for one in entries
    ]
    assert [one["says"] for one in found] == [
        " … ".join(piece.text for piece in one.attribution.content) for one in entries
    ]


def test_who_said(call: Call) -> None:
    found = call("who_said", name="لافروف")
    assert found["who"]["entity"] == "person/sergey-lavrov"
    assert found["statements"]
    assert all("person/sergey-lavrov" in one["entities"] for one in found["statements"])
    assert call("who_said", name="person/sergey-lavrov")["who"] == found["who"]
    narrowed = call("who_said", name="لافروف", words="حلب")["statements"]
    assert 0 < len(narrowed) <= found["who"]["reports"]


def test_who_passes_it_on(call: Call) -> None:
    found = call("who_said", name="group/agency", role="via")
    assert found["statements"]
    assert all(len(one["chain"]) > 2 for one in found["statements"])


def test_a_name_that_no_entity_bears_is_looked_for_as_words(call: Call) -> None:
    found = call("who_said", name="كلمة غائبة")
    assert (found["who"], found["statements"], found["more"]) == (None, [], False)


def test_accounts(call: Call) -> None:
    found = call("accounts", about="حلب", limit=2)
    assert found["articles"] > 1
    assert len(found["conflicts"]) <= 2 <= found["totals"]["conflicts"]
    first = found["conflicts"][0]
    assert first["left_words"] in first["left"]["says"]
    assert first["right"]["chain"]
    first = found["families"][0]
    assert 1 < len(first["renderings"]) <= min(5, first["accounts"])


def test_article_and_explain(call: Call) -> None:
    part = call("article", document="hamburg-2016-1", length=200)
    assert (part["start"], len(part["text"]), part["more"]) == (0, 200, True)
    report = next(one for one in part["statements"] if one["report"].startswith("a"))
    assert part["text"][report["at"] :].startswith(report["cue"])
    why = call("explain", document="hamburg-2016-1", report=report["report"])
    assert report["rule"] in {one["rule"] for one in why["found"]}
    assert any(row["file"].endswith(".tsv") for row in why["rows"])
    assert why == call("explain", document="hamburg-2016-1", at=report["at"])
    rest = call("article", document="hamburg-2016-1", start=200)
    assert rest["text"][:20] not in part["text"]


@pytest.mark.parametrize(
    ("tool", "arguments", "line"),
    [
        ("article", {"document": "none"}, "expected the id of an article in the ledger"),
        ("explain", {"document": "hamburg-2016-1"}, "expected the id of a report, or a place"),
        ("explain", {"document": "hamburg-2016-1", "report": "h1"}, "expected a report of the"),
        ("explain", {"document": "hamburg-2016-1", "at": 10**6}, "expected an offset"),
        ("search", {"words": "حلب", "since": "2016-13-40"}, "expected"),
        ("search", {"words": "ـ"}, "expected"),
        ("search", {"words": "حلب", "limit": 51}, "less than or equal to 50"),
        ("search", {"words": "ا" * 201}, "at most 200 characters"),
        ("article", {"document": "hamburg-2016-1", "length": 10**6}, "less than or equal to"),
        ("accounts", {"about": "حلب", "limit": 0}, "greater than or equal to 1"),
        ("add", {"text": HARBOUR}, "Unknown tool"),
    ],
)
def test_errors_are_one_clear_line(
    call: Call, tool: str, arguments: dict[str, object], line: str
) -> None:
    told = call(tool, **arguments)
    assert isinstance(told, str)
    assert line in told
    assert "Traceback" not in told


def test_long_content_is_cut() -> None:
    text = f'قال الوزير: "{"كلام طويل " * 400}".'
    with Ledger.open(":memory:") as ledger:
        ledger.add(analyse(Article(id="long", text=text)))
        answer = asked(
            server(ledger), lambda client: client.call_tool("search", {"words": "الوزير"})
        )
    (found,) = answer.structured_content["statements"]
    assert (len(found["says"]), found["cut"]) == (LONGEST, True)


def test_add_is_there_only_where_it_is_allowed() -> None:
    async def add_and_search(client: Client) -> tuple[Any, Any, Any]:
        given = {"text": HARBOUR, "outlet": "صحيفة المدينة", "published": "2024-03-05"}
        kept = await client.call_tool("add", given)
        again = await client.call_tool("add", given)
        foreign = await client.call_tool(
            "add", {"text": "The new harbour opens tomorrow, the minister of transport said."}
        )
        found = await client.call_tool("who_said", {"name": "سامي الحداد"})
        return (
            (kept.structured_content, again.structured_content),
            foreign,
            found.structured_content,
        )

    with Ledger.open(":memory:") as ledger:
        assert set(tools_of(ledger, writable=True)) == READING | {"add"}
        (kept, again), foreign, found = asked(server(ledger, writable=True), add_and_search)
    assert (kept["changed"], kept["statements"], again["changed"]) == (True, 1, False)
    assert foreign.is_error
    assert [one["document"] for one in found["statements"]] == [kept["document"]]


def test_a_ledger_for_reading_refuses_what_would_write(samples: Path) -> None:
    with (
        Ledger.open(samples, read_only=True) as ledger,
        pytest.raises(LedgerError, match="may only be read"),
    ):
        ledger.add(analyse(Article(id="new", text=HARBOUR)))


def test_an_empty_ledger_is_not_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="expected a ledger"):
        Ledger.open(tmp_path / "none.db", create=False, read_only=True)
    with pytest.raises(LedgerError, match="found an older one"):
        Ledger.open(":memory:", read_only=True)
