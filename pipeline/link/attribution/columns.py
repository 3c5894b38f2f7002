"""A table's header line, with a time in each of several cells -> the time of the figures that stand under each.

Cells are parted by tabs, bars or two blanks and more: `Indicator | 2010 | 2009 | Growth`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pipeline.link.attribution.periods import Period, period_of
from pipeline.link.attribution.scan import Mention
from pipeline.models import Span, Timex

_BETWEEN = re.compile(r"[^\S\n]*+[|\t][^\S\n]*+|[^\S\n]{2,}+")
_GROWTH = re.compile(r"\b(?:growth|change|increase|rise|y-?o-?y|year[- ]on[- ]year)\b|\+/-|±", re.IGNORECASE)
_YEAR = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)")
_LONGEST_LINE = 400


class Columns(NamedTuple):
    """What the header of a table says of its cells, by their number: their time, and which hold growth."""

    times: Mapping[int, Period] = {}
    growth: frozenset[int] = frozenset()

    def time_of(self, cell: int) -> Period | None:
        """The time of a cell; growth is that of the last time."""
        if cell in self.growth:
            return max(self.times.values(), key=lambda period: period.last or date.min)
        return self.times.get(cell)


NO_COLUMNS = Columns()


def columns_of(prose: str, span: Span, mentions: Sequence[Mention]) -> Columns | None:
    """The columns that a line without figures heads; None where it is no header of several times."""
    if all(prose.find(mark, *span) < 0 for mark in ("  ", "\t", "|")):
        return None
    between = [found.span() for found in _BETWEEN.finditer(prose, span[0], min(span[1], span[0] + _LONGEST_LINE))]
    if len(between) < 2:
        return None
    first = cell_of(prose, span[0])
    bounds = zip([span[0], *(end for _, end in between)], [*(start for start, _ in between), span[1]], strict=True)
    cells = {number: prose[start:end] for number, (start, end) in enumerate(bounds, first)}
    times = {number: _year(int(year[1])) for number, cell in cells.items() if (year := _YEAR.fullmatch(cell))}
    for mention in mentions:
        period = period_of(mention) if isinstance(mention, Timex) else None
        if period is not None:
            times[cell_of(prose, mention.start)] = period
    if len(times) < 2:
        return None
    return Columns(times, frozenset(number for number, cell in cells.items() if _GROWTH.search(cell)))


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), False)


def cell_of(prose: str, start: int) -> int:
    """The number of the cell that what begins at `start` stands in, on its line."""
    low = max(0, start - _LONGEST_LINE)
    line = prose.rfind("\n", low, start) + 1 or low
    return sum(1 for _ in _BETWEEN.finditer(prose, line, start))
