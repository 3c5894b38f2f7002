"""A prepared sentence -> an attribution for each of its figures."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Literal

from pipeline.link.attribution.layout.columns import NO_COLUMNS, cell_of, time_of_cell
from pipeline.link.attribution.measured import measures
from pipeline.link.attribution.owners.discourse import UNNAMED, Owner
from pipeline.link.attribution.owners.ownership import owner_of_figure
from pipeline.link.attribution.owners.respectively import listed_names
from pipeline.link.attribution.owners.works import note_works
from pipeline.link.attribution.sentence import Done, Memory, Sentence
from pipeline.link.attribution.status.plans import is_plan
from pipeline.link.attribution.status.status import is_compared, is_cumulative
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.names import label_of
from pipeline.link.attribution.time.carrying import labels_time
from pipeline.link.attribution.time.periods import Period, adjacent_time, usable
from pipeline.link.attribution.time.timeless import is_past_beside_plan
from pipeline.link.attribution.time.timing import period_of_figure
from pipeline.models import Article, Attribution, Entity, Figure, Timex

_TOPICAL = frozenset(
    {"subject", "possessive", "pronoun", "of_subject", "company_noun", "complement", "recipient", "frame", "speaker"}
)


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
    _hear(sentence)
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


def _hear(sentence: Sentence) -> None:
    """Leave the sentence's owner for the next: that of its first clause."""
    note_works(sentence)
    if len(sentence.items) > 1 and sentence.items[1].surface in _CONTRASTS:
        return
    if sentence.unnamed or UNNAMED in sentence.owners:
        sentence.discourse.last = UNNAMED
        return
    _hear_speaker(sentence)
    if _founds_unnamed(sentence):
        sentence.discourse.lost()
        return
    for done in sentence.done:
        if done.given.subject is not None and done.given.subject_label == "ORG":
            sentence.discourse.company = Owner(done.given.subject, "ORG", "company_noun")
            sentence.discourse.company_here = True
    kinds = [chunk.kind for chunk in sentence.chunks]
    headed = ("clause", "predicate") if "clause" in kinds or "predicate" in kinds else ("phrase",)
    for chunk, owner in zip(sentence.chunks, sentence.owners, strict=True):
        if chunk.kind not in headed:
            continue
        if owner is None or owner.rule not in _TOPICAL or _counts_parts(sentence, chunk, owner):
            owner = _introduced(sentence) or (_agent(sentence) if owner is None else None)
        if owner is not None:
            sentence.discourse.heard(owner)
        return


def _counts_parts(sentence: Sentence, chunk: Chunk, owner: Owner) -> bool:
    """Whether a clause is about some of a place's parts, and not about the place: `Three townships of Jianxi district
    were placed under its management`."""
    if owner.rule != "of_subject" or owner.label != "GPE":
        return False
    head = sentence.items[chunk.first]
    return isinstance(head.mention, Figure) and head.mention.table == "counts"


def _founds_unnamed(sentence: Sentence) -> bool:
    """Whether a person comes by a firm that has no name here: `borrowed 300,000 yuan to found his company`."""
    if sentence.roles.isdisjoint(("company", "factory")):
        return False
    if not any(owner is not None and owner.label == "PERSON" for owner in sentence.owners):
        return False
    if any(label_of(sentence.items[k]) == "ORG" for k in sentence.names):
        return False
    return any(
        not noun.sense.roles.isdisjoint(("company", "factory"))
        and ("persons" in before.sense.roles or before.surface in ("a", "an", "own"))
        for before, noun in pairwise(sentence.items)
    )


_CONTRASTS = ("comparison", "contrast")
"""Second words of a sentence that holds another's figure against what the text goes on about: `For comparison`."""

_LONGEST_TITLE = 10
"""Items of what a speaker is: `, deputy general manager of the company`."""


