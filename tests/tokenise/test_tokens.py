"""tokens: offsets, clitics, and what stands outside them"""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given

from musnad.lexicon import fold
from musnad.lexicon import tags as t
from musnad.tokenise import Tokens, tokenise
from tests.tokenise.texts import texts

# Blanks, controls, characters that nobody sees, and what ties the words of a hashtag.
OUTSIDE = re.compile(
    "[\\s\\x00-\\x1f\\x7f-\\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff#_]*"
)


def forms(text: str) -> list[str]:
    tokens = tokenise(text)
    return [tokens.form(at) for at in range(len(tokens))]


# ── what holds for any text ────────────────────────────────────────────────────────────


@given(texts())
def test_offsets_rise_and_nothing_overlaps(text: str) -> None:
    tokens = tokenise(text)
    assert len(tokens) == len(tokens.starts) == len(tokens.ends) == len(tokens.tags)
    assert len(tokens.entries) == len(tokens)
    before = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert before <= start < end <= len(text)
        before = end


@given(texts())
def test_only_blanks_and_controls_stand_outside(text: str) -> None:
    tokens = tokenise(text)
    edges = zip([0, *tokens.ends], [*tokens.starts, len(text)], strict=True)
    for start, end in edges:
        assert OUTSIDE.fullmatch(text[start:end]), (text, start, end)


@given(texts())
def test_pieces_of_a_word_adjoin(text: str) -> None:
    """Between two tokens with nothing between them no letter is lost, and clitics stand first."""
    tokens = tokenise(text)
    assert OUTSIDE.sub("", "".join(forms(text))) == OUTSIDE.sub("", text)
    for at, entry in enumerate(tokens.entries):
        assert entry.suffix < tokens.ends[at] - tokens.starts[at]


@given(texts())
def test_no_word_begins_with_a_mark(text: str) -> None:
    for form in forms(text):
        assert len(form) == 1 or not unicodedata.combining(form[0])


@given(texts())
def test_every_token_has_a_tag(text: str) -> None:
    assert set(tokenise(text).tags) <= set(t.KINDS)


@given(texts())
def test_offsets_are_found_again(text: str) -> None:
    tokens = tokenise(text)
    assert tokens.at(-1) == -1
    for at, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        assert {tokens.at(offset) for offset in range(start, end)} == {at}
        assert tokens.span(at, at + 1) == (start, end)


@given(texts(), texts())
def test_a_text_is_cut_alike_alone_and_behind_another(text: str, other: str) -> None:
    alone = tokenise(text)
    both = tokenise(f"{other}\n\n{text}")
    shift = len(other) + 2
    starts = [start - shift for start in both.starts if start >= shift]
    if not text.startswith("\n"):
        assert starts == alone.starts


# ── words and clitics ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "pieces",
    """
    و|قالت ف|قال و|ل|لمرة ب|القرار ل|لصحفيين لـ|«|صوت|» ب|أنه كالعادة
    و|ب|أن ف|ب|أنه و|ل|وكالة و|بيان و|اتهمها و|سيعلن ف|سيعلن ف|ليعلن و|اللاعب ف|الوزير
    و|ب|القرار و|ل|لصحفيين ب|إعلان ب|قوله و|ب|قوله و|وعد و|وصف و|واصل و|وفقا و|هذا ف|كان
    ل|وزير ب|"|القرار|" و|وكالة ب|ارتكاب ل|لبلدية و|أن و|إن ف|إن ب|إجراء و|لم و|لا
    """.split(),
)
def test_clitics_are_cut(pieces: str) -> None:
    expected = pieces.split("|")
    assert forms("".join(expected)) == expected


