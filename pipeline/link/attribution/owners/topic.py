"""An article and what is found in it -> the discourse at its start: the topic, whom its people speak for, the zones of
its places."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.link.attribution.owners.discourse import Discourse, Owner
from pipeline.link.attribution.owners.people import people_of
from pipeline.models import Article, Entity, Found


def begin(article: Article, found: Found) -> Discourse:
    """The discourse at the start of an article."""
    topic = topic_of(article, found)
    start = next((e.start for e in found.entities if topic and e.name == topic.name), 0)
    people, zones = people_of(article, found, topic), _zones_by_place(found)
    return Discourse(
        topic,
        people=people,
        topic_from=start,
        zone_of=zones,
        titled=_titled(article, found),
        recurring=_recurring(found),
    )


def _recurring(found: Found) -> frozenset[str]:
    """The organisations that an article names more than once: one of them may be what it is about."""
    named = Counter(entity.name for entity in found.entities if entity.label == "ORG")
    return frozenset(name for name, count in named.items() if count > 1)


def _titled(article: Article, found: Found) -> Owner | None:
    """The only place that a headline names."""
    title = article.title or ""
    places = {e.name for e in found.entities if e.label == "GPE" and article.text[e.start : e.end] in title}
    return Owner(places.pop(), "GPE", "lead") if len(places) == 1 else None


def _zones_by_place(found: Found) -> dict[str, Owner]:
    """The zone of every place whose name begins the name of one zone of the article alone."""
    zones = {entity.name for entity in found.entities if entity.label == "ZONE"}
    places = {entity.name for entity in found.entities if entity.label == "GPE"}
    by_place: dict[str, list[str]] = {}
    for zone in zones:
        words = zone.split()
        for length in (1, 2):
            by_place.setdefault(" ".join(words[:length]), []).append(zone)
    return {
        place: Owner(by_place[place][0], "ZONE", "subject") for place in places if len(by_place.get(place, ())) == 1
    }


_ROUND_UP = 4
"""Zones that an article on no single one of them names, at least."""

SEVERAL = re.compile(
    r"\b(?:zones|parks|areas|bases|districts|cities|towns|hubs|rivals|provincial|province)\b", re.IGNORECASE
)
"""A word by which a title announces several zones, or a whole province."""


def topic_of(article: Article, found: Found) -> Owner | None:
    """The zone that an article is about: the one in its title, else the one that it names most (earlier on a tie); of a
    round-up of zones, and where no zone is named, the place in its title."""
    zones = [entity for entity in found.entities if entity.label == "ZONE"]
    if not zones:
        titled = [e for e in found.entities if article.title and article.text[e.start : e.end] in article.title]
        only = titled[0] if titled and all(e.label == "GPE" and e.name == titled[0].name for e in titled) else None
        return Owner(only.name, "GPE", "topic") if only else None
    counts = Counter(zone.name for zone in zones)
    first: dict[str, int] = {}
    for zone in zones:
        first.setdefault(zone.name, zone.start)
    best = max(counts, key=lambda name: (counts[name], -first[name]))
    title = article.title or ""
    in_title = [zone.name for zone in zones if zone.mention == "name" and article.text[zone.start : zone.end] in title]
    place = next((e for e in found.entities if e.label == "GPE" and article.text[e.start : e.end] in title), None)
    if in_title and counts[in_title[0]] * 2 >= counts[best]:
        best = in_title[0]
    elif (
        len(counts) >= _ROUND_UP
        and counts[best] * 2 <= len(zones)
        and (_announces_several(article, place) or (place is not None and _opens(article, place)))
    ):
        if place is not None:
            return Owner(place.name, "GPE", "topic")
    elif place is not None and (
        sum(e.name == place.name for e in found.entities) > counts[best] * 2
        or (not in_title and _opens(article, place) and _leads(place.name, found, first[best]))
    ):
        return Owner(place.name, "GPE", "topic")
    return Owner(best, "ZONE", "topic")


_LEAD = 600
"""Characters after its headline in which an article names the zone that it is about."""


def _announces_several(article: Article, place: Entity | None) -> bool:
    """Whether a title speaks of several zones, and of the place that it names as theirs: `Six zones in Henan`, not `New
    zones, and a bigger one in Shanghai`."""
    title = article.title or ""
    several = SEVERAL.search(title)
    if several is None or place is None:
        return several is not None
    name = title.find(article.text[place.start : place.end])
    return name < several.end() or "," not in title[several.end() : name]


def _opens(article: Article, place: Entity) -> bool:
    """Whether an article's title begins with a place's name."""
    return (article.title or "").startswith(article.text[place.start : place.end])


def _leads(place: str, found: Found, zone: int) -> bool:
    """Whether an article comes to its first zone, at `zone`, late, and has gone on about the place until then."""
    again = [entity.start for entity in found.entities if entity.name == place and entity.start < zone]
    return len(again) > 1 and zone > _LEAD
