"""Capitalised words that may name a firm -> how strongly what stands before or beside them says so, in points.

A company noun in apposition or before it, an office (`manager at X`), a supplier or a partner, a list that is announced
as one of firms, and a next sentence that calls it `the company`.
"""

from __future__ import annotations

from pipeline.extract.entities.lower_bodies import place_ending_at
from pipeline.extract.entities.tokens import (
    CAP,
    COMMON,
    LOWER,
    NUMBER,
    REPORTING,
    Tokens,
)
from pipeline.vocabulary import names

_OWNED = names.CUES["firm_property"]
_ASSETS = names.CUES["firm_asset"]
_OFFICES = names.CUES["firm_office"]
_STAFF = names.CUES["firm_staff"] | names.CUES["firm_executive"] | _OFFICES
RELATED = names.CUES["firm_dependent"]
"""What a firm is to another; it stands before `of` or `to` and that one (`supplier to X`), or before its own name."""
_PARTNERING = names.CUES["firm_partnering"]
"""What stands before `with` or `between` and a firm: `joint venture with X`."""
_HOLDINGS = frozenset({"stake", "stakes", "shares"})

_HELD = names.CUES["holder_participle"]
"""Participles that make an adjective of a firm's home or owner (`German-owned`, `Shenzhen-based`)."""
_FIRM_PARTICIPLES = names.CUES["firm_participle"]
_AGENT_VERBS = names.CUES["firm_agent_participle"]
_ANAPHORS = names.CUES["firm_anaphor"]

_PREDICATES = frozenset({"are", "is", "were", "was", ":"})
_EXAMPLES = _PREDICATES | {"as", "including", "like", "namely", "called", "named", "include", "includes"}
_EXEMPLIFIED = names.COMPANY_NOUNS | names.CUES["firm_example"]
_DRAWING = names.CUES["firm_drawing_verb"]
"""Verbs whose object may be a firm: `has drawn X`, `told X`."""
_FOUNDING = names.CUES["firm_object_verb"]
"""Verbs whose object is a firm: `founded X`, `acquired X`."""
_SHARING = names.CUES["share_verb"]
"""Verbs whose object is a share of a firm."""
_LENDING = frozenset({"borrow", "borrowed", "borrowing", "raised", "raising", "loan", "loans", "funding", "financing"})
_FURTHEST_VERB, _FURTHEST_LOAN = 6, 10
_PERCENT = frozenset({"percent", "%"})
_NOT_FIRMS = names.CUES["other_than_firm"]
_QUOTES = frozenset({'"', "“", "'", "‘"})
_PAUSES = frozenset({",", "-", "–", "—"})
_NUMERALS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both"})
_FURTHEST_COUNT, _LONGEST_OPENING = 5, 12
_PARTS = RELATED | names.COMPANY_NOUNS
_ARTICLES = frozenset({"a", "an", "its", "another", "the", "'s"})
_COUNTING = frozenset({"more", "than", "over", "some", "and", "countries", "regions", "provinces", "cities", "the"})
_PLACING = frozenset({"in", "at", "of", "from", "to"})
_FURTHEST_EXAMPLE, _FURTHEST_SUBJECT = 10, 14
_LONGEST_SENTENCE = 60
_LONGEST_ANAPHOR = 6


def before(t: Tokens, first: int) -> int:
    """Points for what stands before a name that begins at word `first`."""
    if first > 1 and t.words[first - 1] in _QUOTES and not t.breaks[first - 1]:
        first -= 1
    if not first or t.breaks[first]:
        return 0
    word = t.lowers[first - 1]
    earlier = t.lowers[first - 2] if first > 1 and not t.breaks[first - 1] else ""
    if (word in names.COMPANY_NOUNS or word in RELATED) and (not t.kinds[first - 1] & CAP or t.breaks[first - 1]):
        return 3
    if word in _FOUNDING or (word in _EXAMPLES and _announced(t, first - 1, word)):
        return 3
    if word in _DRAWING:
        return 2
    if word == "'s" and first > 1 and place_ending_at(t, first - 1) is not None:
        return 1 if t.words[first - 2] == "China" else 3
    if word in _HELD and first > 2 and earlier == "-":
        return 3
    if word in ("by", "with", "between"):
        partner = _PARTNERING if word != "by" else _AGENT_VERBS
        return 2 if earlier in partner | _AGENT_VERBS | _OWNED else word != "between"
    if word in _PAUSES and (points := _after_pause(t, first - 1, earlier)):
        return points
    if word == "them" and earlier == "among":
        return 3 if _noun_before(t, first - 2, _FURTHEST_EXAMPLE) else 0
    if word in ("of", "from", "at", "to", "in"):
        return _owner(word, earlier) or 3 * _traded(t, first, word, earlier)
    return 0


