"""Dates and statements of a sentence -> `period`, `as_of` or `target` for the date that gives a figure its period.

What a figure is compared with (`up 5 percent over 2017`) is a period of the same owner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from pipeline.models import Attribution, Statement, Timex

_TRANSACTIONS = frozenset(("funding", "registered_capital", "other", None))
"""Indicators of single transactions: the day of a loan is no statistic's period."""

_COMPARING = frozenset(("same_period", "unit_beside", "ago", "deictic"))
_COMPARED = re.compile(
    r"(?:\b(?:over|on|than|above|below|against|versus|from|to|as|with)\s(?:(?:that|those|it|they)\s)?"
    r"(?:(?:in|of|for|at|during|was|were|did)\s)?(?:the\s)?(?:figure\s|level\s|total\s|amount\s|volume\s)?(?:(?:for|of|in)\s)?"
    r"|\b(?:times|double|twice|half|triple|\w+fold)\s(?:the\s)?(?:(?:that|those|figure|level|total|number|amount|value|volume)\s(?:for|of|in)\s)?)$"
)
_COMPARES = re.compile(
    r"\b(?:up|down|rise|rose|risen|fall|fell|increas\w+|decreas\w+|grew|grow\w+|growth|drop\w*|declin\w+|gain\w*|more"
    r"|less|higher|lower|fewer|above|below|jump\w*|surg\w+|compared|times|twice|double[ds]?|half|than|gr[eo]w|\w+fold)\b"
)
_NEAR = 500
_BROAD = ("percentages", "counts")

Role = tuple[str, Attribution]


def figure_roles(
    prose: str, timexes: Sequence[Timex], statements: Sequence[Statement], published: date | None
) -> dict[int, Role]:
    """Roles by the start of the date, from the first figure that each date is the nearest fitting one of."""
    ends: dict[date | None, list[Timex]] = {}
    for timex in timexes if statements else ():
        if timex.value.last is not None and timex.value.type != "SET":
            ends.setdefault(timex.value.last, []).append(timex)
    if not ends:
        return {}
    roles: dict[int, Role] = {}
    dated = [statement for statement in statements if statement.attribution.period_end in ends]
    for statement in sorted(dated, key=_rank) if len(dated) > 1 else dated:
        at = statement.figure.start
        fitting = [t for t in ends[statement.attribution.period_end] if -_NEAR <= t.start - at < _NEAR]
        if statement.attribution.status == "planned":
            fitting = [t for t in fitting if _is_ahead(t, published) or not _is_compared(prose, t, at)]
        if not fitting:
            continue
        nearest = min(fitting, key=lambda timex: abs(timex.start - at)) if len(fitting) > 1 else fitting[0]
        if role := _role(nearest, statement, published):
            for timex in fitting:
                if timex is nearest or (timex.start - nearest.end <= 2 and timex.start > nearest.start):
                    roles.setdefault(timex.start, (role, statement.attribution))
    roles |= _bracketed(prose, timexes, statements)
    return roles if len(roles) == len(timexes) else roles | _compared(prose, timexes, statements, roles)


def _rank(statement: Statement) -> tuple[bool, bool, bool]:
    """A figure whose owner is known tells more of a date than one without or than a threshold (`each worth over 1
    billion yuan`), a sum or an area more than a count."""
    return statement.figure.threshold, statement.attribution.subject is None, statement.figure.table in _BROAD


def _bracketed(prose: str, timexes: Sequence[Timex], statements: Sequence[Statement]) -> dict[int, Role]:
    """`Population: 210,000 (the end of 2018)`: the date in brackets right after a figure."""
    bracketed = [t for t in timexes if t.value.type == "DATE" and prose[t.start - 2 : t.start] == " ("]
    ends = {statement.figure.end: statement for statement in statements} if bracketed else {}
    found: dict[int, Role] = {}
    for timex in bracketed:
        if statement := ends.get(timex.start - 2):
            stock = timex.value.modifier == "end" or statement.figure.table in ("areas", "counts")
            found[timex.start] = ("as_of" if stock else "period", statement.attribution)
    return found


def _compared(
    prose: str, timexes: Sequence[Timex], statements: Sequence[Statement], roles: dict[int, Role]
) -> dict[int, Role]:
    """`up 5 percent on the previous year`: the period that the figure of a sentence is compared with."""
    untold = [t for t in timexes if t.start not in roles and t.value.type == "DATE" and t.value.grain != "day"]
    if not untold:
        return {}
    periods = [role for role in roles.values() if role[0] == "period"]
    told = min((t.value.first for t in timexes if t.start in roles and t.value.first), default=None)
    starts = [statement.figure.start for statement in statements]
    found: dict[int, Role] = {}
    for timex in untold:
        if not timex.value.last:
            continue
        before = bisect_right(starts, timex.start) - 1
        owner = statements[before].attribution if before >= 0 else None
        if owner and _is_compared(prose, timex, statements[before].figure.start):
            stocks = bool(roles) and all(role[0] == "as_of" for role in roles.values())
            found[timex.start] = ("as_of" if stocks else "period", owner)
        elif periods and told and timex.rule in _COMPARING and timex.value.last < told:
            found[timex.start] = periods[0]
    return found


def _is_ahead(timex: Timex, published: date | None) -> bool:
    """A plan is not measured against what is still to come (`over 25 percent over the next decade`)."""
    return published is not None and timex.value.last is not None and timex.value.last > published


def _is_compared(prose: str, timex: Timex, figure_start: int) -> bool:
    """Whether a date is what a figure before it is measured against."""
    if timex.start - figure_start > 160 or not _COMPARED.search(prose, max(0, timex.start - 50), timex.start):
        return False
    return bool(_COMPARES.search(prose, max(0, figure_start - 60), timex.start))


def _role(timex: Timex, statement: Statement, published: date | None) -> str | None:
    attribution = statement.attribution
    bound = timex.relation is not None or timex.rule == "deictic"
    vague = not bound or timex.value.modifier or attribution.subject is None
    if attribution.indicator == "price" and vague:
        return None
    over = published is not None and timex.value.last is not None and timex.value.last < published
    over_planned = over and attribution.status == "planned"
    if attribution.status == "planned" and not over:
        return "target"
    if "/" not in timex.value.timex and (attribution.period_start is None or attribution.cumulative or over_planned):
        return "as_of"
    single = timex.value.grain in ("month", "quarter", "year") and "/" not in timex.value.timex
    if (attribution.indicator in _TRANSACTIONS and single) or timex.value.grain == "day":
        return None
    return "period"
