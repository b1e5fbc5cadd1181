"""a run gives the same tables whatever happens to it"""

from __future__ import annotations

import gzip
import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from musnad.bulk import local, run
from musnad.bulk.manifest import locked
from musnad.errors import BulkError, MissingInput
from musnad.ingest import articles
from tests.bulk.corpus import FEW, ROOT, SMALL, begun, digests, lines, ran, written


def ids(out: Path) -> list[str]:
    found: list[str] = pq.read_table(out / "documents", columns=["id"]).column("id").to_pylist()
    return found


def test_every_article_is_read_once_and_in_order(corpus: Path, undisturbed: Path) -> None:
    assert ids(undisturbed) == [article.id for article in articles(corpus)]
    keys = pq.read_table(undisturbed / "documents", columns=["key"]).column("key").to_pylist()
    assert len(set(keys)) == FEW
    lines = pq.read_table(undisturbed / "documents", columns=["line"]).column("line").to_pylist()
    assert lines == list(range(1, FEW + 1))


def test_done_again_it_does_nothing(corpus: Path, undisturbed: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in undisturbed.rglob("*.parquet")}
    done = ran(undisturbed, corpus, "--workers", 2, "--shard-size", SMALL)
    assert done.returncode == 0
    assert before == {path: path.stat().st_mtime_ns for path in undisturbed.rglob("*.parquet")}


@pytest.mark.parametrize("what", ["worker", "parent", "group"])
def test_killed_and_called_again_it_gives_the_same_bytes(
    what: str, corpus: Path, undisturbed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    words = (corpus, "--workers", 2, "--shard-size", SMALL)
    process = begun(out, words)
    wait_for(out)
    if what == "worker":
        os.kill(children(process.pid)[0], signal.SIGKILL)
        assert process.wait(timeout=300) == 0
    else:
        kill = os.kill if what == "parent" else os.killpg
        kill(process.pid, signal.SIGKILL)
        process.wait(timeout=300)
        done = ran(out, *words)
        assert done.returncode == 0, done.stderr
    assert digests(out) == digests(undisturbed)
    assert not [path for path in out.rglob("*") if path.suffix in (".tmp", ".at", ".ends")]


def wait_for(out: Path) -> None:
    """Until a shard is at work and another one done."""
    journal, work = out / "journal.jsonl", out / "work"
    end = time.monotonic() + 240
    while time.monotonic() < end:
        if journal.exists() and journal.stat().st_size and list(work.glob("*.at")):
            return
        time.sleep(0.005)
    raise AssertionError("no shard was done")


def children(pid: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(path.parent.name))
    return found


def test_what_ends_two_processes_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly = [{"id": f"deadly{n}", "text": "قال الوزير إن الجسر مفتوح."} for n in (1, 2)]
    once = {"id": "once", "text": "قال الوزير إن الجسر مفتوح."}
    bad = [json.dumps(one) for one in (deadly[0], once, deadly[1])]
    good = lines(4)
    source = tmp_path / "poisoned.jsonl"
    source.write_text("\n".join([good[0], bad[0], good[1], bad[1], good[2], bad[2], good[3]]))
    command = [sys.executable, "-c", "from tests.bulk.dies import main; main()"]
    monkeypatch.setattr(local, "COMMAND", command)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("MUSNAD_TEST_SEEN", str(tmp_path / "seen"))
    state = run([str(source)], tmp_path / "out", workers=1)
    assert state.deaths == 5
    assert not state.failed
    assert len(ids(tmp_path / "out")) == 5
    skipped = pq.read_table(tmp_path / "out" / "skipped").to_pylist()
    assert [(row["document"], row["kind"]) for row in skipped] == [
        ("deadly1", "ProcessEnded"),
        ("deadly2", "ProcessEnded"),
    ]
    assert skipped[0]["where"] == f"{source}:2"


def test_any_form_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "more").mkdir(parents=True)
    records = lines(30)
    (folder / "a.jsonl").write_text("\n".join(records[:20]) + "\n{broken\n", encoding="utf-8")
    big = folder / "b.jsonl.gz"
    with gzip.open(big, "wt", encoding="utf-8") as file:
        file.write("\n".join(records[20:]) + "\n{broken\n")
    text = "قال الوزير إن الجسر مفتوح. وأضاف أن الطريق مغلق."
    (folder / "more" / "c.txt").write_text(text, encoding="utf-8")
    (folder / "more" / "d.html").write_text("<html><body>short</body></html>", encoding="utf-8")
    (folder / "more" / "link").symlink_to(folder / "a.jsonl")
    out = tmp_path / "out"
    state = run([str(folder)], out, workers=1, outlet="المرسى", shard_bytes=4000)
    assert not state.failed
    wanted = [article.id for article in articles(folder, on_skip=lambda error: None)]
    assert Counter(ids(out)) == Counter(wanted)
    kinds = Counter(row["kind"] for row in pq.read_table(out / "skipped").to_pylist())
    assert kinds["BrokenRecord"] == 2
    assert kinds["UnsafeInput"] == 1
    assert sum(kinds.values()) == 4
    assert any(path.name.startswith("stream000") for path in (out / "documents").iterdir())
    assert not list((out / "work").iterdir())
    again = run([str(folder)], out, workers=1, outlet="المرسى", shard_bytes=4000)
    assert again.read == 0


def test_changed_inputs_are_refused(undisturbed: Path, corpus: Path, tmp_path: Path) -> None:
    source = written(tmp_path / "crawl.jsonl", 2)
    out = tmp_path / "out"
    run([str(source)], out, workers=1)
    source.touch()
    assert run([str(source)], out, workers=1).read == 0
    written(source, 3)
    with pytest.raises(BulkError, match=r"found a changed input, .*crawl.jsonl; name another"):
        run([str(source)], out, workers=1)
    with pytest.raises(BulkError, match="found other inputs"):
        run([str(corpus)], out, workers=1)
    with pytest.raises(BulkError, match="found other options"):
        run([str(source)], out, workers=1, outlet="المرسى")


def test_another_engine_is_refused(tmp_path: Path) -> None:
    source = written(tmp_path / "crawl.jsonl", 1)
    out = tmp_path / "out"
    run([str(source)], out, workers=1)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["engine"] = "musnad 0.0.1"
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(BulkError, match=r"found musnad 0\.0\.1 \(tables 1\) in it and"):
        run([str(source)], out, workers=1)


def test_what_cannot_be_begun_says_why(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        run([str(tmp_path / "absent")], tmp_path / "out")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "mine.txt").touch()
    source = written(tmp_path / "crawl.jsonl", 1)
    with pytest.raises(BulkError, match="expected an empty folder"):
        run([str(source)], tmp_path / "own")
    with pytest.raises(BulkError, match="which can be read again"):
        run(["-"], tmp_path / "out")
    with locked(tmp_path / "busy"), pytest.raises(BulkError, match="another run is at work"):
        run([str(source)], tmp_path / "busy")
