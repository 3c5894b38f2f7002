"""Years and what is written in figures -> values: `2017`, `2011-15`, `the 1990s`, `Q1 2017`, `2013-11-29`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.extract.dates.amounts import YEAR_BINDERS, is_amount
from pipeline.extract.dates.context import Context
from pipeline.extract.dates.reference import (
    Place,
    frame_year,
    months_of,
    months_portion,
    portion,
    unanchored,
)
from pipeline.models import DateRange
from pipeline.normalise.dates import intervals
from pipeline.normalise.dates.numerals import han_number
from pipeline.vocabulary.time import SEASONS

_INDEFINITE = re.compile(r"\b[Aa]\s$")
_DECADE_BEFORE = re.compile(r"\b(?:[Tt]he|early|late|mid|0['’]?s\s?(?:and|or|to|through|,))[\s-]")
_NUMERIC = re.compile(r"(?<![\d/-])(\d{1,2})[-/.](\d{1,2})[-/.](?:19|20)\d\d")


def iso(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`2013-11-29`, `2010/09/03`."""
    if found["sep"] != found["sep2"]:
        return None
    return intervals.day(date(int(found["year"]), int(found["month"]), int(found["day"])))


def numeric(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`11-24-2016`, `03/31/2008`: the order of the article's own unambiguous dates, else month first."""
    if found["sep"] != found["sep2"]:
        return None
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if len(found["year"]) == 2:
        if found["sep"] != "/":
            return None
        year += 1900 if year > 69 else 2000
    if not ctx.ordered:
        ctx.day_first, ctx.ordered = day_order(ctx.prose), True
    day_first = first > 12 or (second <= 12 and bool(ctx.day_first))
    day, month_number = (first, second) if day_first else (second, first)
    value = intervals.day(date(year, month_number, day))
    if max(first, second) <= 12 and first != second and ctx.day_first is None:
        ctx.doubts.append(
            (found.start(), found.end(), "ambiguous_date", "month first, for want of an unambiguous date")
        )
    return value


def cjk(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`2011年10月`."""
    year = int(found["year"])
    if not found["month"]:
        return intervals.year(year)
    if not found["day"]:
        return intervals.month(year, int(found["month"]))
    return intervals.day(date(year, int(found["month"]), int(found["day"])))


def plan_cjk(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`十二五`: the twelfth Five-Year Plan."""
    value = han_number(found["han"])
    return intervals.plan(value) if value else None


def year_range(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`2006-2010`, `2011-15`, `1992 to 2006`, `2006 and 2010` after `between`."""
    if (found["both"] and at.relation != "between") or is_amount(found, ctx, at):
        return None
    first, last = int(found["year"]), int(found["year2"])
    if last < 100:
        if re.search(r"[a-z]", ctx.prose[found.end("year") : found.start("year2")]):
            return None
        last += first // 100 * 100
    return intervals.years(first, last) if first < last else None


def iso_month(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`2010-09`, where it can be no range of years."""
    if is_amount(found, ctx, at) or _SEASON_AFTER.match(ctx.prose, found.end()):
        return None
    return intervals.month(int(found["year"]), int(found["month"]))


_SEASON_AFTER = re.compile(r"\s(?:season|school|academic|fiscal|financial|budget|winter)\b")


def day_order(prose: str) -> bool | None:
    """Whether the article's own numeric dates have the day first; None where none of them tells."""
    for hit in _NUMERIC.finditer(prose):
        if (int(hit[1]) > 12) != (int(hit[2]) > 12):
            return int(hit[1]) > 12
    return None


def fiscal_range(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`2009/10`: two years that follow each other."""
    first, last = int(found["year"]), int(found["year2"])
    return (
        intervals.years(first, first + 1) if (first + 1) % 100 == last % 100 and not is_amount(found, ctx, at) else None
    )


_DECADES = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}


def _decade(words: str) -> int:
    if words in _DECADES:
        return _DECADES[words]
    digits = "".join(char for char in words if char.isdigit())
    return int(digits) if len(digits) == 4 else 1900 + int(digits)


def decade(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the 1990s`, `the '80s`, `the late 90s`, `the nineties`."""
    short = found["decade"][:1] in "123456789" and not found["decade"][2:4].isdigit()
    if (short or found["decade"] in _DECADES) and not _DECADE_BEFORE.search(
        ctx.prose, max(0, at.start - 14), at.core + 4
    ):
        return None
    return intervals.decade(_decade(found["decade"]))


def decades(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the 1980s to the 1990s`."""
    if found["both"] and at.relation != "between":
        return None
    return intervals.years(_decade(found["decade"]), _decade(found["decade2"]) + 9, "decade")


def quarter_code(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`Q1 2017`, `2016 H1`."""
    code = (found["code"] or found["code0"]).upper()
    year = int(found["year"] or found["year0"])
    value = next(int(char) for char in code if char.isdigit())
    if "Q" in code:
        return intervals.quarter(year, value)
    return intervals.half(year, value) if value <= 2 else None


def quarter_alone(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`Q4`, `H1`."""
    code = found["code"].upper()
    value = next(int(char) for char in code if char.isdigit())
    if "H" in code and (value > 2 or at.relation is None):
        return None
    if ctx.prose[at.start - 1 : at.start] == "-" or ctx.prose[found.end() : found.end() + 1] == "-":
        return None
    if _INDEFINITE.search(ctx.prose, max(0, at.start - 3), at.start):
        return None
    unit = "quarter" if "Q" in code else "half"
    if not found["frame"]:
        return portion(ctx, at, found.end(), unit, value)
    year = frame_year(found["frame"], ctx, at.start)
    if year is None:
        return unanchored(f"XXXX-{unit[0].upper()}{value}", unit)
    return intervals.quarter(year, value) if unit == "quarter" else intervals.half(year, value)


def quarter_short(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`1Q15`, `Q1'15`, `1H16`, `17Q1`."""
    code = found["code"] or found["code0"]
    value = next(int(char) for char in code if char.isdigit())
    year = 2000 + int(found["year"] or found["year0"])
    if "Q" in code:
        return intervals.quarter(year, value)
    return intervals.half(year, value) if value <= 2 else None


def months_code(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`9M 2015`, `6M15`: the first months of a year."""
    if ctx.prose[at.start - 1 : at.start] in _SIGNS:
        return None
    return months_of(int(found["year"] or 2000 + int(found["short"])), 1, int(found["count"]), "month")


_SIGNS = tuple("$€£¥.,-")
"""What stands before an amount (`$9M`), and no months."""


def quarter_range(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`Q1-Q3`, `Q1 to Q3 2015`."""
    first, last = (next(int(char) for char in found[group] if char.isdigit()) for group in ("code", "code2"))
    if first >= last:
        return None
    if found["year"]:
        value = months_of(int(found["year"]), 3 * first - 2, 3 * last, "quarter")
    else:
        value = months_portion(ctx, at, found.end(), 3 * first - 2, 3 * last, "quarter")
    return replace(value, grain="quarter") if value.grain == "month" else value


def year_season(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`2008 spring`."""
    return intervals.season(int(found["year"]), SEASONS[found["season"]].code)


def fiscal_year(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`fiscal 2016`, `FY2016`, `FY14`."""
    first = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    return intervals.years(first, first + 1) if found["year2"] else intervals.year(first)


def short_year(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`'08`."""
    if at.relation not in YEAR_BINDERS:
        return None
    value = int(found["year"])
    return intervals.year(value + (1900 if value > 50 else 2000))


def bare_year(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`2017`, `the year 2000`; None where the four digits are an amount or a name's number."""
    if is_amount(found, ctx, at):
        return None
    return intervals.year(int(found["year"]))
