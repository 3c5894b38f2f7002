"""Temporal expressions -> the same with role and subject: what happened then, and to whom.

An event's verb or noun in the clause gives an event's role; the figures which a date gives their period make it
`period`, `as_of` or `target`; what is still to come is a `target`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.annotate import Annotated
from pipeline.link.attribution import Thread
from pipeline.link.roles.clauses import clause_subject
from pipeline.link.roles.events import Event, event_of, events_in
from pipeline.link.roles.figures import Role, figure_roles
from pipeline.link.roles.given import given, owned
from pipeline.link.roles.performance import counts, performs
from pipeline.link.roles.scene import Scene
from pipeline.link.roles.subjects import subject_of
from pipeline.link.roles.verbless import following, gapped, verbless
from pipeline.models import Attribution, Found, Statement, Timex
from pipeline.patterns import alternatives
from pipeline.schema import COUNT_INDICATORS
from pipeline.vocabulary.events import CONSENTED

_BRACKET = re.compile(r"(?:\speriod)?[\"”’']?\s?[(（]")
_JOINED = re.compile(r",?\s(?:and|or)\s")
_LABELS = re.compile(r"\s?[:：]\s?(?:RMB|US|about\s)?\s?[$€£¥]?\d")
"""What follows a date that ends the label of a figure: `Workshops completed in 2004: 26,000 sq m`."""
_FRAMES = frozenset(("during", "from", "between", "over", "throughout"))
_PLAN_CITED = re.compile(r"\b(?:year\sof|according\sto|when)\s$", re.IGNORECASE)
_SEVERAL_WERE = re.compile(r"\b(?:were|have\sbeen|had\sbeen)\s(?:\w+\s)?$")
_TOTAL_RELATIONS = frozenset(("by", "until", "till", "as of", "up to"))
_WHEN = re.compile(r"[\"“]?(?i:when|after|before|since|as|once)\s")
_CONSENTS = frozenset(("approved", "upgraded", "renamed"))
_CONSENTED = re.compile(rf"\b{alternatives(row.form for row in CONSENTED)}\b")
_STATISTICS = frozenset(
    "output_value value_added gdp revenue sales_revenue fiscal_revenue tax_revenue profit exports imports"
    " trade_value".split()
)
"""Indicators whose figures are always of a period."""

_SPANS = frozenset(("quarter", "half"))
_WITHIN = frozenset(("in", "during", None))

_MOST = 60
"""Dates of one sentence beyond which it is none: a table, whose figures alone can tell what its dates are of."""

_NEAR, _NEIGHBOURS = 300, 8
"""Characters and dates around a date that can decide what happened then."""


def assign(
    annotated: Annotated, found: Found, statements: tuple[Statement, ...], thread: Thread | None = None
) -> tuple[Timex, ...]:
    """The article's temporal expressions with role, subject and the rule that gave them; `thread`: what its sentences
    go on about."""
    if not found.timexes:
        return ()
    ordered = sorted(statements, key=lambda statement: statement.figure.start)
    scene = Scene(annotated, found.entities, thread or Thread(), ordered)
    starts = scene.openings[1:]
    dates: dict[int, list[Timex]] = {}
    for timex in found.timexes:
        dates.setdefault(bisect_right(starts, timex.start), []).append(timex)
    figures = [statement.figure.start for statement in ordered]
    assigned: list[Timex] = []
    for sentence, timexes in dates.items():
        low = bisect_left(figures, starts[sentence - 1]) if sentence else 0
        high = bisect_left(figures, starts[sentence], low) if sentence < len(starts) else len(figures)
        told = ordered[low:high]
        roles = figure_roles(scene.prose, timexes, told, annotated.article.published) if told else {}
        assigned += _sentence(scene, sentence, timexes, roles)
    return tuple(assigned)


def _sentence(scene: Scene, sentence: int, timexes: list[Timex], roles: dict[int, Role]) -> list[Timex]:
    """The dates of one sentence with their roles."""
    if len(timexes) > _MOST:
        return [_of_figure(timex, roles) or timex for timex in timexes]
    happens = any(timex.value.type == "DATE" for timex in timexes)
    events = events_in(scene.lowered, scene.annotated.words, scene.annotated.sentences[sentence]) if happens else []
    starts = [event.start for event in events]
    assigned: list[Timex] = []
    for at, timex in enumerate(timexes):
        near = events and events[bisect_left(starts, timex.start - _NEAR) : bisect_left(starts, timex.end + _NEAR)]
        around = timexes[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS] if near else ()
        done = _assigned(scene, timex, near, around, roles)
        if at and done.role is None and _goes_with(scene.prose, timexes[at - 1], timex):
            told = assigned[-1]
            done = given(timex, told.role, told.subject, told.subject_label, "beside")
        assigned.append(done)
    return assigned


def _goes_with(prose: str, told: Timex, timex: Timex) -> bool:
    """Whether a date stands in brackets after another, or is joined to it: `in 2008 and 2009 together`."""
    if _BRACKET.fullmatch(prose, told.end, timex.start):
        return True
    alike = told.value.type == "DATE" and told.value.grain == timex.value.grain
    return alike and _JOINED.fullmatch(prose, told.end, timex.start) is not None


def _assigned(
    scene: Scene, timex: Timex, events: list[Event], around: Sequence[Timex], roles: dict[int, Role]
) -> Timex:
    if timex.value.type == "SET" or timex.value.timex.endswith("_REF"):
        return timex
    ahead = scene.is_ahead(timex)
    happens = events and timex.value.type == "DATE" and not _ranges(timex)
    if happens and (likewise := following(scene, timex, events, around)):
        return likewise
    labels = happens and _LABELS.match(scene.prose, timex.end)
    event = event_of(scene.prose, timex, events, around) if happens and not labels else None
    if event and event.word.role == "deed":
        return _of_deed(scene, timex, roles, ahead)
    if event and (happened := _of_event(scene, timex, event, roles, ahead)):
        return happened
    if special := (events and gapped(scene, timex, events, around)) or verbless(scene, timex, ahead):
        return special
    if timex.value.grain == "plan" and _PLAN_CITED.search(scene.prose, max(0, timex.start - 20), timex.start):
        return timex
    if of_figure := _of_figure(timex, roles):
        return of_figure
    if ahead:
        return owned(timex, "target", clause_subject(scene, timex.start, timex.end), "ahead")
    if counts(scene.prose, timex, scene.sentence_at(timex.start)):
        return owned(timex, "as_of", clause_subject(scene, timex.start, timex.end), "told")
    told = not event and performs(scene.prose, timex, scene.sentence_at(timex.start))
    if told or _spans(timex):
        subject = clause_subject(scene, timex.start, timex.end)
        return owned(timex, "period", subject, "told") if told or subject else timex
    return timex


def _of_event(scene: Scene, timex: Timex, event: Event, roles: dict[int, Role], ahead: bool) -> Timex | None:
    """A date of an event; None where nothing tells what it happened to, and that matters."""
    told, subject = subject_of(scene, event, timex)
    if not told or (subject is None and _is_counted(scene, event, roles.get(timex.start))):
        return None
    if (
        subject is None
        and event.word.role == "established"
        and _SEVERAL_WERE.search(scene.prose, max(0, event.start - 30), event.start)
    ):
        return None
    if subject and event.word.zone and subject.label != "ZONE":
        return None
    if ahead:
        due = clause_subject(scene, timex.start, timex.end)
        return owned(
            timex, "target", (due or subject) if event.word.voice == "own" else (subject or due), event.word.voice
        )
    return owned(timex, event.word.role, subject, event.word.voice)


def _of_deed(scene: Scene, timex: Timex, roles: dict[int, Role], ahead: bool) -> Timex:
    """A date of something done once: no period of the sum beside it, but still a total's date or a plan's."""
    figure = roles.get(timex.start)
    total = timex.value.modifier == "end" or timex.relation in _TOTAL_RELATIONS
    told = figure is not None and _is_of_period(timex, figure[1]) and not _in_when_clause(scene, timex)
    if figure and ((figure[0] == "target" and ahead) or total or told):
        return _of_figure(timex, roles) or timex
    return owned(timex, "target", clause_subject(scene, timex.start, timex.end), "ahead") if ahead else timex


def _is_of_period(timex: Timex, owner: Attribution) -> bool:
    """Whether a figure beside a deed is of the whole time: a statistic, or what was done again and again (`signed 42
    projects in the first half`)."""
    repeated = (
        owner.indicator in COUNT_INDICATORS
        and owner.indicator != "other"
        and timex.value.grain in _SPANS
        and timex.relation in _WITHIN
    )
    return repeated or owner.indicator in _STATISTICS


def _in_when_clause(scene: Scene, timex: Timex) -> bool:
    """Whether a clause tells the date of a deed that the figure comes after: `When it closed in May, sales fell`."""
    first = scene.sentence_at(timex.start)[0]
    return _WHEN.match(scene.prose, first) is not None and "," not in scene.prose[first : timex.start]


def _is_counted(scene: Scene, event: Event, figure: Role | None) -> bool:
    """Whether an event of no named thing is what a figure counts (`In 2006, 320 projects were approved`), or a consent
    to something else than a zone: `A loan was approved in 2006`."""
    first = scene.sentence_at(event.start)[0]
    if event.word.role in _CONSENTS and (
        figure or _CONSENTED.search(scene.prose, max(first, event.start - 60), event.start)
    ):
        return True
    several = _SEVERAL_WERE.search(scene.prose, max(0, event.start - 30), event.start) is not None
    return several and figure is not None and figure[1].indicator in COUNT_INDICATORS


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
    return given(timex, role, owner.subject, owner.subject_label, "figure")
