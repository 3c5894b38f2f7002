"""How a stage is run: directly, so that its exceptions reach the caller, or by a caller's own `Attempt`.

A corpus run makes an issue of a stage that fails and goes on with the article's others; a test wants the exception.
It also takes many articles through the stages abreast, so work on one of them is done in `Steps`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Protocol, TypeVar

T = TypeVar("T")

Steps = Generator[None, None, T]
"""Work that pauses after each stage, and returns what it has made."""


class Attempt(Protocol):
    """Runs the work of a stage; where it cannot be done, the default stands for its outcome."""

    def __call__(self, stage: str, work: Callable[[], T], default: T) -> T:
        """What `work` gives, or the default."""
        ...


def direct(stage: str, work: Callable[[], T], default: T) -> T:
    """The attempt that lets every exception through."""
    return work()


def finish(steps: Steps[T]) -> T:
    """What the work returns, done without a pause."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            returned: T = done.value
            return returned
