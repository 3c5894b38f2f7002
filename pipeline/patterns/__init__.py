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

HYPHEN = r"(?:[-\u2010-\u2015]|\u2212(?=))"
"""A hyphen or a dash of any width. `(?=)`, which always holds, keeps `re` from making one class of them all: a class of
more than two runs beyond ASCII takes ten times as long to compile."""


_Node = dict[str, "_Node"]
"""Surfaces by their next character; an empty one ends a surface."""


def alternatives(surfaces: Iterable[str], gap: str = GAP) -> str:
    """One group that matches any surface, the longest first. Blanks in a surface match `gap`, `-` matches `HYPHEN`.

    Surfaces that begin alike share the pattern of what they share, so that a long list compiles fast and fails fast.
    """
    root: _Node = {}
    for surface in surfaces:
        node = root
        for sign in " ".join(surface.split()):
            node = node.setdefault(sign, {})
        node[""] = {}
    return f"(?:{_continued(root, gap)})"


def _continued(node: _Node, gap: str) -> str:
    """The source of what may follow a common beginning, the longest first. Letters with the same end share a class."""
    before: dict[str, list[str]] = {}
    for sign, following in node.items():
        if sign:
            before.setdefault(_continued(following, gap), []).append(sign)
    branches = []
    for rest, signs in before.items():
        letters = "".join(sorted(sign for sign in signs if sign.isalnum()))
        branches += [f"[{letters}]{rest}" if len(letters) > 1 else letters + rest] if letters else []
        branches += [(surface_pattern(sign) or gap) + rest for sign in signs if not sign.isalnum()]
    if not branches:
        return ""
    joined = "|".join(branches)
    return f"(?:{joined})?" if "" in node else f"(?:{joined})" if len(branches) > 1 else joined


def surface_pattern(surface: str) -> str:
    """The source of a pattern for one surface as vocabulary writes it."""
    return GAP.join(re.escape(word).replace(r"\-", HYPHEN) for word in surface.split())
