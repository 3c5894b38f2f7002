"""Text -> sentence spans, by characters: full stops that end sentences, empty lines, and lines that stand alone.

A full stop after an abbreviation ends a sentence only where the abbreviation can stand last and a word that opens
sentences follows. A single line end inside a paragraph is a soft wrap, unless the line before it is short or ends with
a full stop: bullet lists, headings and tables have a sentence a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from pipeline.models import Span
from pipeline.vocabulary.text import ABBREVIATIONS, SENTENCE_OPENERS

LONGEST = 2000
"""Characters of the longest sentence: what goes on beyond is cut between words, so that whatever weighs the mentions
of a sentence against each other has a bounded number of them."""

_WRAPPED_LINE = 50
"""Characters from which a line that does not end with a full stop counts as wrapped."""

_STOP = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\n]"
    r"(?:(?<=\n)(?:[^\S\n]*+\n)*+|(?<=[\u3002\uff01\uff1f])|(?<![.!?\u2026].)[.!?\u2026]*+[\"'\u201d\u2019)\]]*+(?=\s))"
)
"""What may end a sentence, by its first character: the search for one of a set is far faster than for a choice."""
_LABEL = re.compile(r"[A-Z][a-z]{2,20}(?: [a-z]{2,20}){0,3}:\s")
"""What opens a line that begins anew (`Key industries: software`)."""
_LAST_WORD = re.compile(r"(?<![^\W_])(?:[A-Za-z]\.)*[A-Za-z]+\.$")
_NEXT_WORD = re.compile(r"\s*([\"'\u201c\u2018(\[]*)([^\s,]*)")


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of `text`, trimmed of white space, in order and not overlapping; linear in its length."""
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, start, stop):
            _append_trimmed(spans, text, start, stop.end())
            start = stop.end()
    _append_trimmed(spans, text, start, len(text))
    return tuple(spans)


def sentence_index(sentences: Sequence[Span], offset: int) -> int:
    """Index of the last sentence that begins at or before `offset`; 0 where none does."""
    return max(0, bisect_right(sentences, offset, key=itemgetter(0)) - 1)


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut >= 0 else start + LONGEST
        _append_trimmed(spans, text, start, cut)
        start = cut
    piece = text[start:end]
    trimmed = piece.strip()
    if trimmed:
        first = start + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(trimmed)))


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop[0][0] == "\n":
        return len(stop[0]) > 1 or _line_ends_sentence(text, start, stop.start())
    if stop[0][0] != ".":
        return stop[0][0] in "\u3002\uff01\uff1f" or not _continues(text, stop.end())
    if _continues(text, stop.end()):
        return False
    before = _LAST_WORD.search(text, max(start, stop.start() - 12), stop.start() + 1)
    if before is None:
        return True
    word = before[0].removesuffix(".")
    if word.lower() not in ABBREVIATIONS:
        return len(word) > 1 or word.islower()
    final = ABBREVIATIONS[word.lower()]
    if final != "opener":
        return final == "always"
    following = _NEXT_WORD.match(text, stop.end())
    return following is not None and following[2].strip("\"'”’.") in SENTENCE_OPENERS


def _continues(text: str, end: int) -> bool:
    """Whether what follows a stop begins in lower case, as no sentence does."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and not following[1] and following[2][:1].islower()


def _line_ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the line end at `end` closes what began at `start`."""
    line_start = max(start, text.rfind("\n", start, end) + 1)
    line = text[line_start:end].strip()
    rest = text[end + 1 : end + 200].lstrip(" \t")
    if not rest or len(line) < _WRAPPED_LINE or rest[0] in "-*\u2022\u25cf\u00b7" or _LABEL.match(rest):
        return True
    return _is_heading(line, rest)


def _is_heading(line: str, below: str) -> bool:
    """Whether a long line is a headline in title case over a line that begins anew."""
    words = [word for word in line[:200].split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return below[0].isupper() and len(words) > 3 and capitals == len(words) and line[-1] not in ",;:-"
