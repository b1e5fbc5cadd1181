"""the tables of a corpus: their columns and types, without a library that stores them

A type is `text`, `int32`, `int64`, `float64`, `bool`, one of the records below by its name, or a
list of one of these in square brackets. A type that ends in `?` may be null.
"""

from __future__ import annotations

from typing import NamedTuple

# Changes whenever a column changes its meaning or goes; a new column at the end is no change.
TABLES_VERSION = 1


class Column(NamedTuple):
    """One column: its name, its type, and what it holds."""

    name: str
    type: str
    says: str


class TableForm(NamedTuple):
    """One table: its name, what one row of it is, and its columns in order."""

    name: str
    row: str
    columns: tuple[Column, ...]


RECORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "span": (("start", "int32"), ("end", "int32"), ("text", "text")),
    "word": (("start", "int32"), ("end", "int32"), ("text", "text"), ("lemma", "text")),
    "party": (("start", "int32"), ("end", "int32"), ("text", "text"), ("entities", "[text]")),
    "sentence": (("start", "int32"), ("end", "int32"), ("attributed", "bool?")),
    "label": (
        ("start", "int32"), ("end", "int32"), ("text", "text"), ("row", "text"),
        ("quoted", "bool"),
    ),
    "candidate": (("entity", "text"), ("score", "float64")),
    "entity": (
        ("id", "text"), ("kind", "text"), ("name", "text"), ("english", "text?"),
        ("country", "text?"), ("codes", "[text]"), ("title", "text?"), ("of", "text?"),
        ("begin", "text?"), ("end", "text?"),
    ),
}  # fmt: skip

KEY = Column(
    "key", "int64", "the article's number in the run, the same in all tables; ties them together"
)
DOCUMENT = Column("document", "text", "the article's id, which two articles may share")

