"""tells Arabic from the other languages in its letters, and from all others"""

from __future__ import annotations

import re

from resiliparse.parse.lang import detect_fast

from musnad.errors import NotArabic
from musnad.ingest.arabic import LETTER

NAMES = {
    "ckb": "Kurdish", "fa": "Persian", "he": "Hebrew", "ku": "Kurdish", "ps": "Pashto",
    "sd": "Sindhi", "ug": "Uyghur", "ur": "Urdu", "en": "English", "fr": "French",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")
ARABIC = re.compile(f"{LETTER.pattern}+")
# Letters of Persian, Urdu, Pashto, Sindhi, Uyghur and Kurdish that no Arabic word has. The
# Persian kaf and ya are none of them: Arabic is often typed with these.
FOREIGN = re.compile(r"[\u0671-\u06a3\u06a5-\u06a8\u06aa-\u06be\u06c0-\u06cb\u06cd-\u06d3\u06d5]")
SORANI = re.compile(r"[\u06d5\u06ce\u06c6\u06b5\u0695]")
# A text of fewer letters may be any.
FEW = 40
# The detector errs on texts shorter than this, so there the letters must agree with it.
SHORT = 400
SAMPLE = 1_500


def language(text: str) -> str:
    """The language of a text, as its ISO 639 code; `ar` where it is too short to tell.

    Example:
        >>> language("The minister said on Wednesday that the government will begin new work.")
        'en'
    """
    sample = text[:SAMPLE]
    code, _ = detect_fast(sample)
    if code == "ar" and not SORANI.search(sample):
        return "ar"
    letters = _count(WORD, sample)
    if letters < FEW:
        return "ar"
    arabic, foreign = _count(ARABIC, sample), len(FOREIGN.findall(sample))
    if arabic * 2 < letters:
        return "unknown" if code == "ar" else str(code)
    if len(SORANI.findall(sample)) * 12 > arabic:
        return "ckb"
    if code in ("ar", "unknown") or foreign * 200 < arabic:
        return "ar"
    return "ar" if letters < SHORT and foreign * 50 < arabic else str(code)


def _count(runs: re.Pattern[str], text: str) -> int:
    """The letters in all runs of them; runs are found far quicker than single letters."""
    return len("".join(runs.findall(text)))


def refuse_foreign(text: str, where: str) -> None:
    """Let Arabic pass.

    Raises:
        NotArabic: the text is in another language.
    """
    code = language(text)
    if code != "ar":
        raise NotArabic(
            where, f"expected Arabic, found {NAMES.get(code, f'another language ({code})')}"
        )
