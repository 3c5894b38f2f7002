"""A sum beside the thing that it built -> the company that the thing is of: `a 300-million-dollar film plant by X`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.owners.discourse import Owner
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.names import label_of, owner_of
from pipeline.link.attribution.syntax.scan import Item


def agent_of(sentence: Sentence, index: int, number: int) -> Owner | None:
    """The company that a project beside the figure is of: `a 300-million-dollar film plant by X`, `a 2-billion-yuan
    hospital was built by X`."""
    items = sentence.items
    for ahead in range(index + 1, min(sentence.chunks[number].last - 1, index + 7)):
        item = items[ahead]
        passive = items[ahead + 1].surface == "been"
        if item.kind != "word" or not (passive or item.sense.roles.isdisjoint(_ENDING)):
            return None
        if item.surface == "by":
            name = _by_whom(items, ahead + 1)
            return owner_of(items[name], "agent") if name and _is_made(items, index + 1, ahead) else None
    return None


def _by_whom(items: Sequence[Item], first: int) -> int | None:
    """Index of the company or zone that `by` leads up to: `by the Siemens`, `by companies of the zone`."""
    name = first
    while name < min(first + 5, len(items)) and items[name].kind == "word":
        name += 1
    if name >= len(items) or label_of(items[name]) not in ("ORG", "ZONE"):
        return None
    between = [item.surface for item in items[first:name] if item.surface != "the"]
    return name if not between or between[-1] in ("of", "in", "from") else None


_ENDING = frozenset({"perfect", "modal", "coordinate", "relative", "subordinate"})
"""What ends a noun phrase that begins with a figure, and what is done with it."""


def _is_made(items: Sequence[Item], first: int, by: int) -> bool:
    """Whether a plant, or something built or paid for, stands in `items[first:by]`; nobody has what they approve."""
    if any("works" in items[k].sense.roles for k in range(first, by)):
        return True
    deed = items[by - 1].sense
    if "consents" in deed.roles or any(row.indicator == "funding" for row in deed.indicators):
        return False
    if by == first + 1 or any(row.indicator == "trade_value" for row in deed.indicators):
        return "verb_past" in deed.roles and items[by - 1].surface not in _LEADING
    return by > first and ("makes" in deed.roles or any(row.indicator == "investment" for row in deed.indicators))


_LEADING = frozenset({"led", "headed", "backed", "joined", "followed", "organised", "organized", "supported"})
"""What those do with a sum who have not paid all of it: `a B round of 15 million dollars led by Qualcomm`."""
