"""An event and the names around it -> the thing that it happened to: a name, a nominal, or what a pronoun stands for.

The clause before the event word is looked at for a name that no preposition makes a mere place, then for a pronoun; a
clause without a subject of its own shares the one of its sentence.
"""

from __future__ import annotations

import re

from pipeline.link.roles.events import Event
from pipeline.link.roles.scene import PRONOUN, Scene, clause_begin, is_place, own_words
from pipeline.models import Entity, Timex

_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|get|got)\s(?:\w+\s){0,3}$")
_THAT = r"that(?!\s(?:same\s)?(?:year|month|day|time|week|spring|summer|autumn|winter)\b)"
_WHICH = re.compile(rf"\b(?:which|{_THAT})\s(?:the\s)?[A-Z][^;]*$|\b(?:which|{_THAT})\s[^,;]*$")
_PARTICIPLE = re.compile(r"[\"“‘']?(?:First\s|Originally\s|Formally\s)?[A-Z]\w+(?:ed|t|n|id)\s")
_ADJACENT = re.compile(r"(?:\s?[,(]?\s(?:which\swas\s|was\s|first\s|originally\s)?)|\s\([^)]{1,40}\),?\s")
_APPOSITION = re.compile(r",\s(?:an?|the|one\sof)\s(?:[^,;]|(?<=\d),(?=\d)){2,80}")
_OTHER_OBJECT = re.compile(
    r"\s(?:an?|the|its|their|our|another|two|three|\d+)\s[\"“]?(?!national|state|provincial|pilot)[\w-]+"
)
_RIGHT_AFTER = re.compile(r"\s(?:the\s)?[\"“]?")
_RELATIVE = re.compile(rf"\b(?:which|{_THAT}|who|where|whose)\s(?:\w+\s){{0,4}}$")
_ASIDE = re.compile(r",\san?\s[^,]{3,60}\sof\s(?:the\s)?$")
_OBJECT_PRONOUN = re.compile(r"\s(?:it|them)\b")
_LAND = re.compile(r"\b(?:area|hectares?|ha|km|kilomet(?:er|re)s|mu|acres?|land|phase|stage|section|fences|customs)\b")
_NEW_ZONE = re.compile(r"\s(?:an?|the|its)\s(?:[\w-]+\s){0,8}(?:zone|park|area)\b")
_POSSESSED = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Oo]ur)\s(?:[\w-]+\s){1,6}$")
_UNKNOWN = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|while|but)\s)(?P<noun>[A-Za-z][\w&'’.-]*(?:\s[A-Z\d][\w&'’.-]*){0,4}),\s"
    r"(?:which\swas\s|first\s|originally\s)?$"
)
_OPENERS = frozenset(
    "In On By Since During At From After Before Last This The It Its Here There Originally First".split()
)
_INFRASTRUCTURE = re.compile(
    r"\b(?:bridge|railway|railroad|road|highway|expressway|motorway|airport|runway|port|terminal|wharf|station|tunnel|canal"
    r"|dam|reservoir|metro|subway|line|route|flight|fair|expo|exhibition|forum|conference|school|hospital|museum)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith\s(?:the\s)?$")
_OWNED = frozenset(("of", "of the", "to", "to the", "for"))
_ON = re.compile(r"\s(?:on|of)\s(?:the\s)?")
_ACTED_BY_OWNER = frozenset(("opened", "construction_started", "expanded"))


def subject_of(scene: Scene, event: Event, timex: Timex) -> tuple[bool, Entity | None]:
    """Whether an event word does tell of an event, and the thing that it happened to where a name or pronoun tells."""
    first, last = scene.annotated.sentence_at(timex.start)
    if event.word.voice == "noun":
        subject = _of_noun(scene, event, first, last)
        return subject is not None, subject
    passive = bool(_PASSIVE.search(scene.prose[max(first, event.start - 40) : event.start]))
    if event.word.voice == "acted" and not passive:
        if _of_unknown(scene, event, first):
            return not event.word.zone, None
        subject = _of_active(scene, event, timex)
        return subject is not None, subject
    subject = _before(scene, event, first, timex)
    if subject is None and passive and (event.word.zone or event.word.role == "approved"):
        subject = next((name for name in scene.within(event.end, last) if name.mention == "nominal"), None)
    return subject is not None or not event.word.zone, subject


