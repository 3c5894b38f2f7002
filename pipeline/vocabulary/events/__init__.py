"""Row types for the vocabulary of events: the verbs and nouns that tell what happened to a zone on a date, and the
words of a performance over a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.vocabulary import load


@dataclass(frozen=True, slots=True)
class EventWord:
    """A verb or noun of an event, and where the thing that it happens to stands.

    `own`: before the word (`the park opened`). `acted`: after it (`the State Council approved the zone`), or before it
    in the passive. `noun`: beside it (`its establishment`, `the approval of the zone`). `zone`: of zones alone.
    """

    form: str
    role: Literal["established", "approved", "upgraded", "construction_started", "opened", "expanded", "renamed"]
    voice: Literal["own", "acted", "noun"]
    zone: bool = False


@dataclass(frozen=True, slots=True)
class PerformanceWord:
    """A word that tells what was made, moved, earned or grown. `figure`: only where a figure follows it."""

    form: str
    figure: bool = False


EVENT_WORDS = load("events/event_words", EventWord)
PERFORMANCE_WORDS = load("events/performance_words", PerformanceWord)
