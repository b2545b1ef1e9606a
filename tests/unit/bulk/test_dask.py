"""A cluster does the work, and loses a worker while it does."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hmicdiff.api import analyze_many, stream

distributed = pytest.importorskip("distributed")


@dataclass(frozen=True)
class Cluster:
    address: str
    worker: int
    """The process of one of its workers."""


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as found:
        address = found.scheduler_address.replace("tcp://", "dask://")
        yield Cluster(address, found.workers[0].process.pid)


def test_a_worker_that_is_killed_changes_no_byte(folder: Path, cluster: Cluster) -> None:
    with analyze_many([folder]) as whole:
        assert whole is not None
        here = b"".join(stream(whole))
    killed: list[int] = []

    def kill_one(_stage: str, share: float) -> None:
        if share > 0 and not killed:
            killed.append(cluster.worker)
            os.kill(cluster.worker, signal.SIGKILL)

    with analyze_many([folder], executor=cluster.address, progress=kill_one) as whole:
        assert whole is not None
        assert b"".join(stream(whole)) == here
    assert killed
