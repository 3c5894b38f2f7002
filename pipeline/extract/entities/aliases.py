"""Names introduced for zones and organisations, and proper words that stand for them -> the words that they take.

An acronym in brackets, `known as`, a Chinese name in brackets; the proper words of a zone (`Dayawan`) or a firm.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.entities.credits import EXCHANGES
from pipeline.extract.entities.introductions import introduced_aliases
from pipeline.extract.entities.legal_forms import without_form
from pipeline.extract.entities.organisations import OrganisationSpan
from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.registry import ZoneRecord
from pipeline.extract.entities.renaming import join
from pipeline.extract.entities.shortened import initials, is_chinese_zone, short_names
from pipeline.extract.entities.tokens import (
    ACRONYM,
    CAP,
    CHINESE,
    COMMON,
    COMPANY,
    EDGE,
    PLACE,
    SECTOR,
    Tokens,
    lookup,
)
from pipeline.vocabulary import names
from pipeline.vocabulary.zones import types as zone_types
from pipeline.words import words_of


@dataclass(slots=True)
class Alias:
    """A further name: of a zone (`record`), or of the organisation `name`. `given` where the text introduces it."""

    words: tuple[str, ...]
    name: str
    record: ZoneRecord | None
    given: bool


def zone_aliases(
    t: Tokens, phrases: list[ZonePhrase], by_name: dict[str, ZoneRecord], records: list[ZoneRecord]
) -> tuple[list[Alias], list[tuple[int, int, ZoneRecord]]]:
    """Aliases to look for, and the spans where the text introduces them."""
    aliases: dict[tuple[str, ...], Alias] = {}
    spans: list[tuple[int, int, ZoneRecord]] = []
    for phrase in phrases:
        record = by_name[phrase.name]
        for first, last in introduced_aliases(t, phrase):
            if t.kinds[first] & CHINESE:
                if not is_chinese_zone(t.words[first]):
                    continue
                record.name_zh = record.name_zh or t.words[first]
            else:
                words = tuple(t.words[first:last])
                aliases.setdefault(words, Alias(words, record.name, record, given=True))
            surface = t.surface(first, last)
            twin = by_name.get(surface) or by_name.get(surface.split(" of ")[0])
            if twin is not None and twin is not record:
                join(record, twin, by_name, records)
            record.add(surface)
            spans.append((first, last, record))
    for record in records:
        for surface in short_names(record):
            words = words_of(surface)
            aliases.setdefault(words, Alias(words, record.name, record, given=False))
        for surface in record.surfaces:
            if letters := initials(surface):
                aliases.setdefault((letters,), Alias((letters,), record.name, record, given=True))
    return list(aliases.values()), spans


def acronym_aliases(t: Tokens, capitals: list[int], taken: bytearray, records: list[ZoneRecord]) -> list[Alias]:
    """Acronyms that nothing introduces and one zone alone fits: `YEDA` for `Yantai Economic ... Development Area`."""
    found: list[Alias] = []
    loose = {t.words[i] for i in capitals if t.kinds[i] & ACRONYM and not taken[i] and 3 <= len(t.words[i]) <= 8}
    if not loose:
        return found
    known = [(record, initials(record.name), _without_place(record.name)) for record in records[:_MOST_FITTED]]
    for acronym in sorted(loose):
        fitting = [record for record, letters, _ in known if _abbreviates(acronym, letters)]
        found.extend(
            Alias((r.name.split()[0], acronym), r.name, r, given=True) for r, _, rest in known if rest == acronym
        )
        if not fitting and acronym[-1] == "Z" and (category := zone_types.classify(acronym)[0]) != "other":
            fitting = [record for record, _, _ in known if _of_kind(record, acronym, category)][:1]
        if len(fitting) == 1 and all(place.label == "ZONE" for place in lookup(acronym)):
            found.append(Alias((acronym,), fitting[0].name, fitting[0], given=True))
    return found


_MOST_FITTED = 50


def _without_place(name: str) -> str:
    """The initials of what follows a name's place (`EDZ` of `Xinghua Economic Development Zone`)."""
    place, _, rest = name.partition(" ")
    return initials(rest) if lookup(place) else ""


def _of_kind(record: ZoneRecord, acronym: str, category: str) -> bool:
    """Whether a zone's type and first letter are those of an acronym like `ZHNHIDZ`."""
    return record.name[0] == acronym[0] and zone_types.classify(record.name)[0] == category


def _abbreviates(acronym: str, letters: str) -> bool:
    """Whether an acronym leaves out inner letters of the initials alone."""
    if not letters or acronym[0] != letters[0] or acronym[-1] != letters[-1]:
        return False
    rest = iter(letters)
    return all(letter in rest for letter in acronym)


