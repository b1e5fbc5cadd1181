"""every form of input gives the same article, told by its content alone"""

from __future__ import annotations

import importlib.util
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from musnad import ingest
from musnad.errors import (
    BrokenFile,
    BrokenRecord,
    EncodingError,
    InputError,
    MissingExtra,
    NoArticle,
    NotArabic,
    UsageError,
)
from musnad.ingest.documents.pages import read as read_pdf
from musnad.ingest.report import Kinds
from musnad.lexicon.outlets import outlet, outlets
from musnad.model import Article
from tests.ingest import samples
from tests.ingest.samples import BARE, FOREIGN, SAMPLES, TEXT, TITLE, UNDATED, URL, WHEN

COLUMNS = {"text": "body", "title": "heading", "published": "day"}


def read(path: Path | str, **options: object) -> tuple[list[Article], list[InputError]]:
    skipped: list[InputError] = []
    return list(ingest.articles(path, on_skip=skipped.append, **options)), skipped  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "no-ending"


@pytest.mark.parametrize("name", SAMPLES)
class TestEveryForm:
    def test_article(self, name: str, file: Path) -> None:
        file.write_bytes(SAMPLES[name])
        (article,), skipped = read(file)
        assert not skipped
        assert article.text == TEXT
        if name not in BARE:
            assert article.headline == TITLE
        if name not in UNDATED:
            assert article.published == WHEN
        assert article.origin is not None
        assert article.origin.file.startswith(str(file))

    def test_standard_input(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        stdin = SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(SAMPLES[name])))
        monkeypatch.setattr(sys, "stdin", stdin)
        (article,), skipped = read("-")
        assert not skipped
        assert article.text == TEXT

    def test_wrong_ending(self, name: str, tmp_path: Path) -> None:
        for ending in (".zip", ".html", ".txt"):
            path = tmp_path / f"a{ending}"
            path.write_bytes(SAMPLES[name])
            assert [article.text for article in read(path)[0]] == [TEXT]


def test_folder(tmp_path: Path) -> None:
    """A tree of everything, in the order of names; hidden files are left alone."""
    (tmp_path / "b" / "c").mkdir(parents=True)
    for number, data in enumerate(SAMPLES.values()):
        folder = (tmp_path, tmp_path / "b", tmp_path / "b" / "c")[number % 3]
        (folder / f"{number:02}").write_bytes(data)
    (tmp_path / ".hidden").write_bytes(SAMPLES["text"])
    found, skipped = read(tmp_path)
    assert not skipped
    assert [article.text for article in found] == [TEXT] * len(SAMPLES)
    files = [article.origin.file for article in found if article.origin]
    assert files == [name for name, _ in sorted((name, 0) for name in files)]


