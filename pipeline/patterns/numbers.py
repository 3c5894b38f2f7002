"""Vocabulary of figures -> what stands where: numbers, and gazetteers of scales, units and words beside them.

A gazetteer looks a surface up by its first letters, so that a number with no unit after it costs one dictionary miss.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from pipeline.patterns import GAP
from pipeline.vocabulary.quantities import (
    APPROXIMATORS,
    AREA_UNITS,
    CHINESE_COUNTERS,
    CURRENCIES,
    FRACTIONS,
    MEASURES,
    MINOR_UNITS,
    MULTIPLES,
    NAME_DECOYS,
    NUMBER_DECOYS,
    NUMBER_WORDS,
    PER_UNITS,
    PERCENT_UNITS,
    SCALES,
    Approximator,
    Currency,
    NameDecoy,
    PerUnit,
    Scale,
)

Row = TypeVar("Row")

JOINER = r"[-\u2010\u2011]"
"""A hyphen that joins a number to its unit (a dash does not)."""

NEXT = re.compile(rf"(?:{GAP}{JOINER}?|{JOINER})?+(?=\S)")
"""From the end of a number to the unit, scale or noun after it."""

_KEY = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff]+|\S")


_CLOSING = frozenset(",.;:)!?”\"'’]")


def next_start(text: str, end: int) -> int:
    """Where the unit, scale or noun after a number begins; -1 where none can."""
    after = text[end : end + 1]
    if after == " ":
        if text[end + 1 : end + 2].isalnum():
            return end + 1
    elif after.isalnum():
        return end
    elif after in _CLOSING:
        return -1
    gap = NEXT.match(text, end)
    return gap.end() if gap else -1


class Gazetteer(Generic[Row]):
    """Surfaces with their rows, matched where they begin; the longest wins. Blanks match white space or hyphens."""

    def __init__(self, entries: Iterable[tuple[str, Row]], *, ignore_case: bool = True) -> None:
        by_key: defaultdict[str, dict[str, Row]] = defaultdict(dict)
        for surface, row in entries:
            if first := _KEY.match(surface):
                by_key[first[0].lower()].setdefault(surface, row)
        flags = re.IGNORECASE if ignore_case else 0
        self._rows: dict[str, list[Row]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for key, rows in by_key.items():
            ordered = sorted(rows, key=lambda surface: (-len(surface), surface))
            self._rows[key] = [rows[surface] for surface in ordered]
            self._patterns[key] = re.compile("|".join(f"({_source(surface)})" for surface in ordered), flags)
        self._firsts = frozenset(first for key in self._patterns for first in (key[0], key[0].upper()))

    def match(self, text: str, start: int) -> tuple[int, Row] | None:
        """End and row of the longest surface that begins at `start`."""
        if text[start : start + 1] not in self._firsts:
            return None
        key = _KEY.match(text, start)
        if key is None:
            return None
        name = key[0].lower()
        if name not in self._patterns:
            name = name[0]
            if name < "\u2e80" or name not in self._patterns:
                return None
        found = self._patterns[name].match(text, start)
        if found is None or found.lastindex is None:
            return None
        return found.end(), self._rows[name][found.lastindex - 1]


def _source(surface: str) -> str:
    words = (re.escape(word).replace(r"\-", f"{JOINER}?") for word in surface.split())
    last = surface[-1]
    bound = r"(?![\w\u00b2\u00b3])" if last.isalnum() and last < "\u2e80" else ""
    if not last.isalnum() and last not in ".%)" and last < "\u2e80":
        bound = r"(?!\s?\d)"
    return rf"(?:{GAP}|{JOINER})".join(words) + bound


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number measures: a table's unit, or a `measure` that no table holds.

    `scaled`: to be believed only of a number with a scale or grouped digits. `glued`: only where no blank parts them.
    """

    table: str
    code: str
    factor: Decimal = Decimal(1)
    scaled: bool = False
    glued: bool = False
    rule: str = ""


_ONE = Decimal(1)
_GLUED = frozenset({"p", "c", "st", "nd", "rd", "th", "x", "s", "D", "G", "K", "sf", "cc"})


def _units() -> Iterable[tuple[str, Unit]]:
    for area in AREA_UNITS:
        for surface in area.surfaces:
            yield surface, Unit("areas", area.unit, _ONE, False, surface in _GLUED, f"area.{surface}")
    for percent in PERCENT_UNITS:
        for surface in percent.surfaces:
            yield surface, Unit("percentages", percent.unit, percent.factor, rule=f"percent.{surface}")
    for money in CURRENCIES:
        for surface in (*money.after, money.code):
            scaled = money.scaled if surface != money.code else money.word
            yield surface, Unit("money", money.code, _ONE, scaled, False, f"money.{surface}")
    for minor in MINOR_UNITS:
        for surface in minor.surfaces:
            yield surface, Unit("money", minor.code, minor.factor, False, surface in _GLUED, f"money.{surface}")
    for measure in MEASURES:
        for surface in measure.surfaces:
            yield surface, Unit("measure", measure.kind, _ONE, False, surface in _GLUED, f"decoy.{surface}")


UNITS = Gazetteer(_units())
AREA_SURFACES = Gazetteer((s, area.unit) for area in AREA_UNITS for s in area.surfaces)
SCALE_SURFACES: Gazetteer[Scale] = Gazetteer((scale.surface, scale) for scale in SCALES)
PER_SURFACES: Gazetteer[PerUnit] = Gazetteer((surface, row) for row in PER_UNITS for surface in row.surfaces)
AFTER_MODIFIERS: Gazetteer[Approximator] = Gazetteer((row.surface, row) for row in APPROXIMATORS if row.side == "after")
NAME_DECOY_SURFACES: Gazetteer[NameDecoy] = Gazetteer(((row.surface, row) for row in NAME_DECOYS), ignore_case=False)

