"""An organisation's head -> where its name begins and ends."""

from __future__ import annotations

from pipeline.extract.entities.legal_forms import end_of_form
from pipeline.extract.entities.tokens import (
    ACRONYM,
    AND,
    BODY,
    CAP,
    COMMON,
    COMPANY,
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
    Tokens,
    lookup,
    match_index,
    place_index,
)
from pipeline.vocabulary import names

_LONGEST = 14


"""Words that an organisation's name has at most on either side of its head."""


_NUMERALS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "next"})


OF_WORDS = frozenset({"of", "for", "on"})


_STRONG_FORMS = frozenset("co corp corporation ltd inc plc llc ag gmbh limited holdings holding group company".split())


_OPENING = frozenset(
    "ministry university academy institute bank department bureau administration commission college school office "
    "chamber association federation council society ministry embassy consulate committee union foundation court "
    "organization organisation house academies institutes universities departments ministries bureaus bureaux center "
    "centre".split()
)


"""Heads that `of` may follow inside the name."""


def leftmost(t: Tokens, head: int) -> int:
    """First word of the organisation whose head is word `head`."""
    j = head
    floor = max(0, head - _LONGEST)
    while j > floor and not t.breaks[j]:
        kind = t.kinds[j - 1]
        word = t.words[j - 1]
        if (kind & CAP and not (kind & EDGE and not _party(t, j - 1))) or (
            kind & CAP and not t.breaks[j - 1] and t.lowers[j - 1] in _NUMERALS
        ):
            j -= 1
        elif (
            (word == "," and j - 1 > floor and t.kinds[head] & BODY and _listed_field(t, j))
            or (kind & AND and j - 1 > floor and t.glued(j) and len(t.words[j - 2]) == 1)
            or (kind & AND and j - 1 > floor and not t.breaks[j - 1] and _joins(t, j - 2, j, word))
        ):
            j -= 2
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
            (word in ("'s", "’s") and j - 1 > floor and t.words[j - 2] in ("People", "Women", "Children", "Farmers"))
            or (t.lowers[j - 1] == "of" and j - 1 > floor and _of_joins(t, j - 2))
            or (kind & NUMBER and t.kinds[j] & CAP and j > 1 and t.lowers[j - 2] == "no")
        ):
            j -= 2
        elif kind & LEVEL and t.kinds[head] & BODY and j - 1 > floor and t.kinds[j - 2] & PLACE and not t.breaks[j - 1]:
            j -= 1
        else:
            break
    return _without_opener(t, j, head)


def links_places(word: str) -> bool:
    """Whether a word joins two places (`China-Laos`, `Qinghai-Tibet`)."""
    left, _, right = word.partition("-")
    return bool(left and right and lookup(left) and lookup(right))


def _listed_field(t: Tokens, right: int) -> bool:
    """Whether a comma stands between two fields of one body's name (`Science, Industry, Trade and ... Commission`)."""
    a, b = t.kinds[right - 2], t.kinds[right]
    return bool(a & CAP and a & (MODIFIER | SECTOR) and b & (MODIFIER | SECTOR) and not t.breaks[right - 1])


def _party(t: Tokens, index: int) -> bool:
    return t.words[index] in ("Party", "National", "State", "Central", "First", "Second", "Communist")


def _without_opener(t: Tokens, first: int, head: int) -> int:
    """Past words that open a sentence or a title that precedes a name (`CEO`, `President`)."""
    while first < head and (t.lowers[first] in names.PERSON_ROLES or t.kinds[first] & AND):
        if t.lowers[first] == "general" and t.lowers[first + 1] in ("administration", "motors", "electric", "mills"):
            break
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
    return bool(a & (MODIFIER | SECTOR) and b & (MODIFIER | SECTOR))


def _of_joins(t: Tokens, left: int) -> bool:
    """Whether `of` before the current word belongs to one name that a head on its left opens."""
    return bool(t.kinds[left] & CAP and t.lowers[left] in _OPENING and not t.kinds[left] & EDGE)


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
    if t.lowers[head] in _OPENING and (after := _complement(t, head)):
        last = after
    end = t.size
    while last < end and last - head < _LONGEST and not t.breaks[last]:
        if _closing_stop(t, last):
            return last + 1
        word, kind = t.words[last], t.kinds[last]
        if (
            (kind & CAP and kind & (COMPANY | SECTOR | INSTITUTION | BODY) and not kind & EDGE)
            or (word == "." and t.lowers[last - 1] in ("co", "corp", "inc", "ltd") and _form_follows(t, last + 1))
            or (word == "," and t.lowers[last - 1] in _STRONG_FORMS | {"."} and _form_follows(t, last + 1))
        ):
            last += 1
        elif (
            word == "("
            and last + 3 < end
            and t.words[last + 2] == ")"
            and t.kinds[last + 1] & PLACE
            and _form_follows(t, last + 3)
        ):
            last += 3
        elif _runs_on(t, last) or (word == "China" and _legal_form(t, last - 1) and not _possessive(t, last + 1)):
            last += 1
        elif t.lowers[last] == "of" and t.kinds[head] & INSTITUTION and (after := _of_place(t, last)):
            last = after
        else:
            break
    return end_of_form(t, last)


