"""Words -> organisations that their own words give away: ministries, governments, academies, companies with a form.

A name is read from its head: leftwards over capitalised words, and rightwards over `of ...`, a legal form or a bracket.
A body in lower case is a name after a place alone (`Jilin provincial government`, `Urumqi municipal Party committee`).
"""

from __future__ import annotations

from pipeline.extract.entities.branches import extended_alike, joint_name, local_branch
from pipeline.extract.entities.credits import is_credited
from pipeline.extract.entities.legal_forms import dotted_forms, end_of_form
from pipeline.extract.entities.lower_bodies import lower_body, place_ending_at
from pipeline.extract.entities.organisation_complements import OF_WORDS
from pipeline.extract.entities.organisation_edges import leftmost, links_places, rightmost
from pipeline.extract.entities.person_cues import role_after
from pipeline.extract.entities.phrases import OrganisationSpan
from pipeline.extract.entities.tokens import (
    ACRONYM,
    AND,
    BODY,
    CAP,
    COMMON,
    COMPANY,
    DOMAIN,
    EDGE,
    GIVEN,
    INSTITUTION,
    KNOWN,
    LEVEL,
    LOWER,
    MODIFIER,
    ORGANISATION,
    PLACE,
    SECTOR,
    UNLABELLED,
    ZONE_HEAD,
    Tokens,
    match_index,
    organisation_index,
    place_index,
)
from pipeline.vocabulary import names

_BUILDINGS = names.CUES["center_building"]
"""What stands before `center` in the name of a building."""
_EVENT_ADJECTIVES = names.CUES["event_adjective"]
"""Words that make a meeting of a congress (`World Robot Congress`)."""
_ASSOCIATIONS = names.CUES["association"]
_OPENING, _CLOSING = frozenset({'"', "“"}), frozenset({'"', "”"})
_LONGEST_QUOTED = 16

_COMMITTEE_WORDS = names.CUES["committee_word"]
"""Words of which a committee's name may hold no other: every zone has a `Party Working Committee`."""

_LINKS = OF_WORDS | {"in", "'s"}
_MINISTERS = frozenset({"minister", "ministers", "commissioner", "secretary"})
"""Offices before which a capitalised trade is no firm (`Kazak Trade Minister`)."""
_LINES = frozenset({"railway", "railways", "express"})
"""Sectors that also end the names of lines between two places (`China-Laos Railway`)."""


def organisation_spans(t: Tokens, heads: list[int], form_words: list[int]) -> list[OrganisationSpan]:
    """Organisations by their heads, then those that a dotted form at one of `form_words` tells; they may overlap."""
    found: list[OrganisationSpan] = []
    surnames = {t.words[i] for i in heads if t.kinds[i] & KNOWN and _surname(t, i)}
    for head in heads:
        kind = t.kinds[head]
        if kind & KNOWN:
            end = match_index(organisation_index(), t.words, head, t.breaks)
            single = end == head + 1 and (t.words[head] in surnames or _names_road(t, end))
            if end and not single and not _ambiguous(t, head, end):
                found.append(_known(t, head, end))
        if kind & CAP and kind & (ORGANISATION | SECTOR):
            span = _capitalised(t, head)
        elif kind & BODY:
            body = lower_body(t, head)
            span = OrganisationSpan(*body, "lower-body") if body else None
        elif kind & INSTITUTION:
            span = _quoted(t, head)
        else:
            span = None
        if span is not None:
            found.append(span)
    extended_alike(t, found)
    for span in found:
        span.rule = "credit" if is_credited(t, span.first, span.last) else span.rule
    found.extend(
        _formal(t, last) for last in dotted_forms(t, form_words) if t.kinds[last] & CAP and not t.kinds[last] & EDGE
    )
    return found


def _formal(t: Tokens, last: int) -> OrganisationSpan:
    """A firm that nothing but its dotted form tells (`Ferrini S.p.A.`), by the word before the form."""
    return OrganisationSpan(leftmost(t, last), end_of_form(t, last + 1), "legal-form")


