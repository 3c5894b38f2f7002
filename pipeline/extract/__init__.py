"""Annotated article -> what stands in it: entities, temporal expressions, figures. `extract` is the only list of them.

The order matters: a number inside a zone's name or a date is no figure, so entities come first, then dates, then
figures; each is told the spans that those before it have taken.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.annotate import Annotated
from pipeline.attempts import Attempt, Steps, direct
from pipeline.extract import dates, entities, figures
from pipeline.models import Found


def extract(annotated: Annotated, attempt: Attempt = direct) -> Steps[Found]:
    """Every mention in one article, and the issues that the extractors raise."""
    names = attempt("entities", lambda: entities.extract(annotated), Found())
    yield
    times = attempt("dates", lambda: dates.extract(annotated, names), Found())
    yield
    numbers = attempt("figures", lambda: figures.extract(annotated, names, times), Found())
    return replace(
        names,
        timexes=times.timexes,
        figures=numbers.figures,
        rates=numbers.rates,
        issues=names.issues + times.issues + numbers.issues,
    )
