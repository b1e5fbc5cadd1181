"""verbs of every build are inflected as printed"""

from __future__ import annotations

import time
from importlib import resources

import pytest

from musnad.errors import LexiconError
from musnad.lexicon import conjugate as conjugation
from musnad.lexicon.conjugate import Form, conjugate, stem_before_suffix
from musnad.lexicon.rows import VerbRow, verbs
from musnad.lexicon.table import parse

# root, form, vowels; past 3ms 3fs 3mp 1s; present 3ms 3mp 3fp; jussive 3ms 3mp;
# passive past 3ms 3fs and present 3ms; participle ms accusative, fs, mp genitive.
# A dash stands for what the present spells alike, or for what the form lacks.
PARADIGMS = """
طلب 1 a/u | طلب طلبت طلبوا طلبت | يطلب يطلبون يطلبن | - يطلبوا | طلب طلبت يطلب | طالبا - -
كشف 1 a/i | كشف كشفت كشفوا كشفت | يكشف يكشفون يكشفن | - يكشفوا | كشف كشفت يكشف | كاشفا كاشفة كاشفين
قبل 1 i/a | قبل قبلت قبلوا قبلت | يقبل يقبلون يقبلن | - يقبلوا | قبل قبلت يقبل | قابلا - قابلين
قول 1 a/u | قال قالت قالوا قلت | يقول يقولون يقلن | - يقولوا | قيل قيلت يقال | قائلا قائلة قائلين
لوم 1 a/u | لام لامت لاموا لمت | يلوم يلومون يلمن | يلم يلوموا | ليم ليمت يلام | لائما لائمة لائمين
عيب 1 a/i | عاب عابت عابوا عبت | يعيب يعيبون يعبن | يعب يعيبوا | عيب عيبت يعاب | عائبا عائبة عائبين
خوف 1 i/a | خاف خافت خافوا خفت | يخاف يخافون يخفن | يخف يخافوا | خيف خيفت يخاف | خائفا خائفة خائفين
جيء 1 a/i | جاء جاءت جاؤوا جئت | يجيء يجيئون يجئن | يجئ يجيئوا | جيء جيئت يجاء | - - -
دعو 1 a/u | دعا دعت دعوا دعوت | يدعو يدعون يدعون | يدع يدعوا | دعي دعيت يدعى | داعيا داعية داعين
رجو 1 a/u | رجا رجت رجوا رجوت | يرجو يرجون يرجون | يرج يرجوا | رجي رجيت يرجى | راجيا راجية راجين
نفي 1 a/i | نفى نفت نفوا نفيت | ينفي ينفون ينفين | ينف ينفوا | نفي نفيت ينفى | نافيا نافية نافين
روي 1 a/i | روى روت رووا رويت | يروي يروون يروين | يرو يرووا | روي رويت يروى | راويا - راوين
سعي 1 a/a | سعى سعت سعوا سعيت | يسعى يسعون يسعين | يسع يسعوا | سعي سعيت يسعى | ساعيا ساعية ساعين
خشي 1 i/a | خشي خشيت خشوا خشيت | يخشى يخشون يخشين | يخش يخشوا | خشي خشيت يخشى | خاشيا خاشية خاشين
رءي 1 a/a | رأى رأت رأوا رأيت | يرى يرون يرين | ير يروا | رئي رئيت يرى | رائيا رائية رائين
نءي 1 a/a | نأى نأت نأوا نأيت | ينأى ينأون ينأين | ينأ ينأوا | نئي نئيت ينأى | نائيا نائية نائين
ءبي 1 a/a | أبى أبت أبوا أبيت | يأبى يأبون يأبين | يأب يأبوا | أبي أبيت يؤبى | آبيا آبية آبين
ردد 1 a/u | رد ردت ردوا رددت | يرد يردون يرددن | - يردوا | رد ردت يرد | رادا رادة رادين
ظنن 1 a/u | ظن ظنت ظنوا ظننت | يظن يظنون يظنن | - يظنوا | ظن ظنت يظن | ظانا ظانة ظانين
وعد 1 a/i | وعد وعدت وعدوا وعدت | - يعدون يعدن | - يعدوا | وعد وعدت يوعد | واعدا واعدة واعدين
وصف 1 a/i | وصف وصفت وصفوا وصفت | يصف يصفون يصفن | - يصفوا | وصف وصفت يوصف | واصفا واصفة واصفين
وضع 1 a/a | وضع وضعت وضعوا وضعت | يضع يضعون يضعن | - يضعوا | وضع وضعت يوضع | واضعا واضعة واضعين
وجل 1 i/a | وجل وجلت وجلوا وجلت | يوجل يوجلون يوجلن | - يوجلوا | وجل وجلت يوجل | واجلا واجلة واجلين
وشي 1 a/i | وشى وشت وشوا وشيت | يشي يشون يشين | يش يشوا | وشي وشيت يوشى | واشيا واشية واشين
ءمر 1 a/u | أمر أمرت أمروا أمرت | يأمر يأمرون يأمرن | - يأمروا | أمر أمرت يؤمر | آمرا آمرة آمرين
سءل 1 a/a | سأل سألت سألوا سألت | يسأل يسألون يسألن | - يسألوا | سئل سئلت يسأل | سائلا سائلة سائلين
قرء 1 a/a | قرأ قرأت قرؤوا قرأت | يقرأ يقرؤون يقرأن | - يقرؤوا | قرئ قرئت يقرأ | قارئا قارئة قارئين
صرح 2 - | صرح صرحت صرحوا صرحت | يصرح يصرحون يصرحن | - يصرحوا | صرح صرحت يصرح | مصرحا مصرحة مصرحين
ءكد 2 - | أكد أكدت أكدوا أكدت | يؤكد يؤكدون يؤكدن | - يؤكدوا | أكد أكدت يؤكد | مؤكدا مؤكدة مؤكدين
نبء 2 - | نبأ نبأت نبؤوا نبأت | ينبئ ينبئون ينبئن | - ينبئوا | نبئ نبئت ينبأ | منبئا منبئة منبئين
سمي 2 - | سمى سمت سموا سميت | يسمي يسمون يسمين | يسم يسموا | سمي سميت يسمى | مسميا مسمية مسمين
نوه 2 - | نوه نوهت نوهوا نوهت | ينوه ينوهون ينوهن | - ينوهوا | نوه نوهت ينوه | منوها منوهة منوهين
شكك 2 - | شكك شككت شككوا شككت | يشكك يشككون يشككن | - يشككوا | شكك شككت يشكك | مشككا مشككة مشككين
طلب 3 - | طالب طالبت طالبوا طالبت | يطالب يطالبون يطالبن | - يطالبوا | طولب طولبت يطالب | مطالبا مطالبة مطالبين
ءخذ 3 - | آخذ آخذت آخذوا آخذت | يؤاخذ يؤاخذون يؤاخذن | - يؤاخذوا | أوخذ أوخذت يؤاخذ | مؤاخذا مؤاخذة مؤاخذين
ندي 3 - | نادى نادت نادوا ناديت | ينادي ينادون ينادين | يناد ينادوا | نودي نوديت ينادى | مناديا منادية منادين
علن 4 - | أعلن أعلنت أعلنوا أعلنت | يعلن يعلنون يعلن | - يعلنوا | أعلن أعلنت يعلن | معلنا معلنة معلنين
شور 4 - | أشار أشارت أشاروا أشرت | يشير يشيرون يشرن | يشر يشيروا | أشير أشيرت يشار | مشيرا مشيرة مشيرين
دين 4 - | أدان أدانت أدانوا أدنت | يدين يدينون يدن | يدن يدينوا | أدين أدينت يدان | مدينا - -
وضح 4 - | أوضح أوضحت أوضحوا أوضحت | يوضح يوضحون يوضحن | - يوضحوا | أوضح أوضحت يوضح | موضحا موضحة موضحين
يقن 4 - | أيقن أيقنت أيقنوا أيقنت | يوقن يوقنون يوقن | - يوقنوا | أوقن أوقنت يوقن | موقنا موقنة موقنين
بدي 4 - | أبدى أبدت أبدوا أبديت | يبدي يبدون يبدين | يبد يبدوا | أبدي أبديت يبدى | مبديا مبدية مبدين
صرر 4 - | أصر أصرت أصروا أصررت | يصر يصرون يصررن | - يصروا | أصر أصرت يصر | مصرا مصرة مصرين
نبء 4 - | أنبأ أنبأت أنبؤوا أنبأت | ينبئ ينبئون ينبئن | - ينبئوا | أنبئ أنبئت ينبأ | منبئا منبئة منبئين
ءمن 4 - | آمن آمنت آمنوا آمنت | يؤمن يؤمنون يؤمن | - يؤمنوا | - - يؤمن | مؤمنا - -
سوء 4 - | أساء أساءت أساؤوا أسأت | يسيء يسيئون يسئن | يسئ يسيئوا | أسيء أسيئت يساء | مسيئا مسيئة مسيئين
وقع 5 - | توقع توقعت توقعوا توقعت | يتوقع يتوقعون يتوقعن | - يتوقعوا | توقع توقعت يتوقع | متوقعا متوقعة متوقعين
نبء 5 - | تنبأ تنبأت تنبؤوا تنبأت | يتنبأ يتنبؤون يتنبأن | - يتنبؤوا | تنبئ تنبئت يتنبأ | متنبئا متنبئة متنبئين
مني 5 - | تمنى تمنت تمنوا تمنيت | يتمنى يتمنون يتمنين | يتمن يتمنوا | تمني تمنيت يتمنى | متمنيا متمنية متمنين
سءل 6 - | تساءل تساءلت تساءلوا تساءلت | يتساءل يتساءلون يتساءلن | - يتساءلوا | تسوئل تسوئلت يتساءل | متسائلا متسائلة متسائلين
بهي 6 - | تباهى تباهت تباهوا تباهيت | يتباهى يتباهون يتباهين | يتباه يتباهوا | - - يتباهى | متباهيا متباهية متباهين
حوز 7 - | انحاز انحازت انحازوا انحزت | ينحاز ينحازون ينحزن | ينحز ينحازوا | - - - | منحازا منحازة منحازين
نقد 8 - | انتقد انتقدت انتقدوا انتقدت | ينتقد ينتقدون ينتقدن | - ينتقدوا | انتقد انتقدت ينتقد | منتقدا منتقدة منتقدين
وهم 8 - | اتهم اتهمت اتهموا اتهمت | يتهم يتهمون يتهمن | - يتهموا | اتهم اتهمت يتهم | متهما متهمة -
دعو 8 - | ادعى ادعت ادعوا ادعيت | يدعي يدعون يدعين | يدع يدعوا | ادعي ادعيت يدعى | مدعيا مدعية مدعين
صدم 8 - | اصطدم اصطدمت اصطدموا اصطدمت | يصطدم يصطدمون يصطدمن | - يصطدموا | اصطدم اصطدمت يصطدم | مصطدما مصطدمة مصطدمين
طلع 8 - | اطلع اطلعت اطلعوا اطلعت | يطلع يطلعون يطلعن | - يطلعوا | اطلع اطلعت يطلع | مطلعا - مطلعين
زعم 8 - | ازدعم ازدعمت ازدعموا ازدعمت | يزدعم يزدعمون يزدعمن | - يزدعموا | ازدعم ازدعمت يزدعم | مزدعما مزدعمة مزدعمين
تبع 8 - | اتبع اتبعت اتبعوا اتبعت | يتبع يتبعون يتبعن | - يتبعوا | اتبع اتبعت يتبع | متبعا متبعة متبعين
خير 8 - | اختار اختارت اختاروا اخترت | يختار يختارون يخترن | يختر يختاروا | اختير اختيرت يختار | مختارا مختارة مختارين
حجج 8 - | احتج احتجت احتجوا احتججت | يحتج يحتجون يحتججن | - يحتجوا | احتج احتجت يحتج | محتجا محتجة محتجين
بعد 10 - | استبعد استبعدت استبعدوا استبعدت | يستبعد يستبعدون يستبعدن | - يستبعدوا | استبعد استبعدت يستبعد | مستبعدا مستبعدة مستبعدين
فيد 10 - | استفاد استفادت استفادوا استفدت | يستفيد يستفيدون يستفدن | يستفد يستفيدوا | استفيد استفيدت يستفاد | مستفيدا مستفيدة مستفيدين
دعو 10 - | استدعى استدعت استدعوا استدعيت | يستدعي يستدعون يستدعين | يستدع يستدعوا | استدعي استدعيت يستدعى | مستدعيا مستدعية مستدعين
عدد 10 - | استعد استعدت استعدوا استعددت | يستعد يستعدون يستعددن | - يستعدوا | استعد استعدت يستعد | مستعدا مستعدة مستعدين
ءنف 10 - | استأنف استأنفت استأنفوا استأنفت | يستأنف يستأنفون يستأنفن | - يستأنفوا | استؤنف استؤنفت يستأنف | مستأنفا مستأنفة مستأنفين
برهن q - | برهن برهنت برهنوا برهنت | يبرهن يبرهنون يبرهن | - يبرهنوا | برهن برهنت يبرهن | مبرهنا مبرهنة مبرهنين
طمءن q - | طمأن طمأنت طمأنوا طمأنت | يطمئن يطمئنون يطمئن | - يطمئنوا | طمئن طمئنت يطمأن | مطمئنا مطمئنة مطمئنين
مسخر q2 - | تمسخر تمسخرت تمسخروا تمسخرت | يتمسخر يتمسخرون يتمسخرن | - يتمسخروا | - - - | متمسخرا متمسخرة متمسخرين
"""  # noqa: E501
CELLS = [
    *((tense, "active", person) for tense, person in (("past", "3ms"), ("past", "3fs"))),
    *((tense, "active", person) for tense, person in (("past", "3mp"), ("past", "1s"))),
    *(("present", "active", person) for person in ("3ms", "3mp", "3fp")),
    *(("jussive", "active", person) for person in ("3ms", "3mp")),
    *(("past", "passive", person) for person in ("3ms", "3fs")),
    ("present", "passive", "3ms"),
    *(("participle", "active", person) for person in ("0ms", "0fs", "0mp")),
]
LINES = PARADIGMS.strip().splitlines()


