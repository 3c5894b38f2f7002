"""Goods worth a sum, and sums that a place takes in -> trade, output, revenue: by what is done, and by what from."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.measured.indicators import Measure, as_subject
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import NOTHING, Item

_WORTH = frozenset({"worth", "valued at", "of", "to the value of"})
_MADE = frozenset({"made", "make", "makes", "making", "assembled", "assemble", "processed"})
_CARRIED = frozenset({"carried", "carry", "carries", "carrying", "transported", "hauled", "moved", "delivered"})
_SENT, _FETCHED = frozenset({"left", "leave"}), frozenset({"arrived", "entered", "enter", "arrive"})


def goods_measured(sentence: Sentence, index: int, number: int) -> Measure | None:
    """What the worth of goods at item `index` measures: `Goods worth 5 billion yuan crossed the border`."""
    items = sentence.items
    if index < 2 or items[index - 1].surface not in _WORTH or "wares" not in items[index - 2].sense.roles:
        return None
    verb = sentence.chunks[number].verb
    if verb is not None and verb < index:
        return _done_to_goods(items, verb, index)
    while verb is None and number + 1 < len(sentence.chunks) and sentence.chunks[number].kind in ("phrase", "bracket"):
        number += 1
        chunk = sentence.chunks[number]
        verb = chunk.first if chunk.kind == "aside" and chunk.opener in (")", "]") else chunk.verb
    if verb is None or not _opens(items, index - 2):
        return None
    chunk = sentence.chunks[number]
    fate = as_subject(items, index, Chunk(chunk.first, chunk.last, chunk.opener, verb), "money")
    if fate is not None and fate.indicator != "investment":
        return fate
    surface = items[verb].surface
    indicator = "exports" if surface in _SENT else "imports" if surface in _FETCHED else "trade_value"
    return Measure(indicator, "goods", verb)


_TRADES = frozenset({"output_value", "exports", "imports", "trade_value", "sales_revenue"})


def _done_to_goods(items: Sequence[Item], verb: int, index: int) -> Measure | None:
    """What a verb between the clause's own and the goods does to them: `are expected to turn out goods worth`."""
    for back in range(index - 3, max(verb - 1, index - 10), -1):
        if items[back].surface in _MADE:
            return Measure("output_value", "goods", back)
        if items[back].surface in _CARRIED:
            return Measure("trade_value", "goods", back)
        for row in items[back].sense.indicators:
            if row.table == "money" and row.part == "verb" and row.indicator in _TRADES:
                return Measure(row.indicator, "goods", back)
    return None


def _opens(items: Sequence[Item], noun: int) -> bool:
    """Whether the goods are the subject: no verb and no preposition but a date's stands before them."""
    return all(
        item.kind in ("time", "mark", "entity") or item.sense.roles.isdisjoint(("verb_past", "verb_s", "modal", "past"))
        for item in items[max(0, noun - 6) : noun]
    )


_DRAWN = frozenset({"investment", "foreign_investment"})


def takings(sentence: Sentence, index: int, number: int, found: Measure) -> Measure | None:
    """The revenue that a sum is which a place or a trade takes in: `took in 41.9 billion yuan from seven parcels`,
    `Tourism brought in 2 billion yuan`. `found`: what its verb or its subject say that it measures."""
    items, chunk = sentence.items, sentence.chunks[number]
    verb = found.index if found.rule == "verb" else chunk.verb
    if verb is None or verb >= index:
        return None
    if found.indicator == "price" and found.rule == "clause" and found.index < verb and _draws(items, verb, index):
        return Measure("revenue", "takings", verb)
    if found.rule != "verb" or found.indicator not in _DRAWN:
        return None
    if "draws" not in items[verb].sense.roles:
        spent = items[verb].surface == "spent" and any("guest" in i.sense.roles for i in items[chunk.first : verb])
        return Measure("revenue", "takings", verb) if spent else None
    if _from_land(items, index) or _earns(items, chunk.first, chunk.verb if chunk.verb is not None else verb):
        return Measure("revenue", "takings", verb)
    return None


def _draws(items: Sequence[Item], verb: int, index: int) -> bool:
    """Whether a verb of taking in stands between the finite verb and the sum."""
    return any("draws" in item.sense.roles and " in" in item.surface for item in items[verb:index])


def _from_land(items: Sequence[Item], index: int) -> bool:
    """Whether the sum comes from land: `from seven parcels`, `from the plots that it auctioned`."""
    ahead = [item for item in items[index + 1 : index + 8] if item.kind != "time"]
    if not ahead or ahead[0].surface != "from":
        return False
    return any("ground" in item.sense.roles for item in ahead[1:4])


def _earns(items: Sequence[Item], first: int, verb: int) -> bool:
    """Whether a plant or a trade is the subject, and no zone, person or occasion: `Rare earths brought in`."""
    head = None
    for item in items[first:verb]:
        if item.kind in ("figure", "mark") or (head is None and item.kind == "entity"):
            return False
        if item.kind == "time" or ("determiner" in item.sense.roles and "preposition" not in item.sense.roles):
            continue
        if "preposition" in item.sense.roles:
            break
        head = item
    if head is None or "occasion" in head.sense.roles:
        return False
    plain = head.sense is NOTHING and head.surface not in _NOBODY and not head.surface.endswith("ly")
    return plain or not head.sense.roles.isdisjoint(("factory", "works", "ranked"))


_NOBODY = frozenset({"zone", "park", "area", "that", "have", "also", "there", "zones", "parks", "areas", "projects"})
