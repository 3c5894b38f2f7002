"""A limit of wall-clock time for one document: the last resort, behind the limits of size.

It works in the main thread of a process on systems with POSIX timers, which is where workers work; elsewhere there is
no limit of time.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 1.0
"""Seconds after which the clock rings again: what is raised in a destructor or a library's callback is lost."""


class TookTooLongError(BaseException):
    """The limit has passed. No `except Exception` on the way, ours or a library's, may take it for its own."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Run the block; raises TookTooLongError inside it once so many seconds have passed (0: no limit)."""
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, max(seconds, _AGAIN))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TookTooLongError