def _known(t: Tokens, first: int, end: int) -> OrganisationSpan:
    """A known name with the place of its branch (`Sichuan Changhong`, `Bosch China`)."""
    if first and not t.breaks[first] and t.kinds[first - 1] & PLACE and not t.kinds[first - 1] & EDGE:
        place = place_ending_at(t, first)
        adjective = place is not None and t.words[place] in ("US", "UK")
        first = first if place is None or adjective or (place > 0 and t.lowers[place - 1] == "in") else place
    if end < t.size and t.words[end] == "(" and local_branch(t, first, end):
        return OrganisationSpan(first, end + 3, "known-organisation")
    while end + 1 < t.size and t.kinds[end] & PLACE and t.kinds[end + 1] & CAP and not any(t.breaks[end : end + 2]):
        if t.kinds[end + 1] & (EDGE | COMMON | UNLABELLED | ZONE_HEAD) or not t.kinds[end] & CAP:
            break
        end += 2
        while end < t.size and t.kinds[end] & CAP and t.kinds[end] & (SECTOR | COMPANY) and not t.breaks[end]:
            end += 1
    if end < t.size and not t.breaks[end] and t.kinds[end] & PLACE and t.kinds[end] & CAP:
        possessive = end + 1 < t.size and t.lowers[end + 1] == "'s"
        branch = t.words[end] == "China" or _verb_follows(t, end + 1) or _described(t, first, end + 1)
        end = end + 1 if branch and not possessive else end
    end = joint_name(t, first, end)
    return OrganisationSpan(first, end, "known-organisation")


def _names_road(t: Tokens, index: int) -> bool:
    """Whether a firm's name goes on with a word for a road, an event or the like (`Dongfeng Avenue`)."""
    if index >= t.size or t.breaks[index] or not t.kinds[index] & CAP:
        return False
    return bool(t.kinds[index] & UNLABELLED) and not t.kinds[index] & (ORGANISATION | SECTOR)


def _surname(t: Tokens, first: int) -> bool:
    """Whether a firm's name is a person's here: after a given name, or with a role (`Jens Stadler, a manager`)."""
    if not first or t.breaks[first] or t.kinds[first] & (ACRONYM | ORGANISATION | SECTOR):
        return False
    before = t.kinds[first - 1]
    if not before & CAP or before & (EDGE | COMMON | ACRONYM | PLACE | KNOWN | ORGANISATION | SECTOR):
        return False
    return bool(before & GIVEN) or role_after(t, first + 1)


def _verb_follows(t: Tokens, index: int) -> bool:
    """Whether a firm's verb follows the place of its branch (`BAIC Ruili produced 1,200 trucks`)."""
    return index < t.size and not t.breaks[index] and t.lowers[index] in names.COMPANY_VERBS


def _described(t: Tokens, first: int, index: int) -> bool:
    """Whether the place of a branch that opens its sentence is followed by its size or by `will` and the like."""
    if not t.breaks[first] or index + 2 >= t.size or t.breaks[index]:
        return False
    if t.words[index] == ",":
        return t.lowers[index + 1] in ("with", "which", "whose") and not t.breaks[index + 1]
    return t.lowers[index] in ("has", "will", "had", "plans", "said", "also")


def _ambiguous(t: Tokens, first: int, end: int) -> bool:
    """Whether this known name is also a common word; such a name needs what company contexts give."""
    name = t.text[t.starts[first] : t.ends[end - 1]]
    return names.KNOWN_ORGANISATIONS.get(name, False)


def _capitalised(t: Tokens, head: int) -> OrganisationSpan | None:
    if _alone(t, head):
        return None
    kind = t.kinds[head]
    first = leftmost(t, head)
    last = rightmost(t, first, head)
    opening = first == head and t.lowers[head] in names.COMPANY_NOUNS and t.lowers[head] not in ("bank", "group")
    if last - first == 1 or opening:
        return None
    if t.lowers[head] in _LINES and any(links_places(t.words[i]) for i in range(first, head)):
        return None
    if (
        kind & SECTOR
        and (last == head + 1 or first == head)
        and not any(_distinctive(t.kinds[i]) for i in range(first, head))
    ):
        return None
    if kind & SECTOR and last == head + 1 and match_index(place_index(), t.lowers, first, t.breaks) == head:
        return None
    if kind & SECTOR and last < t.size and t.kinds[last] & CAP and t.lowers[last] in _MINISTERS and not t.breaks[last]:
        return None
    if t.lowers[head] == "congress" and not _EVENT_ADJECTIVES.isdisjoint(t.lowers[first:head]):
        return None
    if t.lowers[head] in ("center", "centre") and t.lowers[head - 1] in _BUILDINGS and first < head:
        return None
    if not _has_substance(t, first, last, head) or _of_zone(t, first, last, head):
        return None
    if _goes_on(t, last):
        return None
    return OrganisationSpan(first, last, "organisation-head")


