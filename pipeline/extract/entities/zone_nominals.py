"""Words before a zone's head -> a nominal: `the high-tech zone`, `the Park`, or a part that a list may make a name."""

from __future__ import annotations

from pipeline.extract.entities.phrases import INDEFINITE, Kind, ZonePhrase
from pipeline.extract.entities.tokens import (
    AND,
    CAP,
    DETERMINERS,
    DOMAIN,
    LEVEL,
    LOWER,
    MODIFIER,
    NUMBER,
    ZONE_HEAD,
    Tokens,
)
from pipeline.vocabulary import names

_ORDINARY = names.CUES["ordinary_zone_adjective"]
"""Words that keep `the ... zone` from standing for a named one: ordinals, superlatives, parts."""
_STANDARDS = names.CUES["zone_noun_after"]


def weak_head_fits(t: Tokens, head: int, row: names.ZoneHead) -> bool:
    """Whether a head that is a common noun has one of the words before it that make it a zone's."""
    if not row.needs:
        return True
    previous = t.lowers[head - 1]
    pair = f"{t.lowers[head - 2]} {previous}" if head > 1 else ""
    return previous in row.needs or previous.rpartition("-")[2] in row.needs or pair in row.needs


def nominal(t: Tokens, first: int, head: int, row: names.ZoneHead) -> ZonePhrase | None:
    """A phrase of type words: `the high-tech zone`, `the provincial-level zone` (its text begins after the level)."""
    start = head
    while (
        start > first and not t.kinds[start - 1] & LEVEL and (t.kinds[start - 1] & MODIFIER or t.kinds[start - 1] & AND)
    ):
        start -= 1
    while start < head and (t.kinds[start] & AND or _only_one(t, start, start)):
        start += 1
    if not row.nominal and not any(t.kinds[i] & DOMAIN for i in range(start, head)):
        return None
    if _one_by_one(t, head):
        return None
    before = _introduction(t, min(start, first))
    if head + 1 < t.size and t.lowers[head + 1] in _STANDARDS and not t.breaks[head + 1] and start > first:
        return None
    kind: Kind = "listed" if start < head and weak_head_fits(t, head, row) and before not in INDEFINITE else "nominal"
    return ZonePhrase(start, head + 1, head, kind, before, t.surface(start, head + 1))


def _one_by_one(t: Tokens, head: int) -> bool:
    """Whether the head is told off one by one (`Zone by zone`, `park after park`)."""
    word = t.lowers[head]
    after = head + 2 < t.size and t.lowers[head + 1] in _IN_TURN and t.lowers[head + 2] == word
    return after or (head > 1 and t.lowers[head - 1] in _IN_TURN and t.lowers[head - 2] == word)


_IN_TURN = frozenset({"by", "after"})


def _introduction(t: Tokens, first: int) -> str:
    """The word that introduces a nominal, past one measure or adjective (`the 415-sq-km zone`, `the whole park`)."""
    past = 0
    if _only_one(t, first, first):
        return "the"
    for i in range(first - 1, max(-1, first - _FURTHEST), -1):
        if t.breaks[i + 1]:
            return ""
        word = t.lowers[i]
        past += not (t.glued(i + 1) and i + 1 < first)
        if past > _MOST_WORDS:
            break
        if _only_one(t, i, first):
            return "the"
        if word in DETERMINERS or word in INDEFINITE or word in _ORDINARY or word.endswith("est"):
            return word
        if word[0].isdigit() and word.endswith(("st", "nd", "rd", "th")):
            return word
        if t.kinds[i] & (CAP | AND) or not (t.kinds[i] & NUMBER or word.isalpha() or "-" in word or _in_number(t, i)):
            return word
        if first - i > 1 and t.lowers[first - 1] in _NOT_ADJECTIVES:
            return t.lowers[first - 1]
        if word in _NOT_ADJECTIVES:
            return word
    return t.lowers[first - 1] if first else ""


def _in_number(t: Tokens, index: int) -> bool:
    """Whether a stop or comma stands inside a number (`11.13-square-km`)."""
    return t.glued(index) and t.glued(index + 1) and bool(t.kinds[index - 1] & NUMBER)


_NOT_ADJECTIVES = names.CUES["function_word"]
_FURTHEST, _MOST_WORDS = 9, 3
"""Tokens and words from a nominal back to what introduces it."""


def _only_one(t: Tokens, rank: int, first: int) -> bool:
    """Whether the zone of that rank in a place opens the sentence (`The province's first free trade zone drew ...`)."""
    word = t.lowers[rank]
    ranked = word in ("first", "only", "largest", "biggest", "newest") or word.endswith(("est", "most"))
    if not ranked or rank < 2 or t.lowers[rank - 1] != "'s" or t.lowers[rank - 2] not in _HOLDERS:
        return False
    start = rank - 2 - (rank > 2 and t.lowers[rank - 3] == "the")
    if not t.breaks[start] and t.words[start - 1] != ",":
        return False
    opened = t.breaks.rfind(1, 0, start + 1)
    after = next((i for i in range(first, min(first + _FURTHEST, t.size)) if t.kinds[i] & ZONE_HEAD), first) + 1
    if start - opened > _MOST_WORDS + 1 or after >= t.size or t.breaks[after]:
        return False
    return bool(t.kinds[after] & LOWER) and t.lowers[after] not in _NOT_ADJECTIVES - {"has", "have", "is", "was"}


_HOLDERS = frozenset({"country", "nation", "province", "region", "city", "municipality", "china"})
