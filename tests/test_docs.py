"""what the documents show runs as shown"""

from __future__ import annotations

import doctest
import importlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
from typer.core import TyperCommand, TyperGroup

from musnad.cli import app
from musnad.cli.chosen import Waiting
from tests.source import PACKAGE, ROOT, Module, modules

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.M | re.S)
PRINTS = re.compile(r"\s+prints\s+```text\n(?P<output>.*?)^```$", re.M | re.S)
TARGET = re.compile(r"^([a-z]+):", re.M)
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted|deb\.debian\.org|registry\.npmjs|--(extra-)?index-url|--find-links",
    re.I,
)
DIRECTION = re.compile("[\u200e\u200f\u2066-\u2069]")
OUTSIDE = {"git", "cd", "curl"}


class Block(NamedTuple):
    """A fenced block of a document, and what it prints where the document shows that."""

    document: Path
    language: str
    body: str
    line: int
    output: str = ""

    def __str__(self) -> str:
        return f"{self.document.relative_to(ROOT)}:{self.line}"


def blocks(language: str) -> list[Block]:
    found = []
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            if match["language"] == language:
                line = text.count("\n", 0, match.start()) + 1
                prints = PRINTS.match(text, match.end())
                output = prints["output"] if prints else ""
                found.append(Block(document, language, match["body"], line, output))
    return found


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with the samples in it, a folder to build in, and a gold file."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    shutil.copy(ROOT / "tests" / "evaluate" / "gold.jsonl", tmp_path)
    (tmp_path / "build").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shell(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    folders = [str(Path(sys.executable).parent), os.environ["PATH"]]
    return subprocess.run(
        command,
        shell=True,
        cwd=place,
        env=os.environ | {"PATH": os.pathsep.join(folders), "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def commands(body: str) -> Iterator[str]:
    """The lines of a shell block, without comments, put together at a closing backslash."""
    for line in body.replace("\\\n", " ").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.strip()


@pytest.mark.parametrize("block", blocks("sh"), ids=str)
def test_shell_blocks_run(block: Block, place: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    for command in commands(block.body):
        words = command.split()
        if words[0] == "make":
            assert set(words[1:]) <= targets, command
        elif words[0] not in OUTSIDE:
            done = shell(command, place)
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("block", blocks("console"), ids=str)
def test_console_blocks_show_what_comes_out(block: Block, place: Path) -> None:
    first, *rest = re.split(r"^\$ ", block.body.replace("\\\n", " "), flags=re.M)
    assert not first.strip()
    for part in rest:
        command, _, expected = part.partition("\n")
        done = shell(command, place)
        assert tidy(done.stdout + done.stderr) == tidy(expected), command


def tidy(output: str) -> str:
    """The output as a page shows it: without marks of direction and blanks at line ends."""
    output = DIRECTION.sub("", output)
    return "\n".join(line.rstrip() for line in output.strip().splitlines())


@pytest.mark.parametrize("block", blocks("python"), ids=str)
@pytest.mark.usefixtures("place")
def test_python_blocks_run(block: Block, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block.body, str(block), "exec"), {"__name__": "example"})
    printed = capsys.readouterr().out
    assert tidy(block.output) == tidy(printed) or not block.output


@pytest.mark.parametrize(
    "module", [one for one in modules() if ">>> " in one.text], ids=lambda one: one.name
)
def test_docstring_examples_run(module: Module) -> None:
    dotted = ".".join(module.path.relative_to(PACKAGE.parent).with_suffix("").parts)
    imported = importlib.import_module(dotted.removesuffix(".__init__"))
    assert doctest.testmod(imported).failed == 0


def options(command: object, words: str) -> Iterator[tuple[str, set[str]]]:
    """The long options of every command that can be run, by the words that a user types."""
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            known = inner.loaded() if isinstance(inner, Waiting) else inner
            yield from options(known, f"{words} {name}")
    elif isinstance(command, TyperCommand):
        names = {name for parameter in command.params for name in parameter.opts}
        yield words, {name for name in names if name.startswith("--")} - {"--help"}


def sections(document: Path) -> dict[str, str]:
    """The document's text below each heading that names a command."""
    parts = re.split(r"^#+ `(musnad[^`]*)`$", document.read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_and_option_is_described() -> None:
    described = sections(ROOT / "docs" / "cli.md")
    there = dict(options(typer.main.get_command(app), "musnad"))
    assert set(described) == set(there)
    absent = [
        f"{command} {name}"
        for command, names in there.items()
        for name in sorted(names)
        if f"`{name}" not in described[command]
    ]
    assert not absent


def test_no_file_names_a_registry() -> None:
    naming = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path != Path(__file__) and REGISTRY.search(path.read_bytes().decode("utf-8", "replace"))
    ]
    assert not naming


def tracked() -> list[Path]:
    """The project's files, without what is made from them."""
    skipped = re.compile(r"^(\.git|\.venv|build|dist|\..*_cache|\.hypothesis|.*\.whl)$|__pycache__")
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and not any(skipped.search(name) for name in path.relative_to(ROOT).parts)
    ]
