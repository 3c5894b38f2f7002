"""Number words and digits of temporal expressions -> int: `three`, `21st`, `twenty-five`, `十二`. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.vocabulary.time import NUMBER_WORDS

_VALUES = {row.form: row.value for row in NUMBER_WORDS if row.value is not None}
_HAN = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SEPARATORS = re.compile(r"[\s\u2010-\u2015\u2212-]+")
_DIGITS = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?\Z", re.IGNORECASE)


@lru_cache(maxsize=2048)
def number(words: str) -> int | None:
    """The number that cardinal or ordinal words or digits name; None for vague words (`several`). At most 9999."""
    words = words.strip().lower()
    digits = _DIGITS.match(words)
    if digits:
        return int(digits[1])
    if words in _VALUES:
        return _VALUES[words]
    joined = " ".join(_SEPARATORS.split(words))
    if joined in _VALUES:
        return _VALUES[joined]
    parts = [_VALUES.get(part) for part in joined.split(" ")]
    if len(parts) == 2 and parts[0] is not None and parts[1] is not None and parts[0] % 10 == 0:
        return parts[0] + parts[1]
    return None


def han_number(digits: str) -> int | None:
    """A number below 100 in Chinese digits: `十二` is 12."""
    tens, ten, units = digits.partition("十")
    if not ten:
        return _HAN.get(digits)
    return 10 * (_HAN.get(tens, 1)) + _HAN.get(units, 0)
