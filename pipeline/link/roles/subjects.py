"""An event and the names around it -> the thing that it happened to: a name, a nominal, or what a pronoun stands for.

The clause before the event word is looked at for a name that no preposition makes a mere place, then for a pronoun; a
clause without a subject of its own shares the one of its sentence.
"""

from __future__ import annotations

import re

from pipeline.link.attribution.owners.discourse import is_authority_name
from pipeline.link.roles.clauses import clause_begin, own_words
from pipeline.link.roles.events import Event
from pipeline.link.roles.running import ACTED_BY_OWNER, NEW_ZONE, after_comma, going_on
from pipeline.link.roles.scene import FIRST_PERSON, PRONOUN, THAT, WHOLE_WORD, Scene, is_place
from pipeline.link.roles.verb_subjects import shared_subject, subject_before
from pipeline.models import Entity, Timex

_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|get|got)\s(?:\w+\s){0,3}$")
_WHICH = re.compile(rf"\b(?:which|{THAT})\s(?:the\s)?[A-Z][^;]*$|\b(?:which|{THAT})\s[^,;]*$")
_PARTICIPLE = re.compile(r"[\"“‘']?(?:First\s|Originally\s|Formally\s)?[A-Z]\w+(?:ed|t|n|id)\s")
_BOUND = re.compile(r"\s(?:in|on|by|as|at|with|after|under|during|late|early|back|only|just|\d+)\b")
"""What follows a participle that no object follows: `Approved in 1992 as ...`."""
_ADJACENT = re.compile(r"(?:\)?\s?[,(]?\s(?:which\swas\s|was\s|first\s|originally\s)?)|\s\([^)]{1,40}\),?\s")
_APPOSITION = re.compile(r"(?:\)|\s\([^)]{1,40}\))?,\s(?:an?|the|one\sof)\s(?:[^,;]|(?<=\d),(?=\d)){2,80}")
_OTHER_OBJECT = re.compile(
    r"\s(?:an?|the|its|their|our|another|two|three|\d+)\s[\"“]?(?!national|state|provincial|pilot)[\w$€£¥-]+"
)
_BY = re.compile(r"\sby\s(?:the\s)?")
_AS_TITLED = re.compile(r"(?:\s[a-z]+(?:-[a-z]+)?){0,3}?\sas\s(?:the\s)?")
"""What stands before the name that a zone gets as it steps up: `raised to state level as the Hefei High-tech Zone`."""
_ITS_OWN = re.compile(
    r"\s(?:its|their)\s(?:[a-z]+\s)?(?:establishment|founding|creation|set-up|expansion|extension|upgrade|status)\b"
)
_RIGHT_AFTER = re.compile(r"\s(?:the\s)?[\"“]?")
_OBJECT_PRONOUN = re.compile(r"\s(?:it|them|us)\b")
_OF = re.compile(r"\b(?:of|for|with)\s(?:the\s)?$")
_ADVERBS = r"(?:(?:\w+ly|first|also|itself|was|were)\s){0,2}"
_BESIDE = re.compile(
    r"(?:\sin\s[A-Z]\w+(?:\s[A-Z]\w+)?)?\)?(?:\s\([^()]{1,40}\)|,\s[^,;]{2,80},|,\san?\s[^,;]{2,60}|,|:)?\s" + _ADVERBS
)
_IT = re.compile(rf"\b(?:[Ii]t|[Tt]hey|[Ww]e|I)\s{_ADVERBS}$")
_UNKNOWN = re.compile(
    r"(?:^|[.;:,!?\n]\s?|\b[a-z]+\s)(?P<noun>[A-Za-z][\w&'’.-]*(?:\s[A-Z\d][\w&'’.-]*){0,4}),\s"
    r"(?:which\swas\s|first\s|originally\s)?$"
)
_LONGEST_LINK = len(", originally ")
_OPENERS = frozenset(
    "In On By Since During At From After Before Last This The It Its Here There Originally First".split()
)
_OF_ZONE = re.compile(r"\sof\s(?:the|this)\s(?:[\w-]+\s){0,3}(?:zone|park|area|base|incubator|FTZ)\b")
_OWNED = frozenset(("", "the", "of", "of the", "to", "to the", "for", "for the"))
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s(?:\w+\s){0,2}$")
_BRACKET = re.compile(r"\s?\([^()]*$")
_OPENING_CLAUSE = 40


