"""An article's names by offset, and what its text speaks of at a place: the subject of a clause, what a pronoun means.

A clause's subject is the first name before its verb that no preposition makes a mere place; a pronoun, a bare noun
(`the facility`) or no subject at all goes on about what the clause or sentence before was about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from pipeline.annotate import Annotated
from pipeline.link.attribution.discourse import is_authority_name
from pipeline.models import Entity, Timex

CLAUSE = re.compile(
    r"[;:]\s|[–—]\s?|\s-\s|,\s(?:and|but|while|who|where|when)\s|\b(?:and(?!\s(?:with|in|by|for|from|of|to|at|on)\s)|when|while|but)\s"
)
PLACE = re.compile(
    r"\b(?:in|within|inside|at|near|by|from|to|into|of\sthe\scity\sof|outside|beside|between)\s(?:the\s|this\s|its\s)?$"
)
PRONOUN = re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir|[Ww]e|[Oo]ur)\b")
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_GOVERNED = re.compile(
    r"\b(?:in|within|inside|at|near|by|from|to|into|outside|beside|between|across|around|along|under|through|via|on|than"
    r"|like|with|for|among|despite|besides|opposite|including|against|over|after|before|city\sof)"
    r"\s(?:the\s|this\s|its\s|both\s|an?\s)?(?:[a-z]+\s)?$"
)
_SAID = re.compile(r"\b(?:said|says|told\s[^.;]{2,40}?)\s(?:that\s)?|\b(?:according\sto|says)\b[^,]{3,80},\s")
_VERB = re.compile(
    r"(?<![-–])\b(?:is|are|was|were|has|have|had|will|would|shall|should|can|could|may|might|must|did|does|do|said|saw"
    r"|hit|made|became|spent|rose|fell|grew|came|went|took|began|won|sold|built|brought|met|drew|held|put|gave|got|left"
    r"|lost|cut|paid|kept|ran|led|stood|plans?|expects?|aims?|hopes?|intends?|wants?|needs|employs|covers|seeks|targets"
    r"|makes|posts|starts|begins|opens|broke|set|chose|wrote|told|sees|counts|boasts|owns|owes?|\w{2,}ed)\b"
)
_DETERMINED = re.compile(
    r"(?:^|[,(]\s|\b(?:the|an?|its|their|our|this|that|of|in|by|to|and|with|newly|most|more|two|all|\d+)\s)$", re.I
)
_FRAME_ASIDE = re.compile(r"[,\s]{0,2}(?:\([^)]{1,60}\)|(?:when|where|which|the\syear)\b[^,;]{2,80},)")
_WORD = re.compile(r"[A-Za-z]+")
FILLERS = frozenset(
    "was were is are been be being has have had also then officially formally later finally and but which that who "
    "in on by at with first successfully again soon the newly jointly subsequently".split()
)
_BACK = 12
_FUTURE = re.compile(
    r"\b(?:will|shall|would|to be|is to|are to|plans?|planned|expects?|expected|due|scheduled|aims?|aiming"
    r"|intends?|hopes?|going to|set to|wants? to"
    r"|targets?|forecasts?|projected|should|could|may|starts|starting|eyes|vows?|pledges?)\b"
)
_GOAL_RELATIONS = frozenset(("by", "until", "till", "before", "to", "on", "under", "through"))


@dataclass(slots=True)
class Scene:
    """An article's names by offset, and the thing that each of its sentences is about."""

    annotated: Annotated
    entities: tuple[Entity, ...]
    prose: str = ""
    starts: list[int] = field(default_factory=list)
    told: list[Entity | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.prose = self.annotated.article.prose
        self.starts = [entity.start for entity in self.entities]

    def within(self, start: int, end: int, labels: tuple[str, ...] = ("ZONE", "ORG")) -> list[Entity]:
        """Names of some labels that begin in a span."""
        found = self.entities[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [name for name in found if name.label in labels]

    def topic(self, offset: int) -> Entity | None:
        """The zone that the text speaks of at an offset: the first of the nearest sentence before, else of the
        article."""
        at = self.annotated.sentence_index(offset)
        for index in range(at - 1, max(-1, at - _BACK), -1):
            zones = [name for name in self.within(*self.annotated.sentences[index]) if name.label == "ZONE"]
            if zones:
                plain = [zone for zone in zones if not is_place(self.prose, zone)]
                return (plain or zones)[0]
        return next((name for name in self.entities if name.label == "ZONE"), None)

    def main(self) -> Entity | None:
        """The zone that the article names most often."""
        zones = [name for name in self.entities if name.label == "ZONE"]
        counts = Counter(zone.name for zone in zones)
        return max(zones, key=lambda zone: counts[zone.name]) if zones else None

    def running(self, offset: int) -> Entity | None:
        """What a sentence goes on about that names no subject: that of the sentence before in its paragraph, else the
        zone of the text."""
        at = self.annotated.sentence_index(offset)
        while len(self.told) < at:
            first, last = self.annotated.sentences[len(self.told)]
            opened = _opening_subject(self, first, last)
            following = self.annotated.sentences[len(self.told) + 1][0]
            goes_on = "\n\n" not in self.prose[last:following]
            before = self.told[-1] if self.told else None
            self.told.append((opened or before) if goes_on or (opened and opened.label == "ORG") else None)
        return (self.told[at - 1] if at else None) or self.topic(offset)

    def is_ahead(self, timex: Timex) -> bool:
        """Whether a date is still to come, and told of as planned or expected."""
        published, value = self.annotated.article.published, timex.value
        if value.last is None or (published and value.last <= published):
            return False
        if published is None:
            return bool(_FUTURE.search(self.prose[max(0, timex.start - 60) : timex.start].rsplit(", ", 1)[-1]))
        if timex.relation in _GOAL_RELATIONS:
            return True
        begun = value.first is not None and value.first <= published
        if begun and value.grain in ("decade", "century"):
            return False
        if value.grain == "plan":
            return timex.relation != "of"
        return bool(_FUTURE.search(self.prose, *self.annotated.sentence_at(timex.start)))

    def speaker(self, first: int, last: int) -> Entity | None:
        """Whom `we` stands for: what the person speaks for who is named in the sentence or beside it."""
        people = self.within(max(0, first - 400), last + 200, ("PERSON",))
        near = sorted(people, key=lambda person: (not first <= person.start < last, abs(person.start - first)))
        for name in dict.fromkeys(person.name for person in near):
            spoken = next((p.affiliation for p in self.entities if p.name == name and p.affiliation), None)
            if spoken:
                owner = next((e for e in self.entities if e.name == spoken and e.label in ("ZONE", "ORG")), None)
                inside = next((e for e in self.entities if e.label == "ZONE" and e.name in spoken), None)
                return owner if owner and not is_authority_name(owner.name) else inside or self.main()
        return self.main()


def is_place(prose: str, name: Entity) -> bool:
    """Whether a preposition makes a name the place of something else."""
    return bool(PLACE.search(prose[max(0, name.start - 30) : name.start]))


def clause_begin(scene: Scene, first: int, end: int) -> int:
    """Where the clause of a verb begins."""
    return _clause_begins(scene, first, end, any_and=True)[-1]


def own_words(prose: str, begin: int, end: int, start: int, stop: int) -> set[str]:
    """Words of a clause before its verb, but for auxiliaries and the date (from `start` to `stop`): none where the
    clause has no subject."""
    parts = (prose[begin : min(end, start)], prose[max(begin, stop) : end])
    return {word.lower() for part in parts for word in _WORD.findall(part)} - FILLERS


def clause_subject(scene: Scene, start: int, end: int) -> Entity | None:
    """The thing that the clause around the date from `start` to `end` is about."""
    prose = scene.prose
    first, last = scene.annotated.sentence_at(start)
    origin = first
    for said in _SAID.finditer(prose, max(first, start - 300), start):
        first = said.end()
    begins = _clause_begins(scene, first, start)
    if not _names_or_verb(scene, begins[-1], start):
        aside = _FRAME_ASIDE.match(prose, end)
        begin = aside.end() if aside else end
        found = _subject_between(scene, begin, _verb(scene, begin, last) or last, origin)
        if found:
            return found
    edge = start
    for begin in reversed(begins):
        relative = _RELATIVE.search(prose, begin, edge)
        if relative:
            return _antecedent(scene, first, relative.start()) or scene.running(start)
        verb = _verb(scene, begin, edge)
        found = _subject_between(scene, begin, verb or edge, origin)
        if found:
            return found
        edge = begin
    return scene.running(start)


_RELATIVE = re.compile(r"(?:,\s|\s)(?:which|who)\s(?![^,;]*,)[^;]*$")


def _clause_begins(scene: Scene, first: int, end: int, any_and: bool = False) -> list[int]:
    """Where the clauses of a sentence begin up to a place. An `and` inside a name parts nothing, nor does one without a
    verb before it, unless `any_and`."""
    begins = [first]
    for stop in CLAUSE.finditer(scene.prose, max(first, end - 400), end):
        at = bisect_left(scene.starts, stop.end()) - 1
        inside = at >= 0 and scene.entities[at].end > stop.start()
        if not inside and (any_and or stop[0] != "and " or _verb(scene, begins[-1], stop.start()) is not None):
            begins.append(stop.end())
    return begins


def _antecedent(scene: Scene, first: int, edge: int) -> Entity | None:
    """The name that a relative clause hangs on."""
    names = scene.within(first, edge, ("ZONE", "ORG", "GPE"))
    governed = names and _GOVERNED.search(scene.prose[max(first, names[-1].start - 40) : names[-1].start])
    return names[-1] if names and edge - names[-1].end < 40 and not (governed and names[-1].label == "GPE") else None


def _names_or_verb(scene: Scene, begin: int, start: int) -> bool:
    return (
        bool(scene.within(begin, start, ("ZONE", "ORG", "GPE", "PERSON")))
        or _VERB.search(scene.prose, begin, start) is not None
        or PRONOUN.search(scene.prose, begin, start) is not None
    )


def _verb(scene: Scene, begin: int, end: int) -> int | None:
    """Where the first finite verb of a span begins: a participle before a noun is none, nor is one inside a name."""
    for hit in _VERB.finditer(scene.prose, begin, end):
        at = bisect_left(scene.starts, hit.end()) - 1
        if at >= 0 and scene.entities[at].end > hit.start():
            continue
        if hit.start() > begin and not _DETERMINED.search(scene.prose[max(begin, hit.start() - 10) : hit.start()]):
            return hit.start()
    return None


def _subject_between(scene: Scene, begin: int, end: int, first: int) -> Entity | None:
    """The subject in a span that a verb ends: a name, or what a pronoun there stands for; None for a bare noun."""
    prose = scene.prose
    names = scene.within(begin, end, ("ZONE", "ORG", "GPE"))
    plain = [n for n in names if not _GOVERNED.search(prose[max(begin, n.start - 40) : n.start])]
    chosen = next((n for n in plain if n.label != "GPE"), None) or next(iter(plain), None)
    pronoun = PRONOUN.search(prose, begin, end)
    if pronoun and (chosen is None or pronoun.start() < chosen.start or chosen.label == "GPE"):
        if _FIRST_PERSON.match(pronoun[0]):
            return scene.speaker(*scene.annotated.sentence_at(begin))
        earlier = _opening_subject(scene, first, begin) if begin > first else None
        return earlier or scene.running(begin)
    if chosen is None and names and _GENERIC.fullmatch(prose[begin : names[0].start].lstrip(" ,")):
        return names[0]
    return chosen


_GENERIC = re.compile(
    r"(?:[\w-]+\s){0,4}(?:zones|parks|areas|bases|companies|enterprises)\s(?:in|across|of|throughout)\s"
)


def _opening_subject(scene: Scene, first: int, last: int) -> Entity | None:
    """The name that a sentence begins by speaking of; an authority that acts is none."""
    if _SAID.search(scene.prose, first, min(last, first + 200)) and scene.within(first, first + 60, ("PERSON",)):
        return None
    verb = _verb(scene, first, min(last, first + 300))
    names = scene.within(first, verb or min(last, first + 120))
    plain = [n for n in names if not _GOVERNED.search(scene.prose[max(first, n.start - 40) : n.start])]
    return next((name for name in plain if not is_authority_name(name.name)), None)
