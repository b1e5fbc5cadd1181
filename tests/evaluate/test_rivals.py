"""what Musnad is measured against does what its name says"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.rivals import Expression, Parser, dates, expression, golds, ours, parsed, scored, show
from musnad.evaluate import predict
from musnad.model import Article

TEXT = "قال الوزير إن الجسر مفتوح يوم 5 مارس 2024. وأعلنت البلدية أن الطريق مغلق."
GIVEN = [Article(id="1", text=TEXT, published="2024-03-06T10:00:00+02:00")]
TREES = [
    [("قال", "VERB", 0, "root"), ("الوزير", "NOUN", 1, "nsubj"), ("إن", "SCONJ", 4, "mark"),
     ("فتح", "VERB", 1, "ccomp"), ("الجسر", "NOUN", 4, "nsubj"), (".", "PUNCT", 1, "punct")],
    [("أعلن", "VERB", 0, "root"), ("الناطق", "NOUN", 1, "nsubj"), ("أن", "SCONJ", 4, "mark"),
     ("أغلق", "VERB", 1, "ccomp"), ("الطريق", "NOUN", 4, "nsubj"), (".", "PUNCT", 1, "punct")],
]  # fmt: skip


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "trees.conllu"
    trees = [
        "\n".join(
            "\t".join([str(at), word, word, tag, "_", "_", str(head), relation, "_", "_"])
            for at, (word, tag, head, relation) in enumerate(tree, 1)
        )
        for tree in TREES
    ]
    path.write_text("\n\n".join(trees * 5) + "\n\n", encoding="utf-8")
    return path


def test_the_expression_finds_verb_and_that() -> None:
    one, other = Expression()(TEXT)
    assert [one.source and one.source.text, other.source and other.source.text] == [
        "الوزير",
        "البلدية",
    ]
    assert other.cue.text == "أعلنت"
    assert other.content[0].text == "الطريق مغلق"
    assert TEXT[one.content[0].start : one.content[0].end] == one.content[0].text


def test_counts_stand_beside_ours(capsys: pytest.CaptureFixture[str]) -> None:
    whole, found = ours(GIVEN)
    ran = expression(GIVEN)
    assert ran.found["attributions"] == 2
    assert whole.found == {"attributions": 2, "times": 1}
    show(ran, whole, found)
    assert "2 attributions (Musnad 2)" in capsys.readouterr().out


def test_both_are_scored_on_the_same_gold() -> None:
    name, gold = next(golds())
    find = Expression()
    mine = scored(gold[:2], predict)
    theirs = scored(gold[:2], lambda text: find(text.text))
    assert (name, mine.gold) == ("samples", theirs.gold)
    assert 0 < theirs.found_r < mine.found_r


def test_dates_are_counted() -> None:
    pytest.importorskip("dateparser")
    assert dates(GIVEN).found["times"] >= 1


def test_a_parser_is_trained_on_the_spot(treebank: Path) -> None:
    pytest.importorskip("ufal.udpipe")
    parser = Parser(
        treebank, "models=1;iterations=2", "iterations=1;hidden_layer=10;embedding_form=0"
    )
    assert parser.sentences == 10
    assert parsed(GIVEN, parser).found["words"] == expression(GIVEN).found["words"]
    trees = parser("قال الوزير إن فتح الجسر .\nأعلن الناطق أن أغلق الطريق .\n")
    assert [row[1] for row in trees if row[0] == "1"] == ["قال", "أعلن"]


def test_a_treebank_that_is_none_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("ufal.udpipe")
    path = tmp_path / "none.conllu"
    path.write_text("no tree\n\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="expected sentences in CoNLL-U"):
        Parser(path)
