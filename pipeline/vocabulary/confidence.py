"""How often each linking rule is right: its share of right rows on hand-annotated articles, smoothed.

A rule that the annotated articles never exercise has no figure.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary import load


@dataclass(frozen=True, slots=True)
class Calibration:
    """`right` of `rows` rows that `rule` attributed in `table` were right in subject, indicator, status and period."""

    table: str
    rule: str
    right: int
    rows: int


_CALIBRATION = {(row.table, row.rule): row for row in load("confidence", Calibration)}


def confidence(table: str, rule: str) -> float | None:
    """Laplace's estimate (right + 1) / (rows + 2), two decimals; None for a rule without annotated rows."""
    row = _CALIBRATION.get((table, rule))
    return None if row is None else round((row.right + 1) / (row.rows + 2), 2)
