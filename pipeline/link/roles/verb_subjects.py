"""A verb and the clause before it -> what does or undergoes the verb: a name that no preposition makes a mere place,
what a pronoun stands for, or the subject of the clause beside it."""

from __future__ import annotations

import re

from pipeline.link.roles.clauses import clause_begin, own_words
from pipeline.link.roles.events import Event
from pipeline.link.roles.running import ACTED_BY_OWNER, NEW_ZONE, after_comma, going_on
from pipeline.link.roles.scene import COMPANY_NOUN, FIRST_PERSON, PRONOUN, THAT, Scene, is_place
from pipeline.models import Entity, Timex
from pipeline.patterns import alternatives
from pipeline.vocabulary.events import THINGS

_OPEN_RELATIVE = re.compile(rf"\b(?:which|{THAT})\s(?:[^,;]|,(?=\s\d{{4}}))*$")
_RELATIVE = re.compile(rf"\b(?:which|{THAT}|who|where|whose)\s(?:\w+\s){{0,4}}$")
_OBJECT_RELATIVE = re.compile(r"\b(?:which|that)\s(?:the\s)?[A-Z][^,;]*$")
"""A relative clause with an agent of its own: `the zone, which the city and the Ministry of Commerce opened`."""
_ASIDE = re.compile(r",\san?\s[^,]{3,60}\sof\s(?:the\s)?$")
_LAND = re.compile(r"\b(?:area|hectares?|ha|km|kilomet(?:er|re)s|mu|acres?|land|phase|stage|section|fences|customs)\b")
_POSSESSED = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Oo]ur)\s(?:[\w-]+\s){1,6}$")
_THING = re.compile(rf"\b{alternatives(row.form for row in THINGS)}\b", re.IGNORECASE)
_ADDED = frozenset(("was added", "were added"))
_ADDED_TO = re.compile(r"\sto\s(?:the\s)?")
"""What grows is the whole: `Delingha and Ulan were added to the zone in 2008`."""
_POSSESSIVES = ("'s ", "’s ")
_CLOSE = 5
"""Characters between a verb and the date right after it: `Ground was broken in August for ...`."""
_AT = re.compile(r"\s(?:at|in|inside)\s(?:the\s)?")
_WITH = re.compile(r"\bwith\s(?:the\s)?$")
_AFTER_ASIDE = re.compile(r",\s(?:(?:was|were|is|has|had|been|also|\w+ly)\s){0,3}$")
_WORKED_ON = re.compile(r"\s(?:on|of|for)\s(?:the\s)?((?:(?!(?:in|at|near|inside|within|outside)\b)[^\s;,]+\s){0,9})")
"""What stands between words for a start of work and the name of what is built, or of its owner."""
_LONGEST_OBJECT = 90
_ON_SEVERAL = re.compile(
    r"\s(?:on|of|for)\s(?:(?:about|some|over|all|another|more\sthan)\s)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens\sof|several)"
    r"\s(?:[a-z-]+\s){0,4}(?:projects|plants|factories|workshops|buildings|schemes)"
    r"(?P<place>\s(?:[a-z-]+\s){0,4}(?:in|at|across|throughout)\s(?:the\s)?)?"
)
"""Several things that work begins on, and where they are: `on 37 projects of provincial rank in`."""
_LEADING = frozenset("since after before upon following having despite when once a an the national state level".split())


