"""Lists of names that commas part -> whether a chunk goes on with one, and so names no subject of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.names import POSSESSIVES, governor, label_of
from pipeline.link.attribution.syntax.scan import Item

_LONGEST_LIST = 12
"""Chunks back to which the preposition of a list is looked for."""


def lists_on(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a chunk goes on with the names of a list that a preposition governs: `from Hong Kong, Macao and
    Taiwan`, `in Taizhou city, Jiangsu province`."""
    for back in range(number, max(0, number - _LONGEST_LIST), -1):
        if not _adds_name(items, chunks[back], chunks[back - 1]):
            return False
        before = chunks[back - 1]
        last = before.last - 1 - _is_abbreviated(items, before.last - 1)
        if governor(items, last, before.first) is not None:
            return True
    return False


def _adds_name(items: Sequence[Item], chunk: Chunk, before: Chunk) -> bool:
    """Whether a chunk begins, after a comma, with a name like the one that the chunk before ends with; `Unlike X, Y
    has` lists none."""
    last = before.last - 1
    if chunk.opener != "," or chunk.first - last != 2 or chunk.kind not in ("phrase", "clause"):
        return False
    here = label_of(items[chunk.first + _opens_conjunct(items, chunk)])
    there = "GPE" if _is_abbreviated(items, last) else label_of(items[last])
    if here is None or _CLASS_OF.get(here, here) != _CLASS_OF.get(there or "", there):
        return False
    fronted = "preposition" in items[before.first].sense.roles
    return here in _PLACES or (before.kind == "phrase" and not fronted)


def _is_abbreviated(items: Sequence[Item], last: int) -> bool:
    """Whether a state's initials end a chunk: `from the U.S, Britain`."""
    return last > 1 and items[last - 1].surface == "u" and items[last].surface in ("s", "k")


_PLACES = frozenset({"GPE", "LOC"})
_CLASS_OF = {"LOC": "GPE"}
"""Labels that count as one in a list of names."""


def _opens_conjunct(items: Sequence[Item], chunk: Chunk) -> int:
    """How many words stand before the name of a chunk like `and the X`."""
    before = 0
    while (
        before < 2
        and chunk.first + before + 1 < chunk.last
        and ("coordinate" in items[chunk.first + before].sense.roles or items[chunk.first + before].surface == "the")
    ):
        before += 1
    return before


def ends_list(items: Sequence[Item], chunks: Sequence[Chunk], number: int, named: bool) -> bool:
    """Whether a clause begins with the last of such places and its subject stands before them, `named` or not:
    `Investors from the US, Japan and Korea put in`, `Firms from the UK, Canada, Norway have`, `The zone in Taizhou
    city, Jiangsu province ranks`."""
    if not lists_on(items, chunks, number):
        return False
    place, after = items[chunks[number].first : chunks[number].first + 2]
    joined = "coordinate" in place.sense.roles or "coordinate" in after.sense.roles
    return (
        joined
        or lists_on(items, chunks, number - 1)
        or (label_of(place) != "ZONE" and (named or place.surface.endswith(("province", "region"))))
    )


def explains_subject(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a phrase between commas says what the subject is: `FDI in the region, a core zone of X, rose`, `Golden
    Drum, Wuhu's own champion, with sales of`."""
    chunk = chunks[number]
    if _apposes_possessor(items, chunks, number):
        return True
    if number == 0 or number + 1 >= len(chunks) or chunk.opener != "," or items[chunk.first].surface not in ("a", "an"):
        return False
    after = chunks[number + 1]
    return after.kind == "predicate" and after.opener == "," and chunks[number - 1].kind == "phrase"


def _apposes_possessor(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a phrase between commas tells, without measuring, whose own the company before it is."""
    chunk = chunks[number]
    if number == 0 or number + 1 >= len(chunks) or chunk.opener != "," or chunks[number + 1].opener != ",":
        return False
    if chunk.last - chunk.first < 3 or items[chunk.first].kind != "entity":
        return False
    if items[chunk.first + 1].surface not in POSSESSIVES or label_of(items[chunks[number - 1].last - 1]) != "ORG":
        return False
    return all(item.kind == "word" and not item.sense.indicators for item in items[chunk.first + 1 : chunk.last])


def names_several(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a chunk ends a list of three names or more, which none of them alone is the subject of: `A, B and C,
    collectively`, `A, B and C have put`."""
    chunk = chunks[number]
    last = chunk.last if chunk.verb is None else chunk.verb
    if number == 0 or last - chunk.first > _LONGEST_PAIR or chunk.opener != ",":
        return False
    names = [item for item in items[chunk.first : last] if item.kind == "entity"]
    if len(names) != 2:
        return False
    joined = any("coordinate" in item.sense.roles for item in items[chunk.first : last])
    before = chunks[number - 1]
    alone = before.last - before.first <= 2 and label_of(items[before.last - 1]) == label_of(names[0])
    return joined and alone


_LONGEST_PAIR = 4
"""Items of `B and the C`."""
