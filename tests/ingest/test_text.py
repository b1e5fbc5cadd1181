"""a plain text file is one article"""

from __future__ import annotations

import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from musnad import ingest
from musnad.errors import (
    BinaryInput,
    EmptyInput,
    EncodingError,
    InputError,
    MissingInput,
    TooLarge,
    UsageError,
)
from musnad.model import Article, Origin

TEXT = "سورية\r\n\r\nالعنوان الأول\n\nقال الوزير إن الأمر انتهى.\n"


def written(folder: Path, data: bytes | str, name: str = "story.txt") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def one(path: Path | str, **stated: str) -> Article:
    (article,) = ingest.articles(path, **stated)  # type: ignore[arg-type]
    return article


class TestText:
    def test_is_kept_whole(self, tmp_path: Path) -> None:
        path = written(tmp_path, TEXT)
        article = one(path)
        assert article.text == TEXT
        assert article.headline is None
        assert article.origin == Origin(str(path), None, "utf-8")

    def test_id_is_made_of_the_content(self, tmp_path: Path) -> None:
        expected = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
        assert one(written(tmp_path, TEXT)).id == expected
        assert one(written(tmp_path, TEXT, "other")).id == expected

    def test_mark_is_dropped(self, tmp_path: Path) -> None:
        assert one(written(tmp_path, b"\xef\xbb\xbf" + TEXT.encode())).text == TEXT

    def test_windows_1256_is_read(self, tmp_path: Path) -> None:
        article = one(written(tmp_path, TEXT.encode("windows-1256")))
        assert article.text == TEXT
        assert article.origin is not None
        assert article.origin.encoding == "windows-1256"

    def test_nul_and_bidi_controls_are_kept(self, tmp_path: Path) -> None:
        text = "قال\x00 الوزير \u202eإن\u202c الأمر \u2066انتهى\u2069\u200f"
        assert one(written(tmp_path, text)).text == text

    def test_brace_at_the_beginning_is_no_record(self, tmp_path: Path) -> None:
        text = "{وقل اعملوا} قال الخطيب\nثم انصرف"
        assert one(written(tmp_path, text)).text == text

    def test_user_states_date_and_outlet(self, tmp_path: Path) -> None:
        article = one(written(tmp_path, TEXT), published="2016-12-08", outlet="سانا")
        assert (article.published, article.outlet) == ("2016-12-08", "سانا")

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
        article = one("-")
        assert article.text == TEXT
        assert article.origin == Origin("-", None, "utf-8")


class TestRefused:
    def test_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(MissingInput, match="none of this name"):
            one(tmp_path / "nowhere.txt")

    def test_directory(self, tmp_path: Path) -> None:
        with pytest.raises(MissingInput, match="directory"):
            one(tmp_path)

    def test_name_with_nul(self) -> None:
        with pytest.raises(MissingInput, match="cannot be read"):
            one("a\x00b")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_unreadable_file(self, tmp_path: Path) -> None:
        path = written(tmp_path, TEXT)
        path.chmod(0)
        with pytest.raises(MissingInput, match="permission"):
            one(path)

    def test_reading_that_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Failing(io.BytesIO):
            def read1(self, size: int | None = -1, /) -> bytes:
                raise OSError(5, "Input/output error")

        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Failing()))
        with pytest.raises(MissingInput, match="Input/output error"):
            one("-")

    @pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff", "\u200f\u200b \n"])
    def test_empty_or_blank(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(EmptyInput):
            one(written(tmp_path, text))

    def test_binary(self, tmp_path: Path) -> None:
        with pytest.raises(BinaryInput, match=r"photo\.txt: expected text, found a PNG"):
            one(written(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(50), "photo.txt"))

    def test_wrong_encoding(self, tmp_path: Path) -> None:
        with pytest.raises(EncodingError):
            one(written(tmp_path, "Министр иностранных дел заявил".encode("koi8-r")))

    def test_over_the_limit(self, tmp_path: Path) -> None:
        path = written(tmp_path, "خبر " * 1_500_000)
        with pytest.raises(TooLarge, match=r"at most 10\.0 MB"):
            one(path)

    def test_just_under_the_limit(self, tmp_path: Path) -> None:
        assert len(one(written(tmp_path, "قا" * 2_500_000)).text) == 5_000_000

    def test_errors_go_to_the_callback(self, tmp_path: Path) -> None:
        skipped: list[InputError] = []
        assert list(ingest.articles(tmp_path, on_skip=skipped.append)) == []
        assert [error.where for error in skipped] == [str(tmp_path)]

    @pytest.mark.parametrize("date", ["yesterday", "8/12/2016", "2016-13-01", "", "2016"])
    def test_wrong_date_is_a_wrong_option(self, tmp_path: Path, date: str) -> None:
        with pytest.raises(UsageError, match="--published: expected an ISO 8601 date"):
            ingest.articles(tmp_path / "never opened", published=date)
