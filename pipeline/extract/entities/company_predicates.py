"""Capitalised words that may name a firm -> how strongly what follows them says so, in points.

A verb that firms are subjects of, its object (a plant, a sum of money), `its suppliers`, a plant or a chairman of its
own, an apposition.
"""

from __future__ import annotations

from pipeline.extract.entities.company_evidence import RELATED, apposition
from pipeline.extract.entities.tokens import (
    ACRONYM,
    CAP,
    NUMBER,
    PLACE,
    REPORTING,
    Tokens,
    lookup,
    match_index,
    place_index,
)
from pipeline.vocabulary import names

_OWNED = names.CUES["firm_property"]
_ASSETS = names.CUES["firm_asset"]
"""What firms alone have or build, of what towns and zones have and build too."""
_OFFICES = names.CUES["firm_office"] | names.CUES["firm_staff"]
_AUXILIARIES = names.CUES["firm_auxiliary"]
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_INTENDING = names.CUES["intending_verb"]
_HAVING = frozenset({"has", "have", "had", "saw", "sees"})
_TRADING = names.CUES["firm_trading"]
"""What a firm that has so much of it is known by: sales, staff."""
_EARNED = frozenset({"sales", "turnover", "profit", "profits"})
"""What firms have of that, and no towns."""
_POSSESSIONS = names.CUES["firm_possession"]
_MONEY = frozenset({"yuan", "dollars", "euros", "pounds", "yen", "won", "$", "€", "£", "¥", "rmb", "cny", "usd", "eur"})
_AFTER_OBJECT = names.CUES["after_object"] | _BE
"""Words that end a verb's object: prepositions, conjunctions, a second verb."""
_NOT_BEFORE_SUBJECT = frozenset({"in", "at", "near", "from", "to", "of", "for", "by", "on", "outside"})
_SUM = 3
_PASSIVE = names.CUES["firm_passive"]
"""What is done to firms alone: they are owned, listed."""
_HOLDING = names.CUES["share_verb"]
_EMPLOYING = frozenset({"employ", "employs", "employed"})
_VERBS = names.COMPANY_VERBS | _PASSIVE | _HOLDING | _EMPLOYING
_LAND = frozenset({"hectares", "mu", "acres", "square", "sq"})
_PERCENT = frozenset({"percent", "per", "%"})
_PARTICLES = frozenset({"in", "up", "out"})
"""What may stand between a verb and the sum that it puts in, up or out."""
FURTHER = frozenset({"other", "others", "many", "several", "dozens", "scores", "hundreds"})
"""What closes a list of firms with those that have no name."""
_WITH_ITS = _BE | _HAVING | {"will", "would", "can", "could", "also", "plans", "says", "wants", "needs"}
_AFTER_COUNTRY = _AUXILIARIES | names.COMPANY_VERBS | {":"}
_NEAR_OBJECT, _NEAR_PROPERTY, _NEAR_INTENT, _NEAR_NOUN = 10, 7, 6, 3


def after(t: Tokens, first: int, last: int) -> int:
    """Points for what follows a name of words `first` to `last` (exclusive), an acronym in brackets apart."""
    if t.words[last : last + 1] == ["("] and t.words[last + 2 : last + 3] == [")"] and t.kinds[last + 1] & ACRONYM:
        last += 3
    if last >= t.size or t.breaks[last]:
        return 0
    word = t.lowers[last]
    if word == "'s":
        return _property(t, last + 1)
    if word in _OFFICES:
        return 3
    opens = bool(t.breaks[first]) or t.words[first - 1] == ";"
    if opens or t.lowers[first - 1] not in _NOT_BEFORE_SUBJECT:
        points = _predicate(t, last, opens=opens)
        if points:
            return points + (opens and points < _SUM and _owns(t, last + 1))
        if word in _HAVING and (_object(t, last + 1) > _SUM or _trades(t, last + 1)):
            return 2 + 2 * _trades(t, last + 1)
    if t.kinds[last] & REPORTING:
        return _SUM if _says_it_acts(t, last + 1) else 1
    if word in _BE and _counted(t, last + 1):
        return 3
    if word in _BE and t.lowers[last + 1 : last + 2] in (["a"], ["an"]) and apposition(t, last):
        return 2
    if word in _WITH_ITS:
        return _its_own(t, last)
    return _apposed(t, first, last)