def _of_unknown(scene: Scene, event: Event, first: int) -> bool:
    """Whether a participle goes with a proper noun that is no name of the article's: `Ikaro, founded in 1999`."""
    noun = _UNKNOWN.search(scene.prose, max(first, event.start - 80), event.start)
    if noun is None or not any(char.isupper() for char in noun["noun"]) or noun["noun"].split()[0] in _OPENERS:
        return False
    near = scene.within(noun.start("noun") - 60, noun.end("noun"), ("ZONE", "ORG", "GPE", "LOC", "PERSON"))
    return not any(name.end > noun.start("noun") for name in near)


def _going_on(scene: Scene, event: Event, offset: int) -> Entity | None:
    """What the text goes on about: for what only zones do, the zone of the text."""
    running = scene.running(offset)
    only_zones = event.word.zone or event.word.role in ("approved", "upgraded", "renamed")
    return scene.topic(offset) if only_zones and running and running.label != "ZONE" else running


def _of_noun(scene: Scene, event: Event, first: int, last: int) -> Entity | None:
    """`the establishment of the zone`, `its establishment`, `with the consent of the State Council, the zone ...`."""
    prose = scene.prose
    owned = [
        name for name in scene.within(event.end, event.end + 12) if prose[event.end : name.start].strip() in _OWNED
    ]
    if owned and (owned[0].label == "ZONE" or event.word.role != "approved"):
        return owned[0]
    before = [name for name in scene.within(first, event.start) if name.label == "ZONE"]
    if before:
        near = before[-1]
        return near if prose[near.end : event.start].startswith(("'s", "’s")) else before[0]
    after = [name for name in scene.within(event.end, last) if name.label == "ZONE" and not is_place(prose, name)]
    if after and not PRONOUN.match(prose, first):
        return after[0]
    return _going_on(scene, event, first)


def _of_active(scene: Scene, event: Event, timex: Timex) -> Entity | None:
    """`the State Council approved the zone`; a bare participle goes with the name right before it or, at the head of a
    sentence, with the first one after its comma."""
    prose = scene.prose
    first, last = scene.annotated.sentence_at(timex.start)
    before = scene.within(first, event.start)
    relative = _WHICH.search(prose, max(first, event.start - 110), event.start)
    if relative:
        return next(iter(reversed(scene.within(first, relative.start()))), None) or _going_on(scene, event, first)
    if not before:
        comma = prose.find(",", event.end, last)
        after = scene.within(comma, last) if comma >= 0 and _PARTICIPLE.match(prose, first) else []
        if after:
            return after[0]
    if _OBJECT_PRONOUN.match(prose, event.end) or _OBJECT_PRONOUN.search(prose, event.start, event.end):
        zones = [name for name in before if name.label == "ZONE"]
        return zones[0] if zones else _going_on(scene, event, first)
    found = _object(scene, event, last)
    if found:
        return found
    if _NEW_ZONE.match(prose, event.end):
        return _going_on(scene, event, first)
    if _OTHER_OBJECT.match(prose, event.end):
        return _actor(scene, event, first)
    if before and _ADJACENT.fullmatch(prose, before[-1].end, event.start):
        return before[-1]
    begin = clause_begin(scene, first, event.start)
    if not own_words(prose, begin, event.start, timex.start, timex.end):
        return _shared(scene, event, first, begin) if begin > first and before else _going_on(scene, event, first)
    head = prose[first : event.start].rstrip()
    return before[0] if before and head.endswith((",", "(")) else _participle_of(scene, before, event)


