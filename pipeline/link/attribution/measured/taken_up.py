"""What a sum measures that its own clause leaves unsaid: what the share beside it, or the sentence before, spoke of."""

from __future__ import annotations

from pipeline.link.attribution.measured.indicators import Measure, nearest_left
from pipeline.link.attribution.owners.parts import MACRO
from pipeline.link.attribution.sentence import Sentence

_RESTATING = frozenset({"or", "that is", "i e", "equal to", "equivalent to", "that", "is", "about", "some", ","})


def restated_share(sentence: Sentence, index: int) -> Measure | None:
    """What a share measures that the sum states again: `11.8 percent of the nation's taxes, or 1.9 trillion yuan`."""
    before = sentence.done[-1] if sentence.done else None
    if before is None or before.figure.table != "percentages" or before.given.kind != "share" or index < 2:
        return None
    back = index - 1
    while back > before.index and sentence.items[back].surface in _RESTATING and index - back <= 4:
        back -= 1
    restated = index - back > 2 and before.given.indicator not in (None, "other")
    told = nearest_left(sentence.items, before.index, 0, "money", weak=False)
    if restated and told is not None and told.indicator == "other" and told.rule == "clause":
        return Measure("other", "carried", index)
    return Measure(before.given.indicator or "", "carried", index) if restated else None


_FLOWS = frozenset({
    "gdp", "output_value", "value_added", "trade_value", "exports", "imports", "revenue", "sales_revenue",
    "fiscal_revenue", "tax_revenue", "profit",
})  # fmt: skip
"""Indicators whose change is told of before the sums themselves."""


def continued_measure(sentence: Sentence) -> str | None:
    """What the last sum measured, or a change told since in the paragraph: `Trade has doubled. Last year it was`."""
    latest = sentence.memory.latest
    changed = latest is not None and latest.figure.table == "percentages" and not sentence.memory.paragraph
    if changed and latest is not None and latest.given.indicator in _FLOWS:
        return latest.given.indicator
    return sentence.memory.indicator.get("money")


def resumes(sentence: Sentence, index: int) -> bool:
    """Whether a pronoun or `the sum` leads up to the figure: `Last year it was`, `the total is to be at least`."""
    for back in range(index - 1, max(-1, index - 10), -1):
        item = sentence.items[back]
        if item.surface in ("it", "they"):
            return _equates(sentence, back + 1, index)
        if "amount" in item.sense.roles:
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


def of_whole(sentence: Sentence, index: int) -> bool:
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


_EXPECTED = frozenset({"revenue", "sales_revenue", "output_value", "profit", "exports"})


def _expects(sentence: Sentence, number: int) -> bool:
    """Whether a clause tells nothing but what is expected or aimed at: `This year, the company expects 400 million`."""
    chunk = sentence.chunks[number]
    verb = chunk.verb
    return verb is not None and any("expects" in item.sense.roles for item in sentence.items[verb : chunk.last])


def _is_goal(sentence: Sentence, index: int) -> bool:
    """Whether a sum is a goal of which nothing more is said: `For 2022, the zone has set a target of 5 billion`."""
    before = sentence.items[max(0, index - 2) : index]
    return len(before) == 2 and "goal" in before[0].sense.roles and before[1].surface == "of"


def outdoes(sentence: Sentence, number: int, continued: str) -> bool:
    """Whether the sentence is about a zone or a place that grew, and so in what the paragraph before told of another:
    `X grew faster, by 41 percent, to 39.8 billion yuan`."""
    if continued not in MACRO or sentence.memory.paragraph > 1:
        return False
    verb = next((chunk.verb for chunk in sentence.chunks[: number + 1] if chunk.verb is not None), None)
    if verb is None or sentence.items[verb].sense.roles.isdisjoint(("up", "down")):
        return False
    return getattr(sentence.items[verb - 1].mention, "label", None) in ("ZONE", "GPE")


def _is_given(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a company has a sum from a zone or a place: `got 3 million yuan from the zone`."""
    items, verb = sentence.items, sentence.chunks[number].verb
    if verb is None or verb > index or index + 2 >= len(items) or items[index + 1].surface != "from":
        return False
    giver = next((item for item in items[index + 2 : index + 5] if item.surface != "the"), items[index + 2])
    return getattr(giver.mention, "label", None) in ("ZONE", "GPE") or "authority" in giver.sense.roles


def unsaid(sentence: Sentence, index: int, number: int, continued: str | None) -> Measure:
    """What money measures of which its clause says nothing: what the sentence before spoke of; a company's is
    investment."""
    owner = sentence.owners[number]
    company = owner is not None and owner.label == "ORG"
    if company and continued in _EXPECTED and _expects(sentence, number):
        return Measure(continued, "continued", index)
    if continued in _FLOWS and _is_goal(sentence, index):
        return Measure(continued, "continued", index)
    if (
        continued
        and continued != "price"
        and not company
        and (_pronoun_before(sentence, index) or sentence.memory.paragraph == 0)
    ):
        return Measure(continued, "continued", index)
    if continued and ("partner" in sentence.roles or outdoes(sentence, number, continued)):
        return Measure(continued, "continued", index)
    if company and _is_given(sentence, index, number):
        return Measure("funding", "given", index)
    return Measure("investment" if company else "other", "default", index)
