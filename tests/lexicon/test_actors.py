"""who every name, office and institution is"""

from __future__ import annotations

import pytest

from musnad.lexicon.actors import Actors, actors


@pytest.fixture(scope="module")
def known() -> Actors:
    return actors()


def ids(known: Actors, words: str, kind: str) -> set[str]:
    return {form.id for form in known.find(words) if form.kind == kind}


def test_the_tables_are_large_enough(known: Actors) -> None:
    assert len(known.countries) >= 195
    assert len(known.persons) >= 800
    assert len(known.organisations) >= 500
    assert len(known.titles) >= 200
    assert len(known.places) >= 1900
    assert len(known.tenures) >= 1000


@pytest.mark.parametrize(
    ("title", "of", "date", "person"),
    [
        ("minister-of-foreign-affairs", "USA", "2016-12-08", "john-kerry"),
        ("minister-of-foreign-affairs", "USA", "2018-05-01", "mike-pompeo"),
        ("minister-of-foreign-affairs", "USA", "2018-04-26", "mike-pompeo"),
        ("minister-of-foreign-affairs", "RUS", "2016-12-08T09:30:00Z", "sergey-lavrov"),
        ("president", "EGY", "2012-09-01", "mohamed-morsi"),
        ("president", "FRA", "2011-03-01", "nicolas-sarkozy"),
        ("prime-minister", "TUN", "2018-02-01", "youssef-chahed"),
        ("minister-of-interior", "TUN", "2018-03-01", "lotfi-brahem"),
        ("crown-prince", "SAU", "2017-05-01", "mohammed-bin-nayef"),
        ("crown-prince", "SAU", "2018-05-01", "mohammed-bin-salman"),
        ("spokesperson", "org/kremlin", "2016-12-08", "dmitry-peskov"),
        ("un-secretary-general", "org/united-nations", "2016-12-31", "ban-ki-moon"),
        ("secretary-general", "org/arab-league", "2015-01-01", "nabil-elaraby"),
        ("special-envoy-for-syria", "org/united-nations", "2018-02-01", "staffan-de-mistura"),
        ("political-bureau-chief", "org/hamas", "2018-02-01", "ismail-haniyeh"),
    ],
)
def test_who_holds_an_office(known: Actors, title: str, of: str, date: str, person: str) -> None:
    assert [one.person for one in known.office_holders(title, of, date)] == [f"person/{person}"]


def test_between_two_holders_nobody_is_named(known: Actors) -> None:
    assert known.office_holders("minister-of-foreign-affairs", "USA", "2018-04-10") == ()


def test_on_the_day_of_handing_over_the_newer_one_comes_first(known: Actors) -> None:
    found = known.office_holders("president", "USA", "2017-01-20")
    assert [one.person for one in found] == ["person/donald-trump", "person/barack-obama"]


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("سيرغي لافروف", "person", "person/sergey-lavrov"),
        ("سيرجي لافروف", "person", "person/sergey-lavrov"),
        ("ميخايل بوغدانوف", "person", "person/mikhail-bogdanov"),
        ("ميخائيل بوجدانوف", "person", "person/mikhail-bogdanov"),
        ("اوباما", "person", "person/barack-obama"),
        ("أنطونيو جوتيريش", "person", "person/antonio-guterres"),
        ("بنيامين نتانياهو", "person", "person/benjamin-netanyahu"),
        ("محمد سلمان", "person", "person/mohammed-bin-salman"),
        ("عبدالفتاح السيسي", "person", "person/abdel-fattah-el-sisi"),
        ("أحمد أبوالغيط", "person", "person/ahmed-aboul-gheit"),
        ("الروسية", "nationality", "RUS"),
        ("روس", "nationality", "RUS"),
        ("الألمانيين", "nationality", "DEU"),
        ("الكورية الجنوبية", "nationality", "KOR"),
        ("أميركي", "nationality", "USA"),
        ("أمريكي", "nationality", "USA"),
        ("موسكو", "country", "RUS"),
        ("الكرملين", "country", "RUS"),
        ("البيت الأبيض", "country", "USA"),
        ("أميركا", "country", "USA"),
        ("الولايات المتحدة الأميركية", "country", "USA"),
        ("وزارة الخارجية", "body", "foreign-affairs"),
        ("الخارجية", "body", "foreign-affairs"),
        ("وزارة خارجية", "body", "foreign-affairs"),
        ("وزارتي الدفاع", "body", "defence"),
        ("وزير الخارجية", "title", "minister-of-foreign-affairs"),
        ("وزيرة الخارجية", "title", "minister-of-foreign-affairs"),
        ("وزيرا الخارجية", "title", "minister-of-foreign-affairs"),
        ("وزير خارجية", "title", "minister-of-foreign-affairs"),
        ("المتحدثة باسم الخارجية", "title", "spokesperson-of-ministry-of-foreign-affairs"),
        ("رئيسة الوزراء", "title", "prime-minister"),
        ("الأمين العام", "title", "secretary-general"),
        ("داعش", "organisation", "org/islamic-state"),
        ("وكالة رويترز", "organisation", "org/reuters"),
        ("حلب", "place", "city/aleppo"),
        ("شيكاجو", "place", "city/chicago"),
        ("ولاية صفاقس", "place", "place/sfax-governorate"),
    ],
)
def test_a_form_is_found(known: Actors, words: str, kind: str, key: str) -> None:
    assert key in ids(known, words, kind)


