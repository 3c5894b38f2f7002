"""Capitalised words that nothing else has taken -> firms, by the company they keep.

Evidence adds up over all mentions of one string: a company noun in apposition or before it (`X, a battery start-up`;
`carmaker X`), a verb that firms are subjects of, `its suppliers`, a plant of its own, a trade as its last word. What
reaches the threshold is an organisation wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.extract.entities.organisation_edges import links_places
from pipeline.extract.entities.organisations import OrganisationSpan
from pipeline.extract.entities.tokens import (
    ACRONYM,
    AND,
    CAP,
    COMMON,
    EDGE,
    GIVEN,
    LOWER,
    MODIFIER,
    PLACE,
    REPORTING,
    SECTOR,
    UNLABELLED,
    ZONE_HEAD,
    ZONE_PLURAL,
    Tokens,
    lookup,
)
from pipeline.vocabulary import names

_THRESHOLD = 3
_LONGEST = 6
_OWNED = frozenset(
    "plant plants factory factories subsidiary subsidiaries headquarters workshop project complex joint suppliers "
    "partner partners investment products base campus store stores branch showroom production shares stake chief ceo "
    "laptops cars phones".split()
)
_OFFICES = frozenset(
    {"ceo", "cfo", "cto", "coo", "chairman", "chairwoman", "founder", "co-founder", "spokesman", "spokeswoman"}
)
_EXAMPLES = frozenset({"as", "including", "like", "namely"})
_AGENTS = frozenset({"by", "with"})
_AGENT_VERBS = frozenset(
    "led owned invested acquired developed made built run operated established backed founded funded launched "
    "bought".split()
)


@dataclass(slots=True)
class _Run:
    first: int
    last: int


def company_spans(
    t: Tokens, capitals: list[int], taken: bytearray, titled: bytearray, firms: bytearray
) -> list[OrganisationSpan]:
    """Firms among the capitalised words that are not taken, in order. `firms` marks the words of organisations."""
    runs = list(_runs(t, capitals, taken, titled))
    keys = [t.surface(run.first, run.last).lower() for run in runs]
    evidence: dict[str, int] = defaultdict(int)
    for run, key in zip(runs, keys, strict=True):
        evidence[key] += _evidence(t, run) + _company(t, run, firms)
    written = set(t.words)
    chosen = {key for key, score in evidence.items() if score >= _THRESHOLD and key not in written}
    for order in (range(len(runs)), reversed(range(len(runs)))):
        for n in order:
            if keys[n] in chosen or _listed(t, runs[n], firms):
                chosen.add(keys[n])
                firms[runs[n].first : runs[n].last] = b"\1" * (runs[n].last - runs[n].first)
    return [
        OrganisationSpan(run.first, run.last, "company-context", strong=False)
        for run, key in zip(runs, keys, strict=True)
        if key in chosen
    ]


def _runs(t: Tokens, capitals: list[int], taken: bytearray, titled: bytearray) -> list[_Run]:
    """Runs of capitalised words that may name a firm: no place alone, no road, event or rank."""
    found: list[_Run] = []
    past = 0
    for i in capitals:
        if (
            i < past
            or taken[i]
            or titled[i]
            or t.kinds[i] & EDGE
            or (t.breaks[i] and t.lowers[i] in names.COMPANY_NOUNS)
        ):
            continue
        last = i + 1
        while last < t.size and last - i < _LONGEST and not t.breaks[last] and not taken[last]:
            kind = t.kinds[last]
            if kind & CAP and not kind & EDGE:
                last += 1
            elif t.words[last] == "&" and last + 1 < t.size and t.kinds[last + 1] & CAP and not t.breaks[last + 1]:
                last += 2
            else:
                break
        past = last
        if _possible(t, i, last, taken):
            found.append(_Run(i, last))
    return found


def _possible(t: Tokens, first: int, last: int, taken: bytearray) -> bool:
    kinds = t.kinds[first:last]
    if (kinds[-1] & UNLABELLED and not kinds[-1] & SECTOR) or kinds[-1] & (ZONE_HEAD | ZONE_PLURAL):
        return False
    if (last - first == 1 and kinds[0] & (COMMON | GIVEN)) or all(k & (COMMON | MODIFIER | SECTOR) for k in kinds):
        return False
    named = lookup(t.surface(first, last))
    if any(place.cue is None for place in named) or (named and not _cued(t, first, last)):
        return False
    if t.lowers[last - 1] in names.PLACE_HEADS or links_places(t.words[first]):
        return False
    if t.lowers[first] in names.PERSON_ROLES or t.lowers[last - 1] in names.PERSON_ROLES:
        return False
    if first and taken[first - 1] and not t.breaks[first]:
        return False
    return not (last < t.size and taken[last] and not t.breaks[last])


def _cued(t: Tokens, first: int, last: int) -> bool:
    """Whether a company noun stands beside a name that is also a lesser place's (`Wolong, a maker of motors`)."""
    before = t.lowers[first - 1] if first and not t.breaks[first] else ""
    beside = last < t.size and not t.breaks[last] and t.words[last] in (",", "(")
    return before in names.COMPANY_NOUNS or (beside and _apposition(t, last) > 3)


