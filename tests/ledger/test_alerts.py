"""a saved search tells each statement once, whatever happens in between"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad import Article, Ledger, analyse
from musnad.desk.alerting import Alerting, Told
from musnad.errors import DeliveryError, UsageError
from musnad.ledger.alert import Alert, Asked, Delivery
from musnad.ledger.alerts import FIRST, LEASE, TOGETHER, TRIES
from tests.ledger.conftest import address
from tests.ledger.documents import document, report
from tests.ledger.postgres import Server


def alert(name: str = "talks", **asked: Any) -> Alert:
    asked = asked or {"who": "لافروف"}
    return Alert(
        name=name, asked=Asked(**asked), way="command", target=("true",), made="2024-01-01"
    )


def said(id: str, content: str = "المباحثات مستمرة", **more: Any) -> Any:
    return document(id, report("a1", "الوزير لافروف", content), text=f"{id} {content}", **more)


class Desk:
    """A receiver with a clock, that can be told to fail."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.now = 1000.0
        self.got: list[Delivery] = []
        self.notes: list[str] = []
        self.broken: str | None = None
        self.alerting = self.started()

    def started(self) -> Alerting:
        """A watcher that has just been started."""
        return Alerting(self.ledger, self.notes.append, self.hand, lambda: self.now)

    def hand(self, delivery: Delivery, now: float) -> None:
        if self.broken is not None:
            raise DeliveryError(self.broken)
        self.got.append(delivery)

    def round(self) -> Told:
        return self.alerting.round()

    @property
    def told(self) -> list[str]:
        return [one.entry.document for each in self.got for one in each.statements]


@pytest.fixture
def desk(databases: Server | None) -> Iterator[Desk]:
    with Ledger.open(address(databases)) as ledger:
        ledger.add(said("old"))
        yield Desk(ledger)


class TestNew:
    def test_only_what_is_new(self, desk: Desk) -> None:
        assert desk.ledger.alerts().add(alert()) == 1
        assert desk.round() == Told(0, 0, 0)
        desk.ledger.add_many([(said("new"), None), (document("other", text="x"), None)])
        assert desk.round() == Told(1, 1, 0)
        assert desk.told == ["new"]
        (delivery,) = desk.got
        (statement,) = delivery.statements
        assert statement.entry == desk.ledger.ask("لافروف", limit=1)[0]

    def test_once_also_after_a_restart(self, desk: Desk) -> None:
        desk.ledger.alerts().add(alert())
        desk.ledger.add(said("new"))
        for _ in range(3):
            desk.started().round()
        assert desk.told == ["new"]

    def test_a_new_reading_tells_nothing_again(self, desk: Desk) -> None:
        desk.ledger.alerts().add(alert())
        desk.ledger.add(said("new"))
        desk.round()
        for id in ("old", "new"):
            one = desk.ledger.document(id)
            assert one is not None
            longer = report("a1", "الوزير لافروف", "المباحثات مستمرة")
            longer = msgspec.structs.replace(longer, content=(*longer.content, longer.content[0]))
            again = msgspec.structs.replace(one, engine="musnad 9", attributions=(longer,))
            assert desk.ledger.add(again)
        assert desk.round() == Told(0, 0, 0)

    def test_an_edit_elsewhere_tells_nothing_again(self, desk: Desk) -> None:
        desk.ledger.alerts().add(alert())
        one = document(
            "old",
            report("a1", "الوزير لافروف", "المباحثات مستمرة"),
            report("a2", "الوزير لافروف", "العمل انتهى"),
            text="أعيدت صياغة النص",
        )
        desk.ledger.add(one)
        assert desk.round() == Told(1, 1, 0)
        assert [one.entry.attribution.id for one in desk.got[0].statements] == ["a2"]

    def test_keys_that_are_used_again_hide_nothing(self, desk: Desk) -> None:
        desk.ledger.alerts().add(alert())
        desk.ledger.delete(["old"])
        desk.ledger.add(said("new"))
        assert desk.round().sent == 1

    def test_each_search_by_itself(self, desk: Desk) -> None:
        desk.ledger.alerts().add(alert())
        desk.ledger.alerts().add(alert("words", about="الهدنة"))
        desk.ledger.add(said("new", "الهدنة هشة"))
        desk.round()
        assert sorted(each.alert.name for each in desk.got) == ["talks", "words"]
        assert len({each.id for each in desk.got}) == 2

    def test_words_are_not_loosened(self, desk: Desk) -> None:
        desk.ledger.alerts().add(alert("words", about="بالمباحثات"))
        desk.ledger.add(said("new"))
        assert desk.ledger.ask(words="بالمباحثات")
        assert desk.round() == Told(0, 0, 0)

    def test_many_come_in_parts(self, desk: Desk) -> None:
        desk.ledger.alerts().add(alert())
        desk.ledger.add_many((said(f"n{n}", f"القول {n}"), None) for n in range(TOGETHER + 3))
        assert desk.round().sent == TOGETHER + 3
        assert [len(each.statements) for each in desk.got] == [TOGETHER, 3]
        assert len(set(desk.told)) == TOGETHER + 3


