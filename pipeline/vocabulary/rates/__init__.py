"""Row types for exchange rates that no daily series has: annual averages and the euro's fixed parities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.vocabulary import load


class Day(date):
    """A date as vocabulary writes it (`1999-01-01`)."""

    def __new__(cls, text: str) -> Day:
        """Parse an ISO date. Raises ValueError."""
        parsed = date.fromisoformat(text)
        return super().__new__(cls, parsed.year, parsed.month, parsed.day)


class CurrencyCode(str):
    """A code of ISO 4217: three capitals."""

    __slots__ = ()

    def __new__(cls, text: str) -> CurrencyCode:
        """Check the form of a code. Raises ValueError."""
        if not (len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()):
            raise ValueError(text)
        return super().__new__(cls, text)


class Positive(Decimal):
    """A finite number above zero."""

    def __new__(cls, text: str) -> Positive:
        """Parse a decimal. Raises ValueError or InvalidOperation."""
        parsed = super().__new__(cls, text)
        if not (parsed.is_finite() and parsed > 0):
            raise ValueError(text)
        return parsed


@dataclass(frozen=True, slots=True)
class AnnualAverage:
    """Yuan per US dollar, averaged over a year."""

    year: int
    cny_per_usd: Decimal


@dataclass(frozen=True, slots=True)
class EuroParity:
    """Units of a replaced currency in one euro, fixed since a day."""

    code: str
    per_euro: Decimal
    since: Day


ANNUAL_AVERAGES = {row.year: row.cny_per_usd for row in load("rates/cny_usd_annual", AnnualAverage)}
EURO_PARITIES = {row.code: row for row in load("rates/euro_parities", EuroParity)}
