"""Bare numbers -> the figure that they continue: `of which 2.3 billion`, `only 41 are developed`, `(20.48)`, `: 17`.

A number with neither unit nor noun takes table and unit from the nearest figure before it in its sentence (a sum with a
scale: in its paragraph), where the words beside it show that it stands alone.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.members import OF_THEM, PREDICATE, as_included, as_members
from pipeline.extract.figures.modifiers import modifier_before, words_before
from pipeline.extract.figures.parallels import as_parallel, as_rival, as_same_verb, same_place, same_preposition
from pipeline.extract.figures.standing import ALONE, LINE_END, REACH, take, year_like
from pipeline.extract.figures.tallies import as_label, as_people, as_tally
from pipeline.patterns.cues import cue
from pipeline.patterns.numbers import UNITS
from pipeline.vocabulary.quantities import COUNT_STOPS

_CUE = re.compile(
    r"(?:\b(?:of\s+(?:which|these|those|them|that)|from|to|against|than|versus|only|just|totall?ed|totall?ing|reach\w*|amount\w*\s+to|number\w*|and|by|compared\s+(?:with|to)|"
    r"developed|built|stood\s+at|stands\s+at|hit|exceed\w*|with|another|further|remaining|was|is|were|are)\s+(?:to\s+)?(?:about\s+|some\s+|over\s+|nearly\s+|around\s+|only\s+)?|[(（])\Z"
)
_NOW_HAS = re.compile(
    r"\b(?:now|today|currently)\s+(?:it\s+|they\s+)?(?:have|employs|has|covers|is|spans|occupies|measures|stands\s+at)\s+\Z"
)
_FINISHED = re.compile(rf"\s+(?:already\s+)?{cue('done')}")
_NEXT_WORD = re.compile(r"\s([a-z]+)\b")
_BIG = Decimal(100_000)
_COMPARED = frozenset({"from", "to", "against", "than", "versus", "compared"})


def resolve(prose: str, number: Candidate, sentence: int, before: list[Candidate], paragraph: int) -> bool:
    """Give a bare number the table and unit of what it continues. True where it has become a figure or a measure."""
    if as_people(prose, number, sentence, before) or as_label(prose, number, before):
        return True
    if as_tally(prose, number, sentence, before) or _as_points(prose, number, sentence, before):
        return True
    if number.grouped and not number.scaled and _as_price(prose, number, before, paragraph):
        return True
    if as_included(prose, number, sentence, before):
        return True
    of_them = OF_THEM.match(prose, number.end)
    predicate = PREDICATE.match(prose, number.end)
    if of_them is None and predicate is None and not _stands_alone(prose, number):
        return False
    same = [c for c in before[-REACH:] if c.start >= sentence and c.table]
    if number.scaled or (number.grouped and number.low >= _BIG and same and same[-1].table == "money"):
        return _as_money(prose, number, same, before, paragraph)
    if of_them is not None or predicate is not None:
        return _as_part(prose, number, same, of_them is not None) or as_members(
            prose, number, sentence, before, paragraph
        )
    return any(read(prose, number, same) for read in (_as_rate, as_parallel, as_rival, as_same_verb, _as_change))


def _stands_alone(prose: str, number: Candidate) -> bool:
    """Whether no noun can follow a bare number: a stop, a function word, for a large number a verb too."""
    if ALONE.match(prose, number.end):
        return True
    word = _NEXT_WORD.match(prose, number.end) if number.scaled else None
    return word is not None and (word[1] in COUNT_STOPS or word[1].endswith(("ed", "ly")))


def _as_money(prose: str, number: Candidate, same: list[Candidate], before: list[Candidate], paragraph: int) -> bool:
    """A large bare number continues the last large figure of its sentence, or the last sum of its paragraph."""
    large = [c for c in reversed(same) if _large(c) and not _bracketed(prose, c, number)]
    model = next((c for c in large if _alike(c, number, large)), None)
    if model is None and not any(c.table == "measure" and c.unit not in ("time", "length") for c in same):
        model = next(
            (c for c in reversed(before[-REACH:]) if c.table == "money" and _large(c) and c.start >= paragraph), None
        )
    if model is None and number.scaled and (code := _named_currency(prose, number)) is not None:
        number.table, number.unit, number.bare, number.rule = "money", code, True, "ellipsis.currency"
        return True
    if model is None or (number.form == "words" and model.table != "money"):
        return False
    if prose[number.start - 4 : number.start] == " in " and _ODDS.search(prose, max(0, number.start - 8), number.start):
        return False
    return take(number, model, "ellipsis.scale")


def _alike(figure: Candidate, number: Candidate, others: list[Candidate]) -> bool:
    """Whether a number with a scale can continue a figure: no area without one, where the sentence has a sum with one
    (`spends 30 million euros on a plant of 12,000 square meters, and Kverneland 12 million`)."""
    if figure.table != "areas" or figure.scaled or not number.scaled:
        return True
    return not any(other.table == "money" and other.scaled for other in others)


_ODDS = re.compile(r"\b(?:1|one|One)\s+in\s+\Z")
_OF_CURRENCY = re.compile(r"\b([A-Za-z]+),?\s+of\s+which\s+(?:[a-z]+\s+){0,5}\Z")


def _named_currency(prose: str, number: Candidate) -> str | None:
    """The currency of `kyat, of which he took in 38 million`."""
    named = _OF_CURRENCY.search(prose, max(0, number.start - 60), number.start)
    unit = UNITS.match(prose, named.start(1)) if named else None
    return unit[1].code if named and unit and unit[1].table == "money" and unit[0] == named.end(1) else None


def _bracketed(prose: str, figure: Candidate, number: Candidate) -> bool:
    """Whether a sum is a bracket's own (`(1.1 billion U.S. dollars)`), which closes before the number."""
    return prose[figure.start - 1 : figure.start] in ("(", "（") and prose.find(")", figure.end, number.start) >= 0


