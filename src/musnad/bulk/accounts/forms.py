"""the tables that a comparison passes on from step to step, and those that it leaves"""

from __future__ import annotations

import pyarrow as pa

from musnad.exports.schema import arrow_type

# What a comparison leaves, a Parquet file each.
FOUND = ("copies", "families", "conflicts", "reversals", "stories")

_TEXT, _KEY, _SPAN = pa.string(), pa.int64(), arrow_type("span")
PLACE = pa.struct([pa.field("start", pa.int32()), pa.field("end", pa.int32())])
SIDE = pa.struct(
    [
        *(
            pa.field(name, _TEXT)
            for name in "document attribution outlet published speaker entity cue cue_class".split()
        ),
        pa.field("content", pa.list_(_SPAN)),
        pa.field("chain", pa.list_(pa.struct([("entity", _TEXT), ("text", _TEXT)]))),
        pa.field("time", _TEXT),
    ]
)
# An article's place in the order of publication, and where its packed sheet lies.
SHEETS = pa.schema(
    [
        ("key", _KEY),
        ("id", _TEXT),
        ("day", pa.int32()),
        ("late", pa.bool_()),
        ("moment", pa.float64()),
        ("published", _TEXT),
        ("bands", pa.list_(pa.uint32())),
        ("shard", pa.int32()),
        ("begins", pa.int64()),
        ("size", pa.int32()),
    ]
)
STATEMENTS = pa.schema(
    [("key", _KEY), ("number", pa.int32()), ("told", pa.int64()), ("side", SIDE)]
)
FINDINGS = pa.schema(
    [
        *((name, _TEXT) for name in ("kind", "label", "rule", "note", "left", "right", "entity")),
        ("left_key", _KEY),
        ("right_key", _KEY),
        ("one", pa.int32()),
        ("other", pa.int32()),
        ("value", pa.float64()),
        ("more", pa.float64()),
        ("clash", PLACE),
        ("against", PLACE),
        ("shared", pa.list_(PLACE)),
        ("turned", pa.bool_()),
    ]
)
COPIES = pa.schema(
    [
        ("family", _KEY),
        ("first_key", _KEY),
        ("second_key", _KEY),
        ("first", _TEXT),
        ("second", _TEXT),
        ("overlap", pa.float64()),
        ("contained", pa.float64()),
        (
            "edits",
            pa.list_(pa.struct([("change", _TEXT), ("before", _SPAN), ("after", _SPAN)])),
        ),
    ]
)
FAMILIES = pa.schema(
    [
        ("family", _KEY),
        ("place", pa.int32()),
        ("key", _KEY),
        ("speaker", _TEXT),
        ("fullest", pa.bool_()),
        ("side", SIDE),
        (
            "drift",
            pa.list_(pa.struct([("difference", _TEXT), ("before", _TEXT), ("after", _TEXT)])),
        ),
    ]
)
