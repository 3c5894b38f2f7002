"""Words -> named mentions, in the order in which the kinds of names may take words."""

from __future__ import annotations

from itertools import compress, repeat
from operator import and_, attrgetter

from pipeline.extract.entities.alias_taking import take_aliases
from pipeline.extract.entities.aliases import Alias, organisation_aliases
from pipeline.extract.entities.companies import company_spans
from pipeline.extract.entities.headlines import cut_titled, without_headlines, without_regions
from pipeline.extract.entities.organisation_naming import name_organisations
from pipeline.extract.entities.organisations import organisation_spans
from pipeline.extract.entities.persons import person_spans
from pipeline.extract.entities.phrases import OrganisationSpan, ZonePhrase
from pipeline.extract.entities.places import leading_places, place_spans
from pipeline.extract.entities.reading import Item, Reading, take
from pipeline.extract.entities.registry import ZoneRecord, name_words
from pipeline.extract.entities.shortened import proper_district, proper_place
from pipeline.extract.entities.tokens import (
    BODY,
    CAP,
    FORM_FIRST,
    INSTITUTION,
    KNOWN,
    ORGANISATION,
    PLACE_HEAD,
    RANKING,
    SECTOR,
    UNLABELLED_FIRST,
    ZONE_HEAD,
    ZONE_PLURAL,
    lookup,
    match_index,
    unlabelled_index,
)
from pipeline.extract.entities.topic import topic_of
from pipeline.extract.entities.zone_context import context_phrases
from pipeline.extract.entities.zone_lists import list_names
from pipeline.extract.entities.zone_naming import name_zones
from pipeline.extract.entities.zones import zone_phrases
from pipeline.vocabulary import places

_FIRST = attrgetter("first")


def sort_words(r: Reading) -> None:
    """Set the lists of words at which names may be found, in one look at every word."""
    heads = ZONE_HEAD | ZONE_PLURAL
    organisations = ORGANISATION | SECTOR | KNOWN
    lower_bodies = BODY | INSTITUTION | KNOWN
    lower_heads = lower_bodies | PLACE_HEAD | heads
    kinds = r.t.kinds
    marked = compress(range(r.t.size), map(and_, kinds, repeat(CAP | RANKING | lower_heads)))
    lower: list[int] = []
    for i in marked:
        (r.capitals if kinds[i] & CAP else lower).append(i)
    r.organisation_heads = [i for i in r.capitals if kinds[i] & organisations]
    r.zone_heads = [i for i in r.capitals if kinds[i] & heads]
    r.form_words = [i for i in r.capitals if kinds[i] & FORM_FIRST]
    r.ranking = [i for i in r.capitals if kinds[i] & RANKING]
    for i in lower:
        kind = kinds[i]
        if kind & lower_bodies:
            r.organisation_heads.append(i)
        if kind & PLACE_HEAD:
            r.place_heads.append(i)
        if kind & heads:
            r.zone_heads.append(i)
        if kind & RANKING:
            r.ranking.append(i)
    r.zone_heads.sort()
    r.ranking.sort()


def take_unlabelled(r: Reading) -> None:
    """Names that hold words of places and are none (`Made in China`)."""
    index = unlabelled_index()
    for i in r.capitals:
        if r.t.kinds[i] & UNLABELLED_FIRST and (end := match_index(index, r.t.words, i, r.t.breaks)):
            after = r.t.kinds[end] if end < r.t.size and not r.t.breaks[end] else 0
            if not after & CAP and r.t.words[end : end + 1] != ["("]:
                take(r, i, end)


def take_heads(r: Reading) -> list[ZonePhrase]:
    """Zones and organisations by their heads, the longest first; returns the nominals that are left."""
    phrases = zone_phrases(r.t, r.zone_heads)
    list_names(r.t, phrases)
    phrases = without_regions(r, phrases)
    cut_titled(r, phrases)
    candidates: list[tuple[int, int, ZonePhrase | OrganisationSpan]] = []
    candidates.extend((p.last - p.first, 1, p) for p in phrases if p.kind == "name")
    candidates.extend((p.last - p.first, 1, p) for p in context_phrases(r.t, r.zone_heads))
    organisations_found = without_headlines(r, organisation_spans(r.t, r.organisation_heads, r.form_words))
    candidates.extend((o.last - o.first, 0, o) for o in organisations_found)
    candidates.sort(key=lambda c: (-c[0], -c[1], c[2].first))
    zones: list[ZonePhrase] = []
    organisations: list[OrganisationSpan] = []
    for _, _, span in candidates:
        if any(r.taken[span.first : span.last]):
            continue
        take(r, span.first, span.last)
        if isinstance(span, ZonePhrase):
            zones.append(span)
        elif span.rule != "credit":
            organisations.append(span)
    zones.sort(key=_FIRST)
    organisations.sort(key=_FIRST)
    nominals = _longest([p for p in phrases if p.kind == "nominal"])
    name_zones(r, zones, nominals)
    name_organisations(r, organisations)
    return nominals


