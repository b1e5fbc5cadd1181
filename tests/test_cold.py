"""what a cold start loads, and that what is loaded late is there all the same"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

import musnad
from musnad.cli import app
from musnad.cli.chosen import CAPTIONS, Waiting
from musnad.ledger import book

# Loading these is what makes a start slow: half a second for the first two.
SLOW = ("sqlalchemy", "alembic", "numpy", "lxml", "rapidfuzz", "musnad.lexicon")
DATABASE = ("sqlalchemy", "alembic")


def loaded(program: str, *arguments: str) -> set[str]:
    """The modules that a program of its own has loaded at its end."""
    ending = f"""
import atexit, sys
atexit.register(lambda: print("\\n".join(sys.modules), file=sys.stderr))
{program}
"""
    done = subprocess.run(
        [sys.executable, "-c", ending, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(done.stderr.split())


RUN = "from musnad.cli import main; main()"


def test_the_package_alone_loads_nothing_slow() -> None:
    assert loaded("import musnad").isdisjoint(SLOW)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_loads_nothing_slow(option: str) -> None:
    assert loaded(RUN, option).isdisjoint(SLOW)


def test_reading_loads_no_database(sample_files: list[Path], tmp_path: Path) -> None:
    one = tmp_path / "one.jsonl"
    one.write_text(sample_files[0].read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    assert loaded(RUN, "read", str(one)).isdisjoint(DATABASE)


def test_public_names_are_listed_and_others_refused() -> None:
    assert set(musnad.__all__) <= set(dir(musnad))
    with pytest.raises(AttributeError, match="no attribute 'analyze'"):
        musnad.analyze  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(ImportError, match="Legder"):
        exec("from musnad.ledger import Legder")


def test_a_module_does_not_hide_the_function_of_its_name() -> None:
    program = "import musnad.explain, musnad; print(musnad.explain('قال الوزير إن.', 0).offset)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == [b"0"]


def test_the_ledger_is_one_class() -> None:
    assert musnad.Ledger is book.Ledger


def test_captions_are_the_first_sentence_of_each_command() -> None:
    commands = typer.main.get_command(app)
    assert isinstance(commands, TyperGroup)
    waiting = {name: one for name, one in commands.commands.items() if isinstance(one, Waiting)}
    assert list(waiting) == list(CAPTIONS)
    firsts = {name: one.loaded().help.split("\n\n")[0] for name, one in waiting.items()}
    assert {name: " ".join(text.split()) for name, text in firsts.items()} == CAPTIONS