def _runs_on(t: Tokens, index: int) -> bool:
    """Whether a firm's name goes on after a word that seldom ends one (`Yantian International Container Terminals`)."""
    kind = t.kinds[index]
    stops = EDGE | COMMON | UNLABELLED | ZONE_HEAD | PLACE | KNOWN | ACRONYM
    if not kind & CAP or kind & stops or t.lowers[index] in names.ROLE_WORDS:
        return False
    return bool(t.kinds[index - 1] & (SECTOR | COMPANY)) and t.lowers[index - 1] not in _STRONG_FORMS


def _legal_form(t: Tokens, index: int) -> bool:
    """Whether this word is a legal form, after which `China` names a branch (`Volkswagen Group China`)."""
    return bool(t.kinds[index] & COMPANY)


def _possessive(t: Tokens, index: int) -> bool:
    return index < t.size and t.lowers[index] in ("'s", "’s")


def _closing_stop(t: Tokens, index: int) -> bool:
    """Whether this full stop belongs to `Ltd.` inside a sentence."""
    if t.words[index] != "." or t.lowers[index - 1] not in ("ltd", "co", "corp", "inc") or index + 1 >= t.size:
        return False
    if t.breaks[index + 1] or _form_follows(t, index + 1):
        return False
    return bool(t.kinds[index + 1] & LOWER) or t.lowers[index + 1] in ("(", "'s", "’s", ",")


def _form_follows(t: Tokens, index: int) -> bool:
    return (
        index < t.size and not t.breaks[index] and (t.lowers[index] in _STRONG_FORMS or t.words[index] in ("Ltd", ","))
    )


def _of_place(t: Tokens, of: int) -> int:
    """End of `of China` after an institution's full name; 0 where no place follows."""
    if of + 1 < t.size and t.kinds[of + 1] & PLACE and t.kinds[of + 1] & CAP and not t.breaks[of + 1]:
        return match_index(place_index(), t.lowers, of + 1, t.breaks)
    return 0


def _complement(t: Tokens, head: int) -> int:
    """End of `of Science and Technology`, `for Market Regulation`, `of Commerce in China` after a head, else 0."""
    i = head + 1
    if i + 1 >= t.size or t.breaks[i]:
        return 0
    if t.lowers[i] not in OF_WORDS and not (t.lowers[i] == "in" and t.lowers[head] in ("chamber", "association")):
        return 0
    i += 1
    if t.lowers[i] == "the" and i + 1 < t.size:
        i += 1
    start = i
    while i < t.size and i - head < _LONGEST and not t.breaks[i]:
        kind = t.kinds[i]
        if (
            (kind & CAP and not (kind & EDGE and not _party(t, i)))
            or (t.words[i] in ("'s", "’s") and t.words[i - 1] == "People")
            or (kind & AND and i > start and _continues(t, i))
            or (t.words[i] == "," and i > start and _series(t, i))
            or (
                t.lowers[i] == "of"
                and i > start
                and i + 1 < t.size
                and t.kinds[i + 1] & CAP
                and not t.kinds[i + 1] & (PLACE | EDGE)
            )
        ):
            i += 1
        elif (
            t.lowers[i] in ("of", "in", "for")
            and i > start
            and i + 1 < t.size
            and t.kinds[i + 1] & CAP
            and t.kinds[i + 1] & PLACE
        ):
            if t.lowers[i] == "in" and t.lowers[head] not in ("chamber", "association", "federation"):
                break
            end = match_index(place_index(), t.lowers, i + 1, t.breaks)
            return end or i
        else:
            break
    while i > start and not t.kinds[i - 1] & CAP:
        i -= 1
    return i if i > start else 0


def _continues(t: Tokens, link: int) -> bool:
    """Whether the name goes on after this `and`: no other organisation, place or zone begins there."""
    i = link + 1
    if i >= t.size or t.breaks[i] or not t.kinds[i] & CAP or t.kinds[i] & (EDGE | KNOWN | ACRONYM):
        return False
    if t.kinds[i] & PLACE and not t.kinds[i] & (MODIFIER | SECTOR):
        return False
    if t.lowers[i] in _OPENING:
        return False
    for j in range(i, min(i + 6, t.size)):
        if (t.breaks[j] and j > i) or not t.kinds[j] & CAP:
            break
        if j > i and (t.kinds[j] & (ORGANISATION | ZONE_HEAD)) and t.lowers[j] not in ("technology", "trade"):
            return False
    return True


def _series(t: Tokens, comma: int) -> bool:
    """`Ministry of Culture, Radio and Television`: one capitalised word, then `and` and another."""
    i = comma + 1
    return (
        i + 2 < t.size
        and bool(t.kinds[i] & CAP and t.kinds[i] & (MODIFIER | SECTOR) and not t.kinds[i] & PLACE)
        and bool(t.kinds[i + 1] & AND and t.kinds[i + 2] & CAP)
        and not any(t.breaks[comma : i + 3])
    )
