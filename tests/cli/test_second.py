"""musnad read and musnad evaluate with a second reader"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from musnad.cli.second import KEY as VARIABLE
from musnad.cli.second import default_cache, prices
from musnad.errors import UsageError
from musnad.ledger import Ledger
from tests.cli.conftest import Ran, Run
from tests.second.conftest import HIDDEN, SURE, TEXT
from tests.second.server import KEY, Server, says, serving, status

SIGH = {"cue": "تنهد", "source": "سائق الشاحنة", "content": ["الطريق مقطوع"]}
FALSE = SIGH | {"source": "الوزير"}
GOLD = Path(__file__).parent.parent / "evaluate" / "gold.jsonl"


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article, and a user who has a key and a folder for caches."""
    monkeypatch.setenv(VARIABLE, KEY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def asked(server: Server) -> list[str]:
    return ["--second-reader", server.url, "--model", "small"]


def reports(ran: Ran) -> list[dict[str, object]]:
    (document,) = map(json.loads, ran.out.splitlines())
    found: list[dict[str, object]] = document["attributions"]
    return found


def test_reads_with_both(run: Run, story: Path) -> None:
    words = ["read", str(story), "--format", "jsonl", "--sentence", "2", "--price", "1:2"]
    with serving(says(SIGH, FALSE)) as server:
        ran = run([*words, *asked(server)])
        again = run([*words, *asked(server)])
    assert ran.status == 0
    assert [(one["id"], one["rule"]) for one in reports(ran)][1:] == [("s1", "second-reader/small")]
    assert (
        "1 sentence, 1 answered, 0 from the cache; added 1, agreed 0, refused 1 (1 with a"
        in ran.err
    )
    assert "100 + 20 tokens, cost 0.0001" in ran.err
    assert "0 answered, 1 from the cache" in again.err
    assert again.out == ran.out
    assert len(server.requests) == 1
    assert default_cache().exists()


def test_pretty_and_ledger_show_them(run: Run, story: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "news.db"
    with serving(says(SIGH)) as server:
        ran = run(["read", str(story), "--ledger", str(ledger), "--sentence", "2", *asked(server)])
    assert "second reader small" in ran.out
    with Ledger.open(ledger) as book:
        assert [one.attribution.id for one in book.ask(words="مقطوع")] == ["s1"]


def test_nothing_is_sent_unasked(run: Run, story: Path) -> None:
    with serving(says(SIGH)) as server:
        plain = run(["read", str(story), "--format", "jsonl"])
        unsure = run(["read", str(story), "--format", "jsonl", *asked(server)])
    assert server.requests == []
    assert plain.out == unsure.out
    assert "second reader" not in plain.err


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--second-reader", "https://model.example/v1"], "expected --model beside it"),
        (["--model", "small"], "expected --second-reader beside it"),
        (
            ["--second-reader", "http://model.example/v1", "--model", "m"],
            "expected https, found http",
        ),
        (
            ["--second-reader", "https://model.example/v1", "--model", "m", "--price", "dear"],
            "expected two numbers such as",
        ),
        (
            ["--second-reader", "https://model.example/v1", "--model", "m", "--key", " "],
            "expected a key, found none",
        ),
    ],
)
def test_options_that_lack_something(run: Run, story: Path, words: list[str], line: str) -> None:
    ran = run(["read", str(story), *words])
    assert ran.status == 2
    assert line in ran.err


def test_no_key_no_question(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    with serving(says(SIGH)) as server:
        ran = run(["read", str(story), "--sentence", "2", *asked(server)])
    assert (ran.status, server.requests) == (2, [])
    assert "nothing is sent without one" in ran.err


def test_without_an_answer_the_grammars_stay(run: Run, story: Path) -> None:
    words = ["read", str(story), "--format", "jsonl", "--sentence", "2"]
    with serving(status(400, b'{"error": "no such model"}')) as server:
        ran = run([*words, *asked(server)])
    assert ran.status == 1
    assert [one["id"] for one in reports(ran)] == ["a1"]
    assert "failed 1 (1 status 400)" in ran.err


def test_evaluate_shows_both_beside_each_other(run: Run, story: Path) -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8").splitlines()[0])
    first = gold["attributions"][0]
    piece = first["content"] if isinstance(first["content"], dict) else first["content"][0]
    words = {
        name: gold["text"][one["start"] : one["end"]]
        for name, one in (("cue", first["cue"]), ("source", first["source"]), ("content", piece))
    }
    said = words | {"content": [words["content"]]}
    with serving(says(said)) as server:
        shown = run(["evaluate", "--gold", str(GOLD), *asked(server)])
        told = run(["evaluate", "--gold", str(GOLD), "--format", "json", *asked(server)])
    assert shown.status == told.status == 0
    header, texts = shown.out.splitlines()[:2]
    assert header.split() == ["figure", "grammar", "second", "reader", "both"]
    assert texts.split() == ["texts", "5", "5", "5"]
    found = json.loads(told.out)
    assert found["beside"]["grammar"] == found["figures"]
    assert 0 < found["beside"]["second"]["predicted"] <= found["second_reader"]["sentences"]
    assert found["beside"]["both"]["predicted"] >= found["beside"]["grammar"]["predicted"]
    assert found["second_reader"]["cached"] == len(server.requests)


def test_evaluate_says_where_nobody_answered(run: Run, story: Path) -> None:
    with serving(status(403)) as server:
        ran = run(["evaluate", "--gold", str(GOLD), *asked(server)])
    assert ran.status == 1
    assert "status 403: {}; it is not asked any more" in ran.err
    assert len(server.requests) == 1


@pytest.mark.parametrize("given", ["", "1", "1:", "a:b", "-1:2", "1:inf", "nan:1"])
def test_prices_are_two_numbers(given: str) -> None:
    with pytest.raises(UsageError, match="expected two numbers"):
        prices(given)


def test_the_sentences_are_those_of_the_tests() -> None:
    assert f"{SURE} {HIDDEN}" == TEXT
