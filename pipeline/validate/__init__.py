"""Tables -> the failures that must keep them from being written: types, bounds, vocabularies, keys, spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.tables import Tables
from pipeline.validate.failures import ValidationError, raise_for
from pipeline.validate.spans import check_article, span_failures


def validate(tables: Tables) -> None:
    """Check all tables of a corpus. Raises ValidationError with every failure."""
    from pipeline.validate.columns import column_failures

    def get(name: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        return zip(*(tables[name][column].tolist() for column in columns), strict=True)

    failures = [failure for name, found in tables.items() for failure in column_failures(name, found)]
    raise_for([*failures, *span_failures(get), *_zone_failures(tables)])


def _zone_failures(tables: Tables) -> Iterator[str]:
    zones = set(tables["zones"]["zone_id"])
    for name in ("entities", "facts"):
        missing = set(tables[name]["zone_id"].dropna()) - zones
        yield from (f"{name}: zone_id {zone_id!r} is not in zones" for zone_id in sorted(missing))


__all__ = ["ValidationError", "check_article", "validate"]
