"""A date that no event word tells of -> its role from the form of the text around it: a heading, a label, a bracket, a
verb left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.link.roles.clauses import clause_subject
from pipeline.link.roles.events import Event, event_of, events_in
from pipeline.link.roles.given import owned
from pipeline.link.roles.scene import Scene, is_place
from pipeline.models import Entity, Timex

_SINCE_THEN = re.compile(r",?\s(?:it|the\s\w+)\shas\s(?:been|covered|measured|spanned)\s(?:about\s|some\s)?\d")
_LABEL = re.compile(r"(?:^|\n|[-•*]\s)(?P<label>[A-Z][\w/ -]{3,50}):[^\S\n](?P<value>[^\n:]{0,60})$")
_NATIONAL = re.compile(r"^(?:National|State)(?:-level)?\s(?:status|level|rank)", re.IGNORECASE)
_LEVEL = re.compile(r"(?:Administrative\s)?(?:Level|Status|Rank|Grade|Class)\Z")
_OPERATING = re.compile(r"(?:In|Start\sof)\s(?:operation|service|business)s?\Z")
_NATIONAL_NOW = re.compile(
    r"(?:^|[;,]\s)(?:national|state)(?:-level)?,?\s?\(?(?:since|from|in|as\sof)?\s?\Z", re.IGNORECASE
)
_BARE = re.compile(r"(?:since|from|in|on)?\s?\Z", re.IGNORECASE)
_EXPLAINED = re.compile(r"(?:\sin\s[A-Z][\w\s]{2,30})?(?:,\s[^,;.()]{4,80})?\s\(")
_HEADING = re.compile(
    r"\b(?:(?:key|main|major|basic|economic)\s(?:\w+\s){0,3}(?:figures|data|facts|indicators|indexes|indices|statistics)"
    r"|how\s(?:[\w-]+\s){1,4}(?:did|fared|performed|developed|grew)|at\sa\sglance|in\s(?:figures|numbers|brief))\b|^(?:figures|data|numbers|statistics)\s(?:for|of|in)\s",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"\b(?:review\s(?:of|for)|achievements\s(?:of|in)|performance\s(?:of|in)|results\s(?:of|for|in))\b", re.IGNORECASE
)
_OUTLOOK = re.compile(
    r"\b(?:targets?|tasks?|goals?|aims|plans?|outlook|prospects|objectives|priorities|forecasts?)\s(?:of|for|in|set\sfor)\b",
    re.IGNORECASE,
)
_BRACKET_ENDS = re.compile(r"[^\d:()]{3,60}\s\([^()]{4,40}\)")
_BRACKET_CLOSES = re.compile(r"\)|[,;]\s[\d.,]+\s(?:[a-z\d]+\s?){1,2}\)")
"""The end of a bracket, where a size may follow the date: `(1992, 5 sq km)`."""
_LONGEST_LABEL = 120
_LONGEST_HEADING = 80
_HEADED_GRAINS = frozenset(("month", "quarter", "half", "year"))
_BRACKET_GRAINS = frozenset(("day", "month", "year"))
_GAP_BEFORE = re.compile(r"(?:,|;|,?\sand|,?\swhile|,?\sbut)\s(?:the\s)?")
_FOLLOWED = re.compile(r"\s(?:itself\s)?followed(?:\ssuit)?(?:,|\sonly|\slater)?\s(?:in\s|on\s)?")
_GAP_AFTER = re.compile(r",?\s(?:(?:followed|only|later|as\searly\sas)\s)?(?:in|on)?\s?")


def verbless(scene: Scene, timex: Timex, ahead: bool) -> Timex | None:
    """`KEY FIGURES (2008)`; `Founded: 1992`; `Since April it has been 120 sq km`: grown then; `the Haicang Bonded Port
    Area (June 2008)`: set up then."""
    if timex.value.type != "DATE":
        return None
    before = scene.prose[max(0, timex.start - 2) : timex.start]
    return (
        _of_heading(scene, timex, ahead)
        or _of_label(scene, timex)
        or (_of_bracket(scene, timex) if before == " (" else None)
        or (_since_then(scene, timex) if timex.relation == "since" else None)
    )


def following(scene: Scene, timex: Timex, events: list[Event], around: Sequence[Timex]) -> Timex | None:
    """`A was set up in 1994, and B followed in 1996`: the verb of the date before holds for the name that followed."""
    if "followed" not in scene.prose[max(0, timex.start - 24) : timex.start]:
        return None
    earlier = next((other for other in reversed(around) if other.end < timex.start), None)
    name = scene.within(earlier.end, timex.start)[-1:] if earlier else []
    if earlier is None or not name or not _FOLLOWED.fullmatch(scene.prose, name[0].end, timex.start):
        return None
    return _likewise(scene, timex, earlier, name[0], events, around)


def gapped(scene: Scene, timex: Timex, events: list[Event], around: Sequence[Timex]) -> Timex | None:
    """`A was set up in 1994, and B in 1993`: the verb of the date before holds for the name between."""
    earlier = next((other for other in reversed(around) if other.end < timex.start), None)
    names = scene.within(earlier.end, timex.start) if earlier else []
    if earlier is None or len(names) != 1 or not _GAP_BEFORE.fullmatch(scene.prose, earlier.end, names[0].start):
        return None
    if not _GAP_AFTER.fullmatch(scene.prose, names[0].end, timex.start):
        return None
    return _likewise(scene, timex, earlier, names[0], events, around)


def _likewise(
    scene: Scene, timex: Timex, earlier: Timex, name: Entity, events: list[Event], around: Sequence[Timex]
) -> Timex | None:
    """What happened on the date before, told of another name."""
    event = event_of(scene.prose, earlier, events, around)
    if event is None or event.word.role == "deed" or (event.word.zone and name.label != "ZONE"):
        return None
    return owned(timex, event.word.role, name, "gapped")


def _of_heading(scene: Scene, timex: Timex, ahead: bool) -> Timex | None:
    """A headline, or a line that announces figures: of the thing that the page is about."""
    if timex.value.first is None or timex.value.grain not in _HEADED_GRAINS:
        return None
    title = scene.annotated.article.title_span
    if title and title[0] <= timex.start < title[1]:
        named = scene.within(*title, ("ZONE", "ORG", "GPE"))
        subject = None if ahead else clause_subject(scene, timex.start, timex.end) or next(iter(named), scene.main)
        return owned(timex, "period", subject, "heading") if subject else None
    line = _line_of(scene.prose, timex)
    if line is None:
        return None
    if _OUTLOOK.search(line):
        return owned(timex, "target", _page_subject(scene), "heading")
    if not ahead and (
        _HEADING.search(line) or _REVIEW.search(line) or line.endswith(f"{scene.prose[timex.start : timex.end]}:")
    ):
        return owned(timex, "period", _page_subject(scene), "heading")
    if not _BRACKET_ENDS.fullmatch(line):
        return None
    stocks = timex.value.modifier == "end"
    return owned(timex, "as_of", _page_subject(scene), "heading") if stocks else owned(timex, "period", None, "heading")


def _line_of(prose: str, timex: Timex) -> str | None:
    """The short line around a date, which no full stop ends; None in running text."""
    start = prose.rfind("\n", max(0, timex.start - _LONGEST_HEADING), timex.start) + 1
    end = prose.find("\n", timex.end, timex.end + _LONGEST_HEADING)
    if timex.start - start >= _LONGEST_HEADING or (end < 0 and len(prose) > timex.end + _LONGEST_HEADING):
        return None
    line = prose[start : end if end >= 0 else None].strip()
    return None if line.endswith((".", "!", "?", ";")) else line


def _page_subject(scene: Scene) -> Entity | None:
    """What a page of figures is about: what its headline begins with, else the zone that it names most often."""
    title = scene.annotated.article.title_span
    named = scene.within(*title, ("ZONE", "ORG", "GPE")) if title else []
    return named[0] if named and not is_place(scene.prose, named[0]) else scene.main


def _of_label(scene: Scene, timex: Timex) -> Timex | None:
    """`Founded: 1992`, `Level: national since 1993`, `Level: national (approved by the State Council in 1993)`."""
    first = max(0, timex.start - _LONGEST_LABEL)
    line = max(first, scene.prose.rfind("\n", first, timex.start))
    labelled = scene.prose.find(": ", line, timex.start) >= 0
    label = _LABEL.search(scene.prose, line, timex.start) if labelled else None
    thing = scene.heading(timex.start) or scene.main if label else None
    if label is None or thing is None:
        return None
    role = _role_of_label(scene, label)
    return owned(timex, role, thing, "label") if role and role != "deed" else None


def _role_of_label(scene: Scene, label: re.Match[str]) -> str | None:
    if _LEVEL.match(label["label"]) and _NATIONAL_NOW.search(label["value"]):
        return "upgraded"
    bare = _BARE.match(label["value"])
    if bare and _NATIONAL.search(label["label"]):
        return "upgraded"
    if bare and _OPERATING.match(label["label"]):
        return "opened"
    told = events_in(scene.lowered, scene.annotated.words, label.span("label" if bare else "value"))
    return told[-1].word.role if told else None


def _of_bracket(scene: Scene, timex: Timex) -> Timex | None:
    if not _BRACKET_CLOSES.match(scene.prose, timex.end) or timex.value.grain not in _BRACKET_GRAINS:
        return None
    zone = next(iter(scene.within(timex.start - 120, timex.start)[-1:]), None)
    if zone is None or zone.label != "ZONE" or zone.mention != "name":
        return None
    explained = _EXPLAINED.fullmatch(scene.prose[zone.end : timex.start])
    return owned(timex, "established", zone, "bracket") if explained else None


def _since_then(scene: Scene, timex: Timex) -> Timex | None:
    grown = scene.running(timex.start) if _SINCE_THEN.match(scene.prose, timex.end) else None
    return owned(timex, "expanded", grown, "since") if grown else None
