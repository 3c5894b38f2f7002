"""Expressions that count from publication or from a date told before -> values: `last year`, `a year later`."""

from __future__ import annotations

import re
from datetime import date

from pipeline.extract.dates.context import Anchor, Context
from pipeline.extract.dates.reference import Place, unanchored
from pipeline.models import DateRange
from pipeline.normalise.dates import intervals
from pipeline.normalise.dates.numerals import number
from pipeline.vocabulary.time import UNITS

UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX"}
_BACK = frozenset(("ago", "back", "earlier", "before", "previously"))
_ON = frozenset(("later", "after", "afterward", "afterwards", "on"))
_SPAN_BACK = frozenset(("past", "last", "previous", "preceding", "recent", "prior"))
_OF_A_SPAN = re.compile(r"\sof\s(?:the|that|this|its|a)\s")
"""What follows the last year of something: `the last year of the plan`."""
_NEAR, _FAR = 3, 6
"""Sentences back that an expression may refer to; `the same` and `that` reach farther."""

_TOLD_BEFORE = 12
_FINER = {"day": ("day",), "month": ("day", "month")}
_NAME = re.compile(r"(?:the\s)?([A-Z][\w'’-]{2,})")
_AS = re.compile(r"\sas\s")
_AS_ITS = re.compile(r"\sas\s(?!its|their|his|her|this|that)")


def unknown(grain: str) -> DateRange:
    """A date of some grain that nothing anchors."""
    return unanchored(UNKNOWN.get(grain, "XXXX"), grain)


def whole_of(day: date | None, unit: str) -> DateRange:
    """The whole unit that a day is in, unknown without a day."""
    return intervals.whole(day, unit) if day else unknown(unit)


def _unit(words: str) -> tuple[str, str, int]:
    """Grain, TIMEX3 letter and factor of a unit's word."""
    row = UNITS[words.lower()]
    return row.grain, row.letter, row.factor


def lasting(count: int | None, words: str, first: date | None = None, last: date | None = None) -> DateRange:
    """So many units, with dates where the text anchors them; without count `PXY`."""
    grain, letter, factor = _unit(words)
    if letter == "Q":
        letter, factor = "M", 3
    amount = "X" if count is None else str(count * factor)
    return DateRange("DURATION", f"P{amount}{letter}", first, last, grain)


