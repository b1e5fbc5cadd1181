"""input made to harm ends as a named skip, within the limits of memory and time"""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import os
import random
import struct
import sys
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from musnad import analyse, ingest
from musnad.errors import (
    BinaryInput,
    BrokenFile,
    EncodingError,
    InputError,
    NotArabic,
    PackedBomb,
    TooLarge,
    UnsafeInput,
)
from musnad.ingest.limits import LIMIT
from musnad.model import Article

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

STORY = (
    "أعلن وزير النقل اليوم أن الجسر سيفتح أمام حركة السير مطلع الأسبوع المقبل"
    " بعد عامين من الأشغال. "
)
PAGE = (
    "<!doctype html><html><head><title>عنوان</title></head><body><h1>عنوان</h1>"
    f"{{}}<p>{STORY * 4}</p></body></html>"
)
FEED = "<rss><channel><item><description>{}</description></item></channel></rss>"
LINK = "<a href=x>خبر آخر عن الجسر الجديد فوق النهر</a>"
MUCH = 12 * 1_000_000
LINES = 8_000


# xz at its quickest: what is packed matters here, not how well.
PACKERS = [gzip.compress, bz2.compress, partial(lzma.compress, preset=0), zstd.compress]


@contextmanager
def bounded(seconds: float = 8.0, bytes_held: int = 8 * LIMIT) -> Iterator[None]:
    """Fails where the block works longer, or holds more, than the limits allow.

    What counts is this process's work, so that other work on the machine does not.
    """
    tracemalloc.start()
    start = time.process_time()
    try:
        yield
        assert time.process_time() - start < seconds
        assert tracemalloc.get_traced_memory()[1] < bytes_held
    finally:
        tracemalloc.stop()


def read(path: Path) -> tuple[list[Article], list[InputError]]:
    skipped: list[InputError] = []
    return list(ingest.articles(path, on_skip=skipped.append)), skipped


