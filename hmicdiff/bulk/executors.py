"""Where the work is done: in this process, in several of this machine, or on a cluster."""

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from hmicdiff.errors import ExecutorError

P = ParamSpec("P")
T = TypeVar("T")

_DASK = "dask://"


class Here(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do it."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
            future.set_exception(error)
        return future


@contextmanager
def executor(workers: int = 1, address: str | None = None) -> Iterator[tuple[Executor, int]]:
    """Give an executor, and how many jobs it can do at a time.

    Args:
        workers: so many processes of this machine.
        address: a cluster instead, as "dask://host:port".

    Raises:
        ExecutorError: if there is no such cluster, if the library for it is not installed, or if
            the processes that do the work are ended.
    """
    if address is not None:
        with _dask(address) as given:
            yield given
    elif workers > 1:
        try:
            # not forked: what threads of this process hold would be held for ever
            with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
                yield pool, workers
        except BrokenExecutor as error:
            raise ExecutorError(
                "a worker process was ended, as for want of memory; run it again with fewer "
                "--workers"
            ) from error
    else:
        yield Here(), 1


@contextmanager
def _dask(address: str) -> Iterator[tuple[Executor, int]]:
    if not address.startswith(_DASK):
        raise ExecutorError(f"{address}: no such executor; name one as dask://HOST:PORT")
    try:
        distributed = import_module("distributed")  # an extra
    except ImportError as error:
        raise ExecutorError(
            f"{address}: needs Dask; install it with  pip install 'hmicdiff[dask]'"
        ) from error
    try:
        client = distributed.Client(
            "tcp://" + address.removeprefix(_DASK), timeout=10, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise ExecutorError(f"{address}: no scheduler answers there; start one first") from error
    with client:
        threads = sum(client.nthreads().values())
        try:
            yield client.get_executor(pure=False), max(1, threads)
        except distributed.KilledWorker as error:
            raise ExecutorError(
                f"{address}: its workers are ended again and again, as for want of memory; see "
                "what they say"
            ) from error
