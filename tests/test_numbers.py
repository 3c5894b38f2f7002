"""Numbers and areas: exact values, round trips through every supported style, refusals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.models import Article
from pipeline.normalise.numbers import chinese_value, digits_value, plain, words_value
from pipeline.normalise.quantities import area_sq_km
from pipeline.rows import rows_of
from pipeline.run import link_articles


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
        ("million and a half", "1500000", 4),
        ("two thousand and a half", "2500", 5),
        ("two and a half", "2.5", 4),
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


_YUAN = ("{} yuan", "RMB{}", "RMB {}", "CNY {}", "{} renminbi", "¥{}")
_DOLLARS = ("${}", "US${}", "USD {}", "{} dollars", "{} U.S. dollars")
_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
_AREAS = {"square kilometers": "km2", "sq km": "km2", "hectares": "har", "mu": "[mu_cn]", "square meters": "m2"}
_SENTENCES = ("The zone reported {} in May.", "It had {}, officials said.", "({})", "Of this, {} was new.")

decimals = st.decimals(min_value=Decimal("0.01"), max_value=999, places=2, allow_nan=False, allow_infinity=False)
sentences = st.sampled_from(_SENTENCES)
round_trip = settings(deadline=None, max_examples=60)


def _rows(table: str, text: str) -> list[tuple[float, float | None, str]]:
    """Value, upper end and unit of every row of a table that the pipeline finds in `text`."""
    (linked,) = link_articles([Article("round", text, text, "round", "")])
    unit = {"money": "currency", "areas": "unit", "percentages": "unit", "counts": "indicator"}[table]
    return [(row["value"], row["value_max"], row[unit]) for row in rows_of(linked)[table]]


@round_trip
@given(decimals, st.sampled_from(sorted(_SCALES)), st.sampled_from(_YUAN + _DOLLARS), sentences)
def test_sums_round_trip(value: Decimal, scale: str, style: str, sentence: str) -> None:
    currency = "CNY" if style in _YUAN else "USD"
    text = sentence.format(style.format(f"{value:f} {scale}"))
    assert _rows("money", text) == [(float(value * _SCALES[scale]), None, currency)]


@round_trip
@given(st.integers(min_value=1000, max_value=10**12), st.sampled_from(_YUAN + _DOLLARS), sentences)
def test_grouped_sums_round_trip(value: int, style: str, sentence: str) -> None:
    currency = "CNY" if style in _YUAN else "USD"
    assert _rows("money", sentence.format(style.format(f"{value:,}"))) == [(float(value), None, currency)]


@round_trip
@given(decimals, decimals, st.sampled_from(sorted(_SCALES)), st.sampled_from(["{}-{}", "{} to {}"]), sentences)
def test_ranges_round_trip(low: Decimal, high: Decimal, scale: str, style: str, sentence: str) -> None:
    assume(low < high)
    text = sentence.format(style.format(f"{low:f}", f"{high:f} {scale} yuan"))
    ends = (float(low * _SCALES[scale]), float(high * _SCALES[scale]))
    assert _rows("money", text) == [(*ends, "CNY")]


@round_trip
@given(decimals, st.sampled_from(sorted(_AREAS)), st.sampled_from(["{} {}", "{}\n{}", "{}\u00a0{}"]), sentences)
def test_areas_round_trip(value: Decimal, unit: str, style: str, sentence: str) -> None:
    assert _rows("areas", sentence.format(style.format(f"{value:f}", unit))) == [(float(value), None, _AREAS[unit])]


@round_trip
@given(decimals, st.sampled_from(["{} percent", "{}%", "{} per cent", "{} pct", "{} %"]), sentences)
def test_percentages_round_trip(value: Decimal, style: str, sentence: str) -> None:
    assert _rows("percentages", sentence.format(style.format(f"{value:f}"))) == [(float(value), None, "percent")]


@round_trip
@given(st.integers(min_value=2, max_value=10**7), st.sampled_from(["", "new ", "high-tech "]), sentences)
def test_counts_round_trip(value: int, modifier: str, sentence: str) -> None:
    rows = _rows("counts", sentence.format(f"{value:,} {modifier}companies"))
    assert rows == [(float(value), None, "enterprises")]


_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORD_SCALES = {"hundred": 100, "dozen": 12, "thousand": 10**3, "hundred thousand": 10**5, "million": 10**6}


@round_trip
@given(st.integers(1, 8), st.integers(2, 9), st.sampled_from(sorted(_WORD_SCALES)), sentences)
def test_ranges_in_words_share_their_scale(low: int, high: int, scale: str, sentence: str) -> None:
    assume(low < high)
    factor = float(_WORD_SCALES[scale])
    text = sentence.format(f"{_UNITS[low - 1]} to {_UNITS[high - 1]} {scale} yuan")
    assert _rows("money", text) == [(low * factor, high * factor, "CNY")]


@round_trip
@given(decimals, st.sampled_from(sorted(_SCALES)), st.sampled_from(["-${} {}", "minus ${} {}", "$({}) {}", "$-{} {}"]))
def test_losses_round_trip(value: Decimal, scale: str, style: str) -> None:
    text = f"Net profit came to {style.format(f'{value:f}', scale)} that year."
    assert _rows("money", text) == [(-float(value * _SCALES[scale]), None, "USD")]


@round_trip
@given(st.integers(1, 99), decimals, st.sampled_from(sorted(_SCALES)))
def test_torn_digits_are_no_sum(first: int, rest: Decimal, scale: str) -> None:
    assert _rows("money", f"It invested {first} {rest:f} {scale} yuan in the plant.") == []
