"""A run of digits -> the number that it is written for: grouped, broken, with a fraction, with a letter beside it.

What a letter or a blank has torn has no value; the scan reports it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.extract.figures.attachment import is_price, scale_after, unit_after
from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.percentages import share, written_share
from pipeline.models import Span
from pipeline.normalise.numbers import MAX_DIGITS, digits_value
from pipeline.patterns import GAP
from pipeline.patterns.numbers import GROUP_MARKS, GROUPS, PREFIXES, SPACED_GROUPS

_BEFORE_POINT = frozenset({"", " ", "\n", "(", "$", "€", "£", "¥"})
_CLEAR = frozenset(" \n($")
"""Before a number that words follow, one of these leaves nothing more to look for."""
_SYMBOLS = frozenset("$€£¥￥₹")
_OPENS_SUM = _SYMBOLS | {"(", "（"}
_BROKEN = re.compile(r"(?<![0-9.,][0-9]{3})\. ([0-9]{1,3})(?= )")
"""A decimal point that a blank follows: `(4. 5 million dollars)`."""
_HALF_A_GROUP = re.compile(r"(?<![0-9,.])[0-9]{1,3}(?:,[0-9]{3}){0,2},[0-9]{1,2} \Z")
"""Digits that a blank has torn from their group (`22,0 68 yuan`)."""
_LETTER_BEFORE = frozenset("lIO.,")
_LETTER_AFTER = re.compile(r"[.,]?[lIO](?![a-z])")
_MIXED = re.compile(r"(?<![A-Za-z])[0-9lIO.,]+\Z")
_FRACTION = re.compile(r"(?:[ -]([0-9]{1,2}))?/([2-9]|1[0-9])(?![\w/]|[.,][0-9])")
_BEFORE_FRACTION = frozenset("/ -")
_AND_PART = re.compile(rf"{GAP}and{GAP}(?:an?{GAP}(half|quarter)|(three)[\s-]quarters)\b", re.IGNORECASE)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three": Decimal("0.75")}


def in_digits(prose: str, start: int, end: int, glued: list[Span]) -> Candidate | None:
    """The number that a run of digits is; None where it is none. A run with a letter beside it goes to `glued`."""
    if end - start > MAX_DIGITS:
        return None
    text, before = prose[start:end], prose[start - 1 : start]
    torn = before == " " and prose[start - 2 : start - 1].isdigit()
    if before in _CLEAR and not torn and prose[end : end + 1] == " " and prose[end + 1 : end + 2].isalpha():
        value = digits_value(text)
        if value is not None:
            more = prose[end + 1] == "a" and with_part(prose, end)
            if more:
                return Candidate(start, more[0], start, more[0], value + more[1])
            return Candidate(start, end, start, end, value, grouped="," in text)
    if before in _LETTER_BEFORE or _LETTER_AFTER.match(prose, end):
        glued.append((start, end))
    if torn and (group := _HALF_A_GROUP.search(prose, max(0, start - 16), start)):
        return Candidate(start, end, start, end, Decimal(0), torn=group.start())
    return _among_marks(prose, start, end, text)


def with_part(prose: str, end: int) -> tuple[int, Decimal] | None:
    """Where `and a half` after a whole number ends, and the part; None where no scale or unit follows."""
    part = _AND_PART.match(prose, end)
    if part is None or not (scale_after(prose, part.end()) or unit_after(prose, part.end())):
        return None
    return part.end(), _PARTS[(part[1] or part[2]).lower()]


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
        sure = scale_after(prose, end) or (end - start <= 6 and (_is_priced(prose, start) or unit_after(prose, end)))
        if value is None or not sure:
            return None
    if _misread(prose, start):
        return None
    grouped = "," in text or end != run
    if not grouped and end - start <= 3 and prose[end : end + 1] == " " and prose[end + 1 : end + 2].isdigit():
        spaced = SPACED_GROUPS.match(prose, end)
        if spaced and (_is_priced(prose, start) or unit_after(prose, spaced.end())):
            end, grouped = spaced.end(), True
            value = digits_value(prose[start:end].replace(" ", "\u00a0")) or value
    if prose[end : end + 1] == "½":
        value, end = value + Decimal("0.5"), end + 1
    elif (
        end - start <= 2
        and prose[end : end + 1] in _BEFORE_FRACTION
        and (part := _FRACTION.match(prose, end)) is not None
    ):
        return _with_fraction(prose, start, part, value)
    return Candidate(start, end, start, end, value, grouped=grouped)


def _is_priced(prose: str, start: int) -> bool:
    """Whether a currency stands before a number (`€ 12,50`, `USD 1 500 000`): its grouping is clear then."""
    head = prose[max(0, start - 6) : start].split()
    if not head or head[-1] not in PREFIXES:
        return False
    return len(head[-1]) > 1 or not head[-1].isalpha() or is_price(prose, prose.rfind(head[-1], 0, start))


def _with_fraction(prose: str, start: int, part: re.Match[str], value: Decimal) -> Candidate | None:
    """`1 1/2 million`, `3/4 percent`, `3/4 of the land`; None where neither scale, unit nor whole follows."""
    end, below = part.end(), Decimal(part[2])
    above = Decimal(part[1]) if part[1] else value
    if above >= below:
        return None
    if not (scale_after(prose, end) or unit_after(prose, end)):
        return None if part[1] else written_share(prose, start, end, share(above, below))
    whole = value if part[1] else Decimal(0)
    return Candidate(start, end, start, end, whole + above / below)


def _misread(prose: str, start: int) -> bool:
    """Whether a letter l, I or O, or what is no number, stands glued before the digits (`l.5`, `1O0`)."""
    before = prose[start - 1 : start]
    if before in (".", ","):
        glued = prose[start - 2 : start - 1]
        return glued.isdigit() or (glued in ("l", "I", "O") and not prose[start - 3 : start - 2].isalpha())
    return before in ("l", "I", "O") and bool(_MIXED.search(prose, max(0, start - 8), start))
