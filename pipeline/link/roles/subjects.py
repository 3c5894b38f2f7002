"""An event and the names around it -> the thing that it happened to: a name, a nominal, or what a pronoun stands for.

The clause before the event word is looked at for a name that no preposition makes a mere place, then for a pronoun; a
clause without a subject of its own shares the one of its sentence.
"""

from __future__ import annotations

import re

from pipeline.link.roles.clauses import clause_begin, own_words
from pipeline.link.roles.events import Event
from pipeline.link.roles.scene import PRONOUN, Scene, is_place
from pipeline.models import Entity, Timex
from pipeline.patterns import alternatives
from pipeline.vocabulary.events import THINGS

_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|get|got)\s(?:\w+\s){0,3}$")
_THAT = r"that(?!\s(?:same\s)?(?:year|month|day|time|week|spring|summer|autumn|winter)\b)"
_WHICH = re.compile(rf"\b(?:which|{_THAT})\s(?:the\s)?[A-Z][^;]*$|\b(?:which|{_THAT})\s[^,;]*$")
_OPEN_RELATIVE = re.compile(rf"\b(?:which|{_THAT})\s(?:[^,;]|,(?=\s\d{{4}}))*$")
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
_OF = re.compile(r"\b(?:of|for|with)\s(?:the\s)?$")
_ADVERBS = r"(?:(?:\w+ly|first|also|itself|was|were)\s){0,2}"
_BESIDE = re.compile(r"(?:\sin\s[A-Z]\w+(?:\s[A-Z]\w+)?)?(?:\s\([^()]{1,40}\)|,\s[^,;]{2,80},|,)?\s" + _ADVERBS)
_IT = re.compile(rf"\b(?:[Ii]t|[Tt]hey)\s{_ADVERBS}$")
_LAND = re.compile(r"\b(?:area|hectares?|ha|km|kilomet(?:er|re)s|mu|acres?|land|phase|stage|section|fences|customs)\b")
_NEW_ZONE = re.compile(r"\s(?:an?|the)\s(?:[\w-]+\s){0,8}(?:zone|park|area)\b")
_POSSESSED = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Oo]ur)\s(?:[\w-]+\s){1,6}$")
_UNKNOWN = re.compile(
    r"(?:^|[.;:,]\s|\b[a-z]+\s)(?P<noun>[A-Za-z][\w&'’.-]*(?:\s[A-Z\d][\w&'’.-]*){0,4}),\s"
    r"(?:which\swas\s|first\s|originally\s)?$"
)
_OPENERS = frozenset(
    "In On By Since During At From After Before Last This The It Its Here There Originally First".split()
)
_THING = re.compile(rf"\b{alternatives(row.form for row in THINGS)}\b", re.IGNORECASE)
_WITH = re.compile(r"\bwith\s(?:the\s)?$")
_OF_ZONE = re.compile(r"\sof\s(?:the|this)\s(?:[\w-]+\s){0,3}(?:zone|park|area|base|incubator|FTZ)\b")
_AFTER_ASIDE = re.compile(r",\s(?:(?:was|were|is|has|had|been|also|\w+ly)\s){0,3}$")
_OWNED = frozenset(("", "the", "of", "of the", "to", "to the", "for", "for the"))
_ON = re.compile(r"\s(?:on|of|for)\s(?:the\s)?")
_AND = re.compile(r",\s(?:and|but|while)\b")
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s(?:\w+\s){0,2}$")
_COMMA = re.compile(r",(?=\s)(?!\s\d{4}\b)")
_NEXT_CLAUSE = 60
_BRACKET = re.compile(r"\s?\([^()]*$")
_OPENING_CLAUSE = 40
_LEADING = frozenset("since after before upon following having despite when once a an the national state level".split())
_ACTED_BY_OWNER = frozenset(("opened", "construction_started", "expanded"))


def subject_of(scene: Scene, event: Event, timex: Timex) -> tuple[bool, Entity | None]:
    """Whether an event word does tell of an event, and the thing that it happened to where a name or pronoun tells."""
    first, last = scene.annotated.sentence_at(timex.start)
    bracket = _BRACKET.search(scene.prose, max(first, event.start - 100), event.start)
    if bracket and (named := [n for n in scene.within(first, bracket.start()) if n.end == bracket.start()]):
        return True, named[0]
    if event.word.voice == "noun":
        subject = _of_noun(scene, event, first, last)
        return subject is not None, subject
    if event.word.voice == "self":
        subject = _right_before(scene, event, first)
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


def _right_before(scene: Scene, event: Event, first: int) -> Entity | None:
    """What stands right before a verb, but for an aside: a name, or what a pronoun or relative clause is of."""
    named = scene.within(first, event.start)
    if named and _BESIDE.fullmatch(scene.prose, named[-1].end, event.start):
        governed = _OF.search(scene.prose, max(first, named[-1].start - 12), named[-1].start)
        return None if governed or is_place(scene.prose, named[-1]) else named[-1]
    if relative := _WHICH.search(scene.prose, max(first, event.start - 110), event.start):
        return next(iter(reversed(scene.within(first, relative.start()))), None)
    return _going_on(scene, event, first) if _IT.search(scene.prose, first, event.start) else None


