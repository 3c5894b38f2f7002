"""Capitalised words -> places that no gazetteer has, by the type word or the holder beside them.

`Jingrong Town`, `the town of Muse`, `Preah Vihear province`, `Attleboro, Massachusetts-based`.
"""

from __future__ import annotations

from pipeline.extract.entities.pinyin import is_pinyin
from pipeline.extract.entities.tokens import (
    ACRONYM,
    CAP,
    COMMON,
    EDGE,
    MODIFIER,
    PLACE,
    PLACE_HEAD,
    UNLABELLED,
    ZONE_HEAD,
    Tokens,
)
from pipeline.vocabulary import names

_FOREIGN_TYPES = names.CUES["foreign_division"]
_SMALL_TYPES = names.CUES["small_place_type"]
_UNLISTED_TYPES = _FOREIGN_TYPES | _SMALL_TYPES
_DIVISIONS = (_FOREIGN_TYPES | {"district"}) - {"prefecture"}
_NO_UNLISTED = EDGE | COMMON | ACRONYM | MODIFIER | UNLABELLED | ZONE_HEAD | PLACE | PLACE_HEAD
_LONGEST_UNLISTED = 3
_BASED = frozenset({"based", "headquartered"})
_LOCATIVE = frozenset({"in", "at", "near", "outside"})
_SETTLEMENTS = names.CUES["settlement_before_of"]


def unlisted_end(t: Tokens, first: int, taken: bytearray) -> int:
    """End of a place that no gazetteer has (`the town of Muse`, `Jingrong Town`); 0 where the word begins none."""
    before = t.lowers[first - 1]
    if (before == "of" and _placed(t, first, taken)) or (before in _LOCATIVE and _lies_there(t, first, taken)):
        return first + 1
    second = first + 1
    if second >= t.size or t.breaks[second]:
        return 0
    if t.words[second] == ",":
        return second if _home_of_firm(t, first) else 0
    while second < min(first + _LONGEST_UNLISTED, t.size) and t.kinds[second] & (CAP | _NO_UNLISTED) == CAP:
        if t.lowers[second] in _UNLISTED_TYPES:
            break
        second += 1
    if second >= t.size or t.lowers[second] not in _UNLISTED_TYPES:
        return 0
    named = _divided(t, first, second, taken) or (second == first + 1 and _typed(t, first, second, taken))
    return second + 1 if named else 0


def _home_of_firm(t: Tokens, first: int) -> bool:
    """Whether the state or country that holds it follows, and makes an adjective: `Attleboro, Massachusetts-based`."""
    based = first + 3
    if based + 1 >= t.size or any(t.breaks[first + 1 : based + 2]):
        return False
    holder = t.kinds[first + 2]
    return bool(holder & PLACE and holder & CAP) and t.words[based] == "-" and t.lowers[based + 1] in _BASED


def _divided(t: Tokens, first: int, second: int, taken: bytearray) -> bool:
    """Whether a type word in lower case makes a division of another country: `Preah Vihear province`."""
    if t.lowers[second] not in _DIVISIONS or t.kinds[second] & CAP or any(t.breaks[first + 1 : second + 2]):
        return False
    if any(taken[first : second + 1]) or any(t.kinds[i] & _NO_UNLISTED for i in range(first, second)):
        return False
    if first and not t.breaks[first] and _capital_before(t, first):
        return False
    return not all(is_pinyin(t.lowers[i]) for i in range(first, second))


def _typed(t: Tokens, first: int, second: int, taken: bytearray) -> bool:
    """Whether a type word makes a small place of one word: `Jingrong Town`, `Huaxi village`."""
    if t.breaks[second] or taken[second]:
        return False
    foreign = t.lowers[second] in _FOREIGN_TYPES and bool(t.kinds[second] & CAP)
    if t.lowers[second] not in _SMALL_TYPES and not foreign:
        return False
    if first and not t.breaks[first] and _capital_before(t, first):
        return False
    free = second + 1 < t.size and not t.breaks[second + 1] and not taken[second + 1]
    after = t.kinds[second + 1] if free else 0
    if t.kinds[first] & (EDGE | COMMON) or (after & CAP and not after & EDGE):
        return False
    return foreign or is_pinyin(t.lowers[first].replace("'", "").replace("’", ""))


def _placed(t: Tokens, index: int, taken: bytearray) -> bool:
    """A place that no gazetteer has after its type: `the town of Muse`."""
    if not settled(t, index):
        return False
    after = index + 1 < t.size and not t.breaks[index + 1] and (t.kinds[index + 1] & CAP or taken[index + 1])
    return not after and not t.kinds[index] & (EDGE | COMMON | PLACE | ACRONYM | MODIFIER | ZONE_HEAD)


def _lies_there(t: Tokens, index: int, taken: bytearray) -> bool:
    """Whether things lie in or at what one word of two syllables of pinyin or more names (`a depot at Machang`)."""
    word = t.lowers[index].replace("'", "").replace("’", "")
    if t.breaks[index] or t.kinds[index] & _NO_UNLISTED or word in names.PINYIN or not is_pinyin(word):
        return False
    after = index + 1
    if after >= t.size or t.breaks[after]:
        return True
    return (
        not taken[after]
        and not t.kinds[after] & (CAP | ZONE_HEAD | PLACE_HEAD)
        and t.words[after] not in ("-", "&", "'s")
    )


def settled(t: Tokens, index: int) -> bool:
    """Whether `the town of` or the like leads up to a word."""
    return index > 2 and not t.breaks[index] and t.lowers[index - 1] == "of" and t.words[index - 2] in _SETTLEMENTS


def _capital_before(t: Tokens, first: int) -> bool:
    """Whether a capitalised word of a name stands right before word `first`."""
    return bool(t.kinds[first - 1] & CAP and not t.kinds[first - 1] & (COMMON | EDGE))
