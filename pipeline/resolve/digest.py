"""A finished article -> what the pass over the corpus needs of it: its zones as their names read, their figures,
and a signature that tells near-copies of its text.

A digest has no text: it crosses processes, waits on disk, and stands for an article that has not changed since.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import msgspec

from pipeline.models import Entity, Linked, Zone
from pipeline.resolve.clusters import Sighting
from pipeline.resolve.conflicts import Measured, measured
from pipeline.resolve.context import Context, context_of, main_place
from pipeline.resolve.identity import Reading, apart, read_name
from pipeline.resolve.likeness import signature_of
from pipeline.resolve.place_in_name import place_in_name
from pipeline.vocabulary.zones.types import classify, words


@dataclass(frozen=True, slots=True)
class Digest:
    """One article's zones and the figures that another article could contradict.

    `sha256` is the article's, `signature` its prose's (`pipeline.resolve.likeness`).
    """

    article_id: str
    sha256: str
    sightings: tuple[Sighting, ...]
    figures: tuple[Measured, ...]
    signature: bytes = b""


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def encode(digest: Digest) -> bytes:
    """A digest as bytes (MessagePack), of which each step of the pass decodes what it needs."""
    return _ENCODER.encode(digest)


def digest_of(linked: Linked) -> Digest:
    """The digest of an article."""
    mentions = Counter(entity.name for entity in linked.entities if entity.label == "ZONE")
    zones = _zones(linked)
    sightings = _sightings(linked.article.article_id, zones, mentions, _context(linked, zones, mentions))
    return Digest(
        linked.article.article_id,
        linked.article.sha256,
        tuple(sightings),
        tuple(measured(linked)),
        signature_of(linked.article.prose),
    )


def _zones(linked: Linked) -> list[Zone]:
    """The article's zones; one that has mentions alone is made from its name."""
    known = {zone.name for zone in linked.zones}
    unknown: dict[str, Entity] = {}
    for entity in linked.entities:
        if entity.label == "ZONE" and entity.name not in known:
            unknown.setdefault(entity.name, entity)
    zones = (*linked.zones, *(Zone(name, (), place_code=entity.place_code) for name, entity in unknown.items()))
    return [_levelled(zone) for zone in zones]


def _levelled(zone: Zone) -> Zone:
    """The zone with the level that its name states, where the article gives it none."""
    level = zone.level or classify(zone.name)[1]
    return zone if level == zone.level else replace(zone, level=level)


def _context(linked: Linked, zones: list[Zone], mentions: Counter[str]) -> Context:
    """The places of the article, those in its zones' names among them."""
    votes = Counter(entity.place_code for entity in linked.entities if entity.label == "GPE" and entity.place_code)
    context = context_of(votes)
    for zone in zones:
        if place := place_in_name(words(zone.name), context).place:
            votes[place.code] += max(1, mentions[zone.name])
    return replace(context, main=main_place(votes))


def _sightings(article_id: str, zones: list[Zone], mentions: Counter[str], context: Context) -> list[Sighting]:
    """The article's zones as their names read, parents before their parts."""
    by_name = {zone.name: zone for zone in zones}
    readings: dict[str, Reading] = {}

    def reading(zone: Zone, above: frozenset[str]) -> Reading:
        if zone.name not in readings:
            parent = by_name.get(zone.parent or "")
            inner = above | {zone.name}
            parent_reading = reading(parent, inner) if parent and parent.name not in inner else None
            readings[zone.name] = read_name(zone, article_id, context, parent_reading)
        return readings[zone.name]

    named = {found.identity for zone in zones if (found := reading(zone, frozenset())).named}
    return [
        Sighting(
            article_id,
            zone,
            apart(readings[zone.name], named, article_id),
            max(1, mentions[zone.name]),
            context.around,
        )
        for zone in zones
    ]
