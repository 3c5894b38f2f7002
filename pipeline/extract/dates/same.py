"""What goes on from a period told before -> values: `the same period last year`, `the same seven months`."""

from __future__ import annotations

import re

from pipeline.extract.dates.context import Context
from pipeline.extract.dates.reference import Place, months_of, months_so_far, unanchored
from pipeline.extract.dates.relative import lasting
from pipeline.models import DateRange
from pipeline.normalise.dates import intervals
from pipeline.normalise.dates.numerals import number

_YEAR = re.compile(r"\d{4}\Z")
_PARTS = re.compile(r"XXXX-(?:(?P<first>\d\d)(?:/XXXX-(?P<last>\d\d))?|(?P<unit>[QH])(?P<part>\d))\Z")


def same_period(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the same period last year`, `the same month of 2010`, `the year-ago quarter`."""
    frame = " ".join((found["frame"] or "").lower().split())
    if found["unit"] in ("time", "season") and not frame:
        return None
    if found["count"]:
        return as_long(int(number(found["count"]) or 0), found["unit"], ctx)
    told = _same_kind(found["unit"].rstrip("s"), ctx, at)
    if told is None and ctx.unresolved and _YEAR.match(frame):
        return _of_unresolved(ctx.unresolved[1], int(frame))
    if (
        not frame
        and ctx.span
        and found["unit"] == "period"
        and ctx.span[0] > (ctx.anchors[-1].start if ctx.anchors else -1)
    ):
        return ctx.span[1]
    if told is None or told.first is None:
        return unanchored("XXXX", None) if frame else None
    if not frame and "year-" not in found[0]:
        return told
    return intervals.shifted_range(told, _frame_of_same(frame, told.first.year, ctx) - told.first.year)


def _of_unresolved(value: DateRange, year: int) -> DateRange:
    """The same months of a year that is known: `the same period of 2009` after a first half of no known year."""
    parts = _PARTS.match(value.timex)
    if parts is None:
        return unanchored("XXXX", None)
    if parts["unit"]:
        part = intervals.quarter if parts["unit"] == "Q" else intervals.half
        return part(year, int(parts["part"]))
    return months_of(year, int(parts["first"]), int(parts["last"] or parts["first"]), value.grain or "month")


def _same_kind(grain: str, ctx: Context, at: Place) -> DateRange | None:
    """What `the same quarter` or `the same period` goes on from: the last told of that grain, or longer than a day."""
    told = [anchor for anchor in ctx.known[-20:] if not anchor.aside]
    near = ctx.antecedent(at.start, 2)
    if grain == "period" and near and near.relation in _ENDS:
        near = next((a for a in reversed(told) if a.value.grain == "plan" and a.start >= near.start - _NEAR), near)
    if grain in ("month", "quarter", "half"):
        alike = [anchor.value for anchor in told if anchor.value.grain == grain]
        return alike[-1] if alike else _within(near.value, grain) if near else None
    if near is None or near.aside or near.value.grain == "day" or near.deed:
        near = next((anchor for anchor in reversed(told) if anchor.value.grain != "day" and not anchor.deed), near)
    return near.value if near else None


_NEAR = 300
_ENDS = frozenset(("by", "until", "till", "to", "from"))
"""Words that make a date the end of a period: `60 billion yuan by 2020`, in the plan told before."""


def _within(value: DateRange, grain: str) -> DateRange | None:
    """The whole month, quarter or half that a shorter period is in; None for a longer one."""
    assert value.first is not None and value.last is not None
    whole = intervals.whole(value.first, grain)
    assert whole.last is not None
    return whole if value.last <= whole.last else None


def _frame_of_same(frame: str, told: int, ctx: Context) -> int:
    if _YEAR.match(frame):
        return int(frame)
    if frame.startswith("last year") and ctx.published:
        return min(ctx.published.year, told) - 1
    return told - 1


def the_period(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`in the period`, `during that period`: the last span of months or years told, a year alone only nearby."""
    if at.relation not in _DURING:
        return None
    here = ctx.sentence(at.start)
    told = [a for a in ctx.known[-12:] if here - a.sentence <= _REACH and not a.aside and a.value.grain != "day"]
    spans = [a for a in told if "/" in a.value.timex or a.value.grain in ("quarter", "half", "plan")]
    near = [a for a in told if here - a.sentence <= 1 and not a.deed and a.value.grain in ("month", "year")]
    return (spans or near)[-1].value if spans or near else None


_REACH = 5
"""Sentences before it that `the period` may have been told in."""

_DURING = frozenset(("in", "during", "over", "for", "throughout", "within"))


def same_count(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the same seven months`, `those five years`: the last period told that is as long, else a duration."""
    count = number(found["count"])
    value = as_long(count, found["unit"], ctx) if count else None
    if found["which"].lower() == "the" and value is not None and value.first is None:
        return months_so_far(count, found["unit"], ctx, at)
    return value


def as_long(count: int, unit: str, ctx: Context) -> DateRange:
    """The last period told of so many units; a bare duration where none was."""
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit.rstrip("s"), 0)
    for anchor in sorted(ctx.anchors[:-13:-1], key=lambda anchor: anchor.aside):
        first, last = anchor.value.first, anchor.value.last
        if first and last and size and (last.year - first.year) * 12 + last.month - first.month + 1 == count * size:
            return anchor.value
    return lasting(count, unit)
