"""Numbers that look like figures and are none: of a name, a list, a formula, a table's head; pounds of a weight."""

from __future__ import annotations

import re

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.modifiers import is_named
from pipeline.extract.figures.standing import year_like
from pipeline.patterns.cues import cue

_HYPHENS = frozenset("-\u2010\u2011")
_TABLE_UNITS = frozenset({"100 million", "10,000", "10000", "1 million", "million", "1,000"})
_PER = re.compile(r"\bper\s\Z|\b(?:for|of|in)\s+every\s\Z", re.IGNORECASE)
_IN = re.compile(r"\bin\s", re.IGNORECASE)
"""`in 1997 dollars`: prices of a year."""
_PER_ENDS = ("r", "y")
_TABLE_HEAD = re.compile(
    r"(?:[A-Za-z,](?<!illion)(?<!yuan)(?<!ollars)(?<!euros)\s*|\b[Uu]nit:?\s*)[(（](?:[Uu]nit:?\s*|in\s+)?\Z"
    r"|[Uu]nit:\s*\Z"
)
"""A column's unit (`GDP (100 million yuan)`), no sum."""


def is_decoy(prose: str, number: Candidate) -> bool:
    """Whether a number is a name's, a list's, a formula's, or its unit no unit."""
    start = number.start
    if prose[start - 2 : start - 1] in _PER_ENDS and _PER.search(prose, max(0, start - 10), start):
        return True
    if prose[start - 1 : start] == "+" and prose[start - 2 : start - 1].isdigit():
        return True
    if number.table is None:
        return _is_part(prose, number)
    if number.table == "money":
        return _is_no_sum(prose, number)
    return number.table == "areas" and not number.scaled and _is_compound(prose, number)


def _is_no_sum(prose: str, number: Candidate) -> bool:
    """Whether a number with a currency is a base of reckoning, a column's unit, a weight, a year's prices, a name."""
    if number.unit == "CNY":
        if _is_base(prose, number):
            return True
        if prose[number.end : number.end + 1] in (")", "）"):
            return prose[number.number_start : number.number_end] in _TABLE_UNITS and bool(
                _TABLE_HEAD.search(prose, max(0, number.start - 24), number.start)
            )
    elif number.rule in ("money.pounds", "money.pound") and _is_weight(prose, number):
        return True
    if not number.scaled and _is_compound(prose, number):
        return True
    if number.prefixed:
        return False
    before = prose[number.start - 1 : number.start]
    return (before.isalpha() and before < "\u2e80") or (
        year_like(number) and _IN.match(prose, number.start - 3) is not None
    )


def _is_part(prose: str, number: Candidate) -> bool:
    """Whether a number with nothing glued to it is part of a name, a formula, a list's mark."""
    before = prose[number.start - 1 : number.start] if number.start else ""
    after = prose[number.number_end : number.number_end + 2]
    if before and (before in "+*/:=×#@&_~<>.\\" or (before.isalnum() and before < "\u2e80")):
        return True
    if before in _HYPHENS and prose[number.start - 2 : number.start - 1].isalpha() and not number.scaled:
        return True
    if len(after) == 2 and after[0] in "+*/:=×_" and after[1].isdigit():
        return True
    if number.form == "digits" and after[:1].isalpha() and after[:1] < "\u2e80":
        return True
    return is_named(prose, number)


_OF_OUTPUT = re.compile(
    r"\s+(?:worth\s+)?of\s+(?:its\s+|the\s+)?(?:gross|GDP|output|industrial|added|value|production|sales|revenue|investment)\b"
)
_FOR_EACH = re.compile(r"\b(?:for|on|per)\s+(?:each\s+|every\s+|about\s+)?\Z", re.IGNORECASE)


def _is_base(prose: str, number: Candidate) -> bool:
    """Whether a round sum is what something is reckoned by: `0.6 tons of coal for 10,000 yuan of output`."""
    return (
        prose[number.number_start : number.number_end] in _TABLE_UNITS
        and _OF_OUTPUT.match(prose, number.end) is not None
        and _FOR_EACH.search(prose, max(0, number.start - 16), number.start) is not None
    )


_COMPOUND = re.compile(r"-(?!(?:a|an|per|plus|odd|worth|strong|and|or|to)\b)[a-z]{2,}")
_BLOC = re.compile(rf"\s{cue('bloc')}")


def _is_compound(prose: str, number: Candidate) -> bool:
    """Whether the unit belongs to a word after it (`20 dollar-backed loans`, `19 euro zone states`), a code to a name
    (`CAD 3D`)."""
    end = number.end
    if number.prefixed:
        code = prose[number.start : number.number_start].rstrip()
        return code[-1:].isalpha() and prose[end : end + 1].isalpha() and prose[end] < "\u2e80"
    if prose[end : end + 1] not in "- ":
        return False
    apart = prose[number.number_end : number.number_end + 1] == " "
    return (
        apart
        and not number.grouped
        and (
            _COMPOUND.match(prose, end) is not None or (number.table == "money" and _BLOC.match(prose, end) is not None)
        )
    )


_WEIGHED = re.compile(
    rf"\b(?:weigh\w*|{cue('weighed')})\s+(?:[a-z]+\s+)?(?:{cue('hedge')}\s+|up\s+to\s+)?\Z", re.IGNORECASE
)
_WEIGHT = re.compile(rf"\s+(?:in\s+weight|heav|lighter|overweight|(?:and\s+)?[\w.]+\s+ounces?\b|{cue('weights')})")
_OF_FUNDS = re.compile(rf"\s+(?:worth\s+)?of\s+(?:[\w'’-]+\s+){{0,3}}?{cue('funds')}", re.IGNORECASE)
_OF_THINGS = re.compile(r"\s+of\s+(?!(?:the|it|its|this|that|these|which|them|their|his|her|our)\b)[a-z]")
_HYPHENED_SUM = re.compile(rf"[\s-](?:[a-z]+[\s-])?{cue('sums')}")


def _is_weight(prose: str, number: Candidate) -> bool:
    """Whether pounds are a weight (`weighs 12 pounds`, `3 pounds of beef`, `a 300-pound gorilla`)."""
    end = number.end
    if _OF_THINGS.match(prose, end):
        return _OF_FUNDS.match(prose, end) is None
    if number.scaled:
        return False
    if "-" in prose[number.number_end : end]:
        return _HYPHENED_SUM.match(prose, end) is None
    return _WEIGHT.match(prose, end) is not None or bool(
        _WEIGHED.search(prose, max(0, number.start - 40), number.start)
    )
