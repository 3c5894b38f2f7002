"""Annotated article -> its temporal expressions with TIMEX3 values and calendar intervals, and issues for the rest.

`triggers` finds where one may stand, `patterns` says which constructions there are, the modules that bear the
constructions' names read their values, `context` knows publication, tense and the dates told before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, cast

from pipeline.annotate import Annotated
from pipeline.extract.dates import months, named, portions, relative, same, spans, today, wholes, years
from pipeline.extract.dates.context import Context
from pipeline.extract.dates.fragments import EDGE, cased, flattened
from pipeline.extract.dates.patterns import DECOY, RULES
from pipeline.extract.dates.reference import Place
from pipeline.extract.dates.settle import settle
from pipeline.extract.dates.triggers import Start, begins, triggers
from pipeline.models import DateRange, Found, Issue, Timex
from pipeline.vocabulary.time import EDGES, RELATIONS

Resolver = Callable[["re.Match[str]", Context, Place], DateRange | None]

_MODULES = (months, years, named, portions, same, wholes, relative, today, spans)


def _resolver(name: str) -> Resolver:
    """The function that reads a rule's matches: it bears the rule's name."""
    function = "set_" if name == "set" else name
    for module in _MODULES:
        resolver = getattr(module, function, None)
        if resolver is not None and resolver.__module__ == module.__name__:
            return cast("Resolver", resolver)
    raise LookupError(f"no resolver for {name}")


_RESOLVERS = {rule.name: _resolver(rule.name) for rules in RULES.values() for rule in rules.rules}
_DECOYED = frozenset(("unit", "word"))
"""Kinds of telling words that decoys have."""
_POSSESSIVES = frozenset(("its", "their", "our", "his", "her", "the"))
_EXPLICIT = frozenset(name for name in _RESOLVERS if hasattr(months, name) or hasattr(years, name))
_FULL_EDGES = {
    " ".join(re.split(r"[\s\u2010-\u2015\u2212-]+", form)).strip(): modifier for form, modifier in EDGES.items()
}


class Taken(NamedTuple):
    """First and last offsets of an article's names, in order."""

    starts: list[int]
    ends: list[int]

    def cuts(self, start: int, end: int) -> bool:
        """Whether an expression shares a character with a name, unless the name is no more than the expression."""
        at = bisect_right(self.ends, start)
        while at < len(self.starts) and self.starts[at] < end:
            if self.starts[at] < start or self.ends[at] > end:
                return True
            at += 1
        return False


def extract(annotated: Annotated, names: Found) -> Found:
    """Temporal expressions of one article, outside the names in `names`, by offset and not overlapping."""
    article = annotated.article
    ctx = Context(annotated, article.prose, flattened(article.prose), article.published)
    backwards = article.prose[::-1]
    taken = Taken([entity.start for entity in names.entities], [entity.end for entity in names.entities])
    timexes: list[Timex] = []
    floor = 0
    for at, telling in triggers(article.prose, annotated.words):
        if at < floor:
            continue
        starts = begins(backwards, at, telling, floor)
        if telling.alone or len(starts) > 1:
            timex, floor = _read(ctx, starts, at, telling.kind, floor, taken)
            if timex:
                timexes.append(timex)
    settle(ctx, timexes)
    return Found(timexes=tuple(timexes), issues=tuple(_issues(ctx, timexes)))


def _read(ctx: Context, starts: list[Start], at: int, kind: str, floor: int, taken: Taken) -> tuple[Timex | None, int]:
    """The expression around a trigger that begins at one of `starts`, and the end of what has been read."""
    flat = ctx.flat
    for start, decoys, _ in starts if kind in _DECOYED else ():
        if decoys and (decoy := DECOY.match(flat, start)) and decoy.end() > at:
            return None, decoy.end()
    rules = RULES[kind]
    for start, _, edges in starts:
        edge = EDGE.match(flat, start) if edges else None
        for begin in (edge.end(), start) if edge else (start,):
            for rule in rules.candidates(flat, begin):
                found = rule.pattern.match(flat, begin)
                if found is None or found.end() <= at:
                    continue
                timex = _resolved(ctx, rule.name, found, start, edge if begin != start else None)
                if timex is None:
                    continue
                if taken.cuts(timex.start, timex.end):
                    return None, floor
                ctx.add(timex.start, timex.end, timex.value, timex.relation, _is_aside(ctx, rule.name, found, timex))
                if rule.name == "deictic_span":
                    ctx.span = timex.start, timex.value
                return timex, timex.end
    return None, floor


