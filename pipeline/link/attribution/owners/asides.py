"""Relatives, brackets, asides and appositions -> the name that each hangs on: `X, which covers`, `X (288 sq km)`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.owners.discourse import UNNAMED, Owner
from pipeline.link.attribution.owners.topic import SEVERAL
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.names import POSSESSIVES, governor, label_of, of_those, owner_of
from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Figure


def hangs_on_name(items: Sequence[Item], chunk: Chunk, before: Chunk | None) -> bool:
    """Whether a chunk explains the name right before it: a bracket, a relative, an aside, an apposition."""
    if before is None or chunk.kind == "clause":
        return False
    if chunk.kind in ("bracket", "relative"):
        return True
    if chunk.opener != ",":
        return False
    if chunk.kind == "aside":
        return items[before.last - 1].kind == "entity" or (before.kind == "phrase" and before.opener == ",")
    head = items[chunk.first]
    if head.surface in _STILL and chunk.first + 1 < chunk.last:
        head = items[chunk.first + 1]
    table = getattr(head.mention, "table", None)
    if head.surface == "at" and of_those(items, before.last - 1):
        return items[chunk.first + 1].kind == "figure"
    if table is not None and (_sums_up(items, chunk.first + 1) or _takes_part(items, chunk.first + 1)):
        return False
    explains = table in ("areas", "money") or head.surface in ("a", "an", "the", "one", "only", "capital", "home")
    return explains and items[before.last - 1].kind == "entity" and not _lists(items, chunk)


def _sums_up(items: Sequence[Item], after: int) -> bool:
    """Whether the words after a figure make it that of all that was told before it: `the port and X Zone, 118 sq km in
    all`."""
    words = [item.surface for item in items[after : after + 2]]
    return words[:1] in (["altogether"], ["in all"], ["in total"], ["overall"]) or words in (
        ["in", "all"],
        ["in", "total"],
    )


def _takes_part(items: Sequence[Item], after: int) -> bool:
    """Whether a figure is a part of the one before: `34 hectares in the west of X, 6 of them still vacant`."""
    words = [item.surface for item in items[after : after + 2]]
    return words in (["of", "them"], ["of", "it"], ["of", "that"], ["of", "these"])


_STILL = frozenset({"still", "once", "now", "already", "long", "formerly", "today", "then", "again"})
"""Adverbs before an apposition: `Benxi Steel, still the city's largest employer`."""


def _lists(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether the chunk is a further name in a list: `the Western Software Park`."""
    return label_of(items[chunk.last - 1]) == "ZONE" and chunk.last - chunk.first <= 2


def antecedent(items: Sequence[Item], chunk: Chunk, before: Chunk | None) -> Owner | None:
    """The name that a relative, an aside or a bracket hangs on: the entity right before it."""
    if before is None or before.last < 1 or chunk.first - before.last > 1:
        return None
    index = before.last - 1
    if chunk.kind == "relative" and index > before.first + 1 and items[index].sense.indicators:
        index -= 2 if items[index - 1].surface in POSSESSIVES else 0
    item = items[index]
    if index < before.last - 1 and item.kind == "entity":
        return owner_of(item, "relative")
    if chunk.kind == "relative" and label_of(item) == "ZONE" and _is_of_plant(items, chunk, before, index):
        return None
    if chunk.kind == "bracket" and _is_where(items, index, before.first):
        return owner_of(items[index - 2], "bracket")
    if chunk.kind == "relative" and _is_unnamed_place(items, index):
        return UNNAMED
    if chunk.kind == "relative" and (located := _located(items, before)) is not None:
        return owner_of(items[located], "relative")
    if label_of(item) in (None, "LOC"):
        return None
    if label_of(item) == "PERSON":
        return None
    if items[chunk.first].surface == "where":
        own = not items[chunk.first + 1].sense.roles.isdisjoint(("it", "they", "its", "their"))
        return None if own else owner_of(item, "relative")
    if (items[chunk.first].surface == "at" or chunk.kind == "bracket") and of_those(items, index):
        return owner_of(item, "apposition")
    if label_of(item) == "GPE" and _is_kind_of_place(items, chunk):
        return owner_of(item, "apposition")
    if chunk.kind == "relative" and label_of(item) == "GPE" and label_of(items[index - 2]) == "ORG":
        from_there = index - 2 >= before.first and items[index - 1].surface in ("of", "from", "in")
        return owner_of(items[index - 2], "relative") if from_there else owner_of(item, "relative")
    preposition = governor(items, index, before.first)
    governed = preposition is not None and items[preposition].surface not in _NAMING
    if governed and chunk.kind == "relative" and _is_praised(items, index, before.first):
        return owner_of(item, "relative")
    if chunk.kind == "aside" and items[chunk.first].surface == "with" and _list_goes_on(items, chunk, label_of(item)):
        return owner_of(item, "aside")
    if governed and chunk.kind == "aside" and _is_funded(items, chunk, before, index):
        return owner_of(item, "aside")
    if governed and (chunk.kind == "aside" or (before.kind in ("aside", "phrase") and chunk.kind == "relative")):
        return None
    if governed and label_of(item) == "GPE" and before.verb is None:
        return None
    if chunk.kind == "aside" and _is_last_of_several(items, index, before):
        return None
    return owner_of(item, chunk.kind if chunk.kind != "phrase" else "apposition")


