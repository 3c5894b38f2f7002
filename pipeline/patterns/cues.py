"""Vocabulary of cues -> groups of regular expressions: the words beside a number that tell how to read it."""

from __future__ import annotations

from pipeline.patterns import alternatives
from pipeline.vocabulary.quantities import CUES

_GAP = r"\s+"


def cue(*names: str) -> str:
    """One group that matches any word of the cues, the longest first; it ends where the word does."""
    words = sorted({word for name in names for word in CUES[name]})
    whole = [word for word in words if not word.endswith("*")]
    begun = [word.removesuffix("*") for word in words if word.endswith("*")]
    sources = [alternatives(whole, _GAP)] if whole else []
    sources += [alternatives(begun, _GAP) + r"\w*"] if begun else []
    return rf"(?:{'|'.join(sources)})\b"
