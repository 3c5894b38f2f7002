"""A figure that another is held against -> its owner, where the text names one: `against 55 to 70 yuan at the Dalian
park`."""

from __future__ import annotations

from pipeline.link.attribution.owners.discourse import UNNAMED, Owner
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.names import label_of, owner_of
from pipeline.link.attribution.syntax.scan import Item

_LEADING = frozenset({"at", "in", "of", "for", "near", "along", "on", "the", "whole", "entire"})


def compared_owner(sentence: Sentence, index: int, number: int) -> Owner | None:
    """Whose a figure held against another is, where the text says so: `against 55 to 70 yuan at the Dalian park`;
    nobody's where that is `near the coast`, `in inland cities`."""
    if "compare" not in sentence.roles:
        return None
    chunk, items = sentence.chunks[number], sentence.items
    if index not in sentence.compared and not _joins_compared(sentence, index, number):
        return None
    for ahead in range(index + 1, min(chunk.last, index + 6)):
        item = items[ahead]
        if "elsewhere" in item.sense.roles:
            return UNNAMED
        if label_of(item) in ("ZONE", "GPE", "ORG") and ahead > index + 1:
            whole = label_of(item) != "GPE" or ahead + 1 == chunk.last or not _goes_on(items[ahead + 1])
            return owner_of(item, "compared") if whole else None
        if item.surface not in _LEADING:
            return None
    return None


def _goes_on(item: Item) -> bool:
    """Whether a word after a place's name makes it part of a longer one: `the Dalian park`."""
    return item.kind == "word" and not item.sense.roles & {"coordinate", "preposition"}


def _joins_compared(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a figure is held against another in a row: `against 1.9 million for Wuxi and 16 million for Jiangsu`."""
    before = sentence.done[-1] if sentence.done else None
    chunk = sentence.chunks[number]
    if before is None or before.index < chunk.first or "coordinate" not in sentence.items[index - 1].sense.roles:
        return False
    return before.index in sentence.compared and index - before.index <= 6
