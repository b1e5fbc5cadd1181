"""Build samples.jsonl: the attributions of samples.toml with offsets into the sample articles.

    python tests/gold/build_samples.py [--check]

samples.toml names spans by their words; here each is found in its article's text and
gets its offsets in code points. What is not found is refused by article and cue.
--check writes nothing and fails when samples.jsonl is out of date.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "samples"
GOLD = HERE / "samples.jsonl"
QUOTES = '«»“”"'
KEYS = {
    "cue", "nth", "source", "of", "content", "content2", "before",
    "parent", "class", "naming", "mode", "optional",
}  # fmt: skip
NAMINGS = {"named", "anonymous", "collective", "document", "impersonal"}
MODES = {"direct", "indirect", "mixed"}

Span = dict[str, int | str]
Range = tuple[int, int]


class AnnotationError(Exception):
    """An annotation that does not fit its article."""


def pattern(words: str) -> re.Pattern[str]:
    """Match the words as whole words; one particle may be attached ahead of them."""
    left = r"(?<!\w)[وفلب]?" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(f"{left}({re.escape(words)}){right}")


def find(text: str, words: str, within: Range) -> list[Range]:
    """Return where the words stand in this part of the text."""
    return [m.span(1) for m in pattern(words).finditer(text, *within)]


def demand(found: list[Range], words: str) -> list[Range]:
    """Refuse an empty result."""
    if not found:
        raise AnnotationError(f"not found: {words}")
    return found


def span(text: str, place: Range) -> Span:
    """Write a range as a span object."""
    start, end = place
    return {"start": start, "end": end, "text": text[start:end]}


def paragraph(text: str, place: Range) -> Range:
    """Return the paragraph around a place."""
    end = text.find("\n", place[1])
    return text.rfind("\n", 0, place[0]) + 1, len(text) if end < 0 else end


def find_cue(text: str, note: dict[str, Any], after: int) -> Range:
    """Find the cue past the previous one."""
    found = demand(find(text, note["cue"], (after, len(text))), note["cue"])
    nth: int = note.get("nth", 1)
    if nth > len(found):
        raise AnnotationError(f"only {len(found)} of {note['cue']}")
    return found[nth - 1]


def find_source(text: str, words: str, cue: Range) -> Range:
    """Find the source nearest to the cue in its paragraph."""

    def distance(place: Range) -> int:
        return max(place[0] - cue[1], cue[0] - place[1])

    return min(demand(find(text, words, paragraph(text, cue)), words), key=distance)


def find_antecedent(text: str, words: str, cue: Range) -> Range:
    """Find the last mention before the cue, or else the first after it."""
    ahead = find(text, words, (0, cue[0]))
    return ahead[-1] if ahead else demand(find(text, words, (cue[1], len(text))), words)[0]


def find_content(text: str, words: str, cue: Range, *, before: bool) -> Range:
    """Find "first words … last words" on one side of the cue."""
    begin, end = paragraph(text, cue)
    side = (begin, cue[0]) if before else (cue[1], end)
    first, _, last = words.partition(" … ")
    opening = demand(find(text, first, side), first)[0]
    if not last:
        return opening
    return opening[0], demand(find(text, last, (opening[1], side[1])), last)[0][1]


def mode(content: str) -> str:
    """Tell direct from mixed and indirect speech by the quotation marks."""
    if not any(mark in content for mark in QUOTES):
        return "indirect"
    inner = content[1:-1]
    whole = content[0] in QUOTES and content[-1] in QUOTES
    return "direct" if whole and not any(mark in inner for mark in QUOTES) else "mixed"


def check_keys(note: dict[str, Any]) -> None:
    """Refuse unknown keys and values."""
    unknown = set(note) - KEYS
    if unknown:
        raise AnnotationError(f"unknown: {', '.join(sorted(unknown))}")
    if note.get("naming", "named") not in NAMINGS or note.get("mode", "mixed") not in MODES:
        raise AnnotationError("unknown naming or mode")
    if "source" in note and "of" in note:
        raise AnnotationError("a source of its own and an inherited one")


def attribution(text: str, note: dict[str, Any], number: int, cue: Range) -> dict[str, Any]:
    """Turn one annotation into a gold attribution."""
    before = note.get("before", False)
    content = span(text, find_content(text, note["content"], cue, before=before))
    source, of, rest = note.get("source"), note.get("of"), note.get("content2")
    return {
        "id": str(number),
        "parent": str(note["parent"]) if "parent" in note else None,
        "source": span(text, find_source(text, source, cue)) if source else None,
        "cue": span(text, cue),
        "content": content,
        "content2": span(text, find_content(text, rest, cue, before=not before)) if rest else None,
        "inherited": of is not None,
        "antecedent": span(text, find_antecedent(text, of, cue)) if of else None,
        "optional": note.get("optional", False),
        "naming": note.get("naming", "named"),
        "mode": note.get("mode") or mode(str(content["text"])),
        "class": note["class"],
    }


def pieces(one: dict[str, Any]) -> list[Range]:
    """Return the ranges of an attribution's content."""
    return [(s["start"], s["end"]) for s in (one["content"], one["content2"]) if s]


def check_parents(attributions: list[dict[str, Any]]) -> None:
    """Refuse a parent that is missing or does not hold its child's content."""
    by_id = {one["id"]: one for one in attributions}
    for one in attributions:
        if one["parent"] is None:
            continue
        if one["parent"] not in by_id or one["parent"] == one["id"]:
            raise AnnotationError(f"no parent {one['parent']} for {one['cue']['text']}")
        outer = pieces(by_id[one["parent"]])
        for start, end in pieces(one):
            if not any(a <= start and end <= b for a, b in outer):
                raise AnnotationError(f"{one['cue']['text']} lies outside its parent")


def annotate(text: str, notes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the gold attributions of one article."""
    out, after = [], 0
    for number, note in enumerate(notes, 1):
        check_keys(note)
        try:
            cue = find_cue(text, note, after)
            out.append(attribution(text, note, number, cue))
        except AnnotationError as error:
            raise AnnotationError(f"{number} {note['cue']}: {error}") from error
        after = cue[1]
    check_parents(out)
    return out


def articles() -> Iterable[dict[str, Any]]:
    """Read the sample articles, files in the order of their names."""
    for path in sorted(SAMPLES.glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def build() -> str:
    """Return the gold file's text."""
    tables = tomllib.loads((HERE / "samples.toml").read_text(encoding="utf-8"))
    lines = []
    for article in articles():
        name, text = article["id"], article["text"]
        if name not in tables:
            raise AnnotationError(f"{name}: not annotated")
        try:
            gold = annotate(text, tables.pop(name)["attributions"])
        except AnnotationError as error:
            raise AnnotationError(f"{name}: {error}") from error
        record = {"id": name, "text": text, "attributions": gold}
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    if tables:
        raise AnnotationError(f"no such article: {', '.join(tables)}")
    return "".join(lines)


def main(arguments: list[str]) -> int:
    """Write the gold file, or compare it with what would be written."""
    try:
        text = build()
    except AnnotationError as error:
        print(f"build_samples: {error}", file=sys.stderr)
        return 1
    if "--check" not in arguments:
        GOLD.write_text(text, encoding="utf-8")
    elif GOLD.read_text(encoding="utf-8") != text:
        print("build_samples: samples.jsonl is out of date", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