def _longest(phrases: list[ZonePhrase]) -> list[ZonePhrase]:
    """Phrases that lie in no longer one (`bonded port` in `bonded port area`); they are in order of their heads."""
    kept: list[ZonePhrase] = []
    for phrase in phrases:
        while kept and kept[-1].first >= phrase.first:
            kept.pop()
        if not kept or kept[-1].last <= phrase.first:
            kept.append(phrase)
    return kept


def take_people(r: Reading) -> None:
    """People among the words that are left."""
    r.capitals = [i for i in r.capitals if not r.taken[i]]
    for p in person_spans(r.t, r.capitals, r.taken, r.titled):
        take(r, p.first, p.last)
        rule = "person-name" if p.introduced else "person-surname"
        r.items.append(Item(p.first, p.last, "PERSON", p.full, rule))


def take_firms(r: Reading) -> None:
    """Firms that only their context tells, among the words that are left."""
    firms = bytearray(r.t.size + 1)
    for item in r.items:
        if item.label == "ORG" and not r.t.kinds[item.last - 1] & BODY:
            firms[item.first : item.last] = b"\1" * (item.last - item.first)
    spans = company_spans(r.t, r.capitals, r.taken, r.titled, firms)
    for o in spans:
        take(r, o.first, o.last)
        r.items.append(Item(o.first, o.last, "ORG", r.t.surface(o.first, o.last), o.rule))
    take_aliases(r, organisation_aliases(r.t, spans))


def take_places(r: Reading) -> None:
    """Places among the words that are left; a locality that news names for its zone is that zone."""
    localities: dict[str, ZoneRecord] = {}
    r.places |= leading_places(r.t, [(item.first, item.last) for item in r.items])
    for span in place_spans(r.t, r.capitals, r.taken, r.titled, r.places):
        take(r, span.first, span.last)
        name = r.t.surface(span.first, span.last)
        if span.label == "ZONE" and span.place is not None:
            record = localities.get(span.place.code) or _zone_of_place(r, span.place, name, span.first)
            localities[span.place.code] = record
            record.add(name)
            r.items.append(Item(span.first, span.last, "ZONE", record.name, "zone-gazetteer", record=record))
            continue
        r.items.append(Item(span.first, span.last, span.label, name, "gazetteer", place=span))


def _zone_of_place(r: Reading, place: places.Place, name: str, first: int) -> ZoneRecord:
    """The zone that a locality of the gazetteer stands for: one with that word, else one of its own."""
    word = name.lower()
    for record in r.records:
        if word in record.name.lower() or record.place_code == place.code:
            record.add(name)
            return record
    record = ZoneRecord(name, first, name_zh=place.name_zh, words=frozenset(name_words(name)), place_code=place.code)
    r.records.append(record)
    return record


def take_districts(r: Reading) -> None:
    """A district's bare name that stands for the zone that the article is about, or for a new area of that name."""
    districts_named = [(record, word) for record in r.records if (word := proper_district(record)) is not None]
    if not districts_named:
        return
    topic = topic_of(r)
    named = [(record, word) for record, word in districts_named if record is topic or "new" in record.words]
    if not named:
        return
    t = r.t
    typed = {t.words[i] for i in r.capitals if i + 1 < t.size and t.lowers[i + 1] in _DISTRICT_HEADS}
    districts = [Alias((word,), record.name, record, given=False) for record, word in named if word not in typed]
    located = bytearray(r.taken)
    for i in r.capitals:
        if i and t.lowers[i - 1] in ("in", "to") and not t.breaks[i]:
            located[i] = 1
    take_aliases(r, districts, located)


_DISTRICT_HEADS = frozenset({"district", "county", "city"})


def take_zone_places(r: Reading) -> None:
    """A zone's own word that is also a far-off place's, and that no cue made a place here: `Yangpu` in Hainan."""
    aliases = [
        Alias((word,), record.name, record, given=False)
        for record in r.records
        if (word := proper_place(record)) is not None and lookup(word)[0].cue
    ]
    take_aliases(r, aliases)
