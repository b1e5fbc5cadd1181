"""FollowTheMoney entities, read back by followthemoney and its validator"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from followthemoney import model
from followthemoney.cli.cli import cli
from followthemoney.entity import ValueEntity
from followthemoney.types import registry

from musnad import Article, Document, Ledger, analyse
from musnad.exports import Exported, export
from musnad.exports.ftm import Ftm
from musnad.exports.ftm_actors import actor_id, article_id, ident
from musnad.exports.shared import when
from tests.exports.conftest import reports


@pytest.fixture(scope="module")
def file(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Exported]:
    path = tmp_path_factory.mktemp("ftm") / "entities.jsonl"
    return path, export(ledger, "ftm", path)


@pytest.fixture(scope="module")
def lines(file: tuple[Path, Exported]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file[0].read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def entities(lines: list[dict[str, Any]]) -> dict[str, ValueEntity]:
    read = [ValueEntity.from_dict(line, cleaned=False) for line in lines]
    return {str(one.id): one for one in read}


def test_counts_are_those_of_the_ledger(
    ledger: Ledger, documents: list[Document], file: tuple[Path, Exported], lines: list[Any]
) -> None:
    counts = file[1].records
    assert counts["Article"] == len(documents)
    assert counts["Mention"] == sum(len(one.mentions) for one in documents)
    assert counts["Event"] == sum(len(one.events) for one in documents)
    assert counts["Event (attribution)"] == ledger.counts().attributions
    named = {e.id for one in documents for e in one.entities if e.kind == "person"}
    assert counts["Person"] == len(named)
    held = {
        (e.id, e.office.title, e.office.of, e.office.begin)
        for one in documents
        for e in one.entities
        if e.kind == "person" and e.office is not None
    }
    assert counts["Occupancy"] == len(held) > 5
    written = Counter(line["schema"] for line in lines)
    written["Event"] -= counts["Event (attribution)"]
    written["Event (attribution)"] = counts["Event (attribution)"]
    assert counts == dict(written)


def test_the_validator_keeps_everything(lines: list[dict[str, Any]], file: Any) -> None:
    done = CliRunner().invoke(cli, ["validate", "-i", str(file[0])])
    assert done.exit_code == 0, done.output
    kept = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in kept] == [one["id"] for one in lines]
    for before, after in zip(lines, kept, strict=True):
        assert after["schema"] == before["schema"]
        left, right = before["properties"], after["properties"]
        # FollowTheMoney drops marks of direction, which nobody sees.
        plain = {
            name: sorted(one.replace("\u200f", "").replace("\t", " ") for one in values)
            for name, values in left.items()
        }
        found = {
            name: sorted(one.replace("\t", " ") for one in values) for name, values in right.items()
        }
        assert found == plain
        model.get(after["schema"]).validate(after)  # type: ignore[union-attr]


def test_every_reference_leads_to_an_entity_of_its_range(entities: dict[str, ValueEntity]) -> None:
    followed = 0
    for one in entities.values():
        assert all(one.has(name) for name in one.schema.required), one.to_dict()
        for prop, value in one.itervalues():
            if prop.range is not None:
                followed += 1
                assert entities[value].schema.is_a(prop.range), (one.to_dict(), prop.name)
    assert followed > 500


def test_ids_come_once_and_are_allowed(lines: list[dict[str, Any]]) -> None:
    ids = [line["id"] for line in lines]
    assert len(set(ids)) == len(ids)
    assert [registry.entity.clean(id) for id in ids] == ids


def test_an_attribution_is_mapped_as_written(
    documents: list[Document], entities: dict[str, ValueEntity]
) -> None:
    linked = defaultdict(set)
    for one in entities.values():
        if one.schema.name == "UnknownLink" and one.first("role") == "source":
            linked[one.first("subject")].add(one.first("object"))
    for document in documents:
        for report in reports(document):
            one = entities[f"{article_id(document)}.{report.id}"]
            assert one.get("proof") == [article_id(document)]
            assert one.get("recordId") == [f"{document.id}/{report.id}"]
            pieces = [" ".join(piece.text.split()) for piece in report.content]
            assert _seen(one.first("summary")) == _seen(" … ".join(pieces))
            assert {"attribution", report.cue.kind, report.mode} <= set(one.get("keywords"))
            holders = {actor_id(document, id) for id in report.entities}
            assert {*one.get("organizer"), *linked[str(one.id)]} == holders - {None}


def _seen(text: str | None) -> str:
    return (text or "").replace("\u200f", "").replace("\t", " ")


def test_who_asserts_an_event_is_linked(
    documents: list[Document], entities: dict[str, ValueEntity]
) -> None:
    links = {
        (one.first("subject"), one.first("object"))
        for one in entities.values()
        if one.schema.name == "UnknownLink" and one.first("role") == "asserted by"
    }
    assert links == {
        (f"{article_id(one)}.{event.id}", f"{article_id(one)}.{event.asserted_by}")
        for one in documents
        for event in one.events
        if event.asserted_by is not None
    }
    assert links


def test_anonymous_sources_of_two_articles_stay_two() -> None:
    text = "قال مسؤول أمريكي إن الجسر مفتوح."
    make = Ftm()
    found = [list(make(analyse(Article(id=id, text=text)))) for id in ("1", "2")]
    lines = [json.loads(line) for record in found for kind, line in record if kind == "LegalEntity"]
    assert len({line["id"] for line in lines}) == 2
    assert {line["properties"]["country"][0] for line in lines} == {"us"}


def test_ids_and_dates() -> None:
    assert ident("country/SYR") == "musnad.country.SYR"
    assert ident("local/غربيه") != ident("local/شرقيه")
    assert ident("person/a.b").count(".") == 1
    assert when("2016-12-08T10:00") == "2016-12-08T10:00"
    for value in ("2016-W49", "2016-12-08TMO", "2016-12-08/2016-12-10", "PRESENT_REF", None):
        assert when(value) is None