def _owns(t: Tokens, first: int) -> bool:
    """Whether the verb's object is the subject's own (`buys its parts`, `moved its furnaces`)."""
    near = _clause(t, first, _NEAR_PROPERTY)
    if "its" not in near[:3]:
        return False
    own = {*near[near.index("its") + 1 : near.index("its") + 4]}
    return bool(own & (_OWNED | _ASSETS | _TRADING | _POSSESSIONS))


def _trades(t: Tokens, first: int) -> bool:
    """Whether `sales of 2 billion yuan` or a staff of so many is what a subject has."""
    near = _clause(t, first, _NEAR_OBJECT)
    return not _TRADING.isdisjoint(near) and any(word[0].isdigit() for word in near)


def _apposed(t: Tokens, first: int, last: int) -> int:
    """Points for what stands beside a name: its country, its plant, a list, an apposition, a verb after one."""
    word = t.lowers[last]
    if word == "," and t.lowers[last + 1 : last + 2] in (["of"], ["from"]) and _country(t, last + 2):
        return _SUM
    if word in ("of", "from"):
        return _from_home(t, last + 1)
    if word in ("and", "plant", "factory") and "its" in t.lowers[last : last + 2]:
        return 3 if {*t.lowers[last : last + 4]} & (names.COMPANY_NOUNS | _OWNED) else 0
    if word == "and":
        return 3 if _other_firms(t, last + 1) else 0
    if word == ":":
        return 0 if names.COMPANY_NOUNS.isdisjoint(_clause(t, last + 1, _NEAR_NOUN)) else 3
    if word in ("plant", "factory"):
        return 2
    if word == "," and first and t.words[first - 1] == "," and (points := _predicate(t, last + 1, opens=False)):
        return points
    return apposition(t, last) if word in (",", "(", "-", "–", "—") else 0


def _predicate(t: Tokens, last: int, *, opens: bool) -> int:
    """Points for a verb of firms, more for one whose object is a plant, a subsidiary or a sum of money."""
    at = last
    while at < min(last + 4, t.size) and t.lowers[at] in _AUXILIARIES:
        at += 1
    if at >= t.size or any(t.breaks[last : at + 1]):
        return 0
    if at > last and t.lowers[at] not in _VERBS:
        at -= 1
    verb = t.lowers[at]
    counted = t.kinds[at + 1 : at + 2]
    if (verb in _HOLDING and _share(t, at + 1)) or (verb in _EMPLOYING and counted and counted[0] & NUMBER):
        return _SUM
    passive = t.lowers[at - 1] in _BE and not verb.endswith("ing")
    if passive and verb in _PASSIVE:
        return _SUM
    if verb not in names.COMPANY_VERBS:
        return 0
    if at > last and passive:
        return 1
    return _object(t, _past_intent(t, at) + 1) or (2 if opens or at > last else 1)


def _share(t: Tokens, index: int) -> bool:
    """Whether a share of a firm or so much land is held (`holds 60 percent`, `has taken 27 hectares`)."""
    return index + 1 < t.size and bool(t.kinds[index] & NUMBER) and t.lowers[index + 1] in _PERCENT | _LAND


def _says_it_acts(t: Tokens, first: int) -> bool:
    """Whether what a name says is what it does (`said on Monday that it is opening a plant`)."""
    near = _clause(t, first, _NEAR_OBJECT)
    at = near.index("it") + 1 if "it" in near else len(near)
    acts = near[at : at + 3]
    return bool(acts) and acts[0] in _WITH_ITS | names.COMPANY_VERBS and not names.COMPANY_VERBS.isdisjoint(acts)


def _past_intent(t: Tokens, verb: int) -> int:
    """The verb that an intending one leads to (`decided in July to add`), else the verb itself."""
    if t.lowers[verb] in _INTENDING:
        for i in range(verb + 1, min(verb + _NEAR_INTENT, t.size - 1)):
            if t.lowers[i] == "to":
                return i + 1
    return verb