def refused(path: Path) -> InputError:
    """The one error with which an input ends that holds no article."""
    found, (error,) = read(path)
    assert not found
    assert error.where.startswith(str(path))
    return error


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "input"


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is loaded once is loaded before anything is measured."""
    place = tmp_path_factory.mktemp("warm") / "page"
    place.write_text(PAGE.format("<p>الثلاثاء ٥ آذار ٢٠٢٤</p>"), encoding="utf-8")
    assert read(place)[0][0].published == "2024-03-05"


class TestBombs:
    @pytest.mark.parametrize("pack", PACKERS)
    def test_packed(self, file: Path, pack: object) -> None:
        file.write_bytes(pack(bytes(MUCH)))  # type: ignore[operator]
        with bounded():
            assert isinstance(refused(file), BinaryInput | TooLarge)

    @pytest.mark.parametrize("pack", PACKERS)
    def test_packed_lines(self, file: Path, pack: object) -> None:
        """Lines that are passed over could go on for ever."""
        file.write_bytes(pack(b'{"text": "a"}\n' + (b" " * 99 + b"\n") * (MUCH // 100)))  # type: ignore[operator]
        with bounded():
            found, (error,) = read(file)
        assert len(found) == 1
        assert isinstance(error, PackedBomb)

    def test_zip(self, file: Path) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", bytes(MUCH))
            archive.writestr("b.txt", STORY)
        with bounded():
            found, (error,) = read(file)
        assert [one.text for one in found] == [STORY]
        assert isinstance(error, PackedBomb)
        assert error.where == f"{file}/a.txt"

    def test_zip_that_states_a_small_size(self, file: Path) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.jsonl", b'{"text": "a"}\n' + b" " * MUCH)
        lied = file.read_bytes().replace(struct.pack("<I", MUCH + 14), struct.pack("<I", 1000))
        file.write_bytes(lied)
        with bounded():
            _, (error,) = read(file)
        assert isinstance(error, BrokenFile | PackedBomb)

    def test_zips_in_zips(self, file: Path) -> None:
        data = STORY.encode()
        for level in range(12):
            inner = io.BytesIO()
            with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(f"{level}.zip", data)
            data = inner.getvalue()
        file.write_bytes(data)
        assert isinstance(refused(file), TooLarge)

    def test_gzip_in_gzip(self, file: Path) -> None:
        data = STORY.encode()
        for _ in range(12):
            data = gzip.compress(data)
        file.write_bytes(data)
        assert isinstance(refused(file), TooLarge)

    def test_zip_with_too_many_members(self, file: Path) -> None:
        end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xF0000000, 0, 0)
        file.write_bytes(b"PK\x03\x04" + bytes(100) + end)
        assert isinstance(refused(file), TooLarge)

    def test_xml_entities(self, file: Path) -> None:
        lines = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ها"}">' for n in range(12)]
        file.write_text(
            f"<?xml version='1.0'?><!DOCTYPE rss [{''.join(lines)}]><rss><channel><item>"
            "<description>&e11;</description></item></channel></rss>",
            encoding="utf-8",
        )
        with bounded():
            assert isinstance(refused(file), UnsafeInput)

    def test_external_entity(self, file: Path, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("سر", encoding="utf-8")
        file.write_text(
            f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{tmp_path}/secret">]><rss><item>'
            "<description>&x;</description></item></rss>",
            encoding="utf-8",
        )
        assert isinstance(refused(file), UnsafeInput)

    def test_xml_nested_deep(self, file: Path) -> None:
        file.write_bytes(b"<rss><channel><item>" + b"<a>" * 300_000)
        with bounded():
            found, _ = read(file)
        assert not found


class TestPages:
    def test_a_gigabyte(self, file: Path) -> None:
        with file.open("wb") as out:
            out.write(b"<!doctype html><html><body><p>")
            out.truncate(1_000_000_000)
        with bounded():
            assert isinstance(refused(file), TooLarge)

    def test_a_gigabyte_in_warc(self, file: Path) -> None:
        page = PAGE.format("").encode()
        with file.open("wb") as out:
            for length, body in ((200 * 1_000_000, b""), (len(page), page)):
                out.write(
                    b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n"
                    b"WARC-Target-URI: http://a.example/%d\r\nContent-Length: %d\r\n\r\n"
                    % (length, length)
                )
                out.write(body)
                out.seek(length - len(body), os.SEEK_CUR)
                out.write(b"\r\n\r\n")
        with bounded():
            found, (error,) = read(file)
        assert isinstance(error, TooLarge)
        assert len(found) == 1

    @pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<svg><g>", "<a href=x>"])
    def test_nested_deep(self, file: Path, tag: str) -> None:
        file.write_text(PAGE.format(tag * (400_000 // tag.count("<"))), encoding="utf-8")
        with bounded():
            assert isinstance(refused(file), TooLarge | UnsafeInput)

    @pytest.mark.parametrize("depth", [100, 700, 20_000])
    def test_nested_less_deep_is_read(self, file: Path, depth: int) -> None:
        file.write_text(PAGE.format("<div>" * depth), encoding="utf-8")
        with bounded():
            (article,), skipped = read(file)
        assert STORY.strip() in article.text
        assert not skipped

    @pytest.mark.parametrize(
        "shape",
        [f"{'<div>' * 40_000}{LINK}", f"<div>{LINK * 12_000}</div>", "<span>x<br>" * 40_000],
        ids=["deep", "many", "broken lines"],
    )
    def test_work_grows_with_the_page_alone(self, file: Path, shape: str) -> None:
        """Each of these once took a time that grew with the square of the page."""
        file.write_text(PAGE.format(shape), encoding="utf-8")
        with bounded(bytes_held=30 * LIMIT):
            found, errors = read(file)
        assert len(found) + len(errors) == 1

    def test_formatting_that_multiplies(self, file: Path) -> None:
        """A page of 150 kB that would become gigabytes of tree."""
        fonts = "".join(f"<font c={n}>" for n in range(5_000))
        file.write_text(PAGE.format(f"<p>{fonts}</p>{'<p>x</p>' * 5_000}"), encoding="utf-8")
        with bounded():
            assert isinstance(refused(file), UnsafeInput)

    def test_json_nested_deep(self, file: Path) -> None:
        script = f'<script type="application/ld+json">{"[" * 200_000}</script>'
        file.write_text(PAGE.format(script), encoding="utf-8")
        with bounded():
            (article,), _ = read(file)
        assert article.headline == "عنوان"


class TestTruncated:
    @pytest.mark.parametrize("pack", PACKERS)
    def test_what_came_before_is_read(self, file: Path, pack: object) -> None:
        draw = random.Random(1)
        noise = (draw.randbytes(60).hex() for _ in range(LINES))  # which does not pack well
        lines = "".join(
            f'{{"id": "{n}", "text": "{STORY}", "other": "{one}"}}\n' for n, one in enumerate(noise)
        )
        data = pack(lines.encode())  # type: ignore[operator]
        file.write_bytes(data[: len(data) // 2])
        found, errors = read(file)
        assert found[0].id == "0"
        assert len(found) < LINES
        assert isinstance(errors[-1], BrokenFile)

    def test_warc(self, file: Path) -> None:
        page = PAGE.format("").encode()
        record = (
            b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n"
            b"WARC-Target-URI: http://a.example/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
            % (len(page), page)
        )
        file.write_bytes(gzip.compress(record) + gzip.compress(record)[:-40])
        found, errors = read(file)
        assert len(found) == 1
        assert {type(error) for error in errors} == {BrokenFile}

    @pytest.mark.parametrize("cut", [10, 600, 1500])
    def test_archives(self, file: Path, cut: int) -> None:
        tar = io.BytesIO()
        with tarfile.open(fileobj=tar, mode="w") as archive:
            info = tarfile.TarInfo("a.txt")
            info.size = 3000
            archive.addfile(info, io.BytesIO(STORY.encode()[:3000].ljust(3000)))
        file.write_bytes(tar.getvalue()[: -len(tar.getvalue()) + 512 + cut])
        _, errors = read(file)
        assert {type(error) for error in errors} == {BrokenFile}


class TestCharsets:
    def test_lying_page_is_read_right(self, file: Path) -> None:
        page = PAGE.format("<meta charset=utf-8>").encode("windows-1256")
        file.write_bytes(page)
        (article,), _ = read(file)
        assert STORY.strip() in article.text

    def test_no_encoding_fits(self, file: Path) -> None:
        text = "<html><head><meta charset=utf-8></head><body><p>Министр заявил в среду</p>"
        file.write_bytes(text.encode("koi8-r"))
        assert isinstance(refused(file), EncodingError | NotArabic)

    def test_invalid_utf8_in_the_text(self, file: Path) -> None:
        page = PAGE.format("").encode()
        at = page.index("الجسر".encode())
        file.write_bytes(page[: at + 1] + b"\xff" + page[at + 1 :])
        assert isinstance(refused(file), EncodingError)

    def test_invalid_utf8_elsewhere_costs_nothing(self, file: Path) -> None:
        file.write_bytes(PAGE.format("<!-- X -->").encode().replace(b"X", b"\xff\xfe\xd8"))
        assert len(read(file)[0]) == 1

    @pytest.mark.parametrize(
        ("claimed", "real"),
        [("utf-8", "windows-1256"), ("windows-1256", "utf-8"), ("koi8-r", "utf-8"), ("", "utf-16")],
    )
    def test_lying_feed_is_read_right(self, file: Path, claimed: str, real: str) -> None:
        first = f'<?xml version="1.0" encoding="{claimed}"?>' if claimed else ""
        file.write_bytes(f"{first}{FEED.format(STORY)}".encode(real))
        (article,), _ = read(file)
        assert article.text == STORY.strip()

    def test_feed_with_broken_bytes(self, file: Path) -> None:
        """They cost the entry whose text they break, and no other."""
        broken = FEED.format(STORY + "!</description></item><item><description>" + STORY)
        file.write_bytes(broken.encode().replace(b"!", b"\xd9\xff"))
        (article,), (error,) = read(file)
        assert article.text == STORY.strip()
        assert isinstance(error, EncodingError)

    def test_controls_in_a_feed_are_dropped(self, file: Path) -> None:
        file.write_bytes(FEED.format(STORY).encode().replace(b" ", b"\0 \x01", 3))
        (article,), _ = read(file)
        assert article.text == STORY.strip()

    @pytest.mark.parametrize("form", ["text", "jsonl", "csv", "page"])
    def test_offsets_point_into_the_text(self, file: Path, form: str) -> None:
        """Whatever is not seen, a span says what stands between its offsets."""
        dirty = (
            f"قال\x00 الوزير\x01 إن\x1b الجسر\u200b مفتوح\x85\u2028 أمام\x0b الناس.\ufeff {STORY}"
        )
        forms = {
            "text": dirty,
            "jsonl": json.dumps({"text": dirty}),
            "csv": f'id,text\n1,"{dirty}"\n',
            "page": PAGE.format(f"<p>{dirty}</p>"),
        }
        file.write_text(forms[form], encoding="utf-8", newline="")
        (article,), _ = read(file)
        assert (article.text == dirty) == (form != "page")
        document = analyse(article)
        assert document.text == article.text
        assert document.attributions
        for report in document.attributions:
            for span in report.content:
                assert article.text[span.start : span.end] == span.text

    def test_mostly_nuls(self, file: Path) -> None:
        file.write_bytes(PAGE.format("").encode() + bytes(5_000))
        assert isinstance(refused(file), BinaryInput)

    def test_a_nul_is_dropped(self, file: Path) -> None:
        file.write_bytes(PAGE.format("").encode().replace(b"<p>", b"<p>\0"))
        (article,), _ = read(file)
        assert "\0" not in article.text

    @pytest.mark.parametrize(
        "turned", ["\u202e2024\u202c", "\u202eevil\u202c", "\u202d\u0642\u0627\u0644\u202c"]
    )
    @pytest.mark.parametrize(
        "shape",
        [PAGE, '{{"text": "' + STORY + '{}"}}', 'id,text\n1,"' + STORY + '{}"'],
        ids=["page", "jsonl", "csv"],
    )
    def test_bidi_overrides(self, file: Path, shape: str, turned: str) -> None:
        file.write_text(shape.format(f"<p>{turned} {STORY}</p>"), encoding="utf-8")
        assert isinstance(refused(file), UnsafeInput)

    def test_marks_of_good_typesetting_stay(self, file: Path) -> None:
        file.write_text(f"{STORY}\u2067قال\u2069 \u202bثم\u202c \u200f!", encoding="utf-8")
        assert len(read(file)[0]) == 1


class TestArchives:
    @pytest.mark.parametrize(
        "name", ["../../etc/passwd", "/etc/passwd", "a/../../b.txt", "C:\\b.txt", "..\\b.txt"]
    )
    def test_paths_that_lead_out(self, file: Path, name: str) -> None:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(zipfile.ZipInfo("x"), "")
            archive.writestr(name, STORY)
            archive.writestr("good.txt", STORY)
        data = file.read_bytes()
        file.write_bytes(data)
        found, errors = read(file)
        assert [one.origin.file for one in found if one.origin] == [f"{file}/good.txt"]
        assert UnsafeInput in {type(error) for error in errors}

    def test_tar_with_everything_that_is_no_file(self, file: Path) -> None:
        with tarfile.open(file, "w") as archive:
            for name, flag in (
                ("../up.txt", tarfile.REGTYPE),
                ("/etc/shadow", tarfile.REGTYPE),
                ("link", tarfile.SYMTYPE),
                ("hard", tarfile.LNKTYPE),
                ("fifo", tarfile.FIFOTYPE),
                ("device", tarfile.CHRTYPE),
            ):
                info = tarfile.TarInfo(name)
                info.type, info.linkname = flag, "/etc/passwd"
                archive.addfile(info, io.BytesIO())
            info = tarfile.TarInfo("n" * 200 + "/good.txt")
            info.size = len(STORY.encode())
            archive.addfile(info, io.BytesIO(STORY.encode()))
        found, errors = read(file)
        assert [one.text for one in found] == [STORY]
        assert [type(error) for error in errors] == [UnsafeInput] * 6

    def test_tar_with_a_name_of_a_gigabyte(self, file: Path) -> None:
        info = tarfile.TarInfo("x")
        info.type, info.size = b"L", 1_000_000_000
        file.write_bytes(info.tobuf(tarfile.GNU_FORMAT) + bytes(5_000))
        with bounded():
            assert isinstance(refused(file), TooLarge)

    def test_tar_with_a_negative_size(self, file: Path) -> None:
        header = bytearray(tarfile.TarInfo("x").tobuf(tarfile.GNU_FORMAT))
        header[124:136] = b"\xff" * 12
        header[148:156] = b" " * 8
        header[148:156] = b"%06o\0 " % sum(header)
        file.write_bytes(bytes(header) + bytes(2_000))
        with bounded(2.0):
            assert isinstance(refused(file), BrokenFile)

    def test_symlink_in_zip(self, file: Path) -> None:
        with zipfile.ZipFile(file, "w") as archive:
            info = zipfile.ZipInfo("link")
            info.external_attr = 0o120777 << 16
            archive.writestr(info, "/etc/passwd")
        assert isinstance(refused(file), UnsafeInput)

    def test_symlinks_and_pipes_in_a_folder(self, tmp_path: Path) -> None:
        folder = tmp_path / "folder"
        folder.mkdir()
        (tmp_path / "secret.txt").write_text(STORY, encoding="utf-8")
        (folder / "good.txt").write_text(STORY, encoding="utf-8")
        (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
        (folder / "loop").symlink_to(folder)
        os.mkfifo(folder / "pipe")
        with bounded(3.0):
            found, errors = read(folder)
        assert len(found) == 1
        assert [type(error) for error in errors] == [UnsafeInput] * 3


class TestDocuments:
    def test_docx_that_declares_entities(self, file: Path) -> None:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
        assert isinstance(refused(file), UnsafeInput)

    def test_pdf_that_is_none(self, file: Path) -> None:
        file.write_bytes(b"%PDF-1.7\n" + os.urandom(2_000))
        assert isinstance(refused(file), BrokenFile)

    def test_message_of_a_million_parts(self, file: Path) -> None:
        head = b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n"
        part = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
        parts = b"".join(part % (n, n) for n in range(30_000))
        file.write_bytes(head + parts)
        with bounded():
            assert isinstance(refused(file), TooLarge)


DAMAGED = sorted((Path(__file__).parent / "damaged").iterdir())


@pytest.mark.parametrize("path", DAMAGED, ids=lambda path: path.stem)
def test_what_fuzzing_found(path: Path, file: Path) -> None:
    file.write_bytes(base64.b64decode(path.read_bytes()))
    found, errors = read(file)
    assert not found
    assert errors
    assert all(len(str(error).splitlines()) == 1 for error in errors)
