"""Months and their days -> values: `July 2006`, `June 18 the same year`, `Jan-Sept`, `28 June to 3 July 2010`."""

from __future__ import annotations

import re
from datetime import date

from pipeline.extract.dates.context import Context
from pipeline.extract.dates.reference import (
    Place,
    completed,
    frame_year,
    nearest,
    unanchored,
    year_of,
)
from pipeline.extract.dates.tense import BREAK
from pipeline.models import DateRange
from pipeline.normalise.dates import intervals
from pipeline.normalise.dates.numerals import number
from pipeline.vocabulary.time import DOUBTFUL_MONTHS, MONTHS

_MONTHS = {**MONTHS, **{form.upper(): value for form, value in MONTHS.items()}}
_NEXT_WORD = re.compile(r"[\s-]{1,2}([A-Za-z]+2?)")

_YEARLY = re.compile(r",?\s(?:each|every|of\s(?:each|every))\syear\b")


def tail_year(found: re.Match[str], ctx: Context, at: Place) -> tuple[int | None, bool]:
    """The year of a `TAIL`, and whether there was one (it may stay unknown: `June last year`)."""
    if found["year"]:
        return int(found["year"]), True
    if found["frame"]:
        return frame_year(found["frame"], ctx, at.start), True
    return None, False


def month_number_of(name: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return _MONTHS[name.rstrip(".")]


def _day(words: str) -> int:
    value = number(words)
    assert value is not None
    return value


def _told_year(ctx: Context, at: Place, month_number: int, day: int | None) -> int | None:
    """The year of a date told just before, where this one goes on from it: `on April 27, 2000 ... on 6 September`."""
    if not ctx.anchors:
        return None
    anchor = ctx.anchors[-1]
    told = anchor.value.first
    if told is None or anchor.value.grain not in ("day", "month") or ctx.sentence(at.start) - anchor.sentence > 1:
        return None
    between = ctx.prose[anchor.end : at.start]
    if "\n\n" in between or (anchor.embedded and (BREAK.search(between) or ctx.sentence(at.start) != anchor.sentence)):
        return None
    if ctx.published and (ctx.published - told).days < 300:
        return None
    later = (month_number, day or 31) >= (told.month, told.day)
    return told.year if later and not ctx.is_future(at.start, at.start) else None


def month(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`July 2006`, `March`, `April of that year`."""
    name = found["month"].rstrip(".")
    if _YEARLY.match(ctx.prose, found.end()):
        return DateRange("SET", f"XXXX-{month_number_of(name):02}")
    year, stated = tail_year(found, ctx, at)
    if stated:
        return (
            intervals.month(year, month_number_of(name))
            if year
            else unanchored(f"XXXX-{month_number_of(name):02}", "month")
        )
    if not _is_month(name, found, ctx, at):
        return None
    number_ = month_number_of(name)
    told = _told_year(ctx, at, number_, None)
    if told:
        return intervals.month(told, number_)
    value = nearest(ctx, at, found.end(), lambda y: intervals.month(y, number_))
    return value or unanchored(f"XXXX-{number_:02}", "month")


def _is_month(name: str, found: re.Match[str], ctx: Context, at: Place) -> bool:
    if name not in DOUBTFUL_MONTHS and not name.isupper():
        return True
    if at.edged:
        return True
    after = ctx.prose[found.end() : found.end() + 2]
    if name.isupper() or (after[1:2].isupper() and after[:1] == " "):
        return False
    return at.relation is not None or name not in ("May", "March", "Mar", "Jan", "Jun")


def month_of(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`last March`, `next May`, `the same July`."""
    which, number_ = found["which"].lower().split()[-1], month_number_of(found["month"])
    if which in ("that", "same", "following", "previous"):
        anchor = ctx.antecedent(at.start)
        if anchor is None:
            return unanchored(f"XXXX-{number_:02}", "month")
        year = year_of(anchor.value)
        same = intervals.month(year, number_)
        if which == "following" and anchor.value.last and same.first and same.first <= anchor.value.last:
            year += 1
        return intervals.month(year, number_)
    if ctx.published is None:
        return unanchored(f"XXXX-{number_:02}", "month")
    year = ctx.published.year
    if which == "last":
        year -= number_ >= ctx.published.month
    elif which == "next":
        year += number_ <= ctx.published.month
    return intervals.month(year, number_)


def month_day(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`Dec 1, 2017`, `June 18 the same year`, `July 5-8`, `July 8`."""
    if _YEARLY.match(ctx.prose, found.end()):
        return DateRange("SET", f"XXXX-{month_number_of(found['month']):02}-{_day(found['day']):02}")
    month_number, first = month_number_of(found["month"]), _day(found["day"])
    last = _day(found["day2"]) if found["day2"] else first
    if found["both"] and at.relation != "between" and last != first + 1:
        return None
    year, stated = tail_year(found, ctx, at)
    if not stated:
        if at.relation == "in" and _NEXT_WORD.match(ctx.prose, found.end()) and not found["day"][-1].isalpha():
            return None
        told = _told_year(ctx, at, month_number, first)
        if told:
            return _days(told, month_number, first, last)
        value = nearest(ctx, at, found.end(), lambda y: _days(y, month_number, first, last))
        return value or unanchored(f"XXXX-{month_number:02}-{first:02}", "day")
    if year is None:
        return unanchored(f"XXXX-{month_number:02}-{first:02}", "day")
    return _days(year, month_number, first, last)


def day_month(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`24 October 2010`, `5-8 July`, `the 25th of May`."""
    return month_day(found, ctx, at)


def _days(year: int, month_number: int, first: int, last: int) -> DateRange:
    if first == last:
        return intervals.day(date(year, month_number, first))
    return intervals.days(date(year, month_number, first), date(year, month_number, last))


def month_range(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`January to June 2011`, `Jan-Sept`, `July 2021 and April 2022` after `between`, `June 5 to July 3`."""
    if found["both"] and at.relation != "between":
        return None
    month1, month2 = month_number_of(found["month"]), month_number_of(found["month2"])
    day1, day2 = (_day(found[g]) if found[g] else None for g in ("day", "day2"))
    year, stated = tail_year(found, ctx, at)
    if stated and year is None:
        return unanchored(f"XXXX-{month1:02}/XXXX-{month2:02}", "month")

    def build(last_year: int) -> DateRange:
        first_year = int(found["year1"]) if found["year1"] else last_year - (month1 > month2)
        if day1 or day2:
            first = date(first_year, month1, day1 or 1)
            last = date(last_year, month2, day2) if day2 else intervals.month_span(last_year, month2)[1]
            return intervals.days(first, last)
        if (month1, month2) == (1, 12) and first_year == last_year:
            return DateRange(
                "DATE", f"{last_year}-01/{last_year}-12", date(last_year, 1, 1), date(last_year, 12, 31), "month"
            )
        return intervals.months(first_year, month1, last_year, month2)

    if year:
        return build(year)
    if found["year1"]:
        return build(int(found["year1"]) + (month1 > month2))
    value = completed(ctx, at, found.end(), build)
    return value or unanchored(f"XXXX-{month1:02}/XXXX-{month2:02}", "month")


def day_month_range(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`28 June to 3 July 2010`."""
    return month_range(found, ctx, at)
