"""Words -> places: names of the gazetteer with their type words, and which of several places of one name is meant.

A place inside a zone's, organisation's or person's name has been taken already. A name that is also a common word or a
lesser county needs a cue: a type word, its parent beside it, or (for lesser counties) an ancestor in the article.
"""

from __future__ import annotations

from pipeline.extract.entities.datelines import in_dateline
from pipeline.extract.entities.place_choice import PlaceSpan, lineage, resolve_places
from pipeline.extract.entities.tokens import (
    CAP,
    COMMON,
    EDGE,
    PLACE,
    UNLABELLED,
    Tokens,
    lookup,
    match_index,
    place_index,
)
from pipeline.extract.entities.unlisted_places import settled, unlisted_end
from pipeline.vocabulary import names, places

_DIRECTIONS = names.CUES["direction"]
_MINORITIES = names.CUES["people"]
_SMALL = frozenset(
    "of and the autonomous region province city prefecture county - ( ) bay area delta basin peninsula corridor belt "
    "rim river sea plateau islands cluster republic 's".split()
)
_CURRENCIES = frozenset({"dollar", "dollars"})
_CAPITAL = names.CUES["capital_participle"]
"""Participles that make of a place an adjective of where a firm's money comes from."""
_VILLAGES = names.CUES["village_type"]
_PLURALS = {"districts": "district", "counties": "county", "provinces": "province", "banners": "banner"}
_LONGEST_LIST = 12
_TYPE_OPENERS = frozenset(word.split()[0] for word in names.PLACE_HEADS)
_TITLED = frozenset({"government", "party"})


def place_spans(
    t: Tokens, capitals: list[int], taken: bytearray, titled: bytearray, known: set[str]
) -> list[PlaceSpan]:
    """Gazetteer names outside what is taken, resolved; in order. `titled` marks words of lines in title case.

    `known` holds the codes of places that longer names of the article contain; the codes found are added to it.
    """
    found: list[PlaceSpan] = []
    past = 0
    for i in capitals:
        if i < past or taken[i]:
            continue
        kind = t.kinds[i]
        if kind & (EDGE | COMMON) and not kind & PLACE:
            continue
        if (not kind & PLACE or t.lowers[i] in _MINORITIES) and (past_it := unlisted_end(t, i, taken)):
            found.append(PlaceSpan(i, past_it, "GPE", (), typed=True, unlisted=True))
            past = past_it
            continue
        if not kind & PLACE:
            continue
        end = match_index(place_index(), t.lowers, i, t.breaks)
        if not end or any(taken[i:end]) or not _written_as_name(t, i, end) or _no_place(t, end):
            continue
        span = _span(t, i, end, titled)
        if span is not None:
            found.append(span)
            past = span.last
    resolve_places(t, found, known)
    return [span for span in found if span.place is not None or span.unlisted]


def _written_as_name(t: Tokens, first: int, end: int) -> bool:
    """Whether all words but small and type words are capitalised (`Inner Mongolia autonomous region`)."""
    return all(t.kinds[i] & CAP or t.lowers[i] in _SMALL for i in range(first, end))


def _no_place(t: Tokens, end: int) -> bool:
    """Whether the name is part of a currency (`US$`, `Hong Kong dollars`) or of an adjective (`Taiwan-funded`)."""
    if end >= t.size or t.breaks[end]:
        return False
    if t.words[end] == "-" and end + 1 < t.size and t.glued(end) and t.glued(end + 1):
        return t.lowers[end + 1] in _CAPITAL
    return t.words[end] in "$€£¥" or t.lowers[end] in _CURRENCIES


def _span(t: Tokens, first: int, end: int, titled: bytearray) -> PlaceSpan | None:
    candidates = lookup(t.surface(first, end))
    if not candidates or in_dateline(t, first, end):
        return None
    typed, fitting = _type_after(t, end, candidates)
    if fitting and not _one_of_its(t, first, typed):
        return PlaceSpan(first, typed, fitting[0].label, fitting, typed=True)
    if candidates[0].cue and settled(t, first) and candidates[0].type in ("city", "town", "county"):
        return PlaceSpan(first, end, "GPE", candidates[:1], typed=True)
    if _namesake(t, end, candidates):
        return PlaceSpan(first, end + 1, "GPE", (), typed=True, unlisted=True)
    if shared := _sharing_type(t, end, candidates):
        return PlaceSpan(first, end, shared[0].label, shared, typed=True)
    directed = _direction(t, first)
    if directed is not None and _may_be_directed(t, directed, candidates[0]):
        return PlaceSpan(directed, end, "LOC", candidates, typed=True, directed=True)
    if not titled[first] and _inside_longer(t, first, end):
        return None
    return PlaceSpan(first, end, candidates[0].label, candidates, typed=False)


def _namesake(t: Tokens, end: int, candidates: tuple[places.Place, ...]) -> bool:
    """Whether a type word makes a smaller place of a name that the gazetteer has for a larger (`Meishan Town`)."""
    if end >= t.size or t.breaks[end] or t.lowers[end] not in _VILLAGES or any(c.level > 3 for c in candidates):
        return False
    after = t.kinds[end + 1] if end + 1 < t.size and not t.breaks[end + 1] else 0
    return not (after & CAP and not after & (EDGE | PLACE))


def _one_of_its(t: Tokens, first: int, typed: int) -> bool:
    """`Yanliang, a Xi'an district`: the place's type word is another place's after an indefinite article."""
    return bool(first and not t.breaks[first] and t.lowers[first - 1] in ("a", "an") and not t.kinds[typed - 1] & CAP)