def _of_unknown(scene: Scene, event: Event, first: int) -> bool:
    """Whether a participle goes with a proper noun that is no name of the article's: `Ikaro, founded in 1999`."""
    noun = _UNKNOWN.search(scene.prose, max(first, event.start - 80), event.start)
    if noun is None or not any(char.isupper() for char in noun["noun"]) or noun["noun"].split()[0] in _OPENERS:
        return False
    if noun["noun"][-4:].isdigit():
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
    if event.word.role != "approved" and prose.startswith(" of ", event.end) and not _OF_ZONE.match(prose, event.end):
        return None
    opens = event.start - first < _OPENING_CLAUSE and not scene.within(first, event.start)
    if opens and _ITS.search(prose, first, event.start):
        return _after_comma(scene, event, first, event.end)
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
    if _OTHER_OBJECT.match(prose, event.end) and not event.word.form.endswith(" as"):
        return _actor(scene, event, first)
    if before and _ADJACENT.fullmatch(prose, before[-1].end, event.start):
        return before[-1]
    begin = clause_begin(scene, first, event.start)
    if not own_words(prose, begin, event.start, timex.start, timex.end):
        return _shared(scene, event, first, begin) if begin > first and before else _going_on(scene, event, first)
    head = prose[first : event.start].rstrip()
    return before[0] if before and head.endswith((",", "(")) else _participle_of(scene, before, event)


def _after_comma(scene: Scene, event: Event, first: int, end: int) -> Entity | None:
    """`Since being set up in 1994, the zone has ...`: the subject of the clause after an opening one without its own;
    what the text goes on about where that is a pronoun or no clause follows."""
    prose, last = scene.prose, scene.annotated.sentence_at(first)[1]
    found = _COMMA.search(prose, end, last)
    if found is None or _AND.match(prose, comma := found.start()):
        return _going_on(scene, event, first)
    plain = next((name for name in scene.within(comma, last) if not is_place(prose, name)), None)
    pronoun = PRONOUN.search(prose, comma, plain.start if plain else last)
    if pronoun:
        return _going_on(scene, event, first)
    return plain if plain is None or plain.start - comma < _NEXT_CLAUSE else None


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
        if name.label == "ZONE" and not parted and (between.strip() in ("", "the") or not is_place(scene.prose, name)):
            return name
        if name.label == "ORG" and event.word.role == "established" and _RIGHT_AFTER.fullmatch(between):
            return name
    return None


def _before(scene: Scene, event: Event, first: int, timex: Timex) -> Entity | None:
    """The subject of a verb that tells what the subject does or undergoes."""
    prose = scene.prose
    if relative := _RELATIVE.search(prose, max(first, event.start - 90), event.start):
        return _of_relative(scene, event, first, relative.start())
    told_on = _ON.match(prose, event.end)
    object_ = scene.within(told_on.end(), told_on.end() + 1) if told_on else []
    if object_ and (event.word.role == "construction_started" or object_[0].label == "ZONE"):
        return object_[0]
    begin = clause_begin(scene, first, event.start)
    return _named_before(scene, event, begin, first) or _unnamed_before(scene, event, begin, first, timex)


def _of_relative(scene: Scene, event: Event, first: int, edge: int) -> Entity | None:
    """What a relative clause that begins at `edge` hangs on: the name before it, unless a building stands between."""
    names = scene.within(first, edge)
    if names:
        return None if _THING.search(scene.prose, names[-1].end, edge) else names[-1]
    return _going_on(scene, event, first) if PRONOUN.search(scene.prose, first, edge) else None


def _named_before(scene: Scene, event: Event, begin: int, first: int) -> Entity | None:
    """The last name of a verb's clause that no preposition makes a mere place or company of the subject."""
    prose = scene.prose
    builds = event.word.role == "construction_started"
    inside = [n for n in scene.within(begin, event.end) if n.label == "ZONE" or builds or n.start < event.start]
    plain = [
        name
        for name in inside
        if not is_place(prose, name) and not _ASIDE.search(prose[max(first, name.start - 80) : name.start])
    ]
    plain = [n for n in plain if not _WITH.search(prose, max(0, n.start - 12), n.start)] or plain
    return plain[-1] if plain else None


def _unnamed_before(scene: Scene, event: Event, begin: int, first: int, timex: Timex) -> Entity | None:
    """What a clause without a name is about: what its pronoun stands for, the subject of the clause beside it, or what
    the text goes on about; None for a thing that has no name."""
    prose = scene.prose
    acts = event.word.role in _ACTED_BY_OWNER
    if acts and scene.within(begin, event.start, ("LOC",)):
        return None
    owned = event.word.zone and _POSSESSED.search(prose, begin, event.start)
    if owned and not _NEW_ZONE.search(prose, begin - 1, event.start):
        return None
    if PRONOUN.search(prose, begin, event.start):
        earlier = [name for name in scene.within(first, begin) if name.label == "ZONE" and not is_place(prose, name)]
        return earlier[0] if earlier else _going_on(scene, event, first)
    words = own_words(prose, begin, event.start, timex.start, timex.end)
    if begin == first and words <= _LEADING:
        return _after_comma(scene, event, first, timex.end)
    if begin > first and (not words or _AFTER_ASIDE.search(prose, begin, event.start)):
        return _shared(scene, event, first, begin)
    if _THING.search(prose, begin, event.start):
        return None
    goes_on = not words or (acts and not event.word.zone and begin == first)
    return _going_on(scene, event, first) if goes_on or _LAND.search(prose, begin, event.start) else None


def _shared(scene: Scene, event: Event, first: int, end: int) -> Entity | None:
    """The subject of the clause before, which a clause without one shares."""
    if relative := _OPEN_RELATIVE.search(scene.prose, first, end):
        named = scene.within(first, relative.start())
        return named[-1] if named else _going_on(scene, event, first)
    names = [name for name in scene.within(first, end) if not is_place(scene.prose, name)]
    zones = [name for name in names if name.label == "ZONE"]
    opening = PRONOUN.search(scene.prose, first, end)
    if opening and (not names or opening.start() < names[0].start):
        return _going_on(scene, event, first)
    return next(iter(zones or names), None) or _going_on(scene, event, first)
