"""A number and the text around it -> the number with the currency before it, the scale and the unit after it."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.standing import ALONE
from pipeline.patterns.cues import cue
from pipeline.patterns.gazetteer import NEXT_WORD
from pipeline.patterns.numbers import (
    BEFORE_DECOYS,
    FOLLOWERS,
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
)
from pipeline.vocabulary.quantities import Currency, Scale

_HYPHENS = ("-", "\u2010", "\u2011")


def attach(prose: str, number: Candidate, previous: Candidate | None) -> None:
    """Find the currency before a number and the scale and unit after it; `previous` is the number before it."""
    end = number.end
    if prose[end : end + 1] in _CLOSE and _is_loss(prose, number):
        number.start, number.end, number.value = number.start - 1, end + 1, -number.value
    start = number.start
    before = prose[start - 1 : start]
    if before not in _NO_PREFIX and (before != " " or prose[max(0, start - 3) : start - 1] in PREFIX_TAILS):
        _attach_prefix(prose, number, previous.end if previous else 0)
    scale_end, scales, unit = _scales_and_unit(prose, number)
    if (
        scales
        and scales[-1].kind in ("letter", "short")
        and not (_believable(prose, scales[-1], scale_end, number, unit) or _goes_on(prose, number, previous))
    ):
        scale_end, scales = number.end, []
        unit = _unit_after(prose, scale_end)
    for scale in scales:
        number.scale *= scale.factor
    number.end = number.number_end = scale_end
    if unit is None:
        number.hyphened = prose[scale_end : scale_end + 1] in _HYPHENS
        if number.hyphened or prose[scale_end : scale_end + 1] == "+":
            _attach_after_plus(prose, number)
        return
    _attach_unit(prose, number, unit, scaled=bool(scales))


def _attach_unit(prose: str, number: Candidate, unit: tuple[int, Unit], *, scaled: bool) -> None:
    """Take the unit that follows a number, where the two agree; `scaled`: after a scale."""
    end, row = unit
    if row.scaled and not (number.scaled or number.grouped or number.prefixed or "-" in prose[number.end : end]):
        return
    if number.prefixed and row.table != "money":
        return
    if number.prefixed and row.code != number.unit and not _owns_symbol(row, number):
        return
    if row.table == "money" and not scaled and (behind := _scale_behind(prose, end)) is not None:
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
    scale = SCALE_SURFACES.after(prose, end) if prose[end : end + 1] == " " else None
    if scale is None or scale[1].kind not in ("word", "short") or scale[1].factor < 1_000_000:
        return None
    return scale if UNITS.after(prose, scale[0]) is None else None


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


def _attach_after_plus(prose: str, number: Candidate) -> None:
    """`100-plus hectares`, `50+ mu`: the unit after a word that bounds the number."""
    plus = _PLUS.match(prose, number.end) if not number.prefixed else None
    unit = _unit_after(prose, plus.end()) if plus else None
    if unit is None or unit[1].table not in ("areas", "money", "percentages", "measure") or unit[1].scaled:
        return
    number.end, row = unit
    number.table, number.unit, number.rule, number.modifier = row.table, row.code, row.rule, "more_than"
    number.value *= row.factor
    number.hyphened = False


_NO_PREFIX = frozenset(["", *"(“\"'‘,/["])


def _attach_prefix(prose: str, number: Candidate, floor: int) -> None:
    start = number.start
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
    begin = window + len(tail) - len(surface)
    if len(surface) == 1 and surface.isalpha():
        clear = number.grouped or scale_after(prose, number.end)
        if not clear or (head != tail and not is_price(prose, begin)):
            return
    decoy = surface.lower() in BEFORE_DECOYS and not is_price(prose, begin)
    if (decoy or (row.code == surface and row.word)) and not (number.grouped or _clear_sum(prose, number)):
        return
    if surface[-1].isalpha() and surface in LOWERED and not scale_after(prose, number.end):
        return
    if apart or (dashed and not surface[-1].isalnum()):
        number.value = -number.value
    number.start = begin
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


_PRICED = re.compile(
    rf"\b{cue('priced')}\s+(?:(?:of|at|for|about|around|over|under|up|to|is|was|by|him|her|them|it|us)\s+){{0,2}}\Z",
    re.IGNORECASE,
)


def is_price(prose: str, start: int) -> bool:
    """Whether the words before `start` are of paying: what might be a letter or a room's mark is a currency then."""
    return _PRICED.search(prose, max(0, start - 30), start) is not None


def _clear_sum(prose: str, number: Candidate) -> bool:
    return "." in prose[number.start : number.end] or scale_after(prose, number.end)


def _scales_and_unit(prose: str, number: Candidate) -> tuple[int, list[Scale], tuple[int, Unit] | None]:
    """What follows a number: where its scales (`hundred million`) end, which they are, and the unit after them."""
    end = number.end
    scales: list[Scale] = []
    if prose[end : end + 1] > "\u2e80":
        end = _past_modifier(prose, number, end)
    while (word := NEXT_WORD.match(prose, end)) is not None:
        of_scale, of_unit = FOLLOWERS[word[1]]
        if of_scale is None and of_unit is None:
            break
        start, stop = word.span(1)
        scale = of_scale.match(prose, start, stop) if of_scale and len(scales) < 2 else None
        if scale is None or (scale[1].kind == "letter" and start - end > 1):
            unit = of_unit.match(prose, start, stop) if of_unit else None
            return end, scales, unit if unit and _is_unit(prose, end, start, unit) else None
        end = scale[0]
        scales.append(scale[1])
        if scale[1].kind == "letter":
            return end, scales, _unit_after(prose, end)
        if prose[end : end + 1] > "\u2e80":
            end = _past_modifier(prose, number, end)
    return end, scales, None


def _past_modifier(prose: str, number: Candidate, end: int) -> int:
    """The end of a Chinese modifier inside a figure (`3000多亩`), which the number takes."""
    row = INSIDE_MODIFIERS.get(prose[end])
    if row is None:
        return end
    number.modifier = row.modifier
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


def _unit_after(prose: str, end: int) -> tuple[int, Unit] | None:
    """The unit after a number or a scale that ends at `end`, and where it ends."""
    word = NEXT_WORD.match(prose, end)
    entry = FOLLOWERS[word[1]][1] if word else None
    unit = entry.match(prose, word.start(1), word.end()) if word and entry else None
    return unit if word and unit and _is_unit(prose, end, word.start(1), unit) else None


def _is_unit(prose: str, end: int, start: int, unit: tuple[int, Unit]) -> bool:
    """Whether a unit from `start` on is one after a number that ends at `end`, as its row has it."""
    stop, row = unit
    if (row.glued and start > end) or (row.cased and not prose[start:stop].islower()):
        return False
    if row.alone and not ALONE.match(prose, stop):
        return False
    return prose[stop : stop + 1] != "-" or _SUSPENDED.match(prose, stop) is None


def scale_after(prose: str, end: int) -> bool:
    """Whether a scale follows `end`."""
    return SCALE_SURFACES.after(prose, end) is not None


def unit_after(prose: str, end: int) -> bool:
    """Whether a unit of a table follows `end`."""
    unit = UNITS.after(prose, end)
    return bool(unit and unit[1].table in ("areas", "money", "percentages"))
