"""What kind of percentage a figure is, which way it goes, and of what whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import Item, extent
from pipeline.models import Figure
from pipeline.patterns.cues import cue

_MULTIPLE = re.compile("doubl|tripl|quadrupl|fold|times|twice|multiple")
_CHANGE = frozenset({"growth", "increase", "rise", "expansion", "decline", "decrease"})
_SIGNS = {"+": "up", "-": "down", "\u2212": "down", "\u2013": "down"}
_SIGN_WORD = re.compile(rf"\b(?:({cue('plus')})|{cue('minus')})\s\Z", re.IGNORECASE)
_YEARLY = frozenset({"a", "annually", "on", "a year", "per", "per year", "every"})
_SHARE_WORDS = (
    "half",
    "third",
    "quarter",
    "fifth",
    "tenth",
    "every",
    "in full",
    "percent of",
    "two-thirds",
    "majority",
)


def sign_of(prose: str, start: int) -> str | None:
    """Which way the sign before `start` points (`-3.5%`, `minus 3.5 percent`); None where there is none."""
    if prose[start - 1 : start] in _SIGNS:
        return None if prose[start - 2 : start - 1].isalnum() else _SIGNS[prose[start - 1]]
    word = _SIGN_WORD.search(prose, max(0, start - 10), start)
    return None if word is None else "up" if word[1] else "down"


def kind_of(items: Sequence[Item], index: int, chunk: Chunk, surface: str, sign: str | None) -> tuple[str, str | None]:
    """Kind and, for growth, direction of the percentage at `index`; `surface` is its text in lower case, `sign` which
    way the sign before it points."""
    if sign is not None:
        return "growth", sign
    if _negative(items, index, chunk):
        return "growth", "down"
    if _MULTIPLE.search(surface):
        return "growth", "up"
    if surface.startswith("halv"):
        return "growth", "down"
    following = items[index + 1] if index + 1 < chunk.last else None
    first = 0 if chunk.opener == ":" and index == chunk.first else chunk.first
    before = range(index - 1, max(first, index - 9) - 1, -1)
    moved = {role for k in before for role in items[k].sense.roles & {"up", "down"}}
    if moved and items[index - 1].surface == "by":
        return "growth", "down" if "down" in moved else "up"
    if _over_base(items, index):
        return "growth", "up"
    difference = _difference(items, index)
    if difference is not None:
        return "growth", difference
    if index == chunk.first + 1 and items[chunk.first].surface in ("by", "at") and chunk.first > 1:
        reach = 7 if items[chunk.first].surface == "by" else 4
        apart = {role for k in range(max(0, chunk.first - reach), chunk.first) for role in items[k].sense.roles}
        if apart & {"up", "down"}:
            return "growth", "down" if "down" in apart else "up"
    changed = items[index - 2].sense.roles & {"up", "down"} if index > 1 and items[index - 1].surface == "of" else None
    if changed:
        return "growth", "down" if "down" in changed else "up"
    if _of_counted(items, index) or (not moved and _in_of_which(items, chunk)):
        return "share", None
    after = range(index + 1, min(chunk.last, index + 5))
    if following is not None and following.surface in _YEARLY and "average" in (items[k].surface for k in after):
        return "growth", "up"
    if following is not None and following.surface == "of" and any(items[k].surface in _CHANGE for k in after):
        falling = any("down" in items[k].sense.roles for k in after)
        return "growth", "down" if falling else "up"
    of_whole = following is not None and following.surface == "of"
    if of_whole or (not _OF_PERCENT.search(surface) and any(word in surface for word in _SHARE_WORDS)):
        return "share", None
    if any("share" in items[k].sense.roles for k in before):
        return "share", None
    if index and items[index - 1].surface in ("to", "from") and not any(items[k].surface in _CHANGE for k in before):
        return "rate", None
    for span in (before, after):
        for k in span:
            if items[k].kind == "figure" and span is after:
                break
            roles = items[k].sense.roles
            if span is before and items[k + 1].surface == "than":
                continue
            if "rate" in roles:
                return "rate", None
            if "up" in roles:
                return "growth", "up"
            if "down" in roles:
                return "growth", "down"
            if items[k].surface in ("more", "higher") and span is after:
                return "growth", "up"
            if items[k].surface in ("less", "lower", "off") and span is after:
                return "growth", "down"
    return "rate", None


_OF_PERCENT = re.compile(r"\b(?:per\s?cent|points?)\Z")
"""`half a percent`: the part is of a percent, of no whole."""


def _negative(items: Sequence[Item], index: int, chunk: Chunk) -> bool:
    """Whether a percentage is one of `negative growth`."""
    near = items[max(chunk.first, index - 4) : min(chunk.last, index + 3)]
    if "negative" not in [item.surface for item in near]:
        return False
    return any(a.surface == "negative" and "up" in b.sense.roles for a, b in pairwise(near))


_COMPARED = {"more": "up", "higher": "up", "above": "up", "less": "down", "lower": "down", "fewer": "down"}


def _difference(items: Sequence[Item], index: int) -> str | None:
    """Which way a figure differs from a base: `a tenth more than in 2011`."""
    following = [item.surface for item in items[index + 1 : index + 3]]
    return _COMPARED.get(following[0]) if following[1:] == ["than"] else None


def _over_base(items: Sequence[Item], index: int) -> bool:
    """Whether a percentage is what something is above its base: `6.8 billion, 32.9 percent over the same period`."""
    ahead = items[index + 1 : index + 4]
    if not ahead or ahead[0].surface not in ("over", "above"):
        return False
    return any(
        (item.kind == "time" and item.surface != "the period") or "same" in item.sense.roles for item in ahead[1:]
    )


def _of_counted(items: Sequence[Item], index: int) -> bool:
    """Whether the sentence or the clause begins with the whole: `Of the 1,730 firms, 70 percent were`, `of which 40
    percent is`."""
    back = index - 1
    while back >= 0 and items[back].kind == "word" and items[back].sense.roles & {"link", "relative"}:
        if items[back].surface == "of" and items[back + 1].sense.roles & {"relative", "these", "them"}:
            return True
        back -= 1
    return back > 1 and items[0].surface == "of" and items[back].surface == "," and back < 10


def _in_of_which(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether a clause tells of parts of what stands before it: `of which the port is to pay 45 percent`."""
    return chunk.first > 0 and items[chunk.first].surface == "which" and items[chunk.first - 1].surface == "of"


def whole_of(text: str, items: Sequence[Item], index: int, chunk: Chunk) -> str | None:
    """The words after `of`, up to the end of the chunk or a verb: `Baiyin's GDP`."""
    if index + 2 >= chunk.last or items[index + 1].surface != "of":
        return None
    end = index + 2
    while end < chunk.last and end < index + 14:
        item = items[end]
        if item.kind in ("time", "figure") or item.sense.roles & {
            "coordinate",
            "relative",
            "modal",
            "past",
            "present",
            "perfect",
        }:
            break
        if end > index + 2 and item.surface in ("over", "by", "for", "with", "as"):
            break
        end += 1
    start, stop = extent(text, items, index + 2, end)
    return text[start:stop] if end > index + 2 else None


def figure_text(text: str, figure: Figure) -> str:
    """A figure's words in lower case, white space made single."""
    return " ".join(text[figure.start : figure.end].lower().split())
