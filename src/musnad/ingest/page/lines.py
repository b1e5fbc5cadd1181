"""the lines of a page's body -> those of the article"""

from __future__ import annotations

from musnad.ingest.page.headline import SIGNS
from musnad.lexicon import fold
from musnad.lexicon.boilerplate import verdict

# Above this, boilerplate that ends an article would end it too early.
TOO_EARLY = 0.3


def kept(lines: list[str], headline: str | None) -> list[str]:
    """The lines without boilerplate, without the headline again, and none twice in a row."""
    title = _key(headline or "")
    found: list[str] = []
    length = sum(map(len, lines))
    passed = 0
    for line in lines:
        passed += len(line)
        said = verdict(line)
        if said == "rest" and passed > TOO_EARLY * length:
            break
        if said is None and not _repeats(line, title, found):
            found.append(line)
    return found


def _repeats(line: str, title: str, found: list[str]) -> bool:
    if found and found[-1] == line:
        return True
    return len(found) < 2 and bool(title) and len(line) < 3 * len(title) and _key(line) == title


def _key(line: str) -> str:
    return SIGNS.sub("", fold(line))
