"""articles laid down in a file, for a shard that cannot be read out of its input by itself"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from musnad.errors import InputError
from musnad.exports.files import synced
from musnad.model import Article, Origin

_TEXTS = (
    "text", "id", "url", "outlet", "section", "headline", "lead", "author", "dateline",
    "published", "language",
)  # fmt: skip
_SCHEMA = pa.schema(
    [
        *(pa.field(name, pa.binary()) for name in _TEXTS),
        pa.field("file", pa.binary()),
        pa.field("line", pa.int64()),
        pa.field("kind", pa.string()),
        pa.field("why", pa.binary()),
    ]
)

Laid = Article | InputError


def lay(path: Path, rows: Sequence[Laid]) -> None:
    """Write articles, and the errors of those that could not be read, to a file."""
    lists = [[_cell(row, name) for row in rows] for name in _SCHEMA.names]
    arrays = [pa.array(one, field.type) for one, field in zip(lists, _SCHEMA, strict=True)]
    batch = pa.RecordBatch.from_arrays(arrays, schema=_SCHEMA)
    made = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.OSFile(str(made), "wb") as sink, pa.ipc.new_file(sink, _SCHEMA, options=options) as out:
        out.write_batch(batch)
    synced(made)
    os.replace(made, path)


def taken(path: Path) -> Iterator[Laid]:
    """What was laid down, in order."""
    with pa.OSFile(str(path), "rb") as source:
        batch = pa.ipc.open_file(source).get_batch(0)
    for row in zip(*(batch.column(name).to_pylist() for name in _SCHEMA.names), strict=True):
        known = dict(zip(_SCHEMA.names, row, strict=True))
        if known["kind"] is not None:
            yield _error(known["kind"], _text(known["file"]) or "", _text(known["why"]) or "")
        else:
            texts = {name: _text(known[name]) for name in _TEXTS}
            file = _text(known["file"])
            origin = None if file is None else Origin(file, known["line"])
            yield Article(**texts, origin=origin)  # type: ignore[arg-type]


def _error(kind: str, where: str, why: str) -> InputError:
    made: type[InputError] = type(kind, (InputError,), {})
    return made(where, why)


def _cell(row: Laid, name: str) -> object:
    if isinstance(row, InputError):
        found = {"kind": type(row).__name__, "why": _bytes(row.why), "file": _bytes(row.where)}
        return found.get(name)
    if name in _TEXTS:
        return _bytes(getattr(row, name))
    if row.origin is None or name in ("kind", "why"):
        return None
    return _bytes(row.origin.file) if name == "file" else row.origin.line


def _bytes(text: str | None) -> bytes | None:
    """A text may hold half of a surrogate pair, and is to be refused later, not here."""
    return None if text is None else text.encode("utf-8", "surrogatepass")


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "surrogatepass")
