"""Zones and organisations in lines in title case -> those that are ones, and where their names begin.

Every word of such a line is capitalised, so that its capitals say nothing of where a name begins.
"""

from __future__ import annotations

from pipeline.extract.entities.organisations import OrganisationSpan
from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.reading import Reading
from pipeline.extract.entities.tokens import BODY, INSTITUTION, PLACE, lookup, match_index, place_index


def without_headlines(r: Reading, spans: list[OrganisationSpan]) -> list[OrganisationSpan]:
    """In a line in title case every word is capitalised: firms and centres count there only where the body has them."""
    if not any(r.titled[o.first] for o in spans):
        return spans
    body = {r.t.surface(o.first, o.last).lower() for o in spans if not r.titled[o.first]}
    return [
        o
        for o in spans
        if not r.titled[o.first]
        or o.rule == "known-organisation"
        or r.t.surface(o.first, o.last).lower() in body
        or (r.t.kinds[o.last - 1] & (BODY | INSTITUTION) and r.t.lowers[o.last - 1] not in _COMMON_HEADS)
    ]


_COMMON_HEADS = frozenset({"center", "centre", "school", "lab", "club", "fund", "exchange", "network", "press", "post"})


def without_regions(r: Reading, phrases: list[ZonePhrase]) -> list[ZonePhrase]:
    """A headline's region, country or province before a bare kind of zone (`East China Port Zone Draws Capital`).

    It says where the zone lies that the body introduces by its name, and names none itself.
    """
    if not any(p.kind == "name" and r.titled[p.first] for p in phrases):
        return phrases
    body = [frozenset(p.name.lower().split()) for p in phrases if p.kind == "name" and not r.titled[p.first]]
    if not body:
        return phrases
    return [p for p in phrases if not (p.kind == "name" and r.titled[p.first] and _regional(r, p, body))]


def _regional(r: Reading, p: ZonePhrase, body: list[frozenset[str]]) -> bool:
    """Whether a wide place and at most one word before its head are all that a phrase has, and no zone's name has."""
    t = r.t
    end = match_index(place_index(), t.lowers, p.first, t.breaks)
    if not end or p.head - end not in (0, 1) or p.last != p.head + 1:
        return False
    wide = any(place.label == "LOC" or place.level < _CITY for place in lookup(t.surface(p.first, end)))
    return wide and not any(words.issuperset(p.name.lower().split()) for words in body)


_CITY = 2


def cut_titled(r: Reading, phrases: list[ZonePhrase]) -> None:
    """In a line in title case a name begins where the body's does, or at its first place."""
    body = {p.name for p in phrases if p.kind == "name" and not r.titled[p.first]}
    for p in phrases:
        if p.kind == "name" and r.titled[p.first]:
            starts = range(p.first, p.head)
            known = next((s for s in starts if r.t.surface(s, p.last) in body), None)
            if known is None and not r.t.breaks[p.first]:
                known = next((s for s in starts if r.t.kinds[s] & PLACE), None)
            if known is not None:
                p.first, p.name = known, r.t.surface(known, p.last)
