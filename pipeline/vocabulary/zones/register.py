"""The register of development zones that the National Bureau of Statistics lists as divisions: Chinese name -> code."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from pipeline.vocabulary import load
from pipeline.vocabulary.zones.types import Category


@dataclass(frozen=True, slots=True)
class Registered:
    """A row of `zone_register`: the official code (6 or 9 digits), the Chinese name, and the category it states."""

    code: str
    name_zh: str
    category: Category


def register(name_zh: str) -> Registered | None:
    """The zone with exactly that Chinese name; None where there is none, or more than one (`经济开发区`)."""
    return _by_name().get("".join(name_zh.split()))


@cache
def _by_name() -> dict[str, Registered]:
    rows = load("zones/register", Registered)
    times = Counter(row.name_zh for row in rows)
    return {row.name_zh: row for row in rows if times[row.name_zh] == 1}
