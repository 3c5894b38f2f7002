"""Figures of a sentence -> those that are part of a total there and greater than it.

What ties a part to its total are the words between them: `100 billion yuan, of which exports were 60 billion`, `a
planned area of 8 sq km of a total of 5`. The parts of one list (`A 60 and B 50`) are added where they share an
indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.link.checks.report import Finding
from pipeline.link.precision import Bounds, bounds
from pipeline.models import Span, Statement
from pipeline.normalise.quantities import area_sq_km

_TOTAL_FIRST = re.compile(
    r",?\s(?:\([^()]*\),?\s)?(?:of\s(?:which|these|them|that)|among\s(?:which|them|these))\b[^;.()]*$"
)
_PART_FIRST = re.compile(
    r"\s(?:out\s)?of\s(?:the\s|its\s|a\s)?(?:planned\s|combined\s|overall\s)?(?:total|whole)\s(?:area\s)?(?:of\s)?"
    r"(?:about\s)?$"
)
_LIST = re.compile(r"[^;.()]{0,60}(?:\s\([^()]*\))?(?:,|\sand|\swhile)\s(?!up\b|down\b|an?\s)[^;.()]{0,60}$")
_TIED = re.compile(r"which|them|these|that|total|whole")
_NESTED = re.compile(r"\b(?:which|them|these|including)\b")
_LONGEST = 160
_COUNTED = frozenset(("enterprises", "foreign_enterprises", "projects", "employees", "patents"))


def overlarge_parts(prose: str, sentence: Span, statements: Sequence[Statement]) -> Iterator[Finding]:
    """`part_exceeds_total`: a part greater than its total, or parts of one list that are so together."""
    if not _TIED.search(prose, *sentence):
        return
    for number, total in enumerate(statements[:-1]):
        after = statements[number + 1]
        between = prose[total.figure.end : after.figure.start]
        if len(between) > _LONGEST:
            continue
        if _PART_FIRST.fullmatch(between) and _comparable(after, total):
            yield from _exceeding(prose, after, [total])
        elif _TOTAL_FIRST.fullmatch(between) and _comparable(total, after):
            yield from _exceeding(prose, total, [after, *_listed(prose, after, statements[number + 2 :])])


def _listed(prose: str, first: Statement, following: Sequence[Statement]) -> Iterator[Statement]:
    """The parts that a list goes on with: all of one table and indicator, none a remark on the part before it."""
    last = first
    for statement in following:
        same = statement.figure.table == first.figure.table
        if same and (statement.figure.quantity.unit != first.figure.quantity.unit or first.figure.table == "counts"):
            return
        if statement.attribution.indicator != first.attribution.indicator or not same:
            return
        between = prose[last.figure.end : statement.figure.start]
        if len(between) > _LONGEST or not _LIST.fullmatch(between) or _NESTED.search(between):
            return
        yield statement
        last = statement


def _comparable(total: Statement, part: Statement) -> bool:
    """Whether two figures measure one thing, so that one can be a part of the other."""
    one, other = total.figure, part.figure
    if one.table != other.table or one.table == "percentages" or one.per_unit or other.per_unit:
        return False
    if one.table == "counts":
        return total.attribution.indicator == part.attribution.indicator in _COUNTED or one.noun == other.noun
    return one.table == "areas" or one.quantity.unit == other.quantity.unit


def _exceeding(prose: str, total: Statement, parts: Sequence[Statement]) -> Iterator[Finding]:
    most = _bounds(prose, total).high
    for part in parts:
        if _bounds(prose, part).low > most:
            detail = f"part of {_shown(prose, total)}, which is less"
            yield Finding(part.figure.start, part.figure.end, "part_exceeds_total", detail)
            return
    together = sum((_bounds(prose, part).low for part in parts), Decimal(0))
    if together > most:
        start, end = parts[0].figure.start, parts[-1].figure.end
        named = ", ".join(_shown(prose, part) for part in parts)
        yield Finding(start, end, "part_exceeds_total", f"{named} are more together than {_shown(prose, total)}")


def _bounds(prose: str, statement: Statement) -> Bounds:
    figure = statement.figure
    found = bounds(prose, figure)
    if figure.table != "areas":
        return found
    unit = figure.quantity.unit
    high = found.high if found.high.is_infinite() else area_sq_km(found.high, unit)
    return Bounds(area_sq_km(found.low, unit), high)


def _shown(prose: str, statement: Statement) -> str:
    return " ".join(prose[statement.figure.start : statement.figure.end].split())