def _traded(t: Tokens, first: int, link: str, earlier: str) -> bool:
    """Whether goods, money or shares change hands with a name: `supplier of casings to X`, `9 percent of X`."""
    if link == "of":
        return earlier in _PERCENT and _held(t, first)
    return _supplied(t, first) if link == "to" else link == "from" and _lent(t, first)


def _supplied(t: Tokens, first: int) -> bool:
    """Whether `supplier of casings to` leads up to a name."""
    near = t.lowers[max(0, first - _FURTHEST_VERB) : first - 1]
    return "of" in near and not RELATED.isdisjoint(near[: near.index("of")][-1:])


def _lent(t: Tokens, first: int) -> bool:
    """Whether a sum is borrowed or raised from a name (`borrowed 20 billion yuan from X`)."""
    near = t.lowers[max(0, first - _FURTHEST_LOAN) : first - 1]
    return not _LENDING.isdisjoint(near) and any(word[0].isdigit() for word in near)


def _held(t: Tokens, first: int) -> bool:
    """Whether a verb takes the share before a name (`bought 49 percent of X`), none of `X's roads`."""
    verbs = t.lowers[max(0, first - _FURTHEST_VERB) : first - 2]
    return not _SHARING.isdisjoint(verbs) and t.lowers[first + 1 : first + 2] != _POSSESSIVES


def _after_pause(t: Tokens, pause: int, earlier: str) -> int:
    """Points for `One of them, X`, `Three carmakers, X and Y`, `Headquartered in Wuxi, X`."""
    if earlier in ("them", "these", "those") and t.lowers[pause - 3 : pause - 1] == ["one", "of"]:
        return 3
    if earlier == "others" or (earlier in names.COMPANY_NOUNS and earlier.endswith("s")):
        counted = range(max(0, pause - _FURTHEST_COUNT), pause - 1)
        return 3 if any(t.kinds[i] & NUMBER or t.lowers[i] in _NUMERALS for i in counted) else 0
    if earlier in _PARTS and not _ARTICLES.isdisjoint(t.lowers[max(0, pause - _FURTHEST_COUNT) : pause - 1]):
        return 3
    opening = t.breaks.rfind(1, max(0, pause - _LONGEST_OPENING), pause)
    return 2 if t.words[pause] == "," and opening >= 0 and t.lowers[opening] in _FIRM_PARTICIPLES else 0


def _owner(link: str, noun: str) -> int:
    """Points for `manager at X`, `supplier to X`, `stake in X`, `plant of X`."""
    if link == "to":
        return 3 if noun in RELATED else 2 if noun in ("belongs", "belong") else 0
    if noun in _HOLDINGS and link in ("in", "of"):
        return 3
    if noun == "home" and link == "of":
        return 2
    if link == "in":
        return 0
    if noun in _STAFF or (noun in RELATED and link == "of"):
        return 3
    return 2 if link != "at" and noun in _OWNED | _ASSETS | {"sales", "orders"} else 0


