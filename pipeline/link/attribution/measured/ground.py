"""An area in square metres -> whether it is land, not floors: by the noun after it, or by the zone that it is of."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.measured.indicators import after_bracket
from pipeline.link.attribution.owners.discourse import Owner
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Entity

_LONGEST_KIND = 5
"""Items between `of` and the noun: `of reclaimed industrial land`."""

_APPOSED = frozenset({"apposition", "bracket"})
"""Rules of owners that a figure stands beside."""

_LEADING = 2
"""Items that may lead up to a figure in apposition: `, some 640,000 square meters in all`."""

_HOUSES = ("Plaza", "Center", "Centre", "Incubator", "Building", "Tower", "Mansion", "Hall", "Square", "House")
"""Last words of names that are buildings'."""


def is_ground(items: Sequence[Item], index: int) -> bool:
    """Whether the figure at item `index` is of land: `868,210 square meters of land`, `of former paddy fields`."""
    of = after_bracket(items, index + 1)
    if items[of : of + 1] == [] or items[of].surface != "of":
        return False
    for item in items[of + 1 : of + 1 + _LONGEST_KIND]:
        if "ground" in item.sense.roles:
            return True
        if item.kind != "word" or not item.sense.roles.isdisjoint(("preposition", "coordinate", "relative")):
            return False
    return False


def is_zone(owner: Owner | None) -> bool:
    """Whether an owner is a zone that is no building."""
    return owner is not None and owner.label == "ZONE" and not owner.name.endswith(_HOUSES)


def is_of_zone(sentence: Sentence, index: int, number: int) -> bool:
    """Whether the figure stands beside the name of a zone that is no building: `the X Zone, 640,000 sq m in all`."""
    owner = sentence.owners[number]
    chunk = sentence.chunks[number]
    back = chunk.first - 2
    if chunk.verb is not None or back < 0 or chunk.opener not in (",", "(") or index - chunk.first > _LEADING:
        return False
    if sentence.items[index + 1 : index + 2] and sentence.items[index + 1].surface == "of":
        return False
    if owner is not None and owner.rule in _APPOSED and is_zone(owner):
        return True
    if sentence.items[back].surface == ")" and chunk.opener == ",":
        back = sentence.chunks[number - 1].first - 2
    named = sentence.items[back].mention if back >= 0 else None
    return isinstance(named, Entity) and named.label == "ZONE" and not named.name.endswith(_HOUSES)
