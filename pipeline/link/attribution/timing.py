"""A figure in its sentence -> its period: its own date, its clause's frame, or the time that it continues."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.indicators import Measure
from pipeline.link.attribution.noun_phrases import POSSESSIVES
from pipeline.link.attribution.ownership import MACRO, compared_owner
from pipeline.link.attribution.periods import (
    Period,
    adjacent_time,
    bound_time,
    bracketed_before,
    is_present,
    period_of,
    span_of,
    usable,
)
from pipeline.link.attribution.scan import Item
from pipeline.link.attribution.sentence import Done, Sentence
from pipeline.link.attribution.status import has_cue, is_compared, is_definite
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
    growth = growth or _is_difference(items, index)
    if (
        measure.rule == "left"
        and items[measure.index].surface in ("cost", "price")
        and has_cue(items, chunk.first, last, "planned")
    ):
        return None
    time = bound_time(items, index, first, last, growth)
    if time is not None and time >= chunk.last and figure.table == "counts" and _completes(sentence, number):
        return None
    if time is None and growth and sentence.done and chunk.kind in ("phrase", "aside"):
        given = sentence.done[-1].given
        return Period(given.period_start, given.period_end, False) if given.period_end else None
    if time is None and any(is_present(item) for item in items[first:last]):
        return None
    compared = is_compared(items, index, chunk)
    before = next((done for done in reversed(sentence.done) if not done.aside), None)
    follows = before is not None and before.given.period_end and chunk.verb is None and figure.table == "percentages"
    if time is None and not compared and not follows and chunk.kind != "relative":
        time = _frame(sentence, number)
    if time is not None:
        timex = items[time].mention
        assert isinstance(timex, Timex)
        return period_of(timex)
    other = compared and compared_owner(sentence, index, number) is not None
    if (
        measure.indicator == "price"
        or (compared and not other)
        or items[measure.index].surface in ("cost", "costs", "costing")
    ):
        return None
    if {chunk.opener, items[chunk.first].surface} & {"after", "before"} and chunk.kind == "clause":
        return None
    if before is not None and before.given.period_end:
        return _inherited(sentence, number, before)
    if before is not None and is_definite(items, before.index):
        return None
    if sentence.memory.heading is not None and not any(chunk.verb is not None for chunk in sentence.chunks):
        return sentence.memory.heading
    if figure.table == "counts" and (is_definite(items, index) or items[max(0, index - 1)].surface in POSSESSIVES):
        return None
    if not sentence.memory.fresh and not (
        figure.table != "counts" and measure.indicator in MACRO and sentence.owners[number] is None
    ):
        return None
    return sentence.memory.period if _carries(sentence, number, figure.table) else None


def _completes(sentence: Sentence, number: int) -> bool:
    """Whether the next chunk says when something planned will be there: `will employ 90 people when it's completed`."""
    after = sentence.chunks[number + 1 : number + 2]
    first, last = sentence.chunks[number].first, sentence.chunks[number].last
    return bool(after) and after[0].opener == "when" and has_cue(sentence.items, first, last, "planned")


_DIFFERING = frozenset({"more", "less", "fewer", "higher", "lower"})


def _is_difference(items: Sequence[Item], index: int) -> bool:
    """Whether the figure is the difference to a base: `810 million yuan more than in the year before`."""
    return index + 2 < len(items) and items[index + 1].surface in _DIFFERING and items[index + 2].surface == "than"


def _inherited(sentence: Sentence, number: int, before: Done) -> Period | None:
    """The period of the figure before; None where the clause has left its time (`and is home to`, `and will spend`)."""
    given, chunk = before.given, sentence.chunks[number]
    period = Period(given.period_start, given.period_end, given.period_start is None)
    if chunk.verb is None or chunk.first <= before.index or chunk.kind == "relative" or chunk.opener == "when":
        return period
    if _is_now(sentence, chunk.verb):
        earlier = next((other for other in reversed(sentence.chunks[:number]) if other.verb is not None), None)
        if earlier is not None and earlier.verb is not None and not _is_now(sentence, earlier.verb):
            return None
    if period.as_of and not any(usable(item) for item in sentence.items[: before.index]):
        return None
    return period


def _is_now(sentence: Sentence, verb: int) -> bool:
    """Whether a verb speaks of the present: `is`, `employs`, `has`."""
    roles = sentence.items[verb].sense.roles
    return bool(roles & {"present", "perfect", "verb_s"}) and "verb_past" not in roles


def _area_period(sentence: Sentence, index: int, number: int, measure: Measure) -> Period | None:
    """An area's date: one right after it, or its clause's where that says that the area changed or was so then."""
    items, chunk = sentence.items, sentence.chunks[number]
    time = bracketed_before(items, index)
    if time is None:
        time = adjacent_time(items, index, span_of(sentence.chunks, number)[1])
    if time is None and chunk.kind == "relative" and measure.indicator in _CHANGING:
        time = bound_time(items, index, chunk.first, chunk.last, False)
        if time is None:
            return None
    elif (is_definite(items, index) and time is None) or chunk.kind in ("bracket", "relative"):
        return None
    if time is None and is_compared(items, index, chunk):
        return None
    if time is None and (measure.indicator in _CHANGING or measure.rule == "verb" or _changes(sentence, index, number)):
        first, last = span_of(sentence.chunks, number)
        time = bound_time(items, index, first, last, False)
        if time is None:
            time = _frame(sentence, number)
    if time is None:
        return None
    timex = items[time].mention
    assert isinstance(timex, Timex)
    return period_of(timex)


def _changes(sentence: Sentence, index: int, number: int) -> bool:
    """Whether the clause states the area as reached then: `was expanded to 135`, `Since April it has been 120`."""
    chunk = sentence.chunks[number]
    if chunk.verb is None or chunk.verb > index:
        return False
    roles = {role for k in range(chunk.verb, index) for role in sentence.items[k].sense.roles}
    if sentence.items[chunk.verb].sense.roles & {"present"}:
        return False
    return bool(roles & {"up", "down"}) or (
        sentence.items[index - 1].sense.roles & {"link"} != set() and index - chunk.verb <= 3
    )


def _frame(sentence: Sentence, number: int) -> int | None:
    """The date of the chunk that opens the sentence or the clause: `In 2013, the zone recorded ...`."""
    for back in range(number - 1, -1, -1):
        chunk = sentence.chunks[back]
        if sentence.chunks[back + 1].opener == "said" and back:
            return None
        if sentence.chunks[back + 1].opener == ":" and chunk.kind == "phrase":
            labelled = next((k for k in range(chunk.last - 1, chunk.first - 1, -1) if usable(sentence.items[k])), None)
            if labelled is not None:
                return labelled
        if (
            chunk.kind != "phrase"
            and not (chunk.kind == "clause" and back == number - 1 and _adds_contrast(sentence, number))
            and chunk.opener not in ("when", "once")
            and not (back == 0 and sentence.items[0].surface == "when")
        ):
            continue
        if not _frames(sentence.items[chunk.first]):
            continue
        for k in range(chunk.first, chunk.last):
            item = sentence.items[k]
            if (
                usable(item)
                and (k == 0 or sentence.items[k - 1].kind != "figure")
                and not any(other.kind == "figure" for other in sentence.items[chunk.first : k])
            ):
                return k
    return None


def _adds_contrast(sentence: Sentence, number: int) -> bool:
    """Whether chunk `number` adds to the clause before without a verb: `Last year it shipped coal, but only 150
    boxes`."""
    chunk = sentence.chunks[number]
    return chunk.kind == "phrase" and sentence.items[chunk.first].surface in ("but", "and", "yet")


_FRAMELESS = frozenset({"to", "with", "due to", "compared with", "compared to", "against", "than"})


def _frames(head: Item) -> bool:
    """Whether a chunk that begins with `head` can frame what follows in time: `In 2013`, `Last year`, `When ...`."""
    return (
        head.kind == "time"
        or head.surface in ("when", "once", "and", "but")
        or ("preposition" in head.sense.roles and head.surface not in _FRAMELESS)
    )


def _dated(sentence: Sentence, number: int) -> bool:
    """Whether a date stands before or in the figure's chunk that no compared or bracketed figure has for itself."""
    last = span_of(sentence.chunks, number)[1]
    times = {k for k, item in enumerate(sentence.items[:last]) if usable(item)}
    for k, item in enumerate(sentence.items):
        if item.kind == "figure" and times:
            times.discard(adjacent_time(sentence.items, k, len(sentence.items)) or -1)
    return bool(times)


def _carries(sentence: Sentence, number: int, table: str) -> bool:
    """Whether a figure without a date goes on about the time of the sentence before: its verb is past, or it has
    none."""
    aside = sentence.chunks[number].kind == "aside"
    if _dated(sentence, number) or (aside and any(usable(item) for item in sentence.items)):
        return False
    if has_cue(sentence.items, 0, len(sentence.items), "cumulative"):
        return False
    if has_cue(sentence.items, 0, span_of(sentence.chunks, number)[1], "planned"):
        return False
    verbs = [
        chunk.verb for chunk in sentence.chunks if chunk.verb is not None and chunk.kind not in ("source", "relative")
    ]
    past = not verbs or bool(sentence.items[verbs[0]].sense.roles & {"past", "verb_past"})
    listed = sentence.items[0].surface in ("-", "•", "*")
    if not past or (table == "counts" and not verbs):
        return False
    return sentence.memory.paragraph == 0 or listed or sentence.owners[number] is None or not verbs
