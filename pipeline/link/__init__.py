"""Mentions -> statements: whose a figure is, what it measures, when, and its yuan; what happened on a date."""

from __future__ import annotations

from pipeline.annotate import Annotated
from pipeline.link import attribution, conversion, roles
from pipeline.models import Found, Linked
from pipeline.normalise.rates import RateBook


def link(annotated: Annotated, found: Found, rates: RateBook | None = None) -> Linked:
    """One article, finished but for what only the whole corpus can tell; `rates` are exchange rates beyond our own."""
    attributed = attribution.attribute(annotated, found)
    statements, issues = conversion.convert(annotated.article, found, attributed, rates)
    timexes = roles.assign(annotated, found, statements)
    return Linked(
        annotated.article,
        annotated.sentences,
        found.entities,
        found.zones,
        timexes,
        statements,
        found.issues + issues,
    )
