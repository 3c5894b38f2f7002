"""A sentence and its dates -> the event that each date is of: the nearest event word in the date's own clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.models import Span, Timex
from pipeline.patterns import GAP, alternatives, surface_pattern
from pipeline.vocabulary.events import EVENT_WORDS, EventWord
from pipeline.words import Remembered, Words

_REACH = 160
"""Characters between an event word and its date at most."""

_FEW_WORDS = r"(?:[^.;,]|[.,](?=\d)){0,60}?(?:,\s(?:with|an?|the|\d+)\b(?:[^.;,]|[.,](?=\d)){5,70},\s)?"
_WORD = re.compile(r"[a-z]+")


_COMMON = frozenset(
    "a an and area as at be been business by construction current development economic first for from had has have in"
    " into is it its level list name national of on one operation operations out park present production province"
    " provincial service state the to towns under up was were will with work zone".split()
)
"""Words that a sentence has too often for them to announce an event."""


def _source(form: str) -> str:
    """The pattern of a form: `*` stands for a few words, `/` parts words that may stand for one another."""
    parts = (
        GAP.join(alternatives(word.split("/")) if "/" in word else surface_pattern(word) for word in part.split())
        for part in form.lower().split("*")
    )
    return _FEW_WORDS.join(parts) + r"\b"


def _key(form: str) -> str:
    """The word of a form that tells that it may stand in a sentence: the first that is no common one."""
    words: list[str] = _WORD.findall(form.lower())
    telling = [word for word in words if word not in _COMMON]
    return telling[0] if telling else max(words, key=len)


def _by_key() -> dict[str, list[str]]:
    """For each key the sources of its forms, one for each first word, the longest form first; the number of the row
    names the group. What begins with a literal is found fast."""
    forms: dict[tuple[str, str], list[str]] = {}
    for number, row in sorted(enumerate(EVENT_WORDS), key=lambda entry: (-len(entry[1].form), entry[1].form)):
        first = _WORD.findall(row.form.lower())[0]
        rest = _source(row.form).removeprefix(first)
        forms.setdefault((_key(row.form), first), []).append(f"{rest}(?P<row{number}>)")
    found: dict[str, list[str]] = {}
    for (key, first), some in forms.items():
        found.setdefault(key, []).append(f"{first}(?:{'|'.join(some)})")
    return found


_BY_KEY = _by_key()
_KEYS = Remembered(lambda word: tuple(_BY_KEY.keys() & _WORD.findall(word.lower())))
"""The keys inside a word of the text."""


@cache
def _patterns(key: str) -> list[re.Pattern[str]]:
    """The patterns of a key's forms, compiled when the key is first met."""
    return [re.compile(source) for source in _BY_KEY[key]]


_ROWS = {f"row{number}": row for number, row in enumerate(EVENT_WORDS)}
_OTHER_VERB = re.compile(
    r"\b(?:is|are|(?:was|were)(?!\s(?:held|laid))|has|have|had|will|won|said|saw|hit|made|became|spent|rose|fell|grew|reached"
    r"|totaled|brought|attracted|exported|earned|sold|signed|posted|moved|came|went|took(?!\splace)|began|started)\b"
)
_AUXILIARIES = re.compile(r"(?:(?:is|are|was|were|has|have|had|will|be|been|being|also|first|then|\w+ly)\s)+")
_CLAUSE_END = re.compile(
    r"[;:]\s|\.\s|,\s(?:and\s(?=\w+\s(?:was|were|is|has|had|the)\b)|but\s|while\s|whereas\s)|\n(?=\d)"
)
_BEYOND_NOUN = re.compile(r"\band\s\w+ing\b|\bto\s(?!the\b|its\b|a\b|be\b|national|state|provincial)\w+\s")
_OPENING = re.compile(r"(?:^|[.,](?!\d)|[;:\n(–—-]|\band)\s*(?:[\"“‘'*•]\s*)?(?:\w+\s){0,3}$")
_DIRECTLY = re.compile(r"\s(?:it\s|also\s|was\s|were\s|\w+ly\s){0,3}")
_BY_PERCENT = re.compile(
    r"\s(?:by\s)?(?:(?:about|over|nearly|almost|some|more\sthan)\s)?[\d.,]+(?:\s?(?:percent|per\scent|%)|-fold)"
)
_ENTRY = re.compile(
    r"\s?[:–—]\s|\swhen\s|,\s(?:when|where|the\syear)\s[^,;]{2,80},"
    r"|,\swhen\s(?=(?:it|they|the\s[\w-]+)\s(?:was|were|got|became|\w+ed)\b)"
)
_JOINED = re.compile(r"\s?(?:,|,?\sand|,?\sor|&)\s(?:then\s)?(?:again\s)?(?:in\s|on\s)?")
_FOLLOWED_BY_VERB = re.compile(r",?\s(?:it\s)?(?:was|were|became|had|has|is|got|won|began|took|\w+ed)\b")


