"""a zip archive -> its members, each within limits"""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from musnad.errors import BinaryInput, BrokenFile, InputError, PackedBomb, TooLarge, UnsafeInput
from musnad.ingest.context import Context
from musnad.ingest.documents.docx import MAIN, document
from musnad.ingest.limits import DIRECTORY, HARMLESS, HEAD, MEMBERS, RATIO, size
from musnad.ingest.pack.member import is_litter, refuse_link, refuse_path
from musnad.ingest.pack.spool import seekable
from musnad.model import Article

# Documents that are zip archives, by a part that each of them has.
OFFICE = {
    "xl/workbook.xml": "an Excel workbook (save it as CSV)",
    "ppt/presentation.xml": "a presentation",
    "META-INF/manifest.xml": "an OpenDocument file (save it as DOCX or CSV)",
}
END, END64 = b"PK\x05\x06", b"PK\x06\x06"
TAIL = 66_000
ENCRYPTED = 1
ERRORS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError,
    RuntimeError, struct.error, OverflowError, UnicodeError,
)  # fmt: skip


def members(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles in a zip archive, or in a DOCX file, which is one too.

    Raises:
        TooLarge: the archive is over the limits.
        BinaryInput: it is a document of another form.
        BrokenFile: it is damaged.
    """
    with seekable(stream, context.name) as file:
        _refuse_directory(file, context.name)
        try:
            archive = zipfile.ZipFile(file)
        except ERRORS as error:
            raise BrokenFile(context.name, f"expected a zip archive, found: {error}") from None
        with archive:
            if MAIN in archive.NameToInfo:
                yield document(_opened(archive, archive.NameToInfo[MAIN], context.name), context)
                return
            _refuse_office(archive, context.name)
            yield from _each(archive, context)


def _refuse_office(archive: zipfile.ZipFile, name: str) -> None:
    """Let archives pass that are no documents of forms that are not read."""
    for part, said in OFFICE.items():
        if part in archive.NameToInfo:
            raise BinaryInput(name, f"expected articles, found {said}")


def _each(archive: zipfile.ZipFile, context: Context) -> Iterator[Article]:
    for info in archive.infolist():
        if info.filename.endswith("/") or is_litter(info.filename):
            continue
        try:
            inner = context.inside(f"{context.name}/{info.filename}")
            _refuse(info, inner.name)
            yield from context.read(_opened(archive, info, inner.name), inner)
        except InputError as error:
            context.skip(error)


def _refuse(info: zipfile.ZipInfo, where: str) -> None:
    refuse_path(info.filename, where)
    if stat.S_ISLNK(info.external_attr >> 16):
        refuse_link(where)
    if info.flag_bits & ENCRYPTED:
        raise UnsafeInput(where, "expected a member that can be read, found an encrypted one")
    if info.file_size > HARMLESS and info.file_size > RATIO * info.compress_size:
        raise PackedBomb(where, f"expected at most {RATIO} bytes of each packed one, found more")


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> io.BufferedReader:
    try:
        return io.BufferedReader(_Member(archive.open(info), info.compress_size, where), HEAD)
    except ERRORS as error:
        raise BrokenFile(where, f"expected a member of a zip archive, found: {error}") from None


class _Member(io.RawIOBase):
    """A member's bytes, whatever sizes the archive states for it."""

    def __init__(self, member: object, packed: int, where: str) -> None:
        super().__init__()
        self._member, self._packed, self._where, self._given = member, packed, where, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._member.read(min(len(buffer), HEAD))  # type: ignore[attr-defined]
        except ERRORS as error:
            raise BrokenFile(self._where, f"expected packed data, found: {error}") from None
        self._given += len(data)
        if self._given > HARMLESS and self._given > RATIO * self._packed:
            why = f"expected at most {RATIO} bytes of each packed one, found more"
            raise PackedBomb(self._where, why)
        buffer[: len(data)] = data
        return len(data)


def _refuse_directory(file: BinaryIO, name: str) -> None:
    """Look at how long the list of members is before it is read into memory."""
    length = file.seek(0, io.SEEK_END)
    file.seek(max(0, length - TAIL))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + 22:
        raise BrokenFile(name, "expected a zip archive's list of members, found the end")
    count, listed = struct.unpack_from("<HI", tail, at + 10)
    wide = tail.rfind(END64)
    if wide >= 0 and len(tail) >= wide + 56:
        wider = struct.unpack_from("<QQ", tail, wide + 32)
        count, listed = max(count, wider[0]), max(listed, wider[1])
    if count > MEMBERS or listed > DIRECTORY:
        limits = f"{MEMBERS:,} members listed in {size(DIRECTORY)}"
        raise TooLarge(name, f"expected at most {limits}, found more")
