"""A number and the text around it -> the number with the currency before it, the scale and the unit after it."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.figures.candidate import Candidate
from pipeline.patterns.numbers import (
    BEFORE_DECOYS,
    INSIDE_MODIFIERS,
    PREFIX,
    PREFIX_OPENERS,
    PREFIX_TAILS,
    PREFIXES,
    SCALE_SURFACES,
    SYMBOLS,
    UNITS,
    Unit,
    next_start,
)
from pipeline.vocabulary.quantities import Currency, Scale

_HYPHENS = ("-", "\u2010", "\u2011")


def attach(prose: str, number: Candidate, floor: int) -> None:
    """Find the currency before a number and the scale and unit after it; `floor` is where the figure before it ends."""
    _attach_prefix(prose, number, floor)
    start = next_start(prose, number.end)
    if start < 0:
        number.number_end = number.end
        number.hyphened = prose[number.end : number.end + 1] in _HYPHENS
        return
    scale_end, scales = _scales(prose, number, start)
    if scale_end != number.end:
        start = next_start(prose, scale_end)
    unit = _unit_at(prose, scale_end, start)
    if (
        scales
        and scales[-1].kind in ("letter", "short")
        and not _believable(prose, scales[-1], scale_end, number, unit)
    ):
        scale_end, scales = number.end, []
        unit = _unit_at(prose, scale_end, next_start(prose, scale_end))
    for scale in scales:
        number.scale *= scale.factor
    number.end = number.number_end = scale_end
    if unit is None and _attach_after_plus(prose, number):
        return
    if unit is None:
        number.hyphened = prose[number.end : number.end + 1] in _HYPHENS
        return
    end, row = unit
    if row.scaled and not (number.scaled or number.grouped or number.prefixed or "-" in prose[number.end : end]):
        return
    if number.prefixed and row.table != "money":
        return
    if number.prefixed and row.code != number.unit and not _owns_symbol(row, number):
        return
    number.end = end
    if number.prefixed:
        number.unit = row.code
    else:
        number.table, number.unit, number.rule = row.table, row.code, row.rule
        number.value *= row.factor


def _owns_symbol(row: Unit, number: Candidate) -> bool:
    """Whether the currency after a number says whose symbol stands before it (`$500 CAD`)."""
    symbol = number.rule.removeprefix("money.")
    return len(symbol) == 1 and not symbol.isalnum() and symbol in SYMBOLS.get(row.code, ())


_PLUS = re.compile(r"(?:[-\u2010\u2011](?:plus|odd)|\+)(?=[\s-])")


def _attach_after_plus(prose: str, number: Candidate) -> bool:
    """`100-plus hectares`, `50+ mu`: the unit after a word that bounds the number."""
    if prose[number.end : number.end + 1] not in (*_HYPHENS, "+") or number.prefixed:
        return False
    plus = _PLUS.match(prose, number.end)
    unit = _unit_at(prose, plus.end(), next_start(prose, plus.end())) if plus else None
    if unit is None or unit[1].table not in ("areas", "money", "measure") or unit[1].scaled:
        return False
    number.end, row = unit
    number.table, number.unit, number.rule, number.modifier = row.table, row.code, row.rule, "more_than"
    number.value *= row.factor
    return True


_NO_PREFIX = frozenset(["", *"(“\"'‘,/["])


def _attach_prefix(prose: str, number: Candidate, floor: int) -> None:
    start = number.start
    before = prose[start - 1 : start]
    if before in _NO_PREFIX or (before == " " and prose[max(0, start - 3) : start - 1] not in PREFIX_TAILS):
        return
    window = max(floor, start - 16)
    head = prose[window:start]
    tail = head.rstrip()
    if not tail or len(head) - len(tail) > 4 or head.count("\n", len(tail)) > 1:
        return
    if tail[-1] == "-" and not head[-1].isspace():
        tail = tail[:-1]
    words = tail.rsplit(None, 2)
    found = _prefix_of(tail if len(words) > 1 and words[-2] in PREFIX_OPENERS else words[-1]) if words else None
    if found is None:
        return
    surface, row = found
    if len(surface) == 1 and surface.isalpha() and (head != tail or not scale_after(prose, number.end)):
        return
    doubtful = surface.lower() in BEFORE_DECOYS or (row.code == surface and row.word)
    if doubtful and not (number.grouped or _clear_sum(prose, number)):
        return
    number.start = window + len(tail) - len(surface)
    number.table, number.unit, number.prefixed, number.rule = "money", row.code, True, f"money.{surface}"


@lru_cache(maxsize=4096)
def _prefix_of(head: str) -> tuple[str, Currency] | None:
    """The currency that a few words before a number end with, as written, and its row."""
    found = PREFIX.search(head)
    for surface in found.group(0, 1, 2) if found else ():
        row = PREFIXES.get("".join(surface.split())) if surface else None
        if row is not None:
            return surface, row
    return None


def _clear_sum(prose: str, number: Candidate) -> bool:
    return "." in prose[number.start : number.end] or scale_after(prose, number.end)


def _scales(prose: str, number: Candidate, start: int) -> tuple[int, list[Scale]]:
    """Scales after a number (`hundred million`), the first at `start`: where they end, and which they are."""
    end = number.end
    scales: list[Scale] = []
    while start >= 0 and len(scales) < 2:
        found = SCALE_SURFACES.match(prose, start)
        if found is None or (found[1].kind == "letter" and start - end > 1):
            break
        end = found[0]
        scales.append(found[1])
        if found[1].kind == "letter":
            break
        end = _past_modifier(prose, number, end)
        start = next_start(prose, end)
    return (end if scales else _past_modifier(prose, number, end)), scales


def _past_modifier(prose: str, number: Candidate, end: int) -> int:
    """The end of a Chinese modifier inside a figure (`3000多亩`), which the number takes."""
    after = prose[end : end + 1]
    if after < "\u2e80" or after not in INSIDE_MODIFIERS:
        return end
    number.modifier = INSIDE_MODIFIERS[after].modifier
    return end + 1


def _believable(prose: str, scale: Scale, end: int, number: Candidate, unit: tuple[int, Unit] | None) -> bool:
    """Whether a short scale stands in a sum of money (or `bn` and the like before an area)."""
    if number.prefixed or (unit is not None and unit[1].table == "money"):
        return True
    if unit is not None and unit[1].table == "areas":
        return scale.kind == "short" or unit[1].code in ("m2", "[sft_i]")
    return scale.surface in ("bn", "bln", "mln", "trn") and prose[number.end : end].islower()


def _unit_at(prose: str, end: int, start: int) -> tuple[int, Unit] | None:
    found = UNITS.match(prose, start) if start >= 0 else None
    if found is None or (found[1].glued and start > end) or (found[1].cased and not prose[start : found[0]].islower()):
        return None
    return None if prose[found[0] : found[0] + 2] == "- " else found


def scale_after(prose: str, end: int) -> bool:
    """Whether a scale follows `end`."""
    start = next_start(prose, end)
    return start >= 0 and SCALE_SURFACES.match(prose, start) is not None
