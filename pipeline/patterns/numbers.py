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
        self._flags = re.IGNORECASE if ignore_case else 0
        self._words: dict[str, tuple[Row, frozenset[str]]] = {}
        self._rows: dict[str, list[Row]] = {}
        self._surfaces: dict[str, list[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for key, rows in by_key.items():
            ordered = sorted(rows, key=lambda surface: (-len(surface), surface))
            self._rows[key] = [rows[surface] for surface in ordered]
            self._surfaces[key] = ordered
            alone = [surface for surface in ordered if len(surface) == len(key)]
            if ignore_case and key.isascii() and alone:
                self._words[key] = rows[alone[0]], _continuations(ordered[: -len(alone)], len(key))
        self.firsts = frozenset(first for key in self._surfaces for first in (key[0], key[0].upper()))

    def match(self, text: str, start: int) -> tuple[int, Row] | None:
        """End and row of the longest surface that begins at `start`."""
        if text[start : start + 1] not in self.firsts:
            return None
        key = _KEY.match(text, start)
        if key is None:
            return None
        name = key[0].lower()
        if name in self._words:
            row, continuations = self._words[name]
            end = key.end()
            after = text[end : end + 1]
            begun = text[end + 1 : end + 2] if after == " " else after
            if begun.lower() not in continuations:
                return None if after.isalnum() or after == "_" else (end, row)
        if name not in self._surfaces:
            name = name[0]
            if name < "\u2e80" or name not in self._surfaces:
                return None
        found = (self._patterns.get(name) or self._compiled(name)).match(text, start)
        if found is None or found.lastindex is None:
            return None
        return found.end(), self._rows[name][found.lastindex - 1]

    def _compiled(self, key: str) -> re.Pattern[str]:
        """The pattern of the surfaces that begin with a key, made when the first text has one."""
        source = "|".join(f"({_source(surface)})" for surface in self._surfaces[key])
        return self._patterns.setdefault(key, re.compile(source, self._flags))


def _continuations(surfaces: Iterable[str], length: int) -> frozenset[str]:
    """What may follow the first `length` letters of longer surfaces, past one blank: anything else ends the match."""
    begun = {surface[length:].lstrip()[0].lower() for surface in surfaces}
    return frozenset({*begun, "", *" \n\t\u00a0\u2009\u202f-\u2010\u2011"}) if begun else frozenset()


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
    `cased`: only in lower case. `alone`: only where no noun follows.
    """

    table: str
    code: str
    factor: Decimal = Decimal(1)
    scaled: bool = False
    glued: bool = False
    cased: bool = False
    alone: bool = False
    rule: str = ""


_ONE = Decimal(1)


def _units() -> Iterable[tuple[str, Unit]]:
    for area in AREA_UNITS:
        for surface in (*area.surfaces, *area.glued):
            yield surface, Unit("areas", area.unit, glued=surface in area.glued, rule=f"area.{surface}")
    for percent in PERCENT_UNITS:
        for surface in (*percent.surfaces, *percent.cased):
            cased = surface in percent.cased
            yield surface, Unit("percentages", percent.unit, percent.factor, cased=cased, rule=f"percent.{surface}")
    for money in CURRENCIES:
        for surface in (*money.after, money.code):
            scaled = money.scaled if surface != money.code else money.word
            yield surface, Unit("money", money.code, scaled=scaled, rule=f"money.{surface}")
    for minor in MINOR_UNITS:
        for surface in (*minor.surfaces, *minor.glued):
            glued = surface in minor.glued
            rule = f"money.{surface}"
            yield (
                surface,
                Unit("money", minor.code, minor.factor, glued=glued, cased=glued, alone=minor.alone, rule=rule),
            )
    for measure in MEASURES:
        for surface in (*measure.surfaces, *measure.glued):
            yield surface, Unit("measure", measure.kind, glued=surface in measure.glued, rule=f"decoy.{surface}")


UNITS = Gazetteer(_units())
SCALE_SURFACES: Gazetteer[Scale] = Gazetteer((scale.surface, scale) for scale in SCALES)
PER_SURFACES: Gazetteer[PerUnit] = Gazetteer((surface, row) for row in PER_UNITS for surface in row.surfaces)
AFTER_MODIFIERS: Gazetteer[Approximator] = Gazetteer((row.surface, row) for row in APPROXIMATORS if row.side == "after")
NAME_DECOY_SURFACES: Gazetteer[NameDecoy] = Gazetteer(((row.surface, row) for row in NAME_DECOYS), ignore_case=False)

CHINESE_COUNTER_SURFACES = Gazetteer((surface, row) for row in CHINESE_COUNTERS for surface in row.surfaces)


def _prefix_surfaces() -> Iterable[tuple[str, Currency]]:
    """What is written before a number: surfaces, codes, and a code with its symbol (`CAD $`)."""
    for row in CURRENCIES:
        for surface in (*row.before, row.code):
            yield surface, row
        for symbol in sorted(_symbols(row)):
            yield f"{row.code} {symbol}", row


def _symbols(row: Currency) -> frozenset[str]:
    return frozenset(surface[-1] for surface in row.before if not surface[-1].isalnum() and surface[-1] != ".")


def _lowered_surfaces() -> Iterable[tuple[str, Currency]]:
    """The same in lower case (`nt$`, `usd`), but for codes that are words."""
    for row in CURRENCIES:
        for surface in (*row.before, *(() if row.word else (row.code,))):
            if surface[0].isupper() and len(surface) > 1:
                yield surface.lower(), row


PREFIXES: dict[str, Currency] = {}
"""Currency surfaces before a number, without blanks."""
for _surface, _currency in (*_prefix_surfaces(), *_lowered_surfaces()):
    PREFIXES.setdefault(_surface.replace(" ", ""), _currency)

LOWERED = frozenset(s.replace(" ", "") for s, _ in _lowered_surfaces()) - {
    s.replace(" ", "") for s, _ in _prefix_surfaces()
}
"""Those that only writing in lower case makes; without a symbol they need a scale after the number."""

SYMBOLS = {row.code: _symbols(row) for row in CURRENCIES}
"""The symbols that a currency may be written with: `$500 CAD` is Canadian."""

SYMBOL = r"[$\u00a2\u00a3\u00a5\uff04\uffe1\uffe5\u0e3f\u058f\u09f3\u17db\u20a0-\u20cf]"
PREFIX = re.compile(
    rf"(?:(?<![A-Za-z.])[A-Za-z]{{2,}}(?:\.[A-Za-z]+)*\.?[^\S\n]|(?<![A-Za-z.])U\.[^\S\n]?S\.[^\S\n])?"
    rf"({SYMBOL}[A-Z]{{1,2}}|(?:(?<![A-Za-z.])[A-Za-z]+(?:[.\-][A-Za-z]+)*\.?)?({SYMBOL}?))\Z"
)
"""What may be a currency at the end of a short window: two words, one word, a symbol (`$A` too)."""


def _by_last_word(rows: Iterable[tuple[str, Row]]) -> dict[str, list[tuple[tuple[str, ...], Row]]]:
    index: defaultdict[str, list[tuple[tuple[str, ...], Row]]] = defaultdict(list)
    for surface, row in rows:
        words = tuple(surface.split())
        index[words[-1].lower()].append((words, row))
    return {key: sorted(found, key=lambda item: -len(item[0])) for key, found in index.items()}


def _by_last_words(rows: Iterable[tuple[str, Row]]) -> dict[str, dict[str, list[tuple[tuple[str, ...], Row]]]]:
    index: dict[str, dict[str, list[tuple[tuple[str, ...], Row]]]] = {}
    for last, found in _by_last_word(rows).items():
        for words, row in found:
            index.setdefault(last, {}).setdefault(words[-2] if len(words) > 1 else "", []).append((words, row))
    return index


BEFORE_MODIFIERS = _by_last_words((row.surface, row) for row in APPROXIMATORS if row.side == "before")
"""Words of modifiers and their rows, by the last word, then by the one before it (empty: none), the longest first."""
INSIDE_MODIFIERS = {row.surface: row for row in APPROXIMATORS if row.side == "inside"}
BEFORE_DECOYS = _by_last_word((row.surface, row) for row in NUMBER_DECOYS)

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


_FIRSTS = "".join(sorted({first for word in _TRIGGERS for first in (word[0], word[0].upper())}))
TRIGGER = re.compile(
    rf"(?=[0-9\uff10-\uff19{_FIRSTS}])"
    rf"(?:({DIGITS})|\b{_trie([*_TRIGGERS, *(word.capitalize() for word in _TRIGGERS)])}\b)"
)
"""A run of digits and what may group them (group 1), or a word that begins or names a number, a part or a multiple.

The class at its head lets the scan skip what no number begins with.
"""

PREFIX_TAILS = frozenset(
    f"{before}{surface}"[-2:]
    for surface, _ in (*_prefix_surfaces(), *_lowered_surfaces())
    for before in ("", " ", "\n", "(")
)
"""The last two characters of what may be a currency before a number and its blank."""

PREFIX_OPENERS = frozenset(
    {"S.", *(word for surface, _ in (*_prefix_surfaces(), *_lowered_surfaces()) for word in surface.split()[:-1])}
)
"""What stands before the last word of a currency written before a number (`US $`, `U. S. $`)."""
