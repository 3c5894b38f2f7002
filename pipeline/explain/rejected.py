"""A linked article -> what looks like a figure or a date in it and became no mention, each with the reason.

The reasons are looked up in the vocabulary beside each candidate, in the order in which the extractors ask; where none
of its rows speaks, the reason is what the extractors would have needed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pipeline.models import Linked, Span
from pipeline.patterns.nouns import DECOY_PLURALS
from pipeline.patterns.numbers import NAME_DECOY_SURFACES, UNITS
from pipeline.vocabulary.names import ZONE_NAME_DECOYS
from pipeline.vocabulary.quantities import COUNT_STOPS, NUMBER_DECOYS, NUMBER_WORDS
from pipeline.vocabulary.time import DECOYS, DOUBTFUL_MONTHS, MONTHS


@dataclass(frozen=True, slots=True)
class Rejection:
    """A candidate without a mention: why, and the row of vocabulary that says so (empty where none does)."""

    start: int
    end: int
    reason: str
    row: str = ""


Reason = tuple[str, str]
"""Why, and by which row."""

_WORDS = sorted((word for word in NUMBER_WORDS if word not in ("one", "zero", "half")), key=len, reverse=True)
_NUMBER_WORD = rf"(?:{'|'.join(_WORDS)})\b"
_NUMBER = re.compile(rf"(?:\d+(?:[.,]\d+)*|\b{_NUMBER_WORD})(?:[ \u00a0\n-]{_NUMBER_WORD}){{0,8}}", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, MONTHS), key=len, reverse=True))})\b")
_TIME_DECOY = re.compile(
    rf"\b(?:{'|'.join(re.escape(row.form) for row in DECOYS if row.where == 'whole')})\b", re.IGNORECASE
)
_ZONE_DECOY = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, ZONE_NAME_DECOYS)))})\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_PHRASE = re.compile(r"(?:[^\S\n]+[A-Za-z][\w'’-]*){1,5}")
_BEFORE = 40
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_EQUALS = re.compile(r"[^\n=.]{0,24}=")
_CODE = frozenset("-/.:#_@+*=×")


def rejections(linked: Linked) -> list[Rejection]:
    """The candidates outside all mentions, in order; what lies in boilerplate is left out with it."""
    prose = linked.article.prose
    taken = sorted(
        chain(
            ((entity.start, entity.end) for entity in linked.entities),
            ((timex.start, timex.end) for timex in linked.timexes),
            ((given.figure.start, given.figure.end) for given in linked.statements),
        )
    )
    doubts = {(issue.start, issue.end): issue for issue in linked.issues if issue.start is not None}
    found: list[Rejection] = []
    for start, end, reason in sorted(_candidates(linked), key=lambda one: (one[0], -one[1])):
        if _meets(taken, start, end) or (found and start < found[-1].end):
            continue
        issue = next((i for (first, last), i in doubts.items() if first <= start and end <= (last or end)), None)
        if issue is not None:
            reason = (f"issue {issue.code}: {issue.detail}", "")
        found.append(Rejection(start, end, *(reason or _why_no_figure(prose, start, end))))
    return found


def _candidates(linked: Linked) -> Iterator[tuple[int, int, Reason | None]]:
    """Spans that could have been something; with the reason where the candidate itself is one."""
    prose = linked.article.prose
    for found in _TIME_DECOY.finditer(prose):
        yield *found.span(), ("no date in itself", f"time/decoys: {found[0]}")
    for found in _ZONE_DECOY.finditer(prose):
        yield *found.span(), ("no zone of the kind that is looked for", f"names/zone_name_decoys: {found[0]}")
    for found in _MONTH.finditer(prose):
        doubtful = "also a word or a name, with no day or year beside it" if found[0] in DOUBTFUL_MONTHS else "no date"
        yield *found.span(), (doubtful, f"time/months: {found[0]}")
    rates = {f"{given.yuan.rate:f}" for given in linked.statements if given.yuan and given.yuan.basis == "stated"}
    for found in _NUMBER.finditer(prose):
        is_rate = found[0] in rates or (rates and _EQUALS.match(prose, found.end()))
        yield *found.span(), (("of an exchange rate that the article states", "") if is_rate else None)


def _meets(taken: list[Span], start: int, end: int) -> bool:
    """Whether a mention shares a character with the span."""
    at = bisect_right(taken, (end, 0))
    return any(last > start for _, last in taken[max(0, at - 8) : at])


def _why_no_figure(prose: str, start: int, end: int) -> Reason:
    return (
        _ordinal(prose, end)
        or _named_before(prose, start)
        or _named_after(prose, start, end)
        or _measured(prose, end)
        or _glued(prose, start, end)
        or _uncounted(prose, end)
    )


def _ordinal(prose: str, end: int) -> Reason | None:
    return ("an ordinal", "") if _ORDINAL.match(prose, end) else None


def _named_before(prose: str, start: int) -> Reason | None:
    """`Highway 110`, `Project 1909`: the words before make the number part of a name."""
    before = prose[max(0, start - _BEFORE) : start].rstrip(" \n\u00a0(").removesuffix("-")
    rows = chain(
        ((row.surface, row.any_case, "quantities/number_decoys") for row in NUMBER_DECOYS),
        ((row.form, False, "time/decoys") for row in DECOYS if row.where == "before"),
    )
    for surface, any_case, table in rows:
        head = before[-len(surface) :]
        same = head.lower() == surface.lower() if any_case else head == surface
        if same and not before[: -len(surface)][-1:].isalnum():
            return "part of a name, by the words before it", f"{table}: {surface}"
    return None


def _named_after(prose: str, start: int, end: int) -> Reason | None:
    """`863 Program`: the word after makes the number part of a name."""
    found = NAME_DECOY_SURFACES.after(prose, end)
    if found is None or found[1].number not in (None, prose[start:end]):
        return None
    return "part of a name, by the word after it", f"quantities/name_decoys: {found[1].surface}"


def _measured(prose: str, end: int) -> Reason | None:
    """`12 kilometers`: a unit of what no table holds, or one that the number does not go with."""
    unit = UNITS.after(prose, end)
    if unit is None:
        return None
    surface = " ".join(prose[end : unit[0]].split()).lstrip("-\u2010\u2011")
    if unit[1].table == "measure":
        return f"a {unit[1].code}, which no table holds", f"quantities/measures: {surface}"
    return f"no value of {unit[1].table} could be read with “{surface}”", ""


def _glued(prose: str, start: int, end: int) -> Reason | None:
    """A code, a telephone number, a formula."""
    before, after = prose[start - 1 : start] if start else "", prose[end : end + 1]
    if before.isalnum() or (after.isalnum() and after < "\u2e80"):
        return "glued to letters or digits: a code", ""
    if (before and before in _CODE and prose[start - 2 : start - 1].isalnum()) or (
        after and after in _CODE and prose[end + 1 : end + 2].isalnum()
    ):
        return "joined by a sign to what stands beside it: a code, a name, a score", ""
    return None


def _uncounted(prose: str, end: int) -> Reason:
    """`four parts`, `14 in China`: the noun counts no thing of a profile, or there is none."""
    phrase = _PHRASE.match(prose, end)
    for word in _WORD.findall(phrase[0]) if phrase else ():
        lower = word.lower()
        if lower in COUNT_STOPS:
            break
        if (decoy := DECOY_PLURALS.get(lower)) is not None:
            return f"its noun counts nothing of a profile ({decoy.reason})", f"quantities/count_decoys: {decoy.noun}"
    first = _WORD.search(phrase[0]) if phrase else None
    if first is not None and first[0].lower() in COUNT_STOPS:
        return "no noun follows that it could count", f"quantities/count_stops: {first[0].lower()}"
    return "no unit, and no noun that it could count", ""
