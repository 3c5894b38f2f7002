"""Failures of a check -> one error that lists them."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 20


class ValidationError(ValueError):
    """Tables that must not be written; the message lists what is wrong, row by row."""


def raise_for(failures: Sequence[str]) -> None:
    """Raises ValidationError where there are any."""
    if failures:
        more = [f"... and {len(failures) - _SHOWN} more"] if len(failures) > _SHOWN else []
        raise ValidationError("\n".join([f"{len(failures)} failures", *failures[:_SHOWN], *more]))
