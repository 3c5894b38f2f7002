"""The one pass over the corpus: finished articles, one at a time -> the `zones` table, zone ids, corpus-level issues.

`Registry.add` keeps of each article what its zones are called and what figures it gives them, not its text; `finish`
merges what several articles say of one zone, gives ids from the zones' own words (so that neither the order of reading
nor the cut into shards shows in them), and reports duplicate articles, contradictions and doubtful merges.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from pipeline.models import Entity, Issue, Linked, Zone
from pipeline.resolve.clusters import Cluster, Method, Sighting, cluster
from pipeline.resolve.conflicts import Measure, Stated, disagreements, measured
from pipeline.resolve.context import Context, context_of, main_place
from pipeline.resolve.identity import Reading, apart, read_name
from pipeline.resolve.place_in_name import place_in_name
from pipeline.resolve.slugs import fullest, zone_ids
from pipeline.resolve.table import zone_row
from pipeline.vocabulary.zones.types import words

STAGE = "resolve"


@dataclass(frozen=True, slots=True)
class Merge:
    """That a name of an article, other than the zone's own, stands for the zone, and the method that says so."""

    zone_id: str
    article_id: str
    name: str
    method: Method


@dataclass(frozen=True, slots=True)
class Resolution:
    """What only the corpus tells.

    `zones`: rows of the table, by id. `ids`: (article_id, a zone's name in the article) -> zone_id. `merges`: how
    names that differ came to share an id.
    """

    zones: tuple[dict[str, Any], ...]
    ids: dict[tuple[str, str], str]
    issues: tuple[Issue, ...]
    merges: tuple[Merge, ...]


class Registry:
    """Zones, figures and hashes of the articles seen so far; what it keeps grows with zones, not with text."""

    def __init__(self) -> None:
        self._sightings: list[Sighting] = []
        self._figures: list[tuple[str, str, Measure, Stated]] = []
        self._articles: dict[str, list[str]] = {}

    def add(self, linked: Linked) -> None:
        """Take in one article. Its text is not looked at."""
        article_id = linked.article.article_id
        if linked.article.sha256:
            self._articles.setdefault(linked.article.sha256, []).append(article_id)
        mentions = Counter(entity.name for entity in linked.entities if entity.label == "ZONE")
        zones = _zones(linked)
        self._sightings += _sightings(article_id, zones, mentions, _context(linked, zones, mentions))
        self._figures += [(article_id, name, measure, stated) for name, measure, stated in measured(linked)]

    def finish(self) -> Resolution:
        """Zones, ids and issues of all articles added."""
        clusters, issues = cluster(self._sightings)
        ids = zone_ids(clusters)
        keys = {(s.article_id, s.zone.name): ids[c.root] for c in clusters for s in c.sightings}
        rows = sorted((zone_row(c, ids[c.root], keys) for c in clusters), key=lambda row: str(row["zone_id"]))
        merges = [merge for c in clusters for merge in _merges(c, ids[c.root])]
        issues = [*self._duplicates(), *self._conflicts(keys), *issues]
        return Resolution(tuple(rows), keys, tuple(sorted(issues, key=_order)), tuple(merges))

    def _duplicates(self) -> list[Issue]:
        return [
            Issue(article_id, STAGE, "duplicate_article", f"same bytes as {same[0]}")
            for same in (sorted(articles) for articles in self._articles.values())
            for article_id in same[1:]
        ]

    def _conflicts(self, keys: dict[tuple[str, str], str]) -> list[Issue]:
        by_measure: dict[tuple[str, Measure], list[Stated]] = {}
        for article_id, name, measure, stated in self._figures:
            if zone_id := keys.get((article_id, name)):
                by_measure.setdefault((zone_id, measure), []).append(stated)
        return [
            Issue(
                other.article_id, STAGE, "conflicting_facts", _conflict(zone_id, measure, first, other),
                start=other.start, end=other.end,
            )
            for (zone_id, measure), figures in by_measure.items()
            for first, other in disagreements(figures)
        ]  # fmt: skip


def _zones(linked: Linked) -> list[Zone]:
    """The article's zones; one that has mentions alone is made from its name."""
    known = {zone.name for zone in linked.zones}
    unknown: dict[str, Entity] = {}
    for entity in linked.entities:
        if entity.label == "ZONE" and entity.name not in known:
            unknown.setdefault(entity.name, entity)
    return [*linked.zones, *(Zone(name, (), place_code=entity.place_code) for name, entity in unknown.items())]


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


def _merges(found: Cluster, zone_id: str) -> list[Merge]:
    own = fullest(found).zone.name
    return [
        Merge(zone_id, s.article_id, s.zone.name, found.methods.get(s.reading.identity, "words"))
        for s in found.sightings
        if s.zone.name != own
    ]


def _conflict(zone_id: str, measure: Measure, first: Stated, other: Stated) -> str:
    when = f"{measure.period_start or ''}/{measure.period_end}"
    return (
        f"{zone_id} {measure.indicator} {when}: {_value(other)} {measure.unit} here, "
        f"{_value(first)} {measure.unit} in {first.article_id}"
    )


def _value(stated: Stated) -> str:
    return f"{stated.low:f}" if stated.high is None else f"{stated.low:f}..{stated.high:f}"


def _order(issue: Issue) -> tuple[str, str, int, str]:
    return issue.article_id, issue.code, issue.start or 0, issue.detail


__all__ = ["Merge", "Registry", "Resolution"]