def subject_before(scene: Scene, event: Event, first: int, timex: Timex) -> Entity | None:
    """The subject of a verb that tells what the subject does or undergoes."""
    prose = scene.prose
    if relative := _RELATIVE.search(prose, max(first, event.start - 90), event.start):
        return _of_relative(scene, event, first, relative.start())
    acts = event.word.role in ACTED_BY_OWNER
    if acts and (relative := _OBJECT_RELATIVE.search(prose, max(first, event.start - 110), event.start)):
        return next(iter(reversed(scene.within(first, relative.start()))), None)
    after = timex.end if event.end <= timex.start < event.end + _CLOSE else event.end
    counted = _ON_SEVERAL.match(prose, after) if event.word.role == "construction_started" else None
    if counted:
        placed = scene.within(counted.end(), counted.end() + 1, ("ZONE", "GPE", "LOC")) if counted["place"] else []
        return placed[0] if placed else going_on(scene, event, first)
    object_ = scene.within(after, after + _LONGEST_OBJECT)[:1]
    worked_on = object_ and _WORKED_ON.fullmatch(prose, after, object_[0].start)
    if worked_on and (event.word.role == "construction_started" or (object_[0].label == "ZONE" and not worked_on[1])):
        return object_[0]
    begin = clause_begin(scene, first, event.start)
    if event.word.form in _ADDED and scene.within(begin, event.start):
        joined = _ADDED_TO.match(prose, event.end)
        whole = scene.within(joined.end(), joined.end() + 1) if joined else []
        return whole[0] if whole else going_on(scene, event, first)
    return _named_before(scene, event, begin, first) or _unnamed_before(scene, event, begin, first, timex)


def _of_relative(scene: Scene, event: Event, first: int, edge: int) -> Entity | None:
    """What a relative clause that begins at `edge` hangs on: the name before it, unless a building stands between."""
    names = scene.within(first, edge)
    if names:
        return None if _THING.search(scene.prose, names[-1].end, edge) else names[-1]
    return going_on(scene, event, first) if PRONOUN.search(scene.prose, first, edge) else None


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
    plain = [n for n in plain if not prose.startswith(_POSSESSIVES, n.end)] or plain
    return plain[-1] if plain else None


def _unnamed_before(scene: Scene, event: Event, begin: int, first: int, timex: Timex) -> Entity | None:
    """What a clause without a name is about: what its pronoun stands for, the subject of the clause beside it, or what
    the text goes on about; None for a thing that has no name."""
    prose = scene.prose
    acts = event.word.role in ACTED_BY_OWNER
    if acts and scene.within(begin, event.start, ("LOC",)):
        return None
    owned = event.word.zone and _POSSESSED.search(prose, begin, event.start)
    if owned and not NEW_ZONE.search(prose, begin - 1, event.start):
        return None
    pronoun = PRONOUN.search(prose, begin, event.start)
    if pronoun and FIRST_PERSON.match(pronoun[0]):
        return scene.speaker(first, scene.sentence_at(first)[1])
    if noun := COMPANY_NOUN.search(prose, begin, event.start):
        return scene.company(first, noun.start())
    if pronoun:
        earlier = [name for name in scene.within(first, begin) if name.label == "ZONE" and not is_place(prose, name)]
        return earlier[0] if earlier else going_on(scene, event, first)
    words = own_words(prose, begin, event.start, timex.start, timex.end)
    located = None if words else _AT.match(prose, event.end)
    inside = scene.within(located.end(), located.end() + 1) if located else []
    if inside:
        return inside[0]
    if begin == first and words <= _LEADING:
        return after_comma(scene, event, first, timex.end)
    if begin > first and (not words or _AFTER_ASIDE.search(prose, begin, event.start)):
        return shared_subject(scene, event, first, begin)
    if _THING.search(prose, begin, event.start):
        return None
    goes_on = not words or (acts and not event.word.zone and begin == first)
    return going_on(scene, event, first) if goes_on or _LAND.search(prose, begin, event.start) else None


def shared_subject(scene: Scene, event: Event, first: int, end: int) -> Entity | None:
    """The subject of the clause before, which a clause without one shares."""
    if relative := _OPEN_RELATIVE.search(scene.prose, first, end):
        named = scene.within(first, relative.start())
        return named[-1] if named else going_on(scene, event, first)
    names = [name for name in scene.within(first, end) if not is_place(scene.prose, name)]
    zones = [name for name in names if name.label == "ZONE"]
    opening = PRONOUN.search(scene.prose, first, end)
    if opening and (not names or opening.start() < names[0].start):
        return going_on(scene, event, first)
    return next(iter(zones or names), None) or going_on(scene, event, first)
