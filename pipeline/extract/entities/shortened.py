"""A zone -> the shorter names that may stand for it: its proper words, its initials; never the bare name of a city."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.entities.pinyin import is_pinyin
from pipeline.extract.entities.registry import ZoneRecord
from pipeline.extract.entities.tokens import lookup
from pipeline.vocabulary import names

_COUNTY = 3
_LANDMARKS = frozenset({"Lake", "Mountain", "Hill"})
"""Ends of the names of landmarks by which a city's zone goes (`East Lake` of `Wuhan East Lake High-tech Zone`)."""
_ZH_ZONE = re.compile(r"(?:区|园|园区|基地|港|城|谷|孵化器)(?:[（(].{1,12}[)）])?$")


def short_names(record: ZoneRecord) -> list[str]:
    """Proper words that may stand for the zone alone: `Dayawan`, `Zhongshan Torch`; never a bare city."""
    return [short for surface in record.surfaces for short in _short_names(surface)]


@lru_cache(maxsize=1 << 12)
def _short_names(surface: str) -> tuple[str, ...]:
    words = surface.split()
    n = 0
    while n < len(words) and words[n][:1].isupper() and _may_be_proper(words[n].lower(), n):
        n += 1
    while n and names.ZONE_MODIFIERS.get(words[n - 1].lower()) == "domain":
        n -= 1
    proper = [w for w in words[:n] if w.lower() not in names.ZONE_HEADS]
    if n and words[n - 1].lower() in names.UNLABELLED_HEADS:
        return ()
    if not proper or n == len(words) or len(proper) > 3 or any(not w[0].isalpha() for w in proper):
        return ()
    found: list[str] = [" ".join(words[:2])] if _told_by_rank(words) else []
    if len(proper) > 1:
        if all(place.level >= _COUNTY or place.label != "GPE" for place in lookup(" ".join(proper))):
            found.append(" ".join(proper))
        proper = proper[1:] if lookup(proper[0]) else proper
        if len(proper) > 1 and proper[-1] in _LANDMARKS:
            found.append(" ".join(proper))
    if len(proper) == 1 and stands_alone(proper[0]):
        found.append(proper[0])
    return tuple(found)


def _told_by_rank(words: list[str]) -> bool:
    """Whether a city and `High-tech` may stand for a longer name (`Xi'an High-tech` remains the largest)."""
    return len(words) > 3 and bool(lookup(words[0])) and words[1].lower() in ("high-tech", "hi-tech")


@lru_cache(maxsize=1 << 12)
def initials(surface: str) -> str:
    """The initials of a name of three words or more (`SIP` for `Suzhou Industrial Park`); empty for a shorter one."""
    letters = [word[0] for word in surface.replace("-", " ").split() if word[0].isupper()]
    return "".join(letters) if len(letters) > 2 else ""


def proper_place(record: ZoneRecord) -> str | None:
    """A zone's one proper word that is also a place's name, for articles that mean the zone by it.

    `Yangpu` of `Yangpu Economic Development Zone`, `Binhai` of `Weifang Binhai Economic Development Zone`.
    """
    words = record.name.split()
    at = int(len(words) > 2 and bool(lookup(words[0]) and lookup(words[1])) and is_pinyin(words[1].lower()))
    if len(words) > at + 1 and lookup(words[at]) and words[at + 1].lower() in names.ZONE_MODIFIERS:
        return words[at]
    return None


def proper_district(record: ZoneRecord) -> str | None:
    """The district that a zone's name begins with, past its city (`Haicang` of `Xiamen Haicang Investment Zone`)."""
    words = record.name.split()
    for word in words[:2]:
        named = lookup(word)
        if named and all(place.type == "district" for place in named):
            return word
        if not named or named[0].level > 2:
            return None
    return None


def _may_be_proper(lower: str, position: int) -> bool:
    """Whether a word can belong to a zone's own words: none of rank or type, and no purpose at the start."""
    role = names.ZONE_MODIFIERS.get(lower)
    return role is None or (position > 0 and role in ("domain", "place"))


def stands_alone(word: str) -> bool:
    """Whether one proper word may be a zone's short name: Chinese by its syllables, and no city or county."""
    if not is_pinyin(word.lower().replace("'", "").replace("’", "")):
        return False
    return all(place.level > _COUNTY or place.label == "ZONE" for place in lookup(word))


def is_chinese_zone(word: str) -> bool:
    """Whether Chinese characters name a zone."""
    return bool(_ZH_ZONE.search(word))
