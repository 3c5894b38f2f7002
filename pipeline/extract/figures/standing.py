"""Whether a number stands alone, and how it takes over what the figure before it states."""

from __future__ import annotations

import re

from pipeline.extract.figures.candidate import Candidate
from pipeline.patterns.cues import cue

ALONE = re.compile(rf"\s*(?:[.,;:)\]!?”\"’—–]|\Z|-\s|\n\n|\n[ \t]*[*•●·▪-]|\(|\s+{cue('alone')})")
"""What follows a number that no noun follows."""

LINE_END = re.compile(r"[ \t]*(?:[.;,()|]|\n|\Z)")
REACH = 30
"""Figures back that a bare number may continue."""


def take(number: Candidate, model: Candidate, rule: str) -> bool:
    """Give a number the table and unit of the figure that it continues."""
    number.table, number.unit, number.bare, number.rule = model.table, model.unit, True, rule
    if model.table == "counts":
        number.noun, number.hint = model.noun, model.hint
    return True


def year_like(number: Candidate) -> bool:
    """Whether a bare number may be a year."""
    return not number.grouped and number.scale == 1 and 1900 <= number.value <= 2100 and number.whole
