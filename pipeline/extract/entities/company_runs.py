"""Capitalised words that nothing else has taken -> runs of them that may name a firm: no place, road, event or rank."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.entities.company_evidence import RELATED, apposition
from pipeline.extract.entities.organisation_edges import links_places
from pipeline.extract.entities.tokens import (
    ACRONYM,
    CAP,
    COMMON,
    EDGE,
    GIVEN,
    LOWER,
    MODIFIER,
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

_PLACES = names.PLACE_HEADS.keys() | {row.word for row in names.ZONE_HEADS.values() if row.family in ("zone", "area")}
"""What a name before it is a place's (`the Bihu area`)."""
_CODES = frozenset(currency.code for currency in CURRENCIES)
_LONGEST, _WITH_PLACE = 6, 2
_SURE = 3
"""Points of an apposition that tells of a firm beyond doubt lie above this."""
_OTHER_ACRONYMS = names.CUES["other_acronym"]


@dataclass(slots=True)
class Run:
    """Words `first` to `last` (exclusive)."""

    first: int
    last: int


def company_runs(t: Tokens, capitals: list[int], taken: bytearray, titled: bytearray, called: set[str]) -> list[Run]:
    """Runs of capitalised words that may name a firm: no place alone, no road, event or rank.

    `called` holds places by whose names the article calls firms.
    """
    found: list[Run] = []
    past = 0
    for i in capitals:
        if i < past or taken[i] or titled[i] or ((t.breaks[i] or t.kinds[i] & EDGE) and _opener(t, i)):
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
        if _possible(t, i, last, taken, called) and not _is_currency(t, i, last):
            found.append(Run(i, last))
    return found


def _opener(t: Tokens, i: int) -> bool:
    """Whether a capital begins a sentence or is otherwise none of a name's (`Rival X`); `Low & Bell` is a name."""
    if t.kinds[i] & EDGE:
        return i + 1 >= t.size or t.words[i + 1] != "&"
    return not t.kinds[i] & ACRONYM and (t.lowers[i] in names.COMPANY_NOUNS or t.lowers[i] in RELATED)


def _possible(t: Tokens, first: int, last: int, taken: bytearray, called: set[str]) -> bool:
    """Whether a run may name a firm; a single word is seldom one, and ruled out first."""
    if last - first == 1 and not _single(t, first):
        return False
    begins, ends = t.kinds[first], t.kinds[last - 1]
    if ((begins | ends) & UNLABELLED and not ends & SECTOR) or ends & ZONE_PLURAL:
        return False
    if (first and taken[first - 1] and not t.breaks[first]) or (last < t.size and taken[last] and not t.breaks[last]):
        return False
    if begins & PLACE and (named := lookup(t.surface(first, last))):
        well_known = any(place.cue is None for place in named)
        if not (_firm_again(t, first, last, called) or _cued(t, first, last, well_known)):
            return False
    if (ends & ZONE_HEAD or t.lowers[last - 1] in names.PLACE_HEADS) and not called_firm(t, first):
        return False
    if last < t.size and not t.breaks[last] and t.kinds[last] & LOWER and t.lowers[last] in _PLACES:
        return False
    if last - first > 1 and not _several(t, first, last):
        return False
    return t.lowers[first] not in names.PERSON_ROLES and t.lowers[last - 1] not in names.PERSON_ROLES


def _single(t: Tokens, index: int) -> bool:
    """Whether one word may be a firm's whole name: no common word or given name, no acronym of another kind."""
    if t.kinds[index] & (COMMON | GIVEN) or t.lowers[index] in _OTHER_ACRONYMS or _is_plural_acronym(t.words[index]):
        return False
    return not t.kinds[index] & (MODIFIER | SECTOR) and not links_places(t.words[index])


def _several(t: Tokens, first: int, last: int) -> bool:
    """Whether words may be a firm's: not all are common or of a trade, no zone's letter, no wide place and a trade."""
    kinds = t.kinds[first:last]
    if (kinds[0] & ZONE_HEAD and len(t.words[first + 1]) == 1) or links_places(t.words[first]):
        return False
    if all(k & (COMMON | MODIFIER | SECTOR) for k in kinds):
        return _sided(t, first, last) or called_firm(t, first)
    wide = last - first > _WITH_PLACE and kinds[-1] & SECTOR
    return not (wide and any(place.label == "LOC" for place in lookup(t.surface(first, last - 1))))


def _is_plural_acronym(word: str) -> bool:
    """Whether a word is an acronym with an `s` (`SOEs`, `PhDs`)."""
    return word[-1] == "s" and word[-2:-1].isupper()


def _sided(t: Tokens, first: int, last: int) -> bool:
    """Whether a direction, a trade and an apposition make a firm (`Southern Boiler, which makes furnaces`)."""
    sided = last - first > 1 and names.ZONE_MODIFIERS.get(t.lowers[first]) == "place" and t.kinds[last - 1] & SECTOR
    return bool(sided) and last < t.size and t.words[last] == "," and apposition(t, last) > _SURE


def called_firm(t: Tokens, first: int) -> bool:
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
    if called_firm(t, first):
        return True
    beside = not well_known and last < t.size and not t.breaks[last] and t.words[last] in (",", "(", "-", "–", "—")
    return beside and apposition(t, last) > 3


def _is_currency(t: Tokens, first: int, last: int) -> bool:
    """`CHF` of `sales of CHF 132 million`; the same letters elsewhere may be anyone's acronym."""
    number = t.words[last][:1] if last < t.size else ""
    return last - first == 1 and t.words[first] in _CODES and number.isdigit()
