"""A figure in its sentence -> its period: its own date, its clause's frame, or the time that it continues."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.measured.indicators import Measure
from pipeline.link.attribution.measured.referring import is_demonstrative
from pipeline.link.attribution.owners.comparisons import compared_owner
from pipeline.link.attribution.owners.parts import MACRO
from pipeline.link.attribution.owners.respectively import paired_time
from pipeline.link.attribution.sentence import Done, Sentence
from pipeline.link.attribution.status.status import has_cue, is_definite
from pipeline.link.attribution.syntax.names import POSSESSIVES
from pipeline.link.attribution.syntax.scan import Item
from pipeline.link.attribution.time.anaphora import same_time, told_before, year_before
from pipeline.link.attribution.time.carrying import carries, goes_on, held, inherited, labelled, led
from pipeline.link.attribution.time.frames import frame_of
from pipeline.link.attribution.time.periods import (
    Period,
    adjacent_time,
    bound_time,
    bracketed_before,
    is_present,
    period_of,
    span_of,
    usable,
)
from pipeline.link.attribution.time.timeless import is_multiple, is_timeless, past_list
from pipeline.models import Figure, Timex

_CHANGING = frozenset({"added_area", "built_area"})


def period_of_figure(
    sentence: Sentence, index: int, number: int, figure: Figure, measure: Measure, growth: bool
) -> Period | None:
    """The period of the figure at item `index`, in chunk `number`; `growth`: whether it is a percentage of growth."""
    if figure.table == "areas":
        return _area_period(sentence, index, number, measure)
    items, chunk = sentence.items, sentence.chunks[number]
    first, last = span_of(sentence.chunks, number)
    last = _end_of_list(sentence, index, number) or past_list(sentence, number, last)
    growth = growth or _is_difference(items, index)
    if is_timeless(sentence, index, number, measure, last):
        return None
    after = index + 1 if growth and is_multiple(items, index) else last
    time = paired_time(items, index) if "respectively" in sentence.roles and sentence.times else None
    if time is None and sentence.times:
        time = bound_time(items, sentence.times, index, first, after, growth)
    if time is not None and time >= chunk.last and figure.table == "counts" and _completes(sentence, number):
        return None
    if time is None and growth and chunk.kind in ("phrase", "aside"):
        if sentence.done:
            given = sentence.done[-1].given
            return Period(given.period_start, given.period_end, False) if given.period_end else None
        time = _of_unmeasured(sentence, number)
    if time is None and sentence.times and any(first <= k < last and is_present(items[k]) for k in sentence.times):
        return None
    compared = index in sentence.compared
    if time is None and sentence.times and not compared and _is_framed(sentence, number, figure):
        time = frame_of(sentence, number)
        time = _of_apposed(sentence, index, number) if time is None else time
    if time is not None and _is_of_whole(sentence, index, time, figure):
        time = None
    if time is not None:
        timex, surface = items[time].mention, items[time].surface
        assert isinstance(timex, Timex)
        earlier = year_before(sentence, timex, surface) if compared else None
        period = earlier or same_time(sentence, timex, surface) or period_of(timex)
        return _longer_before(sentence, index, first) if _is_act(period, figure) else period
    if compared and compared_owner(sentence, index, number) is None:
        return None
    return _taken_over(sentence, index, number, figure, measure)


def _of_apposed(sentence: Sentence, index: int, number: int) -> int | None:
    """The date of the noun that a figure stands beside: `The 2011 revenue of the zone, 120 billion yuan, was`."""
    chunk = sentence.chunks[number]
    if number != 1 or chunk.opener != "," or chunk.first != index or sentence.chunks[0].kind != "phrase":
        return None
    times = [k for k in sentence.times if k < chunk.first and usable(sentence.items[k])]
    return times[0] if len(times) == 1 and times[0] <= 1 else None


def _is_of_whole(sentence: Sentence, index: int, time: int, figure: Figure) -> bool:
    """Whether a date is that of the whole of which a dated figure is a share: `9 billion in seven months, or 55 percent
    of its 17 billion target for the year`."""
    before = _before(sentence)
    if figure.table != "percentages" or before is None or before.given.period_end is None:
        return False
    of = [item.surface for item in sentence.items[index + 1 : index + 2]] == ["of"]
    return of and any(index < k < time for k in sentence.figures)


def _is_act(period: Period | None, figure: Figure) -> bool:
    """Whether a period is the day on which a deal was struck or figures were told, which no sum or number is of."""
    day = period is not None and period.first is not None and period.first == period.last
    return day and figure.table in ("money", "counts") and figure.per_unit is None


def _longer_before(sentence: Sentence, index: int, first: int) -> Period | None:
    """The span that leads up to a figure told of on a day: `reported first-quarter output of 12 billion on Monday`."""
    for k in reversed(sentence.times):
        timex = sentence.items[k].mention
        if first <= k < index and usable(sentence.items[k]) and isinstance(timex, Timex):
            return period_of(timex) if timex.value.grain != "day" else None
    return None


_QUARTER = 80
"""Days of the shortest span that a paragraph passes on to the next."""


def _is_short(period: Period) -> bool:
    """Whether a period is a month or less, which a text that tells of more names by the way: `June alone brought`."""
    return period.first is not None and period.last is not None and (period.last - period.first).days < _QUARTER


def _of_unmeasured(sentence: Sentence, number: int) -> int | None:
    """The date of what a clause tells in a unit that no table has: `The port handled 160 million tonnes in 2010, up 4
    percent`."""
    chunk = sentence.chunks[number - 1] if number else None
    if chunk is None or chunk.kind not in ("clause", "predicate"):
        return None
    return next(
        (k for k in reversed(sentence.times) if chunk.first <= k < chunk.last and usable(sentence.items[k])), None
    )


def _is_framed(sentence: Sentence, number: int, figure: Figure) -> bool:
    """Whether a date that opens the sentence can be that of a figure: of no relative clause, of no percentage that goes
    on from a dated figure."""
    chunk, before = sentence.chunks[number], _before(sentence)
    if before is not None and before.given.period_end and chunk.verb is None and figure.table == "percentages":
        return False
    return chunk.kind != "relative" or is_demonstrative(sentence, number)


def _before(sentence: Sentence) -> Done | None:
    """The last figure on the sentence's line."""
    for done in reversed(sentence.done):
        if not done.aside:
            return done
    return None


