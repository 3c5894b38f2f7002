"""The one pass over the corpus: digests of articles, one at a time -> the `zones` table, zone ids, corpus-level issues.

`digest_of` keeps of an article what its zones are called and what figures it gives them, not its text. `Registry` takes
digests in; its `finish` merges what several articles say of one zone, gives ids from the zones' own words (so that
neither the order of reading nor the cut into shards shows in them), and reports duplicate articles, contradictions and
doubtful merges.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pipeline.models import Issue
from pipeline.resolve.clusters import Cluster, Method, Sighting, cluster
from pipeline.resolve.conflicts import Figures, Measure, Stated, disagreements
from pipeline.resolve.digest import Digest, decode, digest_of, encode
from pipeline.resolve.likeness import near_copies
from pipeline.resolve.slugs import fullest, zone_ids
from pipeline.resolve.table import zone_row

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
        self._known: dict[object, Any] = {}
        self._figures = Figures()
        self._articles: dict[str, list[str]] = {}
        self._signatures: list[tuple[str, str, bytes]] = []

    def add(self, digest: Digest) -> None:
        """Take in one article."""
        if digest.sha256:
            self._articles.setdefault(digest.sha256, []).append(digest.article_id)
        self._signatures.append((digest.article_id, digest.sha256, digest.signature))
        self._sightings += map(self._sharing, digest.sightings)
        self._figures.add(digest.figures)

    def _sharing(self, sighting: Sighting) -> Sighting:
        """The same sighting, with what equals a part of an earlier one held once for both."""
        share, reading = self._known.setdefault, sighting.reading
        identity, place = share(reading.identity, reading.identity), share(reading.place, reading.place)
        reading = replace(reading, identity=identity, place=place)
        around = share(sighting.around, sighting.around)
        return replace(sighting, reading=share(reading, reading), around=around)

    def finish(self) -> Resolution:
        """Zones, ids and issues of all articles added."""
        clusters, issues = cluster(self._sightings)
        ids = zone_ids(clusters)
        keys = {(s.article_id, s.zone.name): ids[c.root] for c in clusters for s in c.sightings}
        rows = sorted((zone_row(c, ids[c.root], keys) for c in clusters), key=lambda row: str(row["zone_id"]))
        merges = [merge for c in clusters for merge in _merges(c, ids[c.root])]
        issues = [*self._duplicates(), *self._near_duplicates(), *self._conflicts(keys), *issues]
        return Resolution(tuple(rows), keys, tuple(sorted(issues, key=_order)), tuple(merges))

    def _duplicates(self) -> list[Issue]:
        return [
            Issue(article_id, STAGE, "duplicate_article", f"same bytes as {same[0]}")
            for same in (sorted(articles) for articles in self._articles.values())
            for article_id in same[1:]
        ]

    def _near_duplicates(self) -> list[Issue]:
        return [
            Issue(article_id, STAGE, "near_duplicate_article", f"nearly the text of {other} ({similarity:.0%} alike)")
            for article_id, other, similarity in near_copies(sorted(self._signatures))
        ]

    def _conflicts(self, keys: dict[tuple[str, str], str]) -> list[Issue]:
        return [
            Issue(
                other.article_id, STAGE, "conflicting_facts", _conflict(zone_id, measure, first, other),
                start=other.start, end=other.end,
            )
            for (zone_id, measure), figures in self._figures.by_measure(keys).items()
            for first, other in disagreements(figures)
        ]  # fmt: skip


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


__all__ = ["Digest", "Merge", "Registry", "Resolution", "decode", "digest_of", "encode"]