@pytest.mark.parametrize("words", ["روسيا", "بن", "سلمان"])
def test_no_form_is_invented(known: Actors, words: str) -> None:
    assert not ids(known, words, "nationality") | ids(known, words, "person")


def test_forms_tell_gender_number_and_definiteness(known: Actors) -> None:
    (form,) = known.find("الروسيات")
    assert (form.gender, form.many, form.definite) == ("f", True, True)
    (form,) = known.find("وزير خارجية")
    assert (form.how, form.many, form.definite) == ("construct", False, False)


@pytest.mark.parametrize(
    ("body", "country", "key", "name"),
    [
        (
            "foreign-affairs",
            "RUS",
            "org/russia-ministry-of-foreign-affairs",
            "وزارة الخارجية الروسية",
        ),
        ("army", "EGY", "org/egypt-army", "الجيش المصري"),
        ("foreign-affairs", "KOR", "org/south-korea-ministry-of-foreign-affairs", None),
        ("defence", "USA", "org/pentagon", None),
        ("foreign-affairs", "LIE", "org/liechtenstein-ministry-of-foreign-affairs", None),
    ],
)
def test_institutions(known: Actors, body: str, country: str, key: str, name: str | None) -> None:
    found = known.institution(body, country)
    assert found.id == key
    assert name in (None, found.name)


@pytest.mark.parametrize(
    ("key", "date", "codes"),
    [
        ("person/sergey-lavrov", "2016-12-08", ("RUSGOV",)),
        ("person/john-kerry", "2016-12-08", ("USAGOV",)),
        ("person/john-kerry", "2018-12-08", ("USAELI",)),
        ("person/antonio-guterres", "2020-01-01", ("IGOUNO",)),
        ("person/hassan-nasrallah", "2016-12-08", ("LBNUAF",)),
        ("org/jaysh-al-islam", None, ("SYRREB",)),
        ("org/united-nations", None, ("IGOUNO",)),
        ("country/RUS", None, ("RUS",)),
        ("org/none", None, ()),
    ],
)
def test_codes(known: Actors, key: str, date: str | None, codes: tuple[str, ...]) -> None:
    assert known.codes(key, date) == codes


def test_offices_of_a_person_at_a_date(known: Actors) -> None:
    (held,) = known.offices("person/mike-pompeo", "2017-12-08")
    assert (held.title, held.of) == ("head", "org/cia")
    assert len(known.offices("person/mike-pompeo")) == 2


def test_all_dates_lie_in_the_centuries_of_the_tables(known: Actors) -> None:
    late = [one.id for one in known.tenures if max(one.since, one.until) > "2026-12-31"]
    assert not late
