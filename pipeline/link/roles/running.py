"""An event whose clause names nobody -> what the text goes on about there."""

from __future__ import annotations

import re

from pipeline.link.attribution.owners.strangers import begins_with_stranger
from pipeline.link.roles.events import Event
from pipeline.link.roles.scene import PRONOUN, Scene, is_place
from pipeline.models import Entity

NEW_ZONE = re.compile(r"\s(?:an?|the)\s(?:[\w-]+\s){0,8}(?:zone|park|area)\b")
_AND = re.compile(r",\s(?:and|but|while)\b")
_COMMA = re.compile(r",(?=\s)(?!\s\d{4}\b)")
_NEXT_CLAUSE = 60
ACTED_BY_OWNER = frozenset(("opened", "construction_started", "expanded"))
"""What a firm does to things of its own."""


def going_on(scene: Scene, event: Event, offset: int) -> Entity | None:
    """What the text goes on about: for what only zones do, the zone of the text."""
    running = scene.running(offset)
    only_zones = event.word.zone or event.word.role in ("approved", "upgraded", "renamed")
    no_zone = running is not None and (running.label == "GPE" or (only_zones and running.label != "ZONE"))
    return scene.topic(offset) if no_zone else running


def after_comma(scene: Scene, event: Event, first: int, end: int) -> Entity | None:
    """`Since being set up in 1994, the zone has ...`: the subject of the clause after an opening one without its own;
    what the text goes on about where that is a pronoun or no clause follows."""
    prose, last = scene.prose, scene.sentence_at(first)[1]
    found = _COMMA.search(prose, end, last)
    if found is None or _AND.match(prose, comma := found.start()):
        return going_on(scene, event, first)
    plain = next((name for name in scene.within(comma, last) if not is_place(prose, name)), None)
    pronoun = PRONOUN.search(prose, comma, plain.start if plain else last)
    if pronoun:
        return going_on(scene, event, first)
    if plain and plain.start - comma < _NEXT_CLAUSE:
        return plain
    named = scene.within(comma, last, ("ZONE", "ORG", "GPE", "LOC", "PERSON"))
    return None if begins_with_stranger(prose, (comma + 2, last), named) else going_on(scene, event, first)
