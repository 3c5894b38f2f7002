"""Amounts whose number is an article or a couple -> candidates: `a dollar`, `half a hectare`, `a couple of euros`."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_COUPLE = "couple of "
_COUPLE_HEAD = re.compile(r"(?<![\w-])[Aa] \Z")
_OPENERS = ("", " ", "\n", "\u00a0", "(", "“", '"', "—", "–")
_TABLES = ("money", "areas", "percentages")
_TWO = Decimal(2)


def unnumbered(prose: str) -> Iterator[Candidate]:
    """Amounts that no number word begins."""
    for phrase in _SINGLE.finditer(prose):
        if (single := _single(prose, phrase.start())) is not None:
            yield single
    start = prose.find(_COUPLE)
    while start >= 0:
        if (couple := _couple(prose, start)) is not None:
            yield couple
        start = prose.find(_COUPLE, start + 1)


def measured(prose: str, start: int, end: int, unit: int, value: Decimal) -> Candidate | None:
    """A figure of `start` to `end` with the unit that begins at `unit`; None where none does."""
    found = UNITS.match(prose, unit)
    if found is None or found[1].table not in _TABLES or found[1].scaled or found[1].glued or found[1].cased:
        return None
    stop, row = found
    return Candidate(
        start, stop, start, end, value * row.factor, table=row.table, unit=row.code, rule=row.rule, form="words"
    )


def _single(prose: str, start: int) -> Candidate | None:
    if prose[start - 1 : start] not in _OPENERS or _NO_SUM.search(prose, max(0, start - 36), start):
        return None
    found = measured(prose, start, start + 1, start + 2, Decimal(1))
    return found if found is not None and _STANDS.match(prose, found.end) else None


def _couple(prose: str, start: int) -> Candidate | None:
    head = _COUPLE_HEAD.search(prose, max(0, start - 3), start)
    end = start + len(_COUPLE)
    found = measured(prose, head.start(), end - 1, end, _TWO) if head else None
    if found is not None:
        found.modifier = "approx"
    return found
