"""A number word -> the number that begins with it: `twenty-five`, `half a billion`, `two point five`."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.digits import with_part
from pipeline.extract.figures.triggers import Trigger
from pipeline.normalise.numbers import words_value
from pipeline.patterns import GAP
from pipeline.patterns.numbers import WORDS
from pipeline.vocabulary.quantities import FRACTIONS, NUMBER_WORDS

_ONE = Decimal(1)
_SCALING = ("hundred", "dozen", "scale")
_SPLIT = re.compile(r"[^A-Za-z]+")
_ARTICLE = re.compile(r"(?<![A-Za-z])(?:half[\s-]{1,2})?[Aa]n?[\s-]{1,2}\Z|(?<![A-Za-z])[Hh]alf[\s-]{1,2}\Z")


def in_words(prose: str, trigger: Trigger) -> Candidate | None:
    """The number that begins with a number word; None where the word is none of a number."""
    start, end, word = trigger
    before = prose[start - 1 : start]
    if before and (before in "-\u2011'’" or before.isdigit()):
        return None
    row = NUMBER_WORDS[word]
    if row.kind == "unit" and not _LONGER.match(prose, end):
        return Candidate(start, end, start, end, row.value, form="words")
    part: re.Match[str] | None = None
    if row.kind in ("hundred", "dozen", "scale"):
        article = _ARTICLE.search(prose, max(0, start - 8), start)
        if article is None:
            return _couple(prose, start, end, row.value)
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
    elif (more := with_part(prose, end)) is not None:
        end, value = more[0], value + more[1]
    if part is not None:
        count = words_value([part[1].lower()])[0] or _ONE
        start, value = part.start(), value * count / FRACTIONS[part[2].lower()]
    scale = _scale_of(words[skipped : skipped + taken])
    return Candidate(start, end, start, end, value / scale, scale, form="words")


def _scale_of(words: list[str]) -> Decimal:
    """What the last words of a number multiply the plain ones before them by, so that a range can share it: 1000 of
    `three (to) five thousand`, 1 of `a thousand` and `five thousand two hundred`."""
    kinds = [NUMBER_WORDS[word].kind if word in NUMBER_WORDS else "half" for word in words]
    plain = next((i for i, kind in enumerate(kinds) if kind in _SCALING), len(words))
    scale = _ONE
    if plain and all(kind in _SCALING for kind in kinds[plain:]) and "half" not in kinds:
        for word in words[plain:]:
            scale *= NUMBER_WORDS[word].value
    return scale


_COUPLE = re.compile(r"(?<![A-Za-z])[Aa]\s+couple\s+(?:of\s+)?\Z")


def _couple(prose: str, start: int, end: int, value: Decimal) -> Candidate | None:
    """`a couple of hundred`, about two of them."""
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
