"""Zones that share a head (`the Zhangjiang and Caohejing hi-tech parks`), and lists of parts in lower case."""

from __future__ import annotations

import re

from pipeline.extract.entities.phrases import INDEFINITE, ZonePhrase
from pipeline.extract.entities.tokens import AND, CAP, COMMON, DOMAIN, EDGE, LEVEL, MODIFIER, Tokens
from pipeline.vocabulary import names

_LONGEST = 16
"""Phrases of a list that are looked at on either side."""
_PARTS = names.CUES["part_announcer"]
_ORDINALS = names.CUES["ordinal"]
"""Words by which an apposition says which one a zone was (`X, the first industrial park in China`)."""
_BULLET = re.compile(r"(?:\A|\n)[ \t]*(?:[-*\u2022\u00b7\u25cf\u2013\u2014]|\(?\d{1,2}[.)])[ \t]*\Z")
_AFTER_ITEM = frozenset({".", ":", ",", "(", "-", "\u2013", "\u2014"})
_PRESENTING = re.compile(
    r"\b(?:consist(?:s|ed|ing)|composed|made up) of the $|\b(?:compris(?:es|ed|ing|e)|divided into|namely) the $"
)


def is_presented(t: Tokens, first: int, head: int) -> bool:
    """Whether type words in capitals are the name of a part: an item of a list, or one of what a zone consists of."""
    if not all(t.kinds[i] & (CAP | AND) for i in range(first, head + 1)) or t.kinds[first] & LEVEL:
        return False
    before = t.text[max(0, t.starts[first] - _WINDOW) : t.starts[first]]
    if head + 1 < t.size and t.words[head + 1] in _AFTER_ITEM and _BULLET.search(before):
        return True
    return bool(_PRESENTING.search(before[-_PHRASE:]))


_WINDOW = 24
_PHRASE = 18
"""Characters before a name that may hold a bullet, or words that present parts."""


def coordinated(t: Tokens, head: int) -> list[ZonePhrase]:
    """`the Zhangjiang and Caohejing hi-tech parks`: a phrase for each proper name, the last with the shared head."""
    first = head
    while (
        first > max(0, head - 8)
        and not t.breaks[first]
        and t.kinds[first - 1] & MODIFIER
        and not t.kinds[first - 1] & CAP
    ):
        first -= 1
    if first == head and not t.kinds[head] & CAP:
        return []
    while t.kinds[head] & CAP and first > max(0, head - 8) and not t.breaks[first] and t.kinds[first - 1] & MODIFIER:
        first -= 1
    shared = _singular(t, first, head)
    spans: list[tuple[int, int]] = []
    end = first
    while end > max(0, head - 24) and not t.breaks[end]:
        start = _proper_run(t, end)
        if start == end:
            break
        spans.append((start, end))
        if not start or t.breaks[start]:
            break
        link = t.lowers[start - 1]
        if link not in ("and", "&", ",") or (len(spans) == 1 and link == ","):
            break
        end = start - 1
        if link in ("and", "&") and end and t.words[end - 1] == ",":
            end -= 1
    if len(spans) < 2:
        return []
    return [
        ZonePhrase(s, head + 1 if n == 0 else e, head, "name", "the", f"{t.surface(s, e)} {shared}")
        for n, (s, e) in reversed(list(enumerate(spans)))
    ]


def _proper_run(t: Tokens, end: int) -> int:
    start = end
    while start > 0 and end - start < 3 and t.kinds[start - 1] & CAP and not t.kinds[start - 1] & (EDGE | COMMON):
        start -= 1
        if t.breaks[start]:
            break
    return start


def _singular(t: Tokens, first: int, head: int) -> str:
    word = names.ZONE_PLURALS[t.lowers[head]].word
    word = word.capitalize() if t.words[head][0].isupper() else word
    return f"{t.surface(first, head)} {word}" if head > first else word


def list_names(t: Tokens, phrases: list[ZonePhrase]) -> None:
    """Turn the lower-case phrases that a list of parts or a named neighbour makes names into names; the rest nominals.

    A phrase is listed where at least two stand in one sentence after a word that announces parts, the first with no
    indefinite article, or where it is joined to a named zone by `and` or a comma.
    """
    listed = [p for p in phrases if p.kind == "listed"]
    if not listed:
        return
    chosen: set[str] = set()
    for n, phrase in enumerate(phrases):
        if phrase.kind == "listed" and (_beside_name(t, phrases, n) or _announced(t, phrases, n)):
            chosen.add(phrase.name.lower())
    for phrase in listed:
        phrase.kind = "name" if phrase.name.lower() in chosen else "nominal"


def _beside_name(t: Tokens, phrases: list[ZonePhrase], n: int) -> bool:
    """Whether `and the` alone stands between this phrase and a named zone before it, or a comma before the next."""
    phrase = phrases[n]
    if phrase.before == "" and n + 1 < len(phrases) and phrases[n + 1].kind == "name":
        return t.lowers[phrase.last : phrases[n + 1].first] == [","] and bool(t.kinds[phrase.first] & CAP)
    if {*t.lowers[phrase.first : phrase.head]} & _ORDINALS:
        return False
    if phrase.before not in ("the", ",") or not any(t.kinds[i] & DOMAIN for i in range(phrase.first, phrase.head)):
        return False
    earlier = phrases[n - 1] if n else None
    if earlier is not None and earlier.kind != "nominal" and earlier.head != phrase.head:
        between = t.lowers[earlier.last : phrase.first]
        if len(between) <= 3 and {*between} <= {"and", ",", "the"} and {*between} & {"and", ","}:
            return earlier.kind == "name" or _beside_name(t, phrases, n - 1)
    return False


def _announced(t: Tokens, phrases: list[ZonePhrase], n: int) -> bool:
    """Whether this phrase belongs to a list of at least two such phrases after `namely`, `four parks: ...`."""
    first = n
    while (
        first > max(0, n - _LONGEST)
        and phrases[first - 1].kind == "listed"
        and _linked(t, phrases[first - 1], phrases[first])
    ):
        first -= 1
    last = n
    while (
        last + 1 < min(len(phrases), n + _LONGEST)
        and phrases[last + 1].kind == "listed"
        and _linked(t, phrases[last], phrases[last + 1])
    ):
        last += 1
    if last == first:
        return False
    opening = phrases[first].first
    i = opening - 1
    while i > 0 and i > opening - 9 and not t.breaks[i + 1]:
        if t.lowers[i] in INDEFINITE:
            return False
        if t.lowers[i] in _PARTS or t.words[i] == ":":
            return True
        i -= 1
    return False


def _linked(t: Tokens, left: ZonePhrase, right: ZonePhrase) -> bool:
    between = t.lowers[left.last : right.first]
    return (
        0 < len(between) <= 3 and {*between} <= {"and", ",", "the", ";"} and not any(t.breaks[left.last : right.first])
    )
