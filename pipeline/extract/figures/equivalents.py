"""Figures of one table side by side -> which states the same quantity again: `50 mu (3.33 hectares)`, `A, or about B`.

Also what a price is paid for (`per square meter a month`), and limits that others have to meet.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.extract.figures.candidate import Candidate
from pipeline.normalise.quantities import area_sq_km
from pipeline.patterns import GAP
from pipeline.patterns.cues import cue
from pipeline.patterns.nouns import PLURALS
from pipeline.patterns.numbers import PER_SURFACES
from pipeline.vocabulary.quantities import PerUnit

_HEDGE = (
    r"(?:(?:or|i\.e\.,?|that\s+is,?|about|around|some|roughly|approximately|approx\.?|nearly|almost|over|more\s+than"
    r"|less\s+than|equal\s+to|equivalent\s+to|equivalent\s+of|equaling|equalling|worth|close\s+to|an\s+estimated|US|~|≈|="
    r"|just\s+over|just\s+under|under|at\s+least|up\s+to)\s*){0,3}"
)
_BRACKET = re.compile(rf"(?:\s*-?plus)?\s*[(（\[]\s*{_HEDGE}\Z", re.IGNORECASE)
_LOOSE_BRACKET = re.compile(rf"\s+(?:in|by|last|this|for)\s+(?:[\w-]+\s+){{1,3}}\(\s*{_HEDGE}\Z", re.IGNORECASE)
_APPOSED = re.compile(
    rf"\s*(?:,\s*)?(?:or|i\.e\.,?|that\s+is,?|equal\s+to|equivalent\s+to|the\s+equivalent\s+of|equaling|equalling|=|≈|/|／)\s*{_HEDGE}\Z",
    re.IGNORECASE,
)
_LATER = re.compile(rf",\s+or\s+{_HEDGE}\Z", re.IGNORECASE)
_CHAINED = re.compile(rf"\s*(?:,|;|/|or|,?\s+or|and)\s*{_HEDGE}\Z", re.IGNORECASE)
_PER = re.compile(
    rf"(?:{GAP}|[-\u2010])?(?:(per|every|for{GAP}each|for{GAP}every|each){GAP}|(/|／)\s?|(an?|for{GAP}an?){GAP})",
    re.IGNORECASE,
)
_PER_FIRSTS = frozenset("pPeEfFaA/／")
_ASIDE = re.compile(r" \([^()\n]{1,32}\)(?= (?:per|a|an|each|every) )")
"""The same sum in another currency, before what both are paid for: `98 yuan ($14) per square foot`."""
_PER_HYPHEN = re.compile(r"-per-", re.IGNORECASE)
_THRESHOLD = re.compile(rf"\b{cue('role')}", re.IGNORECASE)
_NAMES = re.compile(r"[A-Za-z][\w-]+")


def set_equivalents(prose: str, figures: list[Candidate]) -> None:
    """Mark each figure that states again, in another unit, the quantity of the one before it."""
    for index in range(1, len(figures)):
        second, first = figures[index], figures[index - 1]
        if second.table not in ("money", "areas") or second.start - first.end > 90:
            continue
        if first.table != second.table or first.unit == second.unit:
            continue
        gap = prose[first.end : second.start]
        if "\n\n" in gap:
            continue
        if first.equivalent_of is not None:
            bracketed = "(" in prose[first.equivalent_of : first.start]
            if _CHAINED.fullmatch(gap) and (bracketed or gap.lstrip(", ").startswith("or")):
                second.equivalent_of = first.equivalent_of
            continue
        if first.per_unit and not second.per_unit and _BRACKET.fullmatch(_after_per(gap)):
            second.per_unit = first.per_unit
            second.equivalent_of = first.start
            continue
        bracket = _BRACKET.fullmatch(gap) is not None
        if not bracket and _LOOSE_BRACKET.fullmatch(gap) and prose[second.end : second.end + 1] in (")", "）"):
            gap = ""
        if bracket:
            _take_scale(first, second)
        stated_again = bracket or not gap or _APPOSED.fullmatch(gap) or _LATER.search(gap)
        if stated_again and _plausible(first, second, strict=not bracket):
            second.equivalent_of = first.start
            second.per_unit = second.per_unit or (first.per_unit if bracket else None)


def _take_scale(first: Candidate, second: Candidate) -> None:
    """`230 billion yuan (US$29.2)`: the bracket leaves the scale out where with it the two imply a rate."""
    if first.table != "money" or first.scale == 1 or second.scale != 1 or second.grouped or second.high is not None:
        return
    if {first.unit, second.unit} == {"CNY", "USD"} and second.low < 1000 and _impossible(first, second):
        second.scale = first.scale
        if _impossible(first, second):
            second.scale = Decimal(1)


def _after_per(gap: str) -> str:
    bracket = gap.find("(")
    return gap[bracket:] if bracket >= 0 else gap


def _plausible(first: Candidate, second: Candidate, *, strict: bool) -> bool:
    """Whether two areas can be the same one: within a sixth for `A, or B`, within a factor of three in brackets."""
    if first.table == "money":
        return (first.high is None) == (second.high is None) and not (strict and _impossible(first, second))
    one, other = area_sq_km(first.low, first.unit), area_sq_km(second.low, second.unit)
    if not one or not other:
        return False
    ratio = max(one, other) / min(one, other)
    return ratio * 6 <= 7 if strict else ratio <= 3


def _impossible(first: Candidate, second: Candidate) -> bool:
    """Whether a yuan and a dollar sum imply a rate that never was: below 3 or above 12 yuan."""
    yuan, dollars = (first, second) if first.unit == "CNY" else (second, first)
    if yuan.unit != "CNY" or dollars.unit != "USD" or not dollars.low:
        return False
    return not 3 <= yuan.low / dollars.low <= 12


def set_per_unit(prose: str, figure: Candidate) -> int:
    """Set what a price is paid for; the end of the words that say so."""
    end, code = figure.end, ""
    if prose[end : end + 2] == " (" and (aside := _ASIDE.match(prose, end)):
        end = aside.end()
    if prose[end : end + 1] == " " and prose[end + 1 : end + 2] not in _PER_FIRSTS:
        return end
    for _ in range(2):
        found = _per_at(prose, end, bool(code))
        if found is None:
            break
        end, row = found
        if not code and row.period and row.code == "a":
            break
        code = f"{code}.{row.code}" if code else row.code
        figure.per_unit = code
    return end


def _per_at(prose: str, end: int, second: bool) -> tuple[int, PerUnit] | None:
    per = _PER_HYPHEN.match(prose, end) or _PER.match(prose, end)
    if per is None:
        return None
    found = PER_SURFACES.match(prose, per.end())
    if found is None:
        return None
    article = per.lastindex == 3
    if article and not (found[1].article or (second and found[1].period) or (found[1].period and found[1].code == "a")):
        return None
    return found


def set_threshold(prose: str, figure: Candidate) -> None:
    """Mark a bounded sum that others have to meet: `projects each worth over 1 billion yuan`."""
    if figure.modifier not in ("more_than", "at_least", "less_than", "at_most"):
        return
    head = prose[max(0, figure.start - 80) : figure.start]
    head = head[max(head.rfind("."), head.rfind(","), head.rfind(";"), head.rfind("\n\n")) + 1 :]
    last = None
    for last in _NAMES.finditer(head):
        if last[0].lower() in PLURALS:
            break
    else:
        return
    if (
        last
        and _THRESHOLD.search(head, last.end())
        and not re.search(r"\b(?:total|combined|has|have|had|invested)\b", head[last.end() :])
    ):
        figure.threshold = True
