"""Parts of a year, month, decade or century -> values: `the first quarter`, `the first half of 1998`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from pipeline.extract.dates.context import Context
from pipeline.extract.dates.fragments import MONTH
from pipeline.extract.dates.reference import (
    Place,
    frame_year,
    months_of,
    months_portion,
    nearest,
    portion,
    unanchored,
)
from pipeline.extract.dates.relative import lasting, unknown, whole_of
from pipeline.models import DateRange
from pipeline.normalise.dates import intervals
from pipeline.normalise.dates.numerals import number
from pipeline.vocabulary.time import MONTHS, UNITS

_LAST = frozenset(("last", "final", "latter", "closing"))
_MONTH = re.compile(MONTH)
_YEAR = re.compile(r"\d{4}\Z")
_POSSESSIVE = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er)\s$")


def ordinal_period(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the first quarter of 1998`, `the first half`, `the first seven months`, `the last week of October`."""
    ordinal, unit, frame = found["ordinal"].lower(), found["unit"].lower(), found["frame"]
    unit = "half" if unit.startswith("half") else unit.rstrip("s")
    if ordinal in ("other", "remaining"):
        return None
    if frame and (ordinal == "early" or _is_vague(found)):
        whole = frame_value(frame, ctx, at)
        return replace(whole, modifier="end" if ordinal in _LAST else "start") if whole else None
    if _POSSESSIVE.search(ctx.prose, max(0, at.start - 12), at.start) and not frame:
        return _own_span(found, unit)
    count = number(found["count"]) if found["count"] else None
    position = -1 if ordinal in _LAST else number(ordinal)
    if position is None or (not frame and _OF.match(ctx.prose, found.end())):
        return None
    if position == -1 and not frame and not (unit == "half" and count is None):
        return None
    if unit == "decade" and frame and frame.endswith("entury") and count is None:
        return _decade_of(position, frame_value(frame, ctx, at))
    if unit in ("year", "decade", "third"):
        return _own_span(found, unit)
    if unit in ("day", "week") or (frame and _is_part(frame)):
        return _within_frame(position, count, unit, frame, ctx, at)
    return _of_year(position, count, unit, frame, ctx, at, found.end())


_OF = re.compile(r"\s{1,2}of\b")


def _is_part(frame: str) -> bool:
    """Whether a frame is a month, a decade or a century rather than a year."""
    return bool(_MONTH.match(frame)) or frame.endswith(("month", "decade", "century", "s")) or "entury" in frame


def _is_vague(found: re.Match[str]) -> bool:
    """`the closing months`, `the first few weeks`: parts without a number."""
    if found["count"]:
        return number(found["count"]) is None
    return found["unit"].lower() in ("months", "weeks", "days") and found["ordinal"].lower() in _LAST


def _own_span(found: re.Match[str], unit: str) -> DateRange | None:
    """`its first 18 months`, `the first five years`: a duration of something's own."""
    count = number(found["count"]) if found["count"] else None
    return lasting(count, unit) if count and unit not in ("half", "third") else None


def _decade_of(position: int, century: DateRange | None) -> DateRange | None:
    """`the last decade of the 20th century`."""
    if century is None or century.first is None or not -1 <= position <= 10:
        return None
    return intervals.decade(century.first.year + 10 * (9 if position == -1 else position - 1))


