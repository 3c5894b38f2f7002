"""A prepared sentence -> an attribution for each of its figures."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import pairwise
from typing import Literal

from pipeline.link.attribution import measures
from pipeline.link.attribution.carrying import has_verb
from pipeline.link.attribution.columns import cell_of
from pipeline.link.attribution.discourse import UNNAMED, Owner
from pipeline.link.attribution.ownership import owner_of_figure
from pipeline.link.attribution.periods import Period, adjacent_time, usable
from pipeline.link.attribution.respectively import listed_names
from pipeline.link.attribution.sentence import Done, Memory, Sentence
from pipeline.link.attribution.status import has_cue, is_compared, is_cumulative, is_definite, is_planned
from pipeline.link.attribution.timing import period_of_figure
from pipeline.link.attribution.works import note_works
from pipeline.models import Article, Attribution, Entity, Figure

_TOPICAL = frozenset(
    {"subject", "possessive", "pronoun", "of_subject", "company_noun", "complement", "recipient", "frame", "speaker"}
)


def attribute_all(article: Article, sentence: Sentence) -> None:
    """Attribute the figures of a sentence in order, into `sentence.done`."""
    firsts = [chunk.first for chunk in sentence.chunks]
    by_start: dict[int, Attribution] = {}
    for index in sentence.figures:
        figure = sentence.items[index].mention
        assert isinstance(figure, Figure)
        number = max(0, bisect_right(firsts, index) - 1)
        if figure.equivalent_of is not None and figure.equivalent_of in by_start:
            attribution = by_start[figure.equivalent_of]
        else:
            attribution = _attribute(article, sentence, index, figure, number)
        by_start[figure.start] = attribution
        sentence.done.append(Done(index, figure, attribution, _is_aside(sentence, index, number)))
    _hear(sentence)
    sentence.discourse.named([mention for item in sentence.items if isinstance(mention := item.mention, Entity)])
    sentence.discourse.listed = listed_names(sentence.items) or sentence.discourse.listed


def _is_aside(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a figure stands beside the sentence's line: compared, bracketed, relative, `, a mere 20 in 2012,`."""
    chunk = sentence.chunks[number]
    if chunk.kind in ("bracket", "relative", "aside"):
        return True
    if "compare" in sentence.roles and is_compared(sentence.items, index, chunk):
        return True
    head = sentence.items[chunk.first]
    apposed = chunk.kind == "phrase" and chunk.opener == "," and (head.kind == "figure" or head.surface in ("a", "an"))
    return apposed and adjacent_time(sentence.items, index, chunk.last) is not None


def _hear(sentence: Sentence) -> None:
    """Leave the sentence's owner for the next: that of its first clause."""
    note_works(sentence)
    if [item.surface for item in sentence.items[1:2]] in _CONTRASTS:
        return
    if sentence.unnamed or UNNAMED in sentence.owners:
        sentence.discourse.last = UNNAMED
        return
    _hear_speaker(sentence)
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


_CONTRASTS = (["comparison"], ["contrast"])
"""Second words of a sentence that holds another's figure against what the text goes on about: `For comparison`."""

_LONGEST_TITLE = 10
"""Items of what a speaker is: `, deputy general manager of the company`."""


def _hear_speaker(sentence: Sentence) -> None:
    """Note for whom a person speaks who is `manager of the company`: the one that the sentence is about."""
    subject = next((owner for owner in sentence.owners if owner is not None), None)
    if subject is None or subject.label != "ORG" or "speech" not in sentence.roles or "company" not in sentence.roles:
        return
    items = sentence.items
    for index, item in enumerate(items):
        person = item.mention
        if not isinstance(person, Entity) or person.label != "PERSON" or items[index + 1 : index + 2] == []:
            continue
        title = items[index + 1 : index + 1 + _LONGEST_TITLE]
        if title[0].surface == "," and any(
            before.surface == "the" and not noun.sense.roles.isdisjoint(("company", "works"))
            for before, noun in pairwise(title)
        ):
            sentence.discourse.people[person.name] = subject.by("speaker")
            sentence.discourse.met(person)


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
    memory = Memory(
        dict(sentence.memory.indicator),
        outline=sentence.memory.outline,
        lead=sentence.memory.lead,
        lead_measure=sentence.memory.lead_measure,
        latest=_last_stated(sentence),
    )
    for done in sorted(sentence.done, key=lambda done: (done.given.indicator != "other", -done.index)):
        if done.given.indicator and not done.aside:
            memory.indicator[done.figure.table] = done.given.indicator
    for done in sentence.done:
        if not done.aside and done.given.status == "actual" and done.figure.table != "areas":
            if done.given.period_end is not None:
                memory.period = Period(done.given.period_start, done.given.period_end, done.given.period_start is None)
            break
    memory.told = memory.period or sentence.memory.told
    if memory.period == memory.outline.dating.time and sentence.memory.period is None and not sentence.times:
        memory.period = None
    if memory.period is None and sentence.memory.fresh and not any(usable(sentence.items[k]) for k in sentence.times):
        memory.period, memory.fresh = sentence.memory.period, False
    return memory


