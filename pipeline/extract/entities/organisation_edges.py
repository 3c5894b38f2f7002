"""An organisation's head -> where its name begins and ends."""

from __future__ import annotations

from pipeline.extract.entities.branches import local_branch, names_branch
from pipeline.extract.entities.legal_forms import end_of_form
from pipeline.extract.entities.organisation_complements import LONGEST, OPENING, complement, known, of_place, party
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
    KNOWN,
    LEVEL,
    LOWER,
    MODIFIER,
    NUMBER,
    ORGANISATION,
    PLACE,
    SECTOR,
    UNLABELLED,
    ZONE_HEAD,
    ZONE_PLURAL,
    Tokens,
    lookup,
)
from pipeline.vocabulary import names

_NUMERALS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "next"})
_STRONG_FORMS = names.CUES["legal_form_word"]
_PARTED_FORMS = frozenset({"inc", "ltd", "llc", "plc", "co", "corp", "limited"})
"""Forms that a comma may part from the firm's name."""
_LONGEST_ABBREVIATION = 5


def leftmost(t: Tokens, head: int) -> int:
    """First word of the organisation whose head is word `head`."""
    j = head
    floor = max(0, head - LONGEST)
    while j > floor and not t.breaks[j]:
        kind = t.kinds[j - 1]
        word = t.words[j - 1]
        if kind & LOWER and not kind & (AND | LEVEL) and word != "of" and t.words[j - 2] != "-":
            break
        if (kind & CAP and not (kind & EDGE and not party(t, j - 1))) or (
            (kind & CAP and not t.breaks[j - 1] and t.lowers[j - 1] in _NUMERALS) or (kind & NUMBER and kind & KNOWN)
        ):
            j -= 1
        elif (
            (word == "," and j - 1 > floor and t.kinds[head] & BODY and _listed_field(t, j))
            or (j == head and j - 1 > floor and _form_apart(t, head))
            or (kind & AND and j - 1 > floor and t.glued(j) and len(t.words[j - 2]) == 1)
            or (kind & AND and j - 1 > floor and not t.breaks[j - 1] and _joins(t, j - 2, j, word))
        ):
            j -= 2
        elif (inside := hyphenated_part(t, j) or _abbreviated(t, j, head)) and inside > floor:
            j = inside
        elif word == ")" and (opened := _bracketed(t, j - 1)) is not None and opened > floor:
            j = opened
        elif (
            word in ("’", "'")
            and j - 1 > floor
            and t.kinds[j - 2] & CAP
            and t.lowers[j - 2].endswith("s")
            and t.glued(j - 1)
        ):
            j -= 1
        elif (
            (t.lowers[j - 1] == "'s" and j - 1 > floor and t.words[j - 2] in ("People", "Women", "Children", "Farmers"))
            or (t.lowers[j - 1] == "of" and j - 1 > floor and _of_joins(t, j - 2))
            or (kind & NUMBER and t.kinds[j] & CAP and j > 1 and t.lowers[j - 2] == "no")
        ) or _inner(t, j, head):
            j -= 2
        elif kind & NUMBER and t.kinds[j] & CAP and j - 2 > floor and t.lowers[j - 3 : j - 1] == ["no", "."]:
            j -= 3
        elif kind & LEVEL and t.kinds[head] & BODY and j - 1 > floor and t.kinds[j - 2] & PLACE and not t.breaks[j - 1]:
            j -= 1
        else:
            break
    return _without_opener(t, j, head)


def _form_apart(t: Tokens, head: int) -> bool:
    """Whether a comma parts a form from its firm (`Harlan Filters, Inc.`)."""
    outer = t.kinds[head - 2]
    parted = t.words[head - 1] == "," and not t.breaks[head - 1] and t.lowers[head] in _PARTED_FORMS
    return parted and bool(outer & CAP) and not outer & EDGE