def _type_after(t: Tokens, end: int, candidates: tuple[places.Place, ...]) -> tuple[int, tuple[places.Place, ...]]:
    """End of a type word after a name (`province`, `Hui autonomous region`) and the candidates that it fits."""
    i = end
    while i < t.size and i < end + 5 and not t.breaks[i]:
        if t.lowers[i] in _MINORITIES and t.kinds[i] & CAP:
            i += 1
        elif t.lowers[i] in ("and", ",") and i > end and i + 1 < t.size and t.lowers[i + 1] in _MINORITIES:
            i += 2
        else:
            break
    if i >= t.size or t.lowers[i] not in _TYPE_OPENERS:
        return end, ()
    for size in (3, 2, 1):
        if i + size > t.size or any(t.breaks[i : i + size]):
            continue
        row = names.PLACE_HEADS.get(" ".join(t.lowers[i : i + size]))
        if row is not None:
            fitting = tuple(c for c in candidates if c.level in row.levels and _takes_type(c, row.word))
            if fitting and not (size == 1 and i + 1 < t.size and t.kinds[i] & CAP and t.kinds[i + 1] & CAP & ~EDGE):
                return i + size, fitting
    return end, ()


def _sharing_type(t: Tokens, end: int, candidates: tuple[places.Place, ...]) -> tuple[places.Place, ...]:
    """The candidates that fit a type word in the plural, shared by names (`Tiexi and Dadong districts`)."""
    i = end
    while (
        i < min(end + _LONGEST_LIST, t.size) and not t.breaks[i] and (t.kinds[i] & CAP or t.lowers[i] in ("and", ","))
    ):
        i += 1
    row = names.PLACE_HEADS.get(_PLURALS.get(t.lowers[i], "")) if i < t.size and not t.breaks[i] else None
    if row is None or t.kinds[i] & CAP:
        return ()
    return tuple(c for c in candidates if c.level in row.levels and _takes_type(c, row.word))


def _takes_type(place: places.Place, word: str) -> bool:
    """`city` may not follow a province that is no municipality (`Colorful Guizhou City` is no Guizhou)."""
    return word != "city" or place.level != 1 or place.type != "province"


def _may_be_directed(t: Tokens, index: int, place: places.Place) -> bool:
    """Whether a direction makes a region of a country or continent, or of a province (`southern Jiangxi`)."""
    if place.cue:
        return False
    return place.level in (0, -1) or (
        place.level == 1 and t.words[index].endswith("ern") and place.type != "municipality"
    )


def _direction(t: Tokens, first: int) -> int | None:
    """Index of a direction before a country or continent (`western China`); None where there is none."""
    if first and not t.breaks[first] and t.lowers[first - 1] in _DIRECTIONS:
        return first - 1
    return None


def _inside_longer(t: Tokens, first: int, end: int) -> bool:
    """Whether the words around make the name part of something else: a road, an airport, an unknown firm."""
    if first > 1 and t.words[first - 2] == "Port" and t.lowers[first - 1] == "of":
        return True
    before = first - 1 if first and not t.breaks[first] and not t.breaks[first - 1] else None
    if _names_event(t, first, end):
        return True
    if before is not None and _proper(t, before) and not t.kinds[before] & PLACE:
        return t.lowers[before] not in names.ROLE_WORDS or _leads_on(t, end)
    return _leads_on(t, end)


def _names_event(t: Tokens, first: int, end: int) -> bool:
    """Whether a place in brackets, or the one before it, begins an event's name: `China (Yiwu) Commodities Fair`."""
    close = end + 2 if t.words[end : end + 1] == ["("] else end if first and t.words[first - 1] == "(" else t.size
    if close + 1 >= t.size or t.words[close] != ")" or any(t.breaks[first + 1 : close + 1]):
        return False
    return bool(t.kinds[close + 1] & CAP) and _runs_to_unlabelled(t, close + 1)


def _leads_on(t: Tokens, end: int) -> bool:
    """Whether capitalised words after a name make it part of something else."""
    if end < t.size and not t.breaks[end] and t.kinds[end] & CAP:
        if t.kinds[end] & UNLABELLED:
            return True
        if _proper(t, end) and not t.kinds[end] & PLACE and t.lowers[end] not in _TITLED | names.ROLE_WORDS:
            return True
        return _runs_to_unlabelled(t, end)
    return False


def _proper(t: Tokens, index: int) -> bool:
    return bool(t.kinds[index] & CAP and not t.kinds[index] & (COMMON | EDGE))


def _runs_to_unlabelled(t: Tokens, index: int) -> bool:
    for i in range(index, min(index + 6, t.size)):
        if t.breaks[i] or not t.kinds[i] & CAP:
            return False
        if t.kinds[i] & UNLABELLED:
            return True
    return False


def leading_places(t: Tokens, spans: list[tuple[int, int]]) -> set[str]:
    """Codes of the places, and of what holds them, with which longer names begin (`Shenzhen Software Park`)."""
    found: set[str] = set()
    for first, _ in spans:
        if t.kinds[first] & PLACE and (end := match_index(place_index(), t.lowers, first, t.breaks)):
            candidates = lookup(t.surface(first, end))
            if candidates and candidates[0].cue is None and len(candidates) == 1:
                found |= lineage(candidates[0])
    return found