def organisation_aliases(t: Tokens, spans: list[OrganisationSpan]) -> list[Alias]:
    """Acronyms in brackets after organisations, and the proper words of firms.

    Proper words that a firm shares with its subsidiary, whose name has a city in brackets, are the firm's.
    """
    found: dict[tuple[str, ...], Alias] = {}
    for span in sorted(spans, key=lambda s: "(" in t.words[s.first : s.last]):
        name = t.surface(span.first, span.last)
        for letters in filter(None, (initials(name), initials(without_form(name)))):
            found.setdefault((letters,), Alias((letters,), name, None, given=True))
        i = span.last
        if i + 2 < t.size and t.words[i] == "(" and t.kinds[i + 1] & ACRONYM and t.words[i + 2] in (")", ","):
            words = (t.words[i + 1],)
            found.setdefault(words, Alias(words, name, None, given=True))
        found.update({a.words: a for a in _known_as(t, span.last, name)})
        n = span.first
        while n < span.last and not t.kinds[n] & (COMPANY | SECTOR | COMMON) and t.kinds[n] & CAP and not _dotted(t, n):
            n += 1
        proper = tuple(t.words[span.first : n])
        firm = n < span.last and (t.kinds[n] & (COMPANY | SECTOR) or t.words[n] in ("(", ",") or _dotted(t, n))
        if firm and _stands_for_firm(t, span.first, proper):
            found.setdefault(proper, Alias(proper, name, None, given=False))
            traded = _with_trade(t, span, n)
            found.setdefault(traded, Alias(traded, name, None, given=False))
    return list(found.values())


def _with_trade(t: Tokens, span: OrganisationSpan, end: int) -> tuple[str, ...]:
    """A firm's proper words, which end before word `end`, with the trades that follow them."""
    while end < span.last and t.kinds[end] & SECTOR:
        end += 1
    return tuple(t.words[span.first : end])


def _dotted(t: Tokens, index: int) -> bool:
    """Whether a dotted legal form begins here (`S.p.A.`)."""
    return index + 1 < t.size and ("." in t.words[index] or (len(t.words[index]) == 1 and t.words[index + 1] in "./"))


def _stands_for_firm(t: Tokens, first: int, words: tuple[str, ...]) -> bool:
    """Whether a firm's proper words may stand alone: no place, and no short word."""
    if not words or lookup(" ".join(words)):
        return False
    return len(words) > 1 or (not t.kinds[first] & PLACE and (len(words[0]) > 2 or bool(t.kinds[first] & ACRONYM)))


def _known_as(t: Tokens, at: int, name: str) -> list[Alias]:
    """`Baoji Titanium Industry Co, also known as Baoti`, `..., or BTI,`."""
    i = at + (at < t.size and t.words[at] == ",")
    while i < min(at + 4, t.size) and t.lowers[i] in ("also", "better", "known", "or"):
        i += 1
    if i < t.size and t.lowers[i] == "as" and t.lowers[i - 1] == "known" and i + 1 < t.size and t.kinds[i + 1] & CAP:
        return [Alias((t.words[i + 1],), name, None, given=True)]
    if t.lowers[at : at + 2] == [",", "or"] and at + 3 < t.size and t.kinds[at + 2] & ACRONYM:
        return [Alias((t.words[at + 2],), name, None, given=True)] if t.words[at + 3] in (",", ")", ".") else []
    return []


def alias_spans(
    t: Tokens, capitals: list[int], taken: bytearray, titled: bytearray, aliases: list[Alias]
) -> list[tuple[int, int, Alias]]:
    """Where aliases stand, outside what is taken."""
    by_first: dict[str, list[Alias]] = {}
    for alias in sorted(aliases, key=lambda a: -len(a.words)):
        by_first.setdefault(alias.words[0], []).append(alias)
    found: list[tuple[int, int, Alias]] = []
    if not by_first:
        return found
    past = 0
    for i in [i for i in capitals if t.words[i] in by_first and not taken[i]]:
        if i < past:
            continue
        for alias in by_first[t.words[i]]:
            last = i + len(alias.words)
            if tuple(t.words[i:last]) == alias.words and _free(t, i, last, taken, titled, alias):
                found.append((i, last, alias))
                past = last
                break
    return found


def _free(t: Tokens, first: int, last: int, taken: bytearray, titled: bytearray, alias: Alias) -> bool:
    """Whether the words stand by themselves: a proper word inside a longer capitalised run is another name's."""
    if any(taken[first:last]) or any(t.breaks[first + 1 : last]):
        return False
    if first > 1 and t.words[first - 1] == ":" and t.lowers[first - 2] in EXCHANGES:
        return False
    if alias.given or titled[first]:
        return True
    after = t.kinds[last] if last < t.size and not t.breaks[last] else 0
    before = t.kinds[first - 1] if first and not t.breaks[first] else 0
    if last < t.size and t.lowers[last] in names.ROLE_WORDS:
        after = 0
    return not (after & CAP and not after & EDGE) and not (before & CAP and not before & (EDGE | COMMON))
