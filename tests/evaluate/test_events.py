"""scores of events against votes"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.errors import GoldError
from musnad.evaluate.events import Marked, VotedSentence, read_votes, score_events

YES = VotedSentence(
    id="1",
    text="قتل ثلاثة جنود في هجوم شنه مسلحون في بغداد.",
    event="ASSAULT",
    label="yes",
    spans=[Marked(["مسلحون"], ["ثلاثة", "جنود"]), Marked([], ["دبابات"])],
)
NO = VotedSentence(id="2", text="زار الوزير بغداد.", event="ASSAULT", label="easy no")
WRONG = VotedSentence(
    id="3", text="قتل ثلاثة جنود في بغداد.", event="ASSAULT", label="difficult no"
)
OPEN = VotedSentence(id="4", text="قتل ثلاثة جنود في بغداد.", event="ASSAULT", label="ambiguous")


def test_counts_by_the_votes() -> None:
    score = score_events([YES, NO, WRONG, OPEN], "ASSAULT", least=0.0)
    assert (score.right, score.missed, score.wrong) == (1, 0, 1)
    assert (score.precision, score.recall, score.f1) == (0.5, 1.0, 0.6667)


def test_another_question_is_left_alone() -> None:
    score = score_events([YES, NO, WRONG], "PROTEST")
    assert (score.right, score.missed, score.wrong) == (0, 0, 0)


def test_marks_are_met_by_half_of_their_words() -> None:
    score = score_events([YES], "ASSAULT", least=0.0)
    assert (score.actors, score.marked_actors) == (1.0, 1)
    assert (score.recipients, score.marked_recipients) == (0.5, 2)


def test_what_is_no_fact_is_no_yes() -> None:
    denied = VotedSentence(
        id="5", text="لم يقتل ثلاثة جنود في بغداد.", event="ASSAULT", label="easy no"
    )
    assert score_events([denied], "ASSAULT", least=0.0).wrong == 0


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "votes.jsonl"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(GoldError):
        read_votes(path)