def _taken_over(sentence: Sentence, index: int, number: int, figure: Figure, measure: Measure) -> Period | None:
    """The time of a figure that its sentence states none for: what the words around it go on about."""
    items, chunk, before = sentence.items, sentence.chunks[number], _before(sentence)
    named = items[measure.index].surface
    if (measure.indicator == "price" and "income" not in named) or named in ("cost", "costs", "costing"):
        if figure.per_unit == "{person}" and before is not None and before.given.indicator in MACRO:
            return inherited(sentence, number, before)
        per_head = figure.per_unit is None and labelled(sentence, number)
        return held(sentence, index, number, measure, figure) if per_head else None
    if {chunk.opener, items[chunk.first].surface} & {"after", "before"} and chunk.kind == "clause":
        return None
    if before is not None and before.given.period_end:
        return inherited(sentence, number, before)
    if before is not None and is_definite(items, before.index):
        return None
    taken = goes_on(sentence, number, measure, figure.table)
    if taken is not None:
        return taken
    if "same_time" in sentence.roles and has_cue(items, index, chunk.last, "same_time"):
        return told_before(sentence)
    standing = held(sentence, index, number, measure, figure)
    if standing is not None:
        return standing
    if figure.table == "counts" and (is_definite(items, index) or items[max(0, index - 1)].surface in POSSESSIVES):
        return None
    fresh = sentence.memory.fresh or (
        figure.table != "counts" and measure.indicator in MACRO and sentence.owners[number] is None
    )
    told = sentence.memory.period if fresh and carries(sentence, number, figure.table) else None
    if told is not None and sentence.memory.paragraph and _is_short(told):
        told = None
    return told or led(sentence, measure, figure.table)


def _end_of_list(sentence: Sentence, index: int, number: int) -> int | None:
    """The end of a list of figures that the one at `index` begins: `5 billion, 6 billion and 8 billion in 2010`."""
    items, chunks = sentence.items, sentence.chunks
    if number + 1 >= len(chunks) or chunks[number].last != index + 1:
        return None
    table = getattr(items[index].mention, "table", None)
    while number + 1 < len(chunks) and chunks[number].last == index + 1 and chunks[number + 1].opener == ",":
        number += 1
        index = chunks[number].first
        if chunks[number].kind != "phrase" or getattr(items[index].mention, "table", None) != table:
            return None
        if index + 2 < chunks[number].last and "coordinate" in items[index + 1].sense.roles:
            return chunks[number].last
    return None


