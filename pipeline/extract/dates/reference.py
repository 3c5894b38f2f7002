"""What a value is counted from: the year that tense, publication or the text points to; parts of such a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extract.dates.context import Context
from pipeline.models import DateRange
from pipeline.normalise.dates import intervals


@dataclass(slots=True)
class Place:
    """Where an expression stands, the word that binds it, and whether an edge (`the end of`) precedes its core."""

    start: int
    core: int
    relation: str | None
    edged: bool


def unanchored(timex: str, grain: str | None) -> DateRange:
    """The value of a date that nothing in the article fixes."""
    return DateRange("DATE", timex, None, None, grain)


def nearest(ctx: Context, at: Place, end: int, build: Callable[[int], DateRange]) -> DateRange | None:
    """The value that `build` gives for the year which the clause's tense points to, seen from publication."""
    if ctx.published is None:
        anchor = ctx.antecedent(at.start, 1)
        told = anchor is not None and ctx.tense(anchor.start, anchor.end) != "future"
        return build(year_of(anchor.value)) if anchor and told else None
    tense = ctx.tense(at.start, end)
    year = ctx.published.year
    ways = list(_ways(ctx.published, tense, build, range(year - 1, year + 2)))
    ways = ways or list(_ways(ctx.published, tense, build, range(year - 4, year + 5)))
    return min(ways, key=lambda way: way[0])[1] if ways else None


def _ways(
    published: date, tense: str | None, build: Callable[[int], DateRange], candidates: range
) -> Iterator[tuple[int, DateRange]]:
    """Values that the tense allows with their distance from publication; without a tense the future is less likely."""
    for candidate in candidates:
        try:
            value = build(candidate)
        except ValueError:
            continue
        assert value.first is not None and value.last is not None
        ahead, ago = (value.first - published).days, (published - value.last).days
        if ahead > 0 and tense != "past":
            yield (ahead if tense else 3 * ahead), value
        elif ahead <= 0 and (tense != "future" or ago <= 0):
            yield max(ago, 0), value


def year_of(value: DateRange) -> int:
    """The year that a period ends in."""
    assert value.last is not None
    return value.last.year


def frame_year(words: str, ctx: Context, start: int) -> int | None:
    """The year that `this year`, `the following year`, `that year`, ... stand for."""
    words = " ".join(words.lower().split())
    published = ctx.published.year if ctx.published else None
    if words.startswith(
        ("this ", "last ", "next ", "the current ", "the present ", "the past ", "the coming ", "the last ")
    ):
        step = {"this": 0, "last": -1, "next": 1}.get(words.split()[0])
        if step is None:
            step = {"current": 0, "present": 0, "past": -1, "last": -1, "coming": 1}[words.split()[1]]
        return None if published is None else published + step
    anchor = ctx.antecedent(start)
    if words == "the year" and anchor:
        elsewhere = "\n" in ctx.prose[anchor.end : start]
        if (anchor.aside and elsewhere) or (published and (ctx.is_to_come(anchor, start) or anchor.event)):
            anchor = None
    base = year_of(anchor.value) if anchor else published
    if base is None:
        return None
    if any(word in words for word in ("following", "ensuing", "subsequent", "the next", "after")):
        return base + 1
    if any(word in words for word in ("previous", "preceding", "prior", "before", "earlier")):
        return base - 1
    return base


_JUST_OVER = timedelta(days=60)
"""How long after its end a quarter or half is not yet that of the next year, whatever will be done with it."""


def _just_begun(value: DateRange, published: date) -> bool:
    """Whether a quarter or half was in its first half on the day of publication."""
    assert value.first is not None and value.last is not None
    return (
        value.grain in ("quarter", "half") and value.first <= published <= value.first + (value.last - value.first) / 2
    )


def completed(ctx: Context, at: Place, end: int, build: Callable[[int], DateRange]) -> DateRange | None:
    """Like `nearest`, for a period that must be over (but for a fortnight) to have a figure in the past."""
    frame = year_frame(ctx, at)
    if frame is not None:
        return build(frame)
    if ctx.published is None and (anchor := ctx.antecedent(at.start, 1)) and anchor.deed:
        return None
    value = nearest(ctx, at, end, build)
    if value is None or value.last is None or ctx.published is None:
        return value
    if ctx.is_future(at.start, end):
        earlier = build(value.last.year - 1)
        just_over = earlier.last is not None and timedelta(0) < ctx.published - earlier.last < _JUST_OVER
        return earlier if just_over and ctx.published.year < value.last.year else value
    if _just_begun(value, ctx.published) and ctx.tense(at.start, end) is None:
        return value
    return build(value.last.year - 1) if value.last > ctx.published + timedelta(days=15) else value


def year_frame(ctx: Context, at: Place) -> int | None:
    """The year that opens the sentence of an expression (`In 2011 ...; in the fourth quarter alone ...`)."""
    first = ctx.sentence_at(at.start)[0]
    for anchor in reversed(ctx.anchors[-6:]):
        if anchor.start < first:
            break
        single = anchor.value.grain == "year" and len(anchor.value.timex) == 4
        if single and anchor.value.first and anchor.initial and not anchor.embedded:
            return anchor.value.first.year
    return None


def months_of(year: int, first: int, last: int, grain: str) -> DateRange:
    """Months of one year; a first half or a quarter under its own value."""
    if first == last:
        return intervals.month(year, first)
    if last - first == 2 and first % 3 == 1:
        return intervals.quarter(year, (first + 2) // 3)
    if last - first == 5 and first in (1, 7):
        return intervals.half(year, (first + 5) // 6)
    return intervals.months(year, first, year, last, grain)


def portion(ctx: Context, at: Place, end: int, unit: str, value: int) -> DateRange | None:
    """A quarter or half of the year that tense and publication point to."""
    build = (lambda y: intervals.quarter(y, value)) if unit == "quarter" else (lambda y: intervals.half(y, value))
    found = completed(ctx, at, end, build)
    return found or unanchored(f"XXXX-{'Q' if unit == 'quarter' else 'H'}{value}", unit)


def months_portion(ctx: Context, at: Place, end: int, first: int, last: int, grain: str) -> DateRange:
    """Some months of the year that tense and publication point to."""
    found = completed(ctx, at, end, lambda y: months_of(y, first, last, grain))
    return found or unanchored(f"XXXX-{first:02}/XXXX-{last:02}", grain)


def months_so_far(count: int | None, unit: str, ctx: Context, at: Place) -> DateRange | None:
    """`the nine months`, `the nine-month period` told in October: the months of the year that have just ended."""
    if count is None or ctx.published is None or not unit.startswith("month") or at.relation not in _OVER:
        return None
    return months_of(ctx.published.year, 1, count, "month") if 1 < count == ctx.published.month - 1 else None


_OVER = ("in", "for", "over", "during")
