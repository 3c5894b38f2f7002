"""Words -> whether they have the shape of a person's name: a surname and pinyin, or a foreigner's words."""

from __future__ import annotations

from pipeline.extract.entities.pinyin import is_pinyin
from pipeline.extract.entities.tokens import ACRONYM, CAP, COMMON, EDGE, GIVEN, SURNAME, Tokens
from pipeline.vocabulary import names

PARTICLES = names.CUES["name_particle"]
_LONGEST_NAME = 5


def chinese_name(t: Tokens, first: int, taken: bytearray) -> int:
    """End of a surname with one or two given syllables (or a second word with one); 0 where the shape is another."""
    second = first + 1
    if not t.kinds[first] & SURNAME or second >= t.size or t.breaks[second] or taken[second]:
        return 0
    if not t.kinds[second] & CAP or not _given_shape(t.lowers[second]) or t.glued(second):
        return 0
    third = second + 1
    if (
        third < t.size
        and not t.breaks[third]
        and not taken[third]
        and t.kinds[third] & CAP
        and not t.kinds[third] & (EDGE | COMMON)
    ):
        if t.lowers[second] in names.PINYIN and t.lowers[third] in names.PINYIN:
            return third + 1
        return 0
    return third


def _given_shape(lower: str) -> bool:
    if lower.count("-") == 1 and all(part.isalpha() and len(part) < 7 for part in lower.split("-")):
        return True
    word = lower.replace("-", "").replace("'", "").replace("’", "")
    return word.isalpha() and len(word) <= 12 and is_pinyin(word)


def foreign_name(t: Tokens, first: int, taken: bytearray) -> int:
    """End of two to four words that may be a foreigner's name; 0 otherwise."""
    end = first
    while end < min(first + _LONGEST_NAME, t.size) and not taken[end] and not (t.breaks[end] and end > first):
        kind = t.kinds[end]
        particle = end > first and _is_particle(t, end)
        initial = end > first and t.words[end] == "." and len(t.words[end - 1]) == 1
        if (
            not particle
            and not initial
            and (
                not kind & CAP
                or (kind & (EDGE | COMMON) and not kind & GIVEN)
                or (kind & ACRONYM and len(t.words[end]) > 1)
            )
        ):
            break
        end += 1
    size = end - first
    return end if 2 <= size <= _LONGEST_NAME else 0


def _is_particle(t: Tokens, index: int) -> bool:
    """Whether a particle or two lead on to a capital (`van Houten`, `de la Cruz`)."""
    after = index + 1
    if after < t.size and t.lowers[after] in PARTICLES and not t.kinds[after] & CAP:
        after += 1
    return t.lowers[index] in PARTICLES and after < t.size and bool(t.kinds[after] & CAP)
