"""Tasks through worker processes: results in the order of the tasks, few of them in flight, a dead worker survived.

A task whose worker dies (out of memory, killed) is tried once more in a process of its own; when that one dies too,
`WorkerDied` stands where its result would.
"""

from __future__ import annotations

import ctypes
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import active_children
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_PR_SET_PDEATHSIG = 1

AHEAD = 3
"""Tasks in flight for each worker: enough that none waits, few enough that memory does not grow with the corpus."""


@dataclass(frozen=True, slots=True)
class WorkerDied(Generic[Task]):
    """In the place of a result: the task that two workers in turn died of."""

    task: Task


def through_workers(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int
) -> Iterator[Result | WorkerDied[Task]]:
    """The result of each task, in order. Raises what `work` raises, and then the workers are gone at once."""
    waiting = iter(tasks)
    others = set(active_children())
    pool = _pool(jobs)
    flight: deque[tuple[Task, Future[Result]]] = deque()
    try:
        while True:
            flight.extend((task, pool.submit(work, task)) for task in islice(waiting, AHEAD * jobs - len(flight)))
            if not flight:
                return
            try:
                result = flight[0][1].result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                lost = [task for task, _ in flight]
                flight.clear()
                yield from (alone(work, task) for task in lost)
                pool = _pool(jobs)
            else:
                flight.popleft()
                yield result
    except BaseException:
        for worker in set(active_children()) - others:
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_die_with_parent)


def _die_with_parent() -> None:
    """Ask Linux to end a worker whose parent was killed: it would hold the parent's lock and wait for ever.

    An interrupt from the keyboard, which reaches all processes, is the parent's to handle.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def alone(work: Callable[[Task], Result], task: Task) -> Result | WorkerDied[Task]:
    """The result of a task in a process of its own. Raises what `work` raises."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, task).result()
        except BrokenProcessPool:
            return WorkerDied(task)
