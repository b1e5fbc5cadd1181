"""the tables of events: what a word form means, and what is refused"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from musnad.errors import LexiconError
from musnad.lexicon import Entry, words
from musnad.lexicon.event_records import Acts
from musnad.lexicon.event_tables import CONTEXTS, EVENTS, MODES, event_rows
from musnad.lexicon.event_words import event_words, nations


def acts(form: str) -> Acts:
    known = event_words().find(form)
    assert known is not None
    return known


def lemmas(form: str) -> set[str]:
    return {" ".join(act.row.lemma) for act in acts(form).acts}


class TestForms:
    @pytest.mark.parametrize("form", ["قصف", "قصفت", "يقصف", "سيقصفون", "القصف", "وقصفه", "للقصف"])
    def test_one_row_knows_all_forms(self, form: str) -> None:
        assert "قصف" in lemmas(form)

    @pytest.mark.parametrize("form", ["هجوما", "هجومين", "الهجمات", "بهجوم", "لهجوم", "هجومه"])
    def test_nouns_have_their_forms(self, form: str) -> None:
        assert "هجوم" in lemmas(form)

    def test_a_careless_spelling_is_found(self) -> None:
        assert "أحرق" in lemmas("احرق")

    def test_the_passive_is_told_where_the_letters_tell_it(self) -> None:
        (act,) = (act for act in acts("اغتيل").acts if act.finite)
        assert act.passive
        assert not act.active

    def test_clitics_are_counted(self) -> None:
        known = acts("وبالهجوم")
        assert (known.skip, known.clitics, known.definite) == (4, "ب", True)

    def test_the_future_is_told(self) -> None:
        assert acts("ستهاجم").future

    def test_other_words_are_nothing(self) -> None:
        assert event_words().find("الطقس") is None


def test_a_word_of_the_text_carries_its_acts() -> None:
    entry = words()["القصف"]
    assert isinstance(entry, Entry)
    assert entry.acts is not None
    assert entry.acts.acts


def test_nations_have_all_their_forms() -> None:
    assert {"روسيه", "روسي", "اميركيه", "امريكي"} <= nations()


class TestRows:
    def test_there_are_enough(self) -> None:
        rows = event_rows()
        assert len(rows) >= 700
        assert {row.kind for row in rows} == set(MODES)

    def test_every_mode_has_a_row(self) -> None:
        used = {(row.kind, row.mode) for row in event_rows() if row.mode}
        lacking = {(kind, mode) for kind, modes in MODES.items() for mode in modes} - used
        assert not lacking

    def test_contexts_exist(self) -> None:
        assert all(set(row.contexts) <= set(CONTEXTS) for row in event_rows())


def edited(folder: Path, edit: Callable[[dict[str, str]], None]) -> Path:
    """A table with one row, the first of the real one, changed."""
    names = [column.name for column in EVENTS.columns]
    row = next(one for one in event_rows() if one.verb)
    cells = dict.fromkeys(names, "") | {
        "id": row.id,
        "lemma": row.lemma[0],
        "root": "قصف",
        "form": "1",
        "vowel": "a/i",
        "type": "ASSAULT",
        "gloss": "x",
    }
    edit(cells)
    path = folder / "events.tsv"
    path.write_text("\n".join("\t".join(line) for line in (names, cells.values())) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("column", "value"),
    [("mode", "visit"), ("type", "WAR"), ("root", "قصفق"), ("vowel", ""), ("actor", "who")],
)
def test_a_wrong_row_is_refused_by_its_column(tmp_path: Path, column: str, value: str) -> None:
    path = edited(tmp_path, lambda cells: cells.update({column: value}))
    with pytest.raises(LexiconError) as caught:
        event_rows(path)
    assert "events.tsv:2" in str(caught.value)
