"""Numbers of the calendar -> `DateRange`: the first and last day of days, weeks, months, quarters, plans, ... Pure.

Every function raises ValueError for what the calendar does not have (`30 February`, year 0): the caller reads the
expression otherwise, or raises an issue.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from pipeline.models import DateRange
from pipeline.vocabulary.time import SEASONS, SPRING_FESTIVALS

FIRST_PLAN_YEAR, FIRST_REGULAR_PLAN, PLAN_YEARS = 1966, 3, 5
"""The third Five-Year Plan began in 1966; from it on each follows the one before without a gap."""

SEASON_MONTHS = {season.code: season.first_month for season in SEASONS.values()}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def day(value: date, modifier: str | None = None) -> DateRange:
    """One day."""
    return DateRange("DATE", value.isoformat(), value, value, "day", modifier)


def days(first: date, last: date) -> DateRange:
    """From one day to another; ValueError where they are in the wrong order."""
    if last < first:
        raise ValueError(f"{last} is before {first}")
    return DateRange("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last, "day")


def week(within: date) -> DateRange:
    """The ISO week (Monday to Sunday) of a day."""
    monday = within - timedelta(days=within.weekday())
    number = monday.isocalendar()
    return DateRange("DATE", f"{number.year}-W{number.week:02}", monday, monday + timedelta(days=6), "week")


def weekend(within: date) -> DateRange:
    """Saturday and Sunday of a day's ISO week."""
    whole = week(within)
    assert whole.last is not None
    return DateRange("DATE", f"{whole.timex}-WE", whole.last - timedelta(days=1), whole.last, "day")


@lru_cache(maxsize=4096)
def month(year_number: int, number: int) -> DateRange:
    """A month."""
    first, last = month_span(year_number, number)
    return DateRange("DATE", f"{year_number:04}-{number:02}", first, last, "month")


@lru_cache(maxsize=4096)
def month_span(year_number: int, number: int) -> tuple[date, date]:
    """First and last day of a month."""
    first = date(year_number, number, 1)
    return first, first.replace(day=monthrange(year_number, number)[1])


@lru_cache(maxsize=4096)
def months(year1: int, month1: int, year2: int, month2: int, grain: str = "month") -> DateRange:
    """From the first day of one month to the last of another."""
    first, last = date(year1, month1, 1), month_span(year2, month2)[1]
    if last < first:
        raise ValueError(f"{last} is before {first}")
    return DateRange("DATE", f"{year1:04}-{month1:02}/{year2:04}-{month2:02}", first, last, grain)


@lru_cache(maxsize=4096)
def quarter(year_number: int, number: int) -> DateRange:
    """A quarter of a calendar year, 1 to 4."""
    whole = months(year_number, 3 * number - 2, year_number, 3 * number)
    return DateRange("DATE", f"{year_number:04}-Q{number}", whole.first, whole.last, "quarter")


@lru_cache(maxsize=4096)
def half(year_number: int, number: int) -> DateRange:
    """A half of a calendar year, 1 or 2."""
    whole = months(year_number, 6 * number - 5, year_number, 6 * number)
    return DateRange("DATE", f"{year_number:04}-H{number}", whole.first, whole.last, "half")


@lru_cache(maxsize=4096)
def season(year_number: int, code: str) -> DateRange:
    """A season by its TIMEX3 code; the winter of a year begins in its December."""
    first_month = SEASON_MONTHS[code]
    last = add_months(date(year_number, first_month, 1), 3) - timedelta(days=1)
    return DateRange("DATE", f"{year_number:04}-{code}", date(year_number, first_month, 1), last, "quarter")


