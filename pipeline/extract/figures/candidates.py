"""Prose -> number candidates: every number in digits, words or Chinese numerals, with what stands glued around it.

One scan finds them. A candidate knows its exact value, the currency before it and the scale and unit after it; which
table it belongs to, if any, is settled later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.figures.attachment import attach, scale_after
from pipeline.extract.figures.candidate import Candidate
from pipeline.models import Span
from pipeline.normalise.numbers import MAX_DIGITS, chinese_value, digits_value, words_value
from pipeline.patterns import GAP
from pipeline.patterns.numbers import (
    FOLDS,
    GROUP_MARKS,
    GROUPS,
    SPACED_GROUPS,
    TRIGGER,
    UNITS,
    WORDS,
    next_start,
)
from pipeline.vocabulary.quantities import FRACTIONS, MULTIPLES, NUMBER_WORDS

_BEFORE_POINT = frozenset({"", " ", "\n", "(", "$", "€", "£", "¥"})
_CLEAR = frozenset(" \n($")
"""Before a number that words follow, one of these leaves nothing more to look for."""
_SYMBOLS = frozenset("$€£¥￥₹")
_OPENS_SUM = _SYMBOLS | {"(", "（"}
_BROKEN = re.compile(r"(?<![0-9.,][0-9]{3})\. ([0-9]{1,3})(?= )")
"""A decimal point that a blank follows: `(4. 5 million dollars)`."""
_HALF_A_GROUP = re.compile(r"[0-9],[0-9]{1,2} \Z")
"""Digits that a blank has torn from their group (`22,0 68 yuan`): what follows is no number by itself."""
_LETTER_BEFORE = frozenset("lIO.,")
_LETTER_AFTER = re.compile(r"[.,]?[lIO](?![a-z])")
_MIXED = re.compile(r"(?<![A-Za-z])[0-9lIO.,]+\Z")
_ONE = Decimal(1)
_PART_WORDS = frozenset([*FRACTIONS, *MULTIPLES, *FOLDS])
_SPLIT = re.compile(r"[^A-Za-z]+")
_CHINESE = re.compile(r"[〇零一二三四五六七八九十百千万亿两]{1,12}")
_HAN = re.compile(r"[\u4e00-\u9fff]")


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
            read = _in_digits(prose, trigger, glued)
        else:
            word = trigger[0].lower()
            if word in _PART_WORDS:
                parts.append(trigger)
            read = None if word in _PART_WORDS and word != "half" else _in_words(prose, trigger)
        if read is None:
            continue
        attach(prose, read, found[-1].end if found else 0)
        found.append(read)
        taken = max(read.end, read.number_end)
    if _HAN.search(prose):
        found = _with_chinese(prose, blocked, found)
    return Scan(found, parts, glued)


def _in_digits(prose: str, trigger: re.Match[str], glued: list[Span]) -> Candidate | None:
    start, end = trigger.span()
    if end - start > MAX_DIGITS:
        return None
    text, before = trigger[0], prose[start - 1 : start]
    torn = before == " " and prose[start - 2 : start - 1].isdigit()
    if before in _CLEAR and not torn and prose[end : end + 1] == " " and prose[end + 1 : end + 2].isalpha():
        value = digits_value(text)
        if value is not None:
            return Candidate(start, end, start, end, value, grouped="," in text)
    if torn and _HALF_A_GROUP.search(prose, max(0, start - 6), start):
        return None
    if before in _LETTER_BEFORE or _LETTER_AFTER.match(prose, end):
        glued.append((start, end))
    return _among_marks(prose, start, end, text)


def _among_marks(prose: str, start: int, end: int, text: str) -> Candidate | None:
    """A number in digits that something other than a blank and a word stands beside."""
    before, run = prose[start - 1 : start], end
    if before in _OPENS_SUM and (broken := _BROKEN.match(prose, end)) and scale_after(prose, broken.end()):
        return Candidate(start, broken.end(), start, broken.end(), Decimal(f"{text}.{broken[1]}"))
    if before == "." and prose[start - 2 : start - 1] in _BEFORE_POINT and text.isdigit():
        start, text = start - 1, f"0.{text}"
    if end - start <= 3 and prose[end : end + 1] in GROUP_MARKS and (groups := GROUPS.match(prose, end)):
        end = groups.end()
        text = prose[start:end]
    value = digits_value(text)
    if value is None:
        value = digits_value(text, decimal_comma=True)
        if value is None or not (scale_after(prose, end) or (end - start <= 6 and _unit_after(prose, end))):
            return None
    if _misread(prose, start):
        return None
    grouped = "," in text or end != run
    if not grouped and end - start <= 3 and prose[end : end + 1] == " " and prose[end + 1 : end + 2].isdigit():
        spaced = SPACED_GROUPS.match(prose, end)
        if spaced and (before in _SYMBOLS or _unit_after(prose, spaced.end())):
            end, grouped = spaced.end(), True
            value = digits_value(prose[start:end].replace(" ", "\u00a0")) or value
    if prose[end : end + 1] == "½":
        value, end = value + Decimal("0.5"), end + 1
    elif end - start <= 2 and prose[end : end + 1] in ("/", " ") and (part := _PARTS.match(prose, end)) is not None:
        return _with_part(prose, start, part, value)
    return Candidate(start, end, start, end, value, grouped=grouped)


_PARTS = re.compile(r"(?: ([0-9]{1,2}))?/([2-9]|1[0-9])(?![\w/]|[.,][0-9])")


def _with_part(prose: str, start: int, part: re.Match[str], value: Decimal) -> Candidate | None:
    """`1 1/2 million`, `3/4 percent`; None where no scale or unit follows (a date, a score)."""
    end, below = part.end(), Decimal(part[2])
    above = Decimal(part[1]) if part[1] else value
    if above >= below or not (scale_after(prose, end) or _unit_after(prose, end)):
        return None
    whole = value if part[1] else Decimal(0)
    return Candidate(start, end, start, end, whole + above / below)


def _misread(prose: str, start: int) -> bool:
    """Whether a letter l, I or O, or what is no number, stands glued before the digits (`l.5`, `1O0`)."""
    before = prose[start - 1 : start]
    if before in (".", ","):
        glued = prose[start - 2 : start - 1]
        return glued.isdigit() or (glued in ("l", "I", "O") and not prose[start - 3 : start - 2].isalpha())
    return before in ("l", "I", "O") and bool(_MIXED.search(prose, max(0, start - 8), start))


def _unit_after(prose: str, end: int) -> bool:
    start = next_start(prose, end)
    unit = UNITS.match(prose, start) if start >= 0 else None
    return bool(unit and unit[1].table in ("areas", "money", "percentages"))


_ARTICLE = re.compile(r"(?<![A-Za-z])(?:half[\s-]{1,2})?[Aa]n?[\s-]{1,2}\Z|(?<![A-Za-z])[Hh]alf[\s-]{1,2}\Z")


def _in_words(prose: str, trigger: re.Match[str]) -> Candidate | None:
    start = trigger.start()
    before = prose[start - 1 : start]
    if before and (before in "-\u2011'’" or before.isdigit()):
        return None
    row = NUMBER_WORDS[trigger[0].lower()]
    if row.kind == "unit" and not _LONGER.match(prose, trigger.end()):
        return Candidate(start, trigger.end(), start, trigger.end(), row.value, form="words")
    part: re.Match[str] | None = None
    if row.kind in ("hundred", "dozen", "scale"):
        article = _ARTICLE.search(prose, max(0, start - 8), start)
        if article is None:
            return _couple(prose, trigger, row.value)
        start = article.start()
        half = _HALF.search(prose, max(0, start - 6), start)
        start = half.start() if half else start
        part = _PART_OF.search(prose, max(0, start - 24), start)
    phrase = WORDS.match(prose, start)
    if phrase is None or len(phrase[0]) > 120:
        return None
    words = [word.lower() for word in _SPLIT.split(phrase[0]) if word]
    skipped = 1 if words[0] in ("a", "an") else 0
    value, taken = words_value(words[skipped:])
    if not taken:
        return None
    end = _end_of_word(prose, start, taken + skipped)
    if (point := _POINT.match(prose, end)) is not None:
        digits = "".join(f"{words_value([digit])[0]:f}" for digit in point[1].lower().split())
        value, end = value + Decimal(f"0.{digits}"), point.end()
    if part is not None:
        count = words_value([part[1].lower()])[0] or _ONE
        start, value = part.start(), value * count / FRACTIONS[part[2].lower()]
    return Candidate(start, end, start, end, value, form="words")


_COUPLE = re.compile(r"(?<![A-Za-z])[Aa]\s+couple\s+(?:of\s+)?\Z")


def _couple(prose: str, trigger: re.Match[str], value: Decimal) -> Candidate | None:
    """`a couple of hundred`, about two of them."""
    start, end = trigger.span()
    couple = _COUPLE.search(prose, max(0, start - 14), start)
    if couple is None:
        return None
    return Candidate(couple.start(), end, start, end, value * 2, form="words", modifier="approx")


_PART_OF = re.compile(rf"\b([Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree)[\s-]({'|'.join(FRACTIONS)})\s+of\s+\Z")
_LONGER = re.compile(
    rf"(?:{GAP}|[-\u2010\u2011])(?:and\b|point\b|an?\b|half\b|"
    + "|".join(rf"{word}\b" for word, row in NUMBER_WORDS.items() if row.kind in ("hundred", "dozen", "scale"))
    + ")",
    re.IGNORECASE,
)
"""What makes more of a word from one to nine: `five hundred`, `one and a half`."""
_POINT = re.compile(
    rf"{GAP}point((?:{GAP}(?:zero|one|two|three|four|five|six|seven|eight|nine)){{1,4}})\b", re.IGNORECASE
)
_HALF = re.compile(r"(?<![A-Za-z])[Hh]alf[\s-]\Z")
_LETTERS = re.compile(r"[A-Za-z]+")


def _end_of_word(prose: str, start: int, count: int) -> int:
    end = start
    for _ in range(count):
        word = _LETTERS.search(prose, end)
        if word is None:
            break
        end = word.end()
    return end


def _with_chinese(prose: str, blocked: Sequence[Span], found: list[Candidate]) -> list[Candidate]:
    """The candidates with those in Chinese numerals that a unit follows."""
    taken = sorted([*blocked, *((number.start, number.end) for number in found)])
    extra, index, last = [], 0, 0
    for numeral in _CHINESE.finditer(prose):
        start, end = numeral.span()
        while index < len(taken) and taken[index][0] < end:
            last = max(last, taken[index][1])
            index += 1
        if last > start:
            continue
        value = chinese_value(numeral[0])
        unit = UNITS.match(prose, end)
        if value and unit and unit[1].table in ("areas", "money"):
            row = unit[1]
            extra.append(
                Candidate(
                    start, unit[0], start, end, value, table=row.table, unit=row.code, rule=row.rule, form="chinese"
                )
            )
    return sorted([*found, *extra], key=lambda c: c.start) if extra else found
