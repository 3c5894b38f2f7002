"""Durations and sets -> values: `three years`, `half a century`, `20 consecutive years`, `a month`, `every January`."""

from __future__ import annotations

import re

from pipeline.extract.dates.context import Context
from pipeline.extract.dates.reference import Place, months_so_far, unanchored
from pipeline.extract.dates.relative import lasting as of_units
from pipeline.extract.dates.same import as_long
from pipeline.models import DateRange
from pipeline.normalise.dates.numerals import number
from pipeline.vocabulary.time import MONTHS, SEASONS, UNITS, WEEKDAYS

_LASTING = re.compile(
    r"\b(?:for|within|in|over|after|of|about|around|than|nearly|almost|roughly|only|just|took|takes|take|lasts?|lasted|spent|spend|spans?|"
    r"waited|during|through|by|quarter)(?:\sabout|\saround|\sless\sthan|\smore\sthan|\snearly|\salmost)?\s$"
)


_MEASURED = re.compile(r"\s(?:ahead|behind|after|before|into|since|in\sadvance|late|of\b)")


def duration(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`three years`, `10-year`, `50 years`; `a year` after an amount is a set."""
    words, unit = " ".join(found["count"].lower().split()), found["unit"]
    if UNITS[unit.lower()].letter == "Q" and (
        at.relation not in ("for", "over", "in") or re.match(r"\sof\b", ctx.prose[found.end() : found.end() + 4])
    ):
        return None
    if words in ("a", "an"):
        return _one(found, ctx, at)
    if "." in words:
        return DateRange("DURATION", f"P{words}{UNITS[unit.lower()].letter}", None, None, UNITS[unit.lower()].grain)
    ends = re.split(r"\s*(?:[-\u2010-\u2015\u2212~]|\b(?:to|or|through|till|until)\b)\s*", words)
    if len(ends) == 2 and number(words) is None and (low := number(ends[0])) and (high := number(ends[1])):
        first, last = of_units(low, unit), of_units(high, unit)
        return DateRange("DURATION", f"{first.timex}/{last.timex}", None, None, first.grain)
    if words in ("one", "some", "many") and unit == "day":
        return None
    return of_units(number(words), unit)


def long_period(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the six-month period`: the last period told that is as long, else the months that are just over."""
    count = number(found["count"])
    if count is None:
        return None
    told = as_long(count, found["unit"], ctx)
    return told if told.first else months_so_far(count, found["unit"], ctx, at) or told


def _one(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`a year`: a duration after `for`, `within`, `took`; else how often."""
    if (
        found["long"]
        or _MEASURED.match(ctx.prose, found.end())
        or _LASTING.search(ctx.prose, max(0, at.start - 30), at.start)
        or "-" in found[0]
    ):
        return of_units(1, found["unit"])
    return _rate(1, found["unit"])


def _rate(count: int | None, unit: str) -> DateRange:
    whole = of_units(count, unit)
    return DateRange("SET", whole.timex, None, None, whole.grain)


def half_duration(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`half a year`, `half a century`."""
    value = {"month": "P15D", "year": "P6M", "decade": "P5Y", "century": "P50Y"}[found["unit"]]
    if not re.search(r"half\s+an?\s|a\shalf", found[0].lower()):
        return None
    return DateRange("DURATION", value, None, None, "month" if found["unit"] == "year" else "year")


def year_to(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the year` of `the year to March`, which then settles it."""
    return of_units(1, found["unit"])


def mixed_duration(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`two and a half years`."""
    count = number(found["count"])
    if count is None:
        return of_units(None, found["unit"])
    grain = UNITS[found["unit"].lower()].grain
    if grain == "year":
        return DateRange("DURATION", f"P{12 * count + 6}M", None, None, "year")
    return DateRange("DURATION", f"P{count}.5{UNITS[found['unit'].lower()].letter}", None, None, grain)


_VAGUE_SENSE = re.compile(r"\s(ago|later)\b")


def vague_duration(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`for decades`, `after years of`."""
    if at.edged:
        return None
    told = _VAGUE_SENSE.match(ctx.prose, found.end())
    if told:
        return unanchored("PAST_REF" if told[1] == "ago" else "FUTURE_REF", None)
    if at.relation not in ("for", "after", "over", "within", "in"):
        return None
    return of_units(None, found["unit"])


def consecutive(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`20 consecutive years`, `the third straight year`, `five years in a row`."""
    return of_units(number(found["count"]), found["unit"] or found["row"])


def set_(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`every year`, `each month`, `per day`, `every two years`."""
    words = found["count"]
    return _rate(2 if words == "other" else number(words) if words else 1, found["unit"])


def every_named(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`every January`, `each Monday`, `every spring`."""
    name = found["named"].rstrip(".")
    if name in MONTHS:
        return DateRange("SET", f"XXXX-{MONTHS[name]:02}")
    if name in WEEKDAYS:
        return DateRange("SET", f"XXXX-WXX-{WEEKDAYS[name] + 1}")
    return DateRange("SET", f"XXXX-{SEASONS[name.lower()].code}")
