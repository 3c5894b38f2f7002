"""Bare numbers -> members of a group that the text has counted: `of them 46 are`, `Twelve of these`.

The group is the last count of the sentence that is no smaller; where the words name a group (`of them`, `the others`)
or the number opens its sentence, the last such count of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.standing import REACH, take, year_like
from pipeline.extract.figures.tallies import last_noun
from pipeline.patterns.cues import cue
from pipeline.patterns.nouns import PLURALS

OF_THEM = re.compile(r"\s+(?:of\s+(?:them|which|these|those|whom|the\s+total)\b|thereof\b)")
PREDICATE = re.compile(
    r"(?:\s+(more|others|other)(?=,\s+including\b)|(?:\s+(more|others|other))?\s+"
    rf"(?:{cue('predicate')}|(?:already\s+)?(?:foreign\b|{cue('done')})"
    rf"|(?:(?:already|still|[a-z]+ly)\s+)?(?:[a-z-]+ed|{cue('condition')})(?=\s*[.,;)]|\s+(?:and|so\s+far)\b)))"
)
_OF_WHOM = re.compile(
    r"\b[Oo]f\s+(?:these|them|those|the\s+total|which|whom)\s*,?\s+(?:[a-z]+\s+){0,2}\Z|\b[Aa]mong\s+(?:them|these|those)\s*,?\s+(?:[a-z]+\s+){0,2}\Z"
)
_OF_WHOLE = re.compile(
    r"\b[Oo]f\s+(?:the|its|their|these|those|all)\s+(?:[\w-]+\s+){0,3}?([A-Za-z-]+)\s*,\s+(?:[a-z]+\s+){0,2}\Z"
)
"""`Of the investors, nine are`: the whole, by its noun."""
_OPENS = re.compile(r"(?:[\w'’-]+,?\s+){0,4}")
_INCLUDING = re.compile(
    r"\b(?:including|among\s+them|among\s+which|of\s+(?:which|these|them|those|whom))\s*,?\s+(?:about\s+|some\s+|over\s+)?\Z",
    re.IGNORECASE,
)
_OPENED = re.compile(r"\s*(?:--|[—–:(]|\bwith\b)\s*(?:about\s+|some\s+|over\s+)?")
"""Between a count and its parts: `1,036 trains -- 774 outbound and 262 inbound`."""
_OTHERS = re.compile(r"\b(?:the|its|and)\s+(?:other|remaining)\s+\Z", re.IGNORECASE)
_KIND = re.compile(
    r"\s+(?:[a-z-]+ed|in|from|on|with|at|under|being|still|that|which|who|foreign|are|were|have|will|total)\b"
    r"|\s+[a-z][\w-]+(?=\s*[.,;)—–]|\s+(?:and\b|--))"
)
_ALSO = re.compile(r"(?:\s+[\w-]+){0,7}?(?:,?\s+and|,)\s+")
_SERIAL = ("ellipsis.included", "ellipsis.of_them")
_BACK = 500


_FOREIGN = re.compile(
    r"\s+(?:of\s+(?:them|these|those|which)\s+)?(?:(?:are|were|is|being)\s+)?(?:(?:with|wholly|from|having)\s+)*"
    r"(?:foreign|overseas|abroad|multinational|transnational)\b"
)


def take_members(prose: str, number: Candidate, model: Candidate, rule: str) -> bool:
    """Make a number a count of the group `model`, of its foreign members where the words say so."""
    take(number, model, rule)
    if number.hint == "enterprises" and _FOREIGN.match(prose, number.end):
        number.hint = "foreign_enterprises"
    return True


def as_included(prose: str, number: Candidate, sentence: int, before: list[Candidate]) -> bool:
    """`including 23 listed at home and 47 abroad`, `the other seven from Hong Kong`: of what the last count counted."""
    model = before[-1] if before else None
    if model is None or model.table != "counts" or number.low == 1 or not number.whole or year_like(number):
        return False
    if not _KIND.match(prose, number.end):
        return False
    if _OTHERS.search(prose, max(0, number.start - 24), number.start):
        return model.start >= sentence - 200 and take_members(prose, number, model, "ellipsis.others")
    if model.start < sentence or (number.low > model.low and model.rule not in _SERIAL):
        return False
    included = _INCLUDING.search(prose, max(0, number.start - 30), number.start) or (
        _OPENED.fullmatch(prose, model.end, number.start) if number.start - model.end < 12 else None
    )
    also = model.rule in _SERIAL and number.start - model.end < 60
    if included or (also and _ALSO.fullmatch(prose, model.end, number.start)):
        return take_members(prose, number, model, "ellipsis.included")
    return False


def as_members(prose: str, number: Candidate, sentence: int, before: list[Candidate], paragraph: int) -> bool:
    """`46 of them`, `Of these, 46 are`, `46 have graduated`: counts of the group before; False where none fits."""
    of_them = OF_THEM.match(prose, number.end)
    predicate = PREDICATE.match(prose, number.end)
    if number.low == 1 or not number.whole or year_like(number) or not (of_them or predicate):
        return False
    named = of_them is not None or _OF_WHOM.search(prose, max(sentence, number.start - 40), number.start) is not None
    more = predicate is not None and bool(predicate[1] or predicate[2])
    recent = before[-REACH:]
    group = _group(prose, (c for c in recent if c.start >= sentence), number, more)
    if group is None and (named or _OPENS.fullmatch(prose, sentence, number.start)):
        since = max(paragraph, number.start - _BACK)
        group = _group(prose, (c for c in recent if c.start >= since), number, more)
    whole = _OF_WHOLE.search(prose, max(sentence, number.start - 60), number.start)
    if group is not None and (whole is None or whole[1].lower() in (group.noun, "total") or whole[1] not in PLURALS):
        return take_members(prose, number, group, "ellipsis.of_them")
    noun = whole[1].lower() if whole and whole[1].lower() in PLURALS else last_noun(prose, sentence, number.start)
    if noun is None and named:
        noun = last_noun(prose, max(paragraph, sentence - _BACK), sentence)
    if noun is None or (PLURALS[noun].indicator == "other" and not named):
        return False
    number.table, number.unit, number.bare = "counts", "1", True
    number.noun, number.hint, number.rule = noun, PLURALS[noun].indicator, "ellipsis.noun"
    return True


_ASIDE = re.compile(r"[(（][^()（）\n]{0,40}\Z")


def _group(prose: str, figures: Iterable[Candidate], number: Candidate, more: bool) -> Candidate | None:
    """The last count that `number` can be of: no smaller, or, for `N more`, any; one in a bracket if no other."""
    fitting = [c for c in figures if c.table == "counts" and (more or c.low >= number.low)]
    outside = [c for c in fitting if not _in_aside(prose, c, number)]
    return (outside or fitting)[-1] if fitting else None


def _in_aside(prose: str, figure: Candidate, number: Candidate) -> bool:
    """Whether a figure stands in a bracket that closes before `number`."""
    closed = prose.find(")", figure.end, number.start) >= 0
    return closed and _ASIDE.search(prose, max(0, figure.start - 42), figure.start) is not None
