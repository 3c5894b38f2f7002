"""Whether a number stands alone, and how it takes over what the figure before it states."""

from __future__ import annotations

import re

from pipeline.extract.figures.candidate import Candidate

ALONE = re.compile(
    r"\s*(?:[.,;:)\]!?”\"’—–]|\Z|-\s|\n\n|\(|\s+(?:in|of|for|by|from|to|at|on|as|with|since|during|after|before|last|this|a|an|the|and|or|but|while|"
    r"was|were|is|are|had|has|have|will|would|came|went|year|more|less|or|that|which|who|over|between|compared|against|up|down|"
    r"early|earlier|now|today|annually|per|each|so|if|when|though|according|respectively|through|into|put|mainly|only|also|went|yesterday|via|under|than|not|being|registered|built|developed|yearly|monthly|ago|every|until|till|nationwide|worldwide|abroad|there|here|mark)\b)"
)
"""What follows a number that no noun follows."""

LINE_END = re.compile(r"[ \t]*(?:[.;,()]|\n|\Z)")
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
    return not number.grouped and number.scale == 1 and 1900 <= number.value <= 2100 and number.value % 1 == 0
