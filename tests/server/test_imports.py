"""the pages and the interface tell what was read, what was skipped and why"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from lxml import html

from musnad import Ledger
from musnad.server import Settings, application
from musnad.server.pages.imports import moment
from musnad.server.texts import LANGUAGES
from tests.server.conftest import HERE, Client, noted

KINDS = {"ar": ["فارغ", "سطر معيب"], "en": ["Empty", "A broken record"]}
STATES = {"ar": ["يعمل الآن", "انتهى"], "en": ["Running", "Ended"]}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of which no other test notes imports."""
    with Ledger.open(tmp_path / "news.db") as ledger:
        noted(ledger)
        yield ledger


@pytest.fixture
def client(ledger: Ledger) -> Iterator[Client]:
    with TestClient(application(ledger, Settings()), base_url=HERE) as client:
        yield client


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_corpus_shows_imports(client: Client, lang: str) -> None:
    tree = html.fromstring(client.get(f"/{lang}/corpus").content)
    lines = tree.xpath("//section[@id='imports']//tbody/tr")
    states = [line.xpath("string(td[3])").split("\xa0")[0].strip() for line in lines]
    assert [one.startswith(said) for one, said in zip(states, STATES[lang], strict=True)] == [
        True,
        True,
    ]
    assert lines[0].xpath(".//progress/@max") == ["4"]
    assert lines[1].xpath("td[6]/a/@href") == [f"/{lang}/skipped?import=1"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_figure_leads_to_what_was_skipped(client: Client, lang: str) -> None:
    tree = html.fromstring(client.get(f"/{lang}/skipped?import=1").content)
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//tbody/tr")]
    assert rows == [
        ["more.txt", KINDS[lang][0], "expected text, found nothing"],
        ["news.jsonl:2", KINDS[lang][1], "expected JSON, found <b>x</b>"],
    ]
    (narrower,) = tree.xpath("//ul[@class='failures']//a[contains(@href, 'Broken')]/@href")
    narrowed = html.fromstring(client.get(narrower).content)
    assert len(narrowed.xpath("//tbody/tr")) == 1
    assert narrowed.xpath("//ul[@class='failures']//a[@aria-current]/@href") == [narrower]


def test_nothing_of_an_import_that_is_not_there(client: Client) -> None:
    assert client.get("/en/skipped?import=99&as=json").json()["items"] == []
    assert client.get("/en/skipped?import=x").status_code == 400


def test_downloads(client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/en/skipped?as=csv").text.lstrip("\ufeff"))))
    assert [row["kind"] for row in rows] == ["EmptyInput", "BrokenRecord"]
    imports = client.get("/en/imports?as=json").json()["items"]
    assert [one["given"] for one in imports] == ["https://news.test/feed", "news.jsonl more.txt"]


def test_interface(client: Client) -> None:
    found = client.get("/api/v1/imports?limit=1").json()
    assert found["items"][0]["state"] == "running"
    assert found["next"] == "/api/v1/imports?limit=1&offset=1"
    skipped = client.get("/api/v1/skipped?import=1&kind=BrokenRecord").json()
    assert skipped["items"] == [
        {
            "number": 1,
            "import": 1,
            "place": "news.jsonl:2",
            "kind": "BrokenRecord",
            "why": "expected JSON, found <b>x</b>",
        }
    ]


def test_moment() -> None:
    assert moment(1_700_000_000.9) == "2023-11-14 22:13"


@pytest.mark.parametrize(("lang", "said"), [("ar", "انقطع دون خبر"), ("en", "Broken off")])
def test_what_was_killed_is_shown_as_broken_off(
    ledger: Ledger, client: Client, lang: str, said: str
) -> None:
    log = ledger.imports()
    log._clock = lambda: 0.0
    log.begin("read", "long-ago.jsonl", None)
    tree = html.fromstring(client.get(f"/{lang}/corpus").content)
    (line,) = tree.xpath("//tr[contains(., 'long-ago')]")
    assert said in line.xpath("string(td[3])")
    assert line.xpath(".//progress") == []


def test_a_length_that_nobody_knows(ledger: Ledger, client: Client) -> None:
    """One input, or who knows how many: the bar moves without saying how far it is."""
    ledger.imports().begin("watch", "feeds.toml", None)
    tree = html.fromstring(client.get("/en/corpus").content)
    (bar,) = tree.xpath("//tr[contains(., 'feeds.toml')]//progress")
    assert dict(bar.attrib) == {"aria-label": "Running"}
    assert tree.xpath("string(//*[@role='status'])").startswith("Something is being read")


def test_the_table_stands_still_when_nothing_is_read(tmp_path: Path) -> None:
    with (
        Ledger.open(tmp_path / "quiet.db") as ledger,
        TestClient(application(ledger, Settings()), base_url=HERE) as client,
    ):
        tree = html.fromstring(client.get("/en/corpus").content)
    (section,) = tree.xpath("//section[@id='imports']")
    assert section.xpath(".//table/@data-running") == ["no"]
    assert section.xpath("string(p[@role='status'])") == "Nothing is being read now."
