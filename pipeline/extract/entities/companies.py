"""Capitalised words that nothing else has taken -> firms, by the company they keep.

Evidence adds up over all mentions of one string: a company noun in apposition or before it (`X, a battery start-up`;
`carmaker X`), a verb that firms are subjects of, `its suppliers`, a plant of its own, a trade as its last word. What
reaches the threshold is an organisation wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.extract.entities.company_evidence import apposition, before, taken_up
from pipeline.extract.entities.company_predicates import FURTHER, after
from pipeline.extract.entities.list_entries import names_entry, neighbours
from pipeline.extract.entities.organisation_edges import links_places
from pipeline.extract.entities.phrases import OrganisationSpan
from pipeline.extract.entities.pinyin import is_pinyin
from pipeline.extract.entities.tokens import (
    ACRONYM,
    AND,
    CAP,
    COMMON,
    DETERMINERS,
    EDGE,
    GIVEN,
    LOWER,
    MODIFIER,
    NUMBER,
    PLACE,
    SECTOR,
    UNLABELLED,
    ZONE_HEAD,
    ZONE_PLURAL,
    Tokens,
    lookup,
)
from pipeline.vocabulary import names
from pipeline.vocabulary.quantities import CURRENCIES

_CODES = frozenset(currency.code for currency in CURRENCIES)
_THRESHOLD = 3
_LONGEST = 6
_WITH_CITY = 2
_LOCATIVE = frozenset({"in", "near", "outside", "around"})
_INVESTED = frozenset(
    {"stake", "stakes", "shares", "invested", "invest", "investor", "investors", "investment", "shareholder"}
)
_OTHER_ACRONYMS = names.CUES["other_acronym"]
_SINGULAR_ENDS = frozenset({"ss", "us", "is", "os", "as", "ys"})
"""Ends of words in -s that are no plurals."""


@dataclass(slots=True)
class _Run:
    first: int
    last: int


def company_spans(
    t: Tokens, capitals: list[int], taken: bytearray, titled: bytearray, firms: bytearray
) -> list[OrganisationSpan]:
    """Firms among the capitalised words that are not taken, in order. `firms` marks the words of organisations."""
    called = {t.lowers[i] for i in capitals if t.kinds[i] & PLACE and not taken[i] and _called(t, i)}
    runs = [run for run in _runs(t, capitals, taken, titled, called) if not _is_currency(t, run)]
    keys = [t.surface(run.first, run.last).lower() for run in runs]
    evidence: dict[str, int] = defaultdict(int)
    sure, located = set(called), set[str]()
    for run, key in zip(runs, keys, strict=True):
        found = _evidence(t, run) + _company(t, run, firms)
        evidence[key] += found
        if found >= _THRESHOLD:
            sure.add(key)
        elif _located(t, run):
            evidence[key] -= _THRESHOLD
            located.add(key)
    sure -= located
    sure |= {key.removesuffix(" china") for key in sure}
    chosen = {key for key, score in evidence.items() if score >= _THRESHOLD or key in sure}
    if lower := chosen.intersection(t.words):
        chosen -= {word for i, word in enumerate(t.words) if word in lower and not _in_address(t, i)}
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


def _is_currency(t: Tokens, run: _Run) -> bool:
    """`CHF` of `sales of CHF 132 million`; the same letters elsewhere may be anyone's acronym."""
    number = t.words[run.last][:1] if run.last < t.size else ""
    return run.last - run.first == 1 and t.words[run.first] in _CODES and number.isdigit()


def _in_address(t: Tokens, i: int) -> bool:
    """Whether a word is part of an address of the net: `press@acme.com` says nothing of how Acme is written."""
    before, after_it = t.text[max(0, t.starts[i] - 1) : t.starts[i]], t.text[t.ends[i] : t.ends[i] + 2]
    return before in ("@", ".", "/") or after_it[:1] == "@" or (after_it[:1] in (".", "/") and after_it[1:].isalnum())


def _runs(t: Tokens, capitals: list[int], taken: bytearray, titled: bytearray, called: set[str]) -> list[_Run]:
    """Runs of capitalised words that may name a firm: no place alone, no road, event or rank.

    `called` holds places by whose names the article calls firms.
    """
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
        if _possible(t, i, last, taken, called):
            found.append(_Run(i, last))
    return found


def _possible(t: Tokens, first: int, last: int, taken: bytearray, called: set[str]) -> bool:
    kinds = t.kinds[first:last]
    if ((kinds[-1] | kinds[0]) & UNLABELLED and not kinds[-1] & SECTOR) or kinds[-1] & ZONE_PLURAL:
        return False
    if kinds[0] & ZONE_HEAD and last - first > 1 and len(t.words[first + 1]) == 1:
        return False
    if last - first == 1 and (t.lowers[first] in _OTHER_ACRONYMS or _is_plural_acronym(t.words[first])):
        return False
    if kinds[-1] & ZONE_HEAD and not _called(t, first):
        return False
    if (first and taken[first - 1] and not t.breaks[first]) or (last < t.size and taken[last] and not t.breaks[last]):
        return False
    if (last - first == 1 and kinds[0] & (COMMON | GIVEN)) or (
        all(k & (COMMON | MODIFIER | SECTOR) for k in kinds) and not _sided(t, first, last)
    ):
        return False
    if (
        last - first > 2
        and kinds[-1] & SECTOR
        and any(place.label == "LOC" for place in lookup(t.surface(first, last - 1)))
    ):
        return False
    named = lookup(t.surface(first, last)) if kinds[0] & PLACE else ()
    if named and not (_firm_again(t, first, last, called) or _cued(t, first, last, any(p.cue is None for p in named))):
        return False
    if (t.lowers[last - 1] in names.PLACE_HEADS and not _called(t, first)) or links_places(t.words[first]):
        return False
    if last < t.size and not t.breaks[last] and t.lowers[last] in names.PLACE_HEADS and t.kinds[last] & LOWER:
        return False
    return t.lowers[first] not in names.PERSON_ROLES and t.lowers[last - 1] not in names.PERSON_ROLES


