"""Vocabulary of cues -> groups of regular expressions: the words beside a number that tell how to read it."""

from __future__ import annotations

import re

from pipeline.vocabulary.quantities import CUES


def cue(*names: str) -> str:
    """One group that matches any word of the cues, the longest first; it ends where the word does."""
    words = sorted({word for name in names for word in CUES[name]}, key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(_source(word) for word in words)})\b"


def _source(word: str) -> str:
    return r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in word.split())