def _abbreviated(t: Tokens, j: int, head: int) -> int:
    """The abbreviation whose stop, and perhaps `&`, stand before word `j` of a firm (`Sci. & Tech. Co.`); else 0."""
    stop = j - 1 - bool(t.kinds[j - 1] & AND)
    if stop < 1 or t.words[stop] != "." or t.lowers[head] not in _STRONG_FORMS or any(t.breaks[stop : j + 1]):
        return 0
    word = t.words[stop - 1]
    shortened = t.kinds[stop - 1] & CAP and not t.kinds[stop - 1] & EDGE and word.lower() not in _STRONG_FORMS
    return stop - 1 if shortened and len(word.rpartition("-")[2]) <= _LONGEST_ABBREVIATION else 0


def hyphenated_part(t: Tokens, j: int) -> int:
    """First word of a part with a lower-case end (`Silicon-based`) before the capital `j` inside a name; else 0."""
    if j < 4 or not t.kinds[j] & CAP or not t.kinds[j - 1] & LOWER or t.words[j - 2] != "-":
        return 0
    first, before = t.kinds[j - 3], t.kinds[j - 4]
    if any(t.breaks[j - 3 : j + 1]) or not (t.glued(j - 1) and t.glued(j - 2)):
        return 0
    of_field = first & CAP and first & DOMAIN and not first & COMMON
    return j - 3 if of_field and before & CAP and not before & EDGE else 0


def links_places(word: str) -> bool:
    """Whether a word joins two places (`China-Laos`, `Qinghai-Tibet`)."""
    left, _, right = word.partition("-")
    return bool(left and right and lookup(left) and lookup(right))


def _inner(t: Tokens, j: int, head: int) -> bool:
    """Whether a word that begins no name stands inside a firm's, before its head or bracket (`Shui On Group`)."""
    if j < 2 or any(t.breaks[j - 1 : j + 1]) or not t.kinds[head] & (COMPANY | SECTOR):
        return False
    outer = t.kinds[j - 2]
    return (j == head or t.words[j] == "(") and bool(t.kinds[j - 1] & CAP and outer & CAP and not outer & EDGE)


def _listed_field(t: Tokens, right: int) -> bool:
    """Whether a comma stands between two fields of one body's name (`Science, Industry, Trade and ... Commission`)."""
    a, b = t.kinds[right - 2], t.kinds[right]
    return bool(a & CAP and a & (MODIFIER | SECTOR) and b & (MODIFIER | SECTOR) and not t.breaks[right - 1])


def _without_opener(t: Tokens, first: int, head: int) -> int:
    """Past words that open a sentence, titles (`CEO`) and an adjective before a known name (`Korean Samsung Group`)."""
    while first < head and (t.lowers[first] in names.PERSON_ROLES or t.kinds[first] & AND):
        if t.lowers[first] == "general" and t.lowers[first + 1] in ("administration", "motors", "electric", "mills"):
            break
        first += 1
    if first + 1 < head and t.breaks[first] and t.lowers[first] in names.COMPANY_NOUNS:
        first += 1
    adjective = t.kinds[first] & COMMON or t.words[first] == "US"
    if adjective and first + 1 < head and known(t, first + 1) and not known(t, first):
        first += 1
    return first


def _joins(t: Tokens, left: int, right: int, link: str) -> bool:
    """Whether `and` stands inside one name: `Hartwig & Bauer`, `Industry and Commerce Bureau`, but not between two."""
    a, b = t.kinds[left], t.kinds[right]
    if not a & CAP or a & EDGE:
        return False
    if link == "&":
        return True
    if (a & (PLACE | ACRONYM | ORGANISATION | ZONE_HEAD | KNOWN) and not a & MODIFIER) or (
        b & (PLACE | KNOWN) and not b & MODIFIER
    ):
        return False
    placed = names.ZONE_MODIFIERS.get(t.lowers[right]) == "place"
    return bool(a & (MODIFIER | SECTOR) and b & (MODIFIER | SECTOR)) and not placed


