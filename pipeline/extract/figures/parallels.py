"""Bare numbers that stand as the figure before them does -> figures of its kind: the same preposition or verb."""

from __future__ import annotations

import re

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.standing import take, year_like
from pipeline.patterns.cues import cue

_PREPOSITION = re.compile(r"\s+(in|for|from|at|on)\s+(?=[A-Z\d])")


def same_place(prose: str, model: Candidate, number: Candidate) -> bool:
    """Whether two figures are followed alike: `36 square kilometers in Yizhuang and 10 in Tongzhou`."""
    first, second = _PREPOSITION.match(prose, model.end), _PREPOSITION.match(prose, number.end)
    fits = model.table in ("areas", "counts", "percentages") or number.grouped
    return fits and first is not None and second is not None and first[1] == second[1]


_IN_ITS = re.compile(r"\s+(in|for|from|at|on)\s+(?=(?:its|the|their|his|her|our)\b)")
_PARTED = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)\Z")


def as_parallel(prose: str, number: Candidate, same: list[Candidate]) -> bool:
    """`1.05 billion yuan in its first year, 3.4 in its second`: the scale is left out with the unit."""
    model = same[-1] if same else None
    if model is None or model.table not in ("money", "areas", "percentages") or model.high is not None:
        return False
    serial = model.rule == "ellipsis.parallel"
    if (number.whole and not serial) or number.scale != 1 or number.grouped or model.value >= 1000:
        return False
    first, second = _IN_ITS.match(prose, model.end), _IN_ITS.match(prose, number.end)
    if first is None or second is None or first[1] != second[1] or not _PARTED.search(prose, model.end, number.start):
        return False
    number.scale = model.scale
    return take(number, model, "ellipsis.parallel")


_NEXT_NAME = re.compile(r"(?:,|;|,?\s+and)\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s+[\w'’-]+){0,5}\s+(\w+)\s+")


def same_preposition(prose: str, model: Candidate, number: Candidate, word: str) -> bool:
    """`the Harbin Area with 79.86 square kilometers, the Heihe Area with 20`: members of one list of names."""
    if model.table not in ("areas", "counts", "money") or word not in ("with", "at"):
        return False
    if model.table == "money" and (model.scale != 1 or not number.grouped):
        return False
    gap = _NEXT_NAME.fullmatch(prose, model.end, number.start) if number.start - model.end < 80 else None
    before = prose[max(0, model.start - 6) : model.start].split()
    return gap is not None and before[-1:] == [word] == [gap[1]]


_POSSESSED = re.compile(
    r"(?:\s+of\s+(?:the\s+)?[a-z]+(?:\s+[a-z]+)?)?\s+to\s+(?:his|her|their|its|our|my|your|[A-Z][\w-]+['’]s?)\s+"
)
_BEATEN = re.compile(rf"\b{cue('won')}\s+(?:[\w'’-]+\s+){{0,3}}\Z")
_WHOLE_VOTE = range(90, 101)


def as_rival(prose: str, number: Candidate, same: list[Candidate]) -> bool:
    """`46 percent to her 43`, `won by 52 percent to 48`: the share of the other side."""
    model = same[-1] if same else None
    if model is None or model.table != "percentages" or model.form != "digits" or number.low + model.low > 100:
        return False
    if _POSSESSED.fullmatch(prose, model.end, number.start):
        return take(number, model, "ellipsis.rival")
    voted = int(number.low + model.low) in _WHOLE_VOTE and prose[model.end : number.start] == " to "
    return (
        voted
        and _BEATEN.search(prose, max(0, model.start - 40), model.start) is not None
        and take(number, model, "ellipsis.rival")
    )


_VERB = re.compile(
    r"(?:[;,]|[.!]\s|\b(?:and|while|but))\s+(?:[\w'’-]+\s+){1,4}?([a-z]{3,})\s+(?:about\s+|only\s+|just\s+)?\Z"
)
_NO_VERBS = frozenset({"was", "were", "are", "had", "has", "have", "about", "and", "the", "over"})
_PREPOSITIONS = frozenset({"at", "for", "with", "by", "from", "to", "of", "in", "on"})
_OBJECT = 5
"""Words from a verb to its sum: `gives a young engineer RMB 10,000`."""


def as_same_verb(prose: str, number: Candidate, same: list[Candidate]) -> bool:
    """`gives an engineer 10,000 yuan a year, we give 12,000`: the verb of the figure before, without its unit."""
    model = same[-1] if same else None
    if model is None or model.table not in ("money", "areas") or model.high is not None or model.scale != number.scale:
        return False
    if year_like(number) or (model.table == "money" and not (number.grouped and model.grouped)):
        return False
    verb = _VERB.search(prose, max(model.end, number.start - 60), number.start)
    if verb is None or verb[1] in _NO_VERBS | _PREPOSITIONS:
        return False
    for word in reversed(prose[max(0, model.start - 60) : model.start].split()[-_OBJECT:]):
        if _stem(word) == _stem(verb[1]):
            return take(number, model, "ellipsis.verb")
        if word in _PREPOSITIONS:
            break
    return False


def _stem(verb: str) -> str:
    """What `gives`, `give` and `offered`, `offers` share."""
    return verb.removesuffix("d").removesuffix("s").removesuffix("e")
