"""Words -> phrases that end in a zone's head: names (`Ordos Hi-Tech Industrial Park`) and nominals (`the Park`).

A phrase is read leftwards from its head over modifiers and capitalised words. What it holds decides what it is: a
proper word or a capitalised purpose makes a name, type words alone a nominal, lower case without a proper word a
nominal or a sub-park that only its list makes a name (`four parts, namely the cloud computing park ...`).
"""

from __future__ import annotations

from pipeline.extract.entities.organisation_edges import hyphenated_part
from pipeline.extract.entities.phrases import INDEFINITE, ZonePhrase
from pipeline.extract.entities.sub_areas import has_free_trade, sub_areas
from pipeline.extract.entities.tokens import (
    ACRONYM,
    AND,
    BODY,
    CAP,
    COMMON,
    COMPANY,
    DOMAIN,
    EDGE,
    INSTITUTION,
    LEVEL,
    LOWER,
    MODIFIER,
    NUMBER,
    PLACE,
    UNLABELLED,
    ZONE_HEAD,
    ZONE_PLURAL,
    Tokens,
    match_index,
    place_index,
)
from pipeline.extract.entities.zone_context import called_zone
from pipeline.extract.entities.zone_lists import coordinated, is_presented
from pipeline.extract.entities.zone_nominals import nominal, weak_head_fits
from pipeline.vocabulary import names

_LONGEST = 16
"""Words that a zone's name has at most before its head."""
_AREAS = frozenset({"area", "areas"})


def zone_phrases(t: Tokens, heads: list[int]) -> list[ZonePhrase]:
    """Every phrase that may be a zone, in order of its head; names may lie inside longer ones."""
    found: list[ZonePhrase] = []
    areas = any(t.lowers[head] in _AREAS for head in heads) and has_free_trade(t)
    for head in heads:
        if areas and t.lowers[head] in _AREAS and (parts := sub_areas(t, head)):
            found.extend(_with_whole(t, part) for part in parts)
        elif t.kinds[head] & ZONE_PLURAL:
            found.extend(coordinated(t, head))
        else:
            phrase = _phrase(t, head)
            if phrase is not None:
                found.append(phrase)
    return found


def _with_whole(t: Tokens, part: ZonePhrase) -> ZonePhrase:
    """`China (Jiangsu) Pilot Free Trade Zone Nanjing Area` is one name."""
    before = t.kinds[part.first - 1] if part.first and not t.breaks[part.first] else 0
    if before & ZONE_HEAD and before & CAP:
        part.first = _first_capital(t, _leftmost(t, part.head), part.head)
        part.name = t.surface(part.first, part.last)
    return part


def _phrase(t: Tokens, head: int) -> ZonePhrase | None:
    row = names.ZONE_HEADS[t.lowers[head]]
    previous = t.lowers[head - 1] if head and not t.breaks[head] else ""
    if row.family == "zone" and previous in names.ZONE_NAME_EXCLUDERS:
        return None
    first = _leftmost(t, head)
    if first == head:
        return nominal(t, first, head, row)
    proper = _first_proper(t, first, head)
    if proper is not None:
        start = _first_capital(t, first, head)
        fits = weak_head_fits(t, head, row) or (t.kinds[head] & CAP and called_zone(t, head + 1))
        return _named(t, start, head, row) if fits else None
    if t.kinds[head] & CAP and _has_purpose(t, first, head) and weak_head_fits(t, head, row):
        return _named(t, _first_capital(t, first, head), head, row)
    if t.kinds[head] & CAP and (_owned(t, first, head) or _of_people(t, first, head) or _of_field(t, first, head, row)):
        return _named(t, first, head, row)
    start = _first_capital(t, first, head)
    if start < head and is_presented(t, start, head) and weak_head_fits(t, head, row):
        return _named(t, start, head, row)
    return nominal(t, first, head, row)


def _of_people(t: Tokens, first: int, head: int) -> bool:
    """Whether an adjective that no type word is makes a name, all in capitals (`the New Japanese Industrial Park`)."""
    kinds = t.kinds[first:head]
    if first < 1 or t.lowers[first - 1] != "the" or t.breaks[first] or not all(kind & (CAP | AND) for kind in kinds):
        return False
    return any(kind & COMMON and not kind & (EDGE | MODIFIER) for kind in kinds)


def _of_field(t: Tokens, first: int, head: int, row: names.ZoneHead) -> bool:
    """Whether fields in capitals name what no nominal can stand for (`the Science and Technology Innovation City`)."""
    fields = head - first > 1 and t.breaks.find(1, first, head) < 0 and not row.nominal and bool(row.needs)
    return fields and all(t.kinds[i] & (CAP | AND) for i in range(first, head)) and weak_head_fits(t, head, row)


