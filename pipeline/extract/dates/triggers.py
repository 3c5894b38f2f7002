"""Prose -> places where a temporal expression may begin: the words that every expression has one of, and what precedes.

Stems are looked for with `str.find` and with one pattern whose alternatives begin with rare characters, which is many
times faster than one pattern for all of them; the word around a hit decides its kind. From it one goes back over words
that expressions begin with (`the first three` before `quarters`).
"""

from __future__ import annotations

import re

from pipeline.vocabulary.time import (
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

_MOST_WORDS = 10
"""Words before its trigger that an expression can begin with."""

_MOST_NUMBERS = 2

_STEMS = (
    *("year", "month", "week", "decade", "uarter", "centur", "day", "half", "now", "urrently", "resent", "moment"),
    *("stage", "o far", "hus far", "o date", "ecent", "ately", "future", "period", "nnual", "aily"),
    *("pring", "ummer", "utumn", "inter", "fall", "then", "plan", "omorrow", "onight", "五"),
    *("neties", "ighties", "venties", "sixties", "fifties"),
)
_NTH_BINDERS = ("on the ", "from the ", "by the ")


def _by_first(sources: list[str]) -> str:
    """One alternative for each first character, so that a scan stops at those characters alone."""
    rest: dict[str, list[str]] = {}
    for source in sorted(set(sources)):
        first = source[:2] if source[0] == "\\" else source[0]
        rest.setdefault(first, []).append(source.removeprefix(first))
    return "|".join(f"{first}(?:{'|'.join(ends)})" for first, ends in rest.items())


_SIGNS = re.compile(
    _by_first(
        [form[:3] for form in (*MONTHS, *WEEKDAYS)]
        + [form.upper() for form in MONTHS]
        + ["Year", "YEAR", "Day", "Half", "Now", "Plan", "FYP", "Christmas", "Eve", "Centur", "Decade"]
        + [rf"{letter}(?:(?=[1-4])|(?<=[1-4]{letter}))" for letter in "QH"]
        + [r"1[5-9]\d\d", r"20\d\d", r"2100", r"0(?=['’]?s\b)"]
        + [rf"{sign}(?=\d\d?[-/.]\d\d)" for sign in (r"-", r"/", r"\.")]
        + [rf"{sign}(?=\d\d)" for sign in "'’‘"]
    )
)
"""Names with capitals, years, and the rare sign within other digits: of `03/31/08`, `'08`, `the 90s`."""

_CODE_END = re.compile(r"(?!\w)|['’]?(?:20)?\d\d(?!\d)")
_TENS = tuple("123456789")
_TWO_DIGITS = re.compile(r"[^\w.,-][012]\d")
_WORD = re.compile(r"[A-Za-z]{1,24}")
_GLUE = " \t\n,.-–—\u00a0('’‘\"“"
_PREVIOUS = re.compile(rf"([{re.escape(_GLUE)}]{{1,4}})([^\W_]{{1,14}})(?![^\W_])")
"""The word before a place, as it stands in the text written backwards."""

ALONE = re.compile(r"[Yy]ear|mid|weekend|[a-z]+s\b")
"""The words of kind `unit` with which an expression may begin; all others stand after a number or a word."""

_NUMBERED = re.compile(r"\d{1,4}(?:st|nd|rd|th)?$|\d{4}s$")


def _kinds() -> dict[str, str]:
    kinds = {form.lower(): "unit" for form in UNITS}
    others = ("half", "halves", "midyear", "century", "centuries", "weekend", "fyp", "fyps", "plan", "plans")
    kinds |= dict.fromkeys(others, "unit")
    kinds |= dict.fromkeys(("period", "periods", "then", "today", "yesterday", "tomorrow", "tonight"), "word")
    kinds |= {form.split()[-1].lower(): "word" for form in FIXED_WORDS if form.split()[-1].lower() not in kinds}
    kinds |= {form.split()[-1].lower(): "word" for form in HOLIDAYS if form.split()[-1].lower() not in kinds}
    kinds |= dict.fromkeys(SEASONS, "word")
    kinds |= {form.lower(): "named" for form in WEEKDAYS}
    kinds |= dict.fromkeys(("nineties", "eighties", "seventies", "sixties", "fifties"), "year")
    return kinds | {form.lower(): "named" for form in MONTHS}


_KINDS = _kinds()
_OPENING = (
    {re.split(r"[\s-]+", form)[0] for form in EDGES}
    | {word for row in NUMBER_WORDS for word in row.form.split() if word != "of"}
    | {form.split()[0].lower() for form in (*FIXED_WORDS, *HOLIDAYS)}
    | {row.form for row in OPENERS if not row.inner}
)
_INNER = {word.lower() for form in (*EDGES, *FIXED_WORDS, *HOLIDAYS) for word in re.split(r"[\s-]+", form)} | {
    row.form for row in OPENERS
}
_BEFORE = {word: word in _OPENING for word in _OPENING | _INNER}
"""Words that stand before the telling one, and whether an expression may begin with them."""


def triggers(prose: str) -> list[tuple[int, str]]:
    """Offsets of the words that may belong to a temporal expression, with the kind of rules to try; in order."""
    found: dict[int, str] = {}
    find = prose.find
    for stem in _STEMS:
        at = find(stem)
        while at >= 0:
            begin = _word_begin(prose, at)
            if begin not in found and (kind := _kind(prose, begin, stem)):
                found[begin] = kind
            at = find(stem, at + len(stem))
    for binder in _NTH_BINDERS:
        at = find(binder)
        while at >= 0:
            at += len(binder)
            if prose[at : at + 1].isdigit():
                found[at] = "word"
            at = find(binder, at)
    _add_signs(prose, found)
    return sorted(found.items())


def _add_signs(prose: str, found: dict[int, str]) -> None:
    """What `_SIGNS` finds: the names of months and days, years, codes, and numbers with a sign in them."""
    for hit in _SIGNS.finditer(prose):
        at = hit.start()
        first = prose[at]
        if first in "12":
            found.setdefault(at - 2 if prose.startswith("FY", max(0, at - 2)) else at, "year")
        elif first in "QH" and len(hit[0]) == 1:
            _add_code(prose, found, at)
        elif first.isalpha():
            if not prose[at - 1 : at].isalpha() and at not in found and (kind := _kind(prose, at, "")):
                found[at] = kind
        elif first == "0":
            if prose[at - 1 : at] in _TENS and not prose[at - 2 : at - 1].isalnum():
                found.setdefault(at - 1, "year")
        elif first in "'’‘":
            found.setdefault(at, "year")
        elif prose[at - 1 : at].isdigit():
            found.setdefault(at - 2 if prose[at - 2 : at - 1].isdigit() else at - 1, "year")


def _add_code(prose: str, found: dict[int, str], at: int) -> None:
    """The letter of a quarter or half, before its digit (`Q1`) or after it (`1Q15`)."""
    before = prose[at - 1 : at]
    if prose[at + 1 : at + 2] in _TENS and not before.isalnum():
        found[at] = "code"
    elif _TWO_DIGITS.fullmatch(prose, at - 3, at):
        found[at - 2] = "code"
    if before in _TENS and not prose[at - 2 : at - 1].isalnum() and _CODE_END.match(prose, at + 1):
        found.setdefault(at - 1, "code")


def _word_begin(prose: str, at: int) -> int:
    begin = at
    while begin > 0 and at - begin < 20 and prose[begin - 1].isalpha():
        begin -= 1
    return begin


def _kind(prose: str, begin: int, stem: str) -> str | None:
    if stem == "五" or " " in stem:
        return "word"
    word = _WORD.match(prose, begin)
    if word is None:
        return None
    return _KINDS.get(word[0].lower())


def begins(backwards: str, at: int, floor: int) -> list[tuple[int, str]]:
    """Offsets at which an expression with the trigger at `at` may begin, the leftmost first, none before `floor`; each
    with the word that stands there (empty for the trigger). `backwards`: the prose from its end to its start, where the
    words before a place can be matched on from it."""
    length = len(backwards)
    found = [(at, "")]
    place, limit, numbers = length - at, length - floor, 0
    previous = _PREVIOUS.match
    for _ in range(_MOST_WORDS):
        before = previous(backwards, place, limit)
        if before is None:
            break
        glue, word = before.groups()
        word = word[::-1].lower()
        opens = _BEFORE.get(word)
        if opens is None:
            numbers += 1
            if numbers > _MOST_NUMBERS or not _NUMBERED.match(word):
                break
        if "\n\n" in glue:
            break
        place = before.end()
        if opens is not False:
            found.append((length - place, word))
    found.reverse()
    return found