def _of_year(
    position: int, count: int | None, unit: str, frame: str | None, ctx: Context, at: Place, end: int
) -> DateRange | None:
    months = _months(position, count, unit, frame is not None)
    if months is None:
        return lasting(count, unit) if count and count >= 12 and unit in UNITS else None
    first, last = months
    if frame:
        year = int(frame) if _YEAR.match(frame) else frame_year(frame, ctx, at.start)
        if year is None:
            return unanchored(f"XXXX-{first:02}/XXXX-{last:02}", unit)
        return _labelled(months_of(year, first, last, unit), unit)
    if count is None and unit in ("quarter", "half"):
        return portion(ctx, at, end, unit, (last // 3) if unit == "quarter" else last // 6)
    if count is None:
        return None
    return _labelled(months_portion(ctx, at, end, first, last, unit), unit)


def _labelled(value: DateRange, unit: str) -> DateRange:
    """Quarters keep their grain when several of them make no named period (`the first three quarters`)."""
    if unit == "quarter" and value.grain == "month":
        return DateRange(value.type, value.timex, value.first, value.last, "quarter", value.modifier)
    return value


def _months(position: int, count: int | None, unit: str, framed: bool) -> tuple[int, int] | None:
    """First and last month of an ordinal part of a year; None where it has no such part."""
    size = {"quarter": 3, "half": 6, "month": 1}.get(unit)
    if size is None:
        return None
    length = size * (count or 1)
    if length >= 12:
        return None
    if position == -1:
        if (unit == "month" and not framed) or (unit == "quarter" and not framed and not count):
            return None
        return 13 - length, 12
    first = size * (position - 1) + 1 if count is None else 1
    if count is not None and position != 1:
        return None
    return (first, first + length - 1) if first + length - 1 <= 12 else None


def _within_frame(
    position: int, count: int | None, unit: str, frame: str | None, ctx: Context, at: Place
) -> DateRange | None:
    """Parts of a month, a decade or a century."""
    if frame is None:
        return lasting(count, unit) if count else None
    whole = frame_value(frame, ctx, at)
    if whole is None or whole.first is None or whole.last is None:
        return unknown(unit)
    if unit == "half":
        return DateRange(
            "DATE", whole.timex, whole.first, whole.last, whole.grain, "end" if position in (-1, 2) else "start"
        )
    size = {"day": 1, "week": 7}.get(unit)
    if size is None:
        return None
    length = size * (count or 1)
    if position == -1:
        return intervals.between(whole.last - timedelta(days=length - 1), whole.last, unit)
    first = whole.first + timedelta(days=size * (position - 1) if count is None else 0)
    return intervals.between(first, first + timedelta(days=length - 1), unit)


def frame_value(frame: str, ctx: Context, at: Place) -> DateRange | None:
    """The period that a part is a part of: a year, a month, a decade or a century."""
    text = " ".join(frame.split())
    month = _MONTH.match(text)
    if month:
        rest = text[month.end() :].strip(" ,")
        rest = rest.removeprefix("of ").strip()
        year = (
            int(rest)
            if _YEAR.match(rest)
            else frame_year(rest, ctx, at.start)
            if rest
            else _year_near(month[0], ctx, at)
        )
        return intervals.month(year, _number_of(month[0])) if year else None
    if _YEAR.match(text):
        return intervals.year(int(text))
    digits = re.search(r"\d{4}(?=['’]?s)", text)
    if digits:
        return intervals.decade(int(digits[0]))
    if text.endswith("entury"):
        value = number(text.removeprefix("the ").split()[0].split("-")[0])
        return intervals.century(value) if value else whole_of(ctx.published, "century")
    if text.endswith("month"):
        return _month_frame(text, ctx, at)
    year = frame_year(text, ctx, at.start)
    return intervals.year(year) if year else None


def _month_frame(text: str, ctx: Context, at: Place) -> DateRange | None:
    step = {"this": 0, "last": -1, "next": 1}.get(text.split()[0])
    anchor = ctx.antecedent(at.start) if step is None else None
    base = anchor.value.last if anchor else ctx.published
    return intervals.whole(intervals.shifted(base, step or 0, "month"), "month") if base else None


def _number_of(name: str) -> int:
    return MONTHS[name.rstrip(".").capitalize()]


def _year_near(name: str, ctx: Context, at: Place) -> int | None:
    value = nearest(ctx, at, at.start, lambda year: intervals.month(year, _number_of(name)))
    return value.first.year if value and value.first else None
