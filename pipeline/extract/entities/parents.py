"""Zones of one article -> which is part of which, where the text says so.

`The Park includes four parts, namely X and Y`; `Parks within the zone` over a list; `Biobay, an incubator in the park`;
`X, part of the Y`.
"""

from __future__ import annotations

import itertools

from pipeline.extract.entities.reading import Item
from pipeline.extract.entities.registry import ZoneRecord
from pipeline.extract.entities.sub_areas import is_sub_area
from pipeline.extract.entities.tokens import Tokens
from pipeline.vocabulary import names

_HOLDING = names.CUES["holding_verb"]
_MADE_OF = names.CUES["made_of"]
_APART = names.CUES["apart"]
_FURTHEST = 12


def assign_parents(t: Tokens, items: list[Item]) -> None:
    """Set `parent` of the records whose zone the text puts inside another."""
    zones = [item for item in items if item.record is not None]
    for before, after in itertools.pairwise(zones):
        whole, part = before.record, after.record
        if whole is None or part is None or whole is part:
            continue
        if after.first - before.last > _FURTHEST or t.breaks.find(1, before.last + 1, after.first + 1) >= 0:
            continue
        between = t.lowers[before.last : after.first]
        if _holds(between):
            _adopt(whole, part)
        elif _lies_in(between):
            _adopt(part, whole)
        elif (
            whole.parent is not None and between and {*between} <= {",", "and", "the", "("} and before.mention == "name"
        ):
            _adopt(whole.parent, part)
    _place_sub_areas(zones)


def _place_sub_areas(zones: list[Item]) -> None:
    """`Kunming area` is part of the free trade zone that was named last."""
    whole: ZoneRecord | None = None
    for record in [item.record for item in zones if item.record is not None]:
        if record.words >= {"free", "trade"}:
            whole = record
        elif whole is not None and record.parent is None and is_sub_area(record):
            _adopt(whole, record)


def _holds(between: list[str]) -> bool:
    words = {*between}
    if words & _APART:
        return False
    return bool(words & _HOLDING) or (
        bool(words & _MADE_OF) and ("of" in words or "into" in words or ":" in words or "including" in words)
    )


def _lies_in(between: list[str]) -> bool:
    """`, a biotech incubator in the`, `, part of the`, `in the south of the`: the first zone lies in the second."""
    if not between or between[-1] not in ("the", "of", "in", "within", "inside"):
        return False
    if between[0] == "in" and len(between) <= 2:
        return True
    text = " ".join(between)
    return (
        any(
            text.endswith(end)
            for end in ("part of the", "corner of the", "in the", "within the", "inside the", "core of the")
        )
        and (between[0] in (",", "is", "in", "within", "inside") and " and " not in text)
    ) or (between[0] == "in" and text.endswith(" of the"))


def _adopt(whole: ZoneRecord, part: ZoneRecord) -> None:
    ancestor: ZoneRecord | None = whole
    for _ in range(4):
        if ancestor is part:
            return
        ancestor = ancestor.parent if ancestor is not None else None
    if part.parent is None:
        part.parent = whole
