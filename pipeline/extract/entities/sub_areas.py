"""Parts of a free trade zone that go by their place alone: `the Kunming area`, `Qianhai-Shekou area`.

Elsewhere `the Kunming area` is a stretch of country; in an article that speaks of a free trade zone it is a zone.
"""

from __future__ import annotations

from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.registry import ZoneRecord
from pipeline.extract.entities.tokens import CAP, Tokens, lookup

_MARKS = ("FTZ", "FTA", "ree trade", "ree Trade", "REE TRADE")
_LONGEST = 3
_MOST = 8


def has_free_trade(t: Tokens) -> bool:
    """Whether the article speaks of free trade, in words or by an acronym."""
    return any(mark in t.text for mark in _MARKS)


def place_before(t: Tokens, end: int) -> int | None:
    """First word of the city, district or quarter whose name ends before word `end`; None where none does."""
    for first in range(max(0, end - _LONGEST), end):
        if any(t.breaks[first + 1 : end]) or not t.kinds[first] & CAP:
            continue
        surface = t.surface(first, end)
        if _below_province(surface) or ("-" in surface and all(map(_below_province, surface.split("-")))):
            return first
    return None


def _below_province(surface: str) -> bool:
    return any(place.label == "ZONE" or place.level > 1 for place in lookup(surface))


def sub_areas(t: Tokens, head: int) -> list[ZonePhrase]:
    """The parts that `area` (one place) or `areas` (places joined by commas and `and`) at word `head` names."""
    plural = t.lowers[head] == "areas"
    spans: list[tuple[int, int]] = []
    end = head
    while end > 0 and len(spans) < _MOST and (first := place_before(t, end)) is not None:
        spans.append((first, end))
        if not plural or not first or t.breaks[first] or t.lowers[first - 1] not in ("and", ","):
            break
        end = first - 1
        if end and t.words[end - 1] == ",":
            end -= 1
    if not spans or plural != (len(spans) > 1) or t.breaks[head]:
        return []
    shared = "Area" if t.words[head][0].isupper() else "area"
    return [
        ZonePhrase(s, head + 1 if n == 0 else e, head, "name", "the", f"{t.surface(s, e)} {shared}")
        for n, (s, e) in reversed(list(enumerate(spans)))
    ]


def is_sub_area(record: ZoneRecord) -> bool:
    """Whether a zone's name is but its place and `area`."""
    place, _, head = record.name.rpartition(" ")
    return head in ("area", "Area") and (_below_province(place) or all(map(_below_province, place.split("-"))))
