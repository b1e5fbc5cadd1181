"""many articles, many kills: the same bytes, and memory that stays flat

    python -m tests.bulk.soak [--articles N] [--only local|dask]

Makes a corpus of the samples by variation: sentences dealt anew, and words that nobody has met
before, as real text has them. Reads it undisturbed with two processes and watches their memory;
reads it again while workers, the process that they are copies of, the command alone and
everything at once are killed; then on a Dask cluster, undisturbed, and with a worker and the
scheduler killed. Ends with an error where tables differ by a byte, or where the memory of the last
quarter of a run is more than 5 % above that of its second.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean

from tests.bulk.corpus import begun, children, digests, finished, lines
from tests.bulk.scheduler import Dask, dask

WORKERS = 2
# Megabytes of a shard.
SHARD = "0.25"
GROWTH = 1.05
# Seconds between two looks at the memory, and lines that are printed of it.
TICK, SHOWN = 0.2, 12
# One word of so many becomes one that nobody has met: rarer text than any, so that what remembers
# words is full before the second quarter; of fewer articles than these it would not be.
RARE = 4
ENOUGH = 40_000
LETTERS = [chr(code) for code in (*range(0x628, 0x63B), *range(0x641, 0x64A))]
# How far a run has come, and who is killed then.
KILLS = ((0.15, "worker"), (0.3, "nest"), (0.45, "command"), (0.6, "all"), (0.75, "worker"))

Look = Callable[[], list[int]]


def varied(count: int) -> Iterator[str]:
    """Records out of the samples' sentences, dealt anew, with words of their own."""
    chance = random.Random(count)
    given = [json.loads(line) for line in lines(60)]
    parts = [part for one in given for part in one["text"].split("\n") if part.strip()]
    for at in range(count):
        text = "\n".join(chance.sample(parts, 8))
        words = [_unmet(word, chance) for word in text.split(" ")]
        record = given[at % len(given)] | {"id": str(at), "text": " ".join(words)}
        yield json.dumps(record, ensure_ascii=False)


def _unmet(word: str, chance: random.Random) -> str:
    if len(word) < 4 or chance.randrange(RARE):
        return word
    return word[0] + "".join(chance.choices(LETTERS, k=len(word) - 2)) + word[-1]


def corpus(folder: Path, count: int) -> list[Path]:
    """A file whose lines are shared out, and one that only one process can read."""
    plain, packed = folder / "crawl.jsonl", folder / "more.jsonl.gz"
    made = list(varied(count))
    cut = count * 4 // 5
    plain.write_text("\n".join(made[:cut]) + "\n", encoding="utf-8")
    with gzip.open(packed, "wt", encoding="utf-8") as file:
        file.write("\n".join(made[cut:]) + "\n")
    return [plain, packed]


