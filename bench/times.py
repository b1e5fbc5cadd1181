"""how many time expressions are read right: the date cases, and the times of a story's gold

`bench/times.toml` names the date cases that are left out, and why.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from bench.material import ROOT, material, stories
from bench.score import Score, digest
from musnad.errors import GoldError
from musnad.evaluate.times import curated, read_left_out, read_times, score_times
from musnad.timex import times
from musnad.tokenise import tokenise

LEFT_OUT = ROOT / "bench" / "times.toml"
FIELDS = ("start", "end", "type", "value", "mod")


def date_cases() -> Iterator[Score]:
    """Date cases of the material: span and value right."""
    folder = material()
    if folder is not None and (folder / "data" / "times").is_dir():
        yield score_cases(folder / "data" / "times")


def story_times() -> Iterator[Score]:
    """The times of the material's stories."""
    for gold, text in stories():
        yield score_story(gold, text)


def score_cases(folder: Path) -> Score:
    """The figures of a folder of date cases.

    Raises:
        GoldError: a file cannot be read, or more cases are left out than may be.
    """
    every = read_times(folder)
    cases = curated(every, read_left_out(LEFT_OUT))
    left_out = len(every) - len(cases)
    if left_out > tomllib.loads(LEFT_OUT.read_text(encoding="utf-8"))["most"] * len(every):
        raise GoldError(f"{LEFT_OUT}: leaves out {left_out} of {len(every)} cases")
    score = score_times(cases)
    figures = {
        "cases": float(score.cases),
        "left_out": float(left_out),
        "right": float(score.right),
        "exact_span": float(score.exact),
        "share": score.share,
    }
    files = (*sorted(folder.glob("*.json")), LEFT_OUT)
    whole = digest(b"".join(path.read_bytes() for path in files))
    return Score("times", whole, figures, ("share",))


def score_story(gold: Path, article: Path) -> Score:
    """The times of one story: each in its place with its type, value and modifier."""
    content = gold.read_bytes()
    story: dict[str, Any] = msgspec.json.decode(content)
    text = article.read_bytes().decode("utf-8")
    found = times(tokenise(text), published=story["article"].get("published"))
    wanted = {tuple(time.get(name) for name in FIELDS) for time in story["times"]}
    given = {tuple(getattr(time, name) for name in FIELDS) for time in found}
    right = len(wanted & given)
    both = len(wanted) + len(given)
    figures = {
        "gold": float(len(wanted)),
        "found": float(len(given)),
        "f1": 2 * right / both if both else 1.0,
    }
    return Score(f"times-{gold.stem}", digest(content), figures, ("f1",))
