"""Numbers without a unit, in order -> counts, shares, multiples, continuations of a figure before them, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate import Annotated
from pipeline.extract.figures import percentages
from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.counts import count_after, in_slogan, is_named
from pipeline.extract.figures.elliptical import resolve
from pipeline.extract.figures.members import PREDICATE
from pipeline.extract.figures.phrases import read_phrase
from pipeline.extract.figures.standing import REACH, take
from pipeline.extract.figures.tallies import as_label

_PARAGRAPH = 2000
_COORDINATED = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)\Z")
_COORDINATED_PART = re.compile(r"\s*(?:[\w-]+(?:\s+|(?<!s)(?=,))){0,3}(?:and|,)\s+\Z")
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
            last = next((n for n in numbers[index : index + _LISTED] if n.unit == "times" and not n.bare), number)
            percentages.times_figure(prose, number, last.end)
        elif number.table == "measure" and number.unit == "fold":
            percentages.fold_figure(prose, number)
        elif number.table is None:
            if index and _is_torn_count(prose, numbers[index - 1], number):
                number.torn, number.table = numbers[index - 1].start, None
                continue
            _settle_bare(annotated, number, numbers[index + 1 : index + 4], settled)
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


def _is_torn_count(prose: str, first: Candidate, number: Candidate) -> bool:
    """Whether a count is the rest of a number that a blank has torn (`1 16 firms`)."""
    if number.start - first.end != 1 or prose[first.end] != " " or first.form != "digits" or number.form != "digits":
        return False
    return first.whole and first.value < 1000 and first.table is None and count_after(prose, number)


def _settle_bare(annotated: Annotated, number: Candidate, ahead: Sequence[Candidate], settled: list[Candidate]) -> None:
    prose, following = annotated.article.prose, ahead[0] if ahead else None
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
    if _shares_noun(prose, number, ahead, settled):
        return
    sentence = annotated.sentence_at(number.start)[0]
    paragraph = prose.rfind("\n\n", max(0, number.start - _PARAGRAPH), number.start) + 1
    if not resolve(prose, number, sentence, settled, paragraph):
        _continued_by(prose, number, ahead)


_COMPARED = re.compile(
    r"(?:;|,)\s+[A-Z]\w+,?\s+(?:with|at|had|on)\s+|(?:\s+[\w-]+){0,3}\s*,?\s+(?:up|down|compared|against|versus|from|to|rising|and|or|more|less|while|with|by)\s+(?:[a-z]+\s+){0,4}\Z"
)


_NEXT_OF_LIST = re.compile(r"(?:\s+[\w-]+){0,4},\s+(?:[a-z]+\s+){0,2}")
_OF = re.compile(r"\bof\s+\Z")
_AND_OF = re.compile(r"\s+and\s+(?:[a-z-]+\s+){1,3}of\s+")


def _continued_by(prose: str, number: Candidate, ahead: Sequence[Candidate]) -> None:
    """`1.2 billion, up from 900 million yuan`: a bare sum takes the currency of the sum that it is compared with, or
    that closes its list; `assets of 2.1 and debts of 1.4 billion yuan` the scale too."""
    last = number
    for other in ahead:
        gap = prose[last.end : other.start] if other.start - last.end <= 70 else ""
        if other.table is None and other.scaled and number.scaled and _NEXT_OF_LIST.fullmatch(gap):
            last = other
            continue
        if other.table != "money" or other.prefixed or other.high is not None:
            return
        parallel = not number.scaled and not number.whole and other.scaled and last is number
        if parallel and _AND_OF.fullmatch(gap) and _OF.search(prose, max(0, number.start - 6), number.start):
            number.scale = other.scale
        elif not number.scaled or not _COMPARED.fullmatch(gap):
            return
        number.table, number.unit, number.bare, number.rule = "money", other.unit, True, "ellipsis.before"
        return


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


def _shares_noun(prose: str, number: Candidate, ahead: Sequence[Candidate], settled: list[Candidate]) -> bool:
    """`20 regional and 74 municipal awards`: a number whose noun the next number has, or the last of a list."""
    following = ahead[0] if ahead else None
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
    phrase, last = read_phrase(prose, following.end), following
    for other in ahead[1:]:
        if phrase is not None or other.table is not None or other.start - last.end > 40:
            break
        if not _COORDINATED_PART.fullmatch(prose, last.end, other.start):
            break
        phrase, last = read_phrase(prose, other.end), other
    if phrase is None or (phrase.row is None and (gap.split()[0] in ("and", ",") or is_named(prose, phrase))):
        return False
    words = re.split(r"\s+and\b|,", gap)[0].rstrip()
    number.end += len(words)
    number.table, number.unit, number.noun, number.rule = "counts", "1", phrase.head, "count.shared"
    number.hint = phrase.row.indicator if phrase.row else "other"
    return True