def _is_aside(ctx: Context, name: str, found: re.Match[str], timex: Timex) -> bool:
    """Whether a date is told for comparison alone: `up 8 percent from a year earlier`, `over 2017`, `than in May`."""
    before = ctx.prose[max(0, timex.start - 40) : timex.start]
    compared = "than" in before or "against" in before or "versus" in before or "compared" in before
    if name == "same_period" or (compared and _COMPARED.search(before)):
        return True
    if name in ("deictic", "unit_beside", "ago") and _EARLIER.search(found[0]):
        return timex.value.grain != "day"
    if name == "ago" and timex.relation == "from":
        return True
    return timex.relation in ("over", "on") and timex.value.grain == "year" and timex.value.modifier is None


def _resolved(ctx: Context, name: str, found: re.Match[str], start: int, edge: re.Match[str] | None) -> Timex | None:
    relation, approx = _relation(ctx.prose, start)
    if relation is None and name in _EXPLICIT and ctx.anchors and _AND.fullmatch(ctx.prose, ctx.anchors[-1].end, start):
        relation = ctx.anchors[-1].relation
    place = Place(start, found.start(), relation, edge is not None)
    try:
        value = _RESOLVERS[name](found, ctx, place)
    except (ValueError, OverflowError):
        return None
    if value is None:
        return None
    modifier = _modifier(edge[0]) if edge else "approx" if approx and value.type == "DATE" else None
    if modifier and value.modifier is None:
        value = replace(value, modifier=modifier)
    if value.type == "DURATION" and relation is None:
        relation = _conjunction_after(ctx.prose, found.end())
    return Timex(start, found.end(), value, name, None if value.type == "SET" else relation)


def _modifier(edge: str) -> str | None:
    words = " ".join(re.split(r"[\s\u2010-\u2015\u2212-]+", edge.lower())).strip()
    return (
        _FULL_EDGES.get(words)
        or _FULL_EDGES.get(words.removeprefix("the "))
        or ("end" if words == "year end" else None)
    )


def _relation(prose: str, start: int) -> tuple[str | None, bool]:
    """The word that binds an expression, and whether a word between them makes it approximate."""
    if prose[start - 1 : start] == " ":
        word = prose[prose.rfind(" ", max(0, start - 14), start - 1) + 1 : start - 1]
        if word in _PLAIN:
            return word.lower(), False
        if word.isalpha() and word.lower() not in _BINDING:
            return None, False
    before = prose[max(0, start - 24) : start]
    if before[-1:] in _QUOTES:
        before = before[:-1]
    if before[-1:] not in _BLANKS or "\n\n" in before[-3:] or not before.strip():
        return None, False
    words = before.lower().rsplit(None, 4)
    approx = False
    if words[-1] in _POSSESSIVES:
        words.pop()
    while words:
        last = words[-1].lstrip(_OPEN)
        pair = f"{words[-2]} {last}" if len(words) > 1 else ""
        if pair in RELATIONS:
            return pair, approx
        row = RELATIONS.get(last)
        if row is None or (approx and row.approx):
            return None, approx
        if not row.approx:
            return last, approx
        approx = True
        words.pop()
    return None, approx


_OPEN = "(\"'“‘"
_BINDING = {form.rsplit(None, 1)[-1] for form in RELATIONS} | _POSSESSIVES
_PAIRED = {form.rsplit(None, 1)[-1] for form in RELATIONS if " " in form}
_PLAIN = frozenset(cased(row.form for row in RELATIONS.values() if row.form not in _PAIRED and not row.approx))
"""Relations of one word that none of two words ends with."""

_QUOTES = frozenset("\"“‘'")
_BLANKS = frozenset(" \n\t\u00a0")
_AND = re.compile(r"(?:,|,?\s(?:and|or)|\s&)\s")
_EARLIER = re.compile(r"(?:previous|preceding|prior)\s|(?:earlier|before)$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:than|against|versus|compared\s(?:with|to))\s(?:(?:in|at|by|for|of|that|those|the|figure|level|total)\s){0,5}$"
)
_AFTER = re.compile(r"\s(after|before)\s")


def _conjunction_after(prose: str, end: int) -> str | None:
    found = _AFTER.match(prose, end)
    return found[1] if found else None


def _issues(ctx: Context, timexes: list[Timex]) -> list[Issue]:
    article = ctx.annotated.article
    doubts = [*ctx.doubts]
    for timex in timexes:
        if timex.value.first is None and timex.value.type == "DATE" and timex.value.timex.startswith("XXXX"):
            doubts.append((timex.start, timex.end, "unresolved_date", "nothing to count from"))
    return [
        Issue(article.article_id, "extract", code, detail, "warning", start, end, article.text[start:end])
        for start, end, code, detail in doubts
    ]
