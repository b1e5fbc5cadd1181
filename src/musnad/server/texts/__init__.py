"""the pages' words in Arabic and English, out of two tables"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")
DIRECTION: dict[Language, str] = {"ar": "rtl", "en": "ltr"}
TABLES = tuple(Path(__file__).parent / name for name in ("ui.tsv", "rules.tsv"))


class Texts:
    """The words of one language.

    Example:
        >>> Texts("en")("nav.search")
        'Search'
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.direction = DIRECTION[language]
        self._texts = _table()[language]

    def __call__(self, id: str, **values: object) -> str:
        """The text of an id, with values in its places.

        Raises:
            KeyError: the table has no such id.
        """
        text = self._texts[id]
        return text.format(**values) if values else text

    def or_id(self, part: str, id: str | None) -> str:
        """The text for one of a group of ids, or the id itself where the table has none."""
        return self._texts.get(f"{part}.{id}", id or "")


@cache
def _table() -> dict[Language, dict[str, str]]:
    """Texts by language and id.

    Raises:
        ValueError: a row has not three cells, or an id stands twice.
    """
    found: dict[Language, dict[str, str]] = {"ar": {}, "en": {}}
    for table in TABLES:
        for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) != 3 or not all(cells) or cells[0] in found["ar"]:
                raise ValueError(f"{table.name}:{number}: expected a new id and two texts")
            found["ar"][cells[0]], found["en"][cells[0]] = cells[1], cells[2]
    return found
