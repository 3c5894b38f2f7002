"""What a figure measures: money and areas by words, counts by their noun, percentages by kind and whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.link.attribution import percentages, shares
from pipeline.link.attribution.indicators import (
    Measure,
    antecedent_noun,
    gapped_noun,
    is_attributive,
    measure_area,
    measure_money,
    nearest_left,
    nearest_right,
)
from pipeline.link.attribution.respectively import paired_measure
from pipeline.link.attribution.scan import Item
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.status import is_compared
from pipeline.models import Article, Figure

_FLOORED = frozenset({"m2", "[sft_i]"})


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure measures; kind, direction and whole are a percentage's."""

    what: Measure
    kind: str | None = None
    direction: str | None = None
    of: str | None = None


def measure(article: Article, sentence: Sentence, index: int, figure: Figure, number: int) -> Measured:
    """What the figure at item `index`, in chunk `number`, measures."""
    if figure.table == "counts":
        return Measured(Measure(figure.hint or "other", "noun", index))
    if figure.table == "percentages":
        chunk = sentence.chunks[number]
        surface = percentages.figure_text(article.text, figure)
        sign = article.prose[max(0, figure.start - 1) : figure.start]
        kind, direction = percentages.kind_of(sentence.items, index, chunk, surface, sign)
        if kind == "rate" and is_compared(sentence.items, index, chunk):
            kind, direction = _compared_kind(sentence) or (kind, direction)
        if kind == "rate" and _leads_to_sum(sentence.items, index):
            kind, direction = _compared_kind(sentence) or (kind, direction)
        of = percentages.whole_of(article.text, sentence.items, index, chunk) if kind == "share" else None
        return Measured(shares.measured(sentence, index, number, kind), kind, direction, of)
    if figure.table == "money":
        return Measured(_money(sentence, index, figure, number))
    return Measured(_area(sentence, index, figure, number))


def _leads_to_sum(items: Sequence[Item], index: int) -> bool:
    """Whether a percentage leads to a sum, its verb left out: `and exports, 64.6 percent to 2.56 billion yuan`."""
    if index + 2 >= len(items) or items[index + 1].surface != "to" or items[index - 1].surface in ("from", "to"):
        return False
    return getattr(items[index + 2].mention, "table", None) == "money"


def _compared_kind(sentence: Sentence) -> tuple[str, str | None] | None:
    """The kind of the percentage that the one at hand is held against: `accounts for 72 percent, compared with 58`."""
    before = sentence.last_of("percentages")
    return (before.kind, before.direction) if before and before.kind else None


def _money(sentence: Sentence, index: int, figure: Figure, number: int) -> Measure:
    items, chunk = sentence.items, sentence.chunks[number]
    if figure.per_unit is not None or _unit_follows(sentence, index):
        return Measure("price", "per_unit", index)
    paired = paired_measure(items, index) if "respectively" in sentence.roles else None
    if paired:
        return Measure(paired[0], "respectively", paired[1])
    first, last = sentence.clause_span(number)
    found = gapped_noun(items, chunk, "money") or measure_money(items, index, chunk)
    if found and found.indicator:
        return found
    found = found or antecedent_noun(items, chunk, "money")
    if found and found.indicator:
        return found
    if not found and chunk.kind == "predicate" and chunk.opener != "and":
        found = _in_subject(sentence, number)
        if found:
            return found
    own = chunk.verb is not None and chunk.opener == "and"
    found = nearest_left(items, index, chunk.first, "money", weak=True) if own else None
    if found:
        return found
    previous = sentence.last_of("money")
    if previous and previous.indicator:
        return Measure(previous.indicator, "carried", index)
    found = nearest_left(items, index, first, "money", weak=False)
    if found:
        return found
    continued = sentence.memory.indicator.get("money")
    if continued and (_resumes(sentence, index) or _of_whole(sentence, index)):
        return Measure(continued, "continued", index)
    return (
        nearest_left(items, index, chunk.first, "money", weak=True)
        or nearest_right(items, index, chunk.last, "money", weak=False)
        or nearest_right(items, index, chunk.last, "money", weak=True)
        or nearest_left(items, index, first, "money", weak=True)
        or nearest_right(items, index, last, "money", weak=False)
        or _unsaid(sentence, index, number, continued)
    )


def _in_subject(sentence: Sentence, number: int) -> Measure | None:
    """The indicator in the noun phrase that a predicate after an aside goes back to: `Sales of X, which ..., amounted
    to`."""
    for back in range(number - 1, -1, -1):
        chunk = sentence.chunks[back]
        if chunk.kind in ("phrase", "clause"):
            found = nearest_left(sentence.items, chunk.last, chunk.first, "money", weak=False)
            if found or chunk.kind == "clause":
                return found
    return None


def _resumes(sentence: Sentence, index: int) -> bool:
    """Whether a pronoun or `the sum` leads up to the figure: `Last year it was`, `the total is to be at least`."""
    for back in range(index - 1, max(-1, index - 10), -1):
        item = sentence.items[back]
        if item.surface in ("it", "they"):
            return _equates(sentence, back + 1, index)
        if item.surface in (
            "total",
            "sum",
            "figure",
            "that",
            "number",
            "amount",
            "goal",
            "target",
            "goals",
            "targets",
        ):
            return sentence.items[back + 1].surface != "of"
        if item.kind == "figure" or item.sense.indicators:
            return False
    return False