def memory(pid: int) -> float:
    """What a process holds, in MB; 0 once it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def readers(pid: int) -> list[int]:
    """The processes that read for a process."""
    return [reader for nest in children(pid) for reader in children(nest)]


class Run:
    """One command over the corpus, which may be killed and called again."""

    def __init__(self, out: Path, words: Sequence[object]) -> None:
        self.out, self._words = out, [*words, "--shard-size", SHARD]
        self.process = self._begun()

    def _begun(self) -> subprocess.Popen[bytes]:
        return begun(self.out, self._words)

    def again(self) -> None:
        """The same command once more."""
        self.process.wait()
        self.process = self._begun()

    def done(self) -> int:
        """Shards that are done."""
        return finished(self.out / "journal.jsonl")

    def workers(self) -> list[int]:
        """The processes that read, where they are of this machine."""
        return readers(self.process.pid)

    def kill(self, what: str) -> None:
        """Kill a worker, what workers are copies of, the command, or everything."""
        if what == "command":
            self.process.kill()
        elif what == "all":
            os.killpg(self.process.pid, signal.SIGKILL)
        else:
            found = self.workers() if what == "worker" else children(self.process.pid)
            if found:
                os.kill(found[0], signal.SIGKILL)
        if what in ("command", "all"):
            self.again()

    def ended(self, code: int = 0) -> None:
        """Wait for its end, which must be this one."""
        found = self.process.wait()
        assert found == code, f"expected exit status {code}, found {found}"


def undisturbed(run: Run, look: Look, judged: bool) -> int:
    """Let a run come to its end and watch its memory; how many shards it has."""
    started = time.monotonic()
    seen: list[tuple[float, float]] = []
    while run.process.poll() is None:
        held = [memory(pid) for pid in look()]
        if run.done() and len(held) >= WORKERS and all(held):
            seen.append((time.monotonic() - started, max(held)))
        time.sleep(TICK)
    run.ended()
    for at, most in seen[:: max(1, len(seen) // SHOWN)]:
        print(f"    {at:7.1f} s  {most:6.1f} MB")
    quarter = max(1, len(seen) // 4)
    second = mean(held for _, held in seen[quarter : 2 * quarter] or seen)
    last = mean(held for _, held in seen[-quarter:])
    print(
        f"  second quarter {second:.1f} MB, last {last:.1f} MB a worker: {last / second - 1:+.1%}"
    )
    assert not judged or last <= GROWTH * second, "memory grows"
    return run.done()


def until(run: Run, shards: float) -> None:
    """Wait until so many shards are done."""
    while run.done() < shards:
        assert run.process.poll() is None, "the run ended too early"
        time.sleep(TICK / 10)


def same(out: Path, wanted: dict[str, str], what: str) -> None:
    """The tables must be those of the undisturbed run."""
    assert digests(out) == wanted, f"{what}: other bytes"
    print(f"  {what}: {len(wanted)} files, the same bytes")


def local(folder: Path, inputs: Sequence[Path], out: Path, judged: bool) -> None:
    """On this machine; the tables stay in `out`."""
    words = (*inputs, "--workers", WORKERS)
    print("local, undisturbed")
    run = Run(out, words)
    shards = undisturbed(run, run.workers, judged)
    print("local, killed")
    run = Run(folder / "killed", words)
    for share, what in KILLS:
        until(run, share * shards)
        run.kill(what)
        print(f"  at {share:.0%}: killed {what}")
    run.ended()
    same(run.out, digests(out), "local, killed")


def on_dask(
    folder: Path, inputs: Sequence[Path], wanted: dict[str, str], shards: int, judged: bool
) -> None:
    """On a cluster with a real scheduler."""
    with dask(folder, WORKERS) as first:
        words = (*inputs, "--cluster", first.address)
        print("dask, undisturbed")
        run = Run(folder / "dask", words)
        undisturbed(run, lambda: [pid for one in first.workers for pid in readers(one.pid)], judged)
        same(run.out, wanted, "dask, undisturbed")
        print("dask, killed")
        run = Run(folder / "dask-killed", words)
        _disturb(run, first, shards)
    with dask(folder, WORKERS):
        run.again()
        run.ended()
    same(run.out, wanted, "dask, killed")


def _disturb(run: Run, cluster: Dask, shards: int) -> None:
    until(run, 0.2 * shards)
    os.kill(readers(cluster.workers[1].pid)[0], signal.SIGKILL)
    cluster.workers[0].kill()
    print("  at 20%: killed a worker, and the process beside the other")
    until(run, 0.5 * shards)
    cluster.scheduler.kill()
    print("  at 50%: killed the scheduler")
    # The command says that the scheduler is gone.
    run.ended(2)


def main() -> None:
    """Soak."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=40_000)
    parser.add_argument("--only", choices=("local", "dask"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs = corpus(folder, asked.articles)
        out = folder / "out"
        judged = asked.articles >= ENOUGH
        print(f"{asked.articles:,} articles, {WORKERS} workers")
        if not judged:
            print(f"too few to judge whether memory grows; {ENOUGH:,} are enough")
        if asked.only == "dask":
            Run(out, (*inputs, "--workers", WORKERS)).ended()
        else:
            local(folder, inputs, out, judged)
        if asked.only != "local":
            shards = finished(out / "journal.jsonl")
            on_dask(folder, inputs, digests(out), shards, judged)


if __name__ == "__main__":
    main()
