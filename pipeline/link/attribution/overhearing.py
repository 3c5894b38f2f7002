"""Sentences without figures -> what they leave for those after them: whom they are about, who speaks, what year they
tell of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.link.attribution.layout.blocks import LABEL
from pipeline.link.attribution.owners.discourse import Discourse, Owner, is_authority_name
from pipeline.link.attribution.owners.strangers import begins_with_stranger
from pipeline.link.attribution.owners.works import overhear_works
from pipeline.link.attribution.syntax.scan import Mention, scan
from pipeline.link.attribution.time.periods import Period, period_of, usable
from pipeline.models import Article, Entity, Span, Timex
from pipeline.vocabulary.linking import COMPANY, PERFORMING, PRESENTING, WORKS, words_of

_BEFORE_SUBJECT = re.compile(r"\W{0,3}(?:(?:the|now|today|but|and|one of them is)\s){0,3}", re.IGNORECASE)
_POSSESSED = re.compile(r"\W{0,3}(?:its|their|his|her|our|it|he|she|they)\b", re.IGNORECASE)
_POSSESSING = ("'s ", "’s ")
_OF = re.compile(r"\bof\s(?:the\s)?\Z")
_RENAMED = re.compile(
    r"\b(?:[Ii]t|[Tt]his|[Tt]hat)\b[^,;.\n]*?\b(?:(?:renamed|called|named|became|becoming)(?:\s(?:as|it))?"
    r"|(?:raised|upgraded|elevated|promoted)\b[^,;.\n]*?\b(?:to|as|into))\s(?:the\s)?\Z"
)
"""What stands before the name that a thing is given: `it was raised to state level as`, `it became`."""

_LONGEST_OPENING = 80
"""Characters that an opening phrase, or the rest of a subject, may take before a name."""


def overhear(article: Article, span: Span, mentions: Sequence[Mention], discourse: Discourse) -> None:
    """Note the name that a sentence without figures begins with, and who speaks in it."""
    entry = LABEL.match(article.prose, *span)
    if entry is not None and not _is_labelled_name(mentions, entry):
        _hear_named(article.prose, span, mentions, discourse)
        return
    span = _past_dateline(article.prose, span, mentions)
    entities = [mention for mention in mentions if isinstance(mention, Entity) and mention.start >= span[0]]
    discourse.named(entities)
    if begins_with_stranger(article.prose, span, mentions):
        discourse.lost()
        return
    if not entities:
        _hear_built(article.prose, span, discourse)
        return
    opening = entities[0].start
    if len(entities) > 1 and article.prose[entities[0].end : entities[1].start] in _POSSESSING:
        entities = entities[1:]
    names = [e for e in entities if e.label in ("ZONE", "ORG") and not is_authority_name(e.name)]
    overhear_works(article.prose, span, names, discourse)
    first = True
    for mention in entities:
        if mention.label == "PERSON":
            discourse.met(mention, keep=True)
        elif first and _is_subject(article.prose, span[0], opening, mention):
            discourse.heard(Owner(mention.name, mention.label, "chain"))
        elif first or discourse.last is None:
            _hear_presented(article.prose, span[0], mention, discourse)
        if _RENAMED.search(article.prose, max(span[0], mention.start - _LONGEST_OPENING), mention.start):
            discourse.heard(Owner(mention.name, mention.label, "chain"))
        first = False
    people = "PERSON" in [entity.label for entity in entities]
    new = {(entity.name, entity.label) for entity in names}
    if discourse.last is None and len(new) == 1 and not people:
        ((name, label),) = new
        discourse.heard(Owner(name, label, "chain"))
    elif discourse.last is None and not people and (told := _told_of(article.prose, names)) is not None:
        discourse.heard(told)
    elif people and entities[0].label == "PERSON" and len(new) == 1 and names[0].label == "ORG":
        discourse.deals_with(Owner(names[0].name, "ORG", "company_noun"))


_TOLD_OF = re.compile(r",\s(?:which|an?|the|founded|set up|established)\b")


def _told_of(prose: str, names: Sequence[Entity]) -> Owner | None:
    """The only company of a sentence, where it goes on about that: `Their seeds come to market through Luyuan Seed,
    which moved into the park in 2020`."""
    companies = [entity for entity in names if entity.label == "ORG"]
    told = len(companies) == 1 and _TOLD_OF.match(prose, companies[0].end)
    return Owner(companies[0].name, "ORG", "chain") if told else None


_DATELINE = re.compile(r"(?:,\s[A-Z][\w .]{1,30})?\s(?:\([A-Z][\w ]{2,20}\)\s)?[–—-]{1,2}\s(?=[A-Z])")
"""What follows the place of a dateline: `Shaoyang, China – Vandermeer has`."""


def _past_dateline(prose: str, span: Span, mentions: Sequence[Mention]) -> Span:
    """A sentence without the dateline that it begins with."""
    place = mentions[0] if mentions else None
    if not isinstance(place, Entity) or place.label != "GPE" or place.start - span[0] > 1:
        return span
    dateline = _DATELINE.match(prose, place.end, span[1])
    told = any(isinstance(mention, Entity) and mention.label in ("ZONE", "ORG") for mention in mentions[1:])
    return (dateline.end(), span[1]) if dateline and told else span


_BUILT = re.compile(
    rf"\W{{0,3}}(?:(?:construction|building|work|production|operations?)\s(?:of|on|at|in)\s)?(?:an?|the|its)\s"
    rf"(?:[\w-]+\s){{0,4}}{words_of('factory')}\b",
    re.IGNORECASE,
)
"""The beginning of a sentence about a plant: `Construction of a fifth plant will begin in August`."""


_FRAMED_BUILT = re.compile(
    rf"\W{{0,3}}(?:In|At|On|After|With|Once|When)\s[^.;\n]{{3,50}},\s(?:the|its)\s(?:[\w-]+\s){{0,3}}{words_of('factory')}\b"
)
"""The same after a phrase: `In its initial phase, the factory has`."""


def _hear_built(prose: str, span: Span, discourse: Discourse) -> None:
    """Note the company that the text has last been about, where it goes on about a plant."""
    latest = discourse.latest_owner
    if discourse.last is not None or latest is None or latest.label != "ORG":
        return
    if _BUILT.match(prose, *span) or _FRAMED_BUILT.match(prose, *span):
        discourse.heard(latest.by("company_noun"))


_NAMING = re.compile(
    r"\W{0,3}(?:(?:full|official|English)\s)?(?:name|zone|park|company|firm|enterprise)(?:\sname)?:\s", re.I
)
"""A label of what the lines after it are about: `Name: Zibo High-tech Zone`."""


def _is_labelled_name(mentions: Sequence[Mention], label: re.Match[str]) -> bool:
    """Whether the label is itself a name, which the line tells of: `- Vetanova: animal vaccines`."""
    first = mentions[0] if mentions else None
    return (
        isinstance(first, Entity)
        and first.label in ("ZONE", "ORG")
        and label[0].startswith(":", first.end - label.start())
    )


def _hear_named(prose: str, span: Span, mentions: Sequence[Mention], discourse: Discourse) -> None:
    """Note the zone or the company that a label names."""
    label = _NAMING.match(prose, *span)
    first = mentions[0] if mentions else None
    if label is None or not isinstance(first, Entity) or first.start > label.end() + len("the "):
        return
    if first.label in ("ZONE", "ORG"):
        owner = Owner(first.name, first.label, "section")
        discourse.begin_section(owner)
        discourse.heard(owner)


_OPENING_ITEMS = 3
"""Items among which a date opens a sentence: `In the year 2014`."""


_LONGEST_FRAME = 12
"""Characters before a date that opens a sentence: `Throughout 2014, ...`."""


def opening_time(span: Span, mentions: Sequence[Mention]) -> Period | None:
    """The time that a sentence opens with."""
    first = mentions[0]
    opens = isinstance(first, Timex) and first.start - span[0] <= _LONGEST_FRAME
    return period_of(first) if opens and isinstance(first, Timex) else None


def year_told(article: Article, span: Span, mentions: Sequence[Mention]) -> Period | None:
    """The time of a sentence without figures that tells of a performance: `The zone ranked first in 2017.`"""
    if Timex not in map(type, mentions) or not PERFORMING.search(article.prose[slice(*span)].lower()):
        return None
    told, opening = False, None
    for number, item in enumerate(scan(article.prose, span, mentions).items):
        if isinstance(item.mention, Timex) and usable(item):
            if told:
                return period_of(item.mention)
            opening = item.mention if number < _OPENING_ITEMS else opening
        told = told or "performs" in item.sense.roles
    return period_of(opening) if told and opening else None


def _hear_presented(prose: str, start: int, mention: Entity, discourse: Discourse) -> None:
    """Note a name that a sentence turned round ends up with: `Behind the fence lies the X`, `The model is X`."""
    if mention.label not in ("ZONE", "ORG") or is_authority_name(mention.name) or _POSSESSED.match(prose, start):
        return
    if PRESENTING.search(prose, max(start, mention.start - _LONGEST_OPENING), mention.start):
        discourse.heard(Owner(mention.name, mention.label, "chain"))


def _begins(prose: str, start: int, end: int) -> bool:
    """Whether what stands before a name leaves it the subject: nothing but articles, or a frame that a comma ends."""
    if end - start <= 40 and _BEFORE_SUBJECT.fullmatch(prose, start, end):
        return True
    if end - start <= _LONGEST_OPENING and COMPANY.fullmatch(prose, start, end):
        return True
    return end - start <= _LONGEST_OPENING and prose[max(start, end - 6) : end].removesuffix("the ").endswith(
        (", ", ": ")
    )


def _is_subject(prose: str, start: int, opening: int, mention: Entity) -> bool:
    """Whether the first name of a sentence, its possessor beginning at `opening`, is its subject or has the subject."""
    return _begins(prose, start, opening) or _heads_works(prose, start, mention)


def _heads_works(prose: str, start: int, mention: Entity) -> bool:
    """Whether a company's building or project heads the sentence: `The foundation of the base of X was laid`."""
    if (
        mention.label != "ORG"
        or mention.start - start > _LONGEST_OPENING
        or not _OF.search(prose, start, mention.start)
    ):
        return False
    return WORKS.search(prose, start, mention.start) is not None
