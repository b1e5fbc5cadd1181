"""one word -> its pieces: spelling first, folding second, clitics only where they are some"""

from __future__ import annotations

import pytest

from musnad.lexicon import Entry, fold, pieces, spell, store, words
from musnad.lexicon import tags as t
from musnad.lexicon.calendar_symbols import SYMBOLS


def last(word: str) -> Entry:
    """The entry of the word behind its clitics."""
    return pieces(word)[-1][1]


def lemma(word: str) -> str | None:
    verb = last(word).verb
    return None if verb is None else verb.lemma


@pytest.mark.parametrize(
    "word",
    "قال وقالت للصحفيين بأنه كالعادة قــال وَقَالَ ١٢ ... \n\n « 😀 x وو و ل الل لل بـ وال ّ ـ".split(
        " "
    ),
)
def test_pieces_make_up_the_word(word: str) -> None:
    assert sum(length for length, _ in pieces(word)) == len(word)
    assert all(length > 0 for length, _ in pieces(word))


def test_every_form_of_the_lexicon_is_cut_into_itself() -> None:
    """A form that the tables have is never cut: spelling goes before clitics."""
    cut = [form for form in store().spelled if form.isalpha() and len(pieces(form)) != 1]
    lone = [form for form in cut if len(form) > 1]
    # Words with a clitic and the article, or "that", are looked up behind the clitic.
    assert len(lone) < 25, lone


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("قال", "قال"),
        ("وقالت", "قال"),
        ("يقولون", "قال"),
        ("سيعلن", "أعلن"),
        ("ستعلن", "أعلن"),
        ("وسيؤكد", "أكد"),
        ("سنطالب", "طالب"),
        ("اتهمها", "اتهم"),
        ("واتهمهم", "اتهم"),
        ("اتهموها", "اتهم"),
        ("يتهمونها", "اتهم"),
        ("أبلغه", "أبلغ"),
        ("أبلغتهم", "أبلغ"),
        ("نفاه", "نفى"),
        ("نفته", "نفى"),
        ("يدعوها", "دعا"),
        ("أكّد", "أكد"),
        ("اكد", "أكد"),
        ("اعلنت", "أعلن"),
        ("واضاف", "أضاف"),
        ("أضــاف", "أضاف"),
        ("قَالَتْ", "قال"),
        ("مشيرا", "أشار"),
        ("مشيراً", "أشار"),
        ("مؤكدةً", "أكد"),
        ("وموضحا", "أوضح"),
        ("ينف", "نفى"),
    ],
)
def test_verbs(word: str, verb: str) -> None:
    assert lemma(word) == verb


@pytest.mark.parametrize(
    ("word", "length"),
    [
        ("اتهمها", 2),
        ("أبلغه", 1),
        ("نفاه", 1),
        ("قولهم", 2),
        ("تصريحاته", 1),
        ("قال", 0),
        ("سيطالبها", 2),
    ],
)
def test_pronouns(word: str, length: int) -> None:
    assert last(word).suffix == length


@pytest.mark.parametrize(
    ("spelled", "other"),
    [
        ("أن", "آن"),
        ("على", "علي"),
        ("إلى", "الي"),
    ],
)
def test_spelling_goes_before_folding(spelled: str, other: str) -> None:
    """Two words that fold alike are told apart where both are spelled with care."""
    assert fold(spelled) == fold(other)
    assert spell(spelled) != spell(other)
    assert store().find(spelled) == store().spelled[spell(spelled)]


@pytest.mark.parametrize(
    ("careless", "careful"),
    [
        ("ان", "أن"),
        ("الى", "إلى"),
        ("اكد", "أكد"),
        ("رئيسه", "رئيس"),
        ("مدينه", "مدينة"),
        ("فى", "في"),
    ],
)
def test_careless_spelling_is_found(careless: str, careful: str) -> None:
    assert last(careless).tag == last(careful).tag


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("في", t.IN),
        ("من", t.FROM),
        ("أن", t.THAT),
        ("إن", t.THAT),
        ("أنه", t.THAT_IT),
        ("بأن", t.THAT),
        ("بأنها", t.THAT_IT),
        ("باسم", t.BY_NAME),
        ("الذي", t.RELATIVE),
        ("لم", t.NEGATION),
        ("كان", t.BE),
        ("الخميس", t.TIME),
        ("وزير", t.OFFICE),
        ("الوزير", t.OFFICE),
        ("للوزير", t.OFFICE),
        ("وزارة", t.GROUP),
        ("المنظمة", t.GROUP),
        ("صحيفة", t.MEDIA),
        ("تقرير", t.DOCUMENT),
        ("مقابلة", t.MEDIUM),
        ("لافروف", t.NAME),
        ("تأكيده", t.SAYING),
        ("قول", t.MEDIUM),
        ("قولا", t.ADVERB),
        ("مشيرا", t.PARTICIPLE),
        ("بحسب", t.PHRASE),
        ("الزقزاق", t.DEFINITE),
        ("زقزاق", t.UNKNOWN),
        ("12", t.NUMBER),
        ("x", t.NAME),
    ],
)
def test_tags(word: str, tag: str) -> None:
    assert last(word).tag == tag


def test_the_article_makes_a_noun_definite() -> None:
    assert last("الوزير").definite
    assert not last("وزير").definite
    assert last("للوزير").definite
    assert last("الوزير").rows == last("وزير").rows


def test_every_word_of_the_tables_may_have_the_article() -> None:
    for word in (*store().spelled, *store().folded):
        assert words()["ال" + word]


@pytest.mark.parametrize("word", ["الزقزاق", "المشيرا", "القائلا"])
def test_with_the_article_nothing_is_a_verb(word: str) -> None:
    assert last(word).tag not in t.VERB + t.WEAK + t.PARTICIPLE


@pytest.mark.parametrize(
    "word", ["ارتكاب", "انسحاب", "استخدام", "إطلاق", "تدبير", "محاولة", "تعاون"]
)
def test_unknown_verbal_nouns_have_their_shape(word: str) -> None:
    if store().find(word) is None:
        assert last(word).verbal


@pytest.mark.parametrize("word", ["قال", "الوزير", "مشيرا", "بحسب", "في", "لافروف"])
def test_known_words_name_their_rows(word: str) -> None:
    rows = last(word).rows
    assert rows
    assert all(row.partition("/")[1] for row in rows)


def test_the_memo_is_shared() -> None:
    assert words() is words()


def test_a_word_that_is_not_cut_is_its_entry() -> None:
    memo = words()
    assert memo["قال"] == last("قال")
    cut = memo["وقال"]
    assert isinstance(cut, tuple)
    assert [length for length, _ in cut] == [1, 3]


@pytest.mark.parametrize(
    ("word", "name"),
    [("الخميس", "weekday"), ("فبراير", "month"), ("15", "number"), ("المسلسل", "definite")],
)
def test_an_entry_says_what_a_word_is_among_times(word: str, name: str) -> None:
    for form in (word, "و" + word) if word[0].isalpha() else (word,):
        found = words()[form]
        entry = found[-1][1] if isinstance(found, tuple) else found
        assert entry.time == SYMBOLS[name]


def test_words_that_no_table_knows_share_an_entry() -> None:
    memo = words()
    assert memo["زخنشط"] is memo["خزنشظ"]
    assert memo["15"] is memo["16"]
