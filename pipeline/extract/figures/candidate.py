"""A number under examination: what is known of it, from its digits to its place in a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_ONE = Decimal(1)


@dataclass(slots=True)
class Candidate:
    """A number under examination. `start`..`end` is the figure's text so far; `number_*` the number with its scale.

    `torn`: where the number begins that a blank has torn: this is the rest of it.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    scale: Decimal = _ONE
    table: str | None = None
    unit: str = ""
    rule: str = ""
    form: str = "digits"
    grouped: bool = False
    prefixed: bool = False
    hyphened: bool = False
    bare: bool = False
    high: Decimal | None = None
    modifier: str | None = None
    verb_modifier: bool = False
    per_unit: str | None = None
    noun: str | None = None
    hint: str | None = None
    foreign: bool = False
    equivalent_of: int | None = None
    threshold: bool = False
    torn: int | None = None

    @property
    def low(self) -> Decimal:
        """The value with its scale."""
        return self.value * self.scale

    @property
    def whole(self) -> bool:
        """Whether the number as written, without its scale, is an integer, of however many digits."""
        return self.value == self.value.to_integral_value()

    @property
    def scaled(self) -> bool:
        """Whether the number carries a scale from a thousand up, or is as large in words."""
        return self.scale >= 1000 or (self.form == "words" and self.value >= 1000)
