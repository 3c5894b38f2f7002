"""Numbers and areas: exact values, round trips through every supported style, refusals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.numbers import chinese_value, digits_value, plain, words_value
from pipeline.normalise.quantities import area_sq_km


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,075", "2075"),
        ("88.968", "88.968"),
        ("1\u2009234\u2009567", "1234567"),
        ("1\u00a0234.5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("12,34,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1.234,56", "1234.56"),
        ("１２．５", "12.5"),
        ("1'000", "1000"),
        ("0.63", "0.63"),
    ],
)
def test_digits(text: str, value: str) -> None:
    assert digits_value(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1,23,4", "007", "1,1,1,1", "1..2", "12,5", "1,2345", "", "1" * 41, "1.2.3", "1e3"])
def test_no_number(text: str) -> None:
    assert digits_value(text) is None


def test_decimal_comma_needs_leave() -> None:
    assert digits_value("2,5", decimal_comma=True) == Decimal("2.5")
    assert digits_value("2,500", decimal_comma=True) == Decimal(2500)


@pytest.mark.parametrize(
    ("words", "value", "taken"),
    [
        ("two", "2", 1),
        ("twenty five", "25", 2),
        ("one hundred and twenty", "120", 4),
        ("two hundred thousand", "200000", 3),
        ("one and a half million", "1500000", 5),
        ("half a billion", "500000000", 3),
        ("hundred", "100", 1),
        ("two dozen", "24", 2),
        ("two million five hundred thousand", "2500000", 5),
        ("five and six", "5", 1),
        ("twenty seventeen", "20", 1),
        ("five six", "5", 1),
    ],
)
def test_words(words: str, value: str, taken: int) -> None:
    assert words_value(words.split()) == (Decimal(value), taken)


def test_words_of_none() -> None:
    assert words_value(["parks"]) == (Decimal(0), 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [("三百", 300), ("三百二十", 320), ("十二", 12), ("十二万", 120_000), ("两亿", 200_000_000), ("一千零五", 1005)],
)
def test_chinese(text: str, value: int) -> None:
    assert chinese_value(text) == value


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=4))
def test_digits_round_trip(units: int, places: int) -> None:
    value = Decimal(units).scaleb(-places)
    for separator in (",", "\u00a0", "\u2009", "\u202f"):
        assert digits_value(f"{value:,f}".replace(",", separator)) == value
    assert digits_value(f"{value:f}") == value


@given(st.decimals(min_value=0, max_value=10**12, places=3, allow_nan=False, allow_infinity=False))
def test_plain_keeps_the_value(value: Decimal) -> None:
    assert plain(value) == value
    assert "E" not in str(plain(value)) or abs(value) < 1


@pytest.mark.parametrize(
    ("value", "unit", "square_km"),
    [
        ("8.05", "km2", "8.05"),
        ("1200000", "m2", "1.2"),
        ("50", "har", "0.5"),
        ("1500", "[mu_cn]", "1"),
        ("1", "[acr_i]", "0.0040468564224"),
        ("1", "[sft_i]", "0.00000009290304"),
        ("1", "[smi_i]", "2.589988110336"),
    ],
)
def test_area(value: str, unit: str, square_km: str) -> None:
    assert area_sq_km(Decimal(value), unit) == Decimal(square_km)


def test_a_mu_is_a_third_of_2000_square_metres() -> None:
    assert area_sq_km(Decimal(1), "[mu_cn]") * 1500 == pytest.approx(Decimal(1), abs=Decimal("1e-30"))


def test_unknown_unit() -> None:
    with pytest.raises(KeyError):
        area_sq_km(Decimal(1), "furlong")
