"""the cases of tests/cases/mentions.yaml, and what is wrong about one"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import yaml

from musnad.mentions import find, resolve, sources
from musnad.model.mention import Mention
from musnad.model.span import Span
from musnad.tokenise import tokenise

CASES = Path(__file__).resolve().parent.parent / "cases" / "mentions.yaml"


class Case(NamedTuple):
    """One text with what its names stand for."""

    id: str
    text: str
    published: str | None
    mentions: dict[str, str | None]
    sources: dict[str, list[str]]
    absent: list[str]


def read(path: Path = CASES) -> list[Case]:
    """The cases of a table."""
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Case(
            row["id"],
            row["text"],
            row.get("published"),
            row.get("mentions", {}),
            row.get("sources", {}),
            row.get("absent", []),
        )
        for row in rows
    ]


def problems(case: Case) -> list[str]:
    """What is not as the case has it."""
    resolved = resolve(find(tokenise(case.text), published=case.published, outlet=None))
    spans = [_last(case.text, words) for words in case.sources]
    found = sources(resolved, spans)
    mentions, entities = resolved.records()
    wrong = [_mention(words, wanted, mentions) for words, wanted in case.mentions.items()]
    for (words, ids), span in zip(case.sources.items(), spans, strict=True):
        if list(found[span.start, span.end]) != ids:
            wrong.append(f"source {words}: {found[span.start, span.end]}")
    seen = {one.text for one in mentions} | {str(one.entity) for one in mentions}
    wrong += [f"{words} is found" for words in case.absent if words in seen]
    known = {one.id for one in entities}
    wrong += [f"no record of {one.entity}" for one in mentions if one.entity not in {*known, None}]
    wrong += [f"no record of {one}" for ids in found.values() for one in ids if one not in known]
    return [one for one in wrong if one]


def _mention(words: str, wanted: str | None, mentions: tuple[Mention, ...]) -> str:
    fits = [one.entity for one in mentions if one.text == words]
    return "" if wanted in fits else f"mention {words}: {fits or 'not found'}"


def _last(text: str, words: str) -> Span:
    """Where the words stand for the last time."""
    at = text.rindex(words)
    return Span(at, at + len(words), words)
