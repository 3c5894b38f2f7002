"""A date and its clause -> whether a performance is told over it (`handled 1.9 million tonnes in 2021`)."""

from __future__ import annotations

import re

from pipeline.link.roles.clauses import CLAUSE
from pipeline.models import Span, Timex
from pipeline.patterns import alternatives
from pipeline.vocabulary.events import PERFORMANCE_WORDS

_WORD = re.compile(
    rf"(?<![\w-])(?P<form>{alternatives(row.form for row in PERFORMANCE_WORDS)})(?![\w-])", re.IGNORECASE
)
_NUMBERED = frozenset(row.form for row in PERFORMANCE_WORDS if row.figure)
_FIGURE = re.compile(
    r"\d|\b(?:half|third|double|twice|million|thousand|hundred|dozen|two|three|four|five|six|seven|eight|nine|ten)s?\b"
)
_GRAINS = frozenset(("month", "quarter", "half", "year", "plan"))
_BINDERS = frozenset((None, "in", "during", "over", "for", "between", "from", "within", "throughout", "through"))
_TOTAL = frozenset(("at", "by", "as of", "until", "till", "up to"))
_REACH = 160
_OPENING = 12
"""Characters from the start of a sentence to a date that frames all its clauses."""
_PERSONAL = re.compile(r"\bI\b")
_AGO = re.compile(r"\s(?:ago|back)$")
_RELATIVE = re.compile(r"\b(?:which|who|where|whose)\b")


def performs(prose: str, timex: Timex, sentence: Span) -> bool:
    """Whether the clause of a date tells what was made, moved, earned or grown over it."""
    value = timex.value
    if (
        _AGO.search(prose, timex.start, timex.end)
        or value.type != "DATE"
        or value.first is None
        or value.grain not in _GRAINS
        or timex.relation not in _BINDERS
    ):
        return False
    low, high = _clause(prose, timex, sentence)
    aside = _RELATIVE.search(prose, low, timex.start)
    if _PERSONAL.search(prose, low, high):
        return False
    for hit in _WORD.finditer(prose, low, high):
        if _RELATIVE.search(prose, min(hit.end(), timex.end), max(hit.start(), timex.start)):
            continue
        if hit.start() > timex.end and aside and "," in prose[timex.end : hit.start()]:
            continue
        form = " ".join(hit["form"].lower().split())
        if form not in _NUMBERED or _has_figure(prose, hit.end(), min(high, hit.end() + 50), timex):
            return True
    return False


def counts(prose: str, timex: Timex, sentence: Span) -> bool:
    """Whether the clause of a period's end tells a number: `had 300 firms at the end of June`."""
    if timex.value.modifier != "end" or timex.value.type != "DATE" or timex.relation not in _TOTAL:
        return False
    low, high = _clause(prose, timex, sentence)
    return _has_figure(prose, low, high, timex)


def _clause(prose: str, timex: Timex, sentence: Span) -> Span:
    """The clause of a date; one that opens its sentence frames all its clauses."""
    low, high = max(sentence[0], timex.start - _REACH), min(sentence[1], timex.end + _REACH)
    for stop in CLAUSE.finditer(prose, low, timex.start):
        low = stop.end()
    frames = timex.start - sentence[0] < _OPENING
    stop_after = None if frames else CLAUSE.search(prose, timex.end, high)
    return low, stop_after.start() if stop_after else high


def _has_figure(prose: str, start: int, end: int, timex: Timex) -> bool:
    """Whether a number stands in a span, that of the date itself left out."""
    if not start <= timex.start < end:
        return _FIGURE.search(prose, start, end) is not None
    return bool(_FIGURE.search(prose, start, timex.start) or _FIGURE.search(prose, timex.end, end))
