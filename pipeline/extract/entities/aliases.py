"""Names introduced for zones and organisations, and proper words that stand for them -> the words that they take.

An acronym in brackets, `known as`, a Chinese name in brackets; the proper words of a zone (`Dayawan`) or a firm.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.entities.credits import EXCHANGES
from pipeline.extract.entities.introductions import introduced_aliases
from pipeline.extract.entities.legal_forms import without_form
from pipeline.extract.entities.phrases import OrganisationSpan, ZonePhrase
from pipeline.extract.entities.registry import ZoneRecord
from pipeline.extract.entities.renaming import join
from pipeline.extract.entities.shortened import initials, is_chinese_zone, short_names
from pipeline.extract.entities.tokens import (
    ACRONYM,
    BODY,
    CAP,
    CHINESE,
    COMMON,
    COMPANY,
    EDGE,
    MODIFIER,
    PLACE,
    SECTOR,
    SURNAME,
    UNLABELLED,
    Tokens,
    lookup,
)
from pipeline.vocabulary import names
from pipeline.vocabulary.zones import types as zone_types
from pipeline.words import words_of

_LEGAL_FORMS = names.CUES["legal_form_word"] | {"asa", "nv", "bv", "spa", "se", "oyj", "pte", "sa", "kk", "sas", "srl"}


_PLACED = 2
"""Proper words of a firm that a place and one word of its own make."""
_SHORT = 4
_ANY = frozenset({"a", "an", "any", "every", "each"})
"""What makes of an acronym one of a kind (`an EPZ`)."""


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
            record.place_code = record.place_code or next((p.code for p in lookup(surface) if p.label == "ZONE"), None)
            spans.append((first, last, record))
    for record in records:
        for surface in short_names(record):
            words = words_of(surface)
            aliases.setdefault(words, Alias(words, record.name, record, given=False))
        for surface in record.surfaces:
            if (letters := initials(surface)) and letters.lower() not in names.CAPITALISED_WORDS:
                aliases.setdefault((letters,), Alias((letters,), record.name, record, given=True))
    return list(aliases.values()), spans


def acronym_aliases(t: Tokens, capitals: list[int], taken: bytearray, records: list[ZoneRecord]) -> list[Alias]:
    """Acronyms that nothing introduces and one zone alone fits: `YEDA` for `Yantai Economic ... Development Area`."""
    found: list[Alias] = []
    loose = {
        t.words[i]
        for i in capitals
        if t.kinds[i] & (ACRONYM | COMMON) == ACRONYM and not taken[i] and 3 <= len(t.words[i]) <= 8
    }
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


_PARENTS = frozenset({"parent", "owner", "affiliate"})
"""Words before a firm that owns another (`its parent Samsung`)."""


def organisation_aliases(t: Tokens, spans: list[OrganisationSpan]) -> list[Alias]:
    """Acronyms in brackets after organisations, and the proper words of firms.

    Proper words that a firm shares with its subsidiary, whose name has a city in brackets, are the firm's, and so are
    those that the text has before it names the subsidiary.
    """
    found: dict[tuple[str, ...], Alias] = {}
    bracketed = any("(" in t.words[s.first : s.last] for s in spans)
    opening = _first_in_body(t) if bracketed else {}
    written = set(t.words) if any(s.rule == "company-context" for s in spans) else set()
    parents = {t.words[i] for i in range(1, t.size) if t.lowers[i - 1] in _PARENTS} if bracketed else frozenset()
    for span in sorted(spans, key=lambda s: "(" in t.words[s.first : s.last]):
        name = t.surface(span.first, span.last)
        for letters in filter(None, (initials(name), initials(without_form(name)))):
            found.setdefault((letters,), Alias((letters,), name, None, given=False))
        i = span.last
        if i + 2 < t.size and t.words[i] == "(" and t.words[i + 2] in (")", ",") and _shortens(t, i):
            found[t.words[i + 1],] = Alias((t.words[i + 1],), name, None, given=True)
        found.update({a.words: a for a in _known_as(t, span.last, name)})
        branch = "(" in t.words[span.first : span.last]
        if t.words[span.first + 1 : span.first + 4 : 2] == ["(", ")"]:
            placed = (t.words[span.first], t.words[span.first + 2])
            found.setdefault(placed, Alias(placed, name, None, given=False))
        of_parent = branch and (opening.get(t.words[span.first], t.size) < span.first or t.words[span.first] in parents)
        for words in () if of_parent else _proper_words(t, span, written):
            found.setdefault(words, Alias(words, name, None, given=False))
    return list(found.values())


def _first_in_body(t: Tokens) -> dict[str, int]:
    """Where each capitalised word first stands after the first sentence, which may be the headline."""
    body = t.sentences[1] if len(t.sentences) > 1 else 0
    found: dict[str, int] = {}
    for i in range(body, t.size):
        if t.kinds[i] & CAP:
            found.setdefault(t.words[i], i)
    return found


def _proper_words(t: Tokens, span: OrganisationSpan, written: set[str]) -> list[tuple[str, ...]]:
    """A firm's words before its trade or form: alone, without the city before them, and with its trade.

    A word that the article has `written` in lower case too is a trade.
    """
    if span.last - span.first > 1 and t.lowers[span.first] in names.CUES["leading_form"]:
        return [tuple(t.words[span.first + 1 : span.last])]
    n = span.first
    trade = COMPANY | SECTOR | COMMON
    while n < span.last and not t.kinds[n] & trade and t.kinds[n] & CAP and not _dotted(t, n):
        n += 1
        trade |= MODIFIER
    if n == span.last and span.last - span.first == _PLACED and t.lowers[n - 1] in written:
        n -= 1
    proper = tuple(t.words[span.first : n])
    if n == span.last or any(t.kinds[i] & BODY for i in range(n, span.last)):
        return []
    firm = (
        t.kinds[n] & (COMPANY | SECTOR | MODIFIER)
        or t.words[n] in ("(", ",")
        or _dotted(t, n)
        or span.rule == "company-context"
    )
    if not firm or not _stands_for_firm(t, span.first, proper):
        return []
    found = [proper, _with_trade(t, span, n)]
    if len(proper) == _PLACED and lookup(proper[0]) and not lookup(proper[1]) and _may_stand_alone(t, span.first + 1):
        found.append(proper[1:])
    return found


def _may_stand_alone(t: Tokens, index: int) -> bool:
    """Whether a firm's word after its city may be its short name (`Hongda` of `Wuxi Hongda Bearings Co`)."""
    ordinary = COMMON | EDGE | MODIFIER | SURNAME | UNLABELLED
    return len(t.words[index]) > _SHORT and not t.kinds[index] & ordinary


