"""What a figure measures: money and areas by words, counts by their noun, percentages by kind and whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.link.attribution import percentages, shares
from pipeline.link.attribution.area_measures import area_measured
from pipeline.link.attribution.columns import cell_of
from pipeline.link.attribution.indicators import Measure
from pipeline.link.attribution.referring import is_part, referent
from pipeline.link.attribution.scan import Item
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.status import is_compared
from pipeline.link.attribution.sum_measures import sum_measured
from pipeline.models import Article, Figure


class Measured(NamedTuple):
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
        if kind == "rate" and (_changes_share(sentence, index) or (is_part(sentence) and referent(sentence))):
            kind = "share"
        if (kind == "rate" and (_leads_to_sum(sentence.items, index) or _goes_on(sentence, index))) or (
            kind == "share" and _grows_on(sentence, index)
        ):
            kind, direction = _compared_kind(sentence) or (kind, direction)
        grown = sentence.memory.outline.columns.growth
        if kind == "rate" and grown and cell_of(article.prose, figure.start) in grown:
            kind, direction = "growth", "up"
        of = percentages.whole_of(article.text, sentence.items, index, chunk) if kind == "share" else None
        return Measured(shares.measured(sentence, index, number, kind), kind, direction, of)
    if figure.table == "money":
        return Measured(sum_measured(sentence, index, figure, number))
    return Measured(area_measured(sentence, index, figure, number))


def _leads_to_sum(items: Sequence[Item], index: int) -> bool:
    """Whether a percentage leads to a sum, its verb left out: `and exports, 64.6 percent to 2.56 billion yuan`."""
    if index + 2 >= len(items) or items[index + 1].surface != "to" or items[index - 1].surface in ("from", "to"):
        return False
    return getattr(items[index + 2].mention, "table", None) == "money"


def _changes_share(sentence: Sentence, index: int) -> bool:
    """Whether a percentage is what a share has come to: `its share rose from 4.3 percent to 44.9 percent`."""
    before = sentence.done[-1] if sentence.done else None
    beside = before is not None and before.figure.table == "percentages" and before.given.kind == "share"
    return beside and sentence.items[index - 1].surface == "to"


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether a percentage goes on a list of them: `rose 5 and 8 percent`, `sales rose by 34 percent, trade by 19`."""
    before = sentence.done[-1] if sentence.done else None
    if before is None or before.figure.table != "percentages":
        return False
    between = sentence.items[before.index + 1 : index]
    joined = len(between) <= 2 and any("coordinate" in i.sense.roles or i.surface == "," for i in between)
    return joined or (bool(between) and between[-1].surface == "by" and not any(map(_is_verb, between)))


def _grows_on(sentence: Sentence, index: int) -> bool:
    """Whether a percentage is the second of two increases: `representing increases of 50 percent and 88 percent`."""
    before = sentence.last_of("percentages")
    of = index + 1 < len(sentence.items) and sentence.items[index + 1].surface == "of"
    return before is not None and before.kind == "growth" and not of and sentence.items[index - 1].surface == "and"


def _is_verb(item: Item) -> bool:
    return not item.sense.roles.isdisjoint(("verb_past", "verb_s", "present", "past", "perfect", "modal"))


def _compared_kind(sentence: Sentence) -> tuple[str, str | None] | None:
    """The kind of the percentage that the one at hand is held against: `accounts for 72 percent, compared with 58`."""
    before = sentence.last_of("percentages")
    return (before.kind, before.direction) if before and before.kind else None
