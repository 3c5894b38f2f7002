"""A text that may name a unit apart from its number (`RMB bn`, `100 million yuan`, `10,000 persons`) -> that unit.

All of the text must be read, or it names none: `as of 2010` and `phase one` do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.patterns.nouns import PLURALS, SINGULARS
from pipeline.patterns.numbers import PER_SURFACES, PREFIXES, SCALE_SURFACES, UNITS


@dataclass(frozen=True, slots=True)
class StatedUnit:
    """A unit that a label states: its table (empty: a scale alone), its code, how many of it a number counts, what a
    price is paid for, what is counted."""

    table: str
    code: str = ""
    factor: Decimal = Decimal(1)
    per_unit: str | None = None
    noun: str | None = None


_LONGEST = 40
_POWER = re.compile(
    r"(10{4,8}|10{0,3}(?:[, ]?000){0,3}(?!\d))(?![.,]\d)|(['’]000)(?!\d)|(?:an?\s+|one\s+)?ten thousand\b",
    re.IGNORECASE,
)
_FILLER = re.compile(r"(?:[\s\-\u00a0]|\b(?:units?\s?[:：]|in|of|unit)(?=\s|\Z)|[Uu]nits?\s?[:：])+")
_PER = re.compile(r"\s?(?:/|\b(?:per|an?)\b)\s?", re.IGNORECASE)
_CURRENCY = re.compile(r"[A-Za-z.]{0,4}[$€£¥￥＄]?|[A-Za-z]{3,8}")
_WORDS = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)?\Z")
_PARTS = re.compile(r"\s*[,;，；]\s+")
_COUNTING = frozenset({"number", "no", "nos", "units", "unit", "pcs", "pieces", "sets", "each"})
"""Units of what the label names."""


def unit_named(text: str) -> StatedUnit | None:
    """The unit that a label's bracket names, beside a year or other remark (`2010, RMB bn`)."""
    if len(text) > _LONGEST:
        return None
    return _unit_of(text) or next((unit for part in _PARTS.split(text) if (unit := _unit_of(part))), None)


@lru_cache(maxsize=2048)
def _unit_of(text: str) -> StatedUnit | None:
    table, code, factor, per_unit = "", "", Decimal(1), None
    text, at = text.strip(), 0
    while at < len(text):
        if table and code and (per := _PER.match(text, at)) and (found := PER_SURFACES.match(text, per.end())):
            at, row = found
            per_unit = f"{per_unit}.{row.code}" if per_unit else row.code
        elif filler := _FILLER.match(text, at):
            at = filler.end()
        elif (power := _POWER.match(text, at)) and factor == 1:
            at, factor = power.end(), _power(power)
        elif (unit := UNITS.match(text, at)) and unit[1].table in ("money", "areas", "percentages"):
            if (table, code) not in (("", ""), (unit[1].table, unit[1].code)):
                return None
            at, table, code = unit[0], unit[1].table, unit[1].code
            factor *= unit[1].factor
        elif scale := SCALE_SURFACES.match(text, at):
            at, factor = scale[0], factor * scale[1].factor
        elif (symbol := _currency_at(text, at)) is not None:
            if table and (table, code) != ("money", symbol[1]):
                return None
            at, code = symbol
            table = "money"
        else:
            return _counting(text[at:], factor) if not table else None
    if per_unit is not None and table != "money":
        return None
    scaled = factor != 1 and not text[-1].isdigit()
    return StatedUnit(table, code, factor, per_unit) if table or scaled else None


def _power(power: re.Match[str]) -> Decimal:
    """The value of a power of ten: `10,000`, `ten thousand`, `'000`."""
    if power[2]:
        return Decimal(1000)
    return Decimal(power[1].replace(",", "").replace(" ", "")) if power[1] else Decimal(10_000)


def _currency_at(text: str, at: int) -> tuple[int, str] | None:
    """Where the currency that begins at `at` ends, and its code."""
    found = _CURRENCY.match(text, at)
    for end in range(found.end() if found else at, at, -1):
        row = PREFIXES.get(text[at:end])
        if row is not None and (not text[at:end].isalpha() or end - at > 1):
            return end, row.code
    return None


def _counting(words: str, factor: Decimal) -> StatedUnit | None:
    """The unit of what is counted: `persons`, `households`, `units`."""
    if not _WORDS.match(words) and words.rstrip(".").lower() not in _COUNTING:
        return None
    noun = words.rstrip(".").lower()
    if noun in _COUNTING:
        return StatedUnit("counts", "1", factor)
    known = noun in PLURALS or noun in SINGULARS
    return StatedUnit("counts", "1", factor, noun=noun) if known else None