def subject_of(scene: Scene, event: Event, timex: Timex) -> tuple[bool, Entity | None]:
    """Whether an event word does tell of an event, and the thing that it happened to where a name or pronoun tells."""
    first, last = scene.sentence_at(timex.start)
    near = max(first, event.start - 100)
    bracket = scene.prose.find("(", near, event.start) >= 0 and _BRACKET.search(scene.prose, near, event.start)
    if bracket and (named := [n for n in scene.within(first, bracket.start()) if n.end == bracket.start()]):
        return True, named[0]
    if event.word.voice == "noun":
        subject = _of_noun(scene, event, timex, first, last)
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
    if event.word.voice == "own" and _of_unknown(scene, event, first):
        return not event.word.zone, None
    if passive and event.word.role == "upgraded" and (titled := _AS_TITLED.match(scene.prose, event.end)):
        zones = [name for name in scene.within(titled.end(), titled.end() + 1) if name.label == "ZONE"]
        if zones:
            return True, zones[0]
    subject = subject_before(scene, event, first, timex)
    if subject is None and passive and (event.word.zone or event.word.role == "approved"):
        subject = next((name for name in scene.within(event.end, last) if name.mention == "nominal"), None)
    if subject is None and event.word.role in ACTED_BY_OWNER:
        subject = _agent(scene, event, timex, last)
    return subject is not None or not event.word.zone, subject


def _agent(scene: Scene, event: Event, timex: Timex, last: int) -> Entity | None:
    """Who opened or built a thing that has no name: `a plant opened in 2018 by TSMC`."""
    for end in (event.end, timex.end):
        by = _BY.match(scene.prose, end, last)
        if by and (names := scene.within(by.end(), by.end() + 1, ("ORG",))) and not is_authority_name(names[0].name):
            return names[0]
    return None


def _right_before(scene: Scene, event: Event, first: int) -> Entity | None:
    """What stands right before a verb, but for an aside: a name, or what a pronoun or relative clause is of."""
    named = scene.within(first, event.start)
    if named and _BESIDE.fullmatch(scene.prose, named[-1].end, event.start):
        governed = _OF.search(scene.prose, max(first, named[-1].start - 12), named[-1].start)
        return None if governed or is_place(scene.prose, named[-1]) else named[-1]
    if relative := _WHICH.search(scene.prose, max(first, event.start - 110), event.start):
        return next(iter(reversed(scene.within(first, relative.start()))), None)
    pronoun = _IT.search(scene.prose, first, event.start)
    if pronoun and FIRST_PERSON.match(pronoun[0]):
        speaker = scene.speaker(first, scene.sentence_at(first)[1])
        return speaker if speaker and speaker.label == "ORG" else None
    return going_on(scene, event, first) if pronoun else None


def _of_unknown(scene: Scene, event: Event, first: int) -> bool:
    """Whether a participle goes with a proper noun that is no name of the article's: `Ikaro, founded in 1999`."""
    if scene.prose.find(",", max(0, event.start - _LONGEST_LINK), event.start) < 0:
        return False
    noun = _UNKNOWN.search(scene.prose, max(first - 2, event.start - 80, 0), event.start)
    if noun is None or not any(char.isupper() for char in noun["noun"]) or noun["noun"].split()[0] in _OPENERS:
        return False
    if noun["noun"][-4:].isdigit():
        return False
    near = scene.within(noun.start("noun") - 60, noun.end("noun"), ("ZONE", "ORG", "GPE", "LOC", "PERSON"))
    return not any(name.end > noun.start("noun") for name in near)