def _owned(t: Tokens, first: int, head: int) -> bool:
    """Whether a place owns what type words name: `Xi'an's Development Zone`, `the Development Zone of Xi'an`."""
    if t.kinds[first] & LEVEL or not any(t.kinds[i] & CAP for i in range(first, head)):
        return False
    if first > 1 and not t.breaks[first] and t.lowers[first - 1] == "'s":
        owner = t.kinds[first - 2]
        return bool(owner & PLACE and owner & CAP) and t.words[first - 2] != "China"
    after = head + 2
    named = after < t.size and t.lowers[head + 1] == "of" and not any(t.breaks[head + 1 : after + 1])
    return named and bool(t.kinds[after] & PLACE and t.kinds[after] & CAP) and t.words[after] != "China"


def _leftmost(t: Tokens, head: int) -> int:
    """First word of the phrase that ends at `head`."""
    j = head
    floor = max(0, head - _LONGEST)
    while j > floor and not t.breaks[j]:
        kind = t.kinds[j - 1]
        if kind & AND:
            if j - 1 <= floor or t.breaks[j - 1] or not _joins(t, j - 2, j):
                break
            j -= 2
        elif kind & ZONE_HEAD and (not kind & (CAP | MODIFIER) or "\n" in t.text[t.ends[j - 1] : t.starts[j]]):
            break
        elif kind & (MODIFIER | CAP) and not (kind & EDGE and not kind & MODIFIER):
            j -= 1
        elif t.words[j - 1] == ")":
            opened = _bracketed(t, j - 1)
            if opened is None or opened <= floor:
                break
            j = opened
        elif _hyphenated(t, j, floor):
            j -= 1
        elif (inside := hyphenated_part(t, j)) and inside > floor:
            j = inside
        elif kind & NUMBER and t.kinds[j] & CAP and j > 1 and t.lowers[j - 2] == "the" and len(t.words[j - 1]) < 4:
            return j - 1
        else:
            break
    return j


def _hyphenated(t: Tokens, j: int, floor: int) -> bool:
    """Whether a name's hyphen (`Sino - German`, `Economic - Technological`) or `105-Mile` stands before word `j`."""
    word = t.words[j - 1]
    if word == "-":
        apart = bool(t.kinds[j - 2] & t.kinds[j] & MODIFIER) and not t.glued(j - 1)
        return j - 1 > floor and bool(t.kinds[j - 2] & CAP) and (t.glued(j) or apart)
    return bool(t.kinds[j - 1] & NUMBER) and "-" in word and word.rpartition("-")[2].istitle()


def _joins(t: Tokens, left: int, right: int) -> bool:
    """Whether `and` between these words stands inside one name (`Science and Technology Park`)."""
    a, b = t.kinds[left], t.kinds[right]
    if a & (ZONE_HEAD | ZONE_PLURAL) or not a & (MODIFIER | CAP) or (a & EDGE and not a & MODIFIER):
        return False
    if t.words[left + 1] == "&":
        return True
    if not b & MODIFIER or (a & PLACE and not a & MODIFIER):
        return False
    if a & CAP and not b & CAP:
        return False
    return bool(a & MODIFIER) or not a & (PLACE | ACRONYM)


def _bracketed(t: Tokens, close: int) -> int | None:
    """Index of the bracket that `close` ends, where it holds a place or a level and a capital stands before it."""
    for opened in range(close - 2, max(0, close - 4), -1):
        if t.words[opened] == "(":
            inside = t.kinds[opened + 1]
            fits = inside & (PLACE | LEVEL) and t.kinds[opened - 1] & CAP and not t.breaks[opened]
            return opened if fits and not t.kinds[opened - 1] & EDGE else None
    return None


def _first_capital(t: Tokens, first: int, head: int) -> int:
    for i in range(first, head):
        if t.kinds[i] & (CAP | NUMBER) and not (t.lowers[i].endswith("-level") and t.kinds[i + 1] & CAP):
            return _past_opener(t, i, head)
    return first


_BESIDE = frozenset({"nearby", "neighboring", "neighbouring", "adjacent", "adjoining", "rival", "fellow", "sister"})


def _past_opener(t: Tokens, i: int, head: int) -> int:
    """Past what opens the sentence: a participle (`Visiting Suzhou Industrial Park`), `Nearby`, `Neighboring`."""
    if i + 1 < head and t.breaks[i] and t.lowers[i] in _BESIDE:
        return i + 1
    if i + 1 < head and t.breaks[i] and t.kinds[i + 1] & PLACE and not t.kinds[i] & (PLACE | MODIFIER):
        return i + 1 if t.lowers[i].endswith(("ing", "ed")) else i
    return i


