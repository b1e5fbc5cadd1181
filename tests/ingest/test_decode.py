"""bytes become the text that was meant, or an error that says why not"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import BinaryInput, EncodingError
from musnad.ingest.decode import decode

NEWS = "وقالت الوزارة في بيان لها اليوم إن الوزير شدد على أن الحوار ضروري، مشيرة إلى نتائجه"
WORDS = st.sampled_from(NEWS.replace("،", "").split())
SENTENCES = st.lists(WORDS, min_size=1, unique=True).map(" ".join)
ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
    lambda text: not text.startswith("\ufeff")
)


class TestUnicode:
    @given(ANY)
    def test_utf8_comes_back(self, text: str) -> None:
        assert decode(text.encode(), "a") == (text, "utf-8")

    @given(ANY, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
    def test_marked_text_comes_back_without_its_mark(self, text: str, encoding: str) -> None:
        found, name = decode(text.encode(encoding), "a")
        assert found == text
        assert name == encoding.removesuffix("-sig")

    def test_big_endian_utf16(self) -> None:
        assert decode(b"\xfe\xff" + NEWS.encode("utf-16-be"), "a") == (NEWS, "utf-16")

    def test_newlines_and_controls_stay(self) -> None:
        text = "قال\r\nثم\x00قال\u202eعكس\u202c\n"
        assert decode(text.encode(), "a")[0] == text

    def test_cut_utf8_is_not_taken_for_windows_1256(self) -> None:
        with pytest.raises(EncodingError, match="byte 0xd9 at"):
            decode(NEWS.encode() + b"\xd9", "a")

    def test_broken_utf16(self) -> None:
        with pytest.raises(EncodingError, match="UTF-16"):
            decode(b"\xff\xfe" + NEWS.encode("utf-16-le") + b"\x06", "a")


class TestEightBit:
    @given(SENTENCES)
    def test_windows_1256_comes_back(self, text: str) -> None:
        assert decode(text.encode("windows-1256"), "a") == (text, "windows-1256")

    def test_windows_1256_with_its_marks(self) -> None:
        text = "قال الوزير: “لن نقبل”… وأضاف – بحسب «الوكالة» – أنّ 50% غير كافٍ؟"
        assert decode(text.encode("windows-1256"), "a") == (text, "windows-1256")

    def test_short_windows_1256(self) -> None:
        assert decode("قال".encode("windows-1256"), "a") == ("قال", "windows-1256")

    def test_iso_8859_6(self) -> None:
        assert decode(NEWS.encode("iso-8859-6"), "a") == (NEWS, "iso-8859-6")

    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            ("Министр иностранных дел заявил в среду", "windows-1251"),
            ("Le ministre a déclaré à la presse", "latin-1"),
            ("外交部长星期三说", "gbk"),
            ("Ο υπουργός δήλωσε την Τετάρτη", "iso-8859-7"),
        ],
    )
    def test_other_alphabets_are_refused(self, text: str, encoding: str) -> None:
        with pytest.raises(EncodingError, match="expected UTF-8 or windows-1256"):
            decode(text.encode(encoding), "a")


class TestBinary:
    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
            (b"\x7fELF\x02\x01\x01\x00", "ELF"),
            (b"\x1f\x8b\x08\x00\x00", "gzip"),
            (b"%PDF-1.7\n", "PDF"),
            (bytes(100), "control"),
            (bytes(range(256)) * 4, "binary"),
        ],
    )
    def test_is_refused(self, data: bytes, kind: str) -> None:
        with pytest.raises(BinaryInput, match=kind):
            decode(data, "a")

    @given(st.binary(min_size=1))
    def test_any_bytes_give_a_text_or_an_input_error(self, data: bytes) -> None:
        try:
            text, encoding = decode(data, "a")
        except (BinaryInput, EncodingError):
            return
        bare = data.removeprefix(b"\xef\xbb\xbf")
        assert text.encode(encoding) == (bare if encoding == "utf-8" else data)
