"""The time that a figure takes over: from the figure before, from the sentence before, from the lead of a round-up."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.layout.outline import LEAD_IN, QUESTION, TITLE
from pipeline.link.attribution.measured.indicators import Measure
from pipeline.link.attribution.measured.referring import referent
from pipeline.link.attribution.owners.parts import MACRO
from pipeline.link.attribution.sentence import Done, Sentence
from pipeline.link.attribution.status.status import has_cue, is_planned
from pipeline.link.attribution.syntax.scan import Item
from pipeline.link.attribution.time.frames import is_now
from pipeline.link.attribution.time.periods import Period, adjacent_time, bracketed_before, span_of, usable
from pipeline.models import Figure


def inherited(sentence: Sentence, number: int, before: Done) -> Period | None:
    """The period of the figure before; None where the clause has left its time (`and is home to`, `and will spend`)."""
    given, chunk = before.given, sentence.chunks[number]
    period = Period(given.period_start, given.period_end, given.period_start is None)
    if chunk.verb is None or chunk.first <= before.index or chunk.kind == "relative" or chunk.opener == "when":
        return period
    if sentence.items[chunk.first].surface == "with":
        return period
    if chunk.kind == "clause" and sentence.items[chunk.first].surface in ("as", "because", "since"):
        return None
    if is_now(sentence, chunk.verb):
        earlier = next((other for other in reversed(sentence.chunks[:number]) if other.verb is not None), None)
        if earlier is not None and earlier.verb is not None and not is_now(sentence, earlier.verb):
            return None
    if period.as_of and not any(k < before.index and usable(sentence.items[k]) for k in sentence.times):
        return None
    return period


def carries(sentence: Sentence, number: int, table: str) -> bool:
    """Whether a figure without a date goes on about the time of the sentence before: its verb is past, or it has
    none."""
    aside = sentence.chunks[number].kind == "aside"
    if _dated(sentence, number) or (aside and any(usable(sentence.items[k]) for k in sentence.times)):
        return False
    if "cumulative" in sentence.roles:
        return False
    if "planned" in sentence.roles and has_cue(sentence.items, 0, span_of(sentence.chunks, number)[1], "planned"):
        return False
    verbs = [
        chunk.verb for chunk in sentence.chunks if chunk.verb is not None and chunk.kind not in ("source", "relative")
    ]
    own = sentence.chunks[number].verb if sentence.chunks[number].kind == "clause" else None
    past = not verbs or bool(sentence.items[verbs[0] if own is None else own].sense.roles & {"past", "verb_past"})
    listed = sentence.items[0].surface in ("-", "•", "*")
    if not past or (table == "counts" and not verbs):
        return False
    return sentence.memory.paragraph == 0 or listed or sentence.owners[number] is None or not verbs


def goes_on(sentence: Sentence, number: int, measure: Measure, table: str) -> Period | None:
    """The time of the last figure of the sentence before, for one that tells a part or more of it, or a plan of what
    that planned: `By 2015 the zone aims at revenue of 220 billion. Chips are to bring 60 billion.`"""
    latest = sentence.memory.latest
    if latest is None or latest.given.period_end is None or sentence.memory.paragraph or _dated(sentence, number):
        return None
    given = latest.given
    first, last = span_of(sentence.chunks, number)
    planned = "planned" in sentence.roles and has_cue(sentence.items, first, last, "planned")
    if planned != (given.status == "planned") or (referent(sentence) is None and not (planned and table == "money")):
        return None
    if not planned or (measure.indicator in _FLOWS and latest.figure.table == "money"):
        return Period(given.period_start, given.period_end, given.period_start is None)
    return None


def has_verb(sentence: Sentence, number: int) -> bool:
    """Whether a verb stands beside a figure, between the label or the semicolon before it and the next one."""
    chunks = sentence.chunks
    first = number
    while first > 0 and chunks[first].opener not in (":", ";"):
        first -= 1
    last = number + 1
    while last < len(chunks) and chunks[last].opener != ";" and not _tells_part(sentence, last):
        last += 1
    return any(
        chunk.kind == "source" or (chunk.verb is not None and not _ends_label(sentence.items, chunk.first, chunk.verb))
        for chunk in chunks[first:last]
    )


def _ends_label(items: Sequence[Item], first: int, verb: int) -> bool:
    """Whether a participle ends the label of a table's line, or a noun like a verb is it: `FDI actually used     285
    million dollars`, `exports $10.5 billion`."""
    if verb + 1 >= len(items) or items[verb + 1].kind != "figure":
        return False
    if verb == first and any(row.part == "noun" for row in items[verb].sense.indicators):
        return True
    if not items[verb].surface.endswith(_PUT_TO_USE):
        return False
    label = items[first:verb]
    bare = all(item.kind == "word" and "determiner" not in item.sense.roles for item in label)
    return bare and any(item.sense.indicators for item in label)


_PUT_TO_USE = ("used", "utilized", "utilised", "realized", "realised", "paid", "introduced", "absorbed", "signed")


def _tells_part(sentence: Sentence, number: int) -> bool:
    """Whether a chunk tells a part of what stands before it: `of which exports took 4.31 billion`."""
    first = sentence.chunks[number].first
    return sentence.chunks[number].kind == "relative" or sentence.items[first].surface in (
        "of",
        "of which",
        "including",
    )


def labelled(sentence: Sentence, number: int) -> bool:
    """Whether a figure stands after a label: `Income per head: 21,400 yuan`."""
    return not has_verb(sentence, number) and any(chunk.opener == ":" for chunk in sentence.chunks[: number + 1])


def labels_time(sentence: Sentence, index: int) -> bool:
    """Whether a label has its figure's time for itself: `GDP (2012): 31 billion yuan`, `Sales in 2012 - 24 billion`."""
    if bracketed_before(sentence.items, index) is not None:
        return True
    if not sentence.times or sentence.times[0] > index or any(chunk.verb is not None for chunk in sentence.chunks):
        return False
    return any(item.surface in _LABEL_ENDS for item in sentence.items[:index])


_LABEL_ENDS = frozenset({":", "–", "—", "--", "-"})


def is_labelled_goal(sentence: Sentence, number: int) -> bool:
    """Whether a label before the figure names goals: `Goals for 2015: GDP 270 billion yuan; exports $10.5 billion`."""
    if "goal" not in sentence.roles:
        return False
    label = next((chunk for chunk in sentence.chunks[: number + 1] if chunk.opener == ":"), None)
    return label is not None and any("goal" in item.sense.roles for item in sentence.items[: label.first])


def held(sentence: Sentence, index: int, number: int, measure: Measure, figure: Figure) -> Period | None:
    """The time that the headings over a figure hold: over what no verb tells of, over plans under goals, and over what
    prose tells of in the past."""
    heading, verb = sentence.memory.outline.dating, sentence.chunks[number].verb
    if heading.time is None or (sentence.roles & {"cumulative"} and not heading.time.as_of):
        return None
    latest = sentence.memory.latest
    if latest is not None and latest.given.status == "planned" and not sentence.memory.paragraph and not heading.goals:
        return None
    if not has_verb(sentence, number):
        counted = figure.table == "counts" and (heading.kind == TITLE or not _whole_year(heading.time))
        stock = counted or (_is_sunk(sentence, index, measure) and not (heading.time.as_of or heading.goals))
        return heading.time if not stock or sentence.roles & {"fresh", "same_time"} else None
    if verb is None or measure.indicator == "price" or (heading.time.first is None and not heading.goals):
        return None
    if heading.kind == QUESTION and is_planned(sentence, number, index):
        return heading.time
    if heading.goals and sentence.memory.outline.goals:
        return heading.time if is_planned(sentence, number, index) else None
    past = sentence.items[verb].sense.roles & {"past", "verb_past"} and not sentence.roles & {"planned"}
    flows = (
        measure.indicator in _FLOWS if heading.prose else heading.kind == LEAD_IN and sentence.memory.paragraph < _NEXT
    )
    return heading.time if past and flows else None


_NEXT = 2
"""Paragraphs from a line that leads in a list to what is no part of it."""
_SUNK = frozenset(
    {"total investment", "total investments", "registered capital", "investment", "accumulated investment"}
)


def _is_sunk(sentence: Sentence, index: int, measure: Measure) -> bool:
    """Whether a label names what has been put into a thing, which no year alone is of: `Total investment: USD 3.6
    billion`."""
    return measure.index < index and sentence.items[measure.index].surface in _SUNK


def _whole_year(period: Period) -> bool:
    return period.first is None or (period.last is not None and (period.last - period.first).days >= _YEAR)


_YEAR = 360


def _dated(sentence: Sentence, number: int) -> bool:
    """Whether a date stands before or in the figure's chunk that no compared or bracketed figure has for itself."""
    if not sentence.times:
        return False
    items, last = sentence.items, span_of(sentence.chunks, number)[1]
    times = {k for k in sentence.times if k < last and usable(items[k])}
    if sentence.chunks[number].kind != "relative":
        for chunk in sentence.chunks:
            if chunk.kind == "relative":
                times.difference_update(range(chunk.first, chunk.last))
    if times:
        times.difference_update([adjacent_time(items, k, len(items)) for k in sentence.figures])
    return bool(times)


_FLOWS = MACRO | {"revenue", "sales_revenue", "profit"}


def led(sentence: Sentence, measure: Measure, table: str) -> Period | None:
    """The span of time that the round-up opened with, for what a sentence without a time of its own says was so."""
    lead, items = sentence.memory.lead, sentence.items
    if lead is None or table == "counts" or measure.indicator not in _FLOWS or sentence.discourse.speaker is not None:
        return None
    verbs = [
        chunk.verb for chunk in sentence.chunks if chunk.verb is not None and chunk.kind in ("clause", "predicate")
    ]
    if not verbs or "verb_past" not in items[verbs[0]].sense.roles or sentence.roles & {"cumulative", "planned"}:
        return None
    line = (chunk for chunk in sentence.chunks if not _colours(items[chunk.first]))
    return None if any(usable(item) for chunk in line for item in items[chunk.first : chunk.last]) else lead


def _colours(head: Item) -> bool:
    """Whether a chunk that begins with `head` tells more of a name: `, promoted to national level in 2010,`."""
    return not head.sense.roles.isdisjoint(("verb_past", "participle", "relative"))
