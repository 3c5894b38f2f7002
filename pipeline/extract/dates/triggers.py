"""Words of the prose -> places where a temporal expression may begin: the words that every expression has one of, and
what precedes.

What a word tells by itself is looked up once for each distinct word; a few (`'08`, `03/31/08`, `the 8th`) depend on
their neighbours. From a telling word one goes back over words that expressions begin with (`the first three` before
`quarters`).
"""

from __future__ import annotations

import re
from itertools import compress
from typing import NamedTuple

from pipeline.vocabulary.time import (
    DECOYS,
    EDGES,
    FIXED_WORDS,
    HOLIDAYS,
    MONTHS,
    NUMBER_WORDS,
    OPENERS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from pipeline.words import Remembered, Words

_MOST_WORDS = 10
"""Words before its trigger that an expression can begin with."""

_MOST_NUMBERS = 2

_LETTERS = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(
    r"(?P<year>(?:FY)?(?:1[5-9]\d\d|20\d\d|2100)|FY\d\d(?!\d)|(?<![^\W_])[1-9]0(?=['’]?s\b)|['’](?=\d\d)|\d\d?(?=-\d\d?-\d\d))"
    r"|(?P<code>(?<![^\W_])(?:[QH](?=[1-4])|[1-4](?=[QH](?:(?!\w)|['’]?(?:20)?\d\d(?!\d)))|[369]M(?=(?:\d\d)?(?!\w))))"
)
"""Years, decades, numeric dates and the codes of quarters, halves and months (`Q1`, `1Q15`, `9M`) inside a word."""

_UNSURE = re.compile(r"['’‘]|\d\d?(?:st|nd|rd|th)?|[012]\d[QH][1-4].*")
_IN_PLACE = re.compile(
    r"(?P<year>['’‘]\d\d|\d\d?[-/.]\d\d?[-/.]\d\d|[1-9]0['’]s\b)"
    r"|(?P<word>(?:(?<=\b[Oo]n the )|(?<=\b[Ff]rom the )|(?<=\b[Bb]y the ))\d)"
    r"|(?P<code>(?<=[^\w.,-])[012]\d[QH])"
)
"""Words that tell no more than their place does, and what they are there."""

_GLUE = " \t\n,.-–—\u00a0('’‘\"“"
_PREVIOUS = re.compile(rf"([{re.escape(_GLUE)}]{{1,4}})([^\W_]{{1,14}})(?![^\W_])")
"""The word before a place, as it stands in the text written backwards."""

_ALONE = re.compile(r"[Yy]ear|mid|weekend|[a-z]+s\b")
"""The words of kind `unit` with which an expression may begin; all others stand after a number or a word."""

_NUMBERED = re.compile(r"\d{1,4}(?:st|nd|rd|th)?$|\d{4}s$")


def _kinds() -> dict[str, str]:
    kinds = dict.fromkeys(UNITS, "unit")
    others = ("half", "midyear", "weekend", "plan", "plans")
    kinds |= dict.fromkeys(others, "unit")
    kinds |= dict.fromkeys(("period", "periods", "then", "today", "yesterday", "tomorrow", "tonight"), "word")
    for form in (*FIXED_WORDS, *HOLIDAYS):
        if not any(word.lower() in kinds for word in form.split()):
            kinds[form.split()[-1]] = "word"
    kinds |= dict.fromkeys(SEASONS, "word")
    kinds |= dict.fromkeys(("nineties", "eighties", "seventies", "sixties", "fifties"), "year")
    kinds |= {form.capitalize(): kind for form, kind in kinds.items()}
    kinds |= dict.fromkeys((form for month in MONTHS for form in (month, month.upper())), "named")
    return kinds | dict.fromkeys(WEEKDAYS, "named") | dict.fromkeys(("YEAR", "YEARS", "FYP", "FYPs"), "unit")


_KINDS = _kinds()
_OPENING = (
    {re.split(r"[\s-]+", form)[0] for form in EDGES}
    | {word for row in NUMBER_WORDS for word in row.form.split() if word != "of"}
    | {form.split()[0].lower() for form in HOLIDAYS}
    | {row.form for row in OPENERS if not row.inner}
)
_OPENING_FIXED = _OPENING | {form.split()[0] for form in FIXED_WORDS}
_INNER = {word.lower() for form in (*EDGES, *FIXED_WORDS, *HOLIDAYS) for word in re.split(r"[\s-]+", form)} | {
    row.form for row in OPENERS
}
_DECOY_OPENERS = {re.split(r"[\s-]", row.form.lower())[0] for row in DECOYS if row.where == "whole"}
_EDGE_OPENERS = {"the", *(re.split(r"[\s-]", form)[0] for form in EDGES)}


class Telling(NamedTuple):
    """A word that every expression of a kind has: whether one may begin with it, and a decoy, and an edge."""

    kind: str
    alone: bool
    decoy: bool
    edge: bool


class Opening(NamedTuple):
    """A word that stands before the telling one: whether it is a number, and whether an expression, a decoy or an edge
    may begin with it."""

    number: bool
    expression: bool
    decoy: bool
    edge: bool


Start = tuple[int, bool, bool]
"""Where an expression may begin, and whether a decoy or an edge may begin there."""


def _of_letters(letters: str) -> Telling | None:
    kind = _KINDS.get(letters) or ("word" if "五" in letters else None)
    if kind is None:
        return None
    lower = letters.lower()
    begins_decoy = kind in ("unit", "word") and lower in _DECOY_OPENERS
    return Telling(kind, kind != "unit" or _ALONE.match(letters) is not None, begins_decoy, lower == "year")


_PLAIN = {kind: Telling(kind, True, False, False) for kind in ("year", "code", "word")}


def _told(word: str) -> tuple[tuple[int, Telling | None], ...]:
    """Where a word tells of a temporal expression, and of which; None where its place decides."""
    if _UNSURE.fullmatch(word):
        return ((0, None),)
    told = {run.start(): telling for run in _LETTERS.finditer(word) if (telling := _of_letters(run[0]))}
    told |= {hit.start(): _PLAIN[hit.lastgroup or ""] for hit in _FIGURES.finditer(word)}
    return tuple(sorted(told.items()))


_TOLD = Remembered(_told)


def triggers(prose: str, words: Words) -> list[tuple[int, Telling]]:
    """Offsets of the words that tell of a temporal expression, in order."""
    told = list(map(_TOLD.__getitem__, words.texts))
    found: list[tuple[int, Telling]] = []
    for start, marks in zip(compress(words.starts, told), filter(None, told), strict=True):
        for offset, telling in marks:
            if telling:
                found.append((start + offset, telling))
            elif hit := _IN_PLACE.match(prose, start):
                found.append((start, _PLAIN[hit.lastgroup or ""]))
    return found


def _openings(openers: set[str]) -> Remembered[Opening | None]:
    """What a word written backwards is before a telling one; None where expressions have no such word."""

    def opening(drow: str) -> Opening | None:
        word = drow[::-1].lower()
        number = word not in openers and word not in _INNER
        if number and not _NUMBERED.match(word):
            return None
        return Opening(number, number or word in openers, word in _DECOY_OPENERS, word in _EDGE_OPENERS)

    return Remembered(opening)


_OPENINGS = dict.fromkeys(("year", "named", "code", "unit"), _openings(_OPENING)) | {"word": _openings(_OPENING_FIXED)}


def begins(backwards: str, at: int, telling: Telling, floor: int) -> list[Start]:
    """Where an expression with the trigger at `at` may begin, the leftmost first, none before `floor`. `backwards`: the
    prose from its end to its start, where the words before a place can be matched on from it."""
    length = len(backwards)
    found = [(at, telling.decoy, telling.edge)]
    place, limit, numbers = length - at, length - floor, 0
    previous, openings = _PREVIOUS.match, _OPENINGS[telling.kind]
    for _ in range(_MOST_WORDS):
        before = previous(backwards, place, limit)
        if before is None:
            break
        glue, drow = before.groups()
        opening = openings[drow]
        if opening is None or "\n\n" in glue:
            break
        number, expression, decoy, edge = opening
        numbers += number
        if numbers > _MOST_NUMBERS:
            break
        place = before.end()
        if expression:
            found.append((length - place, decoy, edge))
    found.reverse()
    return found
