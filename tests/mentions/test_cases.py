"""who is named: every case of tests/cases/mentions.yaml"""

from __future__ import annotations

import pytest

from tests.mentions.cases import Case, problems, read

ALL = read()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    assert problems(case) == []


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_the_case_itself_is_whole(case: Case) -> None:
    assert case.mentions or case.sources or case.absent
    for words in (*case.mentions, *case.sources):
        assert words in case.text


def test_ids_are_unique() -> None:
    ids = [case.id for case in ALL]
    assert len(ids) == len(set(ids))