@lru_cache(maxsize=4096)
def year(number: int, modifier: str | None = None) -> DateRange:
    """A calendar year."""
    return DateRange("DATE", f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year", modifier)


@lru_cache(maxsize=4096)
def years(first: int, last: int, grain: str = "year") -> DateRange:
    """From one year to another; ValueError where they are in the wrong order."""
    if last < first:
        raise ValueError(f"{last} is before {first}")
    return DateRange("DATE", f"{first:04}/{last:04}", date(first, 1, 1), date(last, 12, 31), grain)


def decade(first: int) -> DateRange:
    """Ten years from one that ends in 0."""
    return DateRange("DATE", f"{first // 10:03}", date(first, 1, 1), date(first + 9, 12, 31), "decade")


def century(number: int) -> DateRange:
    """The n-th century: the 21st runs from 2000 to 2099, as its TIMEX3 value `20` does."""
    first = 100 * (number - 1)
    return DateRange("DATE", f"{number - 1:02}", date(first, 1, 1), date(first + 99, 12, 31), "century")


def plan_years(number: int) -> tuple[int, int]:
    """First and last year of the n-th Five-Year Plan. ValueError below the first."""
    if number >= FIRST_REGULAR_PLAN:
        first = FIRST_PLAN_YEAR + PLAN_YEARS * (number - FIRST_REGULAR_PLAN)
        return first, first + PLAN_YEARS - 1
    if number < 1:
        raise ValueError(f"no plan {number}")
    first = 1953 + PLAN_YEARS * (number - 1)
    return first, first + PLAN_YEARS - 1


def plan(number: int, last_number: int | None = None) -> DateRange:
    """The n-th Five-Year Plan, or from the n-th to another."""
    first, last = plan_years(number)
    return years(first, last if last_number is None else plan_years(last_number)[1], "plan")


def plan_of(day_within: date) -> int:
    """Number of the Five-Year Plan that a day is in. ValueError before the first regular one."""
    number = (day_within.year - FIRST_PLAN_YEAR) // PLAN_YEARS + FIRST_REGULAR_PLAN
    if number < FIRST_REGULAR_PLAN:
        raise ValueError(f"no plan in {day_within.year}")
    return number


def spring_festival(year_number: int) -> date:
    """First day of the Chinese calendar's year. ValueError outside the table."""
    if year_number not in SPRING_FESTIVALS:
        raise ValueError(f"no Spring Festival of {year_number} in the table")
    return SPRING_FESTIVALS[year_number]


def add_months(start: date, count: int) -> date:
    """The same day of another month, or its last day where it is shorter."""
    total = start.year * 12 + start.month - 1 + count
    year_number, month_index = divmod(total, 12)
    last = monthrange(year_number, month_index + 1)[1] if 1 <= year_number <= 9999 else 28
    return date(year_number, month_index + 1, min(start.day, last))


@lru_cache(maxsize=4096)
def whole(within: date, grain: str) -> DateRange:
    """The whole day, week, month, quarter, half, year, decade or century that a day is in."""
    if grain == "day":
        return day(within)
    if grain == "week":
        return week(within)
    if grain == "month":
        return month(within.year, within.month)
    if grain == "quarter":
        return quarter(within.year, (within.month + 2) // 3)
    if grain == "half":
        return half(within.year, (within.month + 5) // 6)
    if grain == "decade":
        return decade(within.year // 10 * 10)
    if grain == "century":
        return century(within.year // 100 + 1)
    return year(within.year)


def shifted(from_day: date, count: int, grain: str) -> date:
    """A day so many units on (or back, below 0). ValueError or OverflowError beyond the calendar."""
    if grain in ("day", "week"):
        return from_day + timedelta(days=count * (7 if grain == "week" else 1))
    return add_months(from_day, count * MONTHS_IN[grain])


def shifted_range(value: DateRange, years_on: int) -> DateRange:
    """The same period of another year, under the grain of its own value: of January to June, the half."""
    first, last = value.first, value.last
    if first is None or last is None:
        raise ValueError("no dates to shift")
    ends_month = last == month_span(last.year, last.month)[1]
    first, last = add_months(first, 12 * years_on), add_months(last, 12 * years_on)
    if ends_month:
        last = month_span(last.year, last.month)[1]
    moved = between(first, last, value.grain or "day")
    named = next((unit for unit in ("quarter", "half") if whole(first, unit).timex == moved.timex), None)
    return replace(moved, grain=named) if named else moved


def between(first: date, last: date, grain: str) -> DateRange:
    """From one day to another under the shortest TIMEX3 value that says so; the grain is kept."""
    if first == last:
        return day(first)
    if first.day == 1 and last == month_span(last.year, last.month)[1]:
        for unit in ("month", "quarter", "half", "year"):
            candidate = whole(first, unit)
            if (candidate.first, candidate.last) == (first, last):
                return DateRange("DATE", candidate.timex, first, last, grain)
        if (first.month, last.month) == (1, 12):
            return years(first.year, last.year, grain)
        return months(first.year, first.month, last.year, last.month, grain)
    return DateRange("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last, grain)
