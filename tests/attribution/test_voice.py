"""who speaks in a sentence, and whose the loaded words are"""

from __future__ import annotations

import pytest
from hypothesis import given

from musnad.attribution import attribute
from musnad.attribution.voice import voices
from musnad.model import Article, Loaded, Shares, Voice
from musnad.pipeline import analyse
from musnad.tokenise import tokenise
from tests.tokenise.texts import texts


def read(text: str) -> tuple[tuple[Voice, ...], Shares]:
    tokens = tokenise(text)
    return voices(tokens, attribute(tokens))


def labels(text: str) -> list[Loaded]:
    return [label for voice in read(text)[0] for label in voice.loaded]


def found(text: str) -> list[tuple[str, bool]]:
    return [(label.text, label.quoted) for label in labels(text)]


class TestAttributed:
    @pytest.mark.parametrize(
        ("text", "attributed"),
        [
            ("انتهت الأعمال في الجسر أمس.", False),
            ("قال الوزير إن الأعمال في الجسر انتهت.", True),
            # What stands between the cue and the content only frames the report.
            ("أعلن الوزير خلال مؤتمر صحفي عقده اليوم في مقر الوزارة أن الجسر اكتمل.", True),
            # A long sentence of the outlet's with a short report at its end.
            (
                "وصلت السفينة إلى المرفأ بعد رحلة طويلة عبر المحيط وأفرغت حمولتها من القمح"
                " في مخازن البلدية قبل أن تغادر، وقال القبطان إنها ستعود.",
                False,
            ),
            ("«الجسر مفتوح أمام السيارات»، قال الوزير.", True),
            ("***", False),
        ],
    )
    def test_sentence(self, text: str, attributed: bool) -> None:
        assert [voice.attributed for voice in read(text)[0]] == [attributed]

    def test_quotation_over_several_sentences(self) -> None:
        said, _ = read("قال الوزير: «الجسر مفتوح. والطريق آمن. ولن نغلقه». وعاد إلى مكتبه.")
        assert [voice.attributed for voice in said] == [True, True, True, False]

    def test_one_entry_a_sentence(self) -> None:
        text = "قال الوزير إن الجسر مفتوح.\n\nانتهت الأعمال أمس. عاد العمال."
        tokens = tokenise(text)
        said, _ = voices(tokens, attribute(tokens))
        spans = [tokens.span(first, last) for first, last in tokens.sentences]
        assert [(voice.start, voice.end) for voice in said] == spans


class TestLoaded:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("شنت الطائرات غارات على تنظيمات إرهابية أمس.", [("تنظيمات إرهابية", False)]),
            ("قال الوزير إن القوات قصفت تنظيمات إرهابية.", [("تنظيمات إرهابية", True)]),
            ("وصل من سماهم «المرتزقة» إلى المدينة.", [("المرتزقة", True)]),
            ("وصل المرتزقة إلى المدينة.", [("المرتزقة", False)]),
            # The outlet's own choice of a cue.
            ("وزعم المسؤول أن الجسر مفتوح.", [("زعم", False)]),
            # How it names a source is its own as well.
            ("قال جيش الاحتلال إن الطريق أغلق.", [("جيش الاحتلال", False)]),
            ("انتهت الأعمال أمس.", []),
        ],
    )
    def test_whose_it_is(self, text: str, expected: list[tuple[str, bool]]) -> None:
        assert found(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("وصلت للإرهابيين أسلحة.", "إرهابيين"),
            ("اتجهوا بعصاباتهم نحو المدينة.", "عصاباتهم"),
            ("والعصابات تجوب الشوارع.", "العصابات"),
            ("بثت أبواقها الخبر.", "أبواقها"),
            ("هذه مليشياتٌ مسلحة.", "مليشياتٌ"),
            ("هاجموا العملية الاستشهادية بشدة.", "العملية الاستشهادية"),
            ("اجتمع العملاء والخونة في القصر.", "العملاء والخونة"),
            ("تقدمت قوات الاحتلال شمالا.", "قوات الاحتلال"),
            ("في تناقض يفضح حقيقة الموقف.", "يفضح حقيقة"),
        ],
    )
    def test_forms(self, text: str, expected: str) -> None:
        assert [label.text for label in labels(text)] == [expected]

    @pytest.mark.parametrize(
        "text",
        [
            "أكلوا وفق النظام الغذائي الجديد.",
            "وضعوا نظاما للسير ونظام المرور واحد.",
            "زار الوفد مكة المكرمة أمس.",
            "سافر الوفد إلى باريس.",
            "بقي في مكانه حتى الفجر.",
        ],
    )
    def test_plain_words(self, text: str) -> None:
        assert not labels(text)

    def test_longest_form_counts_once(self) -> None:
        (label,) = labels("وصل النظام السوري إلى حافة الانهيار.")
        assert label.row == "loaded/alnzam-alswry"

    def test_a_line_end_parts_a_phrase(self) -> None:
        assert "قوات الاحتلال" not in [label.text for label in labels("وصلت قوات\nالاحتلال")]


class TestShares:
    def test_counts(self) -> None:
        text = (
            "قال مصدر طلب عدم ذكر اسمه إن الإرهابيين انسحبوا. انتهت الأعمال."
            " دخلت الميليشيات المدينة.\n***"
        )
        _, shares = read(text)
        assert shares == Shares(
            sentences=3,
            attributed=1,
            own=2,
            attributed_ratio=0.3333,
            anonymous=1,
            loaded_own=1,
            loaded_quoted=1,
        )

    def test_nothing(self) -> None:
        assert read("") == ((), Shares())


class TestDocument:
    def test_voice_is_part_of_it(self) -> None:
        document = analyse(Article(id="1", text="وصل المرتزقة إلى المدينة."))
        assert "voice" in document.stages
        assert [voice.attributed for voice in document.voice] == [False]
        assert document.voice_shares is not None
        assert document.voice_shares.loaded_own == 1


@given(texts())
def test_any_text(text: str) -> None:
    said, shares = read(text)
    for voice in said:
        ends = voice.start
        for label in voice.loaded:
            assert ends <= label.start < label.end <= voice.end
            assert label.text == text[label.start : label.end]
            ends = label.end
    assert shares.sentences == shares.attributed + shares.own <= len(said)
