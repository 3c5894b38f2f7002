"""Numbers without a unit, in order -> counts, shares, multiples, continuations of a figure before them, or nothing."""

from __future__ import annotations

import re

from pipeline.annotate import Annotated
from pipeline.extract.figures import percentages
from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.counts import count_after, in_slogan
from pipeline.extract.figures.elliptical import resolve
from pipeline.extract.figures.members import PREDICATE
from pipeline.extract.figures.phrases import read_phrase
from pipeline.extract.figures.standing import REACH, take
from pipeline.extract.figures.tallies import as_label

_PARAGRAPH = 2000
_COORDINATED = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)\Z")
_COORDINATED_PART = re.compile(r"\s*(?:[\w-]+\s+){0,3}(?:and|,)\s+\Z")
_RANK = re.compile(
    r"(?:state|national|provincial|municipal|autonomous region|region|county|city|world)[- ](?:level|class)\b"
    r"|national\b|key\b"
)


def settle(annotated: Annotated, numbers: list[Candidate]) -> None:
    """Give each number that nothing claims yet its table, where its neighbours show one."""
    prose = annotated.article.prose
    settled: list[Candidate] = []
    listed = _listed(numbers)
    for index, number in enumerate(numbers):
        if index in listed:
            continue
        if settled and number.start < settled[-1].end:
            number.table = None
            continue
        if number.table == "measure" and number.unit == "times":
            percentages.times_figure(prose, number)
        elif number.table == "measure" and number.unit == "fold":
            percentages.fold_figure(number)
        elif number.table is None:
            following = numbers[index + 1] if index + 1 < len(numbers) else None
            _settle_bare(annotated, number, following, settled)
        if number.table is not None:
            settled.append(number)


_LISTED, _BESIDE = 8, 5
"""A run of so many bare numbers, no farther apart than so many characters, is a list or a table's row."""


def _listed(numbers: list[Candidate]) -> set[int]:
    """Indices of the numbers in long runs of bare numbers: nothing tells what they count."""
    listed: set[int] = set()
    first = 0
    for index in range(1, len(numbers) + 1):
        if index < len(numbers) and _adjoining(numbers[index - 1], numbers[index]):
            continue
        if index - first >= _LISTED:
            listed.update(range(first, index - 1))
        first = index
    return listed


def _adjoining(first: Candidate, second: Candidate) -> bool:
    return first.table is None and second.table is None and second.start - first.end <= _BESIDE


_SPLIT = re.compile(r"(?<![\w.,-])[0-9]{1,3} \Z")
"""The rest of a number that a blank has broken (`1 16 firms`): its value is anyone's guess."""


def _settle_bare(
    annotated: Annotated, number: Candidate, following: Candidate | None, settled: list[Candidate]
) -> None:
    prose = annotated.article.prose
    if prose[number.start - 2 : number.start - 1].isdigit() and _SPLIT.search(
        prose, max(0, number.start - 5), number.start
    ):
        return
    if percentages.ratio_figure(prose, number) or in_slogan(prose, number):
        return
    if number.low == 1 and not number.scaled:
        if _one_of_several(prose, number, following, settled):
            count_after(prose, number)
        return
    if prose[number.end : number.end + 1] == "\n" and as_label(prose, number, settled):
        return
    if count_after(prose, number):
        _name_ones(number, settled)
        return
    if _shares_noun(prose, number, following, settled):
        return
    sentence = annotated.sentence_at(number.start)[0]
    paragraph = prose.rfind("\n\n", max(0, number.start - _PARAGRAPH), number.start) + 1
    if not resolve(prose, number, sentence, settled, paragraph) and following is not None:
        _continued_by(prose, number, following)


_COMPARED = re.compile(
    r"(?:;|,)\s+[A-Z]\w+,?\s+(?:with|at|had|on)\s+|(?:\s+[\w-]+){0,3}\s*,?\s+(?:up|down|compared|against|versus|from|to|rising|and|or|more|less|while|with|by)\s+(?:[a-z]+\s+){0,4}\Z"
)