def _of_noun(scene: Scene, event: Event, timex: Timex, first: int, last: int) -> Entity | None:
    """`the establishment of the zone`, `its establishment`, `with the consent of the State Council, the zone ...`."""
    prose = scene.prose
    owned = [
        name for name in scene.within(event.end, event.end + 12) if prose[event.end : name.start].strip() in _OWNED
    ]
    if owned and (owned[0].label == "ZONE" or event.word.role != "approved"):
        return owned[0]
    of_other = prose.startswith(" of ", event.end) and timex.start - event.end != len(" of ")
    if event.word.role != "approved" and of_other and not _OF_ZONE.match(prose, event.end):
        return None
    opens = event.start - first < _OPENING_CLAUSE and not scene.within(first, event.start)
    if opens and _ITS.search(prose, first, event.start):
        return after_comma(scene, event, first, event.end)
    before = [name for name in scene.within(first, event.start) if name.label == "ZONE"]
    if before:
        near = before[-1]
        return near if prose[near.end : event.start].startswith(("'s", "’s")) else before[0]
    after = [name for name in scene.within(event.end, last) if name.label == "ZONE" and not is_place(prose, name)]
    if after and not PRONOUN.match(prose, first):
        return after[0]
    return going_on(scene, event, first)


def _of_active(scene: Scene, event: Event, timex: Timex) -> Entity | None:
    """`the State Council approved the zone`; a bare participle goes with the name right before it or, at the head of a
    sentence, with the first one after its comma."""
    prose = scene.prose
    first, last = scene.sentence_at(timex.start)
    before = scene.within(first, event.start)
    relative = _WHICH.search(prose, max(first, event.start - 110), event.start)
    if relative:
        return next(iter(reversed(scene.within(first, relative.start()))), None) or going_on(scene, event, first)
    if not before and _PARTICIPLE.match(prose, first) and _BOUND.match(prose, _end_of_word(prose, event.start)):
        return after_comma(scene, event, first, max(event.end, timex.end))
    if _OBJECT_PRONOUN.match(prose, event.end) or _OBJECT_PRONOUN.search(prose, event.start, event.end):
        if prose.startswith(" us", event.end):
            return scene.speaker(first, last)
        zones = [name for name in before if name.label == "ZONE"]
        return zones[0] if zones else going_on(scene, event, first)
    found = _object(scene, event, last)
    if found:
        return found
    if NEW_ZONE.match(prose, event.end):
        return going_on(scene, event, first)
    inside = event.word.role in ACTED_BY_OWNER and _OTHER_OBJECT.search(prose, event.start, event.end)
    if event.word.role == "approved" and _ITS_OWN.match(prose, event.end):
        return going_on(scene, event, first)
    if inside or (_OTHER_OBJECT.match(prose, event.end) and not event.word.form.endswith(" as")):
        return _actor(scene, event, first)
    if before and _ADJACENT.fullmatch(prose, before[-1].end, event.start):
        return before[-1]
    begin = clause_begin(scene, first, event.start)
    if not own_words(prose, begin, event.start, timex.start, timex.end):
        return shared_subject(scene, event, first, begin) if begin > first and before else going_on(scene, event, first)
    head = prose[first : event.start].rstrip()
    return before[0] if before and head.endswith((",", "(")) else _participle_of(scene, before, event)


def _end_of_word(prose: str, start: int) -> int:
    """Where the first word ends that begins at `start`."""
    word = WHOLE_WORD.match(prose, start)
    return word.end() if word else start


def _participle_of(scene: Scene, before: list[Entity], event: Event) -> Entity | None:
    """`One of them is Xinyuan, a sensor maker founded in 2009`: the name that an apposition goes with."""
    if before and _APPOSITION.fullmatch(scene.prose[before[-1].end : event.start].rstrip()):
        return before[-1]
    return None


def _actor(scene: Scene, event: Event, first: int) -> Entity | None:
    """Who opens or builds something of its own that has no name: `the company inaugurated its new plant`."""
    if event.word.role not in ACTED_BY_OWNER:
        return None
    names = [name for name in scene.within(first, event.start) if not is_place(scene.prose, name)]
    return names[0] if names else going_on(scene, event, first)


def _object(scene: Scene, event: Event, last: int) -> Entity | None:
    """The first zone after a verb, unless a comma or a preposition parts them; right after it an organisation, too."""
    for name in scene.within(event.start, min(last, event.end + 120)):
        between = scene.prose[event.end : name.start]
        parted = re.search(r"[,;(]|\swith\s", between) or (
            event.word.role == "established" and between.endswith((" as ", " as the "))
        )
        right_after = between.strip() in ("", "the") and name.start >= event.end
        if name.label == "ZONE" and not parted and (right_after or not is_place(scene.prose, name)):
            return name
        if name.label == "ORG" and event.word.role == "established" and _RIGHT_AFTER.fullmatch(between):
            return name
    return None
