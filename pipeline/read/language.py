"""Text -> ISO 639-1 code, as far as the pipeline needs it: English, or what it cannot read."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SAMPLE = 20_000
_FUNCTION_WORDS = frozenset("the of and to in a is for on with as by at from has was an it its will".split())
_ENGLISH_SHARE = 0.08
"""Least share of function words among the words of English prose; headlines and tables alone have fewer."""
_ENOUGH_WORDS = 40
"""Fewer words than this are no ground to call a text foreign."""


def language_of(text: str) -> str:
    """`en`, `zh`, `ja`, `ko`, `ru`, or `und` for other languages in Latin letters."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    for code, script in (("ja", _KANA), ("ko", _HANGUL), ("ru", _CYRILLIC), ("zh", _HAN)):
        if len(script.findall(sample)) * 2 > letters:
            return code
    if len(words) < _ENOUGH_WORDS:
        return "en"
    common = sum(word.lower() in _FUNCTION_WORDS for word in words)
    return "en" if common >= _ENGLISH_SHARE * len(words) else "und"
