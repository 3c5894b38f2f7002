"""Four digits -> whether they count or number something (`2000 yuan`, `Project 1909`) and so are no year."""

from __future__ import annotations

import re

from pipeline.extract.dates.context import Context
from pipeline.extract.dates.reference import (
    Place,
)
from pipeline.vocabulary.time import DECOYS, MEASURES

_BEFORE_NUMBER = re.compile(
    r"(?:(?<!\w)(?:"
    + "|".join(re.escape(row.form) for row in DECOYS if row.where == "before")
    + r")[\s-]{0,2}|[$€£¥#@+=*/]\s?)$"
)
_NEXT_WORD = re.compile(r"[\s-]{1,2}([A-Za-z]+2?)")
_COUNTED = re.compile(r"[-\u2010-\u2015]?(?:odd|plus|fold)\b|\s?#")
_DOCUMENT = re.compile(r"[\])）]\s?(?:No\b|Number\b)")
_NUMBER_BEFORE = re.compile(r"\bNo\.?\s?\d{1,4}\s?[\[(（]$")
YEAR_BINDERS = frozenset(
    (
        "in",
        "by",
        "since",
        "before",
        "after",
        "until",
        "till",
        "from",
        "during",
        "through",
        "throughout",
        "between",
        "as of",
        "as at",
    )
)
_AMBIGUOUS_AFTER = frozenset(
    (
        "more",
        "other",
        "such",
        "US",
        "of",
        "companies",
        "enterprises",
        "firms",
        "projects",
        "people",
        "workers",
        "products",
    )
)


def is_amount(found: re.Match[str], ctx: Context, at: Place) -> bool:
    """Whether four digits count or number something."""
    prose, start, end = ctx.prose, found.start("year"), found.end()
    if at.core != start:
        return False
    before = prose[max(0, start - 20) : start]
    if before[-1:].isalnum() or before.endswith("_") or (before[-2:-1].isdigit() and before[-1:] in ".,:/-–"):
        return True
    if _BEFORE_NUMBER.search(before) or (prose[end : end + 1] in "+*×" and prose[end : end + 1]):
        return True
    if (
        "year2" not in found.re.groupindex and prose[end : end + 1] == "-" and prose[end + 1 : end + 2].isdigit()
    ) or before[-2:-1].isdigit():
        return True
    if at.edged:
        return False
    if _DOCUMENT.match(prose, end) or _NUMBER_BEFORE.search(before):
        return True
    following = _NEXT_WORD.match(prose, end)
    if following and following[1] in MEASURES:
        return not (at.relation in YEAR_BINDERS and following[1] in _AMBIGUOUS_AFTER)
    year = int(found["year"])
    bound = at.relation in YEAR_BINDERS
    if _COUNTED.match(prose, end):
        return True
    if "year2" in found.re.groupindex:
        return False
    if following and not bound and following[1].islower() and following[1].endswith("s") and len(following[1]) > 3:
        return following[1] not in (
            "was",
            "has",
            "this",
            "its",
            "versus",
            "does",
            "sales",
            "exports",
            "imports",
            "earnings",
            "profits",
            "results",
        )
    if (
        before.rstrip()
        .lower()
        .endswith((" over", " than", " about", " around", " some", " nearly", " almost", " least", " most", " the top"))
    ):
        return bool(following and following[1].islower()) and not bound
    return not (1900 <= year <= 2060) and not (bound and not following)
