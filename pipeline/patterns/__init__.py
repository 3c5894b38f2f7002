"""Vocabulary -> regular expressions. The pieces that every theme's patterns are built from.

All of them match without backtracking into one another, so that scans stay linear on hostile text: a gap has a fixed
length, and repetition is possessive or bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SPACE = r"[^\S\n]"
"""One blank: space, tab, non-breaking, thin or ideographic space; no line end."""

GAP = rf"(?:{SPACE}{{1,3}}+(?:\n{SPACE}{{0,3}}+)?+|\n{SPACE}{{0,3}}+)"
"""White space inside an expression: a few blanks or one line end, never an empty line."""

HYPHEN = r"[-\u2010-\u2015\u2212]"
"""A hyphen or a dash of any width."""


def alternatives(surfaces: Iterable[str]) -> str:
    """One group that matches any surface, the longest first. Blanks in a surface match `GAP`, `-` matches `HYPHEN`."""
    longest_first = sorted(set(surfaces), key=lambda surface: (-len(surface), surface))
    return "(?:" + "|".join(surface_pattern(surface) for surface in longest_first) + ")"


def surface_pattern(surface: str) -> str:
    """The source of a pattern for one surface as vocabulary writes it."""
    return GAP.join(re.escape(word).replace(r"\-", HYPHEN) for word in surface.split())