def _shortens(t: Tokens, opened: int) -> bool:
    """Whether a bracket after an organisation holds its short name: an acronym, or one word of a firm (`(Baoti)`)."""
    kind = t.kinds[opened + 1]
    firm = t.kinds[opened - 1] & (COMPANY | SECTOR) or t.words[opened - 1] == "."
    return bool(kind & ACRONYM or (firm and kind & CAP and not kind & (COMMON | EDGE | PLACE)))


def _with_trade(t: Tokens, span: OrganisationSpan, end: int) -> tuple[str, ...]:
    """A firm's proper words, which end before word `end`, with what follows them before its legal form."""
    while end < span.last and t.kinds[end] & (SECTOR | COMPANY) and t.lowers[end] not in _LEGAL_FORMS:
        end += 1
    return tuple(t.words[span.first : end])


def _dotted(t: Tokens, index: int) -> bool:
    """Whether a dotted legal form begins here (`S.p.A.`)."""
    return index + 1 < t.size and ("." in t.words[index] or (len(t.words[index]) == 1 and t.words[index + 1] in "./"))


def _stands_for_firm(t: Tokens, first: int, words: tuple[str, ...]) -> bool:
    """Whether a firm's proper words may stand alone: no place known without its type, and no short word."""
    named = lookup(" ".join(words))
    if not words or not all(place.cue for place in named):
        return False
    long = len(words) > 1 or len(words[0]) > 2 or bool(t.kinds[first] & ACRONYM)
    return long and (len(words) > 1 or bool(named) or not t.kinds[first] & PLACE)


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
    if t.lowers[first] in EXCHANGES and t.words[last : last + 1] == [":"]:
        return False
    if alias.record is not None and t.kinds[first] & ACRONYM and not t.breaks[first] and t.lowers[first - 1] in _ANY:
        return False
    if alias.given or titled[first]:
        return True
    after = t.kinds[last] if last < t.size and not t.breaks[last] else 0
    before = t.kinds[first - 1] if first and not t.breaks[first] else 0
    if last < t.size and t.lowers[last] in names.ROLE_WORDS:
        after = 0
    return not (after & CAP and not after & EDGE) and not (before & CAP and not before & (EDGE | COMMON))
