"""Mentions of one article -> the zone that it is about."""

from __future__ import annotations

from pipeline.extract.entities.reading import Reading
from pipeline.extract.entities.registry import ZoneRecord, name_words


def topic_of(r: Reading) -> ZoneRecord | None:
    """The zone of the title, else the first zone that the article names outside a bracket."""
    title = next((line for line in r.lines if line.title), None)
    if title is None:
        return None
    title_places = set()
    for item in r.items:
        if title.first <= item.first < title.last:
            if item.record is not None:
                return item.record
            title_places.add(item.name.lower())
    counts: dict[int, int] = {}
    for item in r.items:
        if item.record is not None:
            counts[id(item.record)] = counts.get(id(item.record), 0) + 1
    first = r.records[0] if r.records else None
    if first is None:
        return None
    by_place = name_words(first.name)[0] in title_places
    return first if by_place or counts.get(id(first), 0) * 2 > sum(counts.values()) else None
