"""Capitalised words that may name a firm -> how strongly what stands beside them says so, in points.

A company noun in apposition or before it, a verb that firms are subjects of, `its suppliers`, a plant of its own.
"""

from __future__ import annotations

from pipeline.extract.entities.tokens import (
    ACRONYM,
    CAP,
    LOWER,
    PLACE,
    REPORTING,
    Tokens,
    lookup,
)
from pipeline.vocabulary import names

_OWNED = names.CUES["firm_property"]
_OFFICES = names.CUES["firm_office"]


_HELD = names.CUES["holder_participle"]
"""Participles that make an adjective of a firm's home or owner (`German-owned`, `Shenzhen-based`)."""
_EXECUTIVES = names.CUES["firm_executive"]
_FIRM_PARTICIPLES = names.CUES["firm_participle"]


_EXAMPLES = frozenset({"as", "including", "like", "namely"})
_AGENTS = frozenset({"by", "with"})


_ANAPHORS = names.CUES["firm_anaphor"]
_LONGEST_SENTENCE = 60
_AGENT_VERBS = names.CUES["firm_agent_participle"]


def before(t: Tokens, first: int) -> int:
    """Points for what stands before a name that begins at word `first`."""
    if not first or t.breaks[first]:
        return 0
    word = t.lowers[first - 1]
    if word in names.COMPANY_NOUNS and (not t.kinds[first - 1] & CAP or t.breaks[first - 1]):
        return 3
    if word in _EXAMPLES and any(t.lowers[i] in names.COMPANY_NOUNS for i in range(max(0, first - 6), first)):
        return 3
    if word in ("'s", "’s") and first > 1 and t.kinds[first - 2] & PLACE:
        return 1 if t.words[first - 2] == "China" else 3
    if word in _HELD and first > 2 and t.words[first - 2] == "-":
        return 3
    if word in _AGENTS:
        return 2 if first > 1 and t.lowers[first - 2] in _AGENT_VERBS | _OWNED else 1
    if (
        word == ","
        and t.lowers[first - 2] in ("them", "these", "those")
        and t.lowers[first - 4 : first - 2] == ["one", "of"]
    ):
        return 3
    if word in ("of", "from") and first > 1:
        owner = t.lowers[first - 2]
        return (
            3 if owner in _OFFICES | _EXECUTIVES else 2 if owner in _OWNED | {"arm", "unit", "sales", "orders"} else 0
        )
    return 0


def after(t: Tokens, last: int, *, opens: bool) -> int:
    """Points for what follows a name that ends before word `last`; `opens` where it begins its sentence."""
    if last >= t.size or t.breaks[last]:
        return 0
    word = t.lowers[last]
    if word in names.COMPANY_VERBS:
        return 2 if opens else 1
    if t.kinds[last] & REPORTING:
        return 1
    if word in ("has", "had", "have", "will", "is", "also", "plans") and last + 1 < t.size:
        following = {*t.lowers[last + 1 : last + 4]}
        if _its_own(t, last + 1):
            return 3
        return 2 if following & names.COMPANY_VERBS or "its" in t.lowers[last : last + 9] else 0
    if word in ("is", "was") and _one_of(t, last + 1):
        return 3
    if (
        word in ("was", "were", "can", "could", "would", "wants", "needs", "says")
        and "its" in t.lowers[last : last + 12]
    ):
        return 3
    if word in ("'s", "’s"):
        following = {*t.lowers[last + 1 : last + 4]}
        return 3 if following & _OFFICES else 2 if following & _OWNED else 0
    if word in _OFFICES:
        return 3
    if word == "of":
        return (3 if t.words[last + 2 : last + 3] == [":"] else 2) if _country(t, last + 1) else 0
    if word in ("and", "plant", "factory") and "its" in t.lowers[last : last + 2]:
        return 3 if {*t.lowers[last : last + 4]} & (names.COMPANY_NOUNS | _OWNED) else 0
    if word in ("plant", "factory"):
        return 2
    if word == "(" and t.words[last + 2 : last + 4] == [")", ","] and t.kinds[last + 1] & ACRONYM:
        last += 3
    return apposition(t, last) if word in (",", "(") else 0


def _its_own(t: Tokens, index: int) -> bool:
    """Whether a possession of firms follows `its` among the next words (`is moving its window plant`)."""
    window = t.lowers[index : index + 6]
    at = window.index("its") if "its" in window else None
    return at is not None and bool({*t.lowers[index + at + 1 : index + at + 4]} & _OWNED)


def taken_up(t: Tokens, first: int, last: int) -> bool:
    """Whether the next sentence calls what opened this one `the company`, `the Japanese group`."""
    if not t.breaks[first] or last >= t.size or t.breaks[last] or t.kinds[last] & (LOWER | REPORTING) != LOWER:
        return False
    following = t.breaks.find(1, last)
    if following + 2 >= t.size or following - last > _LONGEST_SENTENCE or t.lowers[following] != "the":
        return False
    return t.lowers[following + 1] in _ANAPHORS or t.lowers[following + 2] in _ANAPHORS


def _country(t: Tokens, index: int) -> bool:
    """Whether a country's name stands here (`Baltika of Finland`)."""
    named = index < t.size and t.kinds[index] & PLACE and t.kinds[index] & CAP
    return bool(named) and any(place.level == 0 for place in lookup(t.words[index]))


def _one_of(t: Tokens, index: int) -> bool:
    """`was one of the first companies to ...`: a predicate that counts its subject among firms."""
    if t.lowers[index : index + 2] != ["one", "of"]:
        return False
    for word in t.lowers[index + 2 : index + 10]:
        if word in names.COMPANY_NOUNS:
            return True
        if word in (",", ".", "of", "in"):
            return False
    return False


_POSSESSIVES = (["'s"], ["’s"])
"""What makes an owner of a company noun (`the Camry, the carmaker's best seller`)."""


def apposition(t: Tokens, last: int) -> int:
    """`X, a maker of`, `X, which makes`, `X, whose plant`, `X, one of the largest suppliers`."""
    following = t.lowers[last + 1 : last + 11]
    if not following:
        return 0
    if following[0] in _FIRM_PARTICIPLES:
        return 3
    if following[0] in ("which", "whose"):
        if following[0] == "which" and {*following[1:3]} & names.COMPANY_VERBS:
            return 4
        near = {*following[1:5]}
        return 3 if near & names.COMPANY_VERBS or near & _OWNED or near & names.COMPANY_NOUNS else 1
    if following[0] in ("a", "an", "the", "one", "another", "china's", "world's") or t.kinds[last + 1] & LOWER:
        for n, word in enumerate(following):
            if word in names.COMPANY_NOUNS and following[n + 1 : n + 2] not in _POSSESSIVES:
                return 4
            if (n and word in (",", ".", ";", "of", "for", "in")) or word in ("said", "says"):
                return 0
    return 0