def _alone(t: Tokens, head: int) -> bool:
    """Whether words in lower case that link nothing stand on both sides of a head."""
    before = t.breaks[head] or (t.kinds[head - 1] & LOWER and not t.kinds[head - 1] & (AND | LEVEL))
    if not before or (not t.breaks[head] and t.lowers[head - 1] in _LINKS):
        return False
    after = head + 1
    if after >= t.size or t.breaks[after]:
        return True
    return bool(t.kinds[after] & LOWER) and t.lowers[after] not in _LINKS


def _goes_on(t: Tokens, last: int) -> bool:
    """Whether capitalised words lead on to the head of an event, a road or a building."""
    for i in range(last, min(last + 4, t.size)):
        kind = t.kinds[i]
        if t.breaks[i] or (not kind & (CAP | AND)) or kind & EDGE:
            return False
        if (kind & CAP and kind & UNLABELLED and not kind & (ORGANISATION | SECTOR)) or (
            i == last and kind & CAP and kind & ZONE_HEAD
        ):
            return True
    return False


def _has_substance(t: Tokens, first: int, last: int, head: int) -> bool:
    """Whether the name holds more than a head: a place, a proper word, or what a body is for."""
    kind = t.kinds[head]
    if all(t.lowers[i] in _COMMITTEE_WORDS for i in range(first, last)):
        return False
    if head + 1 < last and t.lowers[head + 1] in OF_WORDS:
        return True
    others = [t.kinds[i] for i in range(first, last) if i != head and t.kinds[i] & CAP]
    proper = any(not k & (COMMON | EDGE | MODIFIER | ORGANISATION | SECTOR) for k in others)
    if kind & COMPANY or kind & SECTOR:
        return proper or any(k & PLACE for k in others) or (any(k & COMPANY for k in others) and len(others) > 1)
    if kind & BODY:
        return proper or any(k & (PLACE | DOMAIN | ORGANISATION | COMMON) for k in others) or len(others) > 1
    return proper or any(k & (PLACE | DOMAIN | COMMON) for k in others)


def _of_zone(t: Tokens, first: int, last: int, head: int) -> bool:
    """Whether a committee is but a zone's own: `Party Working Committee of HETDZ` is no name, the zone in it is."""
    if any(t.lowers[i] not in _COMMITTEE_WORDS for i in range(first, head + 1)):
        return False
    return any(k & ZONE_HEAD or (k & ACRONYM and not k & PLACE) for k in t.kinds[head + 1 : last])


def _distinctive(kind: int) -> bool:
    """Whether a capitalised word before a trade makes a firm of it: no place, modifier or common word."""
    return bool(kind & KNOWN) or (
        bool(kind & CAP) and not kind & (COMMON | EDGE | MODIFIER | ORGANISATION | SECTOR | PLACE | UNLABELLED)
    )


def _quoted(t: Tokens, head: int) -> OrganisationSpan | None:
    """An association whose whole name stands in lower case between quotation marks (`“strategic alliance of ...”`)."""
    if t.lowers[head] not in _ASSOCIATIONS or head + 1 >= t.size or t.lowers[head + 1] not in OF_WORDS:
        return None
    first = next((i + 1 for i in range(head - 1, max(-1, head - 4), -1) if t.words[i] in _OPENING), None)
    last = next((i for i in range(head + 1, min(t.size, head + _LONGEST_QUOTED)) if t.words[i] in _CLOSING), None)
    if first is None or last is None or any(t.breaks[first : last + 1]):
        return None
    return OrganisationSpan(first, last, "quoted-association")
