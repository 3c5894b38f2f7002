"""An article's names by offset, and what its text speaks of at a place: what a pronoun there goes on about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from pipeline.annotate import Annotated
from pipeline.link.attribution.discourse import is_authority_name
from pipeline.models import Entity, Timex
from pipeline.vocabulary.events import FINITE_VERBS

PLACE = re.compile(
    r"\b(?:in|within|inside|at|near|by|from|to|into|of\sthe\scity\sof|outside|beside|between)\s(?:the\s|this\s|its\s)?$"
)
PRONOUN = re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir|[Ww]e|[Oo]ur)\b")
_IT = re.compile(r"\b[Ii]t\s(?:was|is|has|had)\b")
GOVERNED = re.compile(
    r"\b(?:in|within|inside|at|near|by|from|to|into|outside|beside|between|across|around|along|under|through|via|on|than"
    r"|like|with|for|among|despite|besides|opposite|including|against|over|after|before|city\sof)"
    r"\s(?:the\s|this\s|its\s|both\s|an?\s)?(?:[a-z]+\s)?$"
)
SAID = re.compile(r"\b(?:said|says|told\s[^.;]{2,40}?)\s(?:that\s)?|\b(?:according\sto|says)\b[^,]{3,80},\s")
VERBS = frozenset(row.form for row in FINITE_VERBS)
WHOLE_WORD = re.compile(r"(?<![-–])\b\w+")
_SHORTEST = len("ied")
_DETERMINED = re.compile(
    r"(?:^|[,(]\s|\b(?:the|an?|its|their|our|this|that|of|in|by|to|and|with|newly|most|more|two|all|\d+)\s)$", re.I
)
_BACK = 12
_SO_FAR = ("so far ", "so far\n")
_FUTURE = re.compile(
    r"\b(?:will|shall|would|(?<!approved )to be|is to|are to|plans\b|plan to|planned(?! area)|expects?|expected|due"
    r"|scheduled|aims?|aiming"
    r"|intends?|hopes?|going to|set to|wants? to"
    r"|targets?|forecasts?|projected|should|could|may|[Ii]f|starts|starting|eyes|vows?|pledges?)\b"
)
_GOAL_RELATIONS = frozenset(("by", "until", "till", "before", "to", "on", "under", "through"))


@dataclass(slots=True)
class Scene:
    """An article's names by offset, and the thing that each of its sentences is about."""

    annotated: Annotated
    entities: tuple[Entity, ...]
    prose: str = ""
    lowered: str = ""
    starts: list[int] = field(default_factory=list)
    zones: list[Entity] = field(default_factory=list)
    named_most: Entity | None = None
    told: dict[int, Entity | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.prose = self.annotated.article.prose
        self.lowered = _lowered(self.prose)
        self.starts = [entity.start for entity in self.entities]
        self.zones = [entity for entity in self.entities if entity.label == "ZONE"]

    def within(self, start: int, end: int, labels: tuple[str, ...] = ("ZONE", "ORG")) -> list[Entity]:
        """Names of some labels that begin in a span."""
        found = self.entities[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [name for name in found if name.label in labels]

    def topic(self, offset: int) -> Entity | None:
        """The zone that the text speaks of at an offset: the first of the nearest sentence before, else of the
        article."""
        at = self.annotated.sentence_index(offset)
        for index in range(at - 1, max(-1, at - _BACK), -1):
            first, last = self.annotated.sentences[index]
            zones = [name for name in self.within(first, last) if name.label == "ZONE"]
            if zones and not _IT.search(self.prose, first, zones[0].start):
                plain = [zone for zone in zones if not is_place(self.prose, zone)]
                return (plain or zones)[0]
        return self.zones[0] if self.zones else None

    def main(self) -> Entity | None:
        """The zone that the article names most often."""
        if self.named_most is None and self.zones:
            counts = Counter(zone.name for zone in self.zones)
            self.named_most = max(self.zones, key=lambda zone: counts[zone.name])
        return self.named_most

    def running(self, offset: int) -> Entity | None:
        """What a sentence goes on about that names no subject: that of the sentence before in its paragraph, else the
        zone of the text."""
        at = self.annotated.sentence_index(offset)
        return (self._told(at - 1) if at else None) or self.topic(offset)

    def _told(self, sentence: int) -> Entity | None:
        """What a sentence leaves the next one to go on about: its own subject or, without one, what it goes on about
        itself; at the end of a paragraph a company alone."""
        back = sentence
        while back >= 0 and back not in self.told:
            first, last = self.annotated.sentences[back]
            opened = opening_subject(self, first, last)
            if not self._goes_on(back):
                opened = opened or self._opened_before(back)
                self.told[back] = opened if opened and opened.label == "ORG" else None
            elif opened:
                self.told[back] = opened
            else:
                back -= 1
        found = self.told.get(back)
        for skipped in range(back + 1, sentence + 1):
            self.told[skipped] = found
        return found

    def _goes_on(self, sentence: int) -> bool:
        """Whether the next sentence stands in the same paragraph."""
        last, following = self.annotated.sentences[sentence][1], self.annotated.sentences[sentence + 1][0]
        return "\n\n" not in self.prose[last:following]

    def _opened_before(self, sentence: int) -> Entity | None:
        """The last subject that a sentence before has of its own, in the same paragraph."""
        for back in range(sentence - 1, max(-1, sentence - _BACK), -1):
            if not self._goes_on(back):
                return None
            if opened := opening_subject(self, *self.annotated.sentences[back]):
                return opened
        return None

    def is_ahead(self, timex: Timex) -> bool:
        """Whether a date is still to come, and told of as planned or expected."""
        published, value = self.annotated.article.published, timex.value
        if published is None:
            return bool(_FUTURE.search(self.prose[max(0, timex.start - 100) : timex.start].rsplit(", ", 1)[-1]))
        if value.last is None or value.last <= published or timex.relation == "since":
            return False
        if self.prose.endswith(_SO_FAR, 0, timex.start):
            return False
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


def _lowered(text: str) -> str:
    """A text in small letters, each where it was: the few that would take more room keep their form."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def is_place(prose: str, name: Entity) -> bool:
    """Whether a preposition makes a name the place of something else."""
    return bool(PLACE.search(prose[max(0, name.start - 30) : name.start]))


def finite_verb(scene: Scene, begin: int, end: int) -> int | None:
    """Where the first finite verb of a span begins: a participle before a noun is none, nor is one inside a name."""
    for hit in WHOLE_WORD.finditer(scene.prose, begin, end):
        word = hit[0]
        if word not in VERBS and not (word.endswith("ed") and len(word) > _SHORTEST):
            continue
        at = bisect_left(scene.starts, hit.end()) - 1
        if at >= 0 and scene.entities[at].end > hit.start():
            continue
        if hit.start() > begin and not _DETERMINED.search(scene.prose[max(begin, hit.start() - 10) : hit.start()]):
            return hit.start()
    return None


_PRESENTS = re.compile(r"(?:is|are|was|were|came|comes|stands|goes\sto|belongs\sto)\s(?:the\s)?")
_NEW_TOPIC = re.compile(
    r"[\"“]?(?:(?:The\s)?(?:[\w-]+\s){0,2}(?:\w+est|most|first|last|only|second|third|other|another|latest|newest|next)\b"
    r"|Among\b|One\sof\b|Another\b|Next\b|First\b|Then\b|Last\b|Best\b)"
)


def opening_subject(scene: Scene, first: int, last: int) -> Entity | None:
    """The name that a sentence begins by speaking of; an authority that acts is none."""
    if SAID.search(scene.prose, first, min(last, first + 200)) and scene.within(first, first + 60, ("PERSON",)):
        return None
    verb = finite_verb(scene, first, min(last, first + 300))
    names = scene.within(first, verb or min(last, first + 120))
    plain = [n for n in names if not GOVERNED.search(scene.prose[max(first, n.start - 40) : n.start])]
    found = next((name for name in plain if not is_authority_name(name.name)), None)
    return _presented(scene, first, verb) if found is None and verb else found


def _presented(scene: Scene, first: int, verb: int) -> Entity | None:
    """The name that a sentence brings up after its verb: `The biggest newcomer is BASF.`, `Among them is Xinyuan`."""
    copula = _PRESENTS.match(scene.prose, verb)
    opened = copula and _NEW_TOPIC.match(scene.prose[first:verb])
    return next(iter(scene.within(copula.end(), copula.end() + 1)), None) if copula and opened else None