def _announced(t: Tokens, link: int, word: str) -> bool:
    """Whether `such as`, `including`, `include` or a predicate at `link` leads from firms to the names of some."""
    if word in ("include", "includes") or word in _PREDICATES:
        return _noun_before(t, link, _FURTHEST_SUBJECT if word[0] == "i" and word != "is" else _FURTHEST_EXAMPLE - 4)
    at = link - (word == "as" and t.lowers[link - 1] == "such") - 1
    if at < 0:
        return False
    parted = t.words[at] == ","
    at -= parted
    nearest = t.lowers[at]
    if nearest in _EXEMPLIFIED:
        return True
    return (nearest not in _NOT_FIRMS or (parted and _located(t, at))) and _noun_before(t, at, _FURTHEST_EXAMPLE)


def _noun_before(t: Tokens, end: int, furthest: int) -> bool:
    """Whether a noun for firms is the nearest of firms, places and products among the words before `end`."""
    for i in range(end - 1, max(-1, end - 1 - furthest), -1):
        if t.lowers[i] in _EXEMPLIFIED and (t.kinds[i] & LOWER or t.breaks[i]):
            return True
        if t.breaks[i] or (t.lowers[i] in _NOT_FIRMS and not _located(t, i)):
            return False
    return False


def _located(t: Tokens, index: int) -> bool:
    """Whether a place is but where firms are or come from (`firms from more than 40 countries and regions`)."""
    if not _PLACING.isdisjoint(t.lowers[max(0, index - 2) : index]):
        return True
    i = index - 1
    while i > max(0, index - _FURTHEST_VERB) and (t.kinds[i] & NUMBER or t.lowers[i] in _COUNTING):
        i -= 1
    return t.lowers[i] in _PLACING


def taken_up(t: Tokens, first: int, last: int) -> int:
    """Points for a next sentence that calls what opened this one `the company`, `the German chemical giant`.

    What closes its sentence may be taken up too, but not by a bare `the company`, which may be an earlier one.
    """
    if last >= t.size:
        return 0
    opens, closes = bool(t.breaks[first]), t.words[last] == "." and bool(t.breaks[last + 1])
    if not closes and (not opens or t.breaks[last] or t.kinds[last] & (LOWER | REPORTING) != LOWER):
        return 0
    following = t.breaks.find(1, last + closes)
    if following + 2 >= t.size or following - last > _LONGEST_SENTENCE:
        return 0
    if t.lowers[following] == "it" and opens:
        return 2 * (t.lowers[following + 1] in _ACTS or t.lowers[following + 2] in _ACTS)
    if t.lowers[following] != "the":
        return 0
    if t.lowers[following + 1] in _ANAPHORS:
        return 1 if opens else 0
    for i in range(following + 2, min(following + _LONGEST_ANAPHOR, t.size)):
        if t.breaks[i] or t.words[i - 1] == ",":
            return 0
        if t.lowers[i] in _ANAPHORS:
            foreign = t.kinds[i - 1] & CAP and t.kinds[i - 1] & COMMON
            return 3 if opens and (closes or foreign) else 2 if closes else 1
        if t.lowers[i] in names.COMPANY_NOUNS:
            return 2
    return 0


_AFTER_HEAD = frozenset({",", ".", "of", "for", "in", "by", "from", "to", "with", "on", "at", "that", "which", "who"})
"""Words that follow the head of an apposition."""
_ACTS = names.CUES["firm_act"]
"""Verbs of which no town is the subject in a sentence that `it` opens."""
_POSSESSIVES = ["'s"]
"""What makes an owner of a company noun (`the Camry, the carmaker's best seller`)."""


def apposition(t: Tokens, last: int) -> int:
    """`X, a maker of`, `X, which makes`, `X, whose plant`, `X, China's largest supplier`, `X, Y's affiliate`."""
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
    owned = following[1:2] == _POSSESSIVES
    if owned or following[0] in ("a", "an", "the", "one", "another") or t.kinds[last + 1] & LOWER:
        opening = 2 if owned or following[:2] == ["one", "of"] else 1
        for n, word in enumerate(following):
            noun = word in names.COMPANY_NOUNS or (owned and word in RELATED)
            if noun and following[n + 1 : n + 2] != _POSSESSIVES:
                return 4
            if (n >= opening and word in _AFTER_HEAD) or word in ("said", "says", ";"):
                return 0
    return 0
