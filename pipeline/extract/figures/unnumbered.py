"""Amounts whose number is an article or a couple -> candidates: `a dollar`, `half a hectare`, `a couple of euros`."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.extract.figures.candidate import Candidate
from pipeline.patterns import alternatives
from pipeline.patterns.cues import cue
from pipeline.patterns.numbers import UNITS
from pipeline.vocabulary.quantities import CUES

_SINGLE = re.compile(rf"[aA] {alternatives(CUES['single'], ' ')}")
_STANDS = re.compile(
    r"(?=\s*(?:[.,;:)!?]|\Z)|\s+(?:a|an|each|every|per|for|to|in|or|and|more|less|from|on|at|when|if|now|today|back)\b)"
)
_NO_SUM = re.compile(
    r"(?:[0-9]|\b(?:what|half|such|not|many|like|per|against|every|versus|[a-z]+th|quarters?|thirds?)|\bof)\s+\Z"
    rf"|[0-9][^.,;\n]{{0,24}}\bto\s+\Z|\b{cue('currency')}\s+\Z",
    re.IGNORECASE,
)
"""Before `a dollar` that is the unit of a rate (`6.8 yuan a dollar`) or no sum (`what a dollar buys`)."""
_OF = " of "
_COUPLE_HEAD = re.compile(r"(?<![\w-])[Aa] \Z")
_OPENERS = ("", " ", "\n", "\u00a0", "(", "“", '"', "—", "–")
_TABLES = ("money", "areas", "percentages")
_TWO = Decimal(2)


def measured(prose: str, start: int, end: int, unit: int, value: Decimal) -> Candidate | None:
    """A figure of `start` to `end` with the unit that begins at `unit`; None where none does."""
    found = UNITS.match(prose, unit)
    if found is None or found[1].table not in _TABLES or found[1].scaled or found[1].glued or found[1].cased:
        return None
    stop, row = found
    return Candidate(
        start, stop, start, end, value * row.factor, table=row.table, unit=row.code, rule=row.rule, form="words"
    )


def single(prose: str, start: int) -> Candidate | None:
    """The amount of one that begins with an article at `start`."""
    if not _SINGLE.match(prose, start) or prose[start - 1 : start] not in _OPENERS:
        return None
    if _NO_SUM.search(prose, max(0, start - 36), start):
        return None
    found = measured(prose, start, start + 1, start + 2, Decimal(1))
    return found if found is not None and _STANDS.match(prose, found.end) else None


def couple(prose: str, start: int, end: int) -> Candidate | None:
    """The amount of about two of a unit, whose `couple` stands from `start` to `end`."""
    head = _COUPLE_HEAD.search(prose, max(0, start - 3), start)
    found = measured(prose, head.start(), end + 3, end + 4, _TWO) if head and prose[end : end + 4] == _OF else None
    if found is not None:
        found.modifier = "approx"
    return found