def _hear_speaker(sentence: Sentence) -> None:
    """Note for whom a person speaks who is `manager of the company`: the one that the sentence is about."""
    if "speech" not in sentence.roles or "company" not in sentence.roles:
        return
    subject = next((owner for owner in sentence.owners if owner is not None), None)
    if subject is None or subject.label != "ORG":
        return
    items = sentence.items
    for index in sentence.names:
        person = items[index].mention
        if not isinstance(person, Entity) or person.label != "PERSON" or index + 1 == len(items):
            continue
        title = items[index + 1 : index + 1 + _LONGEST_TITLE]
        if title[0].surface == "," and any(
            before.surface == "the" and not noun.sense.roles.isdisjoint(("company", "works"))
            for before, noun in pairwise(title)
        ):
            sentence.discourse.people[person.name] = subject.by("speaker")
            sentence.discourse.met(person)


def _agent(sentence: Sentence) -> Owner | None:
    """The company whose a thing is that a sentence turned round tells of: `In the north stands a mill owned by X`."""
    given = sentence.done[0].given if sentence.done else None
    if given is None or given.subject is None or not (given.link_rule or "").startswith("agent"):
        return None
    return Owner(given.subject, "ORG", "company_noun") if given.subject_label == "ORG" else None


def _introduced(sentence: Sentence) -> Owner | None:
    """The name that a sentence with no subject of its own tells more of: `It is done at X, which covers ...`."""
    return next(
        (
            owner
            for owner in sentence.owners
            if owner is not None and owner.rule in ("relative", "apposition") and owner.label in ("ZONE", "ORG")
        ),
        None,
    )


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
        cumulative=_is_cumulative(sentence, number, figure, indicator, period, planned),
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


def _is_cumulative(
    sentence: Sentence, number: int, figure: Figure, indicator: str, period: Period | None, planned: bool
) -> bool:
    """Whether the figure is a total since the beginning."""
    if figure.table not in ("money", "counts") or indicator == "price":
        return False
    if _counts_from(sentence, number, indicator):
        return True
    if sentence.roles.isdisjoint(("cumulative", "perfect", "past")):
        return False
    first, last = sentence.framed_span(number)
    last = max(min(last, _next_told(sentence, number)), _since(sentence, number))
    if sentence.chunks[number].kind == "predicate" and _follows_relative(sentence, number):
        first = sentence.chunks[number].first
    return is_cumulative(sentence.items, first, last, bool(period and period.as_of), planned)


def _counts_from(sentence: Sentence, number: int, indicator: str) -> bool:
    """Whether a chunk that no finite verb is in says since when investment adds up: `Contracted investment since 1992`,
    `bringing its total investment to 450 million since 2006`."""
    chunk = sentence.chunks[number]
    if chunk.verb is not None or indicator not in ("investment", "foreign_investment"):
        return False
    return any(
        isinstance(timex := sentence.items[k].mention, Timex) and timex.relation == "since"
        for k in sentence.times
        if chunk.first <= k < chunk.last
    )


def _since(sentence: Sentence, number: int) -> int:
    """Where the clause ends that counts a total from a deed: `has drawn 10 billion since it struck its first deal`."""
    chunk = sentence.chunks[min(number + 1, len(sentence.chunks) - 1)]
    return chunk.last if sentence.items[chunk.first].surface == "since" else 0


def _next_told(sentence: Sentence, number: int) -> int:
    """Where a participle begins that tells of another figure: `took in 320 million, bringing the total to`."""
    for chunk in sentence.chunks[number + 1 :]:
        if chunk.kind == "aside" and any(chunk.first <= k < chunk.last for k in sentence.figures):
            return chunk.first
    return len(sentence.items)


def _follows_relative(sentence: Sentence, number: int) -> bool:
    """Whether a relative clause parts a predicate from its subject: `The zone, which has so far drawn 5, got`."""
    chunks = sentence.chunks
    return number > 0 and chunks[number].opener == "," and chunks[number - 1].kind == "relative"
