"""JSONL is read line by line, and a broken line costs only itself"""

from __future__ import annotations

import io
import json
import sys
import tracemalloc
from pathlib import Path

import msgspec
import pytest

from musnad import ingest
from musnad.errors import (
    BinaryInput,
    BrokenRecord,
    EmptyInput,
    EncodingError,
    InputError,
    TooLarge,
)
from musnad.ingest.limits import LIMIT
from musnad.model import Article, Origin

FULL = {
    "id": "BB-39",
    "url": "http://example.org/39",
    "outlet": "بي بي سي",
    "section": "world",
    "title": "الوزارة: الحوار ضروري",
    "published": "2018-02-09T17:35:12+00:00",
    "lead": "قالت الوزارة",
    "text": " قالت الوزارة\r\nإن الحوار ضروري ",
    "unknown": {"kept": "out"},
}


def line(**fields: object) -> str:
    return json.dumps({"text": "قال الوزير"} | fields, ensure_ascii=False)


def read(
    path: Path | str, published: str | None = None, outlet: str | None = None
) -> tuple[list[Article], list[InputError], list[str]]:
    skipped: list[InputError] = []
    notes: list[str] = []
    found = ingest.articles(
        path, published=published, outlet=outlet, on_skip=skipped.append, on_note=notes.append
    )
    return list(found), skipped, notes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "news.txt"


class TestRecord:
    def test_all_fields(self, file: Path) -> None:
        file.write_text(json.dumps(FULL), encoding="utf-8")
        (article,), skipped, notes = read(file)
        assert article == Article(
            text=str(FULL["text"]),
            id="BB-39",
            url="http://example.org/39",
            outlet="بي بي سي",
            section="world",
            headline="الوزارة: الحوار ضروري",
            lead="قالت الوزارة",
            published="2018-02-09T17:35:12+00:00",
            origin=Origin(str(file), 1, "utf-8"),
        )
        assert (skipped, notes) == ([], [])

    def test_text_alone(self, file: Path) -> None:
        file.write_text(line() + "\n" + line(title="عنوان", id=None) + "\n", encoding="utf-8")
        (first, second), skipped, _ = read(file)
        assert not skipped
        assert first.id != second.id
        assert first.outlet is None

    def test_escapes_are_kept(self, file: Path) -> None:
        file.write_text(r'{"text": "قال\u0000 \u202e ثم"}', encoding="utf-8")
        assert read(file)[0][0].text == "قال\x00 \u202e ثم"

    def test_user_fills_only_what_is_absent(self, file: Path) -> None:
        stated = line(published="2018-01-01", outlet="BBC")
        file.write_text(f"{stated}\n{line()}\n", encoding="utf-8")
        (first, second), _, _ = read(file, published="2020-05-05", outlet="SANA")
        assert (first.published, first.outlet) == ("2018-01-01", "BBC")
        assert (second.published, second.outlet) == ("2020-05-05", "SANA")

    def test_number_is_an_id(self, file: Path) -> None:
        file.write_text(line(id=7), encoding="utf-8")
        assert read(file)[0][0].id == "7"

    def test_date_written_as_mail_does(self, file: Path) -> None:
        file.write_text(line(published="Tue, 05 Mar 2024 14:30:00 +0300"), encoding="utf-8")
        (article,), _, notes = read(file)
        assert (article.published, notes) == ("2024-03-05T14:30:00+03:00", [])

    def test_what_is_written_out_is_read_again(self, file: Path) -> None:
        whole = Article(
            text="دمشق-سانا\nقال الوزير إن الجسر مفتوح.", id="1", url="http://a.example/1",
            outlet="سانا", section="محليات", headline="عنوان", lead="مقدمة", author="سامي",
            dateline="دمشق-سانا", published="2024-03-05", origin=Origin(str(file), 1),
        )  # fmt: skip
        file.write_bytes(msgspec.json.encode(whole))
        assert read(file)[0] == [whole]

    def test_date_that_is_none_is_dropped_and_noted(self, file: Path) -> None:
        file.write_text(line(published="الأحد"), encoding="utf-8")
        (article,), skipped, (note,) = read(file, published="2020-05-05")
        assert article.published is None
        assert not skipped
        assert note.startswith(f"{file}:1: field published: expected a date such as 2016-12-08")


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "windows-1256"])
    def test_lines_and_numbers(self, file: Path, encoding: str) -> None:
        rows = [line(id="1"), "", line(id="3"), line(id="4", title="كلمة\u2028\u0085".strip())]
        if encoding == "windows-1256":
            rows[3] = line(id="4")
        file.write_bytes("\r\n".join(rows).encode(encoding))
        found, skipped, _ = read(file)
        assert not skipped
        assert [(a.id, a.origin and a.origin.line) for a in found] == [("1", 1), ("3", 3), ("4", 4)]
        assert {a.origin.encoding for a in found if a.origin} == {encoding.removesuffix("-sig")}

    def test_line_in_a_wrong_encoding(self, file: Path) -> None:
        broken = line(text="Министр заявил в среду").encode("koi8-r")
        file.write_bytes(b"\n".join([line(id="1").encode(), broken, line(id="3").encode()]))
        found, (error,), _ = read(file)
        assert [a.id for a in found] == ["1", "3"]
        assert isinstance(error, EncodingError)
        assert error.where == f"{file}:2"

    def test_broken_utf16_ends_the_file(self, file: Path) -> None:
        file.write_bytes((line(id="1") + "\n" + line()).encode("utf-16") + b"\x00")
        found, (error,), _ = read(file)
        assert [a.id for a in found] == ["1"]
        assert isinstance(error, EncodingError)


