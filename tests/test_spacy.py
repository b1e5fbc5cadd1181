"""the component of spaCy: reports, span groups, and offsets where its tokens end elsewhere"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

import musnad.spacy
from musnad import Article, Document, analyse
from musnad.errors import UsageError
from musnad.ingest.identity import identity

TEXT = (
    "نقلت وكالة الأنباء عن وزير النقل سامي الحداد أن الجسر سيفتح غدا، مشيرا إلى أن الأشغال انتهت. "
    'وقال المتحدث للصحفيين: "الطريق مفتوح"'
)
WORDS = [*TEXT.split(), "وأكد", "بأن", "لافروف", "،", "\n", "..", "“", "”", "ـــ", "إن-شاء"]
GROUPS = ("sources", "cues", "contents")


def pipeline(**config: object) -> Any:
    nlp = spacy.blank("ar")
    nlp.add_pipe("musnad", config=config)
    return nlp


def test_reports_and_groups() -> None:
    doc = pipeline(outlet="صحيفة المدينة", published="2024-03-05")(TEXT)
    found = analyse(
        Article(
            text=TEXT,
            id=identity(None, TEXT),
            outlet="صحيفة المدينة",
            published="2024-03-05",
        )
    )
    assert doc._.musnad == found
    assert doc._.attributions == found.attributions
    cues = {one.id: one.cue.text for one in found.attributions}
    assert {span.id_: span.text for span in doc.spans["cues"]} == cues | {"a3": "وقال"}
    assert [span.label_ for span in doc.spans["sources"]] == ["SOURCE", "SOURCE"]
    assert doc.spans["sources"][0].kb_id_ == found.attributions[0].entities[0]
    assert [span.text for span in doc.spans["contents"]] == [
        piece.text for one in found.attributions for piece in one.content
    ]


def test_a_doc_may_state_its_own_outlet_and_day() -> None:
    nlp = pipeline(outlet="صحيفة المدينة")
    doc = nlp.make_doc(TEXT)
    doc._.outlet, doc._.published = "وكالة الساحل", "2024-03-05"
    found = nlp(doc)._.musnad
    assert (found.outlet, found.published) == ("وكالة الساحل", "2024-03-05")
    assert nlp(TEXT)._.musnad.outlet == "صحيفة المدينة"


@pytest.mark.parametrize(
    ("mode", "cue", "left_out"),
    [("expand", "وقال", 0), ("contract", None, 1), ("strict", None, 1)],
)
def test_where_a_token_ends_elsewhere(mode: str, cue: str | None, left_out: int) -> None:
    doc = pipeline(alignment_mode=mode, prefix="said_")("وقال الوزير إن الجسر مفتوح.")
    assert [span.text for span in doc.spans["said_cues"]] == ([cue] if cue else [])
    assert doc.spans["said_cues"].attrs == {"left_out": left_out}
    (report,) = doc._.attributions
    assert doc.text[report.cue.start : report.cue.end] == "قال"


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(UsageError, match="alignment_mode: expected one of strict contract expand"):
        musnad.spacy.Attributor(alignment_mode="wide")  # type: ignore[arg-type]


def test_a_doc_that_it_has_not_seen_has_no_reports() -> None:
    doc = spacy.blank("ar")(TEXT)
    assert (doc._.musnad, doc._.attributions) == (None, ())


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=40))
def test_every_span_covers_what_was_found(text: str) -> None:
    doc = EXPANDING(text)
    assert doc.text == text
    found = {one.id: one for one in doc._.attributions}
    for span in doc.spans["cues"]:
        cue = found[span.id_].cue
        assert span.start_char <= cue.start < cue.end <= span.end_char
    pieces = [(one.id, piece) for one in found.values() for piece in one.content]
    for span, (id, piece) in zip(doc.spans["contents"], pieces, strict=True):
        assert span.id_ == id
        assert span.start_char <= piece.start < piece.end <= span.end_char
        assert piece.text in span.text
    assert all(doc.spans[name].attrs["left_out"] == 0 for name in GROUPS)


EXPANDING = pipeline()


def test_survives_bytes_and_a_bin(tmp_path: Path) -> None:
    nlp = pipeline()
    docs = list(nlp.pipe([TEXT, "", "لا خبر هنا."]))
    again = Doc(nlp.vocab).from_bytes(docs[0].to_bytes())
    assert again._.attributions == docs[0]._.attributions
    DocBin(docs=docs, store_user_data=True).to_disk(tmp_path / "docs.spacy")
    stored = list(DocBin().from_disk(tmp_path / "docs.spacy").get_docs(nlp.vocab))
    assert [one._.musnad for one in stored] == [one._.musnad for one in docs]
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded(TEXT)._.attributions == docs[0]._.attributions


def test_spacy_finds_it_by_the_entry_point(root: Path, tmp_path: Path) -> None:
    named = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    points = named["project"]["entry-points"]["spacy_factories"]
    info = tmp_path / "pointed-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pointed\nVersion: 1.0\n")
    lines = "\n".join(f"{name} = {value}" for name, value in points.items())
    (info / "entry_points.txt").write_text(f"[spacy_factories]\n{lines}\n")
    script = (
        "import spacy; nlp = spacy.blank('ar'); nlp.add_pipe('musnad');"
        f"print(len(nlp({TEXT!r})._.attributions))"
    )
    folders = [str(root / "src"), str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(folders)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == "3\n"


def test_the_record_is_the_output_contract() -> None:
    doc = EXPANDING(TEXT)
    assert isinstance(doc._.musnad, Document)
    assert isinstance(doc.user_data[musnad.spacy.KEY], str)
