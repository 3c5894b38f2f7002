"""Dates as periods: what period a date states, and which date of its chunk is bound to a figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import Item
from pipeline.link.attribution.time.levels import is_base, is_level, is_level_of
from pipeline.models import Figure, Timex

_ENDING = frozenset({"by", "until", "till", "as of", "up to", "as at", "by the end of", "as of the end of", "at"})
_NO_PERIOD = frozenset({"before", "after", "from", "starting from", "prior to", "starting"})
_SPANNING = frozenset({"over", "in", "during", "for", "within"})
_LOOKING_BACK = re.compile(r"\b(?:past|last|previous)\b")


class Period(NamedTuple):
    """First and last day; `as_of` for a total up to the last one."""

    first: date | None
    last: date | None
    as_of: bool


def period_of(timex: Timex) -> Period | None:
    """The period that a temporal expression states; None where it states none.

    `by`, `as of` and `at the end of` give a null start and the last day (TABLES: Periods).
    """
    value, relation = timex.value, timex.relation or ""
    if relation == "since":
        return Period(value.first, None, False) if value.first else None
    if value.last is None:
        return None
    if relation in _NO_PERIOD and value.first and (value.last - value.first).days <= 366 and "/" not in value.timex:
        return None
    if relation in _ENDING or (value.modifier == "end" and value.grain != "day"):
        return Period(None, value.last, True)
    return Period(value.first, value.last, False)


def since_founding(items: Sequence[Item], time: int) -> bool:
    """Whether a date is that of a founding that a total counts from: `since its establishment in 1994`."""
    before = [item for item in items[max(0, time - 2) : time] if "cumulative" in item.sense.roles]
    return bool(before) and any(item.surface.startswith("since") for item in before)


def is_present(item: Item) -> bool:
    """Whether an item is `now`, `at present` or the like, which states no period."""
    return isinstance(item.mention, Timex) and item.mention.value.timex == "PRESENT_REF"


def usable(item: Item) -> bool:
    """Whether an item is a date that can be a figure's period, or would be one if the text told which day it is."""
    timex = item.mention
    if (
        item.kind != "time"
        or not isinstance(timex, Timex)
        or timex.value.type == "SET"
        or timex.value.timex.endswith("_REF")
    ):
        return False
    if timex.value.type == "DURATION" and timex.value.last is None:
        return timex.value.first is not None or (
            timex.relation in _SPANNING and _LOOKING_BACK.search(item.surface) is not None
        )
    return True


def span_of(chunks: Sequence[Chunk], number: int) -> tuple[int, int]:
    """Items of chunk `number` with what goes on after a bracket in it, and dates that stand alone between commas."""
    first, last = chunks[number].first, chunks[number].last
    ahead = number + 1
    while ahead < len(chunks) and (
        chunks[ahead].opener in ("(", ")") and chunks[ahead].kind in ("bracket", "phrase", "aside", "predicate")
    ):
        last = chunks[ahead].last
        ahead += 1
    if ahead < len(chunks) and chunks[ahead].opener == "when" and chunks[ahead].kind != "clause":
        last = chunks[ahead].last
    back = number
    while back > 0 and chunks[back].opener == ")" and chunks[back].kind == "phrase" and back > 1:
        back -= 2 if chunks[back - 1].opener == "(" else 1
        first = chunks[back].first
    return first, last


def adjacent_time(items: Sequence[Item], index: int, last: int) -> int | None:
    """The date that follows the figure with nothing but a bracket, `in`, or `or more` between."""
    depth = 0
    for ahead in range(index + 1, min(last, index + 14, len(items))):
        item = items[ahead]
        depth += (item.surface == "(") - (item.surface == ")")
        if depth or item.surface == ")":
            continue
        if usable(item):
            return ahead
        if item.kind != "word" or not item.sense.roles & {"preposition", "link"}:
            return None
    return None


