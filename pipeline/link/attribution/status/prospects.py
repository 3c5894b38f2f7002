"""A clause -> whether it tells of what is not there yet, or of what is, though no word of planning governs it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import Item

_LONGEST_CONDITION = 5
_CONDITIONS = ("upon ", "on ", "once ", "when ", "after ")


def when_completed(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a clause tells what something is like that is not there yet: `When completed, the hall measures`."""
    verb = chunks[number].verb
    if verb is None or not items[verb].sense.roles.isdisjoint(("verb_past", "past")):
        return False
    following = items[verb + 1 : verb + 2]
    if "perfect" in items[verb].sense.roles and any("verb_past" in item.sense.roles for item in following):
        return False
    for beside in (number - 1, number + 1):
        if 0 <= beside < len(chunks) and chunks[beside].last - chunks[beside].first <= _LONGEST_CONDITION:
            condition = items[chunks[beside].first]
            if "planned" in condition.sense.roles and condition.surface.startswith(_CONDITIONS):
                return True
    return False


_SIZES = frozenset({"in size", "in area", "in extent", "large", "wide", "in all", "across"})


def is_size(items: Sequence[Item], chunks: Sequence[Chunk], number: int, index: int) -> bool:
    """Whether a figure is the size of what is there, whatever is to become of it: `Hainan, some 33,900 sq km in size,
    is to become`."""
    chunk = chunks[number]
    if not number or chunk.verb is not None or chunk.opener != ",":
        return False
    if " ".join([item.surface for item in items[index + 1 : min(index + 3, chunk.last)]]) not in _SIZES:
        return False
    subject = chunks[number - 1]
    fresh = items[subject.first].surface in ("a", "an", "another", "new")
    planned = any("planned" in item.sense.roles for item in items[chunk.first : chunk.last])
    return not fresh and not planned and subject.verb is None


def equips_works(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a phrase tells what a building has that the clause after it plans: `With a floor area of 9,000 sq m, the
    hall will house`."""
    if number or len(chunks) < 2 or items[0].surface != "with" or chunks[1].kind != "clause":
        return False
    subject = items[chunks[1].first : chunks[1].verb]
    if any(item.kind == "entity" for item in subject[:2]):
        return False
    floors = (row for item in subject for row in item.sense.indicators if row.indicator == "floor_area")
    return any("works" in item.sense.roles for item in subject) or next(floors, None) is not None


_VERBAL = ("verb_past", "verb_s", "speech", "says", "present", "past", "perfect", "modal", "participle", "planned")


def is_to_be(items: Sequence[Item], index: int, figure: int) -> bool:
    """Whether the item begins a passive infinitive that colours what stands before it: `a park, to be developed on`."""
    if items[index].surface != "to" or index + 2 >= figure or not index or items[index + 1].surface != "be":
        return False
    participle, before = items[index + 2], items[index - 1]
    if "verb_past" not in participle.sense.roles and not participle.surface.endswith("ed"):
        return False
    return before.kind != "word" or (
        before.sense.roles.isdisjoint(_VERBAL) and before.surface not in ("first", "only", "last", "second")
    )


_DONE = frozenset({"built", "completed", "finished", "bought", "opened", "founded", "acquired", "erected"})


def is_built(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a participle between a subject and its verb tells of what is there already: `The hall, built at a cost of
    400 million yuan, will draw traders`."""
    chunk = chunks[number]
    if chunk.kind != "aside" or items[chunk.first].surface not in _DONE or number + 1 >= len(chunks):
        return False
    return chunks[number + 1].kind == "predicate" and chunks[number - 1].kind in ("phrase", "clause")
