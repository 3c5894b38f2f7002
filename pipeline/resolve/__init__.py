"""The one pass over the corpus: digests of articles -> the `zones` table, zone ids, corpus-level issues.

`digest_of` keeps of an article what its zones are called and what figures it gives them, not its text. `resolve` merges
what several articles say of one zone, gives ids from the zones' own words (so that neither the order of reading nor the
cut into shards shows in them), and reports duplicate articles, contradictions and doubtful merges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from pipeline.models import Issue
from pipeline.resolve.clusters import Sighting, cluster
from pipeline.resolve.conflicts import Measure, Stated, by_measure, disagreements
from pipeline.resolve.digest import Digest, digest_of, encode
from pipeline.resolve.likeness import near_copies
from pipeline.resolve.slugs import zone_ids
from pipeline.resolve.table import zone_row

STAGE = "resolve"

ZoneIds = dict[tuple[str, str], str]
"""By article and the zone's name in it."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What only the corpus tells; `zones` are rows of the table, by id."""

    zones: tuple[dict[str, Any], ...]
    ids: ZoneIds
    issues: tuple[Issue, ...]


def resolve(digests: Iterable[bytes]) -> Resolution:
    """Zones, ids and issues of all articles, whose digests are gone through several times.

    What is held grows with the zones and their names; of an article beyond that, its id, hash and signature.
    """
    zones, ids, issues = _zones(digests)
    issues += [*_copies(digests), *_conflicts(digests, ids)]
    return Resolution(zones, ids, tuple(sorted(issues, key=_order)))


def _zones(digests: Iterable[bytes]) -> tuple[tuple[dict[str, Any], ...], ZoneIds, list[Issue]]:
    """Rows of zones, ids, and merges that are doubtful."""
    clusters, issues = cluster(_sightings(digests))
    ids = zone_ids(clusters)
    keys = {(s.article_id, s.zone.name): ids[c.root] for c in clusters for s in c.sightings}
    rows = sorted((zone_row(c, ids[c.root], keys) for c in clusters), key=lambda row: str(row["zone_id"]))
    return tuple(rows), keys, issues


@dataclass(frozen=True, slots=True)
class _Named:
    """What `_zones` reads of a digest."""

    article_id: str
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class _Signed:
    """What `_copies` reads of a digest."""

    article_id: str
    sha256: str
    signature: bytes


_NAMED, _SIGNED = msgspec.msgpack.Decoder(_Named), msgspec.msgpack.Decoder(_Signed)


def _sightings(digests: Iterable[bytes]) -> Iterator[Sighting]:
    """The zones of all articles; parts that are equal are held once."""
    known: dict[object, Any] = {}
    for digest in map(_NAMED.decode, digests):
        for sighting in digest.sightings:
            yield _sharing(sighting, digest.article_id, known)


def _sharing(sighting: Sighting, article_id: str, known: dict[object, Any]) -> Sighting:
    """The same sighting, with what equals a part of an earlier one held once for both."""
    share, reading = known.setdefault, sighting.reading
    identity, place = share(reading.identity, reading.identity), share(reading.place, reading.place)
    reading = replace(reading, identity=identity, place=place)
    zone, around = share(sighting.zone, sighting.zone), share(sighting.around, sighting.around)
    return Sighting(article_id, zone, share(reading, reading), sighting.mentions, around)


def _copies(digests: Iterable[bytes]) -> Iterator[Issue]:
    """Articles that are copies of others, in every byte or nearly."""
    articles = sorted((one.article_id, one.sha256, one.signature) for one in map(_SIGNED.decode, digests))
    by_hash = sorted((sha256, article_id) for article_id, sha256, _ in articles if sha256)
    for _, same in groupby(by_hash, key=itemgetter(0)):
        (_, first), *others = same
        yield from (Issue(other, STAGE, "duplicate_article", f"same bytes as {first}") for _, other in others)
    for article_id, other, similarity in near_copies(articles):
        detail = f"nearly the text of {other} ({similarity:.0%} alike)"
        yield Issue(article_id, STAGE, "near_duplicate_article", detail)


def _conflicts(digests: Iterable[bytes], ids: ZoneIds) -> list[Issue]:
    return [
        Issue(
            other.article_id, STAGE, "conflicting_facts", _conflict(zone_id, measure, first, other),
            start=other.start, end=other.end,
        )
        for (zone_id, measure), figures in by_measure(digests, ids).items()
        for first, other in disagreements(figures)
    ]  # fmt: skip


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


__all__ = ["Digest", "Resolution", "ZoneIds", "digest_of", "encode", "resolve"]