def _evidence(t: Tokens, run: _Run) -> int:
    kinds = t.kinds[run.first : run.last]
    score = 0
    if run.last - run.first > 1 and kinds[-1] & SECTOR:
        score += 3
    score += _before(t, run.first) + _after(t, run.last, opens=bool(t.breaks[run.first]))
    if run.last - run.first == 1 and t.breaks[run.first] and not kinds[0] & ACRONYM:
        score -= 1
    if t.surface(run.first, run.last) in names.KNOWN_ORGANISATIONS:
        score += 2
    if any(k & AND for k in kinds):
        score += 1
    if kinds[0] & PLACE and run.last - run.first > 1 and kinds[-1] & MODIFIER and not kinds[-1] & SECTOR:
        score -= 1
    return score


def _company(t: Tokens, run: _Run, firms: bytearray) -> int:
    """`Yangtze Memory Technologies and HGTech`: an organisation on the other side of `and` or a comma."""
    first, last = run.first, run.last
    score = 0
    if first > 1 and not t.breaks[first] and firms[first - 2]:
        score += {"and": 3, "&": 3, ",": 2}.get(t.lowers[first - 1], 0)
    if last + 1 < t.size and not t.breaks[last] and firms[last + 1]:
        score += {"and": 3, ",": 2}.get(t.lowers[last], 0)
    return score


def _listed(t: Tokens, run: _Run, firms: bytearray) -> bool:
    """Whether a run goes on a list of firms (`Foxconn, Lattix and Norbelle`), from either side."""
    first, last = run.first, run.last
    before = _linked(t, first - 1, -1) if first and not t.breaks[first] else None
    after = _linked(t, last, 1) if last < t.size and not t.breaks[last] else None
    if before is not None and firms[before]:
        return t.lowers[first - 1] == "and" or (after is not None and bool(t.kinds[after] & CAP))
    if after is not None and firms[after] and t.words[last] == ",":
        while after < t.size and firms[after]:
            after += 1
        following = _linked(t, after, 1) if after < t.size and not t.breaks[after] else None
        return following is not None and bool(t.kinds[following] & CAP)
    return False


def _linked(t: Tokens, link: int, step: int) -> int | None:
    """The word beyond `,`, `and` or `, and` at `link`; None where no such link stands there."""
    if t.lowers[link] not in ("and", ","):
        return None
    beyond = link + step
    if 0 <= beyond < t.size and t.lowers[beyond] in ("and", ","):
        beyond += step
    return beyond if 0 <= beyond < t.size else None


def _before(t: Tokens, first: int) -> int:
    if not first or t.breaks[first]:
        return 0
    word = t.lowers[first - 1]
    if word in names.COMPANY_NOUNS and (not t.kinds[first - 1] & CAP or t.breaks[first - 1]):
        return 3
    if word in _EXAMPLES and any(t.lowers[i] in names.COMPANY_NOUNS for i in range(max(0, first - 6), first)):
        return 3
    if word in ("'s", "’s") and first > 1 and t.kinds[first - 2] & PLACE:
        return 1 if t.words[first - 2] == "China" else 3
    if word in _AGENTS and first > 1 and t.lowers[first - 2] in _AGENT_VERBS:
        return 2
    if word in ("of", "from") and first > 1 and t.lowers[first - 2] in _OWNED | {"arm", "unit", "sales", "orders"}:
        return 2
    return 0


def _after(t: Tokens, last: int, *, opens: bool) -> int:
    if last >= t.size or t.breaks[last]:
        return 0
    word = t.lowers[last]
    if word in names.COMPANY_VERBS:
        return 2 if opens else 1
    if t.kinds[last] & REPORTING:
        return 1
    if word in ("has", "had", "have", "will", "is", "also", "plans") and last + 1 < t.size:
        following = {*t.lowers[last + 1 : last + 4]}
        return 2 if following & names.COMPANY_VERBS or "its" in t.lowers[last : last + 9] else 0
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
    if word in ("and", "plant", "factory") and "its" in t.lowers[last : last + 2]:
        return 3 if {*t.lowers[last : last + 4]} & (names.COMPANY_NOUNS | _OWNED) else 0
    if word in ("plant", "factory"):
        return 2
    return _apposition(t, last) if word in (",", "(") else 0


def _apposition(t: Tokens, last: int) -> int:
    """`X, a maker of`, `X, which makes`, `X, whose plant`, `X, one of the largest suppliers`."""
    following = t.lowers[last + 1 : last + 11]
    if not following:
        return 0
    if following[0] in ("which", "whose"):
        if following[0] == "which" and {*following[1:3]} & names.COMPANY_VERBS:
            return 4
        near = {*following[1:5]}
        return 3 if near & names.COMPANY_VERBS or near & _OWNED or near & names.COMPANY_NOUNS else 1
    if following[0] in ("a", "an", "the", "one", "another", "china's", "world's") or t.kinds[last + 1] & LOWER:
        for n, word in enumerate(following):
            if word in names.COMPANY_NOUNS:
                return 4
            if (n and word in (",", ".", ";", "of", "for", "in")) or word in ("said", "says"):
                return 0
    return 0
