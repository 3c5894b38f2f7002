"""What an article has spoken of up to a point: its topic, the last owners, its people and whose they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.link.attribution.scan import Item
from pipeline.models import Article, Entity, Found, Label


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose figures are, and the rule that says so."""

    name: str
    label: Label
    rule: str

    def by(self, rule: str) -> Owner:
        """The same owner by another rule."""
        return Owner(self.name, self.label, rule)


_AUTHORITY = re.compile(
    r"\b(?:Governments?|Council|Ministry|Commission|Committee|Administration|Bureau|Department|Congress|Authority|Office|Customs"
    r"|Agency|Xinhua|News|Daily|Chamber|Association)\b",
    re.IGNORECASE,
)
_LEARNED = re.compile(
    r"\b(?:University|Academy|Institute|College|School|Society|Association|Chamber|Center for|Bank)\b"
)


def is_authority_name(name: str) -> bool:
    """Whether a name is that of a public authority or a newspaper: such act and speak, and own no figures of a zone."""
    return _AUTHORITY.search(name) is not None


@dataclass(slots=True)
class Discourse:
    """What the article has spoken of.

    `lead` is the subject of its first sentence; `people` maps names to what they speak for; `latest` is the last thing
    that the sentence before named, `section` what a heading named alone, `previous` the place or company that a
    paragraph of one sentence before was about; `sentences` counts those of the paragraph.
    """

    topic: Owner | None
    lead: Owner | None = None
    last: Owner | None = None
    previous: Owner | None = None
    sentences: int = 0
    company: Owner | None = None
    place: Owner | None = None
    speaker: Owner | None = None
    people: dict[str, Owner | None] = field(default_factory=dict)
    person_last: Owner | None = None
    topic_from: int = 0
    company_here: bool = False
    listed: tuple[Owner, ...] = ()
    latest: Owner | None = None
    section: Owner | None = None

    def heard(self, owner: Owner) -> None:
        """Note an owner that the text has just been about."""
        if (owner.label == "ORG" and is_authority_name(owner.name)) or owner.label in ("PERSON", "LOC"):
            return
        self.last = self.lead = owner if self.lead is None else self.lead
        self.last = owner
        if owner.label == "ORG":
            self.company = owner
            self.company_here = True
        elif owner.label in ("ZONE", "GPE"):
            self.place = owner

    def named(self, entities: Iterable[Entity]) -> None:
        """Note the last zone, place or organisation of a sentence."""
        for entity in entities:
            if entity.label in ("ZONE", "GPE", "ORG"):
                self.latest = Owner(entity.name, entity.label, "latest")

    def new_paragraph(self) -> None:
        """Forget who spoke and whom the paragraph before was about."""
        self.speaker = None
        self.previous = self.last if self.sentences == 1 and self.last and self.last.label != "ZONE" else None
        self.sentences = 0
        self.last = None
        self.place = None
        self.company_here = False

    def continued(self, macro: bool, offset: int) -> Owner | None:
        """The owner that a figure at `offset` without one goes on about; `macro`: whether only a place can have it.

        A topic that the text has not named yet is no topic.
        """
        if self.speaker is not None:
            return self.speaker.by("speaker")
        if self.last is not None and not (macro and self.last.label == "ORG"):
            return self.last.by("chain")
        if self.place is not None:
            return self.place.by("chain_place")
        if self.section is not None:
            return self.section.by("chain")
        if self.lead is not None and self.lead.label == "ORG" and not macro:
            return self.lead.by("lead")
        return self.topic if self.topic_from <= offset else None

    def person(self, item: Item) -> Owner | None:
        """What a person speaks for."""
        entity = item.mention
        assert isinstance(entity, Entity)
        return self.people.get(entity.name)


def begin(article: Article, found: Found) -> Discourse:
    """The discourse at the start of an article."""
    topic = topic_of(article, found)
    start = next((e.start for e in found.entities if topic and e.name == topic.name), 0)
    return Discourse(topic, people=people_of(found), topic_from=start)


_ROUND_UP = 4
"""Zones that an article on no single one of them names, at least."""

_SEVERAL = re.compile(
    r"\b(?:zones|parks|areas|bases|districts|cities|towns|hubs|rivals|provincial|province)\b", re.IGNORECASE
)
"""A word by which a title announces several zones, or a whole province."""


def topic_of(article: Article, found: Found) -> Owner | None:
    """The zone that an article is about: the one in its title, else the one that it names most (earlier on a tie); of a
    round-up of zones the place in its title."""
    zones = [entity for entity in found.entities if entity.label == "ZONE"]
    if not zones:
        return None
    counts = Counter(zone.name for zone in zones)
    first: dict[str, int] = {}
    for zone in zones:
        first.setdefault(zone.name, zone.start)
    best = max(counts, key=lambda name: (counts[name], -first[name]))
    title = article.title or ""
    titled = [zone.name for zone in zones if zone.mention == "name" and article.text[zone.start : zone.end] in title]
    if titled and counts[titled[0]] * 2 >= counts[best]:
        best = titled[0]
    elif len(counts) >= _ROUND_UP and counts[best] * 2 <= len(zones) and _SEVERAL.search(title):
        place = next((e for e in found.entities if e.label == "GPE" and article.text[e.start : e.end] in title), None)
        if place is not None:
            return Owner(place.name, "GPE", "topic")
    return Owner(best, "ZONE", "topic")


def people_of(found: Found) -> dict[str, Owner | None]:
    """For every person with an affiliation, the zone or company they speak for; None for scholars and officials."""
    names: dict[str, Entity] = {}
    for entity in found.entities:
        if entity.label in ("ZONE", "ORG"):
            names.setdefault(entity.name.casefold(), entity)
    people: dict[str, Owner | None] = {}
    for entity in found.entities:
        if entity.label == "PERSON" and entity.affiliation:
            people[entity.name] = _spoken_for(entity.affiliation, names)
    return people


def _spoken_for(affiliation: str, names: dict[str, Entity]) -> Owner | None:
    wanted = affiliation.casefold().removeprefix("the ")
    entity = names.get(wanted) or next((e for name, e in names.items() if e.label == "ZONE" and name in wanted), None)
    if entity is None or (entity.label == "ORG" and (is_authority_name(entity.name) or _LEARNED.search(entity.name))):
        return None
    return Owner(entity.name, entity.label, "speaker")