class Event(NamedTuple):
    """An event word in the text."""

    start: int
    end: int
    word: EventWord


def events_in(lowered: str, words: Words, sentence: Span) -> list[Event]:
    """The event words of a sentence, in order; of two that overlap the one that begins first, of what somebody
    `decided to` do that alone. `lowered`: the prose in small letters; `words`: the words of the prose."""
    first, last = sentence
    low = bisect_left(words.starts, first)
    texts = words.texts[low : bisect_left(words.starts, last, low)]
    found = []
    for key in set().union(*map(_KEYS.__getitem__, texts)):
        for pattern in _patterns(key):
            for hit in pattern.finditer(lowered, first, last):
                start, end = hit.span()
                word = _ROWS[hit.lastgroup or ""]
                if start and lowered[start - 1].isalnum():
                    continue
                if word.role != "expanded" or not _BY_PERCENT.match(lowered, end):
                    found.append(Event(start, end, word))
    if len(found) < 2:
        return found
    kept: list[Event] = []
    for event in sorted(found, key=lambda event: (event.start, -event.end)):
        if kept and event.start < kept[-1].end:
            continue
        if kept and kept[-1].word.role == "deed" and lowered[kept[-1].end : event.start] == " to ":
            kept.pop()
        kept.append(event)
    return kept


def event_of(prose: str, timex: Timex, events: list[Event], around: Sequence[Timex]) -> Event | None:
    """The event that happened on a date: the last word before it with no other date or verb between, else the first
    after it where the date opens the clause. `around`: the dates of the sentence."""
    before = [event for event in events if event.start < timex.start]
    if before and (before[-1].end > timex.start or not _parted(prose, before[-1], timex.start, around)):
        return _raised(before[-1], before[:-1], prose, around)
    entry = _ENTRY.match(prose, timex.end)
    begin = entry.end() if entry else timex.end
    after = [event for event in events if event.start >= begin]
    if after and _leads_to(prose, timex, begin, after[0]):
        dated = _dated(begin, after[0].start, around) or _dated(after[0].end, after[0].end + 40, around)
        if not dated:
            return _raised(after[0], after[1:], prose, around)
    joined = next((t for t in around if t.end < timex.start and _JOINED.fullmatch(prose, t.end, timex.start)), None)
    if joined and joined.value.grain == timex.value.grain and not _FOLLOWED_BY_VERB.match(prose, timex.end):
        return event_of(prose, joined, events, tuple(t for t in around if t.start < timex.start))
    return None


def _leads_to(prose: str, timex: Timex, begin: int, event: Event) -> bool:
    """Whether a date before an event word frames it: the date opens the clause and no other verb comes first. The
    clause goes on at `begin`, after a colon or an aside."""
    if _DIRECTLY.fullmatch(prose, timex.end, event.start):
        return True
    if begin == timex.end and not _OPENING.search(prose[max(0, timex.start - 30) : timex.start]):
        return False
    if _CLAUSE_END.search(prose, begin, event.start):
        return False
    verb = _OTHER_VERB.search(prose, begin, event.start)
    return verb is None or _AUXILIARIES.fullmatch(prose, verb.start(), event.start) is not None


def _raised(event: Event, others: list[Event], prose: str, around: Sequence[Timex]) -> Event:
    """A consent that goes with a step up is told as the step (`with the consent of ..., the zone became national`), one
    that a founding had as the founding (`established with the consent of ...`)."""
    if event.word.role != "approved":
        return event
    for other in others:
        low, high = sorted((event.start, other.start))
        apart = _dated(low, high, around) or (
            other is not event and other.start > event.start and _dated(other.end, other.end + 70, around)
        )
        founded = other.word.role == "established" and event.word.voice == "noun" and other.start < event.start
        if (other.word.role == "upgraded" or founded) and not apart and not _CLAUSE_END.search(prose, low, high):
            return other
    return event


def _dated(start: int, end: int, around: Sequence[Timex]) -> bool:
    return any(start <= other.start < end and other.relation not in ("to", "until") for other in around)


def _parted(prose: str, event: Event, end: int, around: Sequence[Timex]) -> bool:
    """Whether another date, another verb or the end of a clause stands between an event word and a date."""
    if end - event.end > _REACH or _dated(event.end, end, around):
        return True
    if event.word.voice == "noun" and _BEYOND_NOUN.search(prose, event.end, end):
        return True
    return bool(_CLAUSE_END.search(prose, event.end, end + 1) or _OTHER_VERB.search(prose, event.end, end))
