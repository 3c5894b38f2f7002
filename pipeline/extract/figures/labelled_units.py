"""Bare numbers of labels, lists and tables -> figures, by the unit that stands apart from them.

`Output (RMB bn): 96.5`, `GDP 412 (100 million yuan)`, a `Unit` column, a column's head (`Growth (%)`), the line over a
table (`Unit: 100 million yuan`). The row's own unit goes before its column's, that before the table's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.standing import year_like
from pipeline.extract.figures.unit_texts import StatedUnit, unit_named
from pipeline.models import Span
from pipeline.patterns.cues import cue
from pipeline.patterns.nouns import PLURALS

_LONGEST_LINE = 400
_CELL_ENDS = re.compile(r"[+%*†]?[^\S\n]*(?:\.?(?:\n|\Z)|\||\t|[;；]|[^\S\n]{2}|[(（])")
"""What follows the number of a table's cell or of a label."""
_BETWEEN = re.compile(r"[|\s](?<!\n)(?:(?<=[|\t])[^\S\n]*+|[^\S\n]*+\|[^\S\n]*+|[^\S\n]++)")
"""A bar, a tab or two blanks. The class at its head lets the search skip what parts no cells."""
_BRACKET = re.compile(r"[(（\[]([^()（）\[\]\n]{1,40})[)）\]]")
_TAIL = re.compile(r"(?:[,/]\s?|\bin\s)([^,:：/\n|]{2,24}?)\s*(?:[:：|=]\s*|\s[–—-]\s|\s{2,})\Z")
"""`Output, RMB bn: `, `Land area in sq km: `, `GDP/100 million yuan  `."""
_LABEL_ENDS = frozenset(":：|=–—-")
_AFTER = re.compile(r"[^\S\n]?[(（]([^()（）\n]{1,24})[)）]")
_UNIT_LINE = re.compile(
    r"(?:^|[(（\[,;|]\s{0,4}|\s\s)(?:units?\s?[:：]\s*|(?:all\s)?(?:figures|amounts|values|sums|data)\s(?:are\s)?"
    r"(?:given\s|stated\s)?in\s|in\s(?=units\s|10|RMB|US\$|million|billion))([^()（）\[\]\n;|.]{2,30})",
    re.IGNORECASE,
)
_LAST_BRACKET = re.compile(r"[(（]([^()（）\n]{2,40})[)）]\s*[:：]?\Z")
_VALUE_HEAD = re.compile(
    r"(?:FY\s?)?(?:19|20)\d\d\b|\b(?:values?|amounts?|totals?|figures?|data|indicator|actual|q[1-4]|jan\w*|half|month)\b",
    re.IGNORECASE,
)
_GROWTH_HEAD = re.compile(
    r"\b(?:growth|change|increase|rise|share|y-?o-?y|year[- ]on[- ]year|rank\w*)\b|%|±", re.IGNORECASE
)
_UNMEASURED = re.compile(
    r"\b(?:rank\w*|number|no\.?|rates?|ratio|share|index|growth|increase|tons?|tonnes?|TEUs?|throughput|population"
    r"|tel\w*|fax|page|zip|code|distance|height|days?|years?|kwh|capacity|passengers|volume of freight)\b|%",
    re.IGNORECASE,
)
"""A label of what no sum or area is given for."""
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d[)）]?\s?(?:[:：–—-]|\s)\s?\Z")
"""`Output (RMB bn): 2012 - 210; 2013 - 231`."""
_PEOPLE = re.compile(cue("people"), re.IGNORECASE)
_NOUN = re.compile(r"[A-Za-z][A-Za-z-]+")
_PROSE = 80
"""Characters from which a line that ends with a full stop is no line of a table."""
_LABELLED = 4
"""Numbers of a line that a unit at its label's end may be of."""


@dataclass(slots=True)
class _Table:
    """What the lines so far say of those under them: a unit, and the cells of the table's head."""

    unit: StatedUnit | None = None
    head: Sequence[str] = ()


