"""An article's names by offset, and what its text speaks of at a place: what a pronoun there goes on about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.annotate import Annotated
from pipeline.link.attribution import Thread
from pipeline.link.attribution.owners.discourse import Owner, is_authority_name
from pipeline.models import Entity, Span, Statement, Timex
from pipeline.vocabulary.events import FINITE_VERBS
from pipeline.vocabulary.linking import words_of

PLACE = re.compile(
    r"\b(?:in|within|inside|at|near|by|from|to|into|of\sthe\scity\sof|outside|beside|between)\s(?:the\s|this\s|its\s)?$"
)
PRONOUN = re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir|[Ww]e|[Oo]ur|Both|(?:All|The)\s(?:two|three|four))\b")
THAT = r"that(?!\s(?:same\s)?(?:year|month|day|time|week|spring|summer|autumn|winter)\b)"
"""What begins a relative clause, not `that year`."""
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b")
COMPANY_NOUN = re.compile(rf"\b(?:[Tt]he|[Tt]his)\s(?:[a-z-]+\s){{0,2}}{words_of('company')}\b")
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
_OPENING = 20
"""Characters from the start of a sentence to a date that frames it."""
_SO_FAR = ("so far ", "so far\n")
_FUTURE = re.compile(
    r"\b(?:will|shall|would|(?<!approved )to be|is to|are to|plans\b|plan to|planned(?! area)|expects?|expected|due"
    r"|scheduled|aims?|aiming"
    r"|intends?|hopes?|going to|set to|wants? to"
    r"|targets?|goals?|forecasts?|projected|should|could|may|[Ii]f|starts|starting|eyes|vows?|pledges?)\b"
)
_GOAL_RELATIONS = frozenset(("by", "until", "till", "before", "to", "on", "under", "through"))


@dataclass
class Scene:
    """An article's names by offset, and the thread of what its sentences are about."""

    annotated: Annotated
    entities: tuple[Entity, ...]
    thread: Thread
    statements: Sequence[Statement] = ()
    prose: str = field(init=False)
    lowered: str = field(init=False)
    starts: list[int] = field(init=False)
    openings: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.prose = self.annotated.article.prose
        self.lowered = _lowered(self.prose)
        self.starts = [entity.start for entity in self.entities]
        self.openings = [first for first, _ in self.annotated.sentences]

    @cached_property
    def zones(self) -> list[Entity]:
        """The mentions of zones."""
        return [entity for entity in self.entities if entity.label == "ZONE"]

    @cached_property
    def by_name(self) -> dict[tuple[str, str], Entity]:
        """The first mention of each name."""
        return {(entity.label, entity.name): entity for entity in reversed(self.entities)}

    def sentence_at(self, offset: int) -> Span:
        """Span of the sentence at an offset, or before it; (0, 0) for an article without any."""
        if not self.openings:
            return 0, 0
        return self.annotated.sentences[max(0, bisect_right(self.openings, offset) - 1)]

    def within(self, start: int, end: int, labels: tuple[str, ...] = ("ZONE", "ORG")) -> list[Entity]:
        """Names of some labels that begin in a span."""
        found = self.entities[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [name for name in found if name.label in labels]

    def topic(self, offset: int) -> Entity | None:
        """The zone that the text speaks of at an offset: the first of the nearest sentence before, else of the
        article."""
        at = bisect_right(self.openings, offset) - 1
        for index in range(at - 1, max(-1, at - _BACK), -1):
            first, last = self.annotated.sentences[index]
            zones = [name for name in self.within(first, last) if name.label == "ZONE"]
            if zones and not _IT.search(self.prose, first, zones[0].start):
                plain = [zone for zone in zones if not is_place(self.prose, zone)]
                return (plain or zones)[0]
        return self.zones[0] if self.zones else None

    @cached_property
    def main(self) -> Entity | None:
        """The zone that the article names most often."""
        counts = Counter(zone.name for zone in self.zones)
        return max(self.zones, key=lambda zone: counts[zone.name], default=None)

    def running(self, offset: int) -> Entity | None:
        """What a sentence goes on about that names no subject; None for what has no name."""
        owner = self.thread.at(offset).owner
        return self.topic(offset) if owner is None else self.named(owner)

    def heading(self, offset: int) -> Entity | None:
        """What the heading names that the lines at an offset stand under."""
        return self.named(self.thread.at(offset).section)

    def beside(self, offset: int) -> Entity | None:
        """Whose the last figure before an offset is in its sentence, or else the first one after it."""
        first, last = self.sentence_at(offset)
        low = bisect_left(self.statements, first, key=_start_of)
        here = self.statements[low : bisect_left(self.statements, last, low, key=_start_of)]
        before = [statement for statement in here if statement.figure.start < offset]
        told = (before[-1:] or here[:1])[0].attribution if here else None
        if told is None or told.subject is None or told.subject_label is None:
            return None
        return self.by_name.get((told.subject_label, told.subject))

    def company(self, first: int, offset: int) -> Entity | None:
        """What `the company` stands for in a sentence that begins at `first`: the last one named before `offset`."""
        named = [name for name in self.within(first, offset, ("ORG",)) if not is_authority_name(name.name)]
        return named[-1] if named else self.named(self.thread.at(first).company)

    def named(self, owner: Owner | None) -> Entity | None:
        """The name of the article that an owner goes by."""
        return self.by_name.get((owner.label, owner.name)) if owner else None

    def is_ahead(self, timex: Timex) -> bool:
        """Whether a date is still to come, and told of as planned or expected."""
        published, value = self.annotated.article.published, timex.value
        if published is None:
            first, last = self.sentence_at(timex.start)
            if timex.start - first < _OPENING:
                return value.grain == "plan" and _FUTURE.search(self.prose, timex.end, last) is not None
            return bool(_FUTURE.search(self.prose[max(first, timex.start - 100) : timex.start].rsplit(", ", 1)[-1]))
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
        return bool(_FUTURE.search(self.prose, *self.sentence_at(timex.start)))

    def speaker(self, first: int, last: int) -> Entity | None:
        """Whom `we` stands for: what the person speaks for who is named in the sentence or beside it."""
        people = self.within(max(0, first - 400), last + 200, ("PERSON",))
        near = sorted(people, key=lambda person: (not first <= person.start < last, abs(person.start - first)))
        spoken = (self.named(self.thread.people.get(person.name)) for person in near)
        return next((owner for owner in spoken if owner), None) or self.main


def _start_of(statement: Statement) -> int:
    return statement.figure.start


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
