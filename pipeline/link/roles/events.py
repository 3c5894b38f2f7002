"""A sentence and its dates -> the event that each date is of: the nearest event word in the date's own clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.models import Span, Timex
from pipeline.patterns import surface_pattern
from pipeline.vocabulary.events import EVENT_WORDS, EventWord

_REACH = 160
"""Characters between an event word and its date at most."""

_FEW_WORDS = r"(?:[^.;,]|[.,](?=\d)){0,60}?(?:,\swith\s(?:[^.;,]|[.,](?=\d)){5,70},\s)?"
_WORD = re.compile(r"[A-Za-z]+")


def _source(form: str) -> str:
    return r"\b" + _FEW_WORDS.join(surface_pattern(part.strip()) for part in form.split("*")) + r"\b"


def _by_first_word() -> dict[str, list[tuple[re.Pattern[str], EventWord]]]:
    """Event words by their first word, the longest form first."""
    found: dict[str, list[tuple[re.Pattern[str], EventWord]]] = {}
    for row in sorted(EVENT_WORDS, key=lambda row: (-len(row.form), row.form)):
        first = re.split(r"[\s-]", row.form.lower(), maxsplit=1)[0]
        found.setdefault(first, []).append((re.compile(_source(row.form), re.IGNORECASE), row))
    return found


_BY_FIRST_WORD = _by_first_word()
_OTHER_VERB = re.compile(
    r"\b(?:is|are|(?:was|were)(?!\sheld)|has|have|had|will|won|said|saw|hit|made|became|spent|rose|fell|grew|reached|totaled|brought|attracted|"
    r"exported|earned|sold|signed|posted|moved|came|went|took|began|started)\b"
)
_CLAUSE_END = re.compile(
    r"[;:]\s|\.\s|,\s(?:and\s(?=\w+\s(?:was|were|is|has|had|the)\b)|but\s|while\s|whereas\s)|\n(?=\d)"
)
_BEYOND_NOUN = re.compile(r"\band\s\w+ing\b|\bto\s(?!the\b|its\b|a\b|be\b|national|state|provincial)\w+\s")
_OPENING = re.compile(r"(?:^|[.;,:\n(–—-]|\band)\s*(?:[\"“‘'*•]\s*)?(?:\w+\s){0,3}$")
_JOINED = re.compile(r"\s?(?:,|,?\sand|,?\sor|&)\s(?:then\s)?(?:again\s)?(?:in\s|on\s)?")


@dataclass(frozen=True, slots=True)
class Event:
    """An event word in the text."""

    start: int
    end: int
    word: EventWord


def events_in(prose: str, sentence: Span) -> list[Event]:
    """The event words of a sentence, in order; of two that overlap the one that begins first."""
    found = []
    for word in _WORD.finditer(prose, *sentence):
        for pattern, row in _BY_FIRST_WORD.get(word[0].lower(), ()):
            hit = pattern.match(prose, word.start(), sentence[1])
            if hit:
                found.append(Event(hit.start(), hit.end(), row))
    kept: list[Event] = []
    for event in sorted(found, key=lambda event: (event.start, -event.end)):
        if not kept or event.start >= kept[-1].end:
            kept.append(event)
    return kept


def event_of(prose: str, timex: Timex, events: list[Event], around: tuple[Timex, ...]) -> Event | None:
    """The event that happened on a date: the last word before it with no other date or verb between, else the first
    after it where the date opens the clause. `around`: the dates of the sentence."""
    before = [event for event in events if event.end <= timex.start]
    if before and not _parted(prose, before[-1], timex.start, around):
        return _raised(before[-1], before[:-1], prose, around)
    after = [event for event in events if event.start >= timex.end]
    if after and _opens_clause(prose, timex) and not _CLAUSE_END.search(prose, timex.end, after[0].start):
        dated = _dated(timex.end, after[0].start, around) or _dated(after[0].end, after[0].end + 40, around)
        if not dated:
            return _raised(after[0], after[1:], prose, around)
    joined = next((t for t in around if t.end < timex.start and _JOINED.fullmatch(prose, t.end, timex.start)), None)
    if joined and joined.value.grain == timex.value.grain:
        return event_of(prose, joined, events, tuple(t for t in around if t.start < timex.start))
    return None


def _raised(event: Event, others: list[Event], prose: str, around: tuple[Timex, ...]) -> Event:
    """A consent that goes with a step up is told as the step (`with the consent of ..., the zone became national`)."""
    if event.word.role != "approved":
        return event
    for other in others:
        low, high = sorted((event.start, other.start))
        apart = _dated(low, high, around) or (
            other is not event and other.start > event.start and _dated(other.end, other.end + 70, around)
        )
        if other.word.role == "upgraded" and not apart and not _CLAUSE_END.search(prose, low, high):
            return other
    return event


def _dated(start: int, end: int, around: tuple[Timex, ...]) -> bool:
    return any(start <= other.start < end and other.relation not in ("to", "until") for other in around)


def _parted(prose: str, event: Event, end: int, around: tuple[Timex, ...]) -> bool:
    """Whether another date, another verb or the end of a clause stands between an event word and a date."""
    if end - event.end > _REACH or _dated(event.end, end, around):
        return True
    if event.word.voice == "noun" and _BEYOND_NOUN.search(prose, event.end, end):
        return True
    return bool(_CLAUSE_END.search(prose, event.end, end) or _OTHER_VERB.search(prose, event.end, end))


def _opens_clause(prose: str, timex: Timex) -> bool:
    return bool(_OPENING.search(prose[max(0, timex.start - 30) : timex.start]))
