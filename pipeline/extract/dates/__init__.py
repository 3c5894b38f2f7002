"""Annotated article -> its temporal expressions with TIMEX3 values and calendar intervals, and issues for the rest.

`triggers` finds where one may stand, `patterns` says which constructions there are, the modules that bear the
constructions' names read their values, `context` knows publication, tense and the dates told before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import cast

from pipeline.annotate import Annotated
from pipeline.extract.dates import months, named, portions, relative, spans, years
from pipeline.extract.dates.context import Context
from pipeline.extract.dates.fragments import EDGE
from pipeline.extract.dates.patterns import DECOY, RULES
from pipeline.extract.dates.reference import Place
from pipeline.extract.dates.triggers import begins, triggers
from pipeline.models import DateRange, Found, Issue, Timex
from pipeline.vocabulary.time import EDGES, RELATIONS

Resolver = Callable[["re.Match[str]", Context, Place], DateRange | None]

_MODULES = (months, years, named, portions, relative, spans)


def _resolver(name: str) -> Resolver:
    """The function that reads a rule's matches: it bears the rule's name."""
    function = "set_" if name == "set" else name
    for module in _MODULES:
        resolver = getattr(module, function, None)
        if resolver is not None and resolver.__module__ == module.__name__:
            return cast("Resolver", resolver)
    raise LookupError(f"no resolver for {name}")


_RESOLVERS = {rule.name: _resolver(rule.name) for rules in RULES.values() for rule in rules.rules}
_POSSESSIVES = frozenset(("its", "their", "our", "his", "her", "the"))
_EXPLICIT = frozenset(name for name in _RESOLVERS if hasattr(months, name) or hasattr(years, name))
_FULL_EDGES = {
    " ".join(re.split(r"[\s\u2010-\u2015\u2212-]+", form)).strip(): modifier for form, modifier in EDGES.items()
}


def extract(annotated: Annotated, names: Found) -> Found:
    """Temporal expressions of one article, outside the names in `names`, by offset and not overlapping."""
    article = annotated.article
    ctx = Context(annotated, article.prose, article.published)
    backwards = article.prose[::-1]
    taken = [(entity.start, entity.end) for entity in names.entities]
    timexes: list[Timex] = []
    floor = 0
    for at, kind in triggers(article.prose):
        if at < floor:
            continue
        timex, end = _read(ctx, begins(backwards, at, floor), at, kind, floor, taken)
        floor = max(floor, end)
        if timex:
            timexes.append(timex)
    _settle_plans(ctx, timexes)
    return Found(timexes=tuple(timexes), issues=tuple(_issues(ctx, timexes)))


def _settle_plans(ctx: Context, timexes: list[Timex]) -> None:
    """Where a plan's bracketed years differ from those that its number gives, the article's own years win."""
    for at, (timex, bracket) in enumerate(pairwise(timexes)):
        if (
            timex.value.grain != "plan"
            or bracket.rule != "year_range"
            or not _BRACKET.fullmatch(ctx.prose, timex.end, bracket.start)
        ):
            continue
        if (timex.value.first, timex.value.last) != (bracket.value.first, bracket.value.last):
            timexes[at] = replace(timex, value=replace(bracket.value, grain="plan", modifier=timex.value.modifier))
            ctx.doubts.append((timex.start, timex.end, "plan_years_differ", f"its number gives {timex.value.timex}"))


def _read(
    ctx: Context, starts: list[int], at: int, kind: str, floor: int, taken: list[tuple[int, int]]
) -> tuple[Timex | None, int]:
    """The expression around a trigger that begins at one of `starts`, and the end of what has been read."""
    prose = ctx.prose
    if kind == "unit":
        for start in starts:
            decoy = DECOY.match(prose, start)
            if decoy and decoy.end() > at:
                return None, decoy.end()
    rules = RULES[kind]
    for start in starts:
        edge = EDGE.match(prose, start)
        core = edge.end() if edge else start
        for begin in (core, start) if core != start else (start,):
            for name, found in rules.matches(prose, begin):
                if found.end() <= at:
                    continue
                timex = _resolved(ctx, name, found, start, edge if begin == core else None)
                if timex is None:
                    continue
                if _inside(taken, timex.start, timex.end):
                    return None, floor
                ctx.add(timex.start, timex.end, timex.value, timex.relation, _is_aside(name, timex))
                return timex, timex.end
    return None, floor


def _is_aside(name: str, timex: Timex) -> bool:
    """Whether a date is told for comparison alone: `up 8 percent from a year earlier`, `over 2017`."""
    if name == "same_period":
        return True
    compared = timex.relation in ("over", "on", "from") if name == "ago" else timex.relation in ("over", "on")
    return compared and timex.value.grain == "year" and timex.value.modifier is None


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
    before = prose[max(0, start - 24) : start]
    if before[-1:] in _QUOTES:
        before = before[:-1]
    if before[-1:] not in _BLANKS or "\n\n" in before[-3:]:
        return None, False
    words = before.lower().rsplit(None, 4)
    approx = False
    if words and words[-1] in _POSSESSIVES:
        words.pop()
    while words:
        last = words[-1].lstrip("(\"'“‘")
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


_QUOTES = ('"', "“", "‘", "'")
_BLANKS = (" ", "\n", "\t", "\u00a0")
_BRACKET = re.compile(r"[\"”’']?(?:\speriod)?\s{0,2}[(（]\s?")
_AND = re.compile(r"(?:,|,?\s(?:and|or)|\s&)\s")
_AFTER = re.compile(r"\s(after|before)\s")


def _conjunction_after(prose: str, end: int) -> str | None:
    found = _AFTER.match(prose, end)
    return found[1] if found else None


def _inside(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether an expression shares a character with a name, unless the name is no more than the expression."""
    at = max(0, bisect_right(taken, (start, start)) - 1)
    for first, last in taken[at : at + 6]:
        if first < end and start < last and not (start <= first and last <= end):
            return True
    return False


def _issues(ctx: Context, timexes: list[Timex]) -> list[Issue]:
    article = ctx.annotated.article
    issues = [
        Issue(article.article_id, "extract", code, detail, "warning", start, end, article.text[start:end])
        for start, end, code, detail in ctx.doubts
    ]
    for timex in timexes:
        if timex.value.type == "DATE" and timex.value.timex.startswith("XXXX"):
            text = article.text[timex.start : timex.end]
            issues.append(
                Issue(
                    article.article_id,
                    "extract",
                    "unresolved_date",
                    "nothing to count from",
                    "warning",
                    timex.start,
                    timex.end,
                    text,
                )
            )
    return issues