def set_labelled_units(prose: str, numbers: Sequence[Candidate]) -> list[Candidate]:
    """The numbers without those that belong to units; each bare one under a unit has that unit."""
    table, seen, dropped = _Table(), 0, list[Span]()
    for line, row in _rows(prose, numbers):
        for above in prose[seen : line[0]].split("\n"):
            if above and (unit := _take_line(above, table)) is not None:
                dropped.append((seen + unit[0], seen + unit[1]))
            seen += len(above) + 1
        dropped.extend(_set_row(prose, line, row, table))
        seen = line[1]
    if not dropped:
        return list(numbers)
    spans = iter(sorted(dropped))
    kept, span = list[Candidate](), next(spans, None)
    for number in numbers:
        while span is not None and span[1] <= number.start:
            span = next(spans, None)
        if span is None or number.start < span[0]:
            kept.append(number)
    return kept


def _rows(prose: str, numbers: Sequence[Candidate]) -> Iterator[tuple[Span, list[Candidate]]]:
    """Lines with numbers that end a cell and lack a unit or a scale, each with all its numbers."""
    index = 0
    while index < len(numbers):
        number = numbers[index]
        if not _may_lack_unit(prose, number):
            index += 1
            continue
        start = max(
            prose.rfind("\n", max(0, number.start - _LONGEST_LINE), number.start) + 1, number.start - _LONGEST_LINE
        )
        end = prose.find("\n", number.end, number.end + _LONGEST_LINE)
        end = end if end >= 0 else min(len(prose), number.end + _LONGEST_LINE)
        first = index
        while first and numbers[first - 1].start >= start:
            first -= 1
        while index < len(numbers) and numbers[index].start < end:
            index += 1
        yield (start, end), list(numbers[first:index])


def _may_lack_unit(prose: str, number: Candidate) -> bool:
    if number.form != "digits" or (number.scale >= 1000 and number.table is not None):
        return False
    if number.table not in (None, "money", "areas"):
        return False
    if prose[number.end : number.end + 1] == " " and prose[number.end + 1 : number.end + 2].isalnum():
        return False
    return _CELL_ENDS.match(prose, number.end) is not None and not (number.table is None and year_like(number))


def _take_line(text: str, table: _Table) -> Span | None:
    """Take down what a line without a figure to settle says of the lines under it; where in it a unit stands."""
    line = text.rstrip()
    if not line:
        return None
    if len(line) > _LONGEST_LINE or (len(line) > _PROSE and line[-1] in '.!?”"'):
        table.unit, table.head = None, ()
        return None
    cells = _BETWEEN.split(line)
    stated = _UNIT_LINE.search(line) or (_LAST_BRACKET.search(line) if len(cells) < 3 else None)
    unit = unit_named(stated[1]) if stated else None
    if unit is not None and unit.table in ("money", "areas"):
        table.unit, table.head = unit, ()
    if len(cells) > 1 and (_is_head(cells) or (table.unit is not None and _is_plain_head(cells))):
        table.head = cells
    elif len(cells) < 2 and unit is None:
        table.head = ()
    return stated.span(1) if stated and unit is not None else None


def _is_head(cells: Sequence[str]) -> bool:
    """Whether cells are those of a table's head: years, units, growth, and no figures."""
    named = any(_VALUE_HEAD.search(cell) or _GROWTH_HEAD.search(cell) or _unit_in(cell) for cell in cells)
    figures = (cell[:1].isdigit() and not _VALUE_HEAD.match(cell) and not _unit_in(cell) for cell in cells[1:])
    return named and not any(figures)


def _is_plain_head(cells: Sequence[str]) -> bool:
    """Whether cells are words alone (`Zone | Contracted | Used`), as the head of a table with a unit over it is."""
    return all(_NOUN.search(cell) and not any(sign.isdigit() for sign in cell) for cell in cells if cell)


_NAMED_IN = re.compile(r"\bin\s([^,:：/|]{2,24})\Z")


def _unit_in(cell: str) -> StatedUnit | None:
    """The unit that a cell is, that stands in its bracket, or that it ends with (`Area in hectares`)."""
    named = _NAMED_IN.search(cell)
    for text in (cell, *_BRACKET.findall(cell), *(named.groups() if named else ())):
        if (unit := unit_named(text)) is not None:
            return unit
    return None