class TestFailing:
    @pytest.fixture
    def failing(self, desk: Desk) -> Desk:
        desk.ledger.alerts().add(alert())
        desk.ledger.add(said("new"))
        desk.broken = "no answer"
        return desk

    def test_tried_again_later(self, failing: Desk) -> None:
        assert failing.round() == Told(1, 0, 1)
        failing.broken = None
        assert failing.round().sent == 0
        assert failing.ledger.alerts().next_due() == failing.now + FIRST
        failing.now += FIRST
        assert failing.round().sent == 1
        assert failing.told == ["new"]
        assert failing.got[0].tries == 2

    def test_what_comes_meanwhile_goes_by_itself(self, failing: Desk) -> None:
        failing.round()
        failing.broken = None
        failing.ledger.add(said("newer"))
        failing.round()
        failing.now += FIRST
        failing.round()
        assert failing.told == ["newer", "new"]

    def test_given_up_and_asked_for(self, failing: Desk) -> None:
        for _ in range(TRIES + 2):
            failing.round()
            failing.now += 10**6
        assert len(failing.notes) == TRIES
        assert "given up" in failing.notes[-1]
        (standing,) = failing.ledger.alerts().every()
        assert (standing.old, standing.failed, standing.waiting, standing.sent) == (1, 1, 0, 0)
        assert standing.why == "no answer"
        failing.broken = None
        assert failing.round().sent == 0
        assert failing.ledger.alerts().again("talks") == 1
        assert failing.round().sent == 1
        assert failing.ledger.alerts().every()[0].failed == 0

    def test_stopped_while_it_was_handed_over(self, failing: Desk) -> None:
        """What was taken and never reported is taken again, under the same id."""
        failing.ledger.alerts().gather()
        (taken,) = failing.ledger.alerts().due(failing.now)
        failing.broken = None
        assert failing.started().round().sent == 0
        failing.now += LEASE
        assert failing.started().round().sent == 1
        assert failing.got[0].id == taken.id
        assert failing.got[0].tries == 2

    def test_two_watchers_take_one_each(self, failing: Desk) -> None:
        failing.ledger.alerts().gather()
        first = list(failing.ledger.alerts().due(failing.now))
        assert len(first) == 1
        assert list(failing.ledger.alerts().due(failing.now)) == []

    def test_the_article_goes_before_it_is_told(self, failing: Desk) -> None:
        failing.round()
        failing.ledger.delete(["new"])
        failing.broken = None
        failing.now += FIRST
        assert failing.round() == Told(0, 0, 0)
        assert failing.ledger.alerts().next_due() is None


class TestNames:
    def test_in_use(self, desk: Desk) -> None:
        desk.ledger.alerts().add(alert())
        with pytest.raises(UsageError, match="expected a new name, found 'talks' in use"):
            desk.ledger.alerts().add(alert())

    def test_removed(self, desk: Desk) -> None:
        desk.ledger.alerts().add(alert())
        desk.ledger.add(said("new"))
        desk.ledger.alerts().gather()
        desk.ledger.alerts().remove("talks")
        assert desk.round() == Told(0, 0, 0)
        assert desk.ledger.alerts().every() == []
        with pytest.raises(UsageError, match="expected one of these: none; found 'talks'"):
            desk.ledger.alerts().remove("talks")

    def test_nothing_to_look_for(self, desk: Desk) -> None:
        with pytest.raises(UsageError, match="expected at least one word"):
            desk.ledger.alerts().add(alert(about="!"))
        assert desk.ledger.alerts().every() == []


STEPS = st.lists(
    st.sampled_from(("come", "come", "round", "break", "mend", "wait", "restart", "again")),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_none_lost_and_none_doubled(steps: list[str]) -> None:
    with Ledger.open(":memory:") as ledger:
        desk = Desk(ledger)
        ledger.alerts().add(alert())
        came = []
        for n, step in enumerate(steps):
            if step == "come":
                came.append(f"d{n}")
                ledger.add(said(f"d{n}", f"القول {n}"))
            elif step == "round":
                desk.round()
            elif step in ("break", "mend"):
                desk.broken = "broken" if step == "break" else None
            elif step == "wait":
                desk.now += 10**5
            elif step == "restart":
                desk.alerting = desk.started()
            else:
                ledger.alerts().again()
        desk.broken = None
        ledger.alerts().again()
        desk.started().round()
        assert Counter(desk.told) == Counter(came)


def test_through_the_engine(databases: Server | None) -> None:
    text = "أعلن سيرغي لافروف أن القصف على حلب توقف. وأضاف أن الهدنة هشة."
    with Ledger.open(address(databases)) as ledger:
        desk = Desk(ledger)
        ledger.alerts().add(alert(who="person/sergey-lavrov"))
        ledger.alerts().add(alert("state", country="RUS", about="الهدنة"))
        ledger.add(analyse(Article(id="said", text=text, published="2016-12-08")))
        assert desk.round().sent == 3
