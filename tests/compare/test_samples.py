"""what the sample articles must show"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.compare import compare
from musnad.ingest import articles
from musnad.model.comparison import Comparison, Conflict
from musnad.pipeline import analyse


@pytest.fixture(scope="module")
def found(sample_files: list[Path]) -> Comparison:
    return compare(analyse(one) for file in sample_files for one in articles(str(file)))


def between(found: Comparison, left: str, right: str) -> Conflict:
    """The conflict between two stretches of text."""
    return next(
        one
        for one in found.conflicts
        if any(left in span.text for span in one.left.content)
        and any(right in span.text for span in one.right.content)
    )


def test_ships_that_wait(found: Comparison) -> None:
    one = between(found, "321 سفينة", "تجاوز 400")
    assert (one.kind, one.clash.left.text) == ("number", "321 سفينة")


def test_civilians_under_siege(found: Comparison) -> None:
    one = between(found, "مئة ألف مدنى", "أكبر من ذلك")
    assert one.kind == "number"
    assert one.right.speaker == "ناشطين"


def test_shelling_denied(found: Comparison) -> None:
    one = between(found, "لم يتوقف", "ذلك")
    assert one.kind == "denial"
    assert one.right.cue == "نفى"
    assert one.left.chain[-1].text == "متحدث باسم فصيل مسلح"


def test_arms_for_the_houthis(found: Comparison) -> None:
    assert between(found, "وقف شحنات السلاح", "صحة التقرير").kind == "denial"


def test_reversals_of_their_own_words(found: Comparison) -> None:
    own = [one for one in found.reversals if one.kind == "own words"]
    before = [one.before.content[0].text for one in own if one.before]
    assert any("ممكن خلال ساعات" in text for text in before)
    assert any("العاصفة هي التي" in text for text in before)


def test_one_announcement_in_two_outlets(found: Comparison) -> None:
    (family,) = (one for one in found.families if "علق عملياته" in one.fullest.content[0].text)
    assert family.speaker == "وزير الخارجية الروسى سيرغي لافروف"
    assert [one.side.outlet for one in family.renderings] == ["وكالة زيزفون للأنباء", "الصارية"]
    assert any(one.difference == "replaced" for one in family.renderings[1].drift)


def test_lineage(found: Comparison) -> None:
    cited = {one.origin for one in found.lineage if one.kind == "cites"}
    assert {"التلفزيون المصرى", 'صحيفة "وول ستريت جورنال" الأمريكية'} <= cited
    assert any(one.kind == "quotes" for one in found.lineage)


def test_timeline_is_in_order(found: Comparison) -> None:
    days = [one.day for one in found.timeline if one.day]
    assert days == sorted(days)
    assert any("reversal" in one.marks for one in found.timeline)
