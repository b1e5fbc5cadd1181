"""a user's own tables of actors extend and override ours; wrong rows are refused"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.errors import LexiconError
from musnad.lexicon.actor_suggest import suggestions
from musnad.lexicon.actor_tables import OFFICES, PERSONS, VARIANTS
from musnad.lexicon.actor_write import append
from musnad.lexicon.actors import Actors
from musnad.lexicon.table import read

HADDAD = ("person/sami-haddad", "سامي الحداد", "الحداد", "", "Sami Haddad", "JOR", "GOV", "m")
OFFICE = ("jor-transport", "person/sami-haddad", "minister-of-transport", "JOR", "2023", "2024-03")


def test_own_rows_extend_ours(tmp_path: Path) -> None:
    append(tmp_path, [(PERSONS, HADDAD), (OFFICES, OFFICE)])
    known = Actors(tmp_path)
    (form,) = known.find("سامي الحداد")
    assert form.id == "person/sami-haddad"
    (held,) = known.office_holders("minister-of-transport", "JOR", "2023-08-01")
    assert held.person == "person/sami-haddad"


def test_own_rows_take_the_place_of_ours(tmp_path: Path) -> None:
    lavrov = ("person/sergey-lavrov", "سيرغي لافروف", "", "", "S. Lavrov", "RUS", "ELI", "m")
    append(tmp_path, [(PERSONS, lavrov)])
    known = Actors(tmp_path)
    assert known.persons["person/sergey-lavrov"].english == "S. Lavrov"
    assert known.offices("person/sergey-lavrov")


def test_a_wrong_row_leaves_all_tables_as_they_were(tmp_path: Path) -> None:
    wrong = (*OFFICE[:4], "last year", "")
    with pytest.raises(LexiconError, match="expected nothing or a date"):
        append(tmp_path, [(PERSONS, HADDAD), (OFFICES, wrong)])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ((*OFFICE[:1], "person/nobody-known", *OFFICE[2:]), "person", "an id of another table"),
        ((*OFFICE[:2], "minister-of-nothing", *OFFICE[3:]), "title", "an id of another table"),
        ((*OFFICE[:3], "XXX", *OFFICE[4:]), "of", "an id of another table"),
        ((*OFFICE[:4], "2024-05", "2023"), "until", "a date not before 2024-05"),
    ],
)
def test_a_wrong_office_is_refused(
    tmp_path: Path, cells: tuple[str, ...], column: str, why: str
) -> None:
    append(tmp_path, [(PERSONS, HADDAD), (OFFICES, cells)])
    with pytest.raises(LexiconError, match=why) as caught:
        Actors(tmp_path)
    assert (caught.value.file, caught.value.line) == ("offices.tsv", 2)
    assert caught.value.column == column


def test_names_met_often_become_rows() -> None:
    sources = ["وزيرة النقل التونسية سلمى الحدادي"] * 3 + ["وزير الخارجية الروسي سيرغي لافروف"] * 5
    (one,) = suggestions([*sources, "سكان الحي"])
    assert one.times == 3
    assert one.row[1:] == ("سلمى الحدادي", "الحدادي", "", "Slmy Alhdady", "TUN", "GOV", "f")


def test_every_rule_of_spelling_says_what_it_does() -> None:
    for row in read(VARIANTS):
        _, _, place, old, new, note = row.cells
        assert old
        assert new or place in ("word", "join"), note