def verb(root: str, form: str, vowel: str = "", *masdar: str) -> VerbRow:
    """A row for a verb of which only the inflection counts."""
    return VerbRow(
        id="x",
        lemma="",
        root=root,
        form=form,
        vowel=vowel,
        masdar=masdar,
        kind="say",
        frames=frozenset({"that"}),
        certainty="unknown",
        guard="",
        gloss="",
        line=1,
    )


def texts(forms: tuple[Form, ...], tense: str, voice: str, person: str) -> set[str]:
    """The spellings of one cell of a paradigm."""
    return {
        form.text
        for form in forms
        if (form.tense, form.voice) == (tense, voice)
        and f"{form.person}{form.gender}{form.number}" == person
    }


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split(" |")[0])
def test_paradigm(line: str) -> None:
    head, *groups = line.split(" | ")
    root, form, vowel = head.split()
    forms = conjugate(verb(root, form, vowel.strip("-")))
    for (tense, voice, person), expected in zip(CELLS, " ".join(groups).split(), strict=True):
        found = texts(forms, tense, voice, person)
        assert expected in (*found, "-"), (tense, voice, person)


def test_there_are_enough_paradigms() -> None:
    assert len(LINES) >= 40


@pytest.mark.parametrize("row", verbs(), ids=lambda row: row.id)
def test_every_lemma_is_its_past(row: VerbRow) -> None:
    first = conjugate(row)[0]
    assert first == Form(row.lemma, "past", "active", 3, "m", "s")


