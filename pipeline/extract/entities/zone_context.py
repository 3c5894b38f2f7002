"""Capitalised words that an apposition or a predicate makes a zone: `Biobay, an incubator in the park`.

A head that is a common noun (`Tenghui Valley`) needs no more than what the text calls it: `a 16.8-sq-km extension`.
"""

from __future__ import annotations

from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.tokens import (
    CAP,
    COMMON,
    EDGE,
    GIVEN,
    LOWER,
    NUMBER,
    ORGANISATION,
    SECTOR,
    ZONE_HEAD,
    Tokens,
    lookup,
)
from pipeline.vocabulary import names

_FURTHEST = 8
_LONGEST = 6
_ARTICLES = frozenset({"a", "an"})
_STOPS = frozenset(
    ", . ; : ) ( of for in that which where whose with at on by set within near under run and to along beside between "
    "opposite inside outside next close south north east west about home from is was".split()
)
_GROUNDS = names.CUES["built_ground"]
"""Nouns that say of a valley, a city or a garden that it is built ground."""


def called_zone(t: Tokens, last: int) -> bool:
    """Whether the words from `last` on call the name before them a zone: `, a culture and shopping complex of ...`."""
    if last + 2 >= t.size or t.breaks[last] or t.words[last] != "," or t.lowers[last + 1] not in _ARTICLES:
        return False
    for i in range(last + 2, min(last + 2 + _FURTHEST, t.size)):
        if t.breaks[i] or (t.lowers[i] in _STOPS - {"and"} and not _decimal(t, i)):
            return False
        noun = t.kinds[i] & LOWER and (t.kinds[i] & ZONE_HEAD or t.lowers[i] in _GROUNDS)
        if noun and _ends_phrase(t, i):
            return True
    return False


def _decimal(t: Tokens, index: int) -> bool:
    """Whether a full stop or comma stands inside a number (`16.8-sq-km`)."""
    return bool(t.kinds[index - 1] & NUMBER) and t.glued(index) and t.glued(index + 1) if index + 1 < t.size else False


def context_phrases(t: Tokens, heads: list[int]) -> list[ZonePhrase]:
    """The names that a zone's head in lower case is said of, at each of their mentions."""
    told: set[tuple[str, ...]] = set()
    for head in heads:
        row = names.ZONE_HEADS.get(t.words[head])
        if row is None or (row.needs and t.lowers[head] != "cluster") or not _ends_phrase(t, head):
            continue
        named = _named(t, head)
        if named is not None:
            told.add(tuple(t.words[named[0] : named[1]]))
    return _mentions(t, told) if told else []


def _mentions(t: Tokens, told: set[tuple[str, ...]]) -> list[ZonePhrase]:
    """Wherever one of these names stands by itself."""
    sizes: dict[str, set[int]] = {}
    for words in told:
        sizes.setdefault(words[0], set()).add(len(words))
    found: list[ZonePhrase] = []
    for i in [i for i, word in enumerate(t.words) if word in sizes]:
        for size in sizes[t.words[i]]:
            last = i + size
            if tuple(t.words[i:last]) in told and not any(t.breaks[i + 1 : last]) and not _goes_on(t, i, last):
                found.append(ZonePhrase(i, last, last - 1, "name", "", t.surface(i, last)))
    return found


def _ends_phrase(t: Tokens, index: int) -> bool:
    """Whether a noun ends its phrase: a stop, a participle or the sentence's end follows."""
    after = index + 1
    if after >= t.size or t.breaks[after] or t.lowers[after] in _STOPS:
        return True
    return bool(t.kinds[after] & LOWER) and t.lowers[after].endswith(("ed", "ing"))


def _named(t: Tokens, head: int) -> tuple[int, int] | None:
    """The capitalised words before `, a(n) ... <head>` or `is a(n) ... <head>`; None where there are none."""
    at = head - 1
    while at > max(1, head - _FURTHEST) and t.kinds[at] & (LOWER | NUMBER) and t.lowers[at] not in _ARTICLES | _STOPS:
        at -= 1
    if t.lowers[at] == "'s" and at > 3:
        at -= 2 if t.lowers[at - 2] in ("the", "its", "this") else 1
    elif t.lowers[at] not in _ARTICLES:
        return None
    if at < 2 or any(t.breaks[at - 1 : head + 1]):
        return None
    if t.lowers[at - 1] not in (",", "is", "was"):
        return None
    last = first = at - 1
    while first > max(0, last - _LONGEST) and t.kinds[first - 1] & CAP and not t.kinds[first - 1] & EDGE:
        first -= 1
        if t.breaks[first]:
            break
    return (first, last) if _may_be_zone(t, first, last) else None


def _may_be_zone(t: Tokens, first: int, last: int) -> bool:
    if first == last or (first and not t.breaks[first] and t.lowers[first - 1] in (",", "and", "'s")):
        return False
    if t.kinds[last - 1] & (ORGANISATION | SECTOR) or lookup(t.surface(first, last)):
        return False
    kinds = t.kinds[first:last]
    inner = [names.ZONE_HEADS[t.lowers[i]] for i in range(first, last - 1) if t.kinds[i] & ZONE_HEAD]
    return not all(kind & (COMMON | GIVEN) for kind in kinds) and all(row.needs for row in inner)


def _goes_on(t: Tokens, first: int, last: int) -> bool:
    """Whether a capitalised word stands on either side, so that the words are part of a longer name."""
    before = t.kinds[first - 1] if first and not t.breaks[first] else 0
    after = t.kinds[last] if last < t.size and not t.breaks[last] else 0
    return bool(before & CAP and not before & EDGE) or bool(after & CAP and not after & EDGE)
