"""The gazetteer: a name as an article writes it -> the places that it may mean.

Names come from `places` (China's divisions down to the county), `countries`, `world_places` (cities and states abroad),
`regions` (LOC) and `localities` (quarters, new cities and the seats of well-known zones), with more spellings in
`place_aliases`. The files' sources and licences stand in NOTICE. Nothing is read before the first look-up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from typing import Literal

from pipeline.models import Label
from pipeline.vocabulary import VocabularyError, load, placed

Cue = Literal["context", "adjacent"]
"""What a bare name needs before it is a place: `context`, a type word (`county`), a parent beside it or one of its
ancestors somewhere in the article; `adjacent`, a type word or parent right beside it (names that are common words,
names of people or papers, or of a larger place)."""

CoordSource = Literal["geonames", "cpca", "stated"]
"""`geonames`: WGS 84. `cpca`: datum unknown, good to about a kilometre. `stated`: rounded by hand, good to ten."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `level` is 0 for a country, 1 for a province or state, 2 for a prefecture or a city abroad, 3 for a county or
    district, 4 for anything smaller; regions (LOC) have -1. `iso` is the ISO 3166-2 code of a Chinese province or of
    what lies in it, else the ISO 3166-1 alpha-2 code of the country, else None.
    """

    code: str
    name: str
    type: str
    level: int
    label: Label = "GPE"
    parent_code: str | None = None
    iso: str | None = None
    name_zh: str | None = None
    lat: float | None = None
    lon: float | None = None
    coord_source: CoordSource | None = None
    cue: Cue | None = None

    @property
    def place_code(self) -> str | None:
        """The public code (TABLES: `place_code`): ISO 3166 or GB/T 2260; None where the place has neither."""
        return None if ":" in self.code else self.code


@dataclass(frozen=True, slots=True)
class Division:
    """A row of `places`: `code` is ISO 3166-2 for a province, GB/T 2260 for what is below one."""

    code: str
    name: str
    type: str
    name_zh: str
    parent_code: str
    lat: float | None = None
    lon: float | None = None
    coord_source: CoordSource | None = None
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Aliases:
    """A row of `place_aliases`: further spellings and former names of a place, with a cue of their own."""

    code: str
    aliases: tuple[str, ...]
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Foreign:
    """A row of `countries` (its coordinates are the capital's) or `world_places`."""

    code: str
    name: str
    type: str = "country"
    parent_code: str | None = None
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    coord_source: CoordSource | None = None
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A row of `regions`: a part of a country or of the world that no government runs."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Locality:
    """A row of `localities`: a place below the county, or one that news names after the zone that it houses (ZONE)."""

    code: str
    name: str
    label: Label
    type: str
    parent_code: str
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    coord_source: CoordSource | None = None
    cue: Cue | None = None


def by_code(code: str) -> Place | None:
    """The place with that code: `CN-NM`, `150600`, `DE`, `US-CA`, or the gazetteer's own (`gn:...`, `loc:...`)."""
    return _gazetteer().places.get(code)


@lru_cache(maxsize=1 << 12)
def lookup(surface: str) -> tuple[Place, ...]:
    """Places that a name may mean, the larger first, those that need no cue before those that do.

    Case, accents and the form of apostrophes don't matter, one blank is as good as a line end; type words (`city`) are
    no part of a name. Each place's `cue` is that of this very name (`Ali` needs one where `Ngari` needs none).
    """
    return _gazetteer().names.get(key(surface), ())


def surfaces() -> Iterator[str]:
    """Every name as vocabulary writes it, each once."""
    return iter(_gazetteer().surfaces)


@lru_cache(maxsize=1 << 12)
def ancestors(code: str) -> tuple[Place, ...]:
    """The places that hold this one, the nearest first: prefecture, province, country."""
    found: list[Place] = []
    place = by_code(code)
    while place and place.parent_code and (place := by_code(place.parent_code)):
        found.append(place)
    return tuple(found)


def province_iso(code: str) -> str | None:
    """ISO 3166-2 code of the Chinese province that a place is or lies in."""
    place = by_code(code)
    return place.iso if place and place.iso and place.iso.startswith("CN-") else None


def fits(place: Place, type_word: str) -> bool:
    """Whether a type word after a name can mean this place: `city` Jilin's city, `province` the province."""
    return place.type in TYPE_WORDS.get(key(type_word), ())


def by_chinese(name_zh: str) -> tuple[Place, ...]:
    """Chinese places with exactly that Chinese name, with or without its type character (`鄂尔多斯市`, `鄂尔多斯`)."""
    return _gazetteer().chinese.get(name_zh, ())


def key(surface: str) -> str:
    """What two spellings of one name have in common: case, accents, apostrophes, blanks and hyphens are levelled."""
    if not surface.isascii():
        surface = "".join(c for c in unicodedata.normalize("NFD", surface) if not unicodedata.combining(c))
        surface = surface.translate(_LEVELLED)
    return " ".join(surface.lower().replace("`", "'").split())


_LEVELLED = str.maketrans({**dict.fromkeys("‘’ʻʼ′´＇", "'"), **dict.fromkeys("‐‑‒–—―−", "-")})
_ZH_TYPES = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区", "省", "市", "盟", "县", "区", "旗")


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A row of `place_types`: a word after (or, with `of`, before) a name, and the types of place that it fits."""

    word: str
    types: tuple[str, ...]


TYPE_WORDS = {key(row.word): row.types for row in load("places/place_types", TypeWord)}
"""Type words in lower case, also those of two words (`autonomous region`)."""


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    places: dict[str, Place]
    names: dict[str, tuple[Place, ...]]
    chinese: dict[str, tuple[Place, ...]]
    surfaces: tuple[str, ...]


@cache
def _gazetteer() -> _Gazetteer:
    places: dict[str, Place] = {}
    named: list[tuple[str, Place]] = []
    for where, place, aliases in _rows():
        if place.code in places:
            raise VocabularyError(f"{where}: the code {place.code} is that of {places[place.code].name}")
        if place.parent_code and place.parent_code not in places:
            raise VocabularyError(f"{where}: no place has the code {place.parent_code}")
        places[place.code] = place
        named.append((place.name, place))
        named.extend((alias, place) for alias in aliases)
    for where, row in placed("places/place_aliases", Aliases):
        if row.code not in places:
            raise VocabularyError(f"{where}: no place has the code {row.code}")
        place = replace(places[row.code], cue=row.cue)
        named.extend((alias, place) for alias in row.aliases)
    names: dict[str, dict[str, Place]] = {}
    for surface, place in named:
        names.setdefault(key(surface), {}).setdefault(place.code, place)
    chinese: dict[str, list[Place]] = {}
    for place in places.values():
        for form in _chinese_forms(place.name_zh):
            chinese.setdefault(form, []).append(place)
    return _Gazetteer(
        places,
        {name: tuple(sorted(found.values(), key=_rank)) for name, found in names.items()},
        {name: tuple(sorted(found, key=_rank)) for name, found in chinese.items()},
        tuple(dict.fromkeys(surface for surface, _ in named)),
    )


def _rows() -> Iterator[tuple[str, Place, tuple[str, ...]]]:
    """Every row of the files as a place, with its file and line and the aliases that stand in it; holders first."""
    iso: dict[str, str] = {}
    for where, f in chain(placed("places/countries", Foreign), placed("places/world_places", Foreign)):
        level = 0 if f.type == "country" else 1 if f.type != "city" else 2
        country = f.parent_code or f.code
        place = Place(
            f.code, f.name, f.type, level, "GPE", f.parent_code, country, None, f.lat, f.lon, f.coord_source, f.cue
        )
        yield where, place, f.aliases
    for where, d in placed("places/places", Division):
        iso[d.code] = d.code if d.code.startswith("CN-") else iso.get(d.parent_code, "")
        level = 1 if d.code.startswith("CN-") else 2 if d.code.endswith("00") else 3
        place = Place(
            d.code, d.name, d.type, level, "GPE", d.parent_code, iso[d.code], d.name_zh, d.lat, d.lon, d.coord_source,
            d.cue,
        )  # fmt: skip
        yield where, place, ()
    for where, r in placed("places/regions", Region):
        yield where, Place(r.code, r.name, "region", -1, "LOC", cue=r.cue), r.aliases
    for where, n in placed("places/localities", Locality):
        place = Place(
            n.code, n.name, n.type, 4, n.label, n.parent_code, iso.get(n.parent_code), n.name_zh, n.lat, n.lon,
            n.coord_source, n.cue,
        )  # fmt: skip
        yield where, place, n.aliases


def _rank(place: Place) -> tuple[bool, int, str]:
    return place.cue is not None, place.level, place.code


def _chinese_forms(name_zh: str | None) -> set[str]:
    if not name_zh:
        return set()
    bare = next((name_zh.removesuffix(end) for end in _ZH_TYPES if name_zh.endswith(end)), name_zh)
    return {name_zh, bare} if len(bare) > 1 else {name_zh}
