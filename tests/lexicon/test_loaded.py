"""the table of loaded words, the forms that it makes, and the way back to a row"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.errors import LexiconError
from musnad.lexicon import Entry, fold, pieces, words
from musnad.lexicon.loaded import CLOSED, LOADED, cut, hint, inflections, loaded
from musnad.lexicon.lookup import row
from musnad.lexicon.table import read


def forms() -> set[tuple[str, ...]]:
    return {form.words for group in loaded().values() for form in group}


class TestTable:
    def test_has_enough_rows(self) -> None:
        assert len(read(LOADED)) >= 300

    def test_every_row_counts(self) -> None:
        """No row is shadowed by another of the same form, but for forms that fold alike."""
        folded = [fold(line.cells[1]) for line in read(LOADED)]
        twice = {form for form in folded if folded.count(form) > 1}
        assert not twice

    @pytest.mark.parametrize(
        ("column", "cell"),
        [("kind", "rude"), ("target", "everyone"), ("neutral", ""), ("form", "word"), ("id", "ا")],
    )
    def test_a_wrong_cell_is_refused(self, column: str, cell: str, tmp_path: Path) -> None:
        names = [one.name for one in LOADED.columns]
        cells = ["x", "خونة", "insult", "any", "-", ""]
        cells[names.index(column)] = cell
        path = tmp_path / "loaded.tsv"
        path.write_text("\t".join(names) + "\n" + "\t".join(cells) + "\n", encoding="utf-8")
        with pytest.raises(LexiconError) as caught:
            read(LOADED, path)
        assert (caught.value.line, caught.value.column) == (2, column)


class TestForms:
    @pytest.mark.parametrize(
        ("form", "others"),
        [
            ("إرهابي", ["الارهابي", "ارهابيون", "الارهابيات", "ارهابيا"]),
            ("عصابة", ["العصابه", "عصابات", "عصابتين", "عصابتهم"]),
            ("عملية نوعية", ["العمليه النوعيه"]),
            ("التنظيمات الإرهابية", ["تنظيمات ارهابيه"]),
        ],
    )
    def test_inflections(self, form: str, others: list[str]) -> None:
        made = {fold(one) for one in inflections(form)}
        assert {fold(one) for one in others} <= made

    @pytest.mark.parametrize("form", ["النظام", "رجال الله", "قوات الاحتلال"])
    def test_the_article_stays(self, form: str) -> None:
        assert not list(inflections(form))

    def test_short_words_are_not_inflected(self) -> None:
        assert list(inflections("دك")) == [fold("الدك")]

    def test_are_tokenised_as_in_a_text(self) -> None:
        assert tuple(map(fold, ("العملاء", "و", "الخونة"))) in forms()

    def test_are_looked_up_by_no_frequent_word(self) -> None:
        for word in loaded():
            assert all(entry.tag not in CLOSED for _, entry in pieces(word)[-1:])

    def test_vowel_marks_of_a_row_are_asked_for(self) -> None:
        assert hint("حيّد")
        assert not hint("حيد")


class TestCut:
    @pytest.mark.parametrize(
        ("token", "word", "bound", "length"),
        [
            ("الإرهابيين", "الارهابيين", False, 0),
            ("بإرهابيين", "ارهابيين", False, 1),
            ("لإرهابيين", "الارهابيين", True, 1),
            ("لإرهابيين", "الارهابيين", False, None),
            ("لإرهابيين", "ارهابيين", False, 1),
            ("سفينة", "ارهابيين", False, None),
        ],
    )
    def test_clitics(self, token: str, word: str, bound: bool, length: int | None) -> None:
        assert cut(token, fold(word), bound) == length


class TestMemo:
    def test_a_word_s_entry_has_its_forms(self) -> None:
        found = words()["والمرتزقة"]
        assert isinstance(found, tuple)
        entry = found[-1][1]
        assert entry.loaded
        assert [form.row for form in entry.loaded.alone] == [
            form.row for form in loaded()[fold("المرتزقة")] if len(form.words) == 1
        ]

    def test_a_word_of_a_closed_kind_has_none(self) -> None:
        found = words()["في"]
        assert isinstance(found, Entry)
        assert found.loaded is None


class TestRow:
    def test_is_found_where_it_stands(self) -> None:
        found = row("loaded/alnzam-alswry")
        assert found is not None
        assert found.file == "ar/loaded.tsv"
        assert found.cells["form"] == "النظام السوري"
        assert any(
            one.line == found.line and one.cells[0] == "alnzam-alswry" for one in read(LOADED)
        )

    @pytest.mark.parametrize("id", ["loaded/none", "none/x", "loaded", "", "/"])
    def test_is_none(self, id: str) -> None:
        assert row(id) is None

    def test_every_row_of_a_form_exists(self) -> None:
        ids = {form.row for group in loaded().values() for form in group if form.row}
        assert all(row(id) is not None for id in ids)
