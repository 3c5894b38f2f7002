"""Whole periods -> values: `the year`, `the decade`, `year-end`, `the 21st century`, `the 13th Five-Year Plan`."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.dates.context import Context
from pipeline.extract.dates.reference import Place, unanchored
from pipeline.extract.dates.relative import whole_of
from pipeline.models import DateRange
from pipeline.normalise.dates import intervals
from pipeline.normalise.dates.numerals import number

_REACH = 2
"""Sentences that a period called `the year` may be told before it."""


def the_unit(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`in the year`, `the quarter`, `the end of the decade`: the one told before, else publication's."""
    unit = "half" if found["unit"].startswith("half") else found["unit"]
    if (at.relation is None and not at.edged and not ctx.prose.startswith(("'s", "’s"), found.end())) or unit == "week":
        return None
    if unit == "century":
        turning = "turn" in ctx.prose[at.start : at.core]
        return whole_of(ctx.published, unit) if at.edged and not turning else None
    anchor = ctx.antecedent(at.start, _REACH)
    if unit in ("quarter", "half", "month"):
        same = [a for a in ctx.anchors[-30:] if a.value.grain == unit]
        if same:
            return ([a for a in same if not a.embedded] or same)[-1].value
        return None if unit != "month" or not at.edged else whole_of(ctx.published, unit)
    if unit == "decade" and anchor is not None and anchor.value.grain != "decade":
        anchor = None
    if anchor and anchor.aside:
        here = ctx.sentence(at.start)
        anchor = next((a for a in reversed(ctx.known[-12:]) if not a.aside and here - a.sentence <= _REACH), None)
    to_come = anchor is not None and ctx.is_to_come(anchor, at.start)
    if anchor and anchor.value.last and not to_come and not ctx.is_future(at.start, found.end()):
        return intervals.whole(anchor.value.last, unit)
    if unit == "year" and anchor is None and (headed := _headline_year(ctx)):
        return headed
    return whole_of(ctx.published, unit)


def _headline_year(ctx: Context) -> DateRange | None:
    """The year that a headline names: a page on `Major figures of 2004` is about that one."""
    title = ctx.annotated.article.title_span
    told = [a.value for a in ctx.anchors[:4] if title and a.value.grain == "year" and title[0] <= a.start < title[1]]
    return told[0] if len(told) == 1 and "/" not in told[0].timex else None


def edged_year(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the end of year`."""
    return the_unit(found, ctx, at) if at.edged else None


def units_edge(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`the year's end`: like `the end of the year`."""
    modifier = "end" if found["edge"] in ("end", "close", "last") else "start"
    base = the_unit(found, ctx, Place(at.start, at.core, at.relation, edged=True))
    return replace(base, modifier=modifier) if base else None


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