def _first_proper(t: Tokens, first: int, head: int) -> int | None:
    """Index of the first capitalised word that is no modifier, common word or head; None where there is none."""
    for i in range(first, head):
        kind = t.kinds[i]
        if kind & CAP and not kind & (MODIFIER | COMMON | EDGE | ZONE_HEAD):
            return i
    return None


def _has_purpose(t: Tokens, first: int, head: int) -> bool:
    """Whether a capitalised word says what the zone is for or where in a place it lies (`Western Software Park`)."""
    return any(t.kinds[i] & DOMAIN and t.kinds[i] & CAP for i in range(first, head))


def _named(t: Tokens, first: int, head: int, row: names.ZoneHead) -> ZonePhrase | None:
    last = _extended(t, first, head)
    before = t.lowers[first - 1] if first and not t.breaks[first] else ""
    if before in INDEFINITE and not t.kinds[head] & CAP:
        return None
    if t.surface(first, head + 1).lower() in names.ZONE_NAME_DECOYS or (
        t.kinds[head] & CAP and _unlabelled_after(t, last)
    ):
        return None
    if last - first < 2 and row.family != "zone":
        return None
    return ZonePhrase(first, last, head, "name", before, t.surface(first, last))


def _unlabelled_after(t: Tokens, last: int) -> bool:
    """Whether the name goes on into one of an event or a road (`Zhangjiang Hi-Tech Park Station`)."""
    for i in range(last, min(last + 5, t.size)):
        kind = t.kinds[i]
        if t.breaks[i] or not kind & CAP or kind & EDGE:
            return False
        if kind & UNLABELLED and not kind & (BODY | INSTITUTION | COMPANY):
            return True
    return False


def _field_after(t: Tokens, last: int) -> int:
    """Past `for High Technology Industries`, all in capitals, after a head; `last` where no such field follows."""
    if last + 1 >= t.size or t.lowers[last] != "for" or t.breaks[last] or not t.kinds[last - 1] & CAP:
        return last
    end = last + 1
    while end < min(last + 7, t.size) and not t.breaks[end] and t.kinds[end] & (MODIFIER | AND):
        if t.kinds[end] & LOWER and not t.kinds[end] & AND:
            break
        end += 1
    return end if end > last + 1 and t.kinds[end - 1] & CAP else last


def _part_after(t: Tokens, last: int) -> int:
    """Past the part of a zone in brackets, all in capitals (`(South Area)`); `last` where none follows."""
    if t.words[last : last + 1] != ["("] or t.words[last + 3 : last + 4] != [")"] or any(t.breaks[last : last + 4]):
        return last
    side, part = t.kinds[last + 1], t.kinds[last + 2]
    sided = names.ZONE_MODIFIERS.get(t.lowers[last + 1]) == "place" and side & CAP
    return last + 4 if sided and part & CAP and part & ZONE_HEAD and t.kinds[last - 1] & CAP else last


def _site_after(t: Tokens, first: int, last: int) -> int:
    """Past the place of one of a developer's parks of one name (`Crestline Park Lingang`), where no place opens it."""
    if last >= t.size or t.breaks[last] or t.kinds[last] & (CAP | PLACE) != CAP | PLACE or t.lowers[last - 1] != "park":
        return last
    own = t.kinds[first] & CAP and not t.kinds[first] & (COMMON | MODIFIER)
    if not own or not t.kinds[last - 1] & CAP or any(t.kinds[i] & PLACE for i in range(first, last - 1)):
        return last
    end = match_index(place_index(), t.lowers, last, t.breaks)
    return end if end and not (end < t.size and not t.breaks[end] and t.kinds[end] & CAP) else last


def _extended(t: Tokens, first: int, head: int) -> int:
    """End of the name, with `of <place>` where it names the country or the name has no place of its own."""
    last = _site_after(t, first, _part_after(t, _field_after(t, head + 1)))
    if (
        last + 1 < t.size
        and t.lowers[last] == "of"
        and t.kinds[last + 1] & PLACE
        and not any(t.breaks[last : last + 2])
    ):
        end = match_index(place_index(), t.lowers, last + 1, t.breaks)
        own_place = any(t.kinds[i] & CAP and not t.kinds[i] & (MODIFIER | COMMON) for i in range(first, head))
        if end and (t.words[last + 1] == "China" or not own_place):
            follows = t.lowers[end] if end < t.size and not t.breaks[end] else ""
            if follows == "(":
                return last
            return end + 1 if follows in names.PLACE_HEADS else end
    return last