def _large(figure: Candidate) -> bool:
    if figure.table == "measure":
        return figure.unit not in ("time", "length", "ratio") and figure.low >= 10_000
    if figure.table not in ("money", "areas", "counts") or figure.per_unit:
        return False
    return figure.scaled or figure.low >= 10_000


_FOR = re.compile(r"\s+(?:for|is|are|as|in)\b")
_FROM = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}\Z")
_IT_IS = re.compile(
    r"\b(?:it|that|this|figure|price|cost|sum|rent|wage|wages|income|pay|amount|salary)"
    r"(?:['’]s|\s+(?:is|was|were|stood\s+at|has\s+risen\s+to|rose\s+to|fell\s+to))(?:\s+(?:now|about|only|just|over|nearly|some))?\s+\Z",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"\s*[.,;!?”\"]")


def _as_price(prose: str, number: Candidate, before: list[Candidate], paragraph: int) -> bool:
    """`Land cost 50,000 yuan a mu. Today it's 500,000.`"""
    model = before[-1] if before else None
    if model is None or model.table != "money" or model.start < paragraph or model.scale != 1 or model.low < 1000:
        return False
    if not _STOPPED.match(prose, number.end) or not _IT_IS.search(prose, max(0, number.start - 36), number.start):
        return False
    return take(number, model, "ellipsis.price")


_POINTS = re.compile(r"[\s-]points?\b(?=\s+(?:more|less|higher|lower|up|down|above|below|better|worse)\b|(\s*[,.;)]))")
_BY = re.compile(r"\b(?:up|down|by)\s+(?:[a-z]+\s+)?\Z")
_INDEX = re.compile(r"\b(?:[Ii]ndex|Dow|Nikkei|S&P|Nasdaq|FTSE|stocks|shares|scor\w+|league|game)\b")


