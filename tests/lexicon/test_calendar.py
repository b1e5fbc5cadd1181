"""the tables of time words"""

from __future__ import annotations

import pytest

from musnad.errors import LexiconError
from musnad.lexicon.calendar import calendar
from musnad.lexicon.calendar_rows import MONTHS, TIMEWORDS, Month, country_rows, tenses
from musnad.lexicon.calendar_symbols import SYMBOLS
from musnad.lexicon.table import parse, read


def test_every_month_has_a_name_in_both_calendars() -> None:
    months = {(row.cells[2], row.cells[3]) for row in read(MONTHS)}
    assert months == {(kind, str(n)) for kind in ("gregorian", "hijri") for n in range(1, 13)}


def test_no_word_has_two_kinds_by_accident() -> None:
    seen: dict[str, str] = {}
    for form, (_, _, row) in country_rows(None):
        table = row.split("/")[0]
        if seen.setdefault(form, table) != table:
            assert "timetraps" in (seen[form], table) or len(form.split()) > 1, form


def test_spelling_is_tried_before_folding() -> None:
    assert calendar().senses["أيار"].value == Month("gregorian", 5)
    assert calendar().senses["ايار"].value == Month("gregorian", 5)


def test_the_article_behind_a_preposition() -> None:
    assert calendar().find("لشهر").symbol == SYMBOLS["the-month"]
    assert calendar().find("لأن").symbol == SYMBOLS["other"]


def test_national_days_belong_to_their_countries() -> None:
    rows = {words for words, _ in country_rows("SAU")}
    assert "اليوم الوطني" in rows
    assert "اليوم الوطني" not in {words for words, _ in country_rows(None)}


def test_tenses() -> None:
    assert tenses()["سوف"] == "future"


def test_a_wrong_kind_is_refused() -> None:
    table = "id\twords\tkind\tvalue\tnote\nx\tيوم\tfortnight\t\t\n"
    with pytest.raises(LexiconError, match="column kind"):
        parse(TIMEWORDS, table)
