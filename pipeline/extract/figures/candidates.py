"""Annotated article -> number candidates: in digits, words or Chinese numerals, with what stands glued around them.

One scan finds them. A candidate knows its exact value, the currency before it and the scale and unit after it; which
table it belongs to, if any, is settled later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.annotate import Annotated
from pipeline.extract.figures.attachment import attach
from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.digits import in_digits
from pipeline.extract.figures.modifiers import is_named
from pipeline.extract.figures.triggers import ARTICLE, COUPLE, PARTS, VAGUE, Trigger, triggers
from pipeline.extract.figures.unnumbered import couple, single
from pipeline.extract.figures.worded import in_words
from pipeline.models import Span
from pipeline.normalise.numbers import chinese_value
from pipeline.patterns.numbers import UNITS

_TABLES = ("money", "areas", "percentages")


@dataclass(slots=True)
class Scan:
    """What one scan finds: numbers, words that may be fractions or multiples, digits with a letter glued to them, words
    that may begin a sum without a number."""

    numbers: list[Candidate] = field(default_factory=list)
    parts: list[Trigger] = field(default_factory=list)
    glued: list[Span] = field(default_factory=list)
    vague: list[int] = field(default_factory=list)


def candidates(annotated: Annotated, blocked: Sequence[Span]) -> Scan:
    """What stands in an article outside the `blocked` spans, in order."""
    prose = annotated.article.prose
    scan = Scan()
    found = scan.numbers
    taken, blocks, index = 0, len(blocked), 0
    for trigger in triggers(annotated):
        start, _, word = trigger
        if word in VAGUE:
            scan.vague.append(start)
            continue
        while index < blocks and blocked[index][1] <= start:
            index += 1
        if start < taken or (index < blocks and blocked[index][0] <= start):
            continue
        read = _read(prose, trigger, scan)
        if read is None:
            continue
        if read.table is None:
            attach(prose, read, found[-1] if found else None)
            if found and read.start - found[-1].end <= 2 and _is_torn(prose, found[-1], read):
                first = found.pop()
                read.torn = first.start if first.torn is None else first.torn
                read.table = read.table or first.table
        found.append(read)
        taken = max(read.end, read.number_end)
    return scan


def _read(prose: str, trigger: Trigger, scan: Scan) -> Candidate | None:
    """The number that begins with a trigger; one that has its unit already has its table, too."""
    start, end, word = trigger
    if not word:
        return in_digits(prose, start, end, scan.glued)
    if word in PARTS:
        scan.parts.append(trigger)
        return in_words(prose, trigger) if word == "half" else None
    if word == ARTICLE:
        return single(prose, start)
    if word == COUPLE:
        return couple(prose, start, end)
    return in_words(prose, trigger) if word.isascii() else _in_chinese(prose, start, end)


def _in_chinese(prose: str, start: int, end: int) -> Candidate | None:
    """The number in Chinese numerals, if a unit follows."""
    value, unit = chinese_value(prose[start:end]), UNITS.match(prose, end)
    if not value or unit is None or unit[1].table not in ("areas", "money"):
        return None
    stop, row = unit
    return Candidate(start, stop, start, end, value, table=row.table, unit=row.code, rule=row.rule, form="chinese")


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