@pytest.mark.parametrize(
    "word",
    """
    وزير وزيرة وزارة وزراء والدة والدته وفد وكالة وليد ورقة وقف وقفت وضع واحد وسط وراء وحدة وقت
    وفاة والي وعد وصف وضح واصل واشنطن وسائل وثيقة وثائق ولاية
    فريق فلسطين فرض فيما فيها فرنسا فيينا فاطمة فتح فضل فشل فصائل فارس فؤاد فوز
    بيان بلاده بغداد باسم بسبب بعد بعض بيت بنك بيروت بوتين برلين بلدية باريس بنغازي بن بدوره بلغ بل
    لبنان لجنة لاعب ليبيا لافروف لندن لقاء ليس لكن لأن لم لن لا لدى لعل لأنه لكنه لواء ليلى
    كالعادة كوزير كأن كان كتلة كما كل كيف
    أوباما أوروبا السودان الذي التي الآن الله
    سوريا سيدة سعيد سيناتور ساعة سيادة سيارة
    """.split(),
)
def test_whole_words_stay_whole(word: str) -> None:
    assert forms(word) == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بلغ 3.5 مليون", ["بلغ", "3.5", "مليون"]),
        ("10,000", ["10,000"]),
        ("٣٫٥٪", ["٣٫٥", "٪"]),
        ("10:30", ["10:30"]),
        ("2016/12/08", ["2016/12/08"]),
        ("..إن", ["..", "إن"]),
        ("ثم…قال", ["ثم", "…", "قال"]),
        ("قــال", ["قــال"]),
        ("قَالَ الوَزِيرُ", ["قَالَ", "الوَزِيرُ"]),
        ("خفّضت", ["خفّضت"]),
        ("BBC عربي", ["BBC", "عربي"]),
        ("F16", ["F", "16"]),
        ("«نعم»", ["«", "نعم", "»"]),
        ("#وزير_الخارجية", ["وزير", "الخارجية"]),
        ("\n\n\n", ["\n\n\n"]),
        ("قال\x00 الوزير", ["قال", "الوزير"]),
        ("قال\u00a0الوزير", ["قال", "الوزير"]),
        ("می‌گوید", ["می‌گوید"]),
        ("😀", ["😀"]),
        ("", []),
        (" \t\u200f", []),
    ],
)
def test_forms(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("وقالت", "&V"),
        ("سيعلن", "V"),
        ("مشيرا", "P"),
        ("بأنه", "BC"),
        ("إن", "c"),
        ("«»", "«»"),
        ('“”"', '"""'),
        ("؛،,", ",,,"),
        ("؟!.", "..."),
        ("12", "0"),
        ("٪", "~"),
        ("\n", "\n"),
        ("الوزير", "o"),
        ("وزارة", "g"),
    ],
)
def test_tags(text: str, tags: str) -> None:
    assert tokenise(text).tags == tags


@pytest.mark.parametrize("word", ["وَقَالَ", "بِالقَرَارِ", "بِأَنَّ", "فَأَعلن"])
def test_a_cut_leaves_vowel_marks_with_their_letter(word: str) -> None:
    pieces = forms(word)
    assert len(pieces) == 2
    assert not [piece for piece in pieces if unicodedata.combining(piece[0])]


@pytest.mark.parametrize("word", ["لِلصَّحَفِيِّينَ", "لِلوزيرِ"])
def test_clitics_with_vowel_marks_are_cut(word: str) -> None:
    assert len(forms(word)) == 2


def test_a_present_verb_behind_l_is_a_verb() -> None:
    assert forms("ليعلن") == ["ليعلن"]


@pytest.mark.parametrize("word", ["وزراؤه", "وزراؤها", "ونزويلا"])
def test_a_noun_that_begins_with_w_stays_whole(word: str) -> None:
    assert forms(word) == [word]


@pytest.mark.parametrize("mark", ["\u061c", "\u00ad", "\u2060", "\ufe0f"])
def test_invisible_characters_are_no_tokens(mark: str) -> None:
    assert len(fold(mark)) == 0
    assert len(forms(f"قال{mark} الوزير")) == 2


@pytest.mark.parametrize("mark", ["\u200b", "\u200e", "\u200f", "\ufeff"])
def test_invisible_characters_part_no_word(mark: str) -> None:
    assert len(forms(f"ال{mark}وزير")) == 1


def test_the_text_is_kept_as_it_is() -> None:
    text = "قَالَ\x00 «\u200fنعم»  .."
    tokens = tokenise(text)
    assert isinstance(tokens, Tokens)
    assert tokens.text is text
