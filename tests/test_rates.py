"""Exchange rates and sums in yuan: the series, the years before it, the article's own pairs and lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.link.conversion import convert
from pipeline.models import Article, Attribution, Conversion, Figure, Found, Issue, Quantity, StatedRate, Statement
from pipeline.normalise.rates import RateBook, default_book, read_rates, series
from pipeline.vocabulary import VocabularyError

BOOK = RateBook()
NEAR = Decimal("0.01")


def test_daily_rates_follow_the_series() -> None:
    rate = BOOK.daily("USD", date(2013, 11, 29))
    assert rate is not None and rate.basis == "ecb_daily" and abs(rate.yuan - Decimal("6.09")) < NEAR


def test_a_weekend_has_the_last_known_rate() -> None:
    friday, sunday = BOOK.daily("USD", date(2013, 11, 29)), BOOK.daily("USD", date(2013, 12, 1))
    assert friday is not None and sunday is not None and friday.yuan == sunday.yuan


@pytest.mark.parametrize("day", [date(1985, 1, 1), date(2199, 1, 1)])
def test_outside_the_series_there_is_no_rate(day: date) -> None:
    assert BOOK.daily("USD", day) is None
    assert BOOK.daily("EUR", day) is None


def test_unquoted_and_silent_currencies_have_none() -> None:
    assert BOOK.daily("KZT", date(2013, 1, 2)) is None
    assert BOOK.daily("RUB", date(2023, 6, 1)) is None


def test_average_is_the_mean_of_the_days_with_rates() -> None:
    first, last = date(2012, 1, 1), date(2012, 1, 31)
    yuan, dollar = series("CNY"), series("USD")
    assert yuan is not None and dollar is not None
    days = [day for day in yuan.days if first <= day <= last]
    rates = [yuan.on(day) or Decimal(0) for day in days], [dollar.on(day) or Decimal(1) for day in days]
    mean = sum((y / d for y, d in zip(*rates, strict=True)), Decimal(0)) / len(days)
    rate = BOOK.average("USD", first, last)
    assert rate is not None and abs(rate.yuan - mean) < Decimal("1e-20") and rate.basis == "ecb_average"


@pytest.mark.parametrize(("year", "yuan"), [(1990, "4.7832"), (1996, "8.3142"), (2004, "8.2768")])
def test_years_before_the_series_have_the_official_average(year: int, yuan: str) -> None:
    rate = BOOK.average("USD", date(year, 1, 1), date(year, 12, 31))
    assert rate is not None and rate.yuan == Decimal(yuan) and rate.basis == "annual_average"
    assert rate.day == date(year, 12, 31)


def test_the_first_quarter_of_2005_is_at_2004s() -> None:
    rate = BOOK.average("USD", date(2005, 1, 1), date(2005, 3, 31))
    assert rate is not None and rate.yuan == Decimal("8.2768") and rate.day == date(2004, 12, 31)


def test_the_year_2005_joins_both() -> None:
    rate = BOOK.average("USD", date(2005, 1, 1), date(2005, 12, 31))
    assert rate is not None and abs(rate.yuan - Decimal("8.194")) < NEAR and rate.basis == "ecb_average"


def test_other_currencies_before_2005_go_through_the_dollar() -> None:
    rate = BOOK.average("EUR", date(2002, 1, 1), date(2002, 12, 31))
    assert rate is not None and abs(rate.yuan - Decimal("7.82")) < Decimal("0.05")
    assert BOOK.average("EUR", date(1998, 1, 1), date(1998, 12, 31)) is None


def test_replaced_currencies_have_their_parity_from_1999_on() -> None:
    mark, euro = BOOK.daily("DEM", date(2001, 6, 1)), BOOK.daily("EUR", date(2001, 6, 1))
    assert mark is not None and euro is not None
    assert abs(mark.yuan * Decimal("1.95583") - euro.yuan) < Decimal("1e-20")
    assert BOOK.daily("DEM", date(1995, 6, 1)) is None


def test_a_user_rate_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("currency,first,last,yuan\nKZT,2013-01-01,2013-12-31,0.04\n", encoding="utf-8")
    rate = RateBook(read_rates(path)).daily("KZT", date(2013, 5, 1))
    assert rate is not None and rate.yuan == Decimal("0.04") and rate.basis == "user"


def _statement(start: int, text: str, value: str, unit: str, **facts: Any) -> Statement:
    equivalent = facts.pop("equivalent_of", None)
    figure = Figure(
        start, start + len(text), "money", Quantity(Decimal(value), None, unit), "test", equivalent_of=equivalent
    )
    return Statement(figure, Attribution(**facts))


def _convert(
    text: str, *statements: Statement, published: date | None = date(2014, 3, 18), rates: tuple[StatedRate, ...] = ()
) -> tuple[list[Conversion | None], tuple[Issue, ...]]:
    article = Article("a", text, text, "a", "", published=published)
    found = Found(figures=tuple(s.figure for s in statements), rates=rates)
    converted, issues = convert(article, found, statements, default_book())
    return [statement.yuan for statement in converted], issues


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("usd,2017-01-01,2017-12-31,6.5", "rates.csv:2: currency"),
        ("USD,2017-01-01,2017-12-31,-6.5", "rates.csv:2: yuan"),
        ("USD,2017-01-01,2017-12-31,NaN", "rates.csv:2: yuan"),
        ("USD,2017-01-01,2017-02-30,6.5", "rates.csv:2: last"),
        ("USD,2017-12-31,2017-01-01,6.5", "before it begins"),
    ],
)
def test_a_bad_user_rate_is_told(tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(f"currency,first,last,yuan\n{row}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=told):
        read_rates(path)


def test_yuan_needs_no_rate() -> None:
    (yuan,), issues = _convert("5 yuan", _statement(0, "5 yuan", "5", "CNY"))
    assert yuan == Conversion(Decimal(5), None) and not issues


PAIR = "1.32 billion yuan ({})"


def _pair(dollars: str, value: str) -> tuple[list[Conversion | None], tuple[Issue, ...]]:
    text = PAIR.format(dollars)
    return _convert(
        text,
        _statement(0, "1.32 billion yuan", "1320000000", "CNY"),
        _statement(
            19, dollars, value, "USD", equivalent_of=0, period_start=date(2013, 1, 1), period_end=date(2013, 12, 31)
        ),
    )


def test_a_stated_pair_has_its_own_rate() -> None:
    (_, yuan), issues = _pair("$215 million", "215000000")
    assert yuan is not None and yuan.low == 1_320_000_000 and yuan.basis == "stated" and not issues


def test_a_wrong_pair_is_an_issue() -> None:
    (_, yuan), issues = _pair("$256 million", "256000000")
    assert yuan is not None and yuan.basis == "stated"
    assert [issue.code for issue in issues] == ["rate_mismatch"]


def test_rounding_is_no_mismatch() -> None:
    _, issues = _pair("$0.2 billion", "200000000")
    assert not issues


def test_a_rate_line_comes_before_the_series() -> None:
    line = StatedRate(20, 30, "USD", Decimal("8.34"))
    (yuan,), _ = _convert("$5 million. ($1=8.34 yuan)", _statement(0, "$5 million", "5000000", "USD"), rates=(line,))
    assert yuan is not None and yuan.low == 41_700_000 and yuan.basis == "stated"


def test_planned_sums_are_converted_at_publication() -> None:
    planned = _statement(
        0, "$5", "5", "USD", status="planned", period_start=date(2020, 1, 1), period_end=date(2020, 12, 31)
    )
    (yuan,), _ = _convert("$5", planned)
    assert yuan is not None and yuan.day == date(2014, 3, 18) and yuan.basis == "ecb_daily"


def test_totals_are_converted_at_their_date() -> None:
    total = _statement(0, "$5", "5", "USD", cumulative=True, period_end=date(2012, 12, 31))
    (yuan,), _ = _convert("$5", total)
    assert yuan is not None and yuan.day == date(2012, 12, 31) and yuan.basis == "ecb_daily"


def test_flows_are_converted_at_their_average() -> None:
    flow = _statement(0, "$5", "5", "USD", period_start=date(2012, 1, 1), period_end=date(2012, 12, 31))
    (yuan,), _ = _convert("$5", flow)
    assert yuan is not None and yuan.basis == "ecb_average"


def test_no_honest_rate_is_an_issue() -> None:
    (yuan,), issues = _convert("$5", _statement(0, "$5", "5", "USD"), published=None)
    assert yuan is None and [issue.code for issue in issues] == ["no_rate"]