CHINESE_COUNTER_SURFACES = Gazetteer((surface, row) for row in CHINESE_COUNTERS for surface in row.surfaces)

PREFIXES: dict[str, Currency] = {}
"""Currency surfaces before a number, without blanks."""
for _currency in CURRENCIES:
    for _surface in (*_currency.before, _currency.code):
        PREFIXES.setdefault(_surface.replace(" ", ""), _currency)


def _prefix_surfaces() -> Iterable[str]:
    return (surface for row in CURRENCIES for surface in (*row.before, row.code))


_SYMBOL = r"[$\u00a3\u00a5\uff04\uffe1\uffe5\u0e3f\u058f\u09f3\u17db\u20a0-\u20cf]"
PREFIX = re.compile(
    rf"(?:(?<![A-Za-z.])[A-Za-z]{{2,}}(?:\.[A-Za-z]+)*\.?[^\S\n]|(?<![A-Za-z.])U\.[^\S\n]?S\.[^\S\n])?"
    rf"((?:(?<![A-Za-z.])[A-Za-z]+(?:[.\-][A-Za-z]+)*\.?)?({_SYMBOL}?))\Z"
)
"""What may be a currency at the end of a short window: two words, one word, a symbol."""


def _last_word_index(rows: Iterable[tuple[str, Row]]) -> dict[str, list[tuple[tuple[str, ...], Row]]]:
    index: defaultdict[str, list[tuple[tuple[str, ...], Row]]] = defaultdict(list)
    for surface, row in rows:
        words = tuple(surface.split())
        index[words[-1].lower()].append((words, row))
    return {key: sorted(found, key=lambda item: -len(item[0])) for key, found in index.items()}


BEFORE_MODIFIERS = _last_word_index((row.surface, row) for row in APPROXIMATORS if row.side == "before")
INSIDE_MODIFIERS = {row.surface: row for row in APPROXIMATORS if row.side == "inside"}
BEFORE_DECOYS = _last_word_index((row.surface, row) for row in NUMBER_DECOYS)

DIGITS = r"[0-9\uff10-\uff19](?:[0-9\uff10-\uff19,.\uff0c\uff0e]*[0-9\uff10-\uff19])?+"
GROUP_MARKS = frozenset("\u00a0\u2007\u2009\u202f'’")
GROUPS = re.compile(r"(?:[\u00a0\u2007\u2009\u202f'’][0-9]{3})+(?:[.,][0-9]+)?(?![0-9])")
"""Groups of three digits after blanks or apostrophes that part no words."""
SPACED_GROUPS = re.compile(r"(?: [0-9]{3})+(?:\.[0-9]+)?(?![0-9])")

_BIG = "|".join(word for word, row in NUMBER_WORDS.items() if row.kind in ("hundred", "dozen", "scale"))
_WORD = "|".join(sorted((w for w in NUMBER_WORDS if w != "half"), key=len, reverse=True))
_SEP = rf"(?:{GAP}|{JOINER})"
_AND_SO_ON = rf"(?:(?<=thousand)|(?<=million)|(?<=billion)),{GAP}(?:{_WORD}){_SEP}(?:hundred|thousand)"
WORDS = re.compile(
    rf"(?:half{_SEP}(?:an?{_SEP})?(?:{_BIG})|(?:(?:an?{_SEP})?half{_SEP}(?:{_BIG}))|an?{_SEP}(?:{_BIG})|(?:{_WORD}))"
    rf"(?:{_SEP}(?:(?:and{_SEP}(?:an?{_SEP})?)(?:half|{_WORD})|(?:{_WORD}))|{_AND_SO_ON}){{0,12}}+\b",
    re.IGNORECASE,
)
"""A number in words, from its first word on."""

FOLDS = {
    f"{word}fold": row.value for word, row in NUMBER_WORDS.items() if row.kind in ("unit", "teen", "ten", "hundred")
}
_TRIGGERS = set(NUMBER_WORDS) | set(FRACTIONS) | set(MULTIPLES) | set(FOLDS)


def _trie(words: Iterable[str]) -> str:
    """A pattern of words with shared beginnings written once: five times as fast to scan for as their alternation."""
    branches: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        branches[word[:1]].add(word[1:])
    optional = bool(branches.pop("", None))
    if not branches:
        return ""
    source = "|".join(first + _trie(rest) for first, rest in sorted(branches.items()))
    return f"(?:{source}){'?' if optional else ''}" if optional or len(branches) > 1 else source


DIGIT_TRIGGER = re.compile(DIGITS)
"""A run of digits and what may group them."""

WORD_TRIGGER = re.compile(rf"\b{_trie([*_TRIGGERS, *(word.capitalize() for word in _TRIGGERS)])}\b")
"""A word that begins or names a number, a part or a multiple."""

PREFIX_TAILS = frozenset(f"{before}{surface}"[-2:] for surface in _prefix_surfaces() for before in ("", " ", "\n", "("))
"""The last two characters of what may be a currency before a number and its blank."""

PREFIX_WORDS = frozenset(word for surface in _prefix_surfaces() for word in surface.split()[-1:])
"""The last words of currencies written before a number."""
