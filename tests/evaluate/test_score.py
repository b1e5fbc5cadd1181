"""the figures on texts small enough to be reckoned by hand"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from musnad.errors import GoldError
from musnad.evaluate import Evaluation, Figures, read_gold, score, summarise
from musnad.model import Attribution

HERE = Path(__file__).parent

# Eight gold attributions that count, two optional ones; eight predictions that count, one
# answering to an optional one. Seven pairs: one source too short, one source the relaying
# agency, one content too short, one antecedent and one parent not named.
EXPECTED = {
    "texts": 5,
    "gold": 8,
    "predicted": 8,
    "found_p": 0.875,
    "found_r": 0.875,
    "found_f1": 0.875,
    "cue": 1.0,
    "source_exact": 0.7143,
    "source_08": 0.7143,
    "content_exact": 0.8571,
    "content_08": 0.8571,
    "parent": 0.5,
    "antecedent": 0.5,
    "whole_p": 0.5,
    "whole_r": 0.5,
    "whole_f1": 0.5,
}


class Predicted(msgspec.Struct):
    """A line of the file of predictions."""

    id: str
    attributions: list[Attribution]


def predictions() -> dict[str, list[Attribution]]:
    lines = (HERE / "predicted.jsonl").read_bytes().splitlines()
    records = [msgspec.json.decode(line, type=Predicted) for line in lines]
    return {record.id: record.attributions for record in records}


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    found = predictions()
    golds = read_gold(HERE / "gold.jsonl")
    return summarise([score(gold, found[gold.id]) for gold in golds])


def test_figures(evaluation: Evaluation) -> None:
    assert msgspec.to_builtins(evaluation.figures) == EXPECTED


def test_a_figure_a_name() -> None:
    assert set(EXPECTED) == {field.name for field in msgspec.structs.fields(Figures)}


def test_rule_table(evaluation: Evaluation) -> None:
    rows = {
        row.rule: (row.fired, row.right, row.partly, row.wrong, row.free)
        for row in evaluation.rules
    }
    assert rows == {
        "verb-subject": (6, 3, 1, 1, 1),
        "participle": (1, 1, 0, 0, 0),
        "quote-verb": (1, 0, 1, 0, 0),
        "relay": (1, 0, 1, 0, 0),
    }
    assert evaluation.rules[0].rule == "verb-subject"


def test_missed_cues(evaluation: Evaluation) -> None:
    assert evaluation.missed == {"بحسب": 1}


def test_slips_say_what_was_expected(evaluation: Evaluation) -> None:
    slips = [(slip.id, slip.kind, slip.expected, slip.found) for slip in evaluation.slips]
    assert slips == [
        ("g2", "source", "مديرة الشركة ليلى حداد", "مديرة الشركة"),
        ("g4", "missed", "بحسب", None),
        ("g4", "source", "مسؤول", "وكالة"),
        ("g4", "content", "المحادثات انتهت", "المحادثات"),
        ("g5", "invented", None, "افتتحت"),
    ]


def test_gold_against_itself_is_whole() -> None:
    found = predictions()["g1"]
    gold = next(one for one in read_gold(HERE / "gold.jsonl") if one.id == "g1")
    result = summarise([score(gold, found)]).figures
    assert (result.whole_f1, result.parent, result.antecedent) == (1.0, 1.0, 1.0)


def test_nothing_found() -> None:
    golds = read_gold(HERE / "gold.jsonl")
    result = summarise([score(gold, []) for gold in golds]).figures
    assert (result.gold, result.predicted, result.found_f1, result.whole_f1) == (8, 0, 0.0, 0.0)


SPAN = '{"start":0,"end":3}'
ONE = f'"id":"a1","cue":{SPAN},"content":{SPAN}'


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("", "gold.jsonl: expected a text a line, found none"),
        ("\n{", "gold.jsonl:2: expected a text with its attributions"),
        ('{"id":"x","text":"abc"}', "missing required field `attributions`"),
        (
            '{"id":"x","text":"ab","attributions":[{' + ONE + "}]}",
            "gold.jsonl:1: attribution a1: expected a span inside the text of 2 characters",
        ),
        (
            '{"id":"x","text":"abcd","attributions":[{'
            + ONE.replace("3}", '3,"text":"abd"}', 1)
            + "}]}",
            "expected 'abd' at 0 to 3, found 'abc'",
        ),
        (
            '{"id":"x","text":"abcd","attributions":[{' + ONE + "},{" + ONE + "}]}",
            "expected each attribution once, found 'a1' twice",
        ),
        (
            '{"id":"x","text":"a","attributions":[]}\n' * 2,
            "gold.jsonl: expected each text once, found 'x' twice",
        ),
    ],
)
def test_gold_that_cannot_be_scored(tmp_path: Path, lines: str, why: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_gold(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"expected a gold file, but No such file"):
        read_gold(tmp_path / "none.jsonl")
