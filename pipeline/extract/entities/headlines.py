"""Zones and organisations of headlines -> those that are ones, where their names begin, which of the body's they are.

Every word of a line in title case is capitalised, so that its capitals say nothing of where a name begins; and a
headline may call by a name of its own (`Ningbo Port Zone`) what the body introduces by its full one.
"""

from __future__ import annotations

from pipeline.extract.entities.layout import Line
from pipeline.extract.entities.phrases import OrganisationSpan, ZonePhrase
from pipeline.extract.entities.reading import Reading
from pipeline.extract.entities.registry import ZoneRecord, is_bare, name_words
from pipeline.extract.entities.renaming import join
from pipeline.extract.entities.tokens import BODY, INSTITUTION, PLACE, lookup, match_index, place_index
from pipeline.vocabulary import names
from pipeline.vocabulary.zones import types as zone_types


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


def join_headline(
    phrases: list[ZonePhrase], by_name: dict[str, ZoneRecord], records: list[ZoneRecord], title: Line | None
) -> None:
    """Join a zone that the headline alone names so to the one of the body that it means."""
    if title is None:
        return
    body = [p for p in phrases if p.first >= title.last]
    told = {p.name for p in body}
    zones = {id(by_name[name]) for name in told}
    for phrase in phrases:
        if phrase.first >= title.last or phrase.first < title.first or phrase.name in told:
            continue
        record = by_name[phrase.name]
        apart = id(record) not in zones
        meant = _namesake(phrase.name, body, by_name) if apart or is_bare(name_words(phrase.name)) else None
        if meant is None and apart:
            meant = _of_locality(phrase.name, body, by_name)
        if meant is not None and meant is not record:
            if apart:
                join(meant, record, by_name, records)
            else:
                by_name[phrase.name] = meant
                meant.add(phrase.name)


def _namesake(name: str, body: list[ZonePhrase], by_name: dict[str, ZoneRecord]) -> ZoneRecord | None:
    """The first zone of the body with the headline's place, where the headline's kind is none or its own.

    `Ningbo Port Zone Turns to Bigger Projects`, and the body opens with the Ningbo Economic and Technical Development
    Zone.
    """
    place = name_words(name)[0]
    if not lookup(place) and not is_bare(name_words(name)):
        return None
    first = next((by_name[p.name] for p in body if place in name_words(p.name)), None)
    typed = _TYPED.intersection(name_words(name)[:-1])
    if (
        first is None
        or not typed <= first.all_words
        or zone_types.classify(name)[0] not in ("other", zone_types.classify(first.name)[0])
    ):
        return None
    return first


def _of_locality(name: str, body: list[ZonePhrase], by_name: dict[str, ZoneRecord]) -> ZoneRecord | None:
    """The first zone of the body of the kind that a headline names by a locality.

    `Caojing chemical park passes a mark`, and the body speaks of the Shanghai Chemical Industry Park.
    """
    place, *kind = name_words(name)
    if len(kind) < _KIND or not name[-1].islower() or name.split()[-1].istitle() or lookup(place):
        return None
    return next((by_name[p.name] for p in body if by_name[p.name].all_words >= set(kind)), None)


_TYPED = names.CUES["zone_type_word"]
_KIND = 2
"""Words of a kind of zone that tell it from others (`chemical park`)."""
