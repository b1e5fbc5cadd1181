"""a memo: what is made once, what is kept, and where it begins anew"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon import Memo


def test_it_starts_anew_before_it_grows_too_large() -> None:
    memo = Memo(list, most=3)
    first = memo["one"]
    for key in "two three four".split():
        memo[key]
    assert list(memo) == ["four"]
    assert memo["one"] is first
    for key in "three four five six seven eight".split():
        memo[key]
    assert len(memo) <= 3
    assert memo["one"] is not first
    assert memo["one"] == first


def test_what_was_made_of_a_key_is_kept_even_if_it_is_empty() -> None:
    made: list[str] = []

    def make(key: str) -> tuple[str, ...]:
        made.append(key)
        return ()

    memo = Memo(make, most=2)
    for key in ("a", "b", "c", "a", "a"):
        assert memo[key] == ()
    assert made == ["a", "b", "c"]


@given(st.lists(st.text(max_size=2)), st.integers(1, 5))
def test_it_gives_what_the_function_gives(keys: list[str], most: int) -> None:
    memo = Memo(str.upper, most=most)
    for key in keys:
        assert memo[key] == key.upper()
        assert len(memo) <= most
