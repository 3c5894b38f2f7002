"""Annotated article, names and dates -> its figures: money, areas, percentages, counts; stated rates; issues.

One scan finds the numbers. What is glued to a number claims it for a table; ranges and series share what they state
once; what remains is a count, the continuation of a figure before it, or nothing. A number goes to one table only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import cast

from pipeline.annotate import Annotated
from pipeline.extract.figures import equivalents, percentages, problems, ranges
from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.candidates import candidates
from pipeline.extract.figures.homes import set_homes
from pipeline.extract.figures.modifiers import is_named, set_modifier, share_verb_modifier
from pipeline.extract.figures.rates import take_rates
from pipeline.extract.figures.settle import settle
from pipeline.extract.figures.standing import year_like
from pipeline.models import Figure, FigureTable, Found, Quantity, Span
from pipeline.normalise.numbers import plain


def extract(annotated: Annotated, names: Found, times: Found) -> Found:
    """Figures and stated exchange rates of one article, outside names and dates; issues of what has no value."""
    prose = annotated.article.prose
    scan = candidates(prose, _blocked(names, times))
    numbers = [n for n in scan.numbers if not _is_decoy(prose, n)]
    numbers = ranges.join_ranges(prose, ranges.add_minor_units(prose, numbers))
    ranges.share_series(prose, numbers)
    set_homes(prose, numbers)
    numbers = _with_parts(numbers, percentages.part_figures(prose, scan.parts))
    settle(annotated, numbers)
    figures = [n for n in numbers if n.table in ("money", "areas", "counts", "percentages")]
    for figure in figures:
        set_modifier(prose, figure)
        if figure.table == "money":
            equivalents.set_per_unit(prose, figure)
    figures, rates = take_rates(prose, figures)
    equivalents.set_equivalents(prose, figures)
    for index, figure in enumerate(figures):
        if figure.table == "money":
            equivalents.set_threshold(prose, figure)
            if index:
                share_verb_modifier(prose, figures[index - 1], figure)
    zones = [entity for entity in names.entities if entity.label == "ZONE"]
    found = tuple(problems.issues(annotated.article.article_id, prose, figures, scan.glued, zones))
    return Found(figures=tuple(_figure(f) for f in figures), rates=tuple(rates), issues=found)


def _blocked(names: Found, times: Found) -> list[Span]:
    spans = [(e.start, e.end) for e in names.entities] + [(t.start, t.end) for t in times.timexes]
    return sorted(spans)


_TABLE_UNITS = frozenset({"100 million", "10,000", "10000", "1 million", "million", "1,000"})
_PER = re.compile(r"\bper\s\Z|\b(?:for|of|in)\s+every\s\Z", re.IGNORECASE)
_IN = re.compile(r"\bin\s", re.IGNORECASE)
"""`in 1997 dollars`: prices of a year."""
_PER_ENDS = ("r", "y")
_TABLE_HEAD = re.compile(r"(?:[A-Za-z,]\s*|\b[Uu]nit:?\s*)[(（](?:[Uu]nit:?\s*|in\s+)?\Z|[Uu]nit:\s*\Z")
"""A column's unit (`GDP (100 million yuan)`), no sum."""


def _is_decoy(prose: str, number: Candidate) -> bool:
    """Whether a number with nothing glued to it is a name's, a list's, a formula's."""
    if prose[number.start - 2 : number.start - 1] in _PER_ENDS and _PER.search(
        prose, max(0, number.start - 10), number.start
    ):
        return True
    if number.unit == "CNY" and prose[number.end : number.end + 1] in (")", "）"):
        return prose[number.number_start : number.number_end] in _TABLE_UNITS and bool(
            _TABLE_HEAD.search(prose, max(0, number.start - 24), number.start)
        )
    if number.rule in ("money.pounds", "money.pound") and _is_weight(prose, number):
        return True
    if number.table == "money" and not number.prefixed and year_like(number) and _IN.match(prose, number.start - 3):
        return True
    if prose[number.start - 1 : number.start] == "+" and prose[number.start - 2 : number.start - 1].isdigit():
        return True
    if number.prefixed or number.table in ("money", "areas", "percentages", "measure"):
        return False
    before = prose[number.start - 1 : number.start] if number.start else ""
    after = prose[number.number_end : number.number_end + 2]
    if before and (before in "+*/:=×#@&_~<>.\\" or (before.isalnum() and before < "\u2e80")):
        return True
    if before in "-\u2010\u2011" and before and prose[number.start - 2 : number.start - 1].isalpha():
        return True
    if len(after) == 2 and after[0] in "+*/:=×_" and after[1].isdigit():
        return True
    if number.form == "digits" and after[:1].isalpha() and after[:1] < "\u2e80":
        return True
    return is_named(prose, number)


_WEIGHED = re.compile(r"\b(?:weigh\w*|(?:lost|gained|shed)\s+(?:[a-z]+\s+)?)\s*(?:about\s+|up to\s+|over\s+)?\Z")
_WEIGHT = re.compile(r"\s+(?:in\s+weight|heav|lighter|of\s+(?:meat|fish|rice|flour|thrust|force|steel|cargo))")


def _is_weight(prose: str, number: Candidate) -> bool:
    """Whether pounds are a weight (`weighs 12 pounds`)."""
    if number.scaled:
        return False
    before = _WEIGHED.search(prose, max(0, number.start - 30), number.start)
    return before is not None or _WEIGHT.match(prose, number.end) is not None


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
