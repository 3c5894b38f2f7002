"""Prose -> number candidates: every number in digits, words or Chinese numerals, with what stands glued around it.

One scan finds them. A candidate knows its exact value, the currency before it and the scale and unit after it; which
table it belongs to, if any, is settled later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.figures.attachment import attach
from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.digits import in_digits
from pipeline.extract.figures.modifiers import is_named
from pipeline.extract.figures.unnumbered import unnumbered
from pipeline.extract.figures.worded import in_words
from pipeline.models import Span
from pipeline.normalise.numbers import chinese_value
from pipeline.patterns.numbers import FOLDS, TRIGGER, UNITS
from pipeline.vocabulary.quantities import FRACTIONS, MULTIPLES

_PART_WORDS = frozenset([*FRACTIONS, *MULTIPLES, *FOLDS])
_CHINESE = re.compile(r"[〇零一二三四五六七八九十百千万亿两]{1,12}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TABLES = ("money", "areas", "percentages")


@dataclass(frozen=True, slots=True)
class Scan:
    """What one scan finds: numbers, words that may be fractions or multiples, digits with a letter glued to them."""

    numbers: list[Candidate]
    parts: list[re.Match[str]]
    glued: list[Span]


def candidates(prose: str, blocked: Sequence[Span]) -> Scan:
    """What stands in `prose` outside the `blocked` spans, in order."""
    found: list[Candidate] = []
    parts: list[re.Match[str]] = []
    glued: list[Span] = []
    taken, blocks, index = 0, len(blocked), 0
    for trigger in TRIGGER.finditer(prose):
        start = trigger.start()
        while index < blocks and blocked[index][1] <= start:
            index += 1
        if start < taken or (index < blocks and blocked[index][0] <= start):
            continue
        if trigger.lastindex:
            read = in_digits(prose, trigger, glued)
        else:
            word = trigger[0].lower()
            if word in _PART_WORDS:
                parts.append(trigger)
            read = None if word in _PART_WORDS and word != "half" else in_words(prose, trigger)
        if read is None:
            continue
        attach(prose, read, found[-1] if found else None)
        if found and read.start - found[-1].end <= 2 and _is_torn(prose, found[-1], read):
            first = found.pop()
            read.torn = first.start if first.torn is None else first.torn
            read.table = read.table or first.table
        found.append(read)
        taken = max(read.end, read.number_end)
    others = list(unnumbered(prose))
    if _HAN.search(prose):
        others.extend(_in_chinese(prose))
    return Scan(_with_others(found, others, blocked) if others else found, parts, glued)


def _is_torn(prose: str, first: Candidate, second: Candidate) -> bool:
    """Whether a blank has torn one number (`1 2.5 billion yuan`, `12. 5 percent`): its value is anyone's guess."""
    summed = second.table in _TABLES or (second.scaled and first.prefixed and second.table is None)
    if not summed or second.prefixed or second.form != "digits" or first.form != "digits":
        return False
    if first.torn is None and (
        first.scale != 1 or first.value >= 1000 or not first.whole or (first.table is not None and not first.prefixed)
    ):
        return False
    gap = prose[first.end : second.start]
    if gap == ". ":
        opens = first.prefixed or prose[first.start - 1 : first.start] in ("", "\n")
        if opens or second.grouped or not _is_short(prose, second):
            return False
    elif gap != " " or "-" in prose[second.start : second.end]:
        return False
    return not is_named(prose, first)


def _is_short(prose: str, number: Candidate) -> bool:
    """Whether a number is of one digit or two, such as may have stood after the point."""
    return number.whole and not prose[number.number_start + 2 : number.number_start + 3].isdigit()


def _with_others(found: list[Candidate], others: list[Candidate], blocked: Sequence[Span]) -> list[Candidate]:
    """The candidates with those of other scans that overlap neither them nor the blocked spans."""
    taken = sorted([*blocked, *((number.start, number.end) for number in found)])
    extra, index, last = [], 0, 0
    for other in sorted(others, key=lambda c: c.start):
        while index < len(taken) and taken[index][0] < other.end:
            last = max(last, taken[index][1])
            index += 1
        if last <= other.start:
            extra.append(other)
            last = other.end
    return sorted([*found, *extra], key=lambda c: c.start)


def _in_chinese(prose: str) -> Iterator[Candidate]:
    """Numbers in Chinese numerals that a unit follows."""
    for numeral in _CHINESE.finditer(prose):
        start, end = numeral.span()
        value, unit = chinese_value(numeral[0]), UNITS.match(prose, end)
        if value and unit and unit[1].table in ("areas", "money"):
            stop, row = unit
            yield Candidate(
                start, stop, start, end, value, table=row.table, unit=row.code, rule=row.rule, form="chinese"
            )
