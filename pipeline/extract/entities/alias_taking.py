"""Further names of zones and organisations -> mentions, wherever they stand among the words that are left."""

from __future__ import annotations

from pipeline.extract.entities.aliases import Alias, alias_spans
from pipeline.extract.entities.reading import Item, Reading, take
from pipeline.extract.entities.tokens import ACRONYM, PLACE


def take_aliases(r: Reading, aliases: list[Alias], apart: bytearray | None = None) -> None:
    """Make mentions of `aliases` outside the words that are taken, or those that `apart` marks."""
    for first, last, alias in alias_spans(r.t, r.capitals, apart or r.taken, r.titled, aliases):
        first = _with_place(r, first, alias)
        take(r, first, last)
        if alias.record is not None:
            alias.record.add(r.t.surface(first, last))
            r.items.append(Item(first, last, "ZONE", alias.record.name, "zone-alias", record=alias.record))
        else:
            r.items.append(Item(first, last, "ORG", alias.name, "organisation-alias"))


def _with_place(r: Reading, first: int, alias: Alias) -> int:
    """First word of `Xiamen SEZ`: an acronym of a zone after the words with which the zone's name begins."""
    t = r.t
    if alias.record is None or len(alias.words) != 1 or not t.kinds[first] & ACRONYM or t.breaks[first]:
        return first
    words = alias.record.name.split()
    for n in (2, 1):
        start = first - n
        if start >= 0 and t.words[start:first] == words[:n] and t.kinds[start] & PLACE:
            return first if any(r.taken[start:first]) or any(t.breaks[start + 1 : first]) else start
    return first
