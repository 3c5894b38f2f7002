"""Annotated article, names and dates -> its figures: money, areas, percentages, counts; stated rates; issues.

One scan finds the numbers. What is glued to a number claims it for a table; ranges and series share what they state
once; what remains is a count, the continuation of a figure before it, or nothing. A number goes to one table only.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import cast

from pipeline.annotate import Annotated
from pipeline.extract.figures import equivalents, percentages, problems, ranges
from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.candidates import candidates
from pipeline.extract.figures.decoys import is_decoy
from pipeline.extract.figures.homes import set_homes
from pipeline.extract.figures.labelled_units import set_labelled_units
from pipeline.extract.figures.modifiers import set_modifier, share_verb_modifier
from pipeline.extract.figures.rates import take_rates
from pipeline.extract.figures.settle import settle
from pipeline.extract.figures.signs import set_sign
from pipeline.models import Figure, FigureTable, Found, Quantity, Span
from pipeline.normalise.numbers import plain

_MILLION = 1_000_000
"""From this scale on a number that nothing claims is a sum whose currency is missing."""


def extract(annotated: Annotated, names: Found, times: Found) -> Found:
    """Figures and stated exchange rates of one article, outside names and dates; issues of what has no value."""
    prose = annotated.article.prose
    scan = candidates(annotated, _blocked(names, times))
    torn = [n for n in scan.numbers if n.torn is not None and n.table is not None]
    numbers = [n for n in scan.numbers if n.torn is None and not is_decoy(prose, n)]
    numbers = set_labelled_units(prose, numbers)
    numbers = ranges.join_ranges(prose, ranges.add_minor_units(prose, numbers))
    ranges.share_series(prose, numbers)
    set_homes(prose, numbers)
    numbers = _with_parts(numbers, percentages.part_figures(prose, scan.parts))
    settle(annotated, numbers)
    torn.extend(n for n in numbers if n.torn is not None)
    bare = [n for n in numbers if n.table is None and n.scale >= _MILLION and n.form == "digits" and n.torn is None]
    figures = [n for n in numbers if n.table in ("money", "areas", "counts", "percentages")]
    for figure in figures:
        set_modifier(prose, figure)
        if figure.table == "money":
            equivalents.set_per_unit(prose, figure)
            set_sign(prose, figure)
    figures, rates = take_rates(prose, figures)
    equivalents.set_equivalents(prose, figures)
    for index, figure in enumerate(figures):
        if figure.table == "money":
            equivalents.set_threshold(prose, figure)
            if index:
                share_verb_modifier(prose, figures[index - 1], figure)
    zones = [entity for entity in names.entities if entity.label == "ZONE"]
    found = tuple(problems.issues(annotated.article.article_id, prose, figures, scan, torn, bare, zones))
    return Found(figures=tuple(_figure(f) for f in figures), rates=tuple(rates), issues=found)


def _blocked(names: Found, times: Found) -> list[Span]:
    spans = [(e.start, e.end) for e in names.entities] + [(t.start, t.end) for t in times.timexes]
    return sorted(spans)


def _with_parts(numbers: list[Candidate], parts: list[Candidate]) -> list[Candidate]:
    """Numbers and part words in order; a part word wins over the number inside it."""
    if not parts:
        return numbers
    starts = [part.start for part in parts]
    kept = []
    for number in numbers:
        before = bisect_left(starts, number.end) - 1
        if before < 0 or parts[before].end <= number.start:
            kept.append(number)
    return sorted([*kept, *parts], key=lambda n: n.start)


def _figure(figure: Candidate) -> Figure:
    quantity = Quantity(plain(figure.low), None if figure.high is None else plain(figure.high), figure.unit)
    return Figure(
        figure.start,
        figure.end,
        cast("FigureTable", figure.table),
        quantity,
        figure.rule,
        figure.modifier,
        figure.per_unit,
        figure.equivalent_of,
        figure.noun,
        figure.hint,
        figure.threshold,
    )