def _as_points(prose: str, number: Candidate, sentence: int, before: list[Candidate]) -> bool:
    """`31.2 percent, 4.6 points more than in 2010`: percentage points, where no index is spoken of."""
    points = _POINTS.match(prose, number.end)
    model = before[-1] if before else None
    if points is None or model is None or model.table != "percentages" or model.start < sentence or number.low > 50:
        return False
    if points[1] is not None and not _BY.search(prose, max(0, number.start - 16), number.start):
        return False
    if _INDEX.search(prose, max(sentence, model.start - 120), number.start):
        return False
    number.table, number.unit, number.end, number.rule = "percentages", "point", points.end(), "percent.points"
    return True


_AVERAGED = re.compile(r"\b(?:or|averag\w+|average\s+of|about)\s+(?:[a-z]+\s+){0,2}\Z")
_EACH = re.compile(r"\s+(?:a|an|each|every|per)\s+(?:single\s+)?(?:day|week|month|hour|minute|year|working\s+day)\b")


def _as_rate(prose: str, number: Candidate, same: list[Candidate]) -> bool:
    """`14,000 firms were registered, or 46 every day`."""
    model = same[-1] if same else None
    if model is None or model.table != "counts" or not number.whole or not _EACH.match(prose, number.end):
        return False
    averaged = _AVERAGED.search(prose, max(0, number.start - 30), number.start)
    return averaged is not None and take(number, model, "ellipsis.rate")


def _as_change(prose: str, number: Candidate, same: list[Candidate]) -> bool:
    if not same or number.form == "words" or year_like(number):
        return False
    model = same[-1]
    cue = _CUE.search(prose, max(0, number.start - 34), number.start)
    words = words_before(prose, number.start)
    row = modifier_before(words)
    if (
        cue is None
        and row is None
        and model.table == "areas"
        and not number.whole
        and LINE_END.match(prose, number.end)
    ):
        return take(number, model, "ellipsis.area")
    if model.table in ("areas", "counts") and _NOW_HAS.search(prose, max(0, number.start - 24), number.start):
        return bool(LINE_END.match(prose, number.end)) and take(number, model, "ellipsis.now")
    if cue is not None and same_preposition(prose, model, number, cue[0].split()[0]):
        return take(number, model, "ellipsis.list")
    if model.table == "areas" and not number.whole and _FOR.match(prose, number.end):
        parted = prose[number.start - 2 : number.start] == ", " or (cue is not None and cue[0].startswith("and"))
        return parted and take(number, model, "ellipsis.area")
    if cue is None:
        return False
    word = cue[0].split()[0]
    if word == "and":
        return same_place(prose, model, number) and take(number, model, "ellipsis.parallel")
    if word in "(（":
        closed = prose[number.end : number.end + 1] in (")", "）") and prose[model.end : model.end + 1] in (")", "）")
        return closed and model.table == "areas" and take(number, model, "ellipsis.bracket")
    if word == "to" and not _FROM.search(prose, max(0, model.start - 30), model.start):
        return False
    if model.table == "areas":
        fits = not number.whole or word in _COMPARED or word in ("only", "of", "developed", "another")
        return fits and take(number, model, "ellipsis.area")
    if word not in _COMPARED:
        return False
    if model.table == "money" and (model.scale > 1 or not (number.grouped or number.value >= 100)):
        return False
    if model.table == "measure" or (model.table == "percentages" and model.form == "words"):
        return False
    return take(number, model, "ellipsis.change")


def _as_part(prose: str, number: Candidate, same: list[Candidate], of_them: bool) -> bool:
    """`of which 41 are developed`, `the remaining 7.82 are for homes`, `15 sq km, 6.2 built`: of the area before."""
    model = next((c for c in reversed(same) if c.table in ("counts", "areas")), None)
    if model is not None and model.bare:
        model = next((c for c in reversed(same) if c.table == model.table and c.low >= number.low), model)
    if model is None or model.table != "areas" or number.form == "words" or number.low > model.low or year_like(number):
        return False
    cue = _CUE.search(prose, max(0, number.start - 34), number.start)
    finished = prose[number.start - 2 : number.start] == ", " and _FINISHED.match(prose, number.end) is not None
    return (of_them or finished or cue is not None) and take(number, model, "ellipsis.area")
