"""Clusters -> zone ids: place, distinguishing words, category (`ordos-hidz`, `lanzhou-new-area-comprehensive-bonded`).

An id depends on its own cluster alone, except where two clusters would share one: both then end in a few digits of a
hash of what they are.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from pipeline.resolve.clusters import Cluster, Sighting
from pipeline.resolve.identity import Identity
from pipeline.vocabulary import places
from pipeline.vocabulary.places import Place

_NOT_SLUG = re.compile(r"[^a-z0-9\u3400-\u9fff]+")
HASH_DIGITS = 6


def zone_ids(clusters: list[Cluster]) -> dict[Identity, str]:
    """The id of each cluster by its root."""
    roots = {s.reading.identity: c.root for c in clusters for s in c.sightings}
    by_root = {c.root: c for c in clusters}
    plain: dict[Identity, str] = {}

    def slug(found: Cluster, below: frozenset[Identity]) -> str:
        if found.root not in plain:
            name = fullest(found)
            bound = roots.get(name.reading.parent) if name.reading.parent and name.reading.bound else None
            parent = by_root[bound] if bound and bound not in below else None
            start = slug(parent, below | {found.root}) if parent else _place_slug(found.root)
            plain[found.root] = _slug("-".join((start, *name.reading.slug))) or "zone"
        return plain[found.root]

    for found in clusters:
        slug(found, frozenset((found.root,)))
    times = Counter(plain.values())
    return {root: text if times[text] == 1 else f"{text}-{_digest(root)}" for root, text in plain.items()}


def fullest(found: Cluster) -> Sighting:
    """The sighting with the fullest name of a cluster: one of the root's own, with its place, its head, most words."""
    own = [s for s in found.sightings if s.reading.identity == found.root]
    return min(
        own,
        key=lambda s: (
            s.reading.acronym,
            not s.zone.name.isascii(),
            not s.reading.headed,
            not s.reading.named,
            -len(s.zone.name.split()),
            -len(s.zone.name),
            s.zone.name.islower(),
            s.zone.name,
            s.article_id,
        ),
    )


def _place_slug(identity: Identity) -> str:
    place = places.by_code(identity.county) or places.by_code(identity.region)
    if place is None:
        return ""
    return "-".join(_slug(part) for part in (_outer(place), place.name) if part)


def _outer(place: Place) -> str:
    """What goes before a place's name because other places of its rank share it: the city, or the province."""
    same = [p for p in places.lookup(place.name) if p.label == "GPE" and p.level in (place.level, 2)]
    if place.code.startswith("CN-") or not same or (same[0].code == place.code and place.level == 2) or len(same) == 1:
        return ""
    return next((outer.name for outer in places.ancestors(place.code)), "")


def _slug(text: str) -> str:
    return _NOT_SLUG.sub("-", places.key(text).replace("'", "")).strip("-")


def _digest(identity: Identity) -> str:
    return sha256(repr(identity).encode()).hexdigest()[:HASH_DIGITS]