def _is_plural_acronym(word: str) -> bool:
    """Whether a word is an acronym with an `s` (`SOEs`, `PhDs`)."""
    return word[-1] == "s" and word[-2:-1].isupper()


def _sided(t: Tokens, first: int, last: int) -> bool:
    """Whether a direction, a trade and an apposition make a firm (`Southern Boiler, which makes furnaces`)."""
    sided = last - first > 1 and names.ZONE_MODIFIERS.get(t.lowers[first]) == "place" and t.kinds[last - 1] & SECTOR
    return bool(sided) and last < t.size and t.words[last] == "," and apposition(t, last) > _THRESHOLD


def _called(t: Tokens, first: int) -> bool:
    """Whether a company noun in lower case stands right before (`dairy giant Yili`)."""
    return (
        bool(first and not t.breaks[first] and t.kinds[first - 1] & LOWER)
        and t.lowers[first - 1] in names.COMPANY_NOUNS
    )


def _firm_again(t: Tokens, first: int, last: int, called: set[str]) -> bool:
    """Whether one word that the article calls a firm elsewhere stands here as none but a firm would."""
    if last - first > 1 or t.lowers[first] not in called:
        return False
    after = t.lowers[last] if last < t.size and not t.breaks[last] else ""
    return bool(t.breaks[first]) or after in ("'s", "also") or after in names.COMPANY_VERBS


def _cued(t: Tokens, first: int, last: int, well_known: bool) -> bool:
    """Whether a company noun stands beside a name that is also a place's; after it will do for a lesser place alone."""
    if _called(t, first):
        return True
    beside = not well_known and last < t.size and not t.breaks[last] and t.words[last] in (",", "(")
    return beside and apposition(t, last) > 3


def _evidence(t: Tokens, run: _Run) -> int:
    kinds = t.kinds[run.first : run.last]
    score = 0
    if run.last - run.first > 1 and kinds[-1] & SECTOR:
        score += 3
    score += before(t, run.first) + after(t, run.first, run.last)
    common = run.last - run.first == 1 and t.breaks[run.first] and not kinds[0] & ACRONYM
    plural = common and t.lowers[run.first].endswith("s") and t.lowers[run.first][-2:] not in _SINGULAR_ENDS
    score -= common + plural
    if t.surface(run.first, run.last) in names.KNOWN_ORGANISATIONS:
        score += 2
    if any(k & AND for k in kinds):
        score += 1
    score += taken_up(t, run.first, run.last) * (3 if run.last - run.first > 1 else 1)
    determined = run.first and not t.breaks[run.first] and t.lowers[run.first - 1] in DETERMINERS
    if determined:
        score -= 2
    elif score == _THRESHOLD - 1 and not plural and _unlike_a_place(t, run):
        score += 1
    if kinds[0] & PLACE and run.last - run.first > 1 and kinds[-1] & MODIFIER and not kinds[-1] & SECTOR:
        score -= 1
    return score


def _unlike_a_place(t: Tokens, run: _Run) -> bool:
    """Whether a name is none of a Chinese place: a word of it is no pinyin, or another follows a place's name."""
    if not all(map(is_pinyin, t.lowers[run.first : run.last])):
        return True
    second = t.kinds[run.first + 1] if run.last - run.first == _WITH_CITY else COMMON
    return bool(lookup(t.words[run.first])) and not second & (COMMON | MODIFIER | SECTOR | PLACE)


def _located(t: Tokens, run: _Run) -> bool:
    """Whether things lie in what a word names (`in Xinzhai`), as in a town, but no money (`a stake in Xinzhai`)."""
    if not run.first or t.breaks[run.first] or t.lowers[run.first - 1] not in _LOCATIVE:
        return False
    return not _unlike_a_place(t, run) and t.lowers[run.first - 2] not in _INVESTED


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
    if names_entry(t, first, last, figures=not t.kinds[first] & COMMON):
        return any(firms[word] for word in neighbours(t, first))
    before = _linked(t, first - 1, -1) if first and not t.breaks[first] else None
    after = _linked(t, last, 1) if last < t.size and not t.breaks[last] else None
    if before is not None and firms[before]:
        return t.lowers[first - 1] == "and" or (after is not None and bool(t.kinds[after] & CAP))
    if after is None or not firms[after]:
        return False
    if t.words[last] != ",":
        return True
    while after < t.size and firms[after]:
        after += 1
    following = _linked(t, after, 1) if after < t.size and not t.breaks[after] else None
    return following is not None and (bool(t.kinds[following] & (CAP | NUMBER)) or t.lowers[following] in FURTHER)


def _linked(t: Tokens, link: int, step: int) -> int | None:
    """The word beyond `,`, `and` or `, and` at `link`; None where no such link stands there."""
    if t.lowers[link] not in ("and", ","):
        return None
    beyond = link + step
    if 0 <= beyond < t.size and t.lowers[beyond] in ("and", ","):
        beyond += step
    return beyond if 0 <= beyond < t.size else None
