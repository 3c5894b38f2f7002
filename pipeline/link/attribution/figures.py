"""A prepared sentence -> an attribution for each of its figures."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Literal

from pipeline.link.attribution import measures
from pipeline.link.attribution.discourse import Owner
from pipeline.link.attribution.ownership import owner_of_figure
from pipeline.link.attribution.periods import Period, adjacent_time, usable
from pipeline.link.attribution.respectively import listed_names
from pipeline.link.attribution.sentence import Done, Memory, Sentence
from pipeline.link.attribution.status import has_cue, is_compared, is_cumulative, is_definite, is_planned
from pipeline.link.attribution.timing import period_of_figure
from pipeline.models import Article, Attribution, Entity, Figure

_TOPICAL = frozenset(
    {"subject", "possessive", "pronoun", "of_subject", "company_noun", "complement", "recipient", "frame"}
)


def attribute_all(article: Article, sentence: Sentence) -> None:
    """Attribute the figures of a sentence in order, into `sentence.done`."""
    firsts = [chunk.first for chunk in sentence.chunks]
    by_start: dict[int, Attribution] = {}
    for index, item in enumerate(sentence.items):
        if not isinstance(item.mention, Figure):
            continue
        figure = item.mention
        number = max(0, bisect_right(firsts, index) - 1)
        if figure.equivalent_of is not None and figure.equivalent_of in by_start:
            attribution = by_start[figure.equivalent_of]
        else:
            attribution = _attribute(article, sentence, index, figure, number)
        by_start[figure.start] = attribution
        sentence.done.append(Done(index, figure, attribution, _is_aside(sentence, index, number)))
    _hear(sentence)
    sentence.discourse.named(mention for item in sentence.items if isinstance(mention := item.mention, Entity))
    sentence.discourse.listed = listed_names(sentence.items) or sentence.discourse.listed


def _is_aside(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a figure stands beside the sentence's line: compared, bracketed, relative, `, a mere 20 in 2012,`."""
    chunk = sentence.chunks[number]
    if chunk.kind in ("bracket", "relative", "aside") or is_compared(sentence.items, index, chunk):
        return True
    head = sentence.items[chunk.first]
    apposed = chunk.kind == "phrase" and chunk.opener == "," and (head.kind == "figure" or head.surface in ("a", "an"))
    return apposed and adjacent_time(sentence.items, index, chunk.last) is not None


def _hear(sentence: Sentence) -> None:
    """Leave the sentence's owner for the next: that of its first clause."""
    for done in sentence.done:
        if done.given.subject is not None and done.given.subject_label == "ORG":
            sentence.discourse.company = Owner(done.given.subject, "ORG", "company_noun")
            sentence.discourse.company_here = True
    verbal = any(chunk.kind in ("clause", "predicate") for chunk in sentence.chunks)
    for chunk, owner in zip(sentence.chunks, sentence.owners, strict=True):
        if chunk.kind not in ("clause", "predicate") and (verbal or chunk.kind != "phrase"):
            continue
        if owner is None or owner.rule not in _TOPICAL:
            owner = _introduced(sentence)
        if owner is not None:
            sentence.discourse.heard(owner)
        return


def _introduced(sentence: Sentence) -> Owner | None:
    """The name that a sentence with no subject of its own tells more of: `It is done at X, which covers ...`."""
    return next(
        (
            owner
            for chunk, owner in zip(sentence.chunks, sentence.owners, strict=True)
            if owner is not None and owner.rule in ("relative", "apposition") and owner.label in ("ZONE", "ORG")
        ),
        None,
    )


def remember(sentence: Sentence) -> Memory:
    """What the next sentence of the paragraph may take over."""
    memory = Memory(dict(sentence.memory.indicator), heading=sentence.memory.heading)
    for done in reversed(sentence.done):
        if done.given.indicator and not done.aside:
            memory.indicator[done.figure.table] = done.given.indicator
    for done in sentence.done:
        if not done.aside and done.given.status == "actual" and done.figure.table != "areas":
            if done.given.period_end is not None:
                memory.period = Period(done.given.period_start, done.given.period_end, done.given.period_start is None)
            break
    if memory.period is None and sentence.memory.fresh and not any(usable(item) for item in sentence.items):
        memory.period, memory.fresh = sentence.memory.period, False
    return memory


def _attribute(article: Article, sentence: Sentence, index: int, figure: Figure, number: int) -> Attribution:
    measure = measures.measure(article, sentence, index, figure, number)
    indicator = measure.what.indicator
    owner = owner_of_figure(sentence, index, number, measure.what)
    period = period_of_figure(sentence, index, number, figure, measure.what, measure.kind == "growth")
    planned = (
        indicator == "planned_area"
        or _is_planned(sentence, index, number, figure, indicator, owner)
        or _lies_ahead(period, article.published)
    )
    status: Literal["actual", "planned"] = "planned" if planned else "actual"
    return Attribution(
        subject=owner.name if owner else None,
        subject_label=owner.label if owner else None,
        indicator=None if indicator == "none" else indicator,
        status=status,
        cumulative=_is_cumulative(sentence, number, figure, indicator, period, planned),
        period_start=period.first if period else None,
        period_end=period.last if period else None,
        kind=measure.kind,
        direction=measure.direction,
        of=measure.of,
        link_rule=f"{owner.rule if owner else 'nobody'}+{measure.what.rule}",
    )


def _is_planned(
    sentence: Sentence, index: int, number: int, figure: Figure, indicator: str, owner: Owner | None
) -> bool:
    """Whether the clause's words make the figure a plan."""
    if figure.table in ("areas", "counts") and _describes_zone(sentence, number, owner):
        return False
    if figure.table == "areas" and is_definite(sentence.items, index):
        return False
    if "planned" in sentence.roles and is_planned(sentence.items, sentence.chunks, number, index):
        return True
    first = sentence.chunks[number].first
    return indicator == "investment" and has_cue(sentence.items, first, index, "announced")


def _lies_ahead(period: Period | None, published: date | None) -> bool:
    """Whether the period begins (a total's: ends) after publication."""
    if period is None or published is None or period.last is None:
        return False
    return (period.first or period.last) > published


def _is_cumulative(
    sentence: Sentence, number: int, figure: Figure, indicator: str, period: Period | None, planned: bool
) -> bool:
    """Whether the figure is a total since the beginning."""
    if figure.table not in ("money", "counts") or indicator == "price":
        return False
    if not sentence.roles & {"cumulative", "perfect", "past"}:
        return False
    first, last = sentence.framed_span(number)
    return is_cumulative(sentence.items, first, last, bool(period and period.as_of), planned)


def _describes_zone(sentence: Sentence, number: int, owner: Owner | None) -> bool:
    """Whether a figure stands beside a zone's name, which has it whatever the clause plans: `X, 8,000 mu in area,
    will`."""
    hangs = owner is not None and owner.label == "ZONE" and owner.rule in ("apposition", "bracket", "aside")
    chunk = sentence.chunks[number]
    return hangs and not has_cue(sentence.items, chunk.first, chunk.last, "planned")
