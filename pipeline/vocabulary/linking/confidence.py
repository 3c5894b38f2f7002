"""How often each linking rule is right: its share of right rows on hand-annotated articles, smoothed.

A rule's name has parts (`subject+left`: who owns the figure, what it measures). A rule that they exercise
too seldom gets the figure of its first part; one whose first part they never exercise has none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from pipeline.vocabulary import load

ENOUGH = 8
"""Annotated rows from which a rule has a figure of its own."""


CORRECTED = "corrected"
"""The rule of a row that a person has put right: it is right by definition."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """`right` of `rows` rows that `rule` attributed in `table` were right in subject, indicator, status and period."""

    table: str
    rule: str
    right: int
    rows: int


def _pooled() -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    right: Counter[tuple[str, str]] = Counter()
    rows: Counter[tuple[str, str]] = Counter()
    for row in load("linking/confidence", Calibration):
        for rule in {row.rule, row.rule.partition("+")[0]}:
            right[row.table, rule] += row.right
            rows[row.table, rule] += row.rows
    return right, rows


_RIGHT, _ROWS = _pooled()


@cache
def confidence(table: str, rule: str) -> float | None:
    """Laplace's estimate (right + 1) / (rows + 2), two decimals; None for a rule without annotated rows.

    1 for a correction: a person has looked at that row.
    """
    if rule == CORRECTED:
        return 1.0
    key = (table, rule)
    if _ROWS[key] < ENOUGH:
        key = (table, rule.partition("+")[0])
    return round((_RIGHT[key] + 1) / (_ROWS[key] + 2), 2) if _ROWS[key] else None
