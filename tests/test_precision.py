"""How far a figure may lie from what it states."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.link.precision import bounds
from pipeline.models import Figure, Quantity


@pytest.mark.parametrize(
    ("surface", "modifier", "low", "high"),
    [
        ("12.3 billion", None, "12250000000", "12350000000"),
        ("12 billion", "approx", "10800000000", "13200000000"),
        ("12 billion", "more_than", "11500000000", "Infinity"),
        ("12 billion", "at_most", "0", "12500000000"),
    ],
)
def test_bounds(surface: str, modifier: str | None, low: str, high: str) -> None:
    value = Decimal(surface.split()[0]) * 10**9
    figure = Figure(0, len(surface), "money", Quantity(value, None, "CNY"), "test", modifier)
    assert bounds(surface, figure) == (Decimal(low), Decimal(high))