_BOUNDS = frozenset({"about", "around", "over", "at", "to", "in"})
_EQUATING = frozenset({"present", "past", "perfect", "modal", "link", "determiner", "up", "down"})


def _equates(sentence: Sentence, first: int, index: int) -> bool:
    """Whether nothing but a copula or its like stands between a pronoun and a figure: `it was`, not `it began with`."""
    return all(
        item.kind != "word" or item.sense.roles & _EQUATING or item.surface in ("be", "been")
        for item in sentence.items[first:index]
        if item.surface not in _BOUNDS
    ) and not any(item.surface in ("with", "for") for item in sentence.items[first:index])


def _of_whole(sentence: Sentence, index: int) -> bool:
    """Whether the sum is a part of one stated before: `contributed 12.5 billion yuan of it`."""
    following = [item.surface for item in sentence.items[index + 1 : index + 4]]
    return following[:2] in (["of", "it"], ["of", "that"], ["of", "this"], ["of", "them"]) or following == [
        "of",
        "the",
        "total",
    ]


def _pronoun_before(sentence: Sentence, index: int) -> bool:
    """Whether a pronoun earlier in the sentence takes up what the sentence before spoke of: `Twelve of them, worth`."""
    return any(item.sense.roles & {"it", "them", "they"} for item in sentence.items[max(0, index - 20) : index])


def _unsaid(sentence: Sentence, index: int, number: int, continued: str | None) -> Measure:
    """What money measures of which its clause says nothing: what the sentence before spoke of; a company's is
    investment."""
    owner = sentence.owners[number]
    company = owner is not None and owner.label == "ORG"
    if continued and not company and (_pronoun_before(sentence, index) or sentence.memory.paragraph == 0):
        return Measure(continued, "continued", index)
    return Measure("investment" if company else "other", "default", index)


def _unit_follows(sentence: Sentence, index: int) -> bool:
    items = sentence.items
    if index + 1 >= len(items):
        return False
    following = items[index + 1]
    if following.surface in ("each", "apiece") and index:
        before = items[index - 1].surface
        sold = any("sell" in row.phrase for k in range(max(0, index - 12), index) for row in items[k].sense.indicators)
        return before == "at" or (before == "for" and sold)
    if following.surface == "per" or following.surface in (
        "a night",
        "a month",
        "a day",
        "a week",
        "monthly",
        "per month",
    ):
        return True
    return (
        following.surface in ("a", "an", "each", "/")
        and index + 2 < len(items)
        and "unit" in items[index + 2].sense.roles
    )


def _area(sentence: Sentence, index: int, figure: Figure, number: int) -> Measure:
    items, chunk = sentence.items, sentence.chunks[number]
    floored = figure.quantity.unit in _FLOORED
    if is_attributive(items, index, chunk.last):
        return Measure("total_area", "attributive", index)
    found = measure_area(items, index, chunk, floored)
    if found:
        return found
    found = _fate_after(sentence, index, number)
    if found and not floored:
        return found
    if _follows_area(sentence, index, chunk.first):
        previous = sentence.last_of("areas")
        if previous and previous.indicator:
            return Measure(previous.indicator, "carried", index)
    if chunk.kind in ("aside", "predicate") and number and sentence.chunks[number - 1].verb is None:
        before = sentence.chunks[number - 1]
        found = nearest_left(items, before.last, before.first, "areas", weak=False)
        if found and (floored or found.indicator != "floor_area"):
            return found
    previous = sentence.last_of("areas")
    if previous and previous.indicator == "planned_area" and is_compared(items, index, chunk):
        return Measure("total_area", "default", index)
    if previous and previous.indicator and chunk.kind not in ("clause", "relative") and not floored:
        return Measure(previous.indicator, "carried", index)
    weak = nearest_left(items, index, chunk.first, "areas", weak=True)
    if floored and (weak is None or weak.indicator == "floor_area"):
        return Measure("floor_area", "default_floor", index)
    return Measure("total_area", "default", index)


def _fate_after(sentence: Sentence, index: int, number: int) -> Measure | None:
    """What becomes of an area that a comma parts from its verb: `950 mu, or 0.63 sq km, are finished`."""
    chunks = sentence.chunks
    if number + 1 >= len(chunks) or chunks[number].kind != "phrase" or chunks[number].last - index > 1:
        return None
    following = chunks[number + 1]
    if following.kind == "phrase" and following.last - following.first <= 2 and number + 2 < len(chunks):
        following = chunks[number + 2]
    if following.kind != "predicate" or following.verb is None or following.opener != ",":
        return None
    for ahead in range(following.verb + 1, min(following.verb + 3, following.last)):
        row = next((row for row in sentence.items[ahead].sense.indicators if row.table == "areas"), None)
        if row is not None and row.part in ("after", "verb"):
            return Measure(row.indicator, "fate", ahead)
    return None


def _follows_area(sentence: Sentence, index: int, first: int) -> bool:
    """Whether the figure is where a change goes: `from 62 square kilometers to 100`."""
    return any(
        sentence.items[k].surface == "to" and sentence.items[k - 1].kind in ("figure", "time")
        for k in range(max(first + 1, index - 4), index)
    )
