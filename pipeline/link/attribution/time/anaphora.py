"""Dates that only stand for another: `during the period`, `in the nine months`, `a year earlier`."""

from __future__ import annotations

import re
from datetime import date

from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.time.periods import Period
from pipeline.models import Timex

_SAME = re.compile(r"(?:the|that|this)\s(?:same\s|whole\s|entire\s)?(?:\w+\s)?(?:period|year|months|quarters?|half)")
_SPAN = re.compile(r"(?:the|that|this)\s(?:[a-z]+-month\s)?period")
"""What always means a span told of before, whatever date stands nearest."""
_YEAR_END = re.compile(r"(?:the\s)?(?:end\sof\s(?:the|that|this)\syear|year-?\s?end)")
_EARLIER = re.compile(r"(?:a|one|the)\syear\s(?:earlier|ago|before)|(?:the\s)?(?:previous|preceding|prior)\syear")


def same_time(sentence: Sentence, timex: Timex, surface: str) -> Period | None:
    """The time told before that a date without a value means."""
    heading = sentence.memory.outline.dating.time
    if heading is not None and heading.last is not None and _YEAR_END.fullmatch(surface):
        return Period(None, heading.last, True)
    if surface == "this year" or not surface.startswith(("the", "that", "this")):
        return None
    if not (_SAME.fullmatch(surface) or _SPAN.fullmatch(surface)):
        return None
    if timex.value.last is not None and surface != "the year" and not _SPAN.fullmatch(surface):
        return None
    before = next((d.given for d in reversed(sentence.done) if not d.aside and d.given.period_end), None)
    if before is not None and before.period_start is None and before.period_end and surface == "the year":
        return Period(date(before.period_end.year, 1, 1), before.period_end, False)
    if before is not None and surface == "the year" and before.period_start and before.period_end:
        return _whole_year(Period(before.period_start, before.period_end, False))
    if before is not None:
        return Period(before.period_start, before.period_end, before.period_start is None)
    told = told_before(sentence)
    return _whole_year(told) if told is not None and surface == "the year" else told


def _whole_year(period: Period) -> Period:
    """The year of which a part has been told: `9 billion in the first seven months, 55 percent of the target for the
    year`."""
    if period.first is None or period.last is None or period.first.year != period.last.year:
        return period
    return Period(period.first.replace(month=1, day=1), period.last.replace(month=12, day=31), False)


def told_before(sentence: Sentence) -> Period | None:
    """The time that figures before had, or that the headings state."""
    return sentence.memory.period or sentence.memory.told or sentence.memory.outline.dating.time


def year_before(sentence: Sentence, timex: Timex, surface: str) -> Period | None:
    """The time of the figure that one of `a year earlier` is held against, a year back."""
    before = next((d.given for d in reversed(sentence.done) if not d.aside), None)
    if before is None or before.period_start is None or before.period_end is None or not _EARLIER.fullmatch(surface):
        return None
    return Period(_year_back(before.period_start), _year_back(before.period_end), False)


def _year_back(day: date) -> date:
    """The same day a year before; the last of February for a leap day."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