def _completes(sentence: Sentence, number: int) -> bool:
    """Whether the next chunk says when something planned will be there: `will employ 90 people when it's completed`."""
    after = sentence.chunks[number + 1 : number + 2]
    first, last = sentence.chunks[number].first, sentence.chunks[number].last
    return bool(after) and after[0].opener == "when" and has_cue(sentence.items, first, last, "planned")


_DIFFERING = frozenset({"more", "less", "fewer", "higher", "lower"})


def _is_difference(items: Sequence[Item], index: int) -> bool:
    """Whether the figure is the difference to a base: `810 million yuan more than in the year before`."""
    return index + 2 < len(items) and items[index + 1].surface in _DIFFERING and items[index + 2].surface == "than"


def _area_period(sentence: Sentence, index: int, number: int, measure: Measure) -> Period | None:
    """An area's date: one right after it, or its clause's where that says that the area changed or was so then."""
    if not sentence.times:
        return _in_block(sentence, number)
    items, chunk = sentence.items, sentence.chunks[number]
    if _is_difference(items, index):
        return None
    time = bracketed_before(items, index)
    if time is None:
        time = adjacent_time(items, index, span_of(sentence.chunks, number)[1])
    if time is None and chunk.kind == "relative" and measure.indicator in _CHANGING:
        time = bound_time(items, sentence.times, index, chunk.first, chunk.last, False)
        if time is None:
            return None
    elif (is_definite(items, index) and time is None) or chunk.kind in ("bracket", "relative"):
        return None
    if time is None and index in sentence.compared:
        return None
    if time is None and (measure.indicator in _CHANGING or measure.rule == "verb" or _changes(sentence, index, number)):
        first, last = span_of(sentence.chunks, number)
        time = bound_time(items, sentence.times, index, first, last, False)
        if time is None:
            time = frame_of(sentence, number)
    if time is None and items[chunk.first].surface == "with" and measure.indicator in _CHANGING:
        before = _before(sentence)
        if before is not None and before.given.status == "planned" and before.given.period_end is not None:
            return inherited(sentence, number, before)
    if time is None:
        return _in_block(sentence, number)
    timex = items[time].mention
    assert isinstance(timex, Timex)
    return period_of(timex)


def _in_block(sentence: Sentence, number: int) -> Period | None:
    """The time of the headings, where a label says that its area came in it: `Halls completed in the year: 9 ha`."""
    first = number
    while first > 0 and sentence.chunks[first].opener != ";":
        first -= 1
    for item in sentence.items[sentence.chunks[first].first : sentence.chunks[number].last]:
        if item.kind == "time" and isinstance(item.mention, Timex):
            return same_time(sentence, item.mention, item.surface)
        if item.surface in _DONE_IN_TIME and not sentence.roles & {"cumulative", "planned", "modal"}:
            return sentence.memory.outline.dating.time
    return None


_DONE_IN_TIME = frozenset(
    {"taken", "sold", "leased", "transferred", "reclaimed", "levelled", "leveled", "delivered", "supplied"}
    | {"taken back", "granted", "added", "put up", "put", "auctioned", "requisitioned", "handed over", "started"}
)
"""What is done to land and halls within a time, where `built` and `developed` tell what there is."""


def _changes(sentence: Sentence, index: int, number: int) -> bool:
    """Whether the clause states the area as reached then: `was expanded to 135`, `Since April it has been 120`."""
    chunk = sentence.chunks[number]
    if chunk.verb is None or chunk.verb > index:
        return False
    roles = {role for k in range(chunk.verb, index) for role in sentence.items[k].sense.roles}
    if "present" in sentence.items[chunk.verb].sense.roles and "planned" not in roles:
        return False
    owner = sentence.owners[number]
    covers = "planned" in roles and owner is not None and owner.label in ("ZONE", "GPE")
    return (
        covers
        or bool(roles & {"up", "down"})
        or (sentence.items[index - 1].sense.roles & {"link"} != set() and index - chunk.verb <= 3)
    )
