"""The stages of entity extraction in their order, and the rows that come of them."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.annotate import Annotated
from pipeline.extract.entities import roles
from pipeline.extract.entities.layout import lines_of
from pipeline.extract.entities.parents import assign_parents
from pipeline.extract.entities.reading import Item, Reading
from pipeline.extract.entities.resolving import resolve
from pipeline.extract.entities.taking import (
    sort_words,
    take_districts,
    take_firms,
    take_heads,
    take_people,
    take_places,
    take_unlabelled,
    take_zone_places,
)
from pipeline.extract.entities.tokens import Tokens
from pipeline.extract.entities.zone_rows import zone_rows
from pipeline.models import Entity, Zone


def assemble(annotated: Annotated) -> tuple[tuple[Entity, ...], tuple[Zone, ...]]:
    """Entities in order and zones in order of appearance."""
    t = Tokens(annotated.words, annotated.article.prose, annotated.sentences)
    if not t.size:
        return (), ()
    titled = bytearray(t.size + 1)
    reading = Reading(annotated, t, lines_of(t, annotated, titled), titled, bytearray(t.size + 1))
    sort_words(reading)
    take_unlabelled(reading)
    nominals = take_heads(reading)
    take_people(reading)
    take_firms(reading)
    take_districts(reading)
    take_places(reading)
    take_zone_places(reading)
    resolve(reading, nominals)
    roles.assign(t, reading.items)
    assign_parents(t, reading.items)
    entities = _entities(reading)
    return entities, zone_rows(reading)


def _entities(r: Reading) -> tuple[Entity, ...]:
    found = [_entity(r.t, item) for item in r.items]
    if not r.annotated.suggestions:
        return tuple(found)
    taken = sorted((e.start, e.end) for e in found)
    for s in r.annotated.suggestions:
        at = bisect_left(taken, (s.start, s.end))
        before_free = at == 0 or taken[at - 1][1] <= s.start
        if before_free and (at == len(taken) or taken[at][0] >= s.end):
            text = r.annotated.article.text[s.start : s.end]
            if "\n\n" not in text and text.strip():
                found.append(Entity(s.start, s.end, s.label, "name", " ".join(text.split()), "model"))
    return tuple(sorted(found, key=lambda e: e.start))


def _entity(t: Tokens, item: Item) -> Entity:
    place = item.place.place if item.place is not None and not item.place.directed else None
    code = place.place_code if place is not None and item.label == "GPE" else None
    return Entity(
        t.starts[item.first],
        t.ends[item.last - 1],
        item.label,
        "nominal" if item.mention == "nominal" else "name",
        item.name,
        item.rule,
        code,
        place.lat if place is not None else None,
        place.lon if place is not None else None,
        item.role,
        item.affiliation,
        place.coord_source if place is not None else None,
    )