@pytest.mark.parametrize(
    ("root", "form", "vowel", "cell", "expected"),
    [
        ("قول", "1", "a/u", ("past", "active", "3md"), "قالا"),
        ("قول", "1", "a/u", ("past", "active", "3fd"), "قالتا"),
        ("قول", "1", "a/u", ("past", "active", "3fp"), "قلن"),
        ("قول", "1", "a/u", ("past", "active", "2mp"), "قلتم"),
        ("قول", "1", "a/u", ("past", "active", "1p"), "قلنا"),
        ("قول", "1", "a/u", ("present", "active", "3fd"), "تقولان"),
        ("قول", "1", "a/u", ("jussive", "active", "3fd"), "تقولا"),
        ("دعو", "1", "a/u", ("past", "active", "3fd"), "دعتا"),
        ("دعو", "1", "a/u", ("past", "active", "3md"), "دعوا"),
        ("دعو", "1", "a/u", ("present", "active", "2fs"), "تدعين"),
        ("علن", "4", "", ("past", "active", "1p"), "أعلنا"),
        ("علن", "4", "", ("past", "active", "2mp"), "أعلنتم"),
        ("ثبت", "4", "", ("past", "active", "1s"), "أثبت"),
        ("نبء", "4", "", ("past", "active", "3md"), "أنبآ"),
        ("نبء", "4", "", ("past", "active", "3mp"), "أنبأوا"),
        ("ءكد", "2", "", ("present", "active", "1s"), "أؤكد"),
        ("ءمر", "1", "a/u", ("present", "active", "1s"), "آمر"),
        ("ءكد", "2", "", ("participle", "active", "0fd"), "مؤكدتين"),
        ("ءكد", "2", "", ("participle", "active", "0fp"), "مؤكدات"),
        ("ءكد", "2", "", ("participle", "active", "0md"), "مؤكدان"),
        ("نفي", "1", "a/i", ("passive-participle", "passive", "0ms"), "منفي"),
        ("دعو", "1", "a/u", ("passive-participle", "passive", "0ms"), "مدعو"),
        ("دعو", "8", "", ("passive-participle", "passive", "0ms"), "مدعى"),
        ("دعو", "8", "", ("passive-participle", "passive", "0fs"), "مدعاة"),
        ("سءل", "1", "a/a", ("passive-participle", "passive", "0ms"), "مسؤول"),
        ("سءل", "1", "a/a", ("passive-participle", "passive", "0ms"), "مسئول"),
        ("قول", "1", "a/u", ("imperative", "active", "2mp"), "قولوا"),
        ("ءخذ", "1", "a/u", ("imperative", "active", "2ms"), "خذ"),
    ],
)
def test_single_forms(
    root: str, form: str, vowel: str, cell: tuple[str, str, str], expected: str
) -> None:
    assert expected in texts(conjugate(verb(root, form, vowel)), *cell)


