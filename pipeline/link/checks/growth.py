"""A growth with both its values in one sentence -> whether the values grew so: `rose 10 percent to 12 from 8`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.link.checks.report import Finding
from pipeline.link.precision import bounds
from pipeline.models import Span, Statement

_FROM = re.compile(
    r"\b(?:from|against|compared\s(?:with|to))\s(?:(?:the|only|just|a|mere|about|around|some|over|nearly|more|than|less)\s){0,3}$"
)
_YEARLY = re.compile(r"\b(?:a|per|each|every)\syear\b|\bannual|\bon\saverage\b|\baverag|\bcompound")
_ALL = Decimal(100)
_SLACK = Decimal("0.5")
"""Percentage points beyond what the digits allow: a growth in constant prices is a little off."""

_REACH = 30


def misgrown(prose: str, sentence: Span, statements: Sequence[Statement]) -> Iterator[Finding]:
    """`growth_mismatch`: the one growth of a sentence is not that between its two values, rounding allowed for."""
    growths = [s for s in statements if s.figure.table == "percentages" and s.figure.quantity.unit == "percent"]
    values = [s for s in statements if s.figure.table in ("money", "areas", "counts")]
    if len(growths) != 1 or len(values) != 2 or growths[0].attribution.kind != "growth":
        return
    growth, (one, other) = growths[0], values
    if _measure(one) != _measure(other) or growth.figure.modifier is not None or growth.figure.quantity.high:
        return
    before, after = (one, other) if _is_start(prose, one) else (other, one)
    if not _is_start(prose, before) or _is_start(prose, after) or growth.attribution.direction is None:
        return
    if not _YEARLY.search(prose, *sentence):
        yield from _mismatch(prose, growth, before, after)


def _measure(statement: Statement) -> tuple[str, str, str | None]:
    return statement.figure.table, statement.figure.quantity.unit, statement.attribution.indicator


def _is_start(prose: str, statement: Statement) -> bool:
    start = statement.figure.start
    return _FROM.search(prose, max(0, start - _REACH), start) is not None


def _mismatch(prose: str, growth: Statement, before: Statement, after: Statement) -> Iterator[Finding]:
    was, is_ = bounds(prose, before.figure), bounds(prose, after.figure)
    if was.low <= 0 or was.high.is_infinite() or is_.high.is_infinite():
        return
    sign = -1 if growth.attribution.direction == "down" else 1
    stated = bounds(prose, growth.figure)
    implied = sorted(sign * (_ALL * ratio - _ALL) for ratio in (is_.low / was.high, is_.high / was.low))
    if implied[0] <= stated.high + _SLACK and stated.low - _SLACK <= implied[1]:
        return
    change = _ALL * (after.figure.quantity.low - before.figure.quantity.low) / before.figure.quantity.low
    named = [" ".join(prose[s.figure.start : s.figure.end].split()) for s in (before, after)]
    detail = f"from {named[0]} to {named[1]} is {change:+.1f} percent"
    yield Finding(growth.figure.start, growth.figure.end, "growth_mismatch", detail)
