"""Statements of an article -> trade that is not the exports and imports stated beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.link.checks.report import Finding
from pipeline.link.precision import bounds
from pipeline.models import Statement

_SIDES = ("trade_value", "exports", "imports")
_APART = 600
"""Characters that the three figures span at most."""

_Key = tuple[str, str, date | None, date | None, str, bool]


def unbalanced_trade(prose: str, statements: Sequence[Statement]) -> Iterator[Finding]:
    """`trade_mismatch`: exports and imports of one owner and period do not make up the trade stated for it."""
    by_key: dict[_Key, dict[str, Statement | None]] = {}
    for statement in statements:
        figure, said = statement.figure, statement.attribution
        if said.indicator not in _SIDES or figure.table != "money" or figure.equivalent_of is not None:
            continue
        if not said.subject or said.period_end is None or figure.threshold:
            continue
        unit = figure.quantity.unit
        key = (said.subject, unit, said.period_start, said.period_end, said.status, said.cumulative)
        sides = by_key.setdefault(key, {})
        sides[said.indicator] = None if said.indicator in sides else statement
    for sides in by_key.values():
        trade, exports, imports = (sides.get(side) for side in _SIDES)
        if trade and exports and imports and _near(trade, exports, imports):
            yield from _mismatch(prose, trade, exports, imports)


def _near(*statements: Statement) -> bool:
    starts = [statement.figure.start for statement in statements]
    return max(starts) - min(starts) <= _APART


def _mismatch(prose: str, trade: Statement, exports: Statement, imports: Statement) -> Iterator[Finding]:
    whole, one, other = (bounds(prose, statement.figure) for statement in (trade, exports, imports))
    if whole.low <= one.high + other.high and one.low + other.low <= whole.high:
        return
    named = [" ".join(prose[s.figure.start : s.figure.end].split()) for s in (exports, imports)]
    detail = f"exports of {named[0]} and imports of {named[1]} do not make it up"
    yield Finding(trade.figure.start, trade.figure.end, "trade_mismatch", detail)
