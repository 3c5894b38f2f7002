"""The words of a heading or of a column's head -> what they name as measured under it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.measured.indicators import is_head
from pipeline.link.attribution.syntax.scan import Item
from pipeline.vocabulary.linking import Table

_COST = "cost"
"""In a sentence what something was built for; over a list what things are paid for."""


def indicators_named(items: Sequence[Item]) -> dict[Table, str]:
    """The indicator of each table that the words name, where they name one alone."""
    named: dict[Table, set[str]] = {}
    for index, item in enumerate(items):
        for row in item.sense.indicators:
            if row.part == "noun" and not row.weak and is_head(items, index):
                named.setdefault(row.table, set()).add("price" if row.phrase == _COST else row.indicator)
    return {table: indicators.pop() for table, indicators in named.items() if len(indicators) == 1}
