"""Vocabulary of figures -> what stands where: numbers, and gazetteers of scales, units and words beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from pipeline.patterns import GAP
from pipeline.patterns.gazetteer import JOINER, Entry, Gazetteer
from pipeline.vocabulary.quantities import (
    APPROXIMATORS,
    AREA_UNITS,
    CHINESE_COUNTERS,
    CURRENCIES,
    MEASURES,
    MINOR_UNITS,
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
from pipeline.words import Remembered

Row = TypeVar("Row")


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

Follower = tuple[Entry[Scale] | None, Entry[Unit] | None]
FOLLOWERS: Remembered[Follower] = Remembered(
    lambda word: (SCALE_SURFACES.entries.get(word.lower()), UNITS.entries.get(word.lower()))
)
"""Scales and units that begin with the word after a number."""

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
