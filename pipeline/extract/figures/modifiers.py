"""Words beside a figure -> its modifier: a bound (`over`, `up to`) or an estimate (`about`, `or so`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.figures.candidate import Candidate
from pipeline.patterns.cues import cue
from pipeline.patterns.gazetteer import NEXT_WORD
from pipeline.patterns.numbers import AFTER_MODIFIERS, BEFORE_DECOYS, BEFORE_MODIFIERS
from pipeline.vocabulary.quantities import CUES, Approximator

_WINDOW = 44
_MARK = re.compile(
    r"\b(?:pass|cross|break|broke|top|exceed|surpass|overtak|breach|beyond)\w*\s+(?:through\s+)?(?:the|a)\s+\Z",
    re.IGNORECASE,
)
_MARKS = frozenset(CUES["mark"])
_GOES_ON = re.compile(r"\s?\d|\s+than\b")
"""`30 firms and more than 40 shops`, `50 plus 20`: no bound of what stands before."""
_BRACKET = re.compile(r" \([^()\n]{1,48}\) ?(?=(?:and|or) )")
_FILLER = re.compile(rf"(?:a\s+)?{cue('total')}(?:\s+of)?\Z")


_TOTALS = frozenset(word.split()[-1] for word in CUES["total"])
_OPENING = "([“\"'‘（—–"
_ENDS = frozenset(",.;:)")
_TAILS = frozenset(
    f"{before}{written}"[-2:]
    for word in (*BEFORE_MODIFIERS, "of")
    for written in (word, word.capitalize(), word.upper())
    for before in ("", " ", "\n", *_OPENING)
)
"""The last two characters of what may be a modifier before a figure and its blank."""


def last_word(prose: str, start: int) -> str:
    """The last word before `start`, in lower case and without a bracket or quotation mark before it; may be empty."""
    words = prose[max(0, start - _WINDOW) : start].rsplit(None, 1)
    return words[-1].lower().lstrip(_OPENING) if words else ""


def _last_two(prose: str, start: int) -> tuple[str, str]:
    """The last word before `start` and the one before it, in lower case and without what opens them."""
    words = prose[max(0, start - _WINDOW) : start].lower().rsplit(None, 2)
    return (
        words[-1].lstrip(_OPENING) if words else "",
        words[-2].lstrip(_OPENING + "-") if len(words) > 1 else "",
    )


def words_before(prose: str, start: int) -> list[str]:
    """The last words before `start` in its paragraph, at most five."""
    head = prose[max(0, start - _WINDOW) : start]
    cut = head.rfind("\n\n")
    words = (head[cut + 2 :] if cut >= 0 else head).split()
    if words and len(words[0]) == len(head):
        return words
    return words[-5:]


def modifier_before(words: Sequence[str]) -> Approximator | None:
    """The modifier that the last of `words` end with."""
    if not words:
        return None
    last = words[-1].lower().lstrip(_OPENING)
    rows = BEFORE_MODIFIERS.get(last)
    if rows is None:
        return _chinese_modifier(last) if last[-1:] > "\u2e80" else None
    if len(words) > 1:
        for surface, row in rows.get(words[-2].lower().lstrip(_OPENING + "-"), ()):
            tail = [word.lower() for word in words[-len(surface) :]]
            tail[0] = tail[0].lstrip(_OPENING + "-")
            if tuple(tail) == surface:
                return row
    alone = rows.get("")
    return alone[0][1] if alone else None


def _chinese_modifier(last: str) -> Approximator | None:
    """`约`, `超过` at the end of the characters before a number."""
    for length in (2, 1):
        if rows := BEFORE_MODIFIERS.get(last[-length:]):
            return rows[""][0][1]
    return None


def is_named(prose: str, number: Candidate) -> bool:
    """Whether the words before a number make it part of a name (`Highway 110`, `No 47`), not a table's cell."""
    before = prose[max(0, number.start - 2) : number.start]
    if before[-1:] == "\t" or (before.isspace() and number.start > 1):
        return False
    rows = BEFORE_DECOYS.get(last_word(prose, number.start).lstrip("-"))
    words = words_before(prose, number.start) if rows else None
    if not rows or not words:
        return False
    for surface, row in rows:
        tail = words[-len(surface) :]
        tail[0] = tail[0].lstrip(_OPENING + "-")
        written = " ".join(tail)
        wanted = " ".join(surface)
        if written == wanted or (row.any_case and written.lower() == wanted.lower()) or written == wanted.upper():
            return True
    return False


def _modifier_at(prose: str, start: int) -> Approximator | None:
    tail = prose[start - 3 : start] if start > 2 else ""
    if tail[2:] == " " and tail[:2] not in _TAILS and tail[1].isalnum() and tail[1] < "\u2e80":
        return None
    last, previous = _last_two(prose, start)
    rows = BEFORE_MODIFIERS.get(last)
    telling = "" in rows or previous in rows if rows else last[-1:] > "\u2e80"
    if not telling and (last != "of" or previous not in _TOTALS):
        return None
    words = words_before(prose, start)
    row = modifier_before(words)
    if row is None and words and words[-1] == "of":
        head = " ".join(words)
        if filler := _FILLER.search(head):
            row = modifier_before(head[: filler.start()].split())
    return row


def set_modifier(prose: str, figure: Candidate) -> None:
    """Give a figure the modifier that its neighbours state, if any."""
    if figure.modifier:
        return
    row = _modifier_at(prose, figure.start)
    if row is not None and row.modifier != "none":
        figure.modifier, figure.verb_modifier = row.modifier, row.verb
        return
    if prose[figure.end : figure.end + 1] in _ENDS:
        return
    bracket = _BRACKET.match(prose, figure.end) if prose[figure.end : figure.end + 2] == " (" else None
    word = NEXT_WORD.match(prose, bracket.end() if bracket else figure.end)
    if word is None:
        return
    if word[1] in _MARKS and _MARK.search(prose, max(0, figure.start - 24), figure.start):
        figure.modifier, figure.verb_modifier = "more_than", True
        return
    entry = AFTER_MODIFIERS.entries.get(word[1].lower())
    after = entry.match(prose, word.start(1), word.end()) if entry else None
    if after is not None and not _GOES_ON.match(prose, after[0]):
        figure.modifier = after[1].modifier


_GAPPED = re.compile(
    r"\s*,?\s+(?:and|while|but)\s+(?:its|the|their|his|a|total|gross|annual)?\s*((?:[A-Za-z-]+\s+){1,7})\Z"
)
_VERBAL = frozenset(CUES["verbal"])


def share_verb_modifier(prose: str, first: Candidate, second: Candidate) -> None:
    """`top 40 billion yuan and its profits and taxes 5 billion yuan`: the verb, and its bound, hold for both sums."""
    if not first.verb_modifier or second.modifier or first.table != second.table:
        return
    gap = _GAPPED.fullmatch(prose, first.end, second.start) if second.start - first.end < 90 else None
    if gap is not None and not _VERBAL.intersection(gap[1].lower().split()):
        second.modifier, second.verb_modifier = first.modifier, True
