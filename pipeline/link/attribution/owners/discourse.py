"""What an article has spoken of up to a point: its topic, the last owners, its people and whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Entity, Label


class Owner(NamedTuple):
    """Whose figures are, and the rule that says so."""

    name: str
    label: Label
    rule: str

    def by(self, rule: str) -> Owner:
        """The same owner by another rule."""
        return self if self is UNNAMED else Owner(self.name, self.label, rule)


UNNAMED = Owner("", "ORG", "nobody")
"""What a sentence is about that nobody has named: `A Thai parts maker`. What goes on about it has no owner."""


_AUTHORITY = re.compile(
    r"\b(?:Governments?|Council|Ministry|Commission|Committee|Administration|Bureau|Department|Congress|Authority|Office|Customs"
    r"|Agency|Chamber|Association|Court|Embassy|Consulate|Parliament|Federation|Union|United Nations|World Bank)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:Xinhua|News|Daily|Reuters|Bloomberg|Newswire|Gazette|Caixin|(?:Global|Financial|Economic) Times"
    r"|(?:Morning|Washington) Post|Associated Press|Television|CCTV|CGTN)\b",
    re.IGNORECASE,
)


_KNOWN_NAMES = 1 << 12


@lru_cache(maxsize=_KNOWN_NAMES)
def _head_of(name: str) -> str:
    """The noun that a name of several words ends with."""
    return name.rpartition(" ")[2].lower()


@lru_cache(maxsize=_KNOWN_NAMES)
def is_authority_name(name: str) -> bool:
    """Whether a name is that of a public authority or a newspaper: such act and speak, and own no figures of a zone."""
    return _AUTHORITY.search(name) is not None or is_press_name(name)


@lru_cache(maxsize=_KNOWN_NAMES)
def is_press_name(name: str) -> bool:
    """Whether a name is that of a newspaper or an agency, which has nothing but what it invests itself."""
    return _PRESS.search(name) is not None


@dataclass(slots=True)
class Discourse:
    """What the article has spoken of.

    `lead` is the subject of its first sentence; `people` maps names to what they speak for; `latest` is the last thing
    that the sentence before named, `latest_owner` the last that any sentence was about, `section` what a heading named
    alone, `previous` the place or company that a paragraph of one sentence before was about, `label_before` the kind of
    the label before in a list; `sentences` counts those of the paragraph; `zone_of` maps places to their only zone;
    `works` maps nouns (`refinery`) to the company that was last said to have such a thing, `works_here` are those of
    the paragraph; `titled` is the only place of the headline; `recurring` are the organisations that the article names
    more than once, `heads` what was last named by a name that ends with a noun (`harbor`); `offset` is where the
    sentence at hand ends.
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
    latest_owner: Owner | None = None
    offset: int = 0
    label_before: Label | None = None
    zone_of: dict[str, Owner] = field(default_factory=dict)
    works: dict[str, Owner] = field(default_factory=dict)
    works_here: set[str] = field(default_factory=set)
    titled: Owner | None = None
    recurring: frozenset[str] = frozenset()
    heads: dict[str, Entity] = field(default_factory=dict)

    def heard(self, owner: Owner) -> None:
        """Note an owner that the text has just been about."""
        if (owner.label == "ORG" and is_authority_name(owner.name)) or owner.label in ("PERSON", "LOC"):
            return
        if owner.label != "ORG" or owner is UNNAMED or owner.name in self.recurring:
            self.lead = self.lead or owner
        self.last = self.latest_owner = owner
        if owner.label == "ORG":
            self.company = owner
            self.company_here = True
        elif owner.label in ("ZONE", "GPE"):
            self.place = owner

    def met(self, person: Entity, keep: bool = False) -> None:
        """Note a person: what they speak for is the speaker; with `keep` the speaker before stays if they speak for
        nothing."""
        self.speaker = self.people.get(person.name) or (self.speaker if keep else None)
        self.person_last = Owner(person.name, "PERSON", "person")

    def deals_with(self, company: Owner) -> None:
        """Note the company that a sentence on a person names: `the company` after it is that one."""
        self.company, self.company_here = company, True

    def lost(self) -> None:
        """Note that the text has gone on to somebody whom the tables have no name for."""
        self.last = self.company = self.latest_owner = UNNAMED
        self.place = None

    def builds(self, noun: str, owner: Owner | None) -> None:
        """Note whose the thing is that a text has just brought up by `noun`; None: no company's."""
        if owner is not None and owner.label == "ORG" and owner is not UNNAMED and not is_authority_name(owner.name):
            self.works[noun] = owner.by("company_noun")
            self.works_here.add(noun)
        else:
            self.works.pop(noun, None)

    def named(self, entities: Sequence[Entity]) -> None:
        """Note the last zone, place or organisation of a sentence, and the only company, where the paragraph is about
        none yet."""
        if not self.company_here:
            companies = {e.name for e in entities if e.label == "ORG" and not is_authority_name(e.name)}
            if len(companies) == 1:
                self.company = Owner(companies.pop(), "ORG", "company_noun")
        for entity in entities:
            if entity.mention == "name" and entity.label in ("ZONE", "ORG") and " " in entity.name:
                self.heads[_head_of(entity.name)] = entity
        for entity in reversed(entities):
            if entity.label in ("ZONE", "GPE", "ORG"):
                self.latest = Owner(entity.name, entity.label, "latest")
                return

    def begin_section(self, named: Owner | None) -> None:
        """Note what a heading names; what has no name owns nothing, nor does the thing before it any longer."""
        self.section = named
        if named is UNNAMED:
            self.last = self.company = named
            self.place = None

    def new_paragraph(self) -> None:
        """Forget who spoke and whom the paragraph before was about."""
        self.speaker = None
        self.previous = self.last if self.sentences == 1 and self.last and self.last.label != "ZONE" else None
        self.sentences = 0
        self.last = None
        self.place = None
        self.company_here = False
        self.works_here.clear()

    def continued(self, macro: bool, offset: int) -> Owner | None:
        """The owner that a figure at `offset` without one goes on about; `macro`: whether only a place can have it."""
        if self.speaker is UNNAMED:
            return UNNAMED
        about_zone = self.last is not None and self.last.label == "ZONE"
        if self.speaker is not None and not (self.speaker.label == "ORG" and about_zone):
            return self.speaker.by("speaker")
        if self.last is not None and not (macro and self.last.label == "ORG"):
            return self.last.by("chain")
        if self.place is not None:
            return self.place.by("chain_place")
        if self.section is not None:
            return self.section.by("chain")
        left = self.latest_owner is not None and self.topic is not None and self.latest_owner.name == self.topic.name
        if self.lead is not None and self.lead.label == "ORG" and not macro and not left:
            return self.lead.by("lead")
        if self.topic is None and self.lead is not None and self.lead.label == "GPE":
            return self.lead.by("lead")
        return self.topic if self.topic_from <= offset else None

    def meant(self) -> Owner | None:
        """What a pronoun stands for that nothing right before it explains: the company that the text began with and
        still tells of, the topic once it has been named, else the place of the first sentence."""
        if self.lead is not None and self.lead.label == "ORG" and self.lead == self.latest_owner:
            return self.lead
        if self.topic is not None and self.topic_from <= self.offset:
            return self.topic
        return self.lead if self.lead is not None and self.lead.label == "GPE" else self.titled

    def labelled(self, label: Owner) -> Owner:
        """Whose a line's figures are that `label` opens: in a list of zones a place stands for its zone."""
        if label.label == "GPE" and self.label_before == "ZONE" and label.name in self.zone_of:
            return self.zone_of[label.name]
        self.label_before = label.label
        return label

    def person(self, item: Item) -> Owner | None:
        """What a person speaks for."""
        entity = item.mention
        assert isinstance(entity, Entity)
        return self.people.get(entity.name)
