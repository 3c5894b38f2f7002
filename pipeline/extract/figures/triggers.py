"""Annotated article -> where its numbers may begin: runs of digits, and words that name numbers, parts and multiples.

Digits are looked for in the prose, all else among the words that it has been cut into.
"""

from __future__ import annotations

import re
from itertools import compress, count

from pipeline.annotate import Annotated
from pipeline.patterns.numbers import DIGITS, FOLDS
from pipeline.vocabulary.quantities import CUES, FRACTIONS, MULTIPLES, NUMBER_WORDS
from pipeline.words import Remembered, words_of

Trigger = tuple[int, int, str]
"""Where it begins and ends, and the word in lower case: empty for digits."""

PARTS = frozenset([*FRACTIONS, *MULTIPLES, *FOLDS])
VAGUE = frozenset("tens hundreds thousands millions billions trillions dozens scores several many few multi".split())
"""What begins a sum that nobody can give a value."""
COUPLE, ARTICLE = "couple", "a"
"""What may stand for a number before a unit."""

_DIGITS = re.compile(DIGITS)
_WHOLE = re.compile(r"\w+")
_CHINESE = re.compile(r"[〇零一二三四五六七八九十百千万亿两]{1,12}")
_NAMES = frozenset([*NUMBER_WORDS, *PARTS, *VAGUE, COUPLE, ARTICLE])
_SINGLE = frozenset(words_of(unit)[0] for unit in CUES["single"])


def _named(word: str) -> tuple[Trigger, ...]:
    """The triggers in a word, which may be a compound (`two-thirds`)."""
    found: list[Trigger] = []
    for whole in _WHOLE.finditer(word):
        name = whole[0].lower()
        name = "multi" if name.startswith("multi") else name
        if name in _NAMES and (len(name) == 1 or whole[0][1:].islower()):
            found.append((*whole.span(), name))
        elif not name.isascii():
            found += ((*part.span(), part[0]) for part in _CHINESE.finditer(word, *whole.span()))
    return tuple(found)


_IN_WORD = Remembered(_named)


def triggers(annotated: Annotated) -> list[Trigger]:
    """What may begin a number, in order."""
    texts, starts = annotated.words.texts, annotated.words.starts
    found = [(run.start(), run.end(), "") for run in _DIGITS.finditer(annotated.article.prose)]
    for index in compress(count(), map(_IN_WORD.__getitem__, texts)):
        offset = starts[index]
        for start, end, name in _IN_WORD[texts[index]]:
            if name != ARTICLE or not _SINGLE.isdisjoint(texts[index + 1 : index + 2]):
                found.append((offset + start, offset + end, name))
    found.sort()
    return found
