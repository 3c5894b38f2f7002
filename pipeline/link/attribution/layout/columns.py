"""A table's header line -> what it says of the figures that stand under each of its cells: their time, what they
measure, whether they are growth.

Cells are parted by tabs, bars or two blanks and more: `Indicator | 2010 | 2009 | Growth`, `Zone | GDP (RMB bn) | FDI`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pipeline.link.attribution.measured.naming import indicators_named
from pipeline.link.attribution.syntax.scan import Mention, scan
from pipeline.link.attribution.time.periods import Period, period_of
from pipeline.models import Span, Timex
from pipeline.vocabulary.linking import Table

_BETWEEN = re.compile(r"[^\S\n]*+[|\t][^\S\n]*+|[^\S\n]{2,}+")
_GROWTH = re.compile(r"\b(?:growth|change|increase|rise|y-?o-?y|year[- ]on[- ]year)\b|\+/-|±", re.IGNORECASE)
_GOAL = re.compile(
    r"\b(?:targets?|plan(?:ned)?|goals?|forecast|projected|expected|estimate[sd]?)\b|\(e\)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)(?=\Z|\s?[(（])")
_ROW_YEAR = re.compile(r"\|?[^\S\n]*(?:FY\s?)?((?:19|20)\d\d)(?=[^\S\n]*[|\t]|[^\S\n]{2})")
_LONGEST_LINE = 400


class Columns(NamedTuple):
    """What the header of a table says of its cells, by their number: their time, which hold growth, what is measured in
    them, and which hold what is planned."""

    times: Mapping[int, Period] = {}
    growth: frozenset[int] = frozenset()
    named: Mapping[int, Mapping[Table, str]] = {}
    goals: frozenset[int] = frozenset()

    def time_of(self, cell: int) -> Period | None:
        """The time of a cell; growth is that of the last time."""
        if cell in self.growth and self.times:
            return max(self.times.values(), key=lambda period: period.last or date.min)
        return self.times.get(cell)


NO_COLUMNS = Columns()


def has_cells(prose: str, first: int = 0, last: int | None = None) -> bool:
    """Whether anything stands in a text that can part the cells of a table."""
    return any(prose.find(mark, first, last) >= 0 for mark in ("\t", "|", "  "))


def columns_of(prose: str, span: Span, mentions: Sequence[Mention]) -> Columns | None:
    """The columns that a line without figures heads; None where it is no header of several times."""
    if not has_cells(prose, *span):
        return None
    between = [found.span() for found in _BETWEEN.finditer(prose, span[0], min(span[1], span[0] + _LONGEST_LINE))]
    if not between:
        return None
    first = cell_of(prose, span[0])
    bounds = zip([span[0], *(end for _, end in between)], [*(start for start, _ in between), span[1]], strict=True)
    cells = {number: prose[start:end] for number, (start, end) in enumerate(bounds, first)}
    times = {number: _year(int(year[1])) for number, cell in cells.items() if (year := _YEAR.match(cell))}
    for mention in mentions:
        period = period_of(mention) if isinstance(mention, Timex) and _is_span(mention) else None
        if period is not None:
            times[cell_of(prose, mention.start)] = period
    growth = frozenset(number for number, cell in cells.items() if number > first and _GROWTH.search(cell))
    named = {number: over for number, cell in cells.items() if number > first and (over := _named_in(cell))}
    headed = len(cells[first]) <= _LONGEST_CORNER and first not in times and not cells[first].endswith(":")
    if len(times) > 1 or (headed and (growth or named or (times and _CORNER.fullmatch(cells[first].strip())))):
        goals = frozenset(number for number, cell in cells.items() if number > first and _GOAL.search(cell))
        return Columns(times, growth, named, goals)
    return None


_LONGEST_CORNER = 40
"""Characters of the cell over a table's labels."""
_CORNER = re.compile(
    r"(?:indicators?|items?|category|name|zones?|parks?|index|measure|unit)?(?:\s\([^)]*\))?", re.IGNORECASE
)
"""What stands over a table's labels, where a single column has a time."""


def _is_span(timex: Timex) -> bool:
    return timex.value.grain != "day"


def _named_in(cell: str) -> Mapping[Table, str]:
    """What the head of a column says is measured in it."""
    return indicators_named(scan(cell, (0, len(cell)), ()).items)


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), False)


def time_of_cell(prose: str, columns: Columns, start: int) -> Period | None:
    """The time of the cell of a table that begins at `start`: its column's, or the year that its row opens with."""
    time = columns.time_of(cell_of(prose, start)) if columns.times else None
    return time or _year_of_row(prose, start)


def _year_of_row(prose: str, start: int) -> Period | None:
    """The year that the row of a table opens with, in which what begins at `start` stands: `2008 | 21.9 | 245`."""
    low = max(0, start - _LONGEST_LINE)
    year = _ROW_YEAR.match(prose, prose.rfind("\n", low, start) + 1 or low)
    return _year(int(year[1])) if year is not None and year.end() <= start else None


def cell_of(prose: str, start: int) -> int:
    """The number of the cell that what begins at `start` stands in, on its line."""
    low = max(0, start - _LONGEST_LINE)
    line = prose.rfind("\n", low, start) + 1 or low
    return sum(1 for _ in _BETWEEN.finditer(prose, line, start))
