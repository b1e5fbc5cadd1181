"""musnad lexicon: check, add actor, suggest"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from musnad.cli.lexicon import app
from musnad.model.attribution import Attribution, Cue
from musnad.model.document import Document
from musnad.model.span import Span

Lexicon = Callable[..., Result]
ADD = ("add", "actor", "سامي الحداد", "--english", "Sami Haddad", "--role", "GOV")


@pytest.fixture
def lexicon() -> Lexicon:
    """A function that runs `musnad lexicon` with the words of a command line."""
    return lambda *words: CliRunner().invoke(app, list(map(str, words)), catch_exceptions=False)


def test_our_tables_are_right(lexicon: Lexicon) -> None:
    done = lexicon("check")
    assert done.exit_code == 0
    assert {line.split()[0] for line in done.stdout.splitlines()} >= {"persons", "places"}


def test_a_wrong_row_is_named_by_file_line_and_column(lexicon: Lexicon, tmp_path: Path) -> None:
    row = "person/x\tسامي\t\t\tSami\tJordan\tGOV\tm\n"
    header = "id\tname\tshort\tothers\tenglish\tcountry\trole\tsex\n"
    (tmp_path / "persons.tsv").write_text(header + row, encoding="utf-8")
    done = lexicon("check", "--lexicon", tmp_path)
    assert done.exit_code == 2
    assert "persons.tsv:2: column country: expected nothing or an ISO 3166" in done.stderr


def test_a_misspelled_table_is_not_passed_over(lexicon: Lexicon, tmp_path: Path) -> None:
    (tmp_path / "person.tsv").write_text("", encoding="utf-8")
    done = lexicon("check", "--lexicon", tmp_path)
    assert done.exit_code == 2
    assert "person.tsv:1: expected one of countries.tsv" in done.stderr


def test_an_actor_is_added_with_an_office(lexicon: Lexicon, tmp_path: Path) -> None:
    office = ("--title", "minister-of-transport", "--since", "2023-05-01")
    done = lexicon(*ADD, "--country", "JOR", *office, "--lexicon", tmp_path / "own")
    assert done.exit_code == 0, done.stderr
    assert "person/sami-haddad" in (tmp_path / "own" / "persons.tsv").read_text("utf-8")
    assert "2023-05-01" in (tmp_path / "own" / "offices.tsv").read_text("utf-8")
    assert lexicon("check", "--lexicon", tmp_path / "own").exit_code == 0


def test_an_organisation_is_added(lexicon: Lexicon, tmp_path: Path) -> None:
    words = ("add", "actor", "حزب الغابة الخضراء", "--english", "Green Forest", "--role", "PTY")
    assert lexicon(*words, "--organisation", "--lexicon", tmp_path).exit_code == 0
    assert "org/green-forest" in (tmp_path / "organisations.tsv").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("add", "actor", "سيرغي لافروف", "--english", "X"), "person/sergey-lavrov"),
        ((*ADD[:-1], "BOSS"), "column role: expected one of"),
        ((*ADD, "--title", "boss", "--country", "JOR"), "--title: expected an id of titles.tsv"),
        ((*ADD, "--title", "president", "--of", "org/none"), "--of: expected an ISO code"),
    ],
)
def test_what_is_known_or_wrong_is_refused(
    lexicon: Lexicon, tmp_path: Path, words: tuple[str, ...], why: str
) -> None:
    done = lexicon(*words, "--lexicon", tmp_path)
    assert done.exit_code == 2
    assert why in done.stderr
    assert not list(tmp_path.iterdir())


def document(*sources: tuple[str, tuple[str, ...]]) -> bytes:
    """A document that attributes something to each source, which stands for these entities."""
    reports = tuple(
        Attribution(
            id=f"a{number}",
            source=Span(0, len(text), text),
            entities=entities,
            cue=Cue(0, 1, "x", "x", "say"),
            content=(),
            confidence=1.0,
            rule="r",
        )
        for number, (text, entities) in enumerate(sources)
    )
    one = Document(engine="x", stages=(), id="d", text="", attributions=reports)
    return msgspec.json.encode(one) + b"\n"


def test_frequent_unresolved_sources_are_suggested(lexicon: Lexicon, tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    new = ("المتحدث باسم الشرطة العراقية سمير الحدادي", ())
    known = ("فيصل الخياطي", ("person/faisal",))
    path.write_bytes(document(new, known) + document(new, known, ("ريم الفلاني", ("local/x",))))
    done = lexicon("suggest", path)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1:] == [
        "# 2 times: المتحدث باسم الشرطة العراقية سمير الحدادي",
        "person/smyr-alhdady\tسمير الحدادي\tالحدادي\t\tSmyr Alhdady\tIRQ\tCOP\tm",
    ]
    assert "ريم الفلاني" in lexicon("suggest", "--least", "1", path).stdout


def test_nothing_to_suggest(lexicon: Lexicon, tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(document())
    assert lexicon("suggest", tmp_path / "d.jsonl").exit_code == 1


def test_a_file_that_holds_no_documents_is_refused(lexicon: Lexicon, tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(b"\n{}\n")
    done = lexicon("suggest", tmp_path / "d.jsonl")
    assert done.exit_code == 2
    assert "d.jsonl:2: expected a document" in done.stderr or "d.jsonl:1" in done.stderr
    assert lexicon("suggest", tmp_path / "absent.jsonl").exit_code == 2
