"""A heading, a question or a line that leads in a list -> what it says of the lines under it.

`At a glance (2011, industrial output value)`, `Targets for 2015`, `Major figures of 2004`, `What will it be in 2010?`
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from pipeline.link.attribution.layout.outline import LEAD_IN, QUESTION, TITLE, Heading
from pipeline.link.attribution.measured.naming import indicators_named
from pipeline.link.attribution.syntax.scan import Item, Mention, scan
from pipeline.link.attribution.time.periods import Period, period_of
from pipeline.models import Span, Timex

_SHORTEST = 27
"""Days of the shortest span that the figures under a heading are of: a month."""


def heading(prose: str, span: Span, mentions: Sequence[Mention], kind: str) -> Heading:
    """What a heading of a kind says of what stands under it."""
    line = scan(prose, span, mentions)
    items, roles = line.items, line.roles
    bars = "about" in roles
    return Heading(kind, _time_over(items), indicators_named(items), "goal" in roles, prose=True, bars=bars)


def headline(prose: str, span: Span, mentions: Sequence[Mention]) -> Heading:
    """What a headline says: the time of its figures, where it tells of such and of nothing that is to come."""
    line = scan(prose, span, mentions)
    items, roles = line.items, line.roles
    bare = _is_noun_phrase(items)
    telling = bare or roles & _TELLING or any(item.sense.indicators or item.kind == "figure" for item in items)
    if not telling or roles & {"planned", "modal"} or _to_come(items):
        return Heading(TITLE)
    times = [item.surface for item in items if item.kind == "time"]
    time = _time_over(items) if all(map(_NAMED_TIME.search, times)) else None
    return Heading(TITLE, time, indicators_named(items) if bare else {}, prose=bare or "statistics" in roles)


_TELLING = frozenset({"statistics", "performs", "up", "down"})
_NAMED_TIME = re.compile(r"\d|\b(?:this|last|past|first|half|quarters?)\b")
"""A time that a headline names, and no span that it tells of: not `Ten years on`."""


_VERBAL = frozenset({"verb_past", "verb_s", "base", "present", "past", "perfect", "gerund"})


def _is_noun_phrase(items: Sequence[Item]) -> bool:
    """Whether a headline is a name with a time and no verb: `Economy of Hefei High-tech Zone, first half of 2014`."""
    named = any(item.kind == "entity" for item in items)
    last = next((item for item in reversed(items) if item.surface not in (")", ":")), None)
    words = (item for item in items if item.kind == "word" and not item.sense.indicators)
    return (
        named
        and last is not None
        and last.kind == "time"
        and all(item.sense.roles.isdisjoint(_VERBAL) for item in words)
    )


def _to_come(items: Sequence[Item]) -> bool:
    """Whether a headline's infinitive tells what is to be: `Exports to grow in 2005`."""
    return any(item.surface == "to" and "base" in following.sense.roles for item, following in pairwise(items))


def lead_in(prose: str, span: Span, mentions: Sequence[Mention], before: Period | None) -> Heading:
    """What the sentence before a list says, or else that before it in the paragraph: `In 2004 ... were as follows:`."""
    items = scan(prose, span, mentions).items
    goals = any(not item.sense.roles.isdisjoint(("goal", "deals")) for item in items)
    return Heading(LEAD_IN, _time_over(items) or _long(before), indicators_named(items), goals)


def question(prose: str, span: Span, mentions: Sequence[Mention]) -> Heading:
    """What a question says of its answer: `What will the park look like in 2010?`"""
    items = scan(prose, span, mentions).items
    return Heading(QUESTION, _time_over(items), goals=any(_asks_ahead(item) for item in items), prose=True)


def _asks_ahead(item: Item) -> bool:
    return item.surface == "will" or "goal" in item.sense.roles


def _time_over(items: Sequence[Item]) -> Period | None:
    """The time that a heading states for what stands under it: one alone, of a month or more, and no founding's."""
    if any("founds" in item.sense.roles for item in items) or _dates_name(items):
        return None
    periods: set[Period | None] = set()
    for index, item in enumerate(items):
        if isinstance(item.mention, Timex) and not (index and "compare" in items[index - 1].sense.roles):
            periods.add(_long(period_of(item.mention)))
    periods.discard(None)
    if not periods and any("statistics" in item.sense.roles for item in items):
        periods = {_whole(int(item.surface)) for item in items if item.kind == "word" and _YEAR.fullmatch(item.surface)}
    return periods.pop() if len(periods) == 1 else None


_YEAR = re.compile(r"(?:19|20)\d\d")


def _whole(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), False)


def _long(period: Period | None) -> Period | None:
    """A period that figures can be of: as of a day, or a span of a month or more."""
    if period is None or period.last is None or (period.first is None and not period.as_of):
        return None
    short = period.first is not None and (period.last - period.first).days < _SHORTEST
    return None if short else period


def _dates_name(items: Sequence[Item]) -> bool:
    """Whether a heading is a name with its year in a bracket: `Suzhou Industrial Park (1994)`."""
    kinds = [item.kind for item in items]
    year = next((item.mention for item in items if isinstance(item.mention, Timex)), None)
    return kinds == ["entity", "mark", "time", "mark"] and year is not None and year.value.grain == "year"
