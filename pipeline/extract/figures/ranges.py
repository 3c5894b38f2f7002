"""Neighbouring candidates -> ranges and series: `10-20 million yuan`, `from A to B`, `11.2, 3.4 and 5 hectares`.

A range is one figure with two ends; `from A to B` is two figures; the members of a series share scale and unit of the
last. Never a midpoint.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.extract.figures.candidate import Candidate
from pipeline.patterns.cues import cue
from pipeline.vocabulary.quantities import MINOR_UNITS

_RANGE = re.compile(
    r"(?:\s?(?:-|[\u2010-\u2015]|~|\uff5e|\u301c|\u223c|\u2212)\s?|[-\u2010]?\s+to\s+|\s+through\s+|至|到)"
)
_AND = re.compile(r"\s+and\s+")
_OR = re.compile(r"\s+or\s+")
_SUSPENDED = re.compile(r"[-\u2010],?\s+(?:and|or)\s+")
"""`a 2- or 3-billion-yuan plan`"""
_SERIES = re.compile(r"\s*(?:,|;|/|,?\s+and|,?\s+or|,?\s+as well as|、|和)\s*(?:about|some|over|nearly)?\s*")
_BETWEEN = re.compile(r"\b(?:[Bb]etween|[Aa]nywhere from)\s+(?:\w+\s+)?\Z")
_FROM = re.compile(rf"\b[Ff]rom\s+(?:{cue('hedge')}\s+)?\Z")
_SPREAD = re.compile(rf"\b{cue('spread')}\s+from\s+\Z", re.IGNORECASE)
_STEP = re.compile(rf"\b(?:by|{cue('rise', 'fall')})\s+(?:[a-z]+\s+){{0,2}}\Z")
"""`fell 5 cents to $12.30`: a step and where it led, no range."""
_MANY = 20
"""Up to here `four or five` is a range of counts; `2010 or 2011` is none."""
_ONE = Decimal(1)


def join_ranges(prose: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates with ranges made one and `from A to B` sharing scale and unit."""
    joined: list[Candidate] = []
    for second in found:
        first = joined[-1] if joined else None
        if first is not None and second.start - first.end <= 12 and _connected(prose, first, second):
            continue_as = _relation(prose, first, second)
            if continue_as == "range" and _merge(first, second):
                continue
            if continue_as == "change":
                _share_change(first, second)
        joined.append(second)
    return joined


def _connected(prose: str, first: Candidate, second: Candidate) -> bool:
    return (
        first.high is None
        and second.high is None
        and first.table in (None, second.table, "money", "areas", "percentages")
    )


def _relation(prose: str, first: Candidate, second: Candidate) -> str | None:
    gap = prose[first.end : second.start]
    if _RANGE.fullmatch(gap):
        own = first.table != "percentages" and _own_units(first, second)
        if "to" in gap and own and _STEP.search(prose, max(0, first.start - 40), first.start):
            return None
        if "to" in gap and _FROM.search(prose, max(0, first.start - 24), first.start):
            return "range" if _SPREAD.search(prose, max(0, first.start - 30), first.start) else "change"
        return "range"
    if _AND.fullmatch(gap) and _BETWEEN.search(prose, max(0, first.start - 30), first.start):
        return "range"
    if _OR.fullmatch(gap) and first.table is None and second.value <= _MANY and second.value == first.value + 1:
        return "range" if first.scale in (_ONE, second.scale) else None
    return None


def _own_units(first: Candidate, second: Candidate) -> bool:
    return first.table is not None and second.table is not None and not first.bare


def _merge(first: Candidate, second: Candidate) -> bool:
    """Make `first` the range up to `second`. False where the two do not belong together."""
    if second.table is None and not first.prefixed and not (first.form == "words" or second.scaled):
        if first.table is None:
            return _merge_bare(first, second)
        return False
    if second.table is None and second.scale == _ONE < first.scale:
        return False
    _share_thousands(first, second)
    if (_looks_like_year(first) and (second.prefixed or second.scale > _ONE)) or not _share(first, second):
        return False
    if second.low <= first.low:
        return False
    first.high, first.end, first.number_end = second.low, second.end, second.number_end
    first.hyphened = second.hyphened
    if second.table and not first.rule:
        first.rule = second.rule
    return True


