"""the parts: numbers, negation, retreats, speakers, copies, drift, groups"""

from __future__ import annotations

import pytest

from musnad.compare import Comparer, compare
from musnad.compare.counting import counted
from musnad.compare.drift import drift
from musnad.compare.negation import Scope
from musnad.compare.row import Row
from musnad.compare.speakers import alike, same, speaker
from musnad.compare.telling import stances
from musnad.compare.unite import united
from musnad.errors import UsageError
from musnad.model import Span
from musnad.model.comparison import Side
from tests.compare.cases import document

PLENTY = "\n".join(
    (
        "أعلنت هيئة الجسور أن جسر الصنوبر سيغلق أسبوعا لإصلاح المفاصل الحديدية.",
        "وقال مدير الهيئة نبيل الحسن إن الأشغال ستكلف مئتي ألف دولار.",
        "ويعبر الجسر كل يوم آلاف الشاحنات المحملة بالخضار والفواكه إلى العاصمة.",
        "واشتكى تجار السوق المركزي من ارتفاع أجور النقل على الطريق الجبلي البديل.",
    )
)


def amounts(text: str) -> list[tuple[float | None, float | None, str, str]]:
    row = Row(text)
    return [(one.low, one.high, one.unit, one.role) for one in counted(row, 0, len(row))]


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("مقتل 12 شخصا", (12, 12, "people", "killed")),
            ("12 قتيلا", (12, 12, "people", "killed")),
            ("خمسة وعشرون جريحا", (25, 25, "people", "wounded")),
            ("نزوح ثلاثة آلاف ومئتي شخص", (3200, 3200, "people", "displaced")),
            ("أكثر من مئة ألف مدني تحت الحصار", (100_000, float("inf"), "people", "remaining")),
            ("خسائر بين 14 و15 مليون دولار", (14e6, 15e6, "dollars", "lost")),
            ("تعويض قدره 9,6 مليارات دولار", (9.6e9, 9.6e9, "dollars", "claimed")),
            ("عشرات القتلى", (20, 99, "people", "killed")),
            ("عدد السفن تجاوز 400", (400, float("inf"), "ships", "")),
            ("لا يتجاوز بضعة آلاف", (0, 9000, "number", "")),
        ],
    )
    def test_one(self, text: str, found: tuple[float, float, str, str]) -> None:
        assert amounts(text) == [found]

    @pytest.mark.parametrize("text", ["في 12 مايو", "عام 2001", "الكيلومتر رقم"])
    def test_none(self, text: str) -> None:
        assert amounts(text) == []


class TestNegation:
    @pytest.mark.parametrize(
        ("text", "negated"),
        [
            ("القصف لم يتوقف", {"يتوقف"}),
            ("القصف لا يزال مستمرا", set()),
            ("لن يقبل إلا اتفاقا كاملا", set()),
            ("فشلت المحادثات في تحقيق تقدم", {"تحقيق", "تقدم"}),
            ("غير مقبول", {"مقبول"}),
        ],
    )
    def test_scope(self, text: str, negated: set[str]) -> None:
        row = Row(text)
        scope = Scope(row, 0, len(row))
        assert {row.words[at] for at in range(len(row)) if scope.negated(at)} == negated

    def test_turns_a_pole_round(self) -> None:
        row = Row("المباحثات لم تحقق أي تقدم")
        (one,) = stances(row, 0, len(row), Scope(row, 0, len(row)))
        assert (one.axis, one.sign, one.turned) == ("prospects", -1, True)


class TestRetreats:
    @pytest.mark.parametrize(
        ("text", "actor"),
        [
            ("وكان الوزير قدم اقتراحا ثم تراجع عنه لاحقا.", "الوزير"),
            ("تراجعت شركة المرجان عن قرار التسريح.", "شركة المرجان"),
            ("عدل رئيس النادي عن الاستقالة.", "رئيس النادي"),
        ],
    )
    def test_told(self, text: str, actor: str) -> None:
        (one,) = compare([document("d", text, "المنارة")]).reversals
        assert (one.kind, one.actor) == ("reported", actor)

    @pytest.mark.parametrize(
        "text",
        [
            "تراجع سعر النفط عن أعلى مستوياته.",
            "قال الوزير إن الحكومة لن تتراجع عن قرارها.",
            "تراجعت درجات الحرارة.",
        ],
    )
    def test_none(self, text: str) -> None:
        assert not compare([document("d", text, "المنارة")]).reversals


