"""Sentences -> lines with what they are: the title, a heading, the first of a paragraph, a line in title case."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.annotate import Annotated
from pipeline.extract.entities.tokens import CAP, LOWER, Tokens

_HEADING_WORDS, _TITLE_WORDS, _LABEL_WORDS = 14, 30, 3
_SMALL = frozenset("a an and as at by for from in into of on or over the to with up via".split())
_STOPS = frozenset({".", "!", "?", ";", "。"})


@dataclass(slots=True)
class Line:
    """A sentence over words `first` to `last`. A `heading` stands alone on its line without a full stop."""

    first: int
    last: int
    title: bool
    heading: bool
    paragraph: bool


def lines_of(t: Tokens, annotated: Annotated, titled: bytearray) -> list[Line]:
    """The sentences as lines; sets `titled` for the words of those in title case."""
    text = t.text
    title = annotated.article.title
    found: list[Line] = []
    first = 0
    title_seen = False
    sentences = annotated.sentences
    for n, (start, end) in enumerate(sentences):
        last = t.sentences[n + 1] if n + 1 < len(sentences) else t.size
        if last == first:
            continue
        begins = n == 0 or "\n" in text[max(0, start - 3) : start]
        ends = end >= len(text) or "\n" in text[end : end + 3]
        alone = begins and ends and last - first <= _HEADING_WORDS and t.words[last - 1] not in _STOPS
        is_title = alone and not title_seen and _is_title(annotated, start, text[start:end], title, bool(found))
        title_seen = title_seen or is_title
        found.append(Line(first, last, is_title, alone and not is_title, begins))
        label = not is_title and ":" in t.words[first + 1 : first + _LABEL_WORDS]
        if (
            not label
            and last - first <= _TITLE_WORDS
            and t.words[last - 1] not in _STOPS
            and _title_case(t, first, last)
        ):
            titled[first:last] = b"\1" * (last - first)
        first = last
    return found or [Line(0, t.size, False, False, True)]


def _is_title(annotated: Annotated, start: int, line: str, title: str | None, later: bool) -> bool:
    span = annotated.article.title_span
    if span is not None:
        return span[0] <= start < span[1]
    return " ".join(line.split()) == title if title else not later


def _title_case(t: Tokens, first: int, last: int) -> bool:
    capitals = 0
    for i in range(first, last):
        kind = t.kinds[i]
        if kind & CAP:
            capitals += 1
        elif kind & LOWER and t.lowers[i] not in _SMALL:
            return False
    return capitals > 2
