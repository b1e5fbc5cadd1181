"""the tables of reporting words are whole, and wrong rows are refused"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.errors import LexiconError
from musnad.lexicon import rows
from musnad.lexicon.rows import nouns, phrases, verbs

VERBS = "id\tlemma\troot\tform\tvowel\tmasdar\tclass\tframes\tcertainty\tguard\tgloss"
SAY = "qwl-1\tقال\tقول\t1\ta/u\tقول\tsay\tthat quote\tunknown\t\tsay"


def test_the_tables_are_large_enough() -> None:
    assert len({row.lemma for row in verbs()}) >= 380
    assert len(nouns()) >= 120
    assert len(phrases()) >= 60


def test_every_class_is_used() -> None:
    used = {row.kind for row in verbs()} | {row.kind for row in nouns()}
    used |= {row.kind for row in phrases()}
    assert used == set(rows.CLASSES)


def test_every_frame_is_used() -> None:
    used = set().union(*(row.frames for row in verbs()), *(row.frames for row in nouns()))
    assert used == set(rows.FRAMES)


@pytest.mark.parametrize(
    ("lemma", "kind", "certainty", "guard", "frames"),
    [
        ("قال", "say", "unknown", "", "that quote"),
        ("أكد", "affirm", "affirmed", "", "that on-that"),
        ("زعم", "claim", "hedged", "", "that"),
        ("نفى", "deny", "denied", "", "that obj"),
        ("أشار", "note", "unknown", "", "to-that to"),
        ("طالب", "demand", "unknown", "", "b obj-b"),
        ("اتهم", "accuse", "unknown", "", "obj-b"),
        ("كشف", "reveal", "affirmed", "", "about about-that"),
        ("رأى", "believe", "hedged", "", "that"),
        ("رحب", "welcome", "unknown", "soft", "b"),
        ("هتف", "say", "unknown", "", "quote"),
    ],
)
def test_well_known_verbs(lemma: str, kind: str, certainty: str, guard: str, frames: str) -> None:
    row = next(row for row in verbs() if row.lemma == lemma)
    assert (row.kind, row.certainty, row.guard) == (kind, certainty, guard)
    assert row.frames >= set(frames.split())


def test_no_form_stands_for_two_nouns() -> None:
    forms = [form for row in nouns() for form in row.forms]
    assert len(forms) == len(set(forms))


def test_no_phrase_stands_twice() -> None:
    keys = [(row.words, row.follows) for row in phrases()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("words", "cue", "follows"),
    [
        ("بحسب", 0, "source"),
        ("وفقا ل", 0, "source"),
        ("على حد قول", 2, "pronoun"),
        ("حسبما", 0, "verb-source"),
        ("كما", 1, "verb-source"),
        ("نقلا عن", 0, "source"),
        ("من المتوقع", 1, "that"),
    ],
)
def test_well_known_phrases(words: str, cue: int, follows: str) -> None:
    found = [row for row in phrases() if row.words == tuple(words.split())]
    assert (cue, follows) in [(row.cue, row.follows) for row in found]


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        (SAY.replace("\tقول\t1", "\tقل\t1"), "root", "expected 3 radicals for form 1, found 2"),
        (SAY.replace("\t1\ta/u", "\t1\t"), "vowel", "form 1 alone, found none"),
        (SAY.replace("\t1\ta/u", "\t2\ta/u"), "vowel", "form 1 alone, found a/u"),
        (SAY.replace("\t1\t", "\t11\t"), "form", "found '11'"),
        (SAY.replace("\tsay\tthat", "\ttell\tthat"), "class", "found 'tell'"),
        (SAY.replace("that quote", "that, quote"), "frames", "found 'that, quote'"),
        (SAY.replace("unknown", "sure"), "certainty", "found 'sure'"),
        (SAY.replace("unknown\t", "unknown\tweak"), "guard", "found 'weak'"),
        (SAY.removesuffix("say"), "gloss", "found an empty cell"),
    ],
)
def test_a_wrong_verb_is_refused(tmp_path: Path, row: str, column: str, why: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(f"# own verbs\n{VERBS}\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        verbs(path)
    assert (caught.value.file, caught.value.line, caught.value.column) == ("own.tsv", 3, column)
    assert why in str(caught.value)


def test_own_verbs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(f"# own verbs\n{VERBS}\n{SAY}\n", encoding="utf-8")
    (row,) = verbs(path)
    assert (row.lemma, row.masdar, row.line) == ("قال", ("قول",), 3)


def test_a_cue_outside_its_phrase_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    header = "id\twords\tcue\tfollows\tclass\tcertainty\tgloss"
    path.write_text(f"{header}\np\tعلى حد\t2\tsource\tsay\tunknown\tx\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"own\.tsv:2: column cue: expected the index of one"):
        phrases(path)
