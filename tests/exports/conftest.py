"""a ledger of the samples, which every form is made of"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad import Article, Document, Ledger, analyse, read
from musnad.model import Attribution, Origin

# What no sample has: marks that forms use themselves, no outlet, blanks in an id.
HARD = Article(
    id="a\tb / 1",
    url="x|y",
    published="2016-12-08",
    text=(
        "قال الوزير كمال سالم إن «الجسر # مفتوح; | غدا»،\tمشيرا إلى أن الأشغال\u200f انتهت.\n\n"
        "وذكرت وكالة رويترز نقلا عن مصدر أمني أن مسلحين قتلوا = خمسة جنود في بغداد أمس."
    ),
)
BARE = Article(id="bare", text="كان الطقس جميلا.", headline="")


@pytest.fixture(scope="session")
def ledger(sample_files: list[Path]) -> Iterator[Ledger]:
    """The samples, an article that is hard to write, and one in which nobody says anything."""
    with Ledger.open(":memory:") as book:
        for file in sample_files:
            book.add_many((analyse(one), Origin(file.name)) for one in read(str(file)))
        book.add_many((analyse(one), None) for one in (HARD, BARE))
        yield book


@pytest.fixture(scope="session")
def documents(ledger: Ledger) -> list[Document]:
    """The documents in it."""
    return list(ledger.documents())


def reports(document: Document) -> tuple[Attribution, ...]:
    """The reports of headline and body."""
    return document.headline_attributions + document.attributions
