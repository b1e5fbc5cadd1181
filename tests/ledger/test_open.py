"""a ledger opens, or says in one line why not"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from musnad.errors import LedgerError
from musnad.ledger import Ledger, connect
from tests.ledger.documents import document, report
from tests.ledger.older import step_back

ONE = document("d", report("a1", "لافروف", "المباحثات مستمرة"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger with one document."""
    path = tmp_path / "news ل.db"
    with Ledger.open(path) as ledger:
        ledger.add(ONE)
    return path


def refused(where: Path | str, why: str, create: bool = True) -> None:
    with pytest.raises(LedgerError, match=why) as caught:
        Ledger.open(where, create=create)
    assert "\n" not in str(caught.value)


class TestOpens:
    def test_again(self, file: Path) -> None:
        with Ledger.open(file, create=False) as ledger:
            assert ledger.document("d") == ONE
            assert not ledger.add(ONE)

    def test_by_address(self, file: Path) -> None:
        with Ledger.open(f"sqlite:///{file}") as ledger:
            assert ledger.counts().documents == 1

    def test_in_wal_mode_with_nothing_left_behind(self, file: Path) -> None:
        with closing(sqlite3.connect(file)) as plain:
            assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert [path.name for path in file.parent.iterdir()] == [file.name]

    def test_empty_file_becomes_one(self, tmp_path: Path) -> None:
        path = tmp_path / "new.db"
        path.touch()
        with Ledger.open(path) as ledger:
            assert ledger.add(ONE)

    def test_older_one_is_brought_up_to_date(self, file: Path) -> None:
        with closing(sqlite3.connect(file)) as plain:
            step_back(plain, "0006")
        with Ledger.open(file, create=False) as ledger:
            assert ledger.document("d") == ONE
            assert ledger.corrections().no_report("d", "a1", by="b", at="2024").number == 1
            assert ledger.alerts().every() == []
            assert ledger.imports().every() == []

    def test_index_agrees_with_the_tables(self, file: Path) -> None:
        with Ledger.open(file) as ledger:
            ledger.add(document("d", report("a1", "كيري", "العمل"), text="نص جديد"))
        with closing(sqlite3.connect(file)) as plain:
            plain.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")


class TestRefused:
    def test_no_ledger(self, tmp_path: Path) -> None:
        path = tmp_path / "story.txt"
        path.write_text("قال الوزير إن الأمر انتهى " * 100, encoding="utf-8")
        refused(path, r"story\.txt: expected a ledger, found a file of another kind")

    def test_other_database(self, tmp_path: Path) -> None:
        path = tmp_path / "other.db"
        with closing(sqlite3.connect(path)) as plain:
            plain.execute("CREATE TABLE mails (id)")
        refused(path, "expected a ledger, found a database of another kind")

    def test_directory(self, tmp_path: Path) -> None:
        refused(tmp_path, "found a directory")

    def test_absent_file_is_not_made(self, tmp_path: Path) -> None:
        path = tmp_path / "nowhere.db"
        refused(path, "found no file of this name", create=False)
        assert not path.exists()

    def test_absent_folder(self, tmp_path: Path) -> None:
        refused(tmp_path / "no" / "news.db", "expected a file in a folder")

    def test_newer_schema(self, file: Path) -> None:
        with closing(sqlite3.connect(file)) as plain:
            plain.execute("UPDATE alembic_version SET version_num = '9999'")
            plain.commit()
        refused(file, "made by a newer Musnad: its schema is 9999")

    @pytest.mark.parametrize("address", ["nothing://x/y", "sqlite+none:///x", "://"])
    def test_address(self, address: str) -> None:
        refused(address, "no such database")

    def test_password_is_not_shown(self) -> None:
        assert "secret" not in connect.shown("postgresql+psycopg://me:secret@host/news")


class TestLocked:
    @pytest.fixture
    def locked(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        monkeypatch.setattr(connect, "PATIENCE", 0)
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield file

    def test_writing_says_so(self, locked: Path) -> None:
        with Ledger.open(locked) as ledger, pytest.raises(LedgerError, match="kept it locked"):
            ledger.add(document("e"))

    def test_reading_goes_on(self, locked: Path) -> None:
        with Ledger.open(locked) as ledger:
            assert ledger.ask("لافروف")


class TestReadOnly:
    @pytest.fixture
    def unwritable(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        may = os.access
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
        return file

    def test_can_be_asked(self, unwritable: Path) -> None:
        with Ledger.open(unwritable) as ledger:
            assert ledger.ask("لافروف")

    def test_adding_says_so(self, unwritable: Path) -> None:
        with Ledger.open(unwritable) as ledger, pytest.raises(LedgerError, match="only be read"):
            ledger.add(document("e"))

    def test_beside_a_writer(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with Ledger.open(file) as writer:
            writer.add(document("e", report("a1", "كيري", "العمل"), text="آخر"))
            monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
            with Ledger.open(file) as ledger:
                assert ledger.ask("كيري")