def test_verbal_nouns_take_an_accusative_where_it_is_spelled() -> None:
    forms = conjugate(verb("قول", "1", "a/u", "قول", "مقالة", "ادعاء", "بدء", "منأى"))
    nouns = [form.text for form in forms if form.tense == "masdar"]
    assert nouns == ["قول", "قولا", "مقالة", "ادعاء", "بدء", "بدءا", "منأى"]


def test_nothing_stands_twice() -> None:
    for row in verbs():
        forms = conjugate(row)
        assert len(forms) == len(set(forms))


def test_only_arabic_letters_are_printed() -> None:
    letters = {chr(code) for code in (*range(0x621, 0x63B), *range(0x641, 0x64B))}
    for row in verbs():
        assert letters.issuperset("".join(form.text for form in conjugate(row))), row.lemma


def test_common_other_words_are_no_forms() -> None:
    forms = {form.text for row in verbs() for form in conjugate(row) if form.voice == "active"}
    assert forms.isdisjoint("مصر مدينة فيها يجب طالبان".split())


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("رأى", "رآ"),
        ("نفى", "نفا"),
        ("اتهموا", "اتهمو"),
        ("يتهموا", "يتهمو"),
        ("متهمة", "متهمت"),
        ("يدعو", "يدعو"),
        ("دعا", "دعا"),
        ("شتم", "شتم"),
        ("قال", "قال"),
    ],
)
def test_stem_before_suffix(text: str, stem: str) -> None:
    assert stem_before_suffix(text) == stem