class TestSpeakers:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("وزير الخارجية الروسي سيرغي لافروف", "لافروف"),
            ("هيئة قناة السويس", "رئيس هيئة قناة السويس أسامة ربيع"),
        ],
    )
    def test_same(self, one: str, other: str) -> None:
        assert same(speaker(one), speaker(other))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("وزير الخارجية الروسي", "وزير الخارجية الفرنسي"),
            ("مصدر دبلوماسي", "مصدر دبلوماسي"),
            ("ناشطون", "ناشطون"),
        ],
    )
    def test_not_the_same(self, one: str, other: str) -> None:
        assert not same(speaker(one), speaker(other))

    def test_the_same_words_may_still_be_alike(self) -> None:
        assert alike(speaker("مصدر دبلوماسي"), speaker("مصدر دبلوماسي"))


class TestCopies:
    def test_edited(self) -> None:
        changed = PLENTY.replace("مئتي ألف", "مئتين وعشرين ألف").replace("واشتكى", "وشكا")
        later = changed + "\nوستنتهي الأشغال قبل العيد."
        found = compare(
            [
                document("b", later, "السهل", "2024-03-01T12:00:00+00:00"),
                document("a", PLENTY, "المنارة", "2024-03-01T08:00:00+00:00"),
            ]
        )
        (copy,) = found.copies
        assert (copy.first, copy.second) == ("a", "b")
        changes = [edit.change for edit in copy.edits]
        assert changes == ["kept", "changed", "kept", "changed", "added"]
        (edge,) = (one for one in found.lineage if one.kind == "copies")
        assert (edge.origin, edge.origin_document) == ("المنارة", "a")

    def test_other_texts(self) -> None:
        other = "فاز فريق الواحة بكأس الصحراء بعد مباراة مثيرة حضرها جمهور كبير من الجنوب."
        texts = [document("a", PLENTY, "المنارة"), document("b", other, "السهل")]
        assert not compare(texts).copies


class TestDrift:
    def side(self, text: str, kind: str) -> Side:
        content = (Span(0, len(text), text),)
        return Side(document="d", cue="قال", cue_class=kind, content=content)

    def test_words_and_cue(self) -> None:
        one = self.side("الجسر الجديد سيفتح أمام الشاحنات غدا", "say")
        other = self.side("الجسر سيفتح أمام الحافلات غدا", "admit")
        found = [(change.difference, change.before, change.after) for change in drift(one, other)]
        assert found == [
            ("cue", "قال", "قال"),
            ("dropped", "الجديد", ""),
            ("replaced", "الشاحنات", "الحافلات"),
        ]

    def test_plain_cues_are_alike(self) -> None:
        assert drift(self.side("الجسر", "say"), self.side("الجسر", "announce")) == ()


class TestComparer:
    def test_an_article_counts_once(self) -> None:
        comparer = Comparer()
        assert comparer.add(document("d", PLENTY, "المنارة"))
        assert not comparer.add(document("d", PLENTY, "السهل"))
        assert comparer.comparison().documents == 1

    @pytest.mark.parametrize("choice", [{"about": "!"}, {"since": "1.1.2024"}, {"until": "x"}])
    def test_wrong_choice(self, choice: dict[str, str]) -> None:
        with pytest.raises(UsageError):
            compare([], **choice)

    def test_without_date_or_outlet(self) -> None:
        bare = document("d", PLENTY, "المنارة", "")
        assert compare([bare]).documents == 1


def test_united() -> None:
    assert sorted(map(sorted, united([(1, 2), (3, 4), (4, 1)]))) == [[1, 2, 3, 4]]
    assert united([(1, 2), (3, 4)]) == [[1, 2], [3, 4]]


@pytest.mark.parametrize(
    ("told", "day"),
    [("مساء الثلاثاء ", "2024-03-05"), ("العام الماضي ", "2024-03-08"), ("", "2024-03-08")],
)
def test_a_statement_s_day_is_when_it_was_made(told: str, day: str) -> None:
    text = f"قال مدير الهيئة نبيل الحسن {told}إن الأشغال ستكلف مئتي ألف دولار."
    (moment,) = compare([document("d", text, "المنارة", "2024-03-08")]).timeline
    assert moment.day == day
