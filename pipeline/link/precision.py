"""A figure as the text states it -> how far its value may lie from the stated one: rounding, and what modifiers say."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.models import Figure

_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_ROUGH = Decimal("0.1")
"""How far an approximate figure may be off, as a share of it."""

_NO_END = Decimal("Infinity")


class Bounds(NamedTuple):
    """The least and the greatest value that a figure allows, in its own unit."""

    low: Decimal
    high: Decimal


def bounds(text: str, figure: Figure) -> Bounds:
    """What a figure allows: half a step around it; no upper end for `more_than`, no lower one for `less_than`."""
    low, high = figure.quantity.low, figure.quantity.high
    step = half_step(text, figure)
    if figure.modifier == "approx":
        step = max(step, abs(low) * _ROUGH)
    least, most = low - step, (low if high is None else high) + step
    if figure.modifier in ("more_than", "at_least"):
        most = _NO_END
    if figure.modifier in ("less_than", "at_most"):
        least = Decimal(0)
    return Bounds(least, most)


def half_step(text: str, figure: Figure) -> Decimal:
    """Half a unit of the last digit that a figure states; of its last digit but zeros where it is approximate."""
    digits = _DIGITS.search(text, figure.start, figure.end)
    if digits is None:
        return figure.quantity.low / 20
    number = Decimal(digits[0].replace(",", ""))
    if not number:
        return Decimal(0)
    exponent = number.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    while figure.modifier is not None and step >= 1 and number % (step * 10) == 0:
        step *= 10
    return figure.quantity.low / number * step / 2
