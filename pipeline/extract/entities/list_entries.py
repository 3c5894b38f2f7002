"""Words that open a line up to a colon -> whether they name an entry of a list, and which lines stand beside it.

`Volkmann Motors (cars): investment of 30 million yuan` names a firm where its neighbours do; what a figure follows
(`Taxes: 3 million yuan`) is a heading of a table.
"""

from __future__ import annotations

from bisect import bisect_left

from pipeline.extract.entities.tokens import LOWER, Tokens

_LONGEST_REMARK = 6
_LONGEST_BULLET, _LONGEST_LINE = 8, 400
_BULLETS = " \t\xa0-–—*•·.()0123456789"


def names_entry(t: Tokens, first: int, last: int, *, figures: bool = False) -> bool:
    """Whether words `first` to `last` (exclusive) open a line and a colon follows, a remark in brackets apart.

    After the colon words follow, or with `figures` a figure and then what it is for (`300 million yuan for a mill`).
    """
    if last >= t.size or t.words[last] not in (":", "("):
        return False
    start = t.starts[first]
    before = t.text[max(0, start - _LONGEST_BULLET) : start]
    if (start > _LONGEST_BULLET and "\n" not in before) or before.rpartition("\n")[2].strip(_BULLETS):
        return False
    if t.words[last] == ":":
        return last + 1 < t.size and (bool(t.kinds[last + 1] & LOWER) or (figures and _priced(t, last + 1)))
    close = next((i for i in range(last + 1, min(last + _LONGEST_REMARK, t.size)) if t.words[i] == ")"), None)
    return close is not None and t.words[close + 1 : close + 2] == [":"]


def _priced(t: Tokens, first: int) -> bool:
    """Whether a figure with its unit and `for` or a participle follow the colon."""
    end = t.breaks.find(1, first + 1)
    for i in range(first + 1, min(end, first + _LONGEST_PRICE) - 1):
        if t.words[i] == ",":
            return bool(t.kinds[i + 1] & LOWER) and t.lowers[i + 1] not in _COMPARED
    return not _SPENT.isdisjoint(t.lowers[first + 1 : min(end, first + _LONGEST_PRICE)])


_SPENT = frozenset({"for", "in", "into", "to"})
_COMPARED = frozenset({"up", "down", "an", "a", "or", "and", "which", "of", "rising", "with", "increasing"})
"""What goes on after a table's figure rather than say what it is for."""
_LONGEST_PRICE = 8


def neighbours(t: Tokens, first: int) -> list[int]:
    """The first words of the lines before and after that of word `first`, where they are entries with a colon too."""
    start = t.starts[first]
    lines: list[int] = []
    begins = _past_blanks(t.text, t.text.rfind("\n", max(0, start - _LONGEST_BULLET), start), -1)
    above = t.text.rfind("\n", max(0, begins - _LONGEST_LINE), max(0, begins))
    if begins > 0 and (above >= 0 or begins <= _LONGEST_LINE):
        lines.append(above + 1)
    below = t.text.find("\n", start, start + _LONGEST_LINE)
    if below >= 0:
        lines.append(_past_blanks(t.text, below, 1) + 1)
    return [word for line in lines if (word := _opening(t, line)) is not None]


def _past_blanks(text: str, at: int, step: int) -> int:
    """The last of the line ends that follow one another from `at` on, of three at most."""
    for _ in range(2):
        if not 0 <= at + step < len(text) or text[at + step] != "\n":
            break
        at += step
    return at


def _opening(t: Tokens, start: int) -> int | None:
    """First word of the line at offset `start`, past its bullet; None where the line has no colon."""
    line = t.text[start : start + _LONGEST_LINE].partition("\n")[0]
    if ":" not in line:
        return None
    at = bisect_left(t.starts, start + len(line) - len(line.lstrip(_BULLETS)))
    return at if at < t.size else None
