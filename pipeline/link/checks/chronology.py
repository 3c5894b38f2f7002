"""Dated events of an article -> those that cannot have happened in the order, or at the time, that it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.link.checks.report import Finding
from pipeline.models import Article, Span, Timex
from pipeline.schema import EVENTS
from pipeline.sentences import sentence_index

_EVENTS = frozenset(EVENTS)


def misdated(article: Article, sentences: Sequence[Span], timexes: Sequence[Timex]) -> Iterator[Finding]:
    """`event_after_publication`: told as done, on a day still to come. `events_out_of_order`: a zone raised to the
    national level before it was founded, or, in one sentence, opened before its building began."""
    events = [timex for timex in timexes if timex.role in _EVENTS and timex.value.first and timex.value.last]
    for timex in events:
        if article.published and timex.value.first and timex.value.first > article.published:
            detail = f"{timex.role} on a date after the publication on {article.published}"
            yield Finding(timex.start, timex.end, "event_after_publication", detail)
    yield from _upgraded_too_early(article, events)
    yield from _opened_too_early(article, sentences, events)


def _upgraded_too_early(article: Article, events: Sequence[Timex]) -> Iterator[Finding]:
    founded: dict[str | None, Timex] = {}
    for timex in events:
        if timex.role == "established" and _precedes(timex, founded.setdefault(timex.subject, timex)):
            founded[timex.subject] = timex
    for timex in events:
        first = founded.get(timex.subject) if timex.role == "upgraded" and timex.subject_label == "ZONE" else None
        if first and _precedes(timex, first):
            yield _early(article, timex, first)


def _opened_too_early(article: Article, sentences: Sequence[Span], events: Sequence[Timex]) -> Iterator[Finding]:
    begun: dict[tuple[int, str | None], list[Timex]] = {}
    for timex in events:
        if timex.role == "construction_started":
            begun.setdefault((sentence_index(sentences, timex.start), timex.subject), []).append(timex)
    for timex in events:
        starts = begun.get((sentence_index(sentences, timex.start), timex.subject), [])
        if timex.role == "opened" and len(starts) == 1 and _precedes(timex, starts[0]):
            yield _early(article, timex, starts[0])


def _precedes(one: Timex, other: Timex) -> bool:
    """Whether the whole of one date lies before the other."""
    return one.value.last is not None and other.value.first is not None and one.value.last < other.value.first


def _early(article: Article, timex: Timex, other: Timex) -> Finding:
    named = " ".join(article.text[other.start : other.end].split())
    detail = f"{timex.subject or 'it'}: {timex.role} before {other.role} ({named})"
    return Finding(timex.start, timex.end, "events_out_of_order", detail)
