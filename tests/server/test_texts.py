"""every rule says of itself in both languages what it looks for"""

from __future__ import annotations

import re

import pytest

from musnad import Article, analyse
from musnad.attribution import rule_says
from musnad.attribution.colons import colon
from musnad.attribution.phrases import phrase
from musnad.attribution.rules import RULES
from musnad.compare import rules
from musnad.errors import InputError
from musnad.explain import explain
from musnad.lexicon.tags import KINDS
from musnad.server.texts import LANGUAGES, Language, Texts

ARABIC = re.compile(r"[\u0621-\u064a]")
ATTRIBUTION = [rule.__name__.rstrip("_") for rule in (*RULES, phrase, colon)]
CLASHES = [rule.__name__.replace("_", "-") for rule in rules.RULES]
TOLD = """
قالت وكالة الأنباء إن الجسر مغلق. وأضاف المتحدث، نقلا عن الوزير، أن الطريق مفتوح.
«لن نعود»، قال سامي. بحسب مصدر أمني، هرب ثلاثة. مشيرا إلى أن الأشغال انتهت.
"""


def known(lang: Language, id: str) -> bool:
    text = Texts(lang)(id)
    return bool(ARABIC.search(text)) == (lang == "ar")


def kinds(error: type[InputError]) -> set[str]:
    """The names of all kinds of an error."""
    return {name for kind in error.__subclasses__() for name in (kind.__name__, *kinds(kind))}


@pytest.mark.parametrize("lang", LANGUAGES)
class TestAll:
    @pytest.mark.parametrize("name", ATTRIBUTION)
    def test_attribution(self, lang: Language, name: str) -> None:
        assert known(lang, f"rule.{name}")

    @pytest.mark.parametrize("name", [*CLASHES, "cause-negated", "retreat"])
    def test_clashes(self, lang: Language, name: str) -> None:
        assert known(lang, f"clash.{name}")

    @pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
    def test_readings(self, lang: Language, kind: str) -> None:
        assert known(lang, f"reading.{kind}")

    @pytest.mark.parametrize("name", ["verb", "noun", "light", "cue"])
    def test_events(self, lang: Language, name: str) -> None:
        assert known(lang, f"event_rule.{name}")

    @pytest.mark.parametrize("kind", sorted(kinds(InputError)))
    def test_failures(self, lang: Language, kind: str) -> None:
        assert known(lang, f"failure.{kind}")

    def test_orders(self, lang: Language) -> None:
        found = {
            one.rule.partition("/")[2] for one in analyse(Article(id="", text=TOLD)).attributions
        }
        assert len(found) > 2
        assert all(known(lang, f"order.{name}") for name in found)


@pytest.mark.parametrize("name", ATTRIBUTION)
def test_english_is_what_the_rule_says(name: str) -> None:
    assert Texts("en")(f"rule.{name}") == rule_says(name)


@pytest.mark.parametrize(
    ("text", "id"),
    [("قال الوزير في المدينة.", "none")],
)
def test_english_is_why_a_cue_lost(text: str, id: str) -> None:
    (lost,) = explain(text, 0).lost
    assert (lost.rule, lost.why) == (id, Texts("en")(f"lost.{id}"))
