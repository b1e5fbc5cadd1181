"""every state of the tables has its two letters"""

from __future__ import annotations

from musnad.lexicon.actors import actors
from musnad.lexicon.iso import alpha2
from musnad.lexicon.outlets import outlets


def test_every_state_has_two_letters() -> None:
    known = alpha2()
    assert set(actors().countries) <= set(known)
    assert {one.country for one in outlets() if one.country} <= set(known)
    assert len(set(known.values())) == len(known)


def test_some_are_as_expected() -> None:
    letters = {"SYR": "SY", "DEU": "DE", "PSE": "PS", "XKX": "XK", "GBR": "GB"}
    assert {three: alpha2()[three] for three in letters} == letters
