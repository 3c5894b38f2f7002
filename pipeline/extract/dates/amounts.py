"""Four digits -> whether they count or number something (`2000 yuan`, `Project 1909`) and so are no year."""

from __future__ import annotations

import re

from pipeline.extract.dates.context import Context
from pipeline.extract.dates.reference import Place
from pipeline.vocabulary.time import DECOYS, FOLLOWERS, MEASURES, RELATIONS

YEAR_BINDERS = frozenset(row.form for row in RELATIONS.values() if row.year)
_BEFORE_NUMBER = re.compile(
    r"(?:(?<!\w)(?:"
    + "|".join(re.escape(row.form) for row in DECOYS if row.where == "before")
    + r")[\s-]{0,2}|[$€£¥#@+=*/]\s?)$"
)
_NEXT_WORD = re.compile(r"[\s-]{1,2}([A-Za-z]+2?)")
_TELEPHONE = re.compile(r"\s\d{4}\b")
_COUNTED = re.compile(r"[-\u2010-\u2015]?(?:odd|plus|fold)\b|\s?#")
_DOCUMENT = re.compile(r"[\])）]\s?(?:No\b|Number\b|\d{1,4}\s?(?:[.,;)\n]|$))")
_NUMBER_BEFORE = re.compile(r"\bNo\.?\s?\d{1,4}\s?[\[(（]$")
_EARLIEST = 1900
_CLOSED = re.compile(r"[,.;)\n]|:\D")
_APPROXIMATED = (" over", " than", " about", " around", " some", " nearly", " almost", " least", " most", " the top")


def is_amount(found: re.Match[str], ctx: Context, at: Place) -> bool:
    """Whether four digits count or number something."""
    start, end = found.start("year"), found.end()
    if at.core != start or (at.relation in YEAR_BINDERS and _CLOSED.match(ctx.prose, end)):
        return False
    before = ctx.prose[max(0, start - 20) : start]
    ranged = "year2" in found.re.groupindex
    if _is_part(ctx.prose, before, end, ranged):
        return True
    if at.relation is None and (_BEFORE_NUMBER.search(before) or _TELEPHONE.match(ctx.prose, end)):
        return True
    if at.edged:
        return False
    if before[-1:] in "[(（" and before and (_DOCUMENT.match(ctx.prose, end) or _NUMBER_BEFORE.search(before)):
        return True
    return _counts(int(found["year"]), ctx.prose, before, end, at.relation in YEAR_BINDERS, ranged)


def _is_part(prose: str, before: str, end: int, ranged: bool) -> bool:
    """Whether the digits are part of something longer: a code, a product number, a sum."""
    if before[-1:].isalnum() or before[-2:-1].isdigit() or before[-1:] == "_":
        return True
    if before[-1:] == "-" and before[-2:-1].isupper():
        return True
    after = prose[end : end + 1]
    joined = after == ":" or (after == "-" and not ranged)
    return bool(after) and (after in "+*×" or (joined and prose[end + 1 : end + 2].isdigit()))


def _counts(year: int, prose: str, before: str, end: int, bound: bool, ranged: bool) -> bool:
    """Whether what follows the digits is what they count. `bound`: a word before them makes them a year."""
    following = _NEXT_WORD.match(prose, end)
    word = following[1] if following else ""
    measure = MEASURES.get(word)
    if measure:
        return not (bound and measure.doubtful and (year >= _EARLIEST or not ranged))
    if _COUNTED.match(prose, end) or (prose[end : end + 1] == "-" and f"{word}s" in MEASURES):
        return True
    if ranged:
        return False
    if word and not bound and word.islower() and word.endswith("s") and len(word) > 3:
        return word not in FOLLOWERS
    if before.rstrip().lower().endswith(_APPROXIMATED):
        return word.islower() and not bound
    counted = word.endswith("s") and len(word) > 3 and word not in FOLLOWERS
    return not (_EARLIEST <= year <= 2060) and not (bound and not counted)
