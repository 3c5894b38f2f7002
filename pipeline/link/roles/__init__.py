"""Temporal expressions -> the same with role and subject: what happened then, and to whom.

An event's verb or noun in the clause gives an event's role; the figures which a date gives their period make it
`period`, `as_of` or `target`; what is still to come is a `target`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from pipeline.annotate import Annotated
from pipeline.link.roles.events import Event, event_of, events_in
from pipeline.link.roles.figures import Role, figure_roles
from pipeline.link.roles.performance import performs
from pipeline.link.roles.scene import Scene, clause_subject
from pipeline.link.roles.subjects import subject_of
from pipeline.models import Found, Statement, Timex

_BRACKET = re.compile(r"(?:\speriod)?[\"”’']?\s?[(（]")
_SINCE_THEN = re.compile(r",?\s(?:it|the\s\w+)\shas\s(?:been|covered|measured|spanned)\s(?:about\s|some\s)?\d")
_LABEL = re.compile(r"(?:^|\n|[-•*]\s)(?P<label>[A-Z][\w\s/-]{3,50}):[^\S\n]$")
_NATIONAL = re.compile(r"^(?:National|State)(?:-level)?\s(?:status|level|rank)", re.IGNORECASE)
_EXPLAINED = re.compile(r"(?:\sin\s[A-Z][\w\s]{2,30})?(?:,\s[^,;.()]{4,80})?\s\(")
_FRAMES = frozenset({"during", "from", "between", "over", "throughout"})
_MOST = 60
"""Dates of one sentence beyond which it is none: a table, whose figures alone can tell what its dates are of."""

_NEAR, _NEIGHBOURS = 300, 8
"""Characters and dates around a date that can decide what happened then."""


def assign(annotated: Annotated, found: Found, statements: tuple[Statement, ...]) -> tuple[Timex, ...]:
    """The article's temporal expressions with role, subject and the rule that gave them."""
    scene = Scene(annotated, found.entities)
    figures: dict[int, list[Statement]] = {}
    for statement in statements:
        figures.setdefault(annotated.sentence_index(statement.figure.start), []).append(statement)
    dates: dict[int, list[Timex]] = {}
    for timex in found.timexes:
        dates.setdefault(annotated.sentence_index(timex.start), []).append(timex)
    assigned: list[Timex] = []
    for sentence, timexes in dates.items():
        events = events_in(scene.prose, annotated.sentences[sentence])
        roles = figure_roles(scene.prose, timexes, figures.get(sentence, []), annotated.article.published)
        starts = [event.start for event in events]
        if len(timexes) > _MOST:
            assigned += [_of_figure(timex, roles) or timex for timex in timexes]
            continue
        for at, timex in enumerate(timexes):
            near = events[bisect_left(starts, timex.start - _NEAR) : bisect_left(starts, timex.end + _NEAR)]
            around = tuple(timexes[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS])
            done = _assigned(scene, timex, near, around, roles)
            if at and done.role is None and _BRACKET.fullmatch(scene.prose, timexes[at - 1].end, timex.start):
                told = assigned[-1]
                done = replace(
                    done, role=told.role, subject=told.subject, subject_label=told.subject_label, role_rule="bracket"
                )
            assigned.append(done)
    return tuple(assigned)


def _assigned(
    scene: Scene, timex: Timex, events: list[Event], around: tuple[Timex, ...], roles: dict[int, Role]
) -> Timex:
    if timex.value.type == "SET" or timex.value.timex.endswith("_REF"):
        return timex
    ahead = scene.is_ahead(timex)
    happens = timex.value.type == "DATE" and not _ranges(timex)
    event = event_of(scene.prose, timex, events, around) if happens and events else None
    if event:
        told, subject = subject_of(scene, event, timex)
        if told and (subject is None or subject.label == "ZONE" or not event.word.zone):
            if ahead:
                subject = subject or clause_subject(scene, timex.start, timex.end)
            happened = "target" if ahead else event.word.role
            name, label = (subject.name, subject.label) if subject else (None, None)
            return replace(timex, role=happened, subject=name, subject_label=label, role_rule=event.word.voice)
    if special := _without_verb(scene, timex):
        return special
    if of_figure := _of_figure(timex, roles):
        return of_figure
    if ahead and (subject := clause_subject(scene, timex.start, timex.end)):
        return replace(timex, role="target", subject=subject.name, subject_label=subject.label, role_rule="ahead")
    if not ahead and (_spans(timex) or performs(scene.prose, timex, scene.annotated.sentence_at(timex.start))):
        subject = clause_subject(scene, timex.start, timex.end)
        if subject:
            return replace(timex, role="period", subject=subject.name, subject_label=subject.label, role_rule="told")
    return timex


def _spans(timex: Timex) -> bool:
    """Whether a plan or a span of years frames its clause: `During the 11th Five-Year Plan, the zone tapped ...`."""
    return timex.relation in _FRAMES and (timex.value.grain == "plan" or _ranges(timex))


def _ranges(timex: Timex) -> bool:
    """Whether a date has two ends of its own (`1992 to 2006`), so that nothing happened then."""
    return timex.value.grain != "plan" and timex.value.timex.count("/") == 1


def _of_figure(timex: Timex, roles: dict[int, Role]) -> Timex | None:
    if timex.start not in roles:
        return None
    role, owner = roles[timex.start]
    return replace(timex, role=role, subject=owner.subject, subject_label=owner.subject_label, role_rule="figure")


def _without_verb(scene: Scene, timex: Timex) -> Timex | None:
    """`Since April it has been 120 sq km`: grown then; `the Haicang Bonded Port Area (June 2008)`: set up then;
    `Founded: 1992`."""
    prose = scene.prose
    label = _LABEL.search(prose, max(0, timex.start - 70), timex.start)
    if label and timex.value.type == "DATE" and (thing := scene.main()):
        told = [event.word.role for event in events_in(prose, label.span("label"))]
        if not told and _NATIONAL.search(label["label"]):
            told = ["upgraded"]
        if told:
            return replace(timex, role=told[0], subject=thing.name, subject_label=thing.label, role_rule="label")
    if timex.relation == "since" and _SINCE_THEN.match(prose, timex.end):
        grown = scene.running(timex.start)
        if grown:
            return replace(timex, role="expanded", subject=grown.name, subject_label=grown.label, role_rule="since")
    bracket = prose[timex.start - 2 : timex.start] == " (" and prose[timex.end : timex.end + 1] == ")"
    if bracket and timex.value.type == "DATE" and timex.value.grain in ("day", "month", "year"):
        zone = next(iter(scene.within(timex.start - 120, timex.start)[-1:]), None)
        between = prose[zone.end : timex.start] if zone else ""
        if zone and zone.label == "ZONE" and zone.mention == "name" and _EXPLAINED.fullmatch(between):
            return replace(timex, role="established", subject=zone.name, subject_label="ZONE", role_rule="bracket")
    return None
