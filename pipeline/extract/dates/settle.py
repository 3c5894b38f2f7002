"""Expressions of one article -> the same, where two that stand together settle each other's dates.

A plan's bracketed years win over those that its number gives; a duration gets the dates of the day or period that it
runs to (`the five years to 2010`, `the three months ended June 30`) or that stands in brackets beside it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from pipeline.extract.dates.context import Context
from pipeline.models import Timex
from pipeline.normalise.dates import intervals

_BRACKET = re.compile(r"[\"”’']?(?:\speriod)?\s{0,2}[(（]\s?")
_RUNS_TO = re.compile(r"\s(?:to|through|until|up\sto|end(?:ed|ing)(?:\s(?:on|in|with))?)\s(?:the\send\sof\s)?")
_COVERS = re.compile(r"\s(?:from|between|of)\s|\s{0,2}[(（]\s?")
_COUNTED = re.compile(r"P(\d+)([DWMY])\Z")
_GRAINS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def settle(ctx: Context, timexes: list[Timex]) -> None:
    """Give each expression that its neighbour settles its dates, in place; a plan's conflict is a doubt of `ctx`."""
    merged: set[int] = set()
    for at, following in enumerate(timexes[1:]):
        timex = timexes[at]
        if timex.value.grain == "plan":
            timexes[at] = _plan(ctx, timex, following)
        elif timex.value.type == "DURATION" and following.value.first and timex.value.first is None:
            timexes[at] = _duration(ctx, timex, following)
            if timexes[at].end == following.end:
                merged.add(at + 1)
    timexes[:] = [timex for at, timex in enumerate(timexes) if at not in merged] if merged else timexes


def _plan(ctx: Context, timex: Timex, bracket: Timex) -> Timex:
    if bracket.rule != "year_range" or not _BRACKET.fullmatch(ctx.prose, timex.end, bracket.start):
        return timex
    if (timex.value.first, timex.value.last) == (bracket.value.first, bracket.value.last):
        return timex
    ctx.doubts.append((timex.start, timex.end, "plan_years_differ", f"its number gives {timex.value.timex}"))
    return replace(timex, value=replace(bracket.value, grain="plan", modifier=timex.value.modifier))


def _duration(ctx: Context, timex: Timex, following: Timex) -> Timex:
    counted = _COUNTED.match(timex.value.timex)
    first, last = following.value.first, following.value.last
    if counted is None or first is None or last is None or following.start - timex.end > 24:
        return timex
    if _RUNS_TO.fullmatch(ctx.prose, timex.end, following.start):
        begun = intervals.shifted(last + timedelta(days=1), -int(counted[1]), _GRAINS[counted[2]])
        value = intervals.between(begun, last, timex.value.grain or "day")
        return replace(timex, end=following.end, value=value)
    if "/" in following.value.timex and _COVERS.fullmatch(ctx.prose, timex.end, following.start):
        return replace(timex, value=replace(timex.value, first=first, last=last))
    return timex
