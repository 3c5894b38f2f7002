"""A named zone -> the further names that the text gives it right there: `(CDHT)`, `(WHTP for short)`, `, or BDA`."""

from __future__ import annotations

from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.tokens import (
    ACRONYM,
    CAP,
    CHINESE,
    COMMON,
    EDGE,
    KNOWN,
    MODIFIER,
    PLACE,
    ZONE_HEAD,
    Tokens,
    lookup,
)
from pipeline.vocabulary import names

_AROUND = names.CUES["around_alias"]
_ALSO = names.CUES["also_named"]


def introduced_aliases(t: Tokens, phrase: ZonePhrase) -> list[tuple[int, int]]:
    """Word ranges of the names introduced after a named zone, Chinese ones included."""
    i = phrase.last
    end = t.size
    if i + 1 >= end or t.breaks[i]:
        return []
    found: list[tuple[int, int]] = []
    if t.words[i] in ("(", "（"):
        found = _in_brackets(t, i + 1, t.words[phrase.first])
        while i < min(phrase.last + 16, end) and t.words[i] not in (")", "）"):
            i += 1
        i += 1
    return found + _known_as(t, i, end) if i < end else found


def _known_as(t: Tokens, i: int, end: int) -> list[tuple[int, int]]:
    """`, also known as X`, `, or BDA`, `, called X or Y`."""
    if t.words[i] == ",":
        i += 1
        last = _alias_run(t, i)
        if last > i and t.lowers[last : last + 2] == ["for", "short"]:
            return [(i, last)]
    j = i
    while j < min(i + 5, end) and t.lowers[j] in _ALSO | _AROUND:
        if t.breaks[j]:
            return []
        j += 1
    if j > i and {*t.lowers[i:j]} & _ALSO:
        last = _alias_run(t, j)
        single = last - j == 1 and t.kinds[j] & ACRONYM
        if last < end and t.lowers[last] == "'s":
            return []
        if last < end and t.kinds[last] & CAP and not t.breaks[last]:
            return []
        if last > j and (single or t.lowers[i] != "or") and not any(t.kinds[k] & ZONE_HEAD for k in range(j, last)):
            return [(j, last), *_alternative(t, last)]
    return []


def _alternative(t: Tokens, at: int) -> list[tuple[int, int]]:
    """`Beijing E-Town or Yizhuang`: a second name after the first."""
    if at + 2 < t.size and t.words[at] == "," and t.lowers[at + 1] == "or":
        at += 1
    if at + 1 < t.size and t.lowers[at] in ("or", "and") and not t.breaks[at] and t.kinds[at + 1] & CAP:
        last = _alias_run(t, at + 1)
        if last < t.size and t.words[last] in (",", ")", "."):
            return [(at + 1, last)]
    return []


def _in_brackets(t: Tokens, start: int, place: str) -> list[tuple[int, int]]:
    """Names in brackets; an acronym may have the `place` before it with which the full name begins."""
    found: list[tuple[int, int]] = []
    i = start
    while i < min(start + 14, t.size) and t.words[i] not in (")", "）"):
        if t.kinds[i] & CHINESE:
            found.append((i, i + 1))
        elif t.kinds[i] & CAP and not t.kinds[i] & EDGE:
            last = _alias_run(t, i)
            after = t.lowers[last] if last < t.size else ""
            placed = i + 1 == last - 1 and t.words[i] == place and t.kinds[last - 1] & ACRONYM
            known = t.kinds[i] & ACRONYM or after == "for" or {*t.lowers[start:i]} & _ALSO
            told = placed or known or _coined(t, start, i, last)
            if (told and after in (")", "）", ",", ";", "for", "in")) or _nickname(t, start, i, last):
                found.append((i, last))
            i = last
            continue
        i += 1
    return found if i < t.size and t.words[i] in (")", "）") else []


def _coined(t: Tokens, start: int, first: int, last: int) -> bool:
    """Whether one word of its own fills the bracket (`(Biolake)`): no place, no known firm, no word of rank or type."""
    kind = t.kinds[first]
    alone = first == start and last == start + 1 and t.words[last] in (")", "）")
    return alone and not kind & (COMMON | KNOWN | MODIFIER | PLACE | ZONE_HEAD)


def _nickname(t: Tokens, start: int, first: int, last: int) -> bool:
    """Whether a locality that news names for its zone, or a valley or city, fills the bracket: `(Optics Valley)`."""
    if last + 1 >= t.size or any(word not in _QUOTES for word in t.lowers[start:first]):
        return False
    closes = last + (t.words[last] in _QUOTES)
    if t.words[closes : closes + 1] not in ([")"], ["）"]):
        return False
    head = names.ZONE_HEADS.get(t.lowers[last - 1])
    called = last - first > 1 and head is not None and head.family not in ("zone", "area", "district")
    return called or any(p.label == "ZONE" and not p.cue for p in lookup(t.surface(first, last)))


_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "the"})


def _alias_run(t: Tokens, start: int) -> int:
    i = start
    while i < min(start + 5, t.size) and t.kinds[i] & CAP and not (t.breaks[i] and i > start) and not t.kinds[i] & EDGE:
        i += 1
    return i