class TestDocuments:
    def test_mail(self, file: Path) -> None:
        file.write_bytes(SAMPLES["mail"])
        (article,), _ = read(file)
        assert (article.author, article.outlet) == ("مكتب الأخبار", "وكالة سانا")

    def test_saved_page(self, file: Path) -> None:
        """MHTML, as browsers save pages."""
        head = (
            f"From: <Saved>\nSnapshot-Content-Location: {URL}\nSubject: x\nMIME-Version: 1.0\n"
            "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
        )
        file.write_bytes(head.encode() + samples.page() + b"\n--b--\n")
        (article,), _ = read(file)
        assert (article.url, article.headline, article.text) == (URL, TITLE, TEXT)

    def test_pdf_in_its_own_process(self, file: Path) -> None:
        file.write_bytes(samples.pdf())
        (article,), _ = read(file)
        assert article.text.split() == ["Bridge"] * 5

    def test_pdf(self) -> None:
        assert read_pdf(samples.pdf(), 10, 1_000).split() == ["Bridge"] * 5

    def test_absent_library(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
        file.write_bytes(samples.pdf())
        _, (error,) = read(file)
        assert isinstance(error, MissingExtra)
        assert "musnad[documents]" in str(error)

    def test_absent_library_for_tables(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
        file.write_bytes(SAMPLES["parquet"])
        _, (error,) = read(file)
        assert isinstance(error, MissingExtra)


class TestTables:
    def test_own_names_in_csv(self, file: Path) -> None:
        file.write_bytes(samples.table(names=("url", "heading", "day", "body")))
        (article,), _ = read(file, columns=COLUMNS)
        assert (article.text, article.headline, article.published) == (TEXT, TITLE, WHEN)

    def test_own_names_in_jsonl(self, file: Path) -> None:
        file.write_text(json.dumps({"body": TEXT, "heading": TITLE}), encoding="utf-8")
        (article,), _ = read(file, columns=COLUMNS)
        assert (article.text, article.headline) == (TEXT, TITLE)

    def test_own_names_and_types_in_parquet(self, file: Path) -> None:
        table = pa.table(
            {"body": [TEXT, None], "id": [7, 8], "day": pa.array([19787, 19787], pa.date32())}
        )
        pq.write_table(table, file)
        columns = {"text": "body", "published": "day"}
        (article,), (error,) = read(file, columns=columns)
        assert (article.text, article.id, article.published) == (TEXT, "7", "2024-03-05")
        assert isinstance(error, BrokenRecord)
        assert error.where == f"{file}:2"

    @pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
    @pytest.mark.parametrize(
        ("columns", "why"),
        [
            ({}, "expected a column 'text', found only id, other; say which holds it:"
                 " --column text=NAME"),
            ({"text": "body"}, "expected a column 'body', found only id, other"),
        ],
    )  # fmt: skip
    def test_no_such_column(self, file: Path, form: str, columns: dict[str, str], why: str) -> None:
        """One error for the whole file, and no row of it taken for an article."""
        if form == "csv":
            file.write_text(f"id,other\n1,{TITLE}\n2,{TITLE}\n", encoding="utf-8")
        elif form == "jsonl":
            file.write_text(f"{json.dumps({'id': '1', 'other': TEXT})}\n" * 3, encoding="utf-8")
        else:
            pq.write_table(pa.table({"id": [1], "other": [TEXT]}), file)
        found, (error,) = read(file, columns=columns)
        assert not found
        assert (error.where, error.why) == (str(file), why)

    def test_column_of_the_user_must_be_there(self, file: Path) -> None:
        file.write_bytes(samples.table())
        _, (error,) = read(file, columns={"published": "day"})
        assert error.why == "expected a column 'day', found only url, title, published, text"

    def test_one_column_for_two_fields(self, file: Path) -> None:
        file.write_text(json.dumps({"body": TEXT, "link": URL}), encoding="utf-8")
        (article,), _ = read(file, columns={"text": "body", "id": "link", "url": "link"})
        assert (article.id, article.url) == (URL, URL)

    def test_plain_text_with_commas_is_no_table(self, file: Path) -> None:
        file.write_text(f"{TEXT}, {TITLE}\n{TEXT}, {TITLE}\n", encoding="utf-8")
        (article,), _ = read(file)
        assert article.text.startswith(TEXT)

    @pytest.mark.parametrize("columns", [{"body": "text"}, {"text": ""}])
    def test_wrong_option(self, file: Path, columns: dict[str, str]) -> None:
        with pytest.raises(UsageError, match="columns"):
            read(file, columns=columns)

    def test_broken_row_costs_only_itself(self, file: Path) -> None:
        rows = ["id,text", f'1,"{TEXT}"', "2,a,b,c", '3,""', f"4,{TITLE}", f'"5","{TITLE}"']
        file.write_text("\n".join(rows), encoding="utf-8")
        found, errors = read(file)
        assert [article.id for article in found] == ["1", "4", "5"]
        assert len(errors) == 2

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
    def test_broken_encodings(self, file: Path, encoding: str) -> None:
        for cut in (1, 2, 3):
            file.write_bytes(samples.table().decode().encode(encoding)[:-cut])
            _, errors = read(file)
            assert {type(error) for error in errors} <= {EncodingError, BrokenRecord}

    @pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-8-sig"])
    def test_encodings(self, file: Path, encoding: str) -> None:
        file.write_bytes(samples.table().decode().encode(encoding))
        (article,), _ = read(file)
        assert (article.text, article.url) == (TEXT, URL)

    def test_quote_that_never_ends(self, file: Path) -> None:
        file.write_bytes(b'id,text\n1,"' + (b"a" * 999 + b"\n") * 12_000)
        found, errors = read(file)
        assert not found
        assert errors


class TestCrawls:
    def test_record_is_damaged(self, file: Path) -> None:
        file.write_bytes(samples.warc() + b"garbage\r\n\r\n" + samples.warc() + samples.warc())
        found, _ = read(file)
        assert len(found) == 3

    def test_length_that_lies(self, file: Path) -> None:
        lied = samples.warc().replace(b"Content-Length: 4", b"Content-Length: 40")
        file.write_bytes(lied + samples.warc())
        assert len(read(file)[0]) >= 1

    @pytest.mark.parametrize(
        ("head", "count"),
        [
            (b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n", 0),
            (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", 0),
            (b"nonsense\r\n\r\n", 0),
            (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", 1),
        ],
    )
    def test_answers(self, file: Path, head: bytes, count: int) -> None:
        block = head + samples.page()
        file.write_bytes(
            b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
            b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)
        )
        assert len(read(file)[0]) == count

    def test_chunks(self, file: Path) -> None:
        body = b"".join(
            b"%x\r\n%s\r\n" % (len(p), p) for p in (samples.page()[:99], samples.page()[99:])
        )
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        block = head + body + b"0\r\n\r\n"
        file.write_bytes(
            b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
            b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)
        )
        assert read(file)[0][0].text == TEXT


class TestLanguage:
    @pytest.mark.parametrize("name", FOREIGN)
    @pytest.mark.parametrize("times", [1, 6])
    def test_others_are_skipped(self, name: str, times: int, file: Path) -> None:
        file.write_bytes(samples.page("\n".join([FOREIGN[name]] * times)))
        found, (error,) = read(file)
        assert not found
        assert isinstance(error, NotArabic)

    @pytest.mark.parametrize(
        ("old", "new"), [("ي", "ی"), ("ك", "ک"), ("ة", "ه"), ("أ", "ا"), ("ج", "چ")]
    )
    def test_arabic_typed_otherwise_is_arabic(self, file: Path, old: str, new: str) -> None:
        file.write_bytes(samples.page(TEXT.replace(old, new, 3 if new == "چ" else -1)))
        assert len(read(file)[0]) == 1

    def test_count(self, tmp_path: Path) -> None:
        for name, text in FOREIGN.items():
            (tmp_path / name).write_bytes(samples.page(text))
        (tmp_path / "arabic").write_bytes(samples.page())
        kinds = Kinds()
        found = list(ingest.articles(tmp_path, on_skip=kinds.add))
        assert len(found) == 1
        assert str(kinds) == " (NotArabic 5)"


class TestOutlets:
    def test_enough(self) -> None:
        assert sum(one.country is not None and one.state is not None for one in outlets()) >= 150
        assert {one.country for one in outlets()} >= {"SYR", "EGY", "SAU", "MAR", "IRQ", "QAT"}
        assert sum(one.kind == "agency" for one in outlets()) >= 25

    def test_state(self) -> None:
        sana, annahar, uncertain = map(outlet, ("sana.sy", "www.annahar.com:443", "afp.com"))
        assert sana is not None
        assert annahar is not None
        assert uncertain is not None
        assert (sana.state, annahar.state, uncertain.state) == (True, False, None)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (samples.zipped({"xl/workbook.xml": b"<a/>", "xl/a.xml": TEXT.encode()}), "Excel workbook"),
        (samples.zipped({"META-INF/manifest.xml": b"<a/>", "content.xml": b""}), "OpenDocument"),
        (b"{\\rtf1\\ansi " + TEXT.encode() + b"}", "RTF"),
        (f"<?xml version='1.0'?><newsml><p>{TEXT}</p></newsml>".encode(), "XML of another kind"),
        (b"%!PS-Adobe" + bytes(range(256)) * 9, "binary"),
        (json.dumps([{"text": TEXT}]).encode(), "jq -c"),
    ],
)
def test_what_is_not_read_is_named(file: Path, data: bytes, why: str) -> None:
    """None of it is taken for prose."""
    file.write_bytes(data)
    found, (error,) = read(file)
    assert not found
    assert why in error.why


def test_file_without_permission(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    _, (error,) = read(file)
    assert error.why == "expected a file that may be read, found one without permission"


def test_address_of_another_kind() -> None:
    _, (error,) = read("htp://news.example/a")
    assert error.why == "expected a file, or an address that begins with http:// or https://"


def test_sitemap_is_named(file: Path) -> None:
    file.write_text(f"<urlset><url><loc>{URL}</loc></url></urlset>", encoding="utf-8")
    _, (error,) = read(file)
    assert isinstance(error, NoArticle)
    assert "1 addresses" in error.why


@pytest.mark.parametrize("name", ["parquet", "docx", "pdf"])
def test_damaged(name: str, file: Path) -> None:
    data = SAMPLES.get(name) or samples.pdf()
    file.write_bytes(data[: len(data) // 2])
    found, (error,) = read(file)
    assert not found
    assert isinstance(error, BrokenFile | NoArticle)