def _object(t: Tokens, first: int) -> int:
    """Points for a verb's object that begins at word `first`: 4 for what firms alone have, 3 for a sum of money."""
    priced = numbered = False
    if t.lowers[first : first + 1] and t.lowers[first] in _PARTICLES:
        first += bool(t.kinds[first + 1] & NUMBER or t.lowers[first + 1][0] in "$€£¥") if first + 1 < t.size else 0
    for i in range(first, min(first + _NEAR_OBJECT, t.size)):
        word = t.lowers[i]
        if word in _ASSETS:
            return 4
        bounding = word in ("than", "to") and t.lowers[i - 1] in ("more", "less", "up")
        if t.breaks[i] or (word in _AFTER_OBJECT and not bounding):
            break
        numbered |= word[0].isdigit()
        priced |= word in _MONEY
    return _SUM if priced and numbered else 0


def _clause(t: Tokens, first: int, longest: int) -> list[str]:
    """The words from `first` on, to the end of the clause."""
    end = first
    while end < min(first + longest, t.size) and not t.breaks[end] and t.words[end] not in (";", ":"):
        end += 1
    return t.lowers[first:end]


def _property(t: Tokens, first: int) -> int:
    """`X's chairman`, `X's new battery plant`, `X's smart grid base (700 million yuan)`."""
    near = _clause(t, first, _NEAR_PROPERTY)
    if not _OFFICES.isdisjoint(near[:3]):
        return 3
    if not _ASSETS.isdisjoint(near[:4]):
        return 3
    if not _OWNED.isdisjoint(near[:3]) or not RELATED.isdisjoint(near[:3]):
        return 2
    bracket = near.index("(") if "(" in near else 0
    priced = bracket > 0 and first + bracket + 1 < t.size and t.kinds[first + bracket + 1] & NUMBER
    if priced and near[bracket - 1] in _OWNED:
        return 3
    return 2 * (not _EARNED.isdisjoint(near[:2])) or int(not _TRADING.isdisjoint(near[:2]))


def _its_own(t: Tokens, last: int) -> int:
    """Points for a possession of firms after `its` in the predicate (`is moving its window plant`)."""
    window = t.lowers[last : last + 12]
    if "its" not in window:
        return 0
    at = window.index("its")
    return 3 if {*window[at + 1 : at + 4]} & _OWNED or t.lowers[last] not in ("is", "has", "had", "have", "will") else 2


def _from_home(t: Tokens, index: int) -> int:
    """Points for a firm's home and what follows it: `Baltika of Finland`, `Aoshan of Shandong is moving its plant`."""
    country = _country(t, index)
    end = index + 1 if country else match_index(place_index(), t.lowers, index, t.breaks) if _capital(t, index) else 0
    if not end or end >= t.size or t.breaks[end]:
        return 2 * country
    if t.words[end] == ",":
        return max(2 * country, apposition(t, end))
    acts = 2 * (t.lowers[end] in names.COMPANY_VERBS) or t.lowers[end] in _AFTER_COUNTRY
    return min(_SUM, 1 + country + acts)


def _capital(t: Tokens, index: int) -> bool:
    return index < t.size and bool(t.kinds[index] & PLACE and t.kinds[index] & CAP)


def _country(t: Tokens, index: int) -> bool:
    """Whether a country's name stands here (`Baltika of Finland`)."""
    index += t.lowers[index : index + 1] == ["the"]
    return _capital(t, index) and any(place.level == 0 for place in lookup(t.words[index]))


def _counted(t: Tokens, index: int) -> bool:
    """Whether a predicate counts its subject among firms: `was one of the first companies to`, `is among the firms`."""
    if t.lowers[index : index + 2] != ["one", "of"] and t.lowers[index : index + 1] != ["among"]:
        return False
    for word in t.lowers[index + 1 : index + 10]:
        if word in names.COMPANY_NOUNS or word in names.CUES["firm_example"]:
            return True
        if word in (",", ".", "in"):
            return False
    return False


def _other_firms(t: Tokens, index: int) -> bool:
    """Whether the last of a list are firms without a name: `and 110 other companies`, `and other carmakers`."""
    rest = t.lowers[index : index + 4]
    return not FURTHER.isdisjoint(rest) and not names.COMPANY_NOUNS.isdisjoint(rest)
