"""A cluster -> its row of the `zones` table."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pipeline.resolve.clusters import Cluster
from pipeline.resolve.place_in_name import holds
from pipeline.resolve.slugs import fullest
from pipeline.vocabulary import places
from pipeline.vocabulary.places import Place
from pipeline.vocabulary.zones.register import register

_RANKS = ("national", "provincial", "municipal", "county")


def zone_row(found: Cluster, zone_id: str, ids: dict[tuple[str, str], str]) -> dict[str, Any]:
    """The row; `ids` finds the parent. Of the levels that articles give, the highest: upgrades are for good."""
    name = fullest(found).zone.name
    name_zh = _name_zh(found)
    registered = register(name_zh) if name_zh else None
    place = _place(found)
    category = found.root.category
    names = {s.zone.name for s in found.sightings} | {alias for s in found.sightings for alias in s.zone.aliases}
    return {
        "zone_id": zone_id,
        "name": name,
        "name_zh": name_zh,
        "aliases": "|".join(sorted(names - {name, name_zh})) or None,
        "merged_by": _merged_by(found, name),
        "category": registered.category if registered and category == "other" else category,
        "level": _level(found),
        "parent_zone_id": _parent(found, zone_id, ids),
        "city": _city(place),
        "province": _province(place),
        "place_code": _place_code(place),
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "coord_source": place.coord_source if place else None,
        "register_code": registered.code if registered else None,
        "articles": len({s.article_id for s in found.sightings}),
        "mentions": sum(s.mentions for s in found.sightings),
    }


def _merged_by(found: Cluster, name: str) -> str | None:
    """The methods that joined names other than the zone's own."""
    methods = {found.methods.get(s.reading.identity, "words") for s in found.sightings if s.zone.name != name}
    return "|".join(sorted(methods)) or None


def _name_zh(found: Cluster) -> str | None:
    """The Chinese name that most articles give; of equals one that the register has, then the longest."""
    names = Counter("".join(s.zone.name_zh.split()) for s in found.sightings if s.zone.name_zh)
    return min(names, key=lambda name: (-names[name], register(name) is None, -len(name), name), default=None)


def _level(found: Cluster) -> str | None:
    levels = {s.zone.level for s in found.sightings}
    return next((level for level in _RANKS if level in levels), None)


def _parent(found: Cluster, zone_id: str, ids: dict[tuple[str, str], str]) -> str | None:
    named = ((s.article_id, s.zone.parent) for s in found.sightings if s.zone.parent)
    parents = Counter(ids[parent] for parent in named if parent in ids)
    del parents[zone_id]
    return min(parents, key=lambda parent: (-parents[parent], parent), default=None)


def _place(found: Cluster) -> Place | None:
    """The smallest place on which no article disagrees: the name's own, or one inside it that an article gives."""
    known = [s.reading.place for s in found.sightings if s.reading.place]
    own = [s.reading.place for s in found.sightings if s.reading.place and s.reading.named]
    best = min(own or known, key=lambda place: (-place.level, place.code), default=None)
    inside = {place.code: place for place in known if best and holds(best.code, place.code) and place.code != best.code}
    smallest = max((place.level for place in inside.values()), default=0)
    finest = [place for place in inside.values() if place.level == smallest]
    return finest[0] if len(finest) == 1 else best


def _city(place: Place | None) -> str | None:
    """The prefecture-level city or municipality; a county under no prefecture stands for itself."""
    if place is None:
        return None
    line = (place, *places.ancestors(place.code))
    found = next((p for p in line if p.level == 2 or p.type == "municipality"), None)
    return found.name if found else place.name if place.level == 3 else None


def _place_code(place: Place | None) -> str | None:
    """The public code of the place, or of the smallest around it that has one."""
    line = (place, *places.ancestors(place.code)) if place else ()
    return next((p.place_code for p in line if p.place_code), None)


def _province(place: Place | None) -> str | None:
    line = (place, *places.ancestors(place.code)) if place else ()
    return next((p.name for p in line if p.level == 1), None)
