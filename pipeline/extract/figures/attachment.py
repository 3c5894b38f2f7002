"""A number and the text around it -> the number with the currency before it, the scale and the unit after it."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.standing import ALONE
from pipeline.patterns.numbers import (
    BEFORE_DECOYS,
    INSIDE_MODIFIERS,
    LOWERED,
    PREFIX,
    PREFIX_OPENERS,
    PREFIX_TAILS,
    PREFIXES,
    SCALE_SURFACES,
    SYMBOL,
    SYMBOLS,
    UNITS,
    Unit,
    next_start,
)
from pipeline.vocabulary.quantities import Currency, Scale

_HYPHENS = ("-", "\u2010", "\u2011")


def attach(prose: str, number: Candidate, previous: Candidate | None) -> None:
    """Find the currency before a number and the scale and unit after it; `previous` is the number before it."""
    if prose[number.end : number.end + 1] in _CLOSE and _is_loss(prose, number):
        number.start, number.end, number.value = number.start - 1, number.end + 1, -number.value
    _attach_prefix(prose, number, previous.end if previous else 0)
    start = next_start(prose, number.end)
    if start < 0:
        number.number_end = number.end
        number.hyphened = prose[number.end : number.end + 1] in _HYPHENS
        return
    scale_end, start, scales = _scales(prose, number, start)
    unit = _unit_at(prose, scale_end, start)
    if (
        scales
        and scales[-1].kind in ("letter", "short")
        and not (_believable(prose, scales[-1], scale_end, number, unit) or _goes_on(prose, number, previous))
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
    if row.table == "money" and not scales and (behind := _scale_behind(prose, end)) is not None:
        end = behind[0]
        number.scale *= behind[1].factor
    number.end = end
    if number.prefixed:
        number.unit = row.code
    else:
        number.table, number.unit, number.rule = row.table, row.code, row.rule
        number.value *= row.factor


def _scale_behind(prose: str, end: int) -> tuple[int, Scale] | None:
    """The scale that a list writes behind the currency: `26 US$ million`."""
    start = next_start(prose, end)
    scale = SCALE_SURFACES.match(prose, start) if start >= 0 else None
    if scale is None or scale[1].kind not in ("word", "short") or scale[1].factor < 1_000_000:
        return None
    return scale if prose[end : end + 1] == " " and UNITS.match(prose, next_start(prose, scale[0])) is None else None


_OPEN, _CLOSE = frozenset("(（"), frozenset(")）")
_GLUED_CODE = re.compile(rf"(?:{SYMBOL}|\b[A-Z]{{3}})[(（]\Z")


def _is_loss(prose: str, number: Candidate) -> bool:
    """Whether brackets stand round the digits alone and mean less than nothing: `$(45.2) million`."""
    start = number.start
    return prose[start - 1 : start] in _OPEN and (
        _GLUED_CODE.search(prose, max(0, start - 5), start) is not None
        or (not number.whole and scale_after(prose, number.end + 1))
    )


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
    if unit is None or unit[1].table not in ("areas", "money", "percentages", "measure") or unit[1].scaled:
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
    dashed = tail[-1] == "-" and not head[-1].isspace()
    apart = dashed and tail[-2:-1].isspace()
    if dashed:
        tail = tail[:-1].rstrip()
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
    if surface[-1].isalpha() and surface in LOWERED and not scale_after(prose, number.end):
        return
    if apart or (dashed and not surface[-1].isalnum()):
        number.value = -number.value
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


def _scales(prose: str, number: Candidate, start: int) -> tuple[int, int, list[Scale]]:
    """Scales after a number (`hundred million`), the first at `start`: where they end, where what follows them begins,
    and which they are."""
    end = number.end
    scales: list[Scale] = []
    while start >= 0 and len(scales) < 2:
        found = SCALE_SURFACES.match(prose, start)
        if found is None or (found[1].kind == "letter" and start - end > 1):
            break
        end = found[0]
        scales.append(found[1])
        last = found[1].kind == "letter"
        end = end if last else _past_modifier(prose, number, end)
        start = next_start(prose, end)
        if last:
            break
    if not scales and (past := _past_modifier(prose, number, end)) != end:
        end, start = past, next_start(prose, past)
    return end, start, scales


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


_SUSPENDED = re.compile(r"- (?:and|or|to)\b")
_TO = re.compile(r"\s?[-\u2010-\u2015~]\s?|\s+(?:to|or|and)\s+")


def _goes_on(prose: str, number: Candidate, previous: Candidate | None) -> bool:
    """Whether a number is the upper end of a range of sums (`Rmb3.5bn-4bn`)."""
    if previous is None or previous.table != "money" or not previous.scaled or number.start - previous.end > 5:
        return False
    return _TO.fullmatch(prose, previous.end, number.start) is not None


def _unit_at(prose: str, end: int, start: int) -> tuple[int, Unit] | None:
    found = UNITS.match(prose, start) if start >= 0 else None
    if found is None or (found[1].glued and start > end) or (found[1].cased and not prose[start : found[0]].islower()):
        return None
    if found[1].alone and not ALONE.match(prose, found[0]):
        return None
    return None if prose[found[0] : found[0] + 2] == "- " and _SUSPENDED.match(prose, found[0]) else found


def scale_after(prose: str, end: int) -> bool:
    """Whether a scale follows `end`."""
    start = next_start(prose, end)
    return start >= 0 and SCALE_SURFACES.match(prose, start) is not None


def unit_after(prose: str, end: int) -> bool:
    """Whether a unit of a table follows `end`."""
    start = next_start(prose, end)
    unit = UNITS.match(prose, start) if start >= 0 else None
    return bool(unit and unit[1].table in ("areas", "money", "percentages"))
