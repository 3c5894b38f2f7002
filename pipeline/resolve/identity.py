"""What one article calls a zone -> the identity under which articles meet: region, category, distinguishing words.

Two names are one zone when region, county, category and words agree; heads, levels and spelling don't count. A name
without a place takes its region from the article, and one that says nothing of its own (`northern industrial park`)
stays inside its parent or its article.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, replace

from pipeline.models import Zone
from pipeline.resolve.context import Context
from pipeline.resolve.place_in_name import NOWHERE, holds, place_in_name
from pipeline.vocabulary import places
from pipeline.vocabulary.names import PINYIN, ZONE_MODIFIERS
from pipeline.vocabulary.places import Place
from pipeline.vocabulary.zones.fillers import distinguishing, slug_words
from pipeline.vocabulary.zones.types import CATEGORIES, HEADS, Category, classify, words


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """The key of a zone. `region` is the code of a city, municipality or province, or `in:` and the key that binds it.

    `words` are in the order of the alphabet.
    """

    region: str
    county: str
    category: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A zone as its name reads: identity, smallest known place, and how much the name alone tells.

    `slug`: the words of its id but the place. `named`: the name holds the place. `headed`: it holds a word for a
    zone. `acronym`: it is nothing but one.
    """

    identity: Identity
    slug: tuple[str, ...]
    place: Place | None
    named: bool
    headed: bool
    acronym: bool
    parent: Identity | None = None

    @property
    def bound(self) -> bool:
        """Whether the zone has its identity inside its parent or article alone."""
        return self.identity.region.startswith(BOUND)


LOOSE = frozenset(("development", "economic", "industrial"))
"""Words that a loose name of a zone may have or leave out; a name of no others says nothing of its own."""

_WIDE: tuple[Category, ...] = ("free_trade", "new_area")
"""Zones that may cover all of the province in their name: the article's city is not theirs."""

BOUND = "in:"
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}")
_SYLLABLES = "|".join(sorted(PINYIN, key=len, reverse=True))
_PINYIN = re.compile(rf"(?:(?:{_SYLLABLES})'?){{2,5}}")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def read_name(zone: Zone, article_id: str, context: Context = NOWHERE, parent: Reading | None = None) -> Reading:
    """How a zone of an article reads among its places; `parent` is the reading of the zone that it is a part of."""
    tokens = words(zone.name)
    category = _category(zone)
    placed = place_in_name(tokens, context)
    near = (parent.place if parent else None) or places.by_code(context.main or "")
    spelled = distinguishing(placed.words, category)
    acronym = bool(_ACRONYM.fullmatch(zone.name))
    place = placed.place or _place_in_chinese(zone.name_zh or zone.name)
    named = place is not None
    proper = named or (not acronym and any(_is_proper(word) for word in spelled))
    if not named and (proper or (zone.name[:1].isupper() and not LOOSE.issuperset(spelled))):
        place = near
    if (place is None and not proper) or (not named and not proper and parent is not None):
        region = f"{BOUND}{_key(parent.identity) if parent else article_id}"
        identity = Identity(region, "", category, tuple(sorted(spelled)))
    else:
        county = place.code if place and place.level == 3 and named else ""
        identity = Identity(_region(place), county, category, tuple(sorted(spelled)))
    if near and category not in _WIDE and (place is None or holds(place.code, near.code)):
        place = near
    headed = any(token in HEADS for token in tokens)
    slug = slug_words(placed.words, category)
    return Reading(identity, slug, place, named, headed, acronym, parent.identity if parent else None)


def apart(reading: Reading, named: Set[Identity], article_id: str) -> Reading:
    """A reading whose place is but inferred, bound to its article where that has a named zone of this identity too."""
    if reading.named or reading.identity not in named:
        return reading
    return replace(reading, identity=replace(reading.identity, region=f"{BOUND}{article_id}"))


def _is_proper(word: str) -> bool:
    """Whether a word is a Chinese name in pinyin, and none of English that happens to look so (`marine`)."""
    if word in HEADS or word in ZONE_MODIFIERS or not _PINYIN.fullmatch(word):
        return False
    return not any(place.label == "LOC" for place in places.lookup(word))


def _category(zone: Zone) -> Category:
    category, _ = classify(zone.name)
    return category if category != "other" else _checked(zone.category)


def _checked(category: str) -> Category:
    return next((known for known in CATEGORIES if known == category), "other")


def _region(place: Place | None) -> str:
    """Code of the prefecture-level city, else of the municipality or province, else of the country; `` for none."""
    if place is None:
        return ""
    for outer in (place, *places.ancestors(place.code)):
        if outer.level in (1, 2) or (outer.level == 0 and outer.code != "CN"):
            return outer.code
    return place.code


def _place_in_chinese(name_zh: str) -> Place | None:
    """The place that a Chinese name begins with."""
    if not _CHINESE.match(name_zh):
        return None
    for length in range(min(10, len(name_zh)), 1, -1):
        if found := places.by_chinese(name_zh[:length]):
            return found[0]
    return None


def _key(identity: Identity) -> str:
    return "/".join((identity.region, identity.county, identity.category, *identity.words))
