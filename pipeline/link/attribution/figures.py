"""A prepared sentence -> an attribution for each of its figures."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pipeline.link.attribution.hearing import hear
from pipeline.link.attribution.layout.columns import NO_COLUMNS, cell_of, time_of_cell
from pipeline.link.attribution.measured import measures
from pipeline.link.attribution.owners.ownership import owner_of_figure
from pipeline.link.attribution.owners.respectively import listed_names
from pipeline.link.attribution.sentence import Done, Memory, Sentence
from pipeline.link.attribution.status.plans import is_plan
from pipeline.link.attribution.status.status import is_compared
from pipeline.link.attribution.status.totals import is_total
from pipeline.link.attribution.time.carrying import labels_time
from pipeline.link.attribution.time.periods import Period, adjacent_time, usable
from pipeline.link.attribution.time.timeless import is_past_beside_plan
from pipeline.link.attribution.time.timing import period_of_figure
from pipeline.models import Article, Attribution, Entity, Figure


def attribute_all(article: Article, sentence: Sentence) -> None:
    """Attribute the figures of a sentence in order, into `sentence.done`."""
    items, chunks, number = sentence.items, sentence.chunks, 0
    by_start: dict[int | None, Attribution] = {}
    for index in sentence.figures:
        figure = items[index].mention
        assert isinstance(figure, Figure)
        while number + 1 < len(chunks) and chunks[number + 1].first <= index:
            number += 1
        if "compare" in sentence.roles and is_compared(items, index, chunks[number]):
            sentence.compared.add(index)
        given = by_start.get(figure.equivalent_of) or _attribute(article, sentence, index, figure, number)
        by_start[figure.start] = given
        aside = index in sentence.compared or _is_aside(sentence, index, number)
        sentence.done.append(Done(index, number, figure, given, aside))
    hear(sentence)
    names = [items[k].mention for k in sentence.names]
    sentence.discourse.named([mention for mention in names if isinstance(mention, Entity)])
    sentence.discourse.listed = listed_names(items) or sentence.discourse.listed


def _is_aside(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a figure stands beside the sentence's line: bracketed, relative, `, a mere 20 in 2012,`."""
    chunk = sentence.chunks[number]
    if chunk.kind in ("bracket", "relative", "aside"):
        return True
    head = sentence.items[chunk.first]
    apposed = chunk.kind == "phrase" and chunk.opener == "," and (head.kind == "figure" or head.surface in ("a", "an"))
    return apposed and adjacent_time(sentence.items, index, chunk.last) is not None


def remember(sentence: Sentence) -> Memory:
    """What the next sentence of the paragraph may take over."""
    memory = Memory(
        sentence.memory.indicator | _told(sentence),
        outline=sentence.memory.outline,
        lead=sentence.memory.lead,
        lead_measure=sentence.memory.lead_measure,
        latest=_last_stated(sentence),
    )
    for done in sentence.done:
        if not done.aside and done.given.status == "actual" and done.figure.table != "areas":
            if done.given.period_end is not None and not labels_time(sentence, done.index):
                memory.period = Period(done.given.period_start, done.given.period_end, done.given.period_start is None)
            if done.figure.table != "counts" or done.given.period_end is not None:
                break
    memory.period = memory.period or _told_beside(sentence)
    memory.told = memory.period or sentence.memory.told
    if memory.period == memory.outline.dating.time and sentence.memory.period is None and not sentence.times:
        memory.period = None
    timed = sentence.times and any(usable(sentence.items[k]) for k in sentence.times)
    if memory.period is None and sentence.memory.fresh and not timed:
        memory.period, memory.fresh = sentence.memory.period, False
    return memory


def _told(sentence: Sentence) -> dict[str, str]:
    """What the first figure of each table on the sentence's line measures, `other` where all do."""
    told: dict[str, str] = {}
    for done in sentence.done:
        table, indicator = done.figure.table, done.given.indicator
        if indicator and not done.aside and told.get(table, "other") == "other":
            told[table] = indicator
    return told


def _told_beside(sentence: Sentence) -> Period | None:
    """The span of time of a relative clause in a sentence that dates nothing else: `Hunan has five zones, whose trade
    reached 58.9 billion yuan in the first half`."""
    if sentence.discourse.sentences > 1:
        return None
    for done in sentence.done:
        given, chunk = done.given, sentence.chunks[done.number]
        whose = chunk.kind == "relative" and sentence.items[chunk.first].surface == "whose"
        told = whose and done.figure.table == "money"
        if told and given.status == "actual" and given.period_start is not None:
            return Period(given.period_start, given.period_end, False)
    return None


def _last_stated(sentence: Sentence) -> Done | None:
    """The last figure of a sentence that neither restates another nor is what another is held against."""
    for done in reversed(sentence.done):
        beside = done.aside and sentence.chunks[done.number].kind not in ("aside", "relative")
        if done.figure.equivalent_of is None and not beside and done.index not in sentence.compared:
            return done
    return None


def _attribute(article: Article, sentence: Sentence, index: int, figure: Figure, number: int) -> Attribution:
    measure = measures.measure(article, sentence, index, figure, number)
    indicator = measure.what.indicator
    owner = owner_of_figure(sentence, index, number, measure.what)
    columns = sentence.memory.outline.columns
    period = time_of_cell(article.prose, columns, figure.start) if columns is not NO_COLUMNS else None
    period = period or period_of_figure(sentence, index, number, figure, measure.what, measure.kind == "growth")
    planned = (
        indicator == "planned_area"
        or (bool(columns.goals) and cell_of(article.prose, figure.start) in columns.goals)
        or is_plan(sentence, index, number, figure, measure.what, owner)
        or _lies_ahead(period, article.published)
    )
    if planned and period is not None and _lies_behind(period, article.published):
        period = None
    planned = planned and not is_past_beside_plan(sentence, index, number, period, article.published)
    status: Literal["actual", "planned"] = "planned" if planned else "actual"
    return Attribution(
        subject=owner.name if owner else None,
        subject_label=owner.label if owner else None,
        indicator=None if indicator == "none" else indicator,
        status=status,
        cumulative=is_total(sentence, number, figure, indicator, period, planned),
        period_start=period.first if period else None,
        period_end=period.last if period else None,
        kind=measure.kind,
        direction=measure.direction,
        of=measure.of,
        link_rule=f"{owner.rule if owner else 'nobody'}+{measure.what.rule}",
    )


def _lies_ahead(period: Period | None, published: date | None) -> bool:
    """Whether the period begins (a total's: ends) after publication."""
    if period is None or published is None or period.last is None:
        return False
    return (period.first or period.last) > published


_LONGEST_MOMENT = 32
"""Days of the longest span that dates an act, where a longer one is what a plan is for."""


def _lies_behind(period: Period, published: date | None) -> bool:
    """Whether a day or month is over by publication, and so dates a plan's making: `announced on March 3 it will`."""
    if published is None or period.first is None or period.last is None:
        return False
    return period.last <= published and (period.last - period.first).days < _LONGEST_MOMENT
