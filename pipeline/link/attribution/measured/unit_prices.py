"""A sum per unit, by its unit or by the words after it -> a price, or what a noun says that each gets."""

from __future__ import annotations

from pipeline.link.attribution.measured.indicators import Measure, adjacent_left
from pipeline.link.attribution.sentence import Sentence

_UNITS = frozenset({"unit", "weight"})


def unit_follows(sentence: Sentence, index: int) -> bool:
    """Whether a unit follows the sum at item `index`: `a month`, `per mu`, `each`."""
    items = sentence.items
    if not sentence.roles.isdisjoint(_UNITS) and _unit_before(sentence, index):
        return True
    if index + 1 >= len(items):
        return False
    following = items[index + 1]
    if following.surface in ("each", "apiece") and index:
        before = items[index - 1].surface
        sold = any("sell" in row.phrase for k in range(max(0, index - 12), index) for row in items[k].sense.indicators)
        return before == "at" or (before == "for" and sold)
    if following.surface == "per" or following.surface in (
        "a night",
        "a month",
        "a day",
        "a week",
        "monthly",
        "per month",
    ):
        return True
    return (
        following.surface in ("a", "an", "each", "/")
        and index + 2 < len(items)
        and "unit" in items[index + 2].sense.roles
    )


_REACH_OF_UNIT = 4


def _unit_before(sentence: Sentence, index: int) -> bool:
    """Whether a sum is what one of a unit sells for or costs: `sold a ton for 19,500 yuan`, `Every ton costs us`."""
    items = sentence.items
    for back in range(index - 1, max(1, index - _REACH_OF_UNIT) - 1, -1):
        if not items[back].sense.roles.isdisjoint(_UNITS):
            return items[back - 1].surface in ("a", "an", "every", "each", "one", "per") and any(
                item.surface in ("for", "at")
                or any(row.indicator == "price" for row in item.sense.indicators)
                or item.surface.startswith("cost")
                for item in items[back + 1 : index]
            )
        if items[back].kind in ("figure", "mark"):
            return False
    return False


_SHARED_OUT = frozenset({"investment", "registered_capital"})


def _each(sentence: Sentence, index: int) -> bool:
    """Whether a sum is that of each of several things: `an average investment of $13 million for each project`."""
    return any("each" in item.sense.roles for item in sentence.items[index + 1 : index + 3])


def unit_measured(sentence: Sentence, index: int) -> Measure:
    """What a sum per unit measures: a price, unless a noun leads up to it (`a grant of 5,000 yuan each`)."""
    left = adjacent_left(sentence.items, index, 0, "money")
    previous = sentence.last_of("money")
    if left is not None and (left.indicator == "funding" or (left.indicator in _SHARED_OUT and _each(sentence, index))):
        return left
    if left is None and previous and previous.indicator == "funding" and sentence.items[index - 1].surface != "and":
        return Measure("funding", "carried", index)
    return Measure("price", "per_unit", index)
