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
from typing import cast

import pyarrow.parquet as pq
import pytest

from musnad.bulk import process, run
from musnad.bulk.local import Events, Local
from musnad.bulk.manifest import locked
from musnad.bulk.run import Made, Pool, State
from musnad.errors import BulkError, MissingInput
from musnad.ingest import articles
from tests.bulk.corpus import (
    BYTES,
    FEW,
    ROOT,
    SMALL,
    begun,
    children,
    digests,
    finished,
    lines,
    ran,
    written,
)


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


def test_a_killed_worker_changes_no_byte(
    corpus: Path, undisturbed: Path, tmp_path: Path, pool: Made
) -> None:
    made: list[Local] = []
    killed: list[int] = []

    def kept(events: Events) -> Pool:
        made.append(cast(Local, pool(events)))
        return made[0]

    def watch(state: State) -> None:
        if state.done and not killed and list((tmp_path / "work").glob("*.at")):
            killed.append(made[0].pids()[0])
            os.kill(killed[0], signal.SIGKILL)

    state = run([str(corpus)], tmp_path, shard_bytes=BYTES, pool=kept, watch=watch)
    assert killed
    assert not state.failed
    assert digests(tmp_path) == digests(undisturbed)
    assert not left(tmp_path)


@pytest.mark.parametrize("what", ["parent", "group"])
def test_killed_and_called_again_it_gives_the_same_bytes(
    what: str, corpus: Path, undisturbed: Path, tmp_path: Path, pool: Made
) -> None:
    out = tmp_path / "out"
    command = begun(out, (corpus, "--workers", 2, "--shard-size", SMALL))
    wait_for(out)
    below = descendants(command.pid)
    (os.kill if what == "parent" else os.killpg)(command.pid, signal.SIGKILL)
    command.wait(timeout=300)
    state = run([str(corpus)], out, shard_bytes=BYTES, pool=pool)
    assert state.before
    assert state.read
    assert digests(out) == digests(undisturbed)
    assert not left(out)
    assert len(below) == 3
    gone(below)


def left(out: Path) -> list[Path]:
    """What only unfinished work may leave behind."""
    return [path for path in out.rglob("*") if path.suffix in (".tmp", ".at", ".ends")]


def wait_for(out: Path) -> None:
    """Until a shard is at work and another one done."""
    journal, work = out / "journal.jsonl", out / "work"
    end = time.monotonic() + 240
    while time.monotonic() < end:
        if finished(journal) and list(work.glob("*.at")):
            return
        time.sleep(0.005)
    raise AssertionError("no shard was done")


def descendants(pid: int) -> list[int]:
    """The processes below a process."""
    found = [pid]
    for one in found:
        found += children(one)
    return found[1:]


def gone(pids: list[int]) -> None:
    """Wait until the processes have ended, as they must where nobody waits for them."""
    end = time.monotonic() + 60
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < end
        time.sleep(0.01)


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
    monkeypatch.setattr(process, "COMMAND", command)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT), str(ROOT / "src"))))
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


def test_any_form_is_read(tmp_path: Path, pool: Made) -> None:
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
    state = run([str(folder)], out, pool=pool, outlet="المرسى", shard_bytes=4000)
    assert not state.failed
    wanted = [article.id for article in articles(folder, on_skip=lambda error: None)]
    assert Counter(ids(out)) == Counter(wanted)
    kinds = Counter(row["kind"] for row in pq.read_table(out / "skipped").to_pylist())
    assert kinds["BrokenRecord"] == 2
    assert kinds["UnsafeInput"] == 1
    assert sum(kinds.values()) == 4
    assert any(path.name.startswith("stream000") for path in (out / "documents").iterdir())
    assert not list((out / "work").iterdir())
    again = run([str(folder)], out, pool=pool, outlet="المرسى", shard_bytes=4000)
    assert again.read == 0


def test_changed_inputs_are_refused(corpus: Path, tmp_path: Path, pool: Made) -> None:
    source = written(tmp_path / "crawl.jsonl", 2)
    out = tmp_path / "out"
    run([str(source)], out, pool=pool)
    source.touch()
    assert run([str(source)], out, pool=pool).read == 0
    written(source, 3)
    with pytest.raises(BulkError, match=r"found a changed input, .*crawl.jsonl; name another"):
        run([str(source)], out, pool=pool)
    with pytest.raises(BulkError, match="found other inputs"):
        run([str(corpus)], out, pool=pool)
    with pytest.raises(BulkError, match="found other options"):
        run([str(source)], out, pool=pool, outlet="المرسى")


def test_another_engine_is_refused(tmp_path: Path, pool: Made) -> None:
    source = written(tmp_path / "crawl.jsonl", 1)
    out = tmp_path / "out"
    run([str(source)], out, pool=pool)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["engine"] = "musnad 0.0.1"
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(BulkError, match=r"found musnad 0\.0\.1 \(tables 1\) in it and"):
        run([str(source)], out, pool=pool)


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
