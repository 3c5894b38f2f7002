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
_LABEL = re.compile(r"(?:^|\n|[-•*]\s)(?P<label>[A-Z][\w\s/-]{3,50}):[^\S\n]$")
_NATIONAL = re.compile(r"^(?:National|State)(?:-level)?\s(?:status|level|rank)", re.IGNORECASE)
_EXPLAINED = re.compile(r"(?:\sin\s[A-Z][\w\s]{2,30})?(?:,\s[^,;.()]{4,80})?\s\(")
_HEADING = re.compile(
    r"\b(?:(?:key|main|major|basic|economic)\s(?:\w+\s){0,3}(?:figures|data|facts|indicators|statistics)"
    r"|how\s(?:[\w-]+\s){1,4}(?:did|fared|performed|developed|grew)|at\sa\sglance|in\s(?:figures|numbers|brief))\b",
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
_LONGEST_HEADING = 80
_HEADED_GRAINS = frozenset(("month", "quarter", "half", "year"))
_BRACKET_GRAINS = frozenset(("day", "month", "year"))
_GAP_BEFORE = re.compile(r"(?:,|;|,?\sand|,?\swhile|,?\sbut)\s(?:the\s)?")
_GAP_AFTER = re.compile(r",?\s(?:(?:followed|only|later|as\searly\sas)\s)?(?:in|on)?\s?")


def verbless(scene: Scene, timex: Timex, ahead: bool) -> Timex | None:
    """`KEY FIGURES (2008)`; `Founded: 1992`; `Since April it has been 120 sq km`: grown then; `the Haicang Bonded Port
    Area (June 2008)`: set up then."""
    if timex.value.type != "DATE":
        return None
    before = scene.prose[max(0, timex.start - 2) : timex.start]
    return (
        _of_heading(scene, timex, ahead)
        or (_of_label(scene, timex) if before == ": " else None)
        or (_of_bracket(scene, timex) if before == " (" else None)
        or (_since_then(scene, timex) if timex.relation == "since" else None)
    )


def gapped(scene: Scene, timex: Timex, events: list[Event], around: Sequence[Timex]) -> Timex | None:
    """`A was set up in 1994, and B in 1993`: the verb of the date before holds for the name between."""
    earlier = next((other for other in reversed(around) if other.end < timex.start), None)
    names = scene.within(earlier.end, timex.start) if earlier else []
    if earlier is None or len(names) != 1 or not _GAP_BEFORE.fullmatch(scene.prose, earlier.end, names[0].start):
        return None
    if not _GAP_AFTER.fullmatch(scene.prose, names[0].end, timex.start):
        return None
    event = event_of(scene.prose, earlier, events, around)
    if event is None or event.word.role == "deed" or (event.word.zone and names[0].label != "ZONE"):
        return None
    return owned(timex, event.word.role, names[0], "gapped")


def _of_heading(scene: Scene, timex: Timex, ahead: bool) -> Timex | None:
    """A headline, or a line that announces figures: of the thing that the page is about."""
    if timex.value.first is None or timex.value.grain not in _HEADED_GRAINS:
        return None
    title = scene.annotated.article.title_span
    if title and title[0] <= timex.start < title[1]:
        named = scene.within(*title, ("ZONE", "ORG", "GPE"))
        subject = None if ahead else clause_subject(scene, timex.start, timex.end) or next(iter(named), scene.main())
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
    return named[0] if named and not is_place(scene.prose, named[0]) else scene.main()


def _of_label(scene: Scene, timex: Timex) -> Timex | None:
    label = _LABEL.search(scene.prose, max(0, timex.start - 70), timex.start)
    thing = scene.heading(timex.start) or scene.main() if label else None
    if label is None or thing is None:
        return None
    told = [event.word.role for event in events_in(scene.lowered, label.span("label"))]
    if not told and _NATIONAL.search(label["label"]):
        told = ["upgraded"]
    return owned(timex, told[0], thing, "label") if told and told[0] != "deed" else None


def _of_bracket(scene: Scene, timex: Timex) -> Timex | None:
    if scene.prose[timex.end : timex.end + 1] != ")" or timex.value.grain not in _BRACKET_GRAINS:
        return None
    zone = next(iter(scene.within(timex.start - 120, timex.start)[-1:]), None)
    if zone is None or zone.label != "ZONE" or zone.mention != "name":
        return None
    explained = _EXPLAINED.fullmatch(scene.prose[zone.end : timex.start])
    return owned(timex, "established", zone, "bracket") if explained else None


def _since_then(scene: Scene, timex: Timex) -> Timex | None:
    grown = scene.running(timex.start) if _SINCE_THEN.match(scene.prose, timex.end) else None
    return owned(timex, "expanded", grown, "since") if grown else None
