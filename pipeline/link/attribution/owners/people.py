"""People -> the zone or company that each speaks for: by an affiliation, or by a firm that the text calls theirs."""

from __future__ import annotations

import re

from pipeline.link.attribution.owners.discourse import UNNAMED, Owner, is_authority_name
from pipeline.models import Article, Entity, Found
from pipeline.vocabulary.linking import words_of

_LEARNED = re.compile(
    r"\b(?:University|Academy|Institute|College|School|Society|Association|Chamber|Center for|Bank)\b"
)
_COMPANY = re.compile(r"\b(?:co|ltd|inc|corp|corporation|group|company|holdings?)\b")

_OWN = rf"(?:his|her|their)\s(?:[\w-]+\s){{0,3}}{words_of('company')}"
_APPOSED = re.compile(rf",\s(?:{_OWN}|(?:the|a)\s(?:[\w-]+\s){{0,3}}{words_of('company')}\s(?:that\s)?(?:he|she)\s)")
"""What follows the name of a person's firm: `Fuyuan Precision, his firm in`, `X, the company she founded`."""

_CALLED = re.compile(rf"\b{_OWN},?\s(?:the\s)?\Z", re.IGNORECASE)
"""What stands before it: `his company, Fuyuan Precision`."""

_FOUNDED_BY = re.compile(
    r",?\s(?:which\s)?(?:(?:was|is)\s)?(?:founded|set up|established|started|owned|run|headed|led)\s"
    r"(?:in\s\d{4}\s)?by\s(?:[\w-]+\s){0,3}\Z"
)
"""What stands between a firm's name and that of its founder: `X, founded in 2006 by`."""

_HEADS = re.compile(
    rf",\s(?:\d\d,\s)?(?:who\s(?:owns|founded|runs|started|set\sup|heads|leads|established)"
    rf"|(?:the\s)?(?:owner|founder|co-founder|boss|head|manager|general\smanager|president|chairman|CEO)\sof)"
    rf"\s(?:the|this)\s(?:[\w-]+\s){{0,2}}{words_of('company')}"
    rf"|,\s(?:\d\d,\s)?the\s(?:[\w-]+\s){{0,2}}{words_of('company')}['’]s\s"
)
"""What follows the name of one whose firm the text has spoken of: `Li, 46, who owns the company`, `Gao, the firm's
general manager`."""

_HEADING = re.compile(
    r",\s(?:\d\d,\s)?(?:who\s(?:heads|runs|manages|leads|owns|founded|set\sup|started|chairs)"
    r"|(?:the\s)?(?:head|boss|owner|founder|manager)\sof)\s(?:the\s)?"
)
"""What stands between a person and the firm: `Hans Meier, who heads the Siemens plant`."""

_EXECUTIVE = re.compile(rf"\b{words_of('executive')}\Z", re.IGNORECASE)
"""The post of one who can speak for a firm alone: `CEO`, `deputy general manager`."""

_OF_ZONE = re.compile(r"\b(?:of|at|with)\s(?:the|this)\s(?:[\w-]+\s){0,3}(?:zone|park|area|base)\Z")
"""The end of an affiliation with the zone that the text is about: `Investment Promotion Bureau of the zone`."""

_SCHOLAR = re.compile(r"\b(?:economist|researcher|scholar|professor|expert|lawyer)\Z", re.IGNORECASE)
"""The post of one who speaks of what the text is about, and for nobody: `an economist with Westlake Securities`."""

_ANALYST = re.compile(r"\b(?:analyst|strategist|broker|trader)\Z", re.IGNORECASE)
"""The post of one who speaks of a market, whose prices are nobody's."""

_REACH = 60
"""Characters at most of such a phrase."""


def people_of(article: Article, found: Found, topic: Owner | None) -> dict[str, Owner | None]:
    """For every person with an affiliation, the zone or company they speak for; None for scholars and officials.
    `topic` is the zone that the article is about."""
    if all(entity.label != "PERSON" for entity in found.entities):
        return {}
    names: dict[str, Entity] = {}
    for entity in found.entities:
        if entity.label in ("ZONE", "ORG"):
            names.setdefault(entity.name.casefold(), entity)
            if entity.mention == "name":
                names.setdefault(article.prose[entity.start : entity.end].casefold(), entity)
    home = topic if topic is not None and topic.label == "ZONE" else None
    people: dict[str, Owner | None] = {}
    for entity in found.entities:
        if entity.label == "PERSON" and entity.affiliation:
            people[entity.name] = _speaks_for(entity.role or "", entity.affiliation, names, home)
    for person, firm in _firms(article.prose, found):
        people[person] = people.get(person) or firm
    return people


def _firms(prose: str, found: Found) -> list[tuple[str, Owner]]:
    """People and the firms that the text calls theirs, or has last named before their post: `Zhou Yun ... Fuyuan
    Precision, his firm`, `Alpwerk opened ... said CEO Regula Brunner`."""
    firms: list[tuple[str, Owner]] = []
    person: Entity | None = None
    before: Entity | None = None
    for entity in found.entities:
        if entity.label == "PERSON":
            if before is not None and (
                _FOUNDED_BY.fullmatch(prose, before.end, max(before.end, entity.start))
                or _HEADS.match(prose, entity.end)
                or (entity.affiliation is None and _EXECUTIVE.search(entity.role or ""))
            ):
                firms.append((entity.name, Owner(before.name, "ORG", "founder")))
            person = entity
        elif entity.label == "ORG" and not is_authority_name(entity.name):
            before = entity
            if person is not None and (
                _APPOSED.match(prose, entity.end)
                or _HEADING.fullmatch(prose, person.end, max(person.end, entity.start))
                or _CALLED.search(prose, max(0, entity.start - _REACH), entity.start)
            ):
                firms.append((person.name, Owner(entity.name, "ORG", "founder")))
    return firms


def _speaks_for(role: str, affiliation: str, names: dict[str, Entity], home: Owner | None) -> Owner | None:
    if _ANALYST.search(role):
        return UNNAMED
    return None if _SCHOLAR.search(role) else _spoken_for(affiliation, names, home)


def _spoken_for(affiliation: str, names: dict[str, Entity], home: Owner | None) -> Owner | None:
    wanted = affiliation.casefold().removeprefix("the ")
    named = max((name for name, e in names.items() if e.label == "ZONE" and name in wanted), key=len, default=None)
    zone = names[named] if named else None
    entity = names.get(wanted) or zone or _possessor(wanted, names)
    if zone is not None and not _COMPANY.search(wanted):
        entity = zone
    if zone is None and _OF_ZONE.search(wanted) and home is not None:
        return home.by("speaker")
    if entity is None or (entity.label == "ORG" and (is_authority_name(entity.name) or _LEARNED.search(entity.name))):
        return None
    return Owner(entity.name, entity.label, "speaker")


def _possessor(affiliation: str, names: dict[str, Entity]) -> Entity | None:
    """Whose venture or branch an affiliation is: `Bosch's diesel joint venture`."""
    for mark in ("'s ", "’s "):
        owner, possessed, thing = affiliation.partition(mark)
        if possessed and not is_authority_name(thing):
            return names.get(owner)
    return None
