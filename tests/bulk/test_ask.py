"""the views and ready queries against counts that are made without tables"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.bulk.ask import asked, queries, query, shards, views
from musnad.errors import BulkError, UsageError
from musnad.ingest import articles
from musnad.lexicon import fold
from musnad.model import Attribution, Document, Entity, Event
from musnad.pipeline import analyse
from tests.bulk.corpus import ROOT
from tests.bulk.tabled import tabled

PAGE = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
# What the samples have little of: events between states, on several sides' word, and quotations
# that two outlets have.
COAST, TOWN = "الساحل", "المدينة"
MORE = [
    (COAST, "2023-05-02", "قصفت إسرائيل سوريا مساء أمس. وقال الرئيس جو بايدن إن العرض قائم."),
    (COAST, "2023-05-03", "قال وزير الخارجية السوري فيصل المقداد إن إسرائيل قصفت سوريا."),
    (TOWN, "2023-05-03", "قال الوزير حسين أمير عبد اللهيان إن إسرائيل هاجمت سوريا."),
    (TOWN, None, 'قال سيرغي لافروف إن ما جرى "خطأ لا يغتفر أبداً". وقال مصدر إن الجسر مغلق.'),
    (COAST, "2023-06-01", "وصف سيرغي لافروف ما جرى بأنه «خطأ لا يُغتفر أبدا»."),
]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    path = tmp_path_factory.mktemp("sources") / "more.jsonl"
    rows = [
        {"id": f"more-{at}", "outlet": outlet, "published": day, "text": text}
        for at, (outlet, day, text) in enumerate(MORE)
    ]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return [*sorted((ROOT / "samples").glob("*.jsonl")), path]


@pytest.fixture(scope="module")
def tables(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tabled(tmp_path_factory.mktemp("tables") / "out", *sources)


@pytest.fixture(scope="module")
def documents(sources: list[Path]) -> list[Document]:
    return [analyse(article) for path in sources for article in articles(path)]


def rows(tables: Path, name: str, who: str | None = None) -> list[tuple[object, ...]]:
    answer = asked(tables, query(name).sql, {} if who is None else {"who": who})
    return list(answer.fetchall())


def reports(documents: list[Document]) -> Iterator[tuple[Document, Attribution]]:
    for document in documents:
        for report in document.attributions:
            yield document, report


def entities(documents: list[Document]) -> dict[str, Entity]:
    return {entity.id: entity for document in documents for entity in document.entities}


def share(part: int, whole: int) -> float:
    """In thousandths, halves up, as SQL rounds."""
    return int(1000 * part / whole + 0.5) / 1000


def sources_of(documents: list[Document]) -> Iterator[tuple[Document, Attribution]]:
    for document, report in reports(documents):
        if (report.source or report.antecedent) and not report.inherited:
            yield document, report


def test_tables_are_all_there(tables: Path, documents: list[Document]) -> None:
    counts = {
        "documents": len(documents),
        "attributions": sum(len(d.attributions + d.headline_attributions) for d in documents),
        "mentions": sum(len(d.mentions) for d in documents),
        "times": sum(len(d.times) for d in documents),
        "events": sum(len(d.events) for d in documents),
        "skipped": 0,
    }
    connection = views(tables)
    for table, count in counts.items():
        assert connection.sql(f"select count(*) from {table}").fetchall() == [(count,)]
    assert len(shards(tables)["documents"]) > 1


def test_quoted_by(tables: Path, documents: list[Document]) -> None:
    times: Counter[tuple[str | None, str]] = Counter()
    where = defaultdict(set)
    for document, report in reports(documents):
        if report.naming in ("named", "collective"):
            for entity in report.entities:
                times[document.outlet, entity] += 1
                where[document.outlet, entity].add(document.id)
    found = rows(tables, "quoted-by")
    assert {row[:2]: (row[3], row[4]) for row in found} == {
        key: (count, len(where[key])) for key, count in times.items()
    }
    assert [row[3] for row in found] == sorted(times.values(), reverse=True)
    lavrov = next(row for row in found if row[1] == "person/sergey-lavrov")
    assert lavrov[2] == entities(documents)["person/sergey-lavrov"].name.ar


def test_anonymous_by_month(tables: Path, documents: list[Document]) -> None:
    every: Counter[tuple[str | None, str | None]] = Counter()
    without: Counter[tuple[str | None, str | None]] = Counter()
    for document, report in sources_of(documents):
        key = (document.published or "")[:7] or None, document.outlet
        every[key] += 1
        without[key] += report.naming == "anonymous"
    expected = {(*key, n, without[key], share(without[key], n)) for key, n in every.items()}
    assert set(rows(tables, "anonymous-by-month")) == expected
    assert any(without.values())
    assert (None, TOWN) in every


def test_naming(tables: Path, documents: list[Document]) -> None:
    times = Counter((d.outlet, report.naming) for d, report in sources_of(documents))
    whole: Counter[str | None] = Counter()
    for (outlet, _), count in times.items():
        whole[outlet] += count
    expected = {(*key, count, share(count, whole[key[0]])) for key, count in times.items()}
    assert set(rows(tables, "naming")) == expected


def test_hedged(tables: Path, documents: list[Document]) -> None:
    times = Counter((d.outlet, report.certainty) for d, report in reports(documents))
    expected = set()
    for outlet in {d.outlet for d, _ in reports(documents)}:
        whole = sum(count for (one, _), count in times.items() if one == outlet)
        kinds = [times[outlet, kind] for kind in ("affirmed", "hedged", "denied")]
        expected.add((outlet, whole, *kinds, share(kinds[1], whole)))
    assert set(rows(tables, "hedged")) == expected


def test_own_voice(tables: Path, documents: list[Document]) -> None:
    expected = set()
    for outlet in {one.outlet for one in documents}:
        ours = [one for one in documents if one.outlet == outlet]
        voices = [voice for one in ours for voice in one.voice]
        own = sum(not voice.attributed for voice in voices)
        loaded = Counter(label.quoted for voice in voices for label in voice.loaded)
        whole = len(ours), len(voices), own, share(own, len(voices))
        expected.add((outlet, *whole, loaded[False], loaded[True]))
    assert set(rows(tables, "own-voice")) == expected


def test_verbs_for(tables: Path, documents: list[Document]) -> None:
    expected = Counter(
        (document.outlet, entity, report.cue.lemma, report.cue.kind)
        for document, report in reports(documents)
        if report.naming == "named"
        for entity in report.entities
    )
    found = {(row[0], row[1], row[3], row[4]): row[5] for row in rows(tables, "verbs-for")}
    assert found == expected


def test_passed_on(tables: Path, documents: list[Document]) -> None:
    expected: Counter[tuple[str | None, str | None]] = Counter()
    outlets = defaultdict(set)
    for document, report in reports(documents):
        for one, other in zip(report.chain[1:], report.chain[2:], strict=False):
            key = one.entity or one.text, other.entity or other.text
            expected[key] += 1
            outlets[key].add(document.outlet)
    found = {(r[0] or r[1], r[2] or r[3]): (r[4], r[5]) for r in rows(tables, "passed-on")}
    assert found == {key: (count, len(outlets[key])) for key, count in expected.items()}
    assert len(found) > 5


@pytest.mark.parametrize("who", ["person/sergey-lavrov", "Sergey Lavrov", "سيرغي لافروف"])
def test_statements_of(who: str, tables: Path, documents: list[Document]) -> None:
    found = rows(tables, "statements-of", who)
    expected = [
        (document.id, report.id, " ".join(span.text for span in report.content))
        for document, report in reports(documents)
        if "person/sergey-lavrov" in report.entities
    ]
    assert sorted((row[2], row[3], row[7]) for row in found) == sorted(expected)
    days = [str(row[0]) for row in found if row[0]]
    assert days == sorted(days)


def test_denials(tables: Path, documents: list[Document]) -> None:
    found = [(row[2], row[3]) for row in rows(tables, "denials")]
    expected = {
        (document.id, report.id)
        for document, report in reports(documents)
        if report.certainty == "denied" or report.cue.kind == "deny"
    }
    assert set(found) == expected
    assert len(found) == len(expected) > 2


def plain(quote: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(quote)))


def test_shared_quotes(tables: Path, documents: list[Document]) -> None:
    outlets = defaultdict(set)
    times: Counter[str] = Counter()
    for document in documents:
        for report in (*document.headline_attributions, *document.attributions):
            for span in report.quotes:
                outlets[plain(span.text)].add(document.outlet)
                times[plain(span.text)] += 1
    expected = {
        words: (times[words], sorted(map(str, who)))
        for words, who in outlets.items()
        if len(who) > 1 and " " in words
    }
    found = rows(tables, "shared-quotes")
    assert {row[0]: (row[2], row[3]) for row in found} == expected
    assert plain("خطأ لا يغتفر أبدا") in expected


def test_spoken_of(tables: Path, documents: list[Document]) -> None:
    named: Counter[str] = Counter()
    speaking: Counter[str] = Counter()
    for document in documents:
        sources = {entity for report in document.attributions for entity in report.entities}
        for one in {mention.entity for mention in document.mentions if mention.entity}:
            if one.startswith("person/"):
                named[one] += 1
                speaking[one] += one in sources
    found = {row[0]: row[2:] for row in rows(tables, "spoken-of")}
    assert found == {one: (n, speaking[one], n - speaking[one]) for one, n in named.items()}


def test_dyads(tables: Path, documents: list[Document]) -> None:
    known = {one.id: one.country for one in entities(documents).values()}
    expected: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for document in documents:
        for event in document.events:
            for actor, recipient in pairs(event, known):
                tally = expected[actor, recipient, event.type]
                tally["events"] += 1
                tally["not plain"] += bool(event.auxiliary)
                for side in sides(document, event, known, actor, recipient):
                    tally[side] += 1
    columns = "events", "outlet", "actor", "recipient", "other", "not plain"
    assert {row[:3]: row[3:] for row in rows(tables, "dyads")} == {
        key: tuple(tally[column] for column in columns) for key, tally in expected.items()
    }
    whose = {side for tally in expected.values() for side in tally}
    assert whose >= {"outlet", "recipient", "other"}


def pairs(event: Event, known: dict[str, str | None]) -> set[tuple[str, str]]:
    one, other = (
        {known.get(entity) for party in parties for entity in party.entities} - {None}
        for parties in (event.actors, event.recipients)
    )
    return {(str(a), str(b)) for a in one for b in other if a != b}


def sides(
    document: Document, event: Event, known: dict[str, str | None], actor: str, recipient: str
) -> Iterator[str]:
    if event.asserted_by is None:
        yield "outlet"
        return
    report = next(one for one in document.attributions if one.id == event.asserted_by)
    states = {known.get(entity) for entity in report.entities}
    if actor in states:
        yield "actor"
    if recipient in states:
        yield "recipient"
    if states.isdisjoint((actor, recipient)):
        yield "other"


@pytest.mark.parametrize("name", sorted(queries()))
def test_every_query_has_its_test_and_stands_in_the_document(name: str) -> None:
    assert f"test_{name.replace('-', '_')}" in globals()
    one = query(name)
    assert f"## `{name}`\n" in PAGE
    section = PAGE.partition(f"## `{name}`\n")[2].partition("\n## ")[0]
    assert f"```sql\n{one.sql}```" in section


def test_nothing_is_fetched(tables: Path) -> None:
    connection = views(tables)
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        assert connection.sql(f"select current_setting('{setting}')").fetchall() == [(False,)]


def test_wrong_folders_and_queries_are_refused(tables: Path, tmp_path: Path) -> None:
    with pytest.raises(BulkError, match=r"expected a folder of musnad bulk, found no manifest"):
        views(tmp_path)
    with pytest.raises(UsageError, match=r"query: expected one of .*own-voice.*; found 'mine'"):
        query("mine")
    with pytest.raises(UsageError, match=r"^query: [^\n]+$"):
        asked(tables, "select nothing from nowhere", {})
    with pytest.raises(UsageError, match="expected an amount"):
        views(tables, memory="much")


def test_a_shard_that_is_not_whole_does_not_count(tables: Path, tmp_path: Path) -> None:
    for path in tables.rglob("*"):
        if path.is_file():
            to = tmp_path / path.relative_to(tables)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes())
    sorted((tmp_path / "events").iterdir())[0].unlink()
    assert len(shards(tmp_path)["documents"]) == len(shards(tables)["documents"]) - 1