def _continued_by(prose: str, number: Candidate, following: Candidate) -> None:
    """`1.2 billion, up from 900 million yuan`: a bare sum takes the currency of the sum that it is compared with."""
    if following.table != "money" or following.prefixed or not number.scaled or following.start - number.end > 70:
        return
    if _COMPARED.fullmatch(prose, number.end, following.start):
        number.table, number.unit, number.bare, number.rule = "money", following.unit, True, "ellipsis.before"


def _name_ones(number: Candidate, settled: list[Candidate]) -> None:
    """`318 foreign-funded ones`: `ones` are what the last count counted."""
    if number.noun != "ones":
        return
    model = next((c for c in reversed(settled[-5:]) if c.table == "counts"), None)
    if model is not None:
        foreign = number.hint == "foreign_enterprises" or (model.hint == "enterprises" and number.foreign)
        number.noun, number.hint = model.noun, "foreign_enterprises" if foreign else model.hint


def _one_of_several(prose: str, number: Candidate, following: Candidate | None, settled: list[Candidate]) -> bool:
    """Whether `one` counts: beside other counts (`one incubator, four workstations`), or before a rank."""
    phrase = read_phrase(prose, number.end, singular=True)
    if phrase is None or phrase.row is None:
        return False
    if _RANK.match(prose, number.end + 1):
        return True
    before = settled[-1] if settled else None
    if before is not None and before.table == "counts" and _COORDINATED.fullmatch(prose, before.end, number.start):
        return True
    return (
        following is not None and following.low > 1 and bool(_COORDINATED.fullmatch(prose, phrase.end, following.start))
    )


_OF_ALL = re.compile(r"\s+of\s+(?:(?:(?:the\s+)?[\w-]+['’]s|the|its|their|these|those|our|all)\s+(?:[a-z-]+\s+){0,2})?")


def _share_area(prose: str, number: Candidate, whole: Candidate) -> bool:
    """`2,800 of its 4,500 mu`: the first number has the second's unit."""
    gap = prose[number.end : whole.start]
    if number.low > whole.low or not _OF_ALL.fullmatch(gap) or gap.split() == ["of"]:
        return False
    number.table, number.unit, number.bare, number.rule = "areas", whole.unit, True, "ellipsis.of_all"
    return True


def _share_whole(prose: str, number: Candidate, whole: Candidate, settled: list[Candidate]) -> bool:
    """`52 of the 68 projects`, `ten of the 15 have`: the first number counts what the second does."""
    phrase = read_phrase(prose, whole.end)
    if phrase is None and PREDICATE.match(prose, whole.end):
        model = next((c for c in reversed(settled[-REACH:]) if c.table == "counts" and c.low == whole.low), None)
        return model is not None and take(number, model, "count.of_all")
    if phrase is None or not number.whole:
        return False
    number.table, number.unit, number.noun, number.rule = "counts", "1", phrase.head, "count.of_all"
    number.hint = phrase.row.indicator if phrase.row else "other"
    return True


def _shares_noun(prose: str, number: Candidate, following: Candidate | None, settled: list[Candidate]) -> bool:
    """`20 regional and 74 municipal awards`: a number whose noun the next number has."""
    if (
        following is not None
        and following.table == "areas"
        and not following.bare
        and following.start - number.end < 20
    ):
        return _share_area(prose, number, following)
    if following is None or following.table is not None or following.start - number.end > 40:
        return False
    gap = prose[number.end : following.start]
    if _OF_ALL.fullmatch(gap) and number.low < following.low:
        return _share_whole(prose, number, following, settled)
    if not _COORDINATED_PART.fullmatch(gap) or not number.whole:
        return False
    phrase = read_phrase(prose, following.end)
    if phrase is None or (phrase.row is None and gap.split()[0] in ("and", ",")):
        return False
    words = re.split(r"\s+and\b|,", gap)[0].rstrip()
    number.end += len(words)
    number.table, number.unit, number.noun, number.rule = "counts", "1", phrase.head, "count.shared"
    number.hint = phrase.row.indicator if phrase.row else "other"
    return True
