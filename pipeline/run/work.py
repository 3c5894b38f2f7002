"""The way of one document through the stages, a step at a time -> its rows, whatever happens to it on the way.

A stage that fails on an article becomes an issue with the stage's name, and the article's other stages still count; a
document that takes longer than the limit is quarantined.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from traceback import extract_tb
from typing import TypeVar

from pipeline.attempts import Steps
from pipeline.models import Issue
from pipeline.read import Document
from pipeline.rows import Rows, issue_row
from pipeline.run.clock import TookTooLongError, within

T = TypeVar("T")

Input = dict[str, str | bytes | None]
"""A row of `spool.INPUTS`."""

Done = tuple[Rows, Input]

_LEAST = 0.001
"""Seconds that are left to one that has spent all of its time between two rings of the clock."""


class Work:
    """A document under way; `done`, its rows and its row of `inputs`, once it has arrived."""

    def __init__(self, document: Document, steps: Steps[Done], seconds: float) -> None:
        self.done: Done | None = None
        self._document = document
        self._steps = steps
        self._limit = self._left = seconds

    def step(self) -> None:
        """Do the next stage; where nothing else is to be had, an issue says why."""
        began = time.monotonic()
        try:
            with within(self._left):
                next(self._steps)
        except StopIteration as done:
            self.done = done.value
        except TookTooLongError:
            limit = f"took longer than {self._limit:g} s"
            self.done = quarantined(self._document, Issue(self._document.key, "run", "timed_out", limit, "error"), "")
        except Exception as error:
            self.done = quarantined(self._document, failure(self._document.key, "run", error), self._document.digest)
        if self._limit:
            self._left = max(self._left - (time.monotonic() - began), _LEAST)


def quarantined(document: Document, issue: Issue, digest: str) -> Done:
    """A document that gave no article; without a digest the next run tries it again."""
    return {"issues": [issue_row(issue)]}, {"key": document.key, "sha256": digest, "article_id": None, "digest": None}


def failure(article_id: str, stage: str, error: Exception) -> Issue:
    """The issue that an exception is."""
    frame = extract_tb(error.__traceback__)[-1]
    return Issue(article_id, stage, "failed", f"{type(error).__name__}: {error} ({frame.name})", "error")


class Recorder:
    """Attempts at the stages of one article; one that fails is an issue, and its default stands for what it found."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        self.issues: list[Issue] = []

    def __call__(self, stage: str, work: Callable[[], T], default: T) -> T:
        """What `work` gives, or the default."""
        try:
            return work()
        except TookTooLongError:
            raise
        except Exception as error:
            self.issues.append(failure(self.article_id, stage, error))
            return default
