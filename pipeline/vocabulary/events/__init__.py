"""Row types for the vocabulary of events: the verbs and nouns that tell what happened to a zone on a date, and the
words of a performance over a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.vocabulary import load

EventRole = Literal[
    "established", "approved", "upgraded", "construction_started", "opened", "expanded", "renamed", "deed"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventWord:
    """A verb or noun of an event, and where the thing that it happens to stands. Role `deed`: something done once.

    `own`: before the word (`the park opened`). `self`: right before it (`the company started in 1999`). `acted`: after
    it (`the State Council approved the zone`), or before it in the passive. `noun`: beside it (`its establishment`,
    `the approval of the zone`). `zone`: of zones alone. The date of a deed (`bought 200 mu in 2006`) has no role, not
    even that of a period of the sum beside it.
    """

    form: str
    role: EventRole
    voice: Literal["own", "self", "acted", "noun"]
    zone: bool = False


@dataclass(frozen=True, slots=True)
class PerformanceWord:
    """A word that tells what was made, moved, earned or grown. `figure`: only where a figure follows it."""

    form: str
    figure: bool = False


@dataclass(frozen=True, slots=True)
class FiniteVerb:
    """A word that ends the subject of its clause."""

    form: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun of something that has events of its own: a bridge, a school, the projects that were approved."""

    form: str


@dataclass(frozen=True, slots=True)
class Consented:
    """A noun of something other than a zone that is approved, upgraded or renamed: a loan, a plan, a drug."""

    form: str


EVENT_WORDS = load("events/event_words", EventWord)
PERFORMANCE_WORDS = load("events/performance_words", PerformanceWord)
FINITE_VERBS = load("events/finite_verbs", FiniteVerb)
THINGS = load("events/things", Thing)
CONSENTED = load("events/consents", Consented)
