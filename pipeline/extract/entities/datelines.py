"""Places before the text of a story, where it was written: they are no mentions.

`HEFEI, July 16 (Xinhua) --`, `DATONG, Shanxi, June 3 (Xinhua)`.
"""

from __future__ import annotations

from pipeline.extract.entities.tokens import ACRONYM, PLACE, Tokens

_MARKS = frozenset({",", "-", "–", "—", "(", "/", ":"})


def in_dateline(t: Tokens, first: int, end: int) -> bool:
    """Whether a place over words `first` to `end` (exclusive) says where the story was written."""
    if end >= t.size:
        return False
    return _opens_wire(t, first, end) if t.breaks[first] else _follows_wire(t, first, end)


def _opens_wire(t: Tokens, first: int, end: int) -> bool:
    """`HEFEI, July 16 (Xinhua) --`, `CHONGQING - Two years ...`: the place of writing, in capitals."""
    return t.words[end] in _MARKS and all(t.kinds[i] & ACRONYM for i in range(first, end))


def _follows_wire(t: Tokens, first: int, end: int) -> bool:
    """Whether the name says in what province the place of writing lies: `DATONG, Shanxi, June 3 (Xinhua)`."""
    city = first - 2
    if city < 0 or t.words[first - 1] != "," or t.words[end] not in _MARKS - {"/"}:
        return False
    while city > first - 4 and not t.breaks[city] and t.kinds[city - 1] & ACRONYM:
        city -= 1
    return bool(t.breaks[city]) and all(t.kinds[i] & ACRONYM and t.kinds[i] & PLACE for i in range(city, first - 1))
