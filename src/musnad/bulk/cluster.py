"""shards done by the workers of a Dask cluster"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from musnad.bulk.local import Event, Events
from musnad.bulk.shard import Done, Job, do
from musnad.bulk.worker import warm
from musnad.errors import BulkError, MissingExtra, UsageError

K8S = "k8s://"
# Jobs that are handed over for each thread of the cluster, so that none waits for us.
AHEAD = 2
# Seconds that a scheduler may take to answer.
PATIENCE = 20


def cluster(address: str) -> Callable[[Events], Cluster]:
    """What makes a pool of a cluster.

    Args:
        address: of the scheduler (`tcp://host:port`), or `k8s://NAMESPACE/NAME` for a cluster
            that the Dask operator runs on Kubernetes.

    Raises:
        UsageError: it is no such address.
    """
    if not address.startswith((K8S, "tcp://", "tls://", "ucx://", "ws://", "wss://")):
        raise UsageError(
            f"--cluster: expected tcp://HOST:PORT or k8s://NAMESPACE/NAME, found {address}"
        )
    return lambda events: Cluster(address, events)


class Cluster:
    """A Dask cluster whose workers read the inputs and write the folder themselves."""

    def __init__(self, address: str, events: Events) -> None:
        self._events, self._address = events, address
        self._closing = False
        self._tried = 0
        distributed = _library("distributed", "cluster")
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._killed: type[BaseException] = distributed.scheduler.KilledWorker
        try:
            self._client: Any = distributed.Client(_scheduler(address), timeout=PATIENCE)
        except (OSError, TimeoutError) as error:
            raise BulkError(f"{address}: expected a scheduler, found none: {error}") from None
        self._futures: dict[str, Any] = {}

    @property
    def room(self) -> int:
        """Jobs that may be handed over at once; grows and shrinks with the cluster."""
        if self._client.status != "running":
            return 1
        threads = sum(self._client.nthreads().values())
        return AHEAD * max(1, int(threads))

    def start(self, job: Job) -> None:
        """Have a shard done; an event tells what became of it."""
        self._tried += 1
        name = job.shard.name
        key = f"musnad-{job.run}-{name}-{self._tried}"
        future = self._client.submit(remote, msgspec.json.encode(job), key=key, pure=False)
        self._futures[name] = future
        future.add_done_callback(lambda future: self._ended(name, future))

    def close(self) -> None:
        """Let the cluster go; what it still does for us is called off."""
        self._closing = True
        self._client.close(timeout=2)

    def _ended(self, name: str, future: Any) -> None:
        if self._closing:
            return
        if future.status == "finished":
            done = msgspec.json.decode(future.result(), type=Done)
            self._events.put(Event(name, done=done))
        elif future.status == "error":
            error = future.exception()
            if isinstance(error, self._killed):
                self._events.put(Event(name, died=True))
            else:
                why = f"{type(error).__name__}: {error}"
                self._events.put(Event(name, failed=" ".join(why.split())))
        else:
            self._events.put(
                Event(name, gone=True, failed=f"{self._address}: the scheduler is gone")
            )
        self._futures.pop(name, None)


def remote(job: bytes) -> bytes:
    """Do a shard on a worker of the cluster."""
    _warmed()
    return msgspec.json.encode(do(msgspec.json.decode(job, type=Job)))


@cache
def _warmed() -> None:
    warm()


def _scheduler(address: str) -> str:
    """The address of a scheduler, asked of Kubernetes where it must be."""
    if not address.startswith(K8S):
        return address
    namespace, _, name = address.removeprefix(K8S).partition("/")
    if not namespace or not name:
        raise UsageError(f"--cluster: expected k8s://NAMESPACE/NAME, found {address}")
    operator = _library("dask_kubernetes.operator", "cluster")
    return str(operator.KubeCluster.from_name(name, namespace=namespace).scheduler_address)


def _library(name: str, extra: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        why = f"expected {error.name}: pip install 'musnad[{extra}]'"
        raise MissingExtra("--cluster", why) from None
