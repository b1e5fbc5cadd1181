"""shards done by the workers of a Dask cluster"""

from __future__ import annotations

import importlib
import logging
import os
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from musnad.bulk.local import Event, Events
from musnad.bulk.process import Nest, Process, cold
from musnad.bulk.shard import Job
from musnad.bulk.worker import Ask, Reply
from musnad.errors import BulkError, MissingExtra, UsageError

K8S = "k8s://"
# A file that the scheduler writes, which says where it is.
FILE = ".json"
# Jobs that are handed over for each thread of the cluster, so that none waits for us.
AHEAD = 2
# Seconds after which the cluster is asked again how large it is.
AGAIN = 1.0
# Seconds that a scheduler may take to answer.
PATIENCE = 20
_TICK = 0.1


def cluster(address: str) -> Callable[[Events], Cluster]:
    """What makes a pool of a cluster.

    Args:
        address: of the scheduler (`tcp://host:port`), the file in which it says where it is
            (`scheduler.json`), or `k8s://NAMESPACE/NAME` for a cluster that the Dask operator
            runs on Kubernetes.

    Raises:
        UsageError: it is no such address.
    """
    known = (K8S, "tcp://", "tls://", "ucx://", "ws://", "wss://")
    if not address.startswith(known) and not address.endswith(FILE):
        raise UsageError(
            "--cluster: expected tcp://HOST:PORT, k8s://NAMESPACE/NAME or a scheduler's file"
            f" (*{FILE}), found {address}"
        )
    return lambda events: Cluster(address, events)


class Cluster:
    """A Dask cluster whose workers read the inputs and write the folder themselves."""

    def __init__(self, address: str, events: Events) -> None:
        self._events, self._address = events, address
        self._closing = False
        self.told = f"Dask at {address}"
        self._tried = 0
        self._ask_at, self._room = 0.0, AHEAD
        distributed = _library("distributed", "musnad[cluster]")
        _hush()
        self._killed: type[BaseException] = distributed.scheduler.KilledWorker
        try:
            self._client: Any = distributed.Client(_scheduler(address), timeout=PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise BulkError(f"{address}: expected a scheduler, found none: {error}") from None
        self._futures: dict[str, Any] = {}

    @property
    def room(self) -> int:
        """Jobs that may be handed over at once; grows and shrinks with the cluster."""
        now = time.monotonic()
        if now >= self._ask_at:
            self._ask_at = now + AGAIN
            try:
                threads = sum(self._client.nthreads().values())
            except (OSError, RuntimeError, TypeError, AttributeError):
                return self._room  # the scheduler is gone; what waits there comes back
            self._room = AHEAD * max(1, int(threads))
        return self._room

    def start(self, job: Job) -> None:
        """Have a shard done; an event tells what became of it."""
        self._tried += 1
        name = job.shard.name
        key = f"musnad-{job.run}-{name}-{self._tried}"
        work = msgspec.json.encode(job)
        try:
            future = self._client.submit(remote, work, os.getcwd(), key=key, pure=False)
        except Exception as error:  # a client that is closed says so in many ways
            self._events.put(self._gone(name, f": {type(error).__name__}"))
            return
        self._futures[name] = future
        future.add_done_callback(lambda future: self._ended(name, future))

    def reader(self) -> Process:
        """A process of this machine that may read a stream."""
        return cold()

    def close(self) -> None:
        """Let the cluster go; what it still does for us is called off."""
        self._closing = True
        self._client.close(timeout=2)

    def _ended(self, name: str, future: Any) -> None:
        if not self._closing:
            try:
                self._events.put(self._became(name, future))
            except Exception as error:  # the scheduler may go in the middle of an answer
                self._events.put(self._gone(name, f": {type(error).__name__}"))
        self._futures.pop(name, None)

    def _became(self, name: str, future: Any) -> Event:
        """What became of a shard."""
        if future.status == "finished":
            told = future.result()
            reply = msgspec.json.decode(told, type=Reply) if told else Reply()
            return Event(name, done=reply.done, failed=reply.failed, died=not told)
        if future.status != "error":
            return self._gone(name)
        error = future.exception()
        if isinstance(error, self._killed):
            return Event(name, died=True)
        why = f"{type(error).__name__}: {error}"
        return Event(name, failed=" ".join(why.split()))

    def _gone(self, name: str, why: str = "") -> Event:
        return Event(name, gone=True, failed=f"{self._address}: the scheduler is gone{why}")


def remote(job: bytes, here: str) -> bytes:
    """Have a shard done beside a worker of the cluster, by a process of its own.

    That process has nothing else to do, and the worker outlives it: an article over which it
    ends costs the cluster no worker.

    Args:
        job: the job.
        here: the folder from which the names of the inputs are reckoned.

    Returns:
        What the process replied; nothing where it ended.
    """
    decoded = msgspec.json.decode(job, type=Job)
    away = all(part.laid or os.path.isabs(part.file) for part in decoded.shard.parts)
    process = _beside()
    process.tell(Ask(job=decoded, here=None if away else here))
    reply = process.hear()
    if reply is None:
        process.kill()
        _OURS.process = None
        return b""
    return msgspec.json.encode(reply)


# Each thread of a worker has a process, and all of them one nest.
_OURS = threading.local()
_NESTING = threading.Lock()
_nest = cache(Nest)


def _beside() -> Process:
    """This thread's process, with its tables loaded."""
    process: Process | None = getattr(_OURS, "process", None)
    while process is None:
        with _NESTING:
            nest = _nest()
        process = nest.hatch()
        if process.hear() is None:
            process.kill()
            process = None
    _OURS.process = process
    return process


def _scheduler(address: str) -> str:
    """The address of a scheduler, asked of Kubernetes or read from a file where it must be."""
    if address.endswith(FILE):
        return _told(Path(address))
    if not address.startswith(K8S):
        return address
    namespace, _, name = address.removeprefix(K8S).partition("/")
    if not namespace or not name:
        raise UsageError(f"--cluster: expected k8s://NAMESPACE/NAME, found {address}")
    operator = _library("dask_kubernetes.operator", "dask-kubernetes")
    return str(operator.KubeCluster.from_name(name, namespace=namespace).scheduler_address)


class _Told(msgspec.Struct):
    """What matters of a scheduler's file."""

    address: str


def _told(file: Path) -> str:
    """The address in a scheduler's file, which a scheduler that is just beginning still lacks."""
    patience = time.monotonic() + PATIENCE
    why = "nothing"
    while time.monotonic() < patience:
        try:
            return msgspec.json.decode(file.read_bytes(), type=_Told).address
        except FileNotFoundError:
            time.sleep(_TICK)
        except (OSError, msgspec.DecodeError) as error:
            why = str(error)
            time.sleep(_TICK)
    raise BulkError(f"{file}: expected a scheduler's file, found {why}")


def _hush() -> None:
    """What Dask logs of its own, an error of ours says in one line."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _library(name: str, package: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        why = f"expected {error.name}: pip install '{package}'"
        raise MissingExtra("--cluster", why) from None
