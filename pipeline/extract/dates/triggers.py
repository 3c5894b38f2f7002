"""Prose -> places where a temporal expression may begin: the words that every expression has one of, and what precedes.

Stems are looked for with `str.find` and with patterns that begin with a rare character, which is many times faster than
one pattern for all of them; the word around a hit decides its kind. From it one goes back over words that expressions
begin with (`the first three` before `quarters`).
"""

from __future__ import annotations

import re

from pipeline.vocabulary.time import EDGES, FIXED_WORDS, HOLIDAYS, MONTHS, NUMBER_WORDS, SEASONS, UNITS, WEEKDAYS

_MOST_WORDS = 10
"""Words before its trigger that an expression can begin with."""

_MOST_NUMBERS = 2

_STEMS = (
    *(
        "year",
        "month",
        "week",
        "decade",
        "uarter",
        "centur",
        "day",
        "half",
        "now",
        "urrently",
        "resent",
        "moment",
        "stage",
    ),
    *("o far", "hus far", "to date", "To date", "ecently", "ately", "recent ", "future", "period", "nnual", "aily"),
    *(
        "pring",
        "ummer",
        "utumn",
        "inter",
        "fall",
        "then",
        "plan",
        "omorrow",
        "onight",
        "五",
        "neties",
        "ighties",
        "venties",
        "sixties",
        "fifties",
    ),
)
_NTH_BINDERS = ("on the ", "from the ", "by the ")
_CAPITALS = re.compile(
    "|".join(
        sorted({form[:3] for form in (*MONTHS, *WEEKDAYS)} | {form.upper() for form in MONTHS})
        + ["Year", "YEAR", "Day", "Half", "Now", "Plan", "FYP", "Christmas", "Eve", "Centur", "Decade"]
        + [f"{letter}{number}" for letter in "QH" for number in (1, 2, 3, 4)]
    )
)
_YEARS = re.compile(r"[12]\d\d\d")
_DIGITS = re.compile(r"\d[\d/.\-QH'’s]*+")
_NUMERIC = re.compile(r"\d[-/.]\d\d?[-/.]\d\d")
_CODES = re.compile(r"[1-4][QH](?!\w)|[1-4][QH](?=['’]?(?:20)?\d\d(?!\d))")
_SHORT_DECADES = re.compile(r"[1-9]0['’]?s\b")
_WORD = re.compile(r"[A-Za-z]{1,24}")
_GLUE = " \t\n,.-–—\u00a0('’‘\"“"
_PREVIOUS = re.compile(rf"([{re.escape(_GLUE)}]{{1,4}})([^\W_]{{1,14}})(?![^\W_])")
"""The word before a place, as it stands in the text written backwards."""

_APOSTROPHES = ("'", "’", "‘")
_NUMBERED = re.compile(r"\d{1,4}(?:st|nd|rd|th)?$|\d{4}s$")


def _kinds() -> dict[str, str]:
    kinds = {form.lower(): "unit" for form in UNITS}
    kinds |= dict.fromkeys(("half", "halves", "weekend", "fyp", "fyps", "plan", "plans", "midyear"), "unit")
    kinds |= dict.fromkeys(("period", "periods", "then", "today", "yesterday", "tomorrow", "tonight"), "word")
    kinds |= {form.split()[-1].lower(): "word" for form in FIXED_WORDS if form.split()[-1].lower() not in kinds}
    kinds |= {form.split()[-1].lower(): "word" for form in HOLIDAYS if form.split()[-1].lower() not in kinds}
    kinds |= dict.fromkeys(SEASONS, "word")
    kinds |= {form.lower(): "weekday" for form in WEEKDAYS}
    kinds |= dict.fromkeys(("nineties", "eighties", "seventies", "sixties", "fifties"), "year")
    return kinds | {form.lower(): "month" for form in MONTHS}


