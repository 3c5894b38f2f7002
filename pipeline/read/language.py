"""Text -> ISO 639-1 code, as far as the pipeline needs it: English, or which other language it cannot read."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.vocabulary.layout import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")
_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "zh": re.compile(r"[\u3400-\u9fff]"),
}
_SAMPLE = 20_000
_ENGLISH_ALONE = (" the ", " of ", " and ", " to ")
"""Words that no other language has, and every English text of some length."""
_PLAINLY_ENGLISH = 0.06
"""Share of them among the words of a text that needs no further look."""
_ENOUGH_WORDS = 40
_PLAIN = 0.98
_SHARE, _SHARE_OF_FEW = 0.08, 0.2
"""Least share of a language's function words in a text of enough words, and of fewer."""


def language_of(text: str) -> str:
    """The language of a text; `und` for one that has too few of the words of any language we know."""
    sample = text[:_SAMPLE]
    if _is_plainly_english(sample):
        return "en"
    letters = len(_LATIN.findall(sample))
    for code, script in _SCRIPTS.items():
        if len(script.findall(sample)) * 2 > letters:
            return code
    return _by_words(Counter(_WORD.findall(sample.lower())))


def _is_plainly_english(sample: str) -> bool:
    if len(sample.encode("utf-8", "replace")) > 1.1 * len(sample):
        return False
    return sum(map(sample.count, _ENGLISH_ALONE)) > _PLAINLY_ENGLISH * sample.count(" ")


def _by_words(words: Counter[str]) -> str:
    """The language with most of its function words in the text.

    Where all have too few, as in headlines and tables, plain letters speak for English.
    """
    total = words.total()
    counts = {row.code: sum(words[word] for word in row.words) for row in LANGUAGES}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    if counts[best] >= (_SHARE if total >= _ENOUGH_WORDS else _SHARE_OF_FEW) * total:
        return best
    plain = sum(count for word, count in words.items() if word.isascii())
    return "en" if total < _ENOUGH_WORDS or plain >= _PLAIN * total else "und"
