"""random texts that look like Arabic news, for property tests"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from musnad.lexicon import store

MARKS = ". .. … ، , ؛ : ؟ ! « » \" “ ” „ ‘ ’ ' ( ) [ ] - – ـ / % ٪ * _ # @ & 😀".split()
CONTROLS = ["\x00", "\x1f", "\x7f", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202b"]
CONTROLS += ["\u202c", "\u2066", "\u2069", "\ufeff", "\u061c", "\u00ad"]
BLANKS = [" ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028"]
NUMBERS = ["3", "3.5", "٢٠١٦", "10:30", "1,000", "٪5"]
CLITICS = ["و", "ف", "ب", "ل", "لل", "ال", "وال", "وبال", "س", "ك"]
PRONOUNS = ["ه", "ها", "هم", "نا", "ي"]
VOWELS = ["َ", "ُ", "ِ", "ّ", "ً", "ـ"]
FRAMES = (
    """
قال الوزير إن|وأضاف أن|مشيرا إلى أن|بحسب مصادر|وفقا ل|نقلا عن|على حد قوله|كما قال|نقلت الوكالة عن
اتهم الرئيس المعارضة بارتكاب|دعا إلى|في بيان|قوله إن|من المتوقع أن|لكنه نفى|الذي قال|وزير الخارجية:
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@cache
def words() -> tuple[str, ...]:
    """Every tenth form of the lexicon."""
    return tuple(sorted(store().spelled))[::10]


@cache
def texts(most: int = 25) -> st.SearchStrategy[str]:
    """Texts of words, clitics, marks and dirt, joined with and without blanks."""
    word = st.sampled_from(words())
    dressed = st.tuples(
        st.sampled_from(["", *CLITICS]), word, st.sampled_from(["", *PRONOUNS, *VOWELS])
    ).map("".join)
    dirt = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
    piece = st.one_of(
        word,
        dressed,
        st.sampled_from(FRAMES),
        st.sampled_from(MARKS),
        st.sampled_from(NUMBERS),
        st.sampled_from(CONTROLS),
        dirt,
    )
    blank = st.sampled_from([" ", " ", " ", "", *BLANKS])
    return st.lists(st.tuples(piece, blank), max_size=most).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    )
