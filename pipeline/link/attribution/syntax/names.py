"""Names among the items of a sentence: their owners and labels, what governs them, where a clause puts its event."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.owners.discourse import Owner, is_authority_name
from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Entity

POSSESSIVES = ("'s", "’s", "'", "’")
_DETERMINERS = frozenset(
    {"the", "this", "that", "both", "a", "an", "nearby", "neighboring", "whole", "all", "even", "smaller"}
)
_LONGEST_LIST = 8


def owner_of(item: Item, rule: str) -> Owner:
    """An entity item as owner."""
    entity = item.mention
    assert isinstance(entity, Entity)
    return Owner(entity.name, entity.label, rule)


def label_of(item: Item) -> str | None:
    """The label of an entity item."""
    return item.mention.label if isinstance(item.mention, Entity) else None


def is_authority(items: Sequence[Item], index: int) -> bool:
    """Whether the entity at `index` is, or introduces, a public authority (`Gansu provincial government`)."""
    entity = items[index].mention
    if isinstance(entity, Entity) and entity.label == "ORG" and is_authority_name(entity.name):
        return True
    for ahead in range(index + 1, min(index + 5, len(items))):
        item = items[ahead]
        if "authority" in item.sense.roles:
            return True
        if item.kind != "word" or item.sense.roles & {
            "preposition",
            "past",
            "present",
            "perfect",
            "modal",
            "verb_past",
        }:
            return False
    return False


def of_those(items: Sequence[Item], name: int) -> bool:
    """Whether a name stands in `that of X`."""
    back = name - 2 if name and items[name - 1].surface == "the" else name - 1
    if back < 1 or items[name].kind != "entity":
        return False
    before = items[back].surface
    return before in ("that of", "those of") or (before == "of" and items[back - 1].surface in ("that", "those"))


def governor(items: Sequence[Item], index: int, first: int) -> int | None:
    """Index of the preposition that governs the item at `index`, through possessors, lists and kinds of place (`of A's
    B`, `in A and B`, `in the city of A`)."""
    for _ in range(_LONGEST_LIST):
        back = index - 1
        while back >= first and items[back].kind == "word" and _precedes_name(items[back]):
            back -= 1
        if back < first:
            return None
        if items[back].surface == "of" and back > first and "locality" in items[back - 1].sense.roles:
            index = back - 1
            continue
        if not items[back].sense.roles.isdisjoint(("preposition", "place")):
            return back
        listed = "coordinate" in items[back].sense.roles
        possessed = back < index - 1 and items[back + 1].surface in POSSESSIVES
        before = back - listed
        if not (listed or possessed) or before < first or items[before].kind != "entity":
            return None
        index = before
    return None


def _precedes_name(item: Item) -> bool:
    return item.surface in _DETERMINERS or item.surface in POSSESSIVES


def place_after(items: Sequence[Item], first: int, last: int) -> Owner | None:
    """The zone, else the place, in which the clause's event happens: `... had registered in the zone`."""
    found: Owner | None = None
    for index in range(first, last):
        item = items[index]
        label = label_of(item)
        if label not in ("ZONE", "GPE"):
            continue
        back = governor(items, index, first)
        if (
            back is None
            or "place" not in items[back].sense.roles
            or (items[back].surface in ("to", "from") and label == "GPE")
        ):
            continue
        if label == "ZONE":
            return owner_of(item, "place")
        if found is None:
            found = owner_of(item, "place")
    return found
