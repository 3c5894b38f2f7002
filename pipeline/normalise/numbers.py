"""Written numbers -> exact values: digits with any unambiguous grouping, English number words, Chinese numerals.

Pure functions of short strings; None is the answer to whatever is no number or could be two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from pipeline.vocabulary.quantities import NUMBER_WORDS

MAX_DIGITS = 40
"""No figure is longer; a longer run of digits is an identifier."""

_REMEMBERED = 4096
"""Numbers whose reading is kept: round ones come again and again."""

_NARROW = str.maketrans("０１２３４５６７８９，．\u00a0\u2007\u2009\u202f'’", "0123456789,.      ")
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?")
_INDIAN = re.compile(r"[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?")
_EUROPEAN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}")
_DECIMAL_COMMA = re.compile(r"(?:0|[1-9]\d*),\d{1,2}")
_CHINESE_DIGITS = {c: Decimal(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": Decimal(0), "两": Decimal(2)}
_CHINESE_UNITS = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_CHINESE_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


@lru_cache(maxsize=_REMEMBERED)
def digits_value(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """Value of a number in digits: `2,075`, `1 200` (no-break or thin blanks), `12,34,567`, `1.234,5`.

    `decimal_comma` allows `2,5`, which is unambiguous only before a scale (`2,5 million`).
    """
    if len(text) > MAX_DIGITS:
        return None
    if text.isascii() and text.isdigit() and (text[0] != "0" or text == "0"):
        return Decimal(text)
    plain = text.translate(_NARROW)
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    if _ENGLISH.fullmatch(plain) or _INDIAN.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if _SPACED.fullmatch(plain):
        return Decimal(plain.replace(" ", "").replace(",", "."))
    if _EUROPEAN.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if decimal_comma and _DECIMAL_COMMA.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    return None


def words_value(words: Sequence[str]) -> tuple[Decimal, int]:
    """Value of the longest number that begins the lower-case `words`, and how many of them it takes (0: none does).

    `and` joins only after `hundred` or a scale; `a half` adds one half, after a scale one half of it.
    """
    total, group, taken, last, joined, scale = Decimal(0), Decimal(0), 0, "", False, Decimal(1)
    for index, word in enumerate(words):
        if word in ("and", "a", "an"):
            joined = joined or word == "and"
            continue
        row = NUMBER_WORDS.get(word)
        kind = row.kind if row else "half" if word == "half" else ""
        if row is None or (joined and kind != "half" and last not in ("hundred", "scale")):
            break
        if kind in ("unit", "teen", "ten"):
            if last in ("unit", "teen", "dozen", "half") or (last == "ten" and kind != "unit"):
                break
            group += row.value
        elif kind == "half":
            if last and not joined:
                break
            total += row.value * scale if last == "scale" else 0
            group += row.value if last != "scale" else 0
        elif kind in ("hundred", "dozen"):
            if last in ("hundred", "dozen", "scale"):
                break
            group = (group or Decimal(1)) * row.value
        else:
            total += (group or Decimal(1)) * row.value if group or not total else Decimal(0)
            if not group and index:
                total *= row.value
            group, scale = Decimal(0), row.value
        taken, last, joined = index + 1, kind, False
    return total + group, taken


def chinese_value(text: str) -> Decimal | None:
    """Value of a Chinese numeral: `三百二十`, `十二万`, `两亿`."""
    total, section, digit = Decimal(0), Decimal(0), Decimal(0)
    for char in text:
        if char in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[char]
        elif char in _CHINESE_UNITS:
            section += (digit or Decimal(1)) * _CHINESE_UNITS[char]
            digit = Decimal(0)
        elif char in _CHINESE_SCALES:
            total = (total + section + digit) * _CHINESE_SCALES[char]
            section = digit = Decimal(0)
        else:
            return None
    return total + section + digit if text else None


@lru_cache(maxsize=_REMEMBERED)
def plain(value: Decimal) -> Decimal:
    """The same value without exponent or idle zeros: `4.30E+9` is 4300000000."""
    if value.same_quantum(_ONE):
        return value
    if value == value.to_integral_value() and abs(value) < _QUANTISED:
        return value.quantize(_ONE)
    return value.normalize()


_ONE = Decimal(1)
_QUANTISED = Decimal(10) ** 27
