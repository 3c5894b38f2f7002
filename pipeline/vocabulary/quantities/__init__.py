"""Row types for the vocabulary of figures: number words, scales, units, currencies, modifiers, nouns and decoys."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.vocabulary import load


@dataclass(frozen=True, slots=True)
class NumberWord:
    """An English number word and its value."""

    word: str
    value: Decimal
    kind: Literal["unit", "teen", "ten", "hundred", "dozen", "scale", "half"]


@dataclass(frozen=True, slots=True)
class FractionWord:
    """The name of a part: `quarter` is one of 4."""

    word: str
    parts: int


@dataclass(frozen=True, slots=True)
class Multiple:
    """A word for growth by a whole multiple, in percent. `guarded`: it needs a cue beside it."""

    word: str
    percent: Decimal
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """What a number is multiplied by: a word, a short form (`bn`), a letter, or a Chinese numeral."""

    surface: str
    factor: Decimal
    kind: Literal["word", "short", "letter", "chinese"]


@dataclass(frozen=True, slots=True)
class AreaUnit:
    """A unit of area by its UCUM code, or a code in its manner; `glued` surfaces only right after their number."""

    unit: str
    surfaces: tuple[str, ...]
    glued: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PercentUnit:
    """Percent or percentage points; `factor` turns the stated number into them; `cased`: read in lower case alone."""

    unit: Literal["percent", "point"]
    factor: Decimal
    surfaces: tuple[str, ...]
    cased: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of ISO 4217 and its surfaces before and after a number; `word` and `scaled` ask for a clear sum."""

    code: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    word: bool = False
    scaled: bool = False


@dataclass(frozen=True, slots=True)
class MinorUnit:
    """A part or a multiple of a currency's unit and its worth in it.

    `glued` surfaces only right after their number, those of an `alone` row only where no noun follows.
    """

    code: str
    factor: Decimal
    surfaces: tuple[str, ...]
    glued: tuple[str, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class DollarOwner:
    """Whose dollars a bare `$` means in an article that says `in Canadian dollars`."""

    word: str
    code: str


@dataclass(frozen=True, slots=True)
class CurrencyHome:
    """A currency word that several countries share, and whose it is where one of `places` is named."""

    surfaces: tuple[str, ...]
    places: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Approximator:
    """Words before, after or (Chinese) inside a figure that bound it or blur it; `none` rows look so and do not."""

    surface: str
    modifier: Literal["approx", "more_than", "at_least", "less_than", "at_most", "none"]
    side: Literal["before", "after", "inside"]
    verb: bool = False


@dataclass(frozen=True, slots=True)
class PerUnit:
    """What a price is paid for. `article`: read after `a` too; `period`: a span of time."""

    code: str
    surfaces: tuple[str, ...]
    article: bool = False
    period: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """Units of what no table holds; `glued` surfaces only right after their number."""

    kind: str
    surfaces: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberDecoy:
    """Words after which a number names something."""

    surface: str
    any_case: bool = False


@dataclass(frozen=True, slots=True)
class NameDecoy:
    """A word before which a number (any, or this one) is part of a name."""

    surface: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class CountNoun:
    """A head noun of counts and the indicator it gives."""

    noun: str
    indicator: str
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class ChineseCounter:
    """Chinese measure words, and the noun and indicator of what they count."""

    surfaces: tuple[str, ...]
    noun: str
    indicator: str


@dataclass(frozen=True, slots=True)
class CountDecoy:
    """A noun whose number is no count; of an `enumeration` or a `lot` a large one is."""

    noun: str
    reason: Literal["enumeration", "time", "measure", "money", "number", "lot"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a list."""

    word: str


@dataclass(frozen=True, slots=True)
class WordLine:
    """One line of words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words beside a number that tell how to read it, by what they tell."""

    cue: str
    words: tuple[str, ...]


NUMBER_WORDS = {row.word: row for row in load("quantities/number_words", NumberWord)}
FRACTIONS = {row.word: row.parts for row in load("quantities/fractions", FractionWord)}
MULTIPLES = {row.word: row for row in load("quantities/multiples", Multiple)}
SCALES = load("quantities/scales", Scale)
AREA_UNITS = load("quantities/area_units", AreaUnit)
PERCENT_UNITS = load("quantities/percent_units", PercentUnit)
CURRENCIES = load("quantities/currencies", Currency)
MINOR_UNITS = load("quantities/minor_units", MinorUnit)
DOLLAR_OWNERS = load("quantities/dollar_owners", DollarOwner)
CURRENCY_HOMES = load("quantities/currency_homes", CurrencyHome)
APPROXIMATORS = load("quantities/approximators", Approximator)
PER_UNITS = load("quantities/per_units", PerUnit)
MEASURES = load("quantities/measures", Measure)
NUMBER_DECOYS = load("quantities/number_decoys", NumberDecoy)
NAME_DECOYS = load("quantities/name_decoys", NameDecoy)
COUNT_NOUNS = load("quantities/count_nouns", CountNoun)
CHINESE_COUNTERS = load("quantities/chinese_counters", ChineseCounter)
COUNT_DECOYS = load("quantities/count_decoys", CountDecoy)
MODIFIER_NOUNS = frozenset(row.word for row in load("quantities/modifier_nouns", Word))
FOREIGN_MODIFIERS = frozenset(row.word for row in load("quantities/foreign_modifiers", Word))
CUES = {row.cue: row.words for row in load("quantities/cues", Cue)}
COUNT_STOPS = frozenset(word for row in load("quantities/count_stops", WordLine) for word in row.words)
