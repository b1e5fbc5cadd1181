"""whatever bytes a reader is given, it ends with articles and named skips, and nothing else"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad import ingest
from musnad.errors import InputError
from musnad.ingest.address import identity_of, plain_address
from musnad.ingest.context import Context
from musnad.ingest.dateline import dateline
from musnad.ingest.kind import kind
from musnad.ingest.moments import moment
from musnad.ingest.net.robots import parse
from musnad.ingest.reading import READERS
from tests.ingest.samples import SAMPLES, pdf

# Each of these starts a process.
SLOW = {"parquet", "pdf"}
FORMS = SAMPLES | {"pdf": pdf()}
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
PIECES = st.sampled_from(
    [b"", b"\0", b"\xff", b"<", b"<p>", b"</div>", b'{"text":', b"WARC/1.0\r\n", b"\r\n\r\n",
     b"]]>", b"&x;", b"<!--", b"Content-Length: 99999999\r\n", b"PK\x01\x02", b"\xff\xfe",
     "\u202e".encode(), b"1\x00" * 9]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes of a sample after a few changes such as hostile or failing hands make."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        cut = draw(st.integers(0, 40))
        data = data[:at] + draw(st.one_of(PIECES, st.binary(max_size=20))) + data[at + cut :]
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def outcome(data: bytes) -> None:
    """Read the bytes; anything but articles and input errors fails."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "input"
        file.write_bytes(data)
        errors: list[InputError] = []
        for article in ingest.articles(file, on_skip=errors.append):
            assert article.text.strip()
            assert article.id
            article.text.encode()
        for error in errors:
            assert isinstance(error, InputError)
            assert len(str(error).splitlines()) == 1
            assert error.where


@pytest.mark.parametrize("name", FORMS)
class TestReaders:
    def test_damaged(self, name: str) -> None:
        @settings(QUICK, max_examples=5 if name in SLOW else 40)
        @given(damaged(FORMS[name]))
        def check(data: bytes) -> None:
            outcome(data)

        check()


@QUICK
@given(st.binary(max_size=2_000))
def test_any_bytes(data: bytes) -> None:
    assert kind(data) in READERS | {"json": None}
    outcome(data)


@pytest.mark.parametrize("name", sorted(READERS))
def test_each_reader_on_what_is_not_its_own(name: str) -> None:
    reader = READERS[name]  # type: ignore[index]

    @settings(QUICK, max_examples=5 if name in SLOW else 40)
    @given(st.one_of(st.binary(max_size=600), st.sampled_from(list(FORMS.values()))))
    def check(data: bytes) -> None:
        run(reader, data)

    check()


def run(reader: Callable[..., object], data: bytes) -> None:
    errors: list[InputError] = []
    context = Context("x", errors.append, lambda note: None, lambda *_: iter(()), {})
    try:
        list(reader(io.BufferedReader(io.BytesIO(data)), context))  # type: ignore[call-overload]
    except InputError as error:
        errors.append(error)


@QUICK
@given(st.text(max_size=200))
def test_small_readers(text: str) -> None:
    found = moment(text)
    assert found is None or found[:4].isdigit()
    assert dateline(text) is None or text.startswith(dateline(text) or "")
    assert parse(text, "musnad").allows("http://a.example/") in (True, False)
    address = plain_address(text)
    assert address is None or plain_address(address) == address
    assert len(identity_of(text)) == 16
