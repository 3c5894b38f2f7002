"""Days and seasons by name -> values: `on Monday`, `last Friday`, `that autumn`, `National Day`, `the weekend`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.extract.dates.context import Context
from pipeline.extract.dates.months import month_number_of, tail_year
from pipeline.extract.dates.reference import Place, frame_year, nearest, unanchored
from pipeline.models import DateRange
from pipeline.normalise.dates import intervals
from pipeline.normalise.dates.numerals import number
from pipeline.vocabulary.time import DOUBTFUL_WEEKDAYS, HOLIDAYS, SEASONS, WEEKDAYS


def weekend(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`last weekend`, `over the weekend`."""
    which = (found["which"] or "").lower().split()[-1:] or [""]
    if not which[0] and at.relation is None:
        return None
    if ctx.published is None:
        return unanchored("XXXX-WXX-WE", "day")
    step = {"last": -1, "past": -1, "next": 1, "coming": 0, "following": 1}.get(which[0])
    if step is None:
        over = ctx.published.weekday() < 5 and not ctx.is_future(at.start, found.end())
        step = -1 if over else 0
    return intervals.weekend(ctx.published + timedelta(days=7 * step))


_NTH_OF = re.compile(r"\sof\s(?!last|next|this)")
_NTH = re.compile(r"\b(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th)\s$")


def weekday(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`on Monday`, `last Friday`, `Tuesday of last week`: not after publication in the past, after it in the future."""
    name = found["weekday"].rstrip(".")
    if name in DOUBTFUL_WEEKDAYS and at.relation != "on" and not found["which"]:
        return None
    if not found["week"] and (
        _NTH_OF.match(ctx.prose, found.end()) or _NTH.search(ctx.prose[max(0, at.start - 12) : at.start])
    ):
        return None
    wanted = WEEKDAYS[name]
    base = ctx.published
    if base is None:
        return unanchored(f"XXXX-WXX-{wanted + 1}", "day")
    if found["week"]:
        step = {"last": -1, "next": 1}.get(found["week"].split()[0], 0)
        return intervals.day(base + timedelta(days=7 * step + wanted - base.weekday()))
    which = (found["which"] or "").lower().split()[-1:] or [""]
    since = ctx.anchors[-1] if ctx.anchors and at.relation in ("to", "through") else None
    if since and since.value.grain == "day" and since.value.last and at.start - since.end < 12:
        return intervals.day(since.value.last + timedelta(days=(wanted - since.value.last.weekday() - 1) % 7 + 1))
    if which[0] == "this":
        return intervals.day(base + timedelta(days=wanted - base.weekday()))
    if which[0] in ("following", "same", "previous", "that"):
        anchor = ctx.antecedent(at.start)
        base = anchor.value.last if anchor and anchor.value.grain == "day" and anchor.value.last else base
    if which[0] in ("next", "following") or (not which[0] and ctx.is_future(at.start, found.end())):
        return intervals.day(base + timedelta(days=(wanted - base.weekday() - 1) % 7 + 1))
    back = (base.weekday() - wanted) % 7
    return intervals.day(base - timedelta(days=back or (7 if which[0] in ("last", "past", "previous") else 0)))


def nth_weekday(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the first Sunday of May`, `the last Friday of June 2010`; of every year: a set."""
    wanted, month_number = WEEKDAYS[found["weekday"].rstrip(".")], month_number_of(found["month"])
    if _YEARLY.match(ctx.prose, found.end()):
        return DateRange("SET", f"XXXX-{month_number:02}-WXX-{wanted + 1}")
    position = -1 if found["ordinal"] == "last" else number(found["ordinal"])
    year, stated = tail_year(found, ctx, at)

    def build(in_year: int) -> DateRange:
        first, last = intervals.month_span(in_year, month_number)
        if position == -1:
            return intervals.day(last - timedelta(days=(last.weekday() - wanted) % 7))
        return intervals.day(first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * ((position or 1) - 1)))

    if year:
        return build(year)
    return (None if stated else nearest(ctx, at, found.end(), build)) or unanchored(f"XXXX-{month_number:02}", "day")


_YEARLY = re.compile(r",?\s(?:of\s)?(?:each|every)\syear\b")


_IN_FALL = re.compile(r"\s?[.,;)]|$|\s(?:semester|term|season|when|after|before|as)\b")


def season(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`spring 2008`, `the winter of 2006`, `next spring`, `that autumn`, `in summer`."""
    row = SEASONS[found["season"].lower()]
    if found["year"]:
        return intervals.season(int(found["year"]), row.code)
    if found["frame"]:
        year = frame_year(found["frame"], ctx, at.start)
        return intervals.season(year, row.code) if year else unanchored(f"XXXX-{row.code}", "quarter")
    which = (found["which"] or "").lower().split()[-1:] or [""]
    if which[0] in ("", "the") and at.relation is None and not at.edged:
        return None
    if row.form == "fall" and which[0] in ("", "the") and not _IN_FALL.match(ctx.prose, found.end()):
        return None
    if which[0] == "" and found["season"][0].isupper():
        return None
    return _named_season(row.code, which[0], ctx, at, found.end())


def _named_season(code: str, which: str, ctx: Context, at: Place, end: int) -> DateRange | None:
    if which in ("that", "same", "following", "previous"):
        anchor = ctx.antecedent(at.start)
        if anchor and anchor.value.last:
            year = anchor.value.last.year
            value = intervals.season(year, code)
            late = which == "following" and value.first and value.first <= anchor.value.last
            return intervals.season(year + 1, code) if late else value
    published = ctx.published
    if published is None:
        return nearest(ctx, at, end, lambda y: intervals.season(y, code)) or unanchored(f"XXXX-{code}", "quarter")
    if which in ("last", "past"):
        return intervals.season(
            max(y for y in range(published.year - 2, published.year + 1) if _over(y, code, published)), code
        )
    if which in ("next", "coming"):
        return intervals.season(
            min(y for y in range(published.year, published.year + 3) if _ahead(y, code, published)), code
        )
    if which == "this":
        return intervals.season(published.year - (code == "WI" and published.month < 3), code)
    return nearest(ctx, at, end, lambda y: intervals.season(y, code))


def _over(year: int, code: str, published: date) -> bool:
    last = intervals.season(year, code).last
    return last is not None and last < published


def _ahead(year: int, code: str, published: date) -> bool:
    first = intervals.season(year, code).first
    return first is not None and first > published


def holiday(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`National Day`, `Spring Festival 2015`, `the National Day holiday` (its whole length)."""
    row = HOLIDAYS[" ".join(found["holiday"].split())]

    def build(year: int) -> DateRange:
        if row.calendar == "lunar":
            first = intervals.spring_festival(year)
        else:
            assert row.month and row.day
            first = date(year, row.month, row.day)
        if found["long"] and row.days > 1:
            return intervals.days(first, first + timedelta(days=row.days - 1))
        return intervals.day(first)

    stated = found["year"] or found["year0"]
    if stated:
        return build(int(stated))
    if found["frame"]:
        year = frame_year(found["frame"], ctx, at.start)
        return build(year) if year else unanchored("XXXX-XX-XX", "day")
    return nearest(ctx, at, found.end(), build) or unanchored("XXXX-XX-XX", "day")