DOCUMENTS = TableForm(
    "documents",
    "an article",
    (
        KEY,
        Column("id", "text", "the article's id"),
        Column("url", "text?", "its address"),
        Column("outlet", "text?", "who published it"),
        Column("section", "text?", "the part of the paper"),
        Column("headline", "text?", "the headline, where it comes apart from the body"),
        Column("lead", "text?", "what introduces it beside the body"),
        Column("author", "text?", "who signed it"),
        Column("dateline", "text?", "place and agency at the body's beginning"),
        Column("published", "text?", "ISO 8601 date or time of publication"),
        Column("day", "text?", "the first ten characters of it, `YYYY-MM-DD`"),
        Column("language", "text", "its language"),
        Column("text", "text", "the body; every span of the body points into it"),
        Column("file", "text?", "the input that it was read from"),
        Column("line", "int64?", "the line or row there, from 1"),
        Column("sentences", "[sentence]", "ranges of the body; is each carried by reports?"),
        Column("loaded", "[label]", "words of the body that take a side"),
        Column("entities", "[entity]", "who and what body and headline name, each once"),
        Column("sentence_count", "int32", "sentences that hold a word"),
        Column("attributed_count", "int32", "those of them that reports carry"),
        Column("own_count", "int32", "those in which the outlet speaks itself"),
        Column("attributed_ratio", "float64", "the second of the first, 0 to 1"),
        Column("anonymous_count", "int32", "reports with a source of their own without a name"),
        Column("loaded_own_count", "int32", "loaded words in the outlet's own voice"),
        Column("loaded_quoted_count", "int32", "loaded words that are somebody else's"),
    ),
)
ATTRIBUTIONS = TableForm(
    "attributions",
    "a report",
    (
        KEY,
        DOCUMENT,
        Column("id", "text", "unique within the article: `a1` … in the body, `h1` … above it"),
        Column("in_headline", "bool", "its spans point into the headline"),
        Column("parent", "text?", "the report inside whose content it stands"),
        Column("source", "span?", "who speaks"),
        Column("inherited", "bool", "the source is carried on from before"),
        Column("antecedent", "span?", "the phrase from which an inherited source comes"),
        Column("entities", "[text]", "ids of the source's entities"),
        Column("naming", "text", "how openly the source is named"),
        Column("via", "[span]", "those who relay the report, the outermost first"),
        Column("cue", "word", "the word that carries it"),
        Column("class", "text", "the class of reporting: say, announce, deny …"),
        Column("content", "[span]", "what is reported"),
        Column("mode", "text", "direct, indirect or mixed"),
        Column("quotes", "[span]", "what stands between quotation marks inside the content"),
        Column("addressee", "span?", "to whom"),
        Column("target", "span?", "against whom"),
        Column("medium", "span?", "by which means"),
        Column("occasion", "span?", "at which occasion"),
        Column("place", "span?", "where"),
        Column("time", "text?", "TIMEX3 value of the saying's time"),
        Column("certainty", "text", "what the cue says about the truth of the content"),
        Column("confidence", "float64", "0 to 1"),
        Column("rule", "text", "the rule that found it"),
        Column("trace", "[text]", "the rows of the lexicon that decided"),
    ),
)
CHAINS = TableForm(
    "chains",
    "one of those who pass a report on",
    (
        KEY,
        DOCUMENT,
        Column("attribution", "text", "the report"),
        Column("link", "int32", "place in the chain: 0 is the outermost, the outlet"),
        Column("last", "bool", "it is the innermost link"),
        Column("entity", "text?", "the entity's id"),
        Column("text", "text?", "how the article names it"),
    ),
)
MENTIONS = TableForm(
    "mentions",
    "a place in a body where somebody or something is named",
    (
        KEY,
        DOCUMENT,
        Column("id", "text", "unique within the article"),
        Column("start", "int32", "first code point"),
        Column("end", "int32", "one past the last"),
        Column("text", "text", "the text between them"),
        Column("kind", "text", "what is named"),
        Column("form", "text", "name, title, nominal or pronoun"),
        Column("rule", "text", "the rule that found it"),
        Column("entity", "text?", "the entity's id; null where it stays open"),
        Column("candidates", "[candidate]", "whom an open one may mean, the likeliest first"),
    ),
)
TIMES = TableForm(
    "times",
    "a time expression of a body",
    (
        KEY,
        DOCUMENT,
        Column("start", "int32", "first code point"),
        Column("end", "int32", "one past the last"),
        Column("text", "text", "the text between them"),
        Column("type", "text", "DATE, TIME, DURATION or SET"),
        Column("value", "text", "TIMEX3 value"),
        Column("mod", "text?", "only a part of the value, or not exactly it"),
        Column("begin", "text?", "first day or minute in ISO 8601"),
        Column("finish", "text?", "last day or minute, itself included"),
        Column("rule", "text", "the rule that found it"),
        Column("trace", "[text]", "the rows of the lexicon that decided"),
    ),
)
EVENTS = TableForm(
    "events",
    "something that a body says was done",
    (
        KEY,
        DOCUMENT,
        Column("id", "text", "unique within the article"),
        Column("type", "text", "the PLOVER type"),
        Column("mode", "text?", "the way it was done"),
        Column("contexts", "[text]", "PLOVER contexts of its sentence"),
        Column("auxiliary", "[text]", "what keeps it from being a plain fact of the present"),
        Column("actors", "[party]", "who did it"),
        Column("recipients", "[party]", "to whom"),
        Column("place", "party?", "where"),
        Column("begin", "text?", "first day or minute in ISO 8601"),
        Column("finish", "text?", "last day or minute, itself included"),
        Column("trigger", "word", "the word that names it"),
        Column("asserted_by", "text?", "the report in whose content it stands; null: the outlet"),
        Column("confidence", "float64?", "0 to 1; null for types that nobody voted on"),
        Column("rule", "text", "the rule that found it"),
        Column("trace", "[text]", "the rows of the lexicon that decided"),
    ),
)
SKIPPED = TableForm(
    "skipped",
    "an input or an article that was set aside",
    (
        Column("where", "text", "file and line"),
        Column("document", "text?", "the article's id, where it was read so far"),
        Column("kind", "text", "kind of the error"),
        Column("error", "text", "what is wrong, in one line"),
    ),
)

# In the order in which they are written; what hangs on an article comes behind it.
FORMS: tuple[TableForm, ...] = (
    DOCUMENTS, ATTRIBUTIONS, CHAINS, MENTIONS, TIMES, EVENTS, SKIPPED,
)  # fmt: skip