def ago(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`three years ago`, `five years later`, `a year earlier`, `two months after`: the unit's whole period then."""
    sense = " ".join(found["sense"].lower().split())
    following = ctx.prose[found.end() : found.end() + 2]
    if sense in ("after", "before", "on") and following.strip() and following[0] not in ".,;:)\n":
        return None
    if sense == "on" and following[:1] != ",":
        return None
    if sense in _ON and (now := _until_now(found, ctx, at)):
        return now
    return _counted(found["count"], found["unit"], sense, ctx, at)


def _until_now(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`Four months later things look brighter`: told in the present tense, the time of publication, where a date told
    before is just so long ago."""
    count, (grain, _, factor) = number(found["count"]), _unit(found["unit"])
    opens = at.start - ctx.sentence_at(at.start)[0] < 4
    if not (count and opens and ctx.published) or ctx.tense(at.start, found.end()):
        return None
    grain = "year" if grain in ("decade", "century") else grain
    now = intervals.whole(ctx.published, grain)
    for anchor in reversed(ctx.anchors[-12:]):
        told = anchor.value.first
        if told and intervals.whole(intervals.shifted(told, count * factor, grain), grain) == now:
            return now
    return None


def _counted(words: str, unit: str, sense: str, ctx: Context, at: Place) -> DateRange | None:
    backward = sense in _BACK
    grain, _, factor = _unit(unit)
    count = number(words) if not words.lower().startswith("half") else None
    steps = count * factor if count is not None else None
    if words.lower().startswith("half") and grain in ("year", "decade", "century"):
        grain, steps = ("month", 6) if grain == "year" else ("year", factor // 2)
    elif grain in ("decade", "century"):
        grain = "year"
    if steps is None:
        return unanchored("PAST_REF" if backward else "FUTURE_REF", None)
    if sense in ("ago", "back", "hence", "from now"):
        anchor = None
    else:
        anchor = ctx.compared(at.start) if backward and grain != "day" else ctx.antecedent(at.start)
    base = anchor.value.first if anchor else None if sense in _ON else ctx.published
    if anchor and anchor.value.grain in ("plan", "decade"):
        base = anchor.value.last
    if base is None:
        return unknown(grain)
    shift_by = -steps if backward else steps
    return intervals.whole(intervals.shifted(base, shift_by, grain), grain)


def unit_beside(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the year before`, `the day after`."""
    return _counted("a", found["unit"], found["sense"], ctx, at)


def deictic(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`this year`, `last month`, `next week`, `the following year`, `that year`, `the past decade`."""
    words = found["which"].lower().split()
    which, definite = words[-1], len(words) > 1
    unit = "half" if found["unit"].startswith("half") else found["unit"]
    if unit == "season":
        return None
    if which == "same" and (compared := (_AS_ITS if unit == "day" else _AS).match(ctx.prose, found.end())):
        return _same_as(ctx, at, compared.end(), unit)
    if which == "last" and _OF_A_SPAN.match(ctx.prose, found.end()):
        return None
    if definite and which in ("past", "last", "coming", "next") and _rolls(which, unit):
        return _rolling(unit, which, ctx)
    if which in ("this", "last", "next", "current", "present", "past", "coming") and not _told(
        which, definite, ctx, at, found.end()
    ):
        return _from_publication(
            {"this": 0, "current": 0, "present": 0, "last": -1, "past": -1}.get(which, 1), unit, ctx
        )
    if unit in ("decade", "century") and which not in ("that", "same"):
        return span(1, unit, which, ctx, at)
    return _from_text(which, unit, ctx, at)


def _same_as(ctx: Context, at: Place, start: int, unit: str) -> DateRange:
    """`the same year as Haicang`: the date last told in a sentence that names it."""
    name = _NAME.match(ctx.prose, start)
    for anchor in reversed(ctx.known[-_TOLD_BEFORE:] if name else ()):
        first, last = ctx.sentence_at(anchor.start)
        if name and anchor.value.first and last <= at.start and name[1] in ctx.prose[first:last]:
            return intervals.whole(anchor.value.first, unit)
    return unknown(unit)


def _rolls(which: str, unit: str) -> bool:
    """Whether `the past year` and its like mean a span that ends or begins with publication."""
    if unit == "century":
        return which != "last"
    return unit == "decade" or (which in ("past", "last") and unit in ("year", "month", "week"))


def _rolling(unit: str, which: str, ctx: Context) -> DateRange:
    return span(1, unit, which, ctx, None)


def _told(which: str, definite: bool, ctx: Context, at: Place, end: int) -> bool:
    """Whether `the next year` goes on from a date told before rather than from publication."""
    if not definite or which not in ("next", "coming"):
        return False
    return ctx.antecedent(at.start, 1) is not None and not ctx.is_future(at.start, end)


def _from_publication(step: int, unit: str, ctx: Context) -> DateRange:
    if ctx.published is None:
        return unknown(unit)
    return intervals.whole(intervals.shifted(ctx.published, step, unit), unit)


def _from_text(which: str, unit: str, ctx: Context, at: Place) -> DateRange:
    backward = which in ("previous", "preceding", "prior") and unit != "day"
    same = which in ("same", "that")
    anchor = ctx.compared(at.start) if backward else ctx.antecedent(at.start, _FAR if same else _NEAR)
    if same and unit in _FINER:
        anchor = _as_fine(ctx, at, _FINER[unit]) or anchor
    base = anchor.value.last if anchor else ctx.published
    if base is None:
        return unknown(unit)
    step = {
        "following": 1,
        "next": 1,
        "coming": 1,
        "ensuing": 1,
        "subsequent": 1,
        "previous": -1,
        "preceding": -1,
        "prior": -1,
    }.get(which, 0)
    if (
        step == 0
        and unit in ("month", "quarter", "week", "day")
        and anchor
        and anchor.value.grain in ("year", "decade", "plan")
    ):
        return unknown(unit)
    return intervals.whole(intervals.shifted(base, step, unit), unit)


def _as_fine(ctx: Context, at: Place, grains: tuple[str, ...]) -> Anchor | None:
    """The last date that is told as finely as `the same day` needs it."""
    here = ctx.sentence(at.start)
    near = (anchor for anchor in reversed(ctx.known[-_TOLD_BEFORE:]) if here - anchor.sentence <= _NEAR)
    return next((anchor for anchor in near if anchor.value.grain in grains and not anchor.aside), None)


def so_far_this(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`so far this year`, `earlier this month`, `later that year`."""
    step = {"this": 0, "last": -1, "next": 1}.get(found["which"])
    if step is None:
        return _from_text("that", found["unit"], ctx, at)
    return _from_publication(step, found["unit"], ctx)


def span(count: int | None, unit: str, which: str, ctx: Context, at: Place | None) -> DateRange:
    """`the past five years`, `the next decade`, `the following two years`: a duration with its two ends where known."""
    grain, _, factor = _unit(unit)
    told = which in ("following", "previous", "preceding", "ensuing", "subsequent", "prior", "intervening")
    anchor = ctx.antecedent(at.start, 1) if told and at and not ctx.is_future(at.start, at.start) else None
    base = anchor.value.last if anchor and which not in ("previous", "preceding", "prior") else ctx.published
    if anchor and which in ("previous", "preceding", "prior"):
        base = anchor.value.first
    if count is None or base is None or which in ("first", "initial", "current"):
        return lasting(count, unit)
    steps = count * factor
    if told and grain in ("year", "decade", "century") and which not in ("previous", "preceding", "prior"):
        return lasting(count, unit, date(base.year + 1, 1, 1), date(base.year + steps, 12, 31))
    if told and grain in ("year", "decade", "century"):
        return lasting(count, unit, date(base.year - steps, 1, 1), date(base.year - 1, 12, 31))
    shift_grain = "year" if grain in ("decade", "century") else grain
    if which in _SPAN_BACK:
        return lasting(count, unit, intervals.shifted(base, -steps, shift_grain), base)
    return lasting(count, unit, base, intervals.shifted(base, steps, shift_grain))


def deictic_span(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the next 12 months`, `the past five years`, `the last few years`."""
    words = found["count"].lower()
    count = number(words)
    which = found["which"].lower()
    if words == "half" or (found["unit"].lower() == "quarters" and ctx.prose.startswith(" of ", found.end())):
        return None
    return span(count, found["unit"], "coming" if which == "upcoming" else which, ctx, at)


def then(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`since then`, `that day`: the date told before."""
    anchor = ctx.antecedent(at.start, 2)
    if anchor is None:
        return unanchored("PAST_REF", None)
    if found[0].endswith("day") and anchor.value.grain != "day":
        return None
    return anchor.value


def nth_day(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`on the 25th`: of the month told before, or of publication's."""
    if at.relation not in ("on", "by", "from", "until", "since") and not found["frame"]:
        return None
    anchor = ctx.antecedent(at.start, 2)
    base = ctx.published
    tense = ctx.tense(at.start, found.end())
    if (
        anchor
        and anchor.value.grain in ("day", "month")
        and not (tense == "future" and ctx.published)
        and not (found["frame"] or "").startswith(("this", "last", "next"))
    ):
        base = anchor.value.first
    if base is None:
        return unknown("day")
    step = {"last": -1, "next": 1}.get((found["frame"] or "").split(" ")[0], 0)
    day = number(found["day"]) or 1
    if base == ctx.published and not found["frame"]:
        step = _month_beside(day, base, tense)
    return intervals.day(intervals.add_months(base.replace(day=1), step).replace(day=day))


def _month_beside(day: int, published: date, tense: str | None) -> int:
    """Steps from the month of publication to that of a bare day: back where it is told as past and yet to come."""
    if tense == "future":
        return 1 if day < published.day else 0
    return -1 if day > published.day and tense else 0
