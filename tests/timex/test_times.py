"""what `times` promises of any text"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon.calendar import calendar
from musnad.lexicon.calendar_numbers import read_number
from musnad.lexicon.calendar_rows import country_rows
from musnad.lexicon.calendar_symbols import SYMBOLS
from musnad.timex import times
from musnad.timex.tense import _form_tense
from musnad.tokenise import tokenise

WORDS = sorted({word for form, _ in country_rows(None) for word in form.split()})
PIECES = st.sampled_from([*WORDS, "15", "2016", "3/4", "قال", "المجلس", "ب", "10:30", "1437", "،"])


@given(st.lists(PIECES, max_size=12), st.sampled_from([None, "2016-12-08", "2018-02-28T23:10:00Z"]))
def test_any_words_give_spans_in_order(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    end = 0
    for time in times(tokenise(text), published=published):
        assert end <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        assert time.value
        end = time.end


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    times(tokenise(text), published="2016-12-08")


def test_no_clock() -> None:
    text = tokenise("وصل أمس في الخامس من الشهر الجاري")
    assert [time.value for time in times(text, published=None)] == ["XXXX-XX-XX", "XXXX-XX-05"]


def test_a_wrong_date_of_publication_counts_as_none() -> None:
    assert times(tokenise("أمس"), published="yesterday")[0].value == "XXXX-XX-XX"


def test_hours_count_from_the_hour_of_publication() -> None:
    (time,) = times(tokenise("غادر قبل ساعتين"), published="2018-02-09T17:35:12+00:00")
    assert time.value == "2018-02-09T15:35"


def test_a_time_says_which_rows_decided() -> None:
    (time,) = times(tokenise("مساء أمس"), published="2016-12-08")
    assert time.rule == "part-day"
    assert time.trace == ("days/msax", "days/ams")


@pytest.mark.parametrize(
    ("form", "symbol", "value"),
    [
        ("15", "number", 15),
        ("٢٠١٦", "year-number", 2016),
        ("10:30", "clock", (10, 30)),
        ("10:75", "count", 0),
        ("3/4/2016", "full-date", (3, 4, 2016)),
        ("22/4", "part-date", (22, 4)),
        ("2016/3", "month-year", (2016, 3)),
        ("2015/2016", "year-pair", (2015, 2016)),
        ("3.5", "count", 3.5),
        ("0", "count", 0),
    ],
)
def test_digits(form: str, symbol: str, value: object) -> None:
    assert read_number(form) == (SYMBOLS[symbol], value)


def test_a_month_of_one_country_is_a_name_elsewhere() -> None:
    text = tokenise("قالت ماي إن الاتفاق قريب")
    assert not [time for time in times(text, published=None) if time.text == "ماي"]
    assert calendar("MAR").find("ماي").symbol == SYMBOLS["month"]


def test_what_was_read_before_changes_nothing() -> None:
    """One form is a noun behind its preposition, and a verb of the past by itself."""
    noun, verb = "بكشف الأسرار في أكتوبر", "سيسافر الوفد كما كشف الوزير في أكتوبر"
    found = []
    for order in ((noun, verb), (verb, noun)):
        _form_tense.cache_clear()
        read = {text: times(tokenise(text), published="2018-02-05") for text in order}
        found.append([[time.value for time in read[text]] for text in (noun, verb)])
    assert found[0] == found[1]
    assert found[0][1] == ["2017-10"]