def _of_joins(t: Tokens, left: int) -> bool:
    """Whether `of` before the current word belongs to one name that a head on its left opens."""
    return bool(t.kinds[left] & CAP and t.lowers[left] in OPENING and not t.kinds[left] & EDGE)


def _bracketed(t: Tokens, close: int) -> int | None:
    """Index of the bracket that `close` ends, where it holds a place: `Motorola (China) Electronics Ltd`."""
    for opened in range(close - 2, max(0, close - 4), -1):
        if t.words[opened] == "(":
            fits = t.kinds[opened + 1] & (PLACE | CAP) and t.kinds[opened - 1] & CAP and not t.breaks[opened]
            return opened if fits and not t.kinds[opened + 1] & ACRONYM else None
    return None


def rightmost(t: Tokens, first: int, head: int) -> int:
    """End (exclusive) of that organisation."""
    last = head + 1
    if t.lowers[head] in OPENING and (after := complement(t, head)):
        last = after
    end = t.size
    while last < end and last - head < LONGEST and not t.breaks[last]:
        word, kind = t.words[last], t.kinds[last]
        if kind & LOWER and word != "of":
            break
        if _closing_stop(t, last):
            return last + 1
        if (
            (kind & CAP and kind & (COMPANY | SECTOR | INSTITUTION | BODY) and not kind & EDGE)
            or (word == "." and t.lowers[last - 1] in ("co", "corp", "inc", "ltd") and _form_follows(t, last + 1))
            or (word == "," and t.lowers[last - 1] in _STRONG_FORMS | {"."} and _form_follows(t, last + 1))
        ):
            last += 1
        elif word == "&" and _ampersand_goes_on(t, last):
            last += 2
        elif (
            word == "("
            and last + 3 < end
            and t.words[last + 2] == ")"
            and t.kinds[last + 1] & PLACE
            and _form_follows(t, last + 3)
        ) or (word == "(" and local_branch(t, head, last)):
            last += 3
        elif _runs_on(t, last) or names_branch(t, first, last):
            last += 1
        elif t.lowers[last] == "of" and t.kinds[head] & INSTITUTION and (after := of_place(t, last)):
            last = after
        else:
            break
    return end_of_form(t, last)


def _ampersand_goes_on(t: Tokens, index: int) -> bool:
    """Whether `&` leads on from a trade to another word of the name (`Osborn Valves & Controls`)."""
    after = index + 1
    if after >= t.size or any(t.breaks[index : after + 1]) or not t.kinds[index - 1] & SECTOR:
        return False
    return bool(t.kinds[after] & CAP) and not t.kinds[after] & (EDGE | PLACE | KNOWN | ACRONYM)


def _runs_on(t: Tokens, index: int) -> bool:
    """Whether a firm's name goes on after a word that seldom ends one (`Yantian International Container Terminals`)."""
    kind = t.kinds[index]
    stops = EDGE | COMMON | UNLABELLED | ZONE_HEAD | ZONE_PLURAL | PLACE | KNOWN | ACRONYM
    if not kind & CAP or kind & stops or t.lowers[index] in names.ROLE_WORDS:
        return False
    return bool(t.kinds[index - 1] & (SECTOR | COMPANY)) and t.lowers[index - 1] not in _STRONG_FORMS


def _closing_stop(t: Tokens, index: int) -> bool:
    """Whether this full stop belongs to `Ltd.` inside a sentence."""
    if t.words[index] != "." or t.lowers[index - 1] not in ("ltd", "co", "corp", "inc") or index + 1 >= t.size:
        return False
    if t.breaks[index + 1] or _form_follows(t, index + 1):
        return False
    return bool(t.kinds[index + 1] & LOWER) or t.lowers[index + 1] in ("(", "'s", ",")


def _form_follows(t: Tokens, index: int) -> bool:
    return (
        index < t.size and not t.breaks[index] and (t.lowers[index] in _STRONG_FORMS or t.words[index] in ("Ltd", ","))
    )
