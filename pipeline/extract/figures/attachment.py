"""A number and the text around it -> the number with the currency before it, the scale and the unit after it."""

from __future__ import annotations

import re

from pipeline.extract.figures.candidate import Candidate
from pipeline.patterns.numbers import (
    INSIDE_MODIFIERS,
    PREFIX,
    PREFIX_TAILS,
    PREFIX_WORDS,
    PREFIXES,
    SCALE_SURFACES,
    UNITS,
    Unit,
    next_start,
)
from pipeline.vocabulary.quantities import Scale


def attach(prose: str, number: Candidate, floor: int) -> None:
    """Find the currency before a number and the scale and unit after it; `floor` is where the figure before it ends."""
    _attach_prefix(prose, number, floor)
    scale_end, scales = _scales(prose, number)
    unit = _unit_at(prose, scale_end, number)
    if (
        scales
        and scales[-1].kind in ("letter", "short")
        and not _believable(prose, scales[-1], scale_end, number, unit)
    ):
        scale_end, scales = number.end, []
        unit = _unit_at(prose, scale_end, number)
    for scale in scales:
        number.scale *= scale.factor
    number.end = number.number_end = scale_end
    if unit is None and _attach_after_plus(prose, number):
        return
    if unit is None:
        number.hyphened = prose[number.end : number.end + 1] in ("-", "\u2010", "\u2011")
        return
    end, row = unit
    if row.scaled and not (number.scaled or number.grouped or number.prefixed or "-" in prose[number.end : end]):
        return
    if number.prefixed and row.table != "money":
        return
    if number.prefixed and row.code != number.unit:
        return
    number.end = end
    if not number.prefixed:
        number.table, number.unit, number.rule = row.table, row.code, row.rule
        number.value *= row.factor


_PLUS = re.compile(r"(?:[-\u2010\u2011](?:plus|odd)|\+)(?=[\s-])")


def _attach_after_plus(prose: str, number: Candidate) -> bool:
    """`100-plus hectares`, `50+ mu`: the unit after a word that bounds the number."""
    if prose[number.end : number.end + 1] not in ("-", "\u2010", "\u2011", "+") or number.prefixed:
        return False
    plus = _PLUS.match(prose, number.end)
    unit = _unit_at(prose, plus.end(), number) if plus else None
    if unit is None or unit[1].table not in ("areas", "money", "measure") or unit[1].scaled:
        return False
    number.end, row = unit
    number.table, number.unit, number.rule, number.modifier = row.table, row.code, row.rule, "more_than"
    number.value *= row.factor
    return True


_LAST_WORD = re.compile(r"[A-Za-z][A-Za-z.\-]*\Z")


def _attach_prefix(prose: str, number: Candidate, floor: int) -> None:
    start = number.start
    if prose[start - 1 : start] == " " and prose[max(0, start - 3) : start - 1] not in PREFIX_TAILS:
        return
    window = max(floor, number.start - 16)
    head = prose[window : number.start]
    tail = head.rstrip()
    if not tail or len(head) - len(tail) > 4 or head.count("\n", len(tail)) > 1:
        return
    if tail[-1].isalnum() or tail[-1] == ".":
        last = _LAST_WORD.search(tail)
        if last is None or last[0] not in PREFIX_WORDS:
            return
    if tail[-1] == "-" and not head[-1].isspace():
        tail = tail[:-1]
    found = PREFIX.search(tail)
    if found is None or not found[0]:
        return
    for surface in (found[0], found[1], found[2]):
        if not surface:
            continue
        row = PREFIXES.get("".join(surface.split()))
        if row is None:
            continue
        if len(surface) == 1 and surface.isalpha() and (head != tail or not scale_after(prose, number.end)):
            return
        if row.code == surface and row.word and not (number.grouped or _clear_sum(prose, number)):
            return
        number.start = window + len(tail) - len(surface)
        number.table, number.unit, number.prefixed, number.rule = "money", row.code, True, f"money.{surface}"
        return


def _clear_sum(prose: str, number: Candidate) -> bool:
    return "." in prose[number.start : number.end] or scale_after(prose, number.end)


def _scales(prose: str, number: Candidate) -> tuple[int, list[Scale]]:
    """Scales after a number (`hundred million`): where they end, and which they are."""
    end, scales = number.end, []
    for _ in range(2):
        start = next_start(prose, end)
        found = SCALE_SURFACES.match(prose, start) if start >= 0 else None
        if found is None or (found[1].kind == "letter" and start - end > 1):
            break
        end = found[0]
        scales.append(found[1])
        if end < len(prose) and prose[end] in INSIDE_MODIFIERS:
            number.modifier = INSIDE_MODIFIERS[prose[end]].modifier
            end += 1
        if found[1].kind == "letter":
            break
    if not scales and end < len(prose) and prose[end] in INSIDE_MODIFIERS:
        number.modifier = INSIDE_MODIFIERS[prose[end]].modifier
        end += 1
    return end, scales


def _believable(prose: str, scale: Scale, end: int, number: Candidate, unit: tuple[int, Unit] | None) -> bool:
    """Whether a short scale stands in a sum of money (or `bn` and the like before an area)."""
    if number.prefixed or (unit is not None and unit[1].table == "money"):
        return True
    if unit is not None and unit[1].table == "areas":
        return scale.kind == "short" or unit[1].code in ("m2", "[sft_i]")
    return scale.surface in ("bn", "bln", "mln", "trn") and prose[number.end : end].islower()


def _unit_at(prose: str, end: int, number: Candidate) -> tuple[int, Unit] | None:
    start = next_start(prose, end)
    found = UNITS.match(prose, start) if start >= 0 else None
    if found is None or (found[1].glued and start > end):
        return None
    return found


def scale_after(prose: str, end: int) -> bool:
    """Whether a scale follows `end`."""
    start = next_start(prose, end)
    return start >= 0 and SCALE_SURFACES.match(prose, start) is not None
