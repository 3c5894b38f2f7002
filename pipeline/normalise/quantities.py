"""Quantities as stated -> common units: areas in square kilometres, exactly."""

from __future__ import annotations

from decimal import Context, Decimal

_KM2_PER_UNIT = {
    "km2": (Decimal(1), 1),
    "m2": (Decimal("0.000001"), 1),
    "har": (Decimal("0.01"), 1),
    "[mu_cn]": (Decimal("0.002"), 3),
    "[acr_i]": (Decimal("0.0040468564224"), 1),
    "[sft_i]": (Decimal("0.00000009290304"), 1),
    "[smi_i]": (Decimal("2.589988110336"), 1),
}
"""Square kilometres in a unit, as a numerator and a divisor: a mu is 2000/3 square metres."""

_EXACT = Context(prec=40)


def area_sq_km(value: Decimal, unit: str) -> Decimal:
    """`value` of an area unit of TABLES in square kilometres: exact, mu to 40 digits. KeyError: no such unit."""
    factor, divisor = _KM2_PER_UNIT[unit]
    return _EXACT.divide(_EXACT.multiply(value, factor), divisor)