def _set_row(prose: str, line: Span, row: Sequence[Candidate], table: _Table) -> Iterable[Span]:
    """Give the numbers of a line their units; spans of the units."""
    start = line[0]
    gaps = [found.span() for found in _BETWEEN.finditer(prose, *line)]
    cells = [start, *(end for _, end in gaps)]
    own, spans = _own_unit(prose, line, row, gaps)
    label = prose[start : min(number.start for number in row)]
    label = prose[start : spans[0][0]] if spans and spans[0][0] > start else label
    first = True
    for number in row:
        if any(low <= number.start < high for low, high in spans) or not _may_lack_unit(prose, number):
            continue
        cell = bisect_right(cells, number.start) - 1
        after = _AFTER.match(prose, number.end)
        beside = unit_named(after[1]) if after else None
        if after is not None and beside is not None and number.table is None:
            spans.append(after.span())
            unit: StatedUnit | None = beside
        else:
            stated = first or (own is not None and _is_dated(prose, start, number))
            unit = _unit_for(cell, own, table, label, stated)
        if unit is not None and _give(number, unit, label):
            first = False
    return spans


def _is_dated(prose: str, start: int, number: Candidate) -> bool:
    """Whether a year stands before a number of the line that begins at `start`."""
    return _YEAR_BEFORE.search(prose, max(start, number.start - 12), number.start) is not None


def _own_unit(
    prose: str, line: Span, row: Sequence[Candidate], gaps: Sequence[Span]
) -> tuple[StatedUnit | None, list[Span]]:
    """The unit that a row states before its first figure: in a bracket of its label, at the label's end, in a cell.
    `gaps`: what parts its cells."""
    last = max(number.start for number in row)
    for found in _BRACKET.finditer(prose, line[0], last):
        unit = unit_named(found[1])
        if unit is not None and line[0] < found.start() and not any(n.start < found.start() for n in row):
            return unit, [found.span()]
    for (_, begin), (end, stop) in pairwise(gaps):
        if stop > last:
            break
        unit = unit_named(prose[begin:end])
        if unit is not None:
            return unit, [(begin, end)]
    for number in row[:_LABELLED]:
        if not _ends_label(prose[number.start - 2 : number.start]):
            continue
        tail = _TAIL.search(prose, max(line[0], number.start - 40), number.start)
        unit = unit_named(tail[1]) if tail else None
        if tail is not None and unit is not None:
            return unit, [tail.span(1)]
    return None, []


def _ends_label(before: str) -> bool:
    """Whether the two characters before a number can end a label: a test of them, before its words are searched."""
    if before[-1:].isspace():
        return before[0] in _LABEL_ENDS or before[0].isspace()
    return before[-1:] in _LABEL_ENDS


def _unit_for(cell: int, own: StatedUnit | None, table: _Table, label: str, first: bool) -> StatedUnit | None:
    """The unit of the number in a cell of a row with the unit `own`."""
    head = table.head[cell] if 0 < cell < len(table.head) else None
    if head is not None and (of_column := _unit_in(head)) is not None:
        return of_column
    if (head is None and not first) or (head is not None and _GROWTH_HEAD.search(head)):
        return None
    if own is not None or (head is None and table.unit is None):
        return own
    if _counted_in(label) is not None:
        return _COUNT if head is not None and _VALUE_HEAD.search(head) else None
    return table.unit if _NOUN.search(label) and not _UNMEASURED.search(label) else None


_COUNT = StatedUnit("counts", "1")


def _counted_in(label: str) -> str | None:
    """What a label counts: a noun of the vocabulary that the tables have an indicator for."""
    words = (word.lower() for word in _NOUN.findall(label))
    return next((word for word in words if word in PLURALS and PLURALS[word].indicator != "other"), None)


def _plural_in(label: str) -> str | None:
    return next((word for found in _NOUN.findall(label) if (word := found.lower()) in PLURALS), None)


def _give(number: Candidate, unit: StatedUnit, label: str) -> bool:
    """Give a number a unit; False where it has another, or where nothing tells what it counts."""
    if number.table is not None and (unit.table not in ("", number.table) or (unit.code and unit.code != number.unit)):
        return False
    if number.table is None and not unit.table:
        return False
    if unit.table == "counts":
        people = _PEOPLE.search(label)
        noun = _counted_in(label) or unit.noun or (people[0].lower() if people else None) or _plural_in(label)
        if noun is None:
            return False
        row = PLURALS.get(noun)
        number.noun, number.hint = noun, "employees" if people else row.indicator if row else "other"
    if number.table is None:
        number.table, number.unit, number.bare, number.rule = unit.table, unit.code, True, "label.unit"
        number.per_unit = unit.per_unit
    if number.scale < 1000:
        number.scale *= unit.factor
    return True
