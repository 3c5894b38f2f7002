"""Articles that name zones and nothing else, and what the pass over the corpus makes of them."""

from __future__ import annotations

from typing import Any

from pipeline.models import Article, Entity, Linked, Zone
from pipeline.resolve import Resolution, digest_of, encode
from pipeline.resolve import resolve as resolved
from pipeline.vocabulary.zones.types import classify


def zone(name: str, *aliases: str, name_zh: str | None = None, parent: str | None = None) -> Zone:
    category, level = classify(name)
    return Zone(name, aliases, name_zh, category, level, parent)


def article(article_id: str, *zones: str | Zone, places: tuple[str, ...] = (), sha256: str = "") -> Linked:
    """A finished article that names these zones once each, and these places (by code)."""
    found = tuple(z if isinstance(z, Zone) else zone(z) for z in zones)
    entities = [Entity(0, 1, "ZONE", "name", z.name, "test") for z in found]
    entities += [Entity(0, 1, "GPE", "name", code, "test", place_code=code) for code in places]
    return Linked(Article(article_id, "", "", article_id, sha256 or article_id), (), tuple(entities), found)


def resolve(*articles: Linked) -> Resolution:
    return resolved([encode(digest_of(one)) for one in articles])


def ids_of(names: list[str]) -> list[str]:
    """The id that each name gets in an article of its own."""
    resolution = resolve(*(article(f"{number:03}.txt", name) for number, name in enumerate(names)))
    return [resolution.ids[f"{number:03}.txt", name] for number, name in enumerate(names)]


def row(resolution: Resolution, zone_id: str) -> dict[str, Any]:
    (found,) = (found for found in resolution.zones if found["zone_id"] == zone_id)
    return found