def _last_stated(sentence: Sentence) -> Done | None:
    """The last figure of a sentence that neither restates another nor is what another is held against."""
    firsts = [chunk.first for chunk in sentence.chunks]
    for done in reversed(sentence.done):
        chunk = sentence.chunks[max(0, bisect_right(firsts, done.index) - 1)]
        beside = done.aside and chunk.kind not in ("aside", "relative")
        if done.figure.equivalent_of is None and not beside and not is_compared(sentence.items, done.index, chunk):
            return done
    return None


def _attribute(article: Article, sentence: Sentence, index: int, figure: Figure, number: int) -> Attribution:
    measure = measures.measure(article, sentence, index, figure, number)
    indicator = measure.what.indicator
    owner = owner_of_figure(sentence, index, number, measure.what)
    columns = sentence.memory.outline.columns
    period = columns.time_of(cell_of(article.prose, figure.start)) if columns.times else None
    period = period or period_of_figure(sentence, index, number, figure, measure.what, measure.kind == "growth")
    planned = (
        indicator == "planned_area"
        or _is_planned(sentence, index, number, figure, indicator, owner)
        or _lies_ahead(period, article.published)
    )
    if planned and period is not None and _lies_behind(period, article.published):
        period = None
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


_PLANNING = frozenset({"planned", "base"})
"""Roles of words of which a sentence with a plan has at least one."""


def _is_planned(
    sentence: Sentence, index: int, number: int, figure: Figure, indicator: str, owner: Owner | None
) -> bool:
    """Whether the clause's words make the figure a plan."""
    if figure.table in ("areas", "counts") and _describes_zone(sentence, number, owner):
        return False
    if figure.table == "areas" and is_definite(sentence.items, index):
        return False
    if _details_plan(sentence, number, figure, indicator, owner):
        return True
    if sentence.memory.outline.goals and not has_verb(sentence, number):
        return True
    if sentence.roles & _PLANNING and is_planned(sentence.items, sentence.chunks, number, index):
        return True
    first = sentence.chunks[number].first
    if "announced" in sentence.roles and has_cue(sentence.items, first, index, "announced"):
        return indicator == "investment" or (figure.table == "areas" and sentence.last_status("money") == "planned")
    return _revises_plan(sentence, index, number)


def _details_plan(sentence: Sentence, number: int, figure: Figure, indicator: str, owner: Owner | None) -> bool:
    """Whether a line without a verb tells what the plan of the sentence before costs or takes: `First-phase
    investment: US$200 million`."""
    latest = sentence.memory.latest
    if latest is None or latest.given.status != "planned" or sentence.memory.paragraph or has_verb(sentence, number):
        return False
    if latest.given.indicator == "planned_area":
        return False
    same = owner is not None and owner.name == latest.given.subject
    return same and (indicator == "investment" or figure.table == "areas")


_REVISES = 5
"""Items between `it` and the figure that a plan is changed to: `cut it on July 8 to 1.1 billion`."""


def _revises_plan(sentence: Sentence, index: int, number: int) -> bool:
    """Whether the figure is what a plan stated before in the sentence is changed to: `cut it to 1.1 billion`."""
    items = sentence.items
    verb = sentence.chunks[number].verb
    if verb is None or items[index - 1].surface != "to" or not sentence.done:
        return False
    changed = any(items[k].surface in ("it", "that", "this", "them") for k in range(verb, index))
    return changed and index - verb <= _REVISES + 2 and sentence.done[-1].given.status == "planned"


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


def _is_cumulative(
    sentence: Sentence, number: int, figure: Figure, indicator: str, period: Period | None, planned: bool
) -> bool:
    """Whether the figure is a total since the beginning."""
    if figure.table not in ("money", "counts") or indicator == "price":
        return False
    if not sentence.roles & {"cumulative", "perfect", "past"}:
        return False
    first, last = sentence.framed_span(number)
    if sentence.chunks[number].kind == "predicate" and _follows_relative(sentence, number):
        first = sentence.chunks[number].first
    return is_cumulative(sentence.items, first, last, bool(period and period.as_of), planned)


def _follows_relative(sentence: Sentence, number: int) -> bool:
    """Whether a relative clause parts a predicate from its subject: `The zone, which has so far drawn 5, got`."""
    chunks = sentence.chunks
    return number > 0 and chunks[number].opener == "," and chunks[number - 1].kind == "relative"


def _describes_zone(sentence: Sentence, number: int, owner: Owner | None) -> bool:
    """Whether a figure stands beside a zone's name, which has it whatever the clause plans: `X, 8,000 mu in area,
    will`."""
    hangs = owner is not None and owner.label == "ZONE" and owner.rule in ("apposition", "bracket", "aside")
    chunk = sentence.chunks[number]
    return hangs and not has_cue(sentence.items, chunk.first, chunk.last, "planned")