def test_second_person_plural_takes_a_long_vowel() -> None:
    form = Form("أعلنتم", "past", "active", 2, "m", "p")
    assert stem_before_suffix(form.text, form) == "أعلنتمو"


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("\t3ms\t+a", "\t3mx\t+a", "from"),
        ("\t3ms\t+a", "\t3ms\ta", "to"),
        ("affix\t*\tpast\t3ms", "affix\t*\tperfect\t3ms", "when"),
        ("stem\t1\tpast", "stem\t*\tpast", "forms"),
        ("stem\t1\tpast\t", "stem\t1\tperfect\t", "when"),
        ("\tdt\tdd", "\t(dt\tdd", "from"),
    ],
)
def test_a_wrong_paradigm_is_refused(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str, column: str
) -> None:
    file = resources.files("musnad") / "data" / conjugation.PARADIGMS.file
    text = file.read_text(encoding="utf-8").replace(old, new, 1)
    monkeypatch.setattr(conjugation, "read", lambda wanted: parse(wanted, text))
    with pytest.raises(LexiconError) as caught:
        conjugation._tables.__wrapped__()
    assert (caught.value.file, caught.value.column) == (conjugation.PARADIGMS.file, column)
    assert new in text.splitlines()[caught.value.line - 1]


def test_conjugation_is_quick() -> None:
    rows = verbs()
    start = time.perf_counter()
    for row in rows:
        conjugate(row)
    assert time.perf_counter() - start < 1.0
