"""A cluster does the work, and loses a worker while it does."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from hmicdiff.api import analyze_many, stream

distributed = pytest.importorskip("distributed")


@pytest.fixture
def cluster() -> Iterator["distributed.LocalCluster"]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as found:
        yield found


def test_a_worker_that_is_killed_changes_no_byte(
    folder: Path, cluster: "distributed.LocalCluster"
) -> None:
    with analyze_many([folder]) as whole:
        assert whole is not None
        here = b"".join(stream(whole))
    killed: list[int] = []

    def kill_one(_stage: str, share: float) -> None:
        if share > 0 and not killed:
            killed.append(cluster.workers[0].process.pid)
            os.kill(killed[0], signal.SIGKILL)

    address = cluster.scheduler_address.replace("tcp://", "dask://")
    with analyze_many([folder], executor=address, progress=kill_one) as whole:
        assert whole is not None
        assert b"".join(stream(whole)) == here
    assert killed