def _share_thousands(first: Candidate, second: Candidate) -> None:
    """`5-6,000 yuan` is from 5,000 up: the thousands are written once."""
    if second.grouped and not first.grouped and second.value % 1000 == 0 and first.value * 1000 < second.value:
        first.value *= 1000


_SAME_SIZE = 3


def _share_change(first: Candidate, second: Candidate) -> None:
    """`from 5 to 6,000 yuan`, as ranges are read; `from 1 to 10,000 yuan` is not: its ends are of no one size."""
    if not _own_units(first, second) and second.value <= first.value * 1000 * _SAME_SIZE:
        _share_thousands(first, second)
    _share(first, second)


def _merge_bare(first: Candidate, second: Candidate) -> bool:
    _share_thousands(first, second)
    if first.scale == _ONE and first.value < second.value:
        first.scale = second.scale
    if second.low <= first.low or first.scale != second.scale or first.value >= 1900 > second.value:
        return False
    first.high, first.end, first.number_end, first.hyphened = second.low, second.end, second.number_end, second.hyphened
    return True


def _leaves_scale(first: Candidate, second: Candidate) -> bool:
    """Whether `first` leaves its scale, or the last of it (`one hundred to two hundred million`), to `second`."""
    if first.table is not None and not first.prefixed:
        return False
    if first.scale == _ONE:
        return second.scale > _ONE and first.value < 1000
    return first.form == second.form == "words" and first.scale < second.scale and not second.scale % first.scale


def _share(first: Candidate, second: Candidate) -> bool:
    """Give `first` the scale and unit that it leaves to `second`. False where their units differ."""
    if first.table not in (None, second.table) and not (first.prefixed and second.table is None):
        return False
    if first.table is not None and second.table is not None and first.unit != second.unit:
        return False
    if _leaves_scale(first, second):
        first.scale = second.scale
    if first.table is None and second.table is not None:
        first.table, first.unit, first.rule = second.table, second.unit, second.rule
        first.bare = True
    elif second.table is None and first.prefixed:
        second.table, second.unit, second.rule, second.bare = first.table, first.unit, first.rule, True
    return True


_MINOR = frozenset(f"money.{surface}" for row in MINOR_UNITS for surface in (*row.surfaces, *row.glued))
_COINS = re.compile(r",?\s+(?:and\s+)?")


def add_minor_units(prose: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates with `five dollars and fifty cents` made one."""
    joined: list[Candidate] = []
    for coins in found:
        notes = joined[-1] if joined else None
        if (
            notes is not None
            and coins.rule in _MINOR
            and (notes.unit, notes.table, notes.scale, notes.high) == (coins.unit, "money", _ONE, None)
            and notes.rule not in _MINOR
            and not notes.value % 1
            and coins.low < 1
            and _COINS.fullmatch(prose, notes.end, coins.start)
        ):
            notes.value, notes.end = notes.value + coins.low, coins.end
        else:
            joined.append(coins)
    return joined


def share_series(prose: str, found: list[Candidate]) -> None:
    """Members of a series without a unit take it, and the scale, from the last: `11.2, 3.4 and 5 square kilometers`."""
    for index in range(len(found) - 1, 0, -1):
        last, before = found[index], found[index - 1]
        if last.table not in ("money", "areas", "percentages", "measure") or before.table is not None:
            continue
        gap = prose[before.end : last.start] if last.start - before.end < 16 else ""
        if not gap or not (_SUSPENDED if before.hyphened else _SERIES).fullmatch(gap):
            continue
        if (last.table == "percentages" and (before.scaled or before.grouped)) or re.match(r"\s*,\s*or\b", gap):
            continue
        if last.prefixed or (last.table != "measure" and _looks_like_year(before)):
            continue
        if before.form == "words" and last.form != "words":
            continue
        if not (
            last.bare or "and" in gap or "or" in gap or "as well" in gap or "和" in gap or "/" in gap or "、" in gap
        ):
            continue
        before.table, before.unit, before.rule, before.bare = last.table, last.unit, last.rule, True
        if before.scale == _ONE and last.scale > _ONE and before.value < 1000:
            before.scale = last.scale


def _looks_like_year(number: Candidate) -> bool:
    return not number.grouped and number.scale == _ONE and 1900 <= number.value <= 2100 and number.whole