def bound_time(
    items: Sequence[Item], times: Sequence[int], index: int, first: int, last: int, growth: bool
) -> int | None:
    """The date, one of `times`, of the figure at `index` in its own chunk: the first after it before the next figure,
    else one before."""
    found = bracketed_before(items, index)
    if found is None:
        found = bracketed_after(items, index)
    if found is not None:
        return found
    found = _time_after(items, index, last, growth) if _lies_within(times, index + 1, last) else None
    if found is not None or not _lies_within(times, first, index) or _from(items, index):
        return found
    for back in range(index - 1, max(first, index - 40) - 1, -1):
        item = items[back]
        if back and not item.sense.roles.isdisjoint(_NOW) and "coordinate" in items[back - 1].sense.roles:
            return None
        if (
            usable(item)
            and not since_founding(items, back)
            and not _claimed(items, back, index, first)
            and not is_level_of(items, back, growth)
        ):
            return back
    return None


def _lies_within(times: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the dates stands in `items[first:last]`."""
    at = bisect_left(times, first)
    return at < len(times) and times[at] < last


_NOW = frozenset({"present", "verb_s"})
"""Roles of a verb that leaves the time before it: `opened in June 2015 and employs 2,700`."""


def bracketed_before(items: Sequence[Item], index: int) -> int | None:
    """The date in a bracket that leads up to the figure: `GDP (2015): 41.2 billion yuan`."""
    back = index - 1
    while back >= 0 and (items[back].surface == ":" or "link" in items[back].sense.roles):
        back -= 1
    if back < 1 or items[back].surface != ")":
        return None
    for k in range(back - 1, max(-1, back - 6), -1):
        if items[k].surface == "(":
            return None
        if usable(items[k]):
            return k
    return None


def bracketed_after(items: Sequence[Item], index: int) -> int | None:
    """The date that stands alone in a bracket after the figure: `Population: 210,000 (the end of 2018)`."""
    if index + 3 >= len(items) or items[index + 1].surface not in ("(", "["):
        return None
    time = index + 2 + ("preposition" in items[index + 2].sense.roles)
    alone = time + 1 < len(items) and usable(items[time]) and items[time + 1].surface in (")", "]")
    return time if alone else None


def _time_after(items: Sequence[Item], index: int, last: int, growth: bool) -> int | None:
    figures_between = 0
    source = _from(items, index)
    depth = 0
    for ahead in range(index + 1, min(last, index + 30, len(items))):
        item = items[ahead]
        depth += (item.surface == "(") - (item.surface == ")")
        if depth > 0:
            continue
        if usable(item):
            if (growth and is_base(items, ahead)) or since_founding(items, ahead) or is_level(items, ahead):
                continue
            if item.mention is not None and getattr(item.mention, "relation", None) == "since" and figures_between:
                continue
            return ahead
        if item.kind == "figure" and not _equivalent(items, index, item):
            figures_between += 1
            if source or _from(items, ahead):
                return None
        elif _turns(items, ahead, growth):
            return None
    return None


def _turns(items: Sequence[Item], index: int, growth: bool) -> bool:
    """Whether the word at `index` leads away from a figure: to what it is held against, a relative, `and to build`."""
    item = items[index]
    if item.surface == "to":
        return "coordinate" in items[index - 1].sense.roles
    if item.surface in ("after", "following"):
        return index + 1 < len(items) and items[index + 1].kind != "time"
    if item.surface == "since":
        return index + 1 < len(items) and items[index + 1].kind != "time"
    compares = "compare" in item.sense.roles and item.surface not in ("from", "than", "while")
    return (compares and not growth) or item.surface in ("which", "who", "whose", "where")


def _equivalent(items: Sequence[Item], index: int, item: Item) -> bool:
    return isinstance(item.mention, Figure) and item.mention.equivalent_of == items[index].start


_FROM = frozenset({"from", "up from", "down from"})


def _from(items: Sequence[Item], index: int) -> bool:
    """Whether the figure is where a change starts (`from 62 to 100`), so that the change's date is not its own."""
    return index > 0 and (items[index - 1].surface in _FROM or items[max(0, index - 2)].surface in _FROM)


def _claimed(items: Sequence[Item], time: int, index: int, first: int) -> bool:
    """Whether a figure right before the date has it for itself: `from 6.2 sq km in 2000 to 52`."""
    back = time - 1
    while back >= first and items[back].kind == "word" and "preposition" in items[back].sense.roles:
        back -= 1
    if back < first or items[back].kind != "figure":
        return False
    return any(
        items[k].sense.roles & {"compare"} or items[k].surface in ("to", ",", "and", "up from")
        for k in range(time + 1, index)
    )
