"""An organisation's head -> where the complement of its name ends: `of Science and Technology`, `of China`."""

from __future__ import annotations

from pipeline.extract.entities.tokens import (
    ACRONYM,
    AND,
    CAP,
    EDGE,
    KNOWN,
    MODIFIER,
    ORGANISATION,
    PLACE,
    SECTOR,
    ZONE_HEAD,
    Tokens,
    match_index,
    organisation_index,
    place_index,
)
from pipeline.vocabulary import names

LONGEST = 14


"""Words that an organisation's name has at most on either side of its head."""
OPENING = names.CUES["head_before_of"]
"""Heads that `of` may follow inside the name."""
OF_WORDS = frozenset({"of", "for", "on"})


def known(t: Tokens, first: int) -> bool:
    """Whether a known organisation's name begins here."""
    return bool(t.kinds[first] & KNOWN and match_index(organisation_index(), t.words, first, t.breaks))


def party(t: Tokens, index: int) -> bool:
    """Whether a word that else begins no name stands inside one: `Party`, `National`, `Communist`."""
    return t.words[index] in ("Party", "National", "State", "Central", "First", "Second", "Communist")


def of_place(t: Tokens, of: int) -> int:
    """End of `of China` after an institution's full name; 0 where no place follows."""
    if of + 1 < t.size and t.kinds[of + 1] & PLACE and t.kinds[of + 1] & CAP and not t.breaks[of + 1]:
        return match_index(place_index(), t.lowers, of + 1, t.breaks)
    return 0


def complement(t: Tokens, head: int) -> int:
    """End of `of Science and Technology`, `for Market Regulation`, `of Commerce in China` after a head, else 0."""
    i = head + 1
    if i + 1 >= t.size or t.breaks[i]:
        return 0
    if t.lowers[i] not in OF_WORDS and not (t.lowers[i] == "in" and t.lowers[head] in ("chamber", "association")):
        return 0
    i += 1
    if t.lowers[i] == "the" and i + 1 < t.size:
        i += 1
    start = i
    while i < t.size and i - head < LONGEST and not t.breaks[i]:
        kind = t.kinds[i]
        if (
            (kind & CAP and not (kind & EDGE and not party(t, i)))
            or (t.lowers[i] == "'s" and t.words[i - 1] == "People")
            or (kind & AND and i > start and _continues(t, i))
            or (t.words[i] == "," and i > start and _series(t, i))
            or (
                t.lowers[i] == "of"
                and i > start
                and i + 1 < t.size
                and t.kinds[i + 1] & CAP
                and not t.kinds[i + 1] & (PLACE | EDGE)
            )
        ):
            i += 1
        elif (
            t.lowers[i] in ("of", "in", "for")
            and i > start
            and i + 1 < t.size
            and t.kinds[i + 1] & CAP
            and t.kinds[i + 1] & PLACE
        ):
            if t.lowers[i] == "in" and t.lowers[head] not in ("chamber", "association", "federation"):
                break
            end = match_index(place_index(), t.lowers, i + 1, t.breaks)
            return end or i
        else:
            break
    while i > start and not t.kinds[i - 1] & CAP:
        i -= 1
    return i if i > start else 0


def _continues(t: Tokens, link: int) -> bool:
    """Whether the name goes on after this `and`: no other organisation, place or zone begins there."""
    i = link + 1
    if i >= t.size or t.breaks[i] or not t.kinds[i] & CAP or t.kinds[i] & (EDGE | ACRONYM) or known(t, i):
        return False
    if t.kinds[i] & PLACE and not t.kinds[i] & (MODIFIER | SECTOR):
        return False
    if t.lowers[i] in OPENING:
        return False
    for j in range(i, min(i + 6, t.size)):
        if (t.breaks[j] and j > i) or not t.kinds[j] & CAP:
            break
        if j > i and (t.kinds[j] & (ORGANISATION | ZONE_HEAD)) and t.lowers[j] not in ("technology", "trade"):
            return False
    return True


def _series(t: Tokens, comma: int) -> bool:
    """`Ministry of Culture, Radio and Television`: one capitalised word, then `and` and another."""
    i = comma + 1
    return (
        i + 2 < t.size
        and bool(t.kinds[i] & CAP and t.kinds[i] & (MODIFIER | SECTOR) and not t.kinds[i] & PLACE)
        and bool(t.kinds[i + 1] & AND and t.kinds[i + 2] & CAP)
        and not any(t.breaks[comma : i + 3])
    )
