"""Surfaces of vocabulary with their rows -> lookup by the word that stands after a number.

Surfaces that begin with the same word share an entry, so that a word that begins none costs one dictionary miss.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pipeline.patterns import GAP

Row = TypeVar("Row")

JOINER = r"[-\u2010\u2011]"
"""A hyphen that joins a number to its unit (a dash does not)."""

_SIGNS = {" ": rf"(?:{GAP}|{JOINER})", "-": f"{JOINER}?"}
"""A blank of a surface is white space or a hyphen in a text, a hyphen may be left out."""

_WORD = r"[A-Za-z\u00c0-\u024f\u0370-\u03ff]+|\S"
_KEY = re.compile(_WORD)
NEXT_WORD = re.compile(rf"(?: (?=[A-Za-z])|{GAP}{JOINER}?|{JOINER})?+({_WORD})")
"""From the end of a number over its unit's, scale's or noun's first word (group 1), or one sign."""


@dataclass(slots=True)
class _Node:
    """What may follow a common beginning of surfaces, by its next sign; the surface that ends here."""

    following: dict[str, _Node] = field(default_factory=dict)
    surface: str | None = None


class Entry(Generic[Row]):
    """The surfaces that begin with one word, and their rows."""

    def __init__(self, word: str, rows: dict[str, Row], *, ignore_case: bool) -> None:
        self._ignore_case = ignore_case
        self._rows = rows
        self._ends: list[Row] = []
        self._pattern: re.Pattern[str] | None = None
        longer = [surface for surface in rows if len(surface) > len(word)]
        alone = sorted(surface for surface in rows if len(surface) == len(word))
        self._alone = rows[alone[0]] if ignore_case and word.isascii() and alone else None
        self._continuations = _continuations(longer, len(word))

    def match(self, text: str, start: int, end: int) -> tuple[int, Row] | None:
        """End and row of the longest surface at `start`, where the entry's word stands, which ends at `end`."""
        if self._alone is not None:
            after = text[end : end + 1]
            begun = text[end + 1 : end + 2] if after == " " else after
            if begun.lower() not in self._continuations:
                return None if after.isalnum() or after == "_" else (end, self._alone)
        found = (self._pattern or self._compiled()).match(text, start)
        return (found.end(), self._ends[found.lastindex - 1]) if found and found.lastindex else None

    def _compiled(self) -> re.Pattern[str]:
        """The pattern of the surfaces, made when the first text has one: beginnings that they share are written once,
        and each ends with an empty group that tells which it was."""
        root = _Node()
        for surface in sorted(self._rows):
            node = root
            for sign in " ".join(surface.split()):
                node = node.following.setdefault(sign.lower() if self._ignore_case else sign, _Node())
            node.surface = node.surface or surface
        self._pattern = re.compile(self._source(root), re.IGNORECASE if self._ignore_case else 0)
        return self._pattern

    def _source(self, node: _Node) -> str:
        """The source of what may follow at a node, the longest first."""
        branches = [_SIGNS.get(sign, re.escape(sign)) + self._source(then) for sign, then in node.following.items()]
        if node.surface is not None:
            self._ends.append(self._rows[node.surface])
            branches.append(_bound(node.surface[-1]) + "()")
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


class Gazetteer(Generic[Row]):
    """Surfaces with their rows, matched where they begin; the longest wins. Blanks match white space or hyphens."""

    def __init__(self, surfaces: Iterable[tuple[str, Row]], *, ignore_case: bool = True) -> None:
        by_word: defaultdict[str, dict[str, Row]] = defaultdict(dict)
        for surface, row in surfaces:
            if first := _KEY.match(surface):
                by_word[first[0].lower()].setdefault(surface, row)
        self.entries = {word: Entry(word, rows, ignore_case=ignore_case) for word, rows in by_word.items()}

    def match(self, text: str, start: int) -> tuple[int, Row] | None:
        """End and row of the longest surface that begins at `start`."""
        key = _KEY.match(text, start)
        entry = self.entries.get(key[0].lower()) if key else None
        return entry.match(text, start, key.end()) if key and entry else None

    def after(self, text: str, end: int) -> tuple[int, Row] | None:
        """The same for the surface that follows a number that ends at `end`, past a blank or a hyphen."""
        word = NEXT_WORD.match(text, end)
        entry = self.entries.get(word[1].lower()) if word else None
        return entry.match(text, word.start(1), word.end()) if word and entry else None


def _continuations(surfaces: Iterable[str], length: int) -> frozenset[str]:
    """What may follow the first `length` letters of longer surfaces, past one blank: anything else ends the match."""
    begun = {surface[length:].lstrip()[0].lower() for surface in surfaces}
    return frozenset({*begun, "", *" \n\t\u00a0\u2009\u202f-\u2010\u2011"}) if begun else frozenset()


def _bound(last: str) -> str:
    """What may not follow a surface that ends with this sign."""
    if last.isalnum():
        return r"(?![\w\u00b2\u00b3])" if last < "\u2e80" else ""
    return r"(?!\s?\d)" if last not in ".%)" and last < "\u2e80" else ""
