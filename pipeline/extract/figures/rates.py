"""Exchange rates that an article states (`$1=8.3 yuan`, `6.8 yuan to the dollar`) -> yuan per unit; no figures."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

from pipeline.extract.figures.candidate import Candidate
from pipeline.models import StatedRate

_EQUALS = re.compile(
    r"\s*(?:=|＝|≈|≒|~|:|：|equals?(?:\s+to)?|equaled|equalled|is\s+equal\s+to|is\s+equivalent\s+to|is\s+worth|(?:is|was|were)(?=\s)|to|against|for|/|buys|bought|exchanges\s+for|fetched)"
    r"\s*(?:about|around|approximately|roughly|some|nearly|over|under)?\s*",
    re.IGNORECASE,
)
_DOLLAR = re.compile(
    r"\s+(?:(?:to|against|per|for)\s+(?:the|one|a|every|each)|per|a|to)\s+(?:(U\.?S\.?\s+)?dollar|(euro)|(British\s+pound|pound))\b(?!s|\s+of\b)",
    re.IGNORECASE,
)
_DIGITS = 28


def take_rates(prose: str, figures: list[Candidate]) -> tuple[list[Candidate], list[StatedRate]]:
    """The figures that are no halves of a rate, and the rates: yuan per unit of the other currency."""
    rates: list[StatedRate] = []
    dropped: set[int] = set()
    for index, first in enumerate(figures):
        if first.table != "money" or first.high is not None or index in dropped:
            continue
        second = figures[index + 1] if index + 1 < len(figures) else None
        rate = _pair(prose, first, second) if second is not None else None
        if rate is not None and second is not None:
            rates.append(rate)
            dropped.update((index, index + 1))
        elif (rate := _to_the_dollar(prose, first)) is not None:
            rates.append(rate)
            dropped.add(index)
    return [f for i, f in enumerate(figures) if i not in dropped], rates


def _pair(prose: str, first: Candidate, second: Candidate) -> StatedRate | None:
    if second.table != "money" or second.high is not None or first.unit == second.unit or second.start - first.end > 40:
        return None
    gap = prose[first.end : second.start]
    if not _EQUALS.fullmatch(gap) or "CNY" not in (first.unit, second.unit):
        return None
    if not _is_unit(first) and not (_is_unit(second) and "=" in gap):
        return None
    yuan, other = (first, second) if first.unit == "CNY" else (second, first)
    if not other.low or not yuan.low:
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        return StatedRate(first.start, second.end, other.unit, yuan.low / other.low)


def _is_unit(figure: Candidate) -> bool:
    return figure.low in (Decimal(1), Decimal(100), Decimal(10), Decimal(1000)) and figure.scale == 1


def _to_the_dollar(prose: str, figure: Candidate) -> StatedRate | None:
    if figure.unit != "CNY" or figure.scale != 1 or not 1 <= figure.low <= 200:
        return None
    found = _DOLLAR.match(prose, figure.end)
    if found is None:
        return None
    code = "EUR" if found[2] else "GBP" if found[3] else "USD"
    return StatedRate(figure.start, found.end(), code, figure.low)
