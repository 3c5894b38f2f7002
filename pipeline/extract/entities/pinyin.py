"""A word -> whether it is pinyin: Chinese names are told from foreign ones by their syllables."""

from __future__ import annotations

from functools import lru_cache

from pipeline.vocabulary import names


@lru_cache(maxsize=16384)
def is_pinyin(word: str) -> bool:
    """Whether a word of at most 24 letters is made of syllables of pinyin."""
    if not word or len(word) > 24:
        return False
    reachable = {0}
    for end in range(1, len(word) + 1):
        if any(start in reachable and word[start:end] in names.PINYIN for start in range(max(0, end - 6), end)):
            reachable.add(end)
    return len(word) in reachable
