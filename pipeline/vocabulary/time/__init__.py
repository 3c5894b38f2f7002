"""Row types for the vocabulary of time: months, units, number words, seasons, holidays, fixed expressions, decoys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.vocabulary import load


@dataclass(frozen=True, slots=True)
class Month:
    """A month's name. `doubtful`: also a word or a name, so it needs a day, a year or a binding word beside it."""

    form: str
    month: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday."""

    form: str
    weekday: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar unit: `factor` times the TIMEX3 `letter` (a decade is ten Y)."""

    form: str
    grain: str
    letter: Literal["D", "W", "M", "Q", "Y"]
    factor: int


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word; without value it is vague (`several`)."""

    form: str
    kind: Literal["unit", "teen", "tens", "ordinal", "article", "vague"]
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season, its TIMEX3 code and the first of its three months."""

    form: str
    code: str
    first_month: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday: a fixed day, or the first day of the Chinese calendar. `days`: how long its holiday lasts."""

    form: str
    calendar: Literal["fixed", "lunar"]
    month: int | None = None
    day: int | None = None
    days: int = 1


@dataclass(frozen=True, slots=True)
class Edge:
    """What narrows a period to a part of it, with the TIMEX3 modifier it sets."""

    form: str
    modifier: Literal["start", "mid", "end"]


@dataclass(frozen=True, slots=True)
class FixedWord:
    """An expression of one form: a day so many days from publication, a vague reference, or a set."""

    form: str
    days: int | None = None
    timex: str | None = None
    grain: str | None = None
    set: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A word that binds a temporal expression to its clause. `approx`: it makes the date approximate. `year`: four
    digits after it are a year."""

    form: str
    approx: bool = False
    year: bool = False


@dataclass(frozen=True, slots=True)
class Decoy:
    """What looks like a date and is none: words before a number, or a whole expression."""

    form: str
    where: Literal["before", "whole"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A word that makes the four digits before it an amount. `doubtful`: unless a word binds them as a year."""

    form: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Follower:
    """A word in -s after a year that is nothing counted."""

    form: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb or its first words, with the tense that it gives its clause. `after`: words of which one must precede.
    `noun`: it is a noun too."""

    form: str
    tense: Literal["past", "future"]
    after: tuple[str, ...] = ()
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Opener:
    """A word that stands before the telling word of an expression. `inner`: none begins with it."""

    form: str
    inner: bool = False


@dataclass(frozen=True, slots=True)
class NewYear:
    """The first day of a year of the Chinese calendar, ISO 8601."""

    day: str


MONTHS = {row.form: row.month for row in load("time/months", Month)}
DOUBTFUL_MONTHS = frozenset(row.form for row in load("time/months", Month) if row.doubtful)
WEEKDAYS = {row.form: row.weekday for row in load("time/weekdays", Weekday)}
DOUBTFUL_WEEKDAYS = frozenset(row.form for row in load("time/weekdays", Weekday) if row.doubtful)
UNITS = {row.form: row for row in load("time/units", Unit)}
NUMBER_WORDS = load("time/numbers", NumberWord)
SEASONS = {row.form: row for row in load("time/seasons", Season)}
HOLIDAYS = {row.form: row for row in load("time/holidays", Holiday)}
EDGES = {row.form: row.modifier for row in load("time/edges", Edge)}
FIXED_WORDS = {row.form: row for row in load("time/words", FixedWord)}
RELATIONS = {row.form: row for row in load("time/relations", Relation)}
DECOYS = load("time/decoys", Decoy)
MEASURES = {row.form: row for row in load("time/measures", Measure)}
FOLLOWERS = frozenset(row.form for row in load("time/followers", Follower))
OPENERS = load("time/openers", Opener)
VERBS = load("time/tenses", Verb)
SPRING_FESTIVALS = {
    day.year: day for day in (date.fromisoformat(row.day) for row in load("time/spring_festival", NewYear))
}
