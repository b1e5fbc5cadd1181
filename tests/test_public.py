"""the names that users may rely on"""

from __future__ import annotations

import musnad

PUBLIC = {"Article", "Document", "Ledger", "MusnadError", "analyse", "explain", "read"}


def test_names() -> None:
    assert set(musnad.__all__) == PUBLIC
    assert len(musnad.__all__) == len(PUBLIC) <= 12


def test_each_is_there_and_described() -> None:
    for name in musnad.__all__:
        assert getattr(musnad, name).__doc__