_KINDS = _kinds()
_BEFORE = (
    {word for form in EDGES for word in re.split(r"[\s-]+", form)}
    | {word for row in NUMBER_WORDS for word in row.form.split()}
    | {form.lower() for form in (*WEEKDAYS, *MONTHS)}
    | {word.lower() for form in (*FIXED_WORDS, *HOLIDAYS) for word in form.split()}
    | set(
        "the this last next that these those past coming following previous preceding same corresponding "
        "and to or few several couple every each per fiscal financial calendar fy ensuing subsequent prior upcoming "
        "current first initial recent half final latter consecutive straight successive running full whole short "
        "long more five year national new state china country development earlier later so far comparable equivalent "
        "like ago other s "
        "through on thirtieth fortieth fiftieth ongoing present existing intervening season its our".split()
    )
)


def triggers(prose: str) -> list[tuple[int, str]]:
    """Offsets of the words that may belong to a temporal expression, with the kind of rules to try; in order."""
    found: dict[int, str] = {}
    for stem in _STEMS:
        at = prose.find(stem)
        while at >= 0:
            begin = _word_begin(prose, at)
            if begin not in found and (kind := _kind(prose, begin, stem)):
                found[begin] = kind
            at = prose.find(stem, at + len(stem))
    for binder in _NTH_BINDERS:
        at = prose.find(binder)
        while at >= 0:
            at += len(binder)
            if prose[at : at + 1].isdigit():
                found[at] = "word"
            at = prose.find(binder, at)
    for hit in _CAPITALS.finditer(prose):
        at = hit.start()
        if at and prose[at - 1].isalpha():
            continue
        if prose[at + 1].isdigit():
            found[at] = "code"
        elif at not in found and (kind := _kind(prose, at, "")):
            found[at] = kind
    _add_numbers(prose, found)
    return sorted(found.items())


def _add_numbers(prose: str, found: dict[int, str]) -> None:
    for run in _DIGITS.finditer(prose):
        start, end = run.span()
        text = run[0]
        if len(text) > 3:
            for hit in _YEARS.finditer(prose, start, end):
                at = hit.start()
                found.setdefault(at - 2 if prose.startswith("FY", max(0, at - 2)) else at, "year")
            if len(text) > 5:
                for hit in _NUMERIC.finditer(prose, start, end):
                    at = hit.start()
                    found.setdefault(at - 1 if prose[at - 1 : at].isdigit() else at, "year")
        if len(text) > 1:
            if prose[start - 1 : start] in _APOSTROPHES and text[1].isdigit():
                found.setdefault(start - 1, "year")
            _add_lettered(prose, start, end, text, found)


def _add_lettered(prose: str, start: int, end: int, text: str, found: dict[int, str]) -> None:
    """Decades (`90s`) and quarters or halves (`2Q`) in a run of digits and the signs between them."""
    if "s" in text:
        for hit in _SHORT_DECADES.finditer(prose, start, end + 1):
            if not prose[hit.start() - 1 : hit.start()].isalnum():
                found.setdefault(hit.start(), "year")
    if "Q" in text or "H" in text:
        for hit in _CODES.finditer(prose, start, end + 1):
            if not prose[hit.start() - 1 : hit.start()].isalnum():
                found.setdefault(hit.start(), "code")


def _word_begin(prose: str, at: int) -> int:
    begin = at
    while begin > 0 and at - begin < 20 and prose[begin - 1].isalpha():
        begin -= 1
    return begin


def _kind(prose: str, begin: int, stem: str) -> str | None:
    if stem == "五" or " " in stem:
        return "word"
    word = _WORD.match(prose, begin)
    return _KINDS.get(word[0].lower()) if word else None


def begins(backwards: str, at: int, floor: int) -> list[int]:
    """Offsets at which an expression with the trigger at `at` may begin, the leftmost first; none before `floor`.
    `backwards`: the prose from its end to its start, where the words before a place can be matched on from it."""
    length = len(backwards)
    found = [at]
    place, numbers = length - at, 0
    for _ in range(_MOST_WORDS):
        before = _PREVIOUS.match(backwards, place, length - floor)
        if before is None:
            break
        word = before[2][::-1].lower()
        if word not in _BEFORE:
            numbers += 1
            if numbers > _MOST_NUMBERS or not _NUMBERED.match(word):
                break
        if "\n\n" in before[1]:
            break
        place = before.end()
        found.append(length - place)
    found.reverse()
    return found
