"""Quarters, halves, ordinal months, plans, centuries, `the same period` and `the year` -> values."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.dates.context import Anchor, Context
from pipeline.extract.dates.fragments import MONTH
from pipeline.extract.dates.reference import Place, frame_year, months_of, months_portion, nearest, portion, unanchored
from pipeline.extract.dates.relative import lasting, unknown
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
    ordinal, unit = found["ordinal"].lower(), found["unit"].lower()
    unit = "half" if unit.startswith("half") else unit.rstrip("s")
    if ordinal in ("other", "remaining", "early"):
        return None
    if _POSSESSIVE.search(ctx.prose, max(0, at.start - 12), at.start) and not found["frame"]:
        return _own_span(found, unit)
    count = number(found["count"]) if found["count"] else None
    position = -1 if ordinal in _LAST else number(ordinal)
    if position is None or (not found["frame"] and re.match(r"\s{1,2}of\b", ctx.prose[found.end() : found.end() + 4])):
        return None
    if position == -1 and not found["frame"] and not (unit == "half" and count is None):
        return None
    if unit in ("year", "decade") or unit == "third":
        return _own_span(found, unit)
    frame = found["frame"]
    if unit in ("day", "week") or (
        frame and (_MONTH.match(frame) or frame.endswith(("month", "decade", "century", "s")) or "entury" in frame)
    ):
        return _within_frame(position, count, unit, frame, ctx, at)
    return _of_year(position, count, unit, frame, ctx, at, found.end())


def _own_span(found: re.Match[str], unit: str) -> DateRange | None:
    """`its first 18 months`, `the first five years`: a duration of something's own."""
    count = number(found["count"]) if found["count"] else None
    return lasting(count, unit) if count and unit not in ("half", "third") else None


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
        return intervals.century(value) if value else None
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


def same_period(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the same period last year`, `the same month of 2010`, `the year-ago quarter`."""
    frame = " ".join((found["frame"] or "").lower().split())
    if found["unit"] in ("time", "season") and not frame:
        return None
    if found["count"]:
        return _as_long(int(number(found["count"]) or 0), found["unit"], ctx)
    anchor = _same_kind(found["unit"], ctx, at)
    if anchor is None or anchor.value.first is None:
        return None if not frame else unanchored("XXXX", None)
    back = "year-" in found[0]
    if not frame and not back:
        return anchor.value
    year = _frame_of_same(frame, anchor.value.first.year, ctx)
    if year is None:
        return unanchored("XXXX", anchor.value.grain)
    return intervals.shifted_range(anchor.value, year - anchor.value.first.year)


def _same_kind(unit: str, ctx: Context, at: Place) -> Anchor | None:
    """The date that `the same quarter` or `the same period` goes on from: of that grain, or longer than a day."""
    nearest = ctx.antecedent(at.start, 2)
    if nearest is None:
        return None
    grain = unit.rstrip("s")
    near = [anchor for anchor in ctx.anchors[-6:] if ctx.sentence(at.start) - anchor.sentence <= 2]
    alike = [
        a
        for a in near
        if a.value.grain == grain or (grain not in ("month", "quarter", "half") and a.value.grain != "day")
    ]
    return nearest if nearest in alike or not alike else alike[-1]


def _frame_of_same(frame: str, told: int, ctx: Context) -> int | None:
    if _YEAR.match(frame):
        return int(frame)
    if frame.startswith("last year"):
        return ctx.published.year - 1 if ctx.published else told - 1
    return told - 1


def same_count(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the same seven months`, `those five years`: the last period told that is as long, else a duration."""
    count = number(found["count"])
    value = _as_long(count, found["unit"], ctx) if count else None
    bare = found["which"].lower() == "the"
    return None if bare and value is not None and value.first is None else value


def _as_long(count: int, unit: str, ctx: Context) -> DateRange:
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit.rstrip("s"), 0)
    for anchor in reversed(ctx.anchors[-12:]):
        first, last = anchor.value.first, anchor.value.last
        if first and last and size and (last.year - first.year) * 12 + last.month - first.month + 1 == count * size:
            return anchor.value
    return lasting(count, unit)


def the_unit(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`in the year`, `the quarter`, `the end of the decade`: the one told before, else publication's."""
    unit = "half" if found["unit"].startswith("half") else found["unit"]
    if (at.relation is None and not at.edged and not ctx.prose.startswith(("'s", "’s"), found.end())) or unit == "week":
        return None
    anchor = ctx.antecedent(at.start, 2)
    if unit in ("quarter", "half", "month"):
        same = [a for a in ctx.anchors[-30:] if a.value.grain == unit]
        if same:
            return ([a for a in same if not a.embedded] or same)[-1].value
        return None if unit != "month" or not at.edged else _whole_of(ctx.published, unit)
    if unit == "decade" and anchor is not None and anchor.value.grain != "decade":
        anchor = None
    to_come = anchor is not None and ctx.is_to_come(anchor, at.start)
    if anchor and anchor.value.last and not to_come and not ctx.is_future(at.start, found.end()):
        return intervals.whole(anchor.value.last, unit)
    return _whole_of(ctx.published, unit)


def edged_year(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the end of year`."""
    return the_unit(found, ctx, at) if at.edged else None


def units_edge(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the year's end`: like `the end of the year`."""
    modifier = "end" if found["edge"] in ("end", "close", "last") else "start"
    base = the_unit(found, ctx, Place(at.start, at.core, at.relation, edged=True))
    return replace(base, modifier=modifier) if base else None


def _whole_of(day: date | None, unit: str) -> DateRange:
    return intervals.whole(day, unit) if day else unknown(unit)


def year_end(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`year-end`, `mid-year`, `year-end 2010`."""
    modifier = "end" if found["end"] else "mid"
    if found["year"]:
        return intervals.year(int(found["year"]), modifier)
    if at.relation is None:
        return None
    return (
        intervals.year(ctx.published.year, modifier)
        if ctx.published
        else DateRange("DATE", "XXXX", None, None, "year", modifier)
    )


def century(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the 21st century`."""
    value = number(found["ordinal"])
    return intervals.century(value) if value and 10 < value < 30 else None


def plan(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the 13th Five-Year Plan`; the first ones only where capitals say that the country's plan is meant."""
    value = number(found["plan"])
    if value is None or not 1 <= value <= 40 or (value < 6 and not re.search(r"Five|FYP", found[0])):
        return None
    return intervals.plan(value)


def plan_range(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the 10th to the 12th Five-Year Plan`."""
    first, last = number(found["plan"]), number(found["plan2"])
    return intervals.plan(first, last) if first and last and first < last else None


def plan_relative(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the current five-year plan`, counted from publication."""
    if ctx.published is None:
        return unanchored("XXXX", "plan")
    step = {"next": 1, "coming": 1, "upcoming": 1, "last": -1, "previous": -1, "past": -1}.get(
        found["which"].lower(), 0
    )
    return intervals.plan(intervals.plan_of(ctx.published) + step)


def plan_anaphor(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`during the plan`: the Five-Year Plan told before."""
    plans = [anchor.value for anchor in ctx.anchors[-20:] if anchor.value.grain == "plan"]
    return plans[-1] if plans else None
