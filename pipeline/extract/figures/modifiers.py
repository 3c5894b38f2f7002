"""Words beside a figure -> its modifier: a bound (`over`, `up to`) or an estimate (`about`, `or so`)."""

from __future__ import annotations

import re

from pipeline.extract.figures.candidate import Candidate
from pipeline.patterns.numbers import AFTER_MODIFIERS, BEFORE_DECOYS, BEFORE_MODIFIERS
from pipeline.vocabulary.quantities import Approximator

_WINDOW = 44
_AFTER = re.compile(r"[-\u2010\u2011]?(?:[^\S\n]|\n(?!\n))?")
_MARK = re.compile(
    r"\b(?:pass|cross|break|broke|top|exceed|surpass|overtak|breach|beyond)\w*\s+(?:through\s+)?(?:the|a)\s+\Z",
    re.IGNORECASE,
)
_MARK_AFTER = re.compile(r"[\s-](?:mark|threshold|barrier|line|level|milestone)\b")
_FILLER = re.compile(r"(?:a\s+)?(?:total|combined|whopping|further|additional|another|mere|record)(?:\s+of)?\Z")


def words_before(prose: str, start: int) -> list[str]:
    """The last words before `start` in its paragraph, at most five."""
    head = prose[max(0, start - _WINDOW) : start]
    cut = head.rfind("\n\n")
    words = (head[cut + 2 :] if cut >= 0 else head).split()
    if words and len(words[0]) == len(head):
        return words
    return words[-5:]


def modifier_before(words: list[str]) -> Approximator | None:
    """The modifier that the last of `words` end with."""
    if not words:
        return None
    last = words[-1].lower().lstrip("([“\"'‘（—–")
    rows = BEFORE_MODIFIERS.get(last)
    if rows:
        tail = [word.lower() for word in words]
        for surface, row in rows:
            take = len(surface)
            first = tail[-take].lstrip("([“\"'‘（—–-") if take <= len(tail) else ""
            if first == surface[0] and (take == 1 or tuple(tail[1 - take :]) == surface[1:]):
                return row
        return None
    return _chinese_modifier(last) if last[-1:] > "\u2e80" else None


def _chinese_modifier(last: str) -> Approximator | None:
    """`约`, `超过` at the end of the characters before a number."""
    for length in (2, 1):
        if rows := BEFORE_MODIFIERS.get(last[-length:]):
            return rows[0][1]
    return None


def is_named(prose: str, number: Candidate) -> bool:
    """Whether the words before a number make it part of a name (`Highway 110`, `No 47`)."""
    words = words_before(prose, number.start)
    if not words:
        return False
    last = words[-1].lstrip("([“\"'‘（—–-")
    rows = BEFORE_DECOYS.get(last.lower())
    if not rows:
        return False
    for surface, row in rows:
        tail = words[-len(surface) :]
        tail[0] = tail[0].lstrip("([“\"'‘（—–-")
        written = " ".join(tail)
        wanted = " ".join(surface)
        if written == wanted or (row.any_case and written.lower() == wanted.lower()) or written == wanted.upper():
            return True
    return False


def set_modifier(prose: str, figure: Candidate) -> None:
    """Give a figure the modifier that its neighbours state, if any."""
    if figure.modifier:
        return
    words = words_before(prose, figure.start)
    row = modifier_before(words)
    if row is None and words and words[-1] == "of":
        head = " ".join(words)
        if filler := _FILLER.search(head):
            row = modifier_before(head[: filler.start()].split())
    if row is not None and row.modifier != "none":
        figure.modifier, figure.verb_modifier = row.modifier, row.verb
        return
    if _MARK_AFTER.match(prose, figure.end) and _MARK.search(prose, max(0, figure.start - 24), figure.start):
        figure.modifier, figure.verb_modifier = "more_than", True
        return
    gap = _AFTER.match(prose, figure.end)
    after = AFTER_MODIFIERS.match(prose, gap.end()) if gap else None
    if after is not None and not prose[after[0] : after[0] + 2].strip()[:1].isdigit():
        figure.modifier = after[1].modifier


_GAPPED = re.compile(
    r"\s*,?\s+(?:and|while|but)\s+(?:its|the|their|his|a|total|gross|annual)?\s*((?:[A-Za-z-]+\s+){1,7})\Z"
)
_VERBAL = frozenset(
    "is was are were be been will would has have had reached reach hit came rose fell grew stood totaled".split()
    + "to at of with from by in on".split()
)


def share_verb_modifier(prose: str, first: Candidate, second: Candidate) -> None:
    """`top 40 billion yuan and its profits and taxes 5 billion yuan`: the verb, and its bound, hold for both sums."""
    if not first.verb_modifier or second.modifier or first.table != second.table:
        return
    gap = _GAPPED.fullmatch(prose, first.end, second.start) if second.start - first.end < 90 else None
    if gap is not None and not _VERBAL.intersection(gap[1].lower().split()):
        second.modifier, second.verb_modifier = first.modifier, True
