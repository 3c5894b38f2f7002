"""Text -> words as the grammars want them: a hyphenated compound is one word, a possessive `'s` a word of its own.

spaCy's own rules for English leave `Park(SIP` and `zone.[Photo` in one piece, cut `hi-tech` in three, and take
quadratic time on a run of brackets; this is one scan.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate, compress
from operator import add
from typing import NamedTuple, TypeVar

from pipeline.vocabulary import names

Value = TypeVar("Value")

_LONGEST_CACHED = 40
_CACHE_LIMIT = 20_000

_APART = rf"(?!(?:s|{'|'.join(sorted(names.CUES['name_suffix']))})\b)"
"""What keeps its hyphen or apostrophe apart from the name before it: `Beijing's`, `Shenzhen-based`."""
_WORD = re.compile(rf"\w\w++(?:[-‐‑'’]{_APART}\w++)*+|(?:[A-Z]\.){{2,}}|['’]s\b|\w(?:[-‐‑'’]{_APART}\w++)*+|\S")
_PIECE = re.compile(rf"(?:{_WORD.pattern}) ?|\s++")


class Remembered(dict[str, Value]):
    """What a function of a word gives, kept for words of ordinary length; forgotten when there are too many."""

    __slots__ = ("find",)

    def __init__(self, find: Callable[[str], Value]) -> None:
        self.find = find

    def __missing__(self, word: str) -> Value:
        value = self.find(word)
        if len(word) <= _LONGEST_CACHED:
            if len(self) >= _CACHE_LIMIT:
                self.clear()
            self[word] = value
        return value


class Words(NamedTuple):
    """The words of a text in order, with the offsets of each; `wide` are those that a wide gap keeps apart."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    wide: list[int]


NO_WORDS = Words([], [], [], [])
_WIDE = 4
"""Blanks that part the columns of a table."""


def words_of(surface: str) -> tuple[str, ...]:
    """The words of a name, without the white space between them."""
    return tuple(_WORD.findall(surface))


def pieces_of(text: str) -> list[str]:
    """The text cut in pieces: a word with the one blank after it, or the white space beyond that."""
    return _PIECE.findall(text)


def has_blank(piece: str) -> bool:
    """Whether a piece is a word with the blank after it."""
    return piece[-1] == " " and not piece.isspace()


_BARE = Remembered(str.strip)
"""A piece's word; of white space the empty string."""


def placed(pieces: list[str]) -> Words:
    """The words of the pieces of one text."""
    bare = list(map(_BARE.__getitem__, pieces))
    offsets = list(accumulate(map(len, pieces), initial=0))
    texts = list(filter(None, bare))
    starts = list(compress(offsets, bare))
    ends = list(map(add, starts, map(len, texts)))
    return Words(texts, starts, ends, _after_gaps(bare, starts, ends))


def _after_gaps(bare: list[str], starts: list[int], ends: list[int]) -> list[int]:
    """Indexes of the words before which at least `_WIDE` characters of white space stand after another word."""
    found: list[int] = []
    gaps = bare.count("")
    at = -1
    for n in range(gaps):
        at = bare.index("", at + 1)
        word = at - n
        if 0 < word < len(starts) and starts[word] - ends[word - 1] >= _WIDE:
            found.append(word)
    return found
