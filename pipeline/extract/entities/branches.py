"""A firm's name -> where it ends with its branch or partner.

`Bosch China`, `Changhe Ford Daihatsu`, `Motech (Yantai)`.
"""

from __future__ import annotations

from pipeline.extract.entities.company_evidence import apposition
from pipeline.extract.entities.list_entries import names_entry
from pipeline.extract.entities.organisation_complements import LONGEST, known
from pipeline.extract.entities.phrases import OrganisationSpan
from pipeline.extract.entities.pinyin import is_pinyin
from pipeline.extract.entities.tokens import (
    ACRONYM,
    BODY,
    CAP,
    COMMON,
    COMPANY,
    EDGE,
    KNOWN,
    ORGANISATION,
    PLACE,
    SECTOR,
    SURNAME,
    UNLABELLED,
    ZONE_HEAD,
    ZONE_PLURAL,
    Tokens,
    lookup,
    match_index,
    organisation_index,
)
from pipeline.vocabulary import names

_NOT_INSIDE = EDGE | UNLABELLED | ZONE_HEAD | ZONE_PLURAL | PLACE | BODY | ACRONYM
_SURE = 3
"""Points of an apposition that tells of a firm beyond doubt lie above this."""


def names_branch(t: Tokens, first: int, index: int) -> bool:
    """Whether `China` names a firm's branch (`Volkswagen Group China`, `Bosch Automotive Electronics China`)."""
    if t.words[index] != "China":
        return _told_branch(t, index)
    if _possessive(t, index + 1):
        return False
    return bool(t.kinds[index - 1] & COMPANY or (t.kinds[first] & KNOWN and t.kinds[index - 1] & SECTOR))


def _told_branch(t: Tokens, index: int) -> bool:
    """Whether a country or a Chinese city after a firm's trade names a branch that an apposition calls a firm."""
    if not t.kinds[index] & PLACE or not t.kinds[index] & CAP or not t.kinds[index - 1] & (SECTOR | COMPANY | KNOWN):
        return False
    following = index + 1
    if following >= t.size or t.words[following] != "," or t.breaks[following] or apposition(t, following) <= _SURE:
        return False
    return any(p.code.isdigit() or p.level == 0 for p in lookup(t.words[index]))


def extended_alike(t: Tokens, spans: list[OrganisationSpan]) -> None:
    """Lengthen each name to the branch's that is told elsewhere (`BAIC Zhuzhou produced`, `plant of BAIC Zhuzhou`)."""
    told: dict[tuple[str, ...], int] = {}
    for span in spans:
        if span.last - span.first > 1 and t.kinds[span.last - 1] & PLACE:
            told[tuple(t.words[span.first : span.last - 1])] = span.last - 1
    for span in spans if told else ():
        branch = told.get(tuple(t.words[span.first : span.last]))
        goes_on = span.last < t.size and not t.breaks[span.last] and branch is not None
        if goes_on and branch is not None and t.words[span.last] == t.words[branch]:
            span.last += 1


def joint_name(t: Tokens, first: int, end: int) -> int:
    """End of a name that goes on after a known firm's: with its partner's, or to where its capitals end.

    A partner's name is known too (`Changhe Ford Daihatsu`); other words count where the name is a list's entry or an
    apposition tells a firm (`Bosch Motion Systems, a maker of drives`).
    """
    while end < t.size and end - first < LONGEST and not t.breaks[end] and _partner(t, end):
        end = match_index(organisation_index(), t.words, end, t.breaks)
    if _subsidiary(t, end):
        return end + 1
    last = end
    while last < t.size and last - first < LONGEST and not t.breaks[last]:
        if not t.kinds[last] & CAP or t.kinds[last] & _NOT_INSIDE or t.lowers[last] in names.ROLE_WORDS:
            break
        last += 1
    if last == end or last >= t.size or t.breaks[last]:
        return end
    told = t.words[last] == "," and apposition(t, last) > _SURE
    return last if told or names_entry(t, first, last, figures=True) else end


def _subsidiary(t: Tokens, index: int) -> bool:
    """Whether one word in pinyin names the firm's subsidiary (`Shougang Jingtang`)."""
    if index + 1 >= t.size or t.breaks[index] or not t.kinds[index] & CAP or not is_pinyin(t.lowers[index]):
        return False
    if t.kinds[index] & (_NOT_INSIDE | COMMON | ORGANISATION | SECTOR | SURNAME | KNOWN):
        return False
    return bool(t.breaks[index + 1] or not t.kinds[index + 1] & CAP)


def _partner(t: Tokens, index: int) -> bool:
    """Whether a known firm's name in common letters stands here."""
    kind = t.kinds[index]
    return known(t, index) and not kind & (ACRONYM | ORGANISATION | PLACE | EDGE | COMMON)


def local_branch(t: Tokens, head: int, opened: int) -> bool:
    """Whether a Chinese place alone in brackets names a firm's branch (`Motech Electronics (Yantai)`)."""
    if opened + 2 >= t.size or t.words[opened + 2] != ")" or not t.kinds[head] & (COMPANY | SECTOR | KNOWN):
        return False
    return any(p.code.isdigit() or p.code.startswith("CN") for p in lookup(t.words[opened + 1]))


def _possessive(t: Tokens, index: int) -> bool:
    return index < t.size and t.lowers[index] == "'s"