_NAMING = frozenset({"including", "such as", "like", "notably", "namely", "among them", "above all"})
"""What leads up to an example, of which what follows tells: `130 makers, including Kerui Group, which`."""


def _is_where(items: Sequence[Item], name: int, first: int) -> bool:
    """Whether a place only tells where the one before it lies: `Nansha in Guangzhou (59 sq km)`."""
    if name - 2 < first or items[name - 1].surface not in ("in", "of") or label_of(items[name]) != "GPE":
        return False
    return label_of(items[name - 2]) in ("GPE", "ZONE")


def _is_unnamed_place(items: Sequence[Item], noun: int) -> bool:
    """Whether a relative hangs on a place that nobody has named, or on several: `For the city, which had a GDP of`,
    `the four zones, which cover`."""
    if getattr(items[noun].mention, "table", None) == "counts":
        return SEVERAL.search(items[noun].surface) is not None and items[noun - 1].surface in ("the", "these", "all")
    return "locality" in items[noun].sense.roles and items[noun - 1].surface == "the"


_PLOT = {"m2": 300_000, "har": 30, "[mu_cn]": 450, "[acr_us]": 75}
"""Areas up to which a relative after `a plant in the zone` tells of the plant, by unit."""


def _is_praised(items: Sequence[Item], name: int, first: int) -> bool:
    """Whether a zone stands after a noun that is no part of it: `the pride of X, which covers`, not `a phase of X`."""
    of = name - 1 - (items[name - 1].surface == "the")
    if of <= first or items[of].surface != "of" or label_of(items[name]) != "ZONE":
        return False
    noun = items[of - 1]
    return noun.kind == "word" and not noun.sense.indicators and not noun.sense.roles


def _located(items: Sequence[Item], before: Chunk) -> int | None:
    """Index of the zone or company that a place between commas tells the whereabouts of: `X, Anhui province, which`."""
    name = before.first - 2
    if before.last - before.first != 1 or name < 0 or items[before.first - 1].surface != ",":
        return None
    place = label_of(items[before.first]) == "GPE"
    return name if place and label_of(items[name]) in ("ZONE", "ORG") else None


def _is_of_plant(items: Sequence[Item], chunk: Chunk, before: Chunk, name: int) -> bool:
    """Whether a relative after a zone's name tells of a plant there: `a plant in X, which covers 2 ha`, `a venture in
    X, which has a registered capital of`."""
    place = name - 1 - (items[name - 1].surface == "the")
    if items[place].surface not in ("in", "at") or place <= before.first:
        return False
    if items[place - 1].sense.roles.isdisjoint(("company", "works")):
        return False
    for index in range(chunk.first, chunk.last):
        item = items[index]
        if any(row.indicator == "registered_capital" for row in item.sense.indicators):
            return True
        if isinstance(item.mention, Figure):
            quantity = item.mention.quantity
            return item.mention.table == "areas" and quantity.low <= _PLOT.get(quantity.unit, 0)
    return False


def _is_kind_of_place(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether a chunk says what kind of place the name before it is: `In Suifenhe, a city of 110,000 people`."""
    head = items[chunk.first : chunk.first + 4]
    return head[0].surface in ("a", "an", "the") and any("locality" in item.sense.roles for item in head[1:])


def _list_goes_on(items: Sequence[Item], chunk: Chunk, label: str | None) -> bool:
    """Whether a further name follows an aside: `consists of A, with 96,000 sq m of offices, and B`."""
    following = items[chunk.last : chunk.last + 4]
    if len(following) < 3 or following[0].surface != "," or "coordinate" not in following[1].sense.roles:
        return False
    return any(label_of(item) == label for item in following[2:])


def _is_funded(items: Sequence[Item], chunk: Chunk, before: Chunk, name: int) -> bool:
    """Whether an aside tells of the zone that money goes into: `put 8 billion yuan into X, with a planned area of`."""
    if items[chunk.first].surface != "with" or label_of(items[name]) != "ZONE" or before.verb is None:
        return False
    into = name - 1 - (items[name - 1].surface == "the")
    return items[into].surface == "into" and any(items[k].kind == "figure" for k in range(before.verb, into))


def _is_last_of_several(items: Sequence[Item], index: int, before: Chunk) -> bool:
    """Whether the name is the last of several: `It consists of A, B and C, with a total area of`."""
    joined = index - 1 - (items[index - 1].surface == "the")
    if joined >= before.first and "coordinate" in items[joined].sense.roles:
        return True
    return (
        sum(items[k].kind == "entity" for k in range(before.verb or before.first, before.last)) > 1
        and before.verb is not None
    )
