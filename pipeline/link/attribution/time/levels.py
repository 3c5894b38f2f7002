"""Dates of what a figure is held against, and so not its own: `45 percent above 1994`, `the 2014 level`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Timex

_BASE = frozenset(
    {
        "above",
        "over",
        "than",
        "from",
        "up from",
        "down from",
        "against",
        "compared with",
        "compared to",
        "versus",
        "below",
        "to",
        "on",
    }
)

_BASE_WORDS = ("earlier", " ago", "previous", " before", "same period", "corresponding")


def is_base(items: Sequence[Item], time: int) -> bool:
    """Whether a date is what growth is measured against: `45 percent above 1994`, `up 12 percent on 2014`."""
    if (
        any(word in items[time].surface for word in _BASE_WORDS)
        or _names_base(items, time)
        or _is_held_against(items, time)
    ):
        return True
    timex = items[time].mention
    before = time - 1 - (time > 1 and items[time - 1].surface == "in")
    if before < 0 or items[before].surface not in _BASE or not isinstance(timex, Timex):
        return False
    spanning = "/" in timex.value.timex or timex.value.type == "DURATION"
    if items[before].surface in ("over", "on"):
        return not spanning and timex.value.grain != "day"
    return items[before].surface != "to" and not (items[before].surface == "from" and spanning)


_LEVELS = frozenset(
    {"figure", "figures", "level", "amount", "number", "statistics", "total", "volume", "value", "that", "those"}
)


def _names_base(items: Sequence[Item], time: int) -> bool:
    """Whether a date tells which figure another is held against: `1.2 times the figure of 2012`, `the 2014 level`."""
    if time + 1 < len(items) and items[time + 1].surface in _LEVELS:
        return True
    return time > 1 and items[time - 1].surface in ("of", "in", "for") and items[time - 2].surface in _LEVELS


def is_level(items: Sequence[Item], time: int) -> bool:
    """Whether a date tells of which level a share is: `half of what it was in 2015`."""
    return "what" in [item.surface for item in items[max(0, time - 4) : time]]


_REACH_OF_BASE = 8


def _is_held_against(items: Sequence[Item], time: int) -> bool:
    """Whether `than` leads up to a date: `a third more than in the crisis year of 2009`."""
    for back in range(time - 1, max(-1, time - _REACH_OF_BASE), -1):
        item = items[back]
        if item.surface == "than":
            return True
        if item.kind in ("figure", "mark", "time"):
            return False
    return False


def is_level_of(items: Sequence[Item], time: int, growth: bool) -> bool:
    """Whether a date before a figure tells what another is held against: `up 12 percent from a year earlier to 98
    billion`."""
    if growth and is_base(items, time):
        return True
    earlier = any(word in items[time].surface for word in _BASE_WORDS)
    return _is_held_against(items, time) or (earlier and items[time - 1].surface in _BASE)