def _participle_of(scene: Scene, before: list[Entity], event: Event) -> Entity | None:
    """`One of them is Xinyuan, a sensor maker founded in 2009`: the name that an apposition goes with."""
    if before and _APPOSITION.fullmatch(scene.prose[before[-1].end : event.start].rstrip()):
        return before[-1]
    return None


def _actor(scene: Scene, event: Event, first: int) -> Entity | None:
    """Who opens or builds something of its own that has no name: `the company inaugurated its new plant`."""
    if event.word.role not in _ACTED_BY_OWNER:
        return None
    names = [name for name in scene.within(first, event.start) if not is_place(scene.prose, name)]
    return names[0] if names else _going_on(scene, event, first)


def _object(scene: Scene, event: Event, last: int) -> Entity | None:
    """The first zone after a verb, unless a comma or a preposition parts them; right after it an organisation, too."""
    for name in scene.within(event.start, min(last, event.end + 120)):
        between = scene.prose[event.end : name.start]
        parted = re.search(r"[,;(]", between) or (
            event.word.role == "established" and between.endswith((" as ", " as the "))
        )
        if name.label == "ZONE" and not parted and not is_place(scene.prose, name):
            return name
        if name.label == "ORG" and event.word.role == "established" and _RIGHT_AFTER.fullmatch(between):
            return name
    return None


def _before(scene: Scene, event: Event, first: int, timex: Timex) -> Entity | None:
    """The subject of a verb that tells what the subject does or undergoes."""
    prose = scene.prose
    relative = _RELATIVE.search(prose[max(first, event.start - 90) : event.start])
    if relative:
        edge = max(first, event.start - 90) + relative.start()
        names = scene.within(first, edge)
        if names and _INFRASTRUCTURE.search(prose, names[-1].end, edge):
            return None
        return names[-1] if names else _going_on(scene, event, first) if PRONOUN.search(prose, first, edge) else None
    told_on = _ON.match(prose, event.end)
    object_ = scene.within(told_on.end(), told_on.end() + 1) if told_on else []
    if object_ and event.word.role == "construction_started":
        return object_[0]
    begin = clause_begin(scene, first, event.start)
    inside = scene.within(begin, event.end)
    asides = [name for name in inside if _ASIDE.search(prose[max(first, name.start - 80) : name.start])]
    plain = [name for name in inside if name not in asides and not is_place(prose, name)]
    plain = [n for n in plain if not _WITH.search(prose, max(0, n.start - 12), n.start)] or plain
    if plain:
        return plain[-1]
    if scene.within(begin, event.start, ("LOC",)) and event.word.role in _ACTED_BY_OWNER:
        return None
    if (
        event.word.zone
        and _POSSESSED.search(prose, begin, event.start)
        and not _NEW_ZONE.search(prose, begin - 1, event.start)
    ):
        return None
    if PRONOUN.search(prose, begin, event.start):
        earlier = [name for name in scene.within(first, begin) if name.label == "ZONE" and not is_place(prose, name)]
        return earlier[0] if earlier else _going_on(scene, event, first)
    words = own_words(prose, begin, event.start, timex.start, timex.end)
    if begin > first and (not words or prose[begin : event.start].rstrip().endswith(",")):
        return _shared(scene, event, first, begin)
    if _INFRASTRUCTURE.search(prose, begin, event.start):
        return None
    if not event.word.zone and event.word.role in _ACTED_BY_OWNER and begin == first:
        return _going_on(scene, event, first)
    return _going_on(scene, event, first) if not words or _LAND.search(prose, begin, event.start) else None


def _shared(scene: Scene, event: Event, first: int, end: int) -> Entity | None:
    """The subject of the clause before, which a clause without one shares."""
    names = [name for name in scene.within(first, end) if not is_place(scene.prose, name)]
    zones = [name for name in names if name.label == "ZONE"]
    opening = PRONOUN.search(scene.prose, first, end)
    if opening and (not names or opening.start() < names[0].start):
        return _going_on(scene, event, first)
    return next(iter(zones or names), None) or _going_on(scene, event, first)
