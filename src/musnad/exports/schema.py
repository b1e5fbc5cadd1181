"""the forms of the tables as Arrow schemas, and the form of a batch"""

from __future__ import annotations

import re

import pyarrow as pa

from musnad.model.tables import (
    ATTRIBUTIONS,
    CHAINS,
    DOCUMENT,
    DOCUMENTS,
    EVENTS,
    FORMS,
    KEY,
    MENTIONS,
    RECORDS,
    TABLES_VERSION,
    TIMES,
    Column,
    TableForm,
)

_PLAIN: dict[str, pa.DataType] = {
    "text": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
}
_TYPE = re.compile(r"(\[?)(\w+)\]?(\??)")
# What ties a table's rows to their article; in a batch the nesting does.
TIES = (KEY.name, DOCUMENT.name)


def arrow_type(written: str) -> pa.DataType:
    """The Arrow type that a form's type stands for.

    Example:
        >>> str(arrow_type("[text]"))
        'list<item: string>'
    """
    match = _TYPE.fullmatch(written)
    assert match is not None, written
    bracket, name, _ = match.groups()
    found = _PLAIN.get(name) or pa.struct(
        [pa.field(field, arrow_type(type)) for field, type in RECORDS[name]]
    )
    return pa.list_(found) if bracket else found


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, arrow_type(column.type), nullable=column.type.endswith("?"))


def table_schema(form: TableForm, engine: str) -> pa.Schema:
    """A table's schema, with the version of the tables and the engine that filled it."""
    known = {"musnad.table": form.name, "musnad.tables": str(TABLES_VERSION)}
    return pa.schema(map(_field, form.columns), metadata=known | {"musnad.engine": engine})


def inner(form: TableForm, *dropped: str) -> list[pa.Field]:
    """A table's fields as they stand inside a batch, without what ties rows to articles."""
    left_out = (*TIES, *dropped)
    return [_field(one).with_nullable(True) for one in form.columns if one.name not in left_out]


CHAIN_FIELDS = inner(CHAINS, "attribution", "link", "last")
ATTRIBUTION_FIELDS = [
    *inner(ATTRIBUTIONS),
    pa.field("chain", pa.list_(pa.struct(CHAIN_FIELDS))),
]
NESTED: dict[str, list[pa.Field]] = {
    ATTRIBUTIONS.name: ATTRIBUTION_FIELDS,
    MENTIONS.name: inner(MENTIONS),
    TIMES.name: inner(TIMES),
    EVENTS.name: inner(EVENTS),
}
DOCUMENT_FIELDS = inner(DOCUMENTS)

# What `analyse_batch` gives: an article a row, what hangs on it in lists, and its error.
BATCH_SCHEMA = pa.schema(
    [
        *DOCUMENT_FIELDS,
        *(pa.field(name, pa.list_(pa.struct(fields))) for name, fields in NESTED.items()),
        pa.field("error_kind", pa.string()),
        pa.field("error", pa.string()),
    ],
    metadata={"musnad.tables": str(TABLES_VERSION)},
)

# What `analyse_batch` takes: the columns of these names; all but `text` may be absent.
ARTICLE_FIELDS = [
    pa.field("text", pa.string()),
    *(
        pa.field(name, pa.string())
        for name in "id url outlet section headline lead author dateline published".split()
    ),
    pa.field("language", pa.string()),
    pa.field("file", pa.string()),
    pa.field("line", pa.int64()),
]
ARTICLE_SCHEMA = pa.schema(ARTICLE_FIELDS)


def table_schemas(engine: str) -> dict[str, pa.Schema]:
    """The schemas of all tables by name, in the order in which they are written."""
    return {form.name: table_schema(form, engine) for form in FORMS}
