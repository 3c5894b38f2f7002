"""Heads of bodies in lower case -> the names that a place or a nationality before them makes.

`Jilin provincial government`, `Urumqi municipal Party committee`, `Chinese embassy in Ethiopia`.
"""

from __future__ import annotations

from pipeline.extract.entities.organisation_complements import of_place
from pipeline.extract.entities.tokens import (
    AND,
    CAP,
    EDGE,
    LOWER,
    MODIFIER,
    PLACE,
    SECTOR,
    Tokens,
    match_index,
    place_index,
)
from pipeline.models import Span
from pipeline.vocabulary import names

_LEVEL_WORDS = names.CUES["government_level"]
_NATIONALITIES = names.CUES["nationality"]


def lower_body(t: Tokens, head: int) -> Span | None:
    """`Jilin provincial government`, `Urumqi municipal Party committee`, `Hefei municipal science commission`."""
    if not names.ORGANISATION_HEADS[t.lowers[head]].lower:
        return None
    government = t.lowers[head] in ("government", "committee", "congress", "embassy", "consulate")
    j = head
    while j > max(0, head - 8) and not t.breaks[j]:
        lower, kind = t.lowers[j - 1], t.kinds[j - 1]
        if t.lowers[j - 2 : j] == ["people", "'s"] and j > 1:
            j -= 2
        elif lower in _LEVEL_WORDS or (not government and ((kind & MODIFIER and not kind & CAP) or kind & AND)):
            j -= 1
        else:
            break
    if t.lowers[head] == "committee" and not any(t.lowers[i] == "party" for i in range(j, head)):
        return None
    if (j == head and not government) or not j or t.breaks[j]:
        return None
    if not government and not any(t.lowers[i] in _LEVEL_WORDS for i in range(j, head)):
        return None
    start = place_ending_at(t, j)
    if j == head and t.lowers[j - 1] in _NATIONALITIES and t.kinds[j - 1] & CAP:
        return j - 1, _seat_end(t, head)
    if start is None or t.kinds[start] & EDGE or t.lowers[head] == "governments":
        return None
    return start, _field_end(t, head + 1)


def _seat_end(t: Tokens, head: int) -> int:
    """Past the country in which an embassy is (`Chinese embassy in Ethiopia`)."""
    seated = t.lowers[head] in ("embassy", "consulate") and t.lowers[head + 1 : head + 2] == ["in"]
    return (of_place(t, head + 1) if seated else 0) or head + 1


def _field_end(t: Tokens, end: int) -> int:
    """Past a body's field of work in lower case (`bureau of commerce`, `department of science and technology`)."""
    i = end + 1
    if i >= t.size or t.lowers[end] != "of" or any(t.breaks[end : i + 1]) or not t.kinds[i] & (MODIFIER | SECTOR):
        return end
    while i < t.size and not t.breaks[i] and t.kinds[i] & LOWER and t.kinds[i] & (MODIFIER | SECTOR | AND):
        i += 1
    return i - bool(t.kinds[i - 1] & AND)


def place_ending_at(t: Tokens, end: int) -> int | None:
    """First word of the gazetteer's name that ends before word `end`; None where none does."""
    for start in range(max(0, end - 3), end):
        named = t.kinds[start] & PLACE and t.kinds[start] & CAP
        if named and match_index(place_index(), t.lowers, start, t.breaks) == end:
            return start
    return None
