"""the words of a briefing in Arabic and English, out of one table"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")
TABLE = Path(__file__).parent / "brief.tsv"


class Words:
    """The words of one language.

    Example:
        >>> Words("en")("n.articles", n=3)
        '3 articles'
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.direction = "rtl" if language == "ar" else "ltr"
        self._texts = {id: texts[language] for id, texts in table().items()}

    def __call__(self, id: str, **values: object) -> str:
        """The text of an id, with values in its places.

        Raises:
            KeyError: the table has no such id.
        """
        text = self._texts[id]
        return text.format(**values) if values else text

    def or_id(self, part: str, id: str) -> str:
        """The text for one of a group of ids, or the id itself where the table has none."""
        return self._texts.get(f"{part}.{id}", id)


@cache
def table() -> dict[str, dict[Language, str]]:
    """The texts of each id.

    Raises:
        ValueError: a row has not three cells, or an id stands twice.
    """
    found: dict[str, dict[Language, str]] = {}
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 3 or not all(cells) or cells[0] in found:
            raise ValueError(f"{TABLE.name}:{number}: expected a new id and two texts")
        found[cells[0]] = {"ar": cells[1], "en": cells[2]}
    return found
