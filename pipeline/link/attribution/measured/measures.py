"""What a figure measures: money and areas by words, counts by their noun, percentages by kind and whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.link.attribution.layout.columns import cell_of
from pipeline.link.attribution.measured import percentages, shares
from pipeline.link.attribution.measured.area_measures import area_measured
from pipeline.link.attribution.measured.indicators import Measure
from pipeline.link.attribution.measured.referring import is_part, referent
from pipeline.link.attribution.measured.sum_measures import sum_measured
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.scan import Item
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
        sign = percentages.sign_of(article.prose, figure.start)
        kind, direction = percentages.kind_of(sentence.items, index, chunk, surface, sign)
        if kind == "rate" and index in sentence.compared:
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
    columns = sentence.memory.outline.columns
    named = columns.named.get(cell_of(article.prose, figure.start)) if columns.named else None
    if named is not None and figure.table in named:
        return Measured(Measure(named[figure.table], "column", index))
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
    joined = joined or _leaves_verb_out(between)
    return joined or (bool(between) and between[-1].surface == "by" and not any(map(_is_verb, between)))


_LONGEST_GAP = 12


def _leaves_verb_out(between: Sequence[Item]) -> bool:
    """Whether nothing but another noun of measures stands between: `GDP grew 9.6%, budget revenue 44.9%`."""
    opens = bool(between) and (between[0].surface == "," or "coordinate" in between[0].sense.roles)
    if not opens or len(between) > _LONGEST_GAP:
        return False
    if any(_is_verb(item) or item.kind == "figure" for item in between):
        return False
    return any(row.part == "noun" and row.table == "money" for item in between for row in item.sense.indicators)


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