class TestBroken:
    def test_line_is_named_and_the_rest_read(self, file: Path) -> None:
        file.write_text(f"{line(id='1')}\n{{broken\n\n{line(id='4')}\n", encoding="utf-8")
        found, (error,), _ = read(file)
        assert [a.id for a in found] == ["1", "4"]
        assert isinstance(error, BrokenRecord)
        assert error.where == f"{file}:2"
        assert "expected one JSON object, found broken JSON" in error.why

    @pytest.mark.parametrize("first", ["{broken", '{"id": "x", "text": "cut', "not JSON at all"])
    def test_first_line_too(self, file: Path, first: str) -> None:
        file.write_text(f"{first}\n{line(id='2')}\n", encoding="utf-8")
        found, (error,), _ = read(file)
        assert [a.id for a in found] == ["2"]
        assert error.where == f"{file}:1"

    def test_without_callback_it_is_raised(self, file: Path) -> None:
        file.write_text('{"text": \n', encoding="utf-8")
        with pytest.raises(BrokenRecord, match=r"news\.txt:1: "):
            list(ingest.articles(file))

    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ('{"text": 5}', "field text: expected text, found number"),
            ('{"text": null}', "field text: expected text, found null"),
            ('{"id": "a", "title": "b"}', "field text: expected text, found no such field"),
            ('{"text": "a", "id": []}', "field id: expected text, number or null, found array"),
            ('{"text": "a", "title": []}', "field title: expected text or null, found array"),
            ('["text"]', "expected object, found array"),
            ('{"text": "\\ud800"}', "broken JSON"),
            ('{"a":' * 100_000, "nested too deep"),
        ],
    )
    def test_field_is_named(self, file: Path, row: str, why: str) -> None:
        file.write_text(f"{line()}\n{row}\n{line()}", encoding="utf-8")
        found, (error,), _ = read(file)
        assert len(found) == 2
        assert isinstance(error, BrokenRecord)
        assert why in error.why

    def test_empty_text(self, file: Path) -> None:
        file.write_text(f"{line()}\n{line(text=' ')}\n", encoding="utf-8")
        _, (error,), _ = read(file)
        assert isinstance(error, EmptyInput)
        assert error.where == f"{file}:2"

    def test_binary_line(self, file: Path) -> None:
        file.write_bytes(line().encode() + b"\n" + bytes(500) + b"\n")
        _, (error,), _ = read(file)
        assert isinstance(error, BinaryInput)

    @pytest.mark.parametrize("indent", [2, None])
    def test_json_that_is_not_one_object_a_line(self, file: Path, indent: int | None) -> None:
        file.write_text(json.dumps([FULL, FULL], indent=indent), encoding="utf-8")
        _, (error,), _ = read(file)
        assert error.why.startswith("expected one JSON object a line, found JSON over several")
        file.write_text(json.dumps(FULL, indent=2), encoding="utf-8")
        assert read(file)[1][0].why == error.why


class TestLongLine:
    @pytest.mark.parametrize("first", [True, False])
    def test_is_skipped_at_bounded_memory(self, file: Path, first: bool) -> None:
        with file.open("wb") as out:
            if not first:
                out.write(line(id="0").encode() + b"\n")
            out.write(b'{"id": "long", "text": "')
            for _ in range(50):
                out.write(b"a" * 1_000_000)
            out.write(b'"}\n' + line(id="after").encode() + b"\n")
        tracemalloc.start()
        found, (error,), _ = read(file)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert [a.id for a in found][-1] == "after"
        assert isinstance(error, TooLarge)
        assert error.where == f"{file}:{1 if first else 2}"
        assert peak < 3 * LIMIT

    def test_utf16_too(self, file: Path) -> None:
        rows = [line(id="0"), line(text="a" * (LIMIT + 5)), line(id="2")]
        file.write_bytes("\n".join(rows).encode("utf-16"))
        found, (error,), _ = read(file)
        assert [a.id for a in found] == ["0", "2"]
        assert error.where == f"{file}:2"


class TestStandardInput:
    def test_answers_at_the_first_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Slow(io.BytesIO):
            """A pipe that hands over one line at a time."""

            asked = 0

            def read1(self, size: int | None = -1, /) -> bytes:
                self.asked += 1
                return self.readline()

        pipe = Slow(f"{line(id='1')}\n{line(id='2')}\n".encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pipe))
        found = ingest.articles("-")
        assert next(found).id == "1"
        assert pipe.asked == 1
        assert [a.id for a in found] == ["2"]
