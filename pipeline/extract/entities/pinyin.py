"""A word -> its syllables of pinyin: Chinese names are told from foreign ones by them, and firms from places."""

from __future__ import annotations

from functools import lru_cache

from pipeline.vocabulary import names

_LONGEST_WORD, _LONGEST_SYLLABLE = 24, 6


def is_pinyin(word: str) -> bool:
    """Whether a word of at most 24 letters is made of syllables of pinyin."""
    return syllables(word) > 0


@lru_cache(maxsize=1 << 12)
def syllables(word: str) -> int:
    """The fewest syllables of pinyin that make a word of at most 24 letters; 0 where none do."""
    if not word or len(word) > _LONGEST_WORD:
        return 0
    fewest = {0: 0}
    for end in range(1, len(word) + 1):
        starts = range(max(0, end - _LONGEST_SYLLABLE), end)
        counts = [fewest[start] + 1 for start in starts if start in fewest and word[start:end] in names.PINYIN]
        if counts:
            fewest[end] = min(counts)
    return fewest.get(len(word), 0)
