"""documents with an unsure sentence, and readers that never wait"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from musnad import Article, Document, analyse
from musnad.second import SecondReader, Settings
from tests.second.server import KEY, Server

SURE = "أعلن وزير النقل سامي الحداد أن الجسر سيفتح غدا."
# No verb that the grammar knows carries it.
HIDDEN = "تنهد سائق الشاحنة لزميله أن الطريق مقطوع."
TEXT = f"{SURE} {HIDDEN}"

Make = Callable[..., SecondReader]


@pytest.fixture
def document() -> Document:
    """A sure sentence, and one that the grammar misses."""
    return analyse(Article(id="road", outlet="صحيفة المدينة", published="2024-03-05", text=TEXT))


@pytest.fixture
def reader() -> Make:
    """A function that makes a reader for a server; `naps` tells how long it would have waited."""

    def make(server: Server, naps: list[float] | None = None, **settings: Any) -> SecondReader:
        given: dict[str, Any] = {"url": server.url, "model": "small", "key": KEY, "seconds": 5.0}
        waits = naps if naps is not None else []
        return SecondReader(Settings(**given | settings), sleep=waits.append)

    return make
