"""Zone phrases -> the article's zones with their names, and the mentions of these."""

from __future__ import annotations

from operator import attrgetter

from pipeline.extract.entities.alias_taking import take_aliases
from pipeline.extract.entities.aliases import acronym_aliases, zone_aliases
from pipeline.extract.entities.headlines import join_headline
from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.reading import Item, Reading, take
from pipeline.extract.entities.registry import gather, name_words, same_zone
from pipeline.extract.entities.renaming import join_renamed
from pipeline.extract.entities.tokens import CAP, DETERMINERS, LOWER, PLACE, Tokens

_FIRST = attrgetter("first")
_LONGEST_SHORT = 3
"""Words in lower case that a short name has before its head."""
_MOST_COMPARED = 20


def name_zones(r: Reading, phrases: list[ZonePhrase], nominals: list[ZonePhrase]) -> None:
    """Gather the zones of `phrases` with all their names; some of `nominals` turn out to be names."""
    r.records, by_name = gather(phrases, _located(r, phrases))
    title = next((line for line in r.lines if line.title), None)
    join_renamed(r.t, phrases, by_name, r.records, title)
    join_headline(phrases, by_name, r.records, title)
    r.records.sort(key=_FIRST)
    aliases, spans = zone_aliases(r.t, phrases, by_name, r.records)
    r.items.extend(
        Item(p.first, p.last, "ZONE", p.name, "zone-name", record=by_name[p.name], phrase=p) for p in phrases
    )
    _take_landmarks(r, nominals)
    _take_worded(r, nominals)
    for first, last, record in spans:
        if not any(r.taken[first:last]):
            take(r, first, last)
            r.items.append(Item(first, last, "ZONE", record.name, "zone-alias", record=record))
    for record in r.records:
        r.by_size.setdefault(len(record.words), []).append(record)
    take_aliases(r, aliases)
    take_aliases(r, acronym_aliases(r.t, r.capitals, r.taken, r.records))


def _located(r: Reading, phrases: list[ZonePhrase]) -> dict[str, str]:
    """The place in which the text says that a zone lies, right after its name."""
    t = r.t
    return {
        p.name: t.words[p.last + 1]
        for p in phrases
        if p.last + 1 < t.size and t.lowers[p.last] == "in" and not t.breaks[p.last] and t.kinds[p.last + 1] & PLACE
    }


def _take_landmarks(r: Reading, nominals: list[ZonePhrase]) -> None:
    """`the East Lake zone`: capitalised words of one zone's name before a head in lower case."""
    for p in nominals:
        if not r.t.kinds[p.first] & CAP or r.t.kinds[p.head] & CAP or any(r.taken[p.first : p.last]):
            continue
        surface = r.t.surface(p.first, p.last)
        record = same_zone(surface, r.records)
        if record is not None:
            take(r, p.first, p.last)
            record.add(surface)
            r.items.append(Item(p.first, p.last, "ZONE", record.name, "zone-alias", record=record, phrase=p))


def _take_worded(r: Reading, nominals: list[ZonePhrase]) -> None:
    """`Taiyuan stainless park`: words of one zone's name in lower case, from its place to its head."""
    t = r.t
    for p in nominals:
        start = _place_of_worded(t, p)
        if start is None or any(r.taken[start : p.last]):
            continue
        words = set(t.lowers[start : p.last])
        near = r.records[:_MOST_COMPARED]
        record = next((z for z in near if words <= z.all_words and t.lowers[start] == name_words(z.name)[0]), None)
        if record is not None:
            take(r, start, p.last)
            record.add(t.surface(start, p.last))
            r.items.append(Item(start, p.last, "ZONE", record.name, "zone-alias", record=record, phrase=p))


def _place_of_worded(t: Tokens, p: ZonePhrase) -> int | None:
    """The place's name before the words in lower case that lead up to a nominal; None where there are none."""
    first = p.first
    if first and t.lowers[first - 1] in DETERMINERS:
        return None
    while first > 0 and not t.breaks[first] and t.kinds[first - 1] & LOWER and p.first - first < _LONGEST_SHORT:
        first -= 1
    placed = first not in (0, p.first) and not t.breaks[first] and t.kinds[first - 1] & PLACE
    return first - 1 if placed else None
