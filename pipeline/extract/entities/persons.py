"""Words -> people: Chinese names by surname and syllables, foreign ones by given name or cue; later bare surnames.

A cue is a role before or after the name, a reporting verb beside it, or a title (`Mr`). Shapes that firms, places and
customs share need one. Bylines and credits hold no people.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.entities.credits import fills_byline, follows_credit
from pipeline.extract.entities.person_cues import (
    TITLES,
    has_cue,
    office_before,
    reports,
    role_after,
    role_before,
    role_ending_at,
    titled_before,
)
from pipeline.extract.entities.person_shapes import PARTICLES, chinese_name, foreign_name
from pipeline.extract.entities.tokens import (
    ACRONYM,
    CAP,
    COMMON,
    COMPANY,
    DETERMINERS,
    EDGE,
    GIVEN,
    INSTITUTION,
    KNOWN,
    PLACE,
    REPORTING,
    SECTOR,
    SURNAME,
    UNLABELLED,
    ZONE_HEAD,
    Tokens,
    lookup,
    match_index,
    organisation_index,
)
from pipeline.vocabulary import names

_SINGLE_ROLES = names.CUES["single_name_role"]


@dataclass(slots=True)
class PersonSpan:
    """A person over words `first` to `last`; `full` is the full name, `introduced` where this mention gives it."""

    first: int
    last: int
    full: str
    introduced: bool


def person_spans(t: Tokens, capitals: list[int], taken: bytearray, titled: bytearray) -> list[PersonSpan]:
    """People outside what is taken, in order, with later mentions by surname."""
    found: list[PersonSpan] = []
    by_surname: dict[str, str] = {}
    by_given: dict[str, str] = {}
    by_tail: dict[str, str] = {}
    past = 0
    for i in capitals:
        if i < past or taken[i]:
            continue
        kind, lower = t.kinds[i], t.lowers[i]
        named = kind & (SURNAME | GIVEN)
        common = kind & (EDGE | COMMON) and not named and lower not in by_surname and lower not in by_given
        if common or lower in names.ROLE_WORDS:
            continue
        span = None
        if (named or not kind & _NO_NAME) and _name_follows(t, i + 1, taken):
            span = _full_name(t, i, taken, titled)
        if span is None and lower in by_surname and _alone(t, i, taken) and (not kind & ZONE_HEAD or _speaks(t, i)):
            span = PersonSpan(i, i + 1, by_surname[lower], introduced=False)
        if span is None and lower in PARTICLES and _follows_particle(t, i + 1, by_surname):
            span = PersonSpan(i, i + 2, by_surname[t.lowers[i + 1]], introduced=False)
        if span is None and lower in by_given and _alone(t, i, taken) and reports(t, i, i + 1):
            span = PersonSpan(i, i + 1, by_given[lower], introduced=False)
        if (
            span is None
            and not kind & (EDGE | COMMON)
            and titled_before(t, i)
            and not _known(t, i)
            and _alone(t, i, taken)
        ):
            span = PersonSpan(i, i + 1, t.words[i], introduced=True)
        if span is None and _single_name(t, i) and _alone(t, i, taken):
            span = PersonSpan(i, i + 1, t.words[i], introduced=True)
        if span is None:
            continue
        if span.introduced:
            span.full = by_tail.get(span.full.lower(), span.full)
            words = span.full.split()
            if len(words) > 2:
                by_tail.setdefault(" ".join(words[1:]).lower(), span.full)
            by_surname[t.lowers[i] if _is_chinese(t, i) else words[-1].lower()] = span.full
            if len(words) == 2 and not _is_chinese(t, i):
                by_given.setdefault(words[0].lower(), span.full)
        found.append(span)
        past = span.last
    return found


def _follows_particle(t: Tokens, index: int, by_surname: dict[str, str]) -> bool:
    """Whether a surname that is known stands here, after a particle with a capital (`Van Dalen`)."""
    return (
        not t.breaks[index]
        and t.lowers[index] in by_surname
        and t.lowers[index - 1] in by_surname[t.lowers[index]].lower().split()
    )


def _single_name(t: Tokens, index: int) -> bool:
    """Whether one word is the whole name of a person, as Mongols have it (`Bagan, a herder`, `Toqto, mayor of X`)."""
    after = index + 2
    if after >= t.size or t.words[index + 1] != "," or t.kinds[index] & (_NO_NAME | ACRONYM | KNOWN):
        return False
    if lookup(t.words[index]):
        return False
    after += t.lowers[after : after + 1] in (["a"], ["an"], ["the"])
    return any(
        word in _SINGLE_ROLES and role_ending_at(t, after + n + 1) <= after
        for n, word in enumerate(t.lowers[after : after + 3])
    )


_NO_NAME = EDGE | COMMON | ZONE_HEAD | INSTITUTION | COMPANY | UNLABELLED


def _name_follows(t: Tokens, index: int, taken: bytearray) -> bool:
    """Whether a word that may be the second of a name stands here."""
    if index >= t.size or t.breaks[index] or taken[index]:
        return False
    return bool(t.kinds[index] & CAP) or t.words[index] == "." or t.lowers[index] in PARTICLES


def _known(t: Tokens, first: int) -> bool:
    """Whether a known organisation's name begins here."""
    return bool(t.kinds[first] & KNOWN and match_index(organisation_index(), t.words, first, t.breaks))


def _is_chinese(t: Tokens, first: int) -> bool:
    return bool(t.kinds[first] & SURNAME) and not t.kinds[first] & GIVEN


def _full_name(t: Tokens, first: int, taken: bytearray, titled: bytearray) -> PersonSpan | None:
    last = chinese_name(t, first, taken)
    if last:
        return _accept_chinese(t, first, last, titled)
    last = foreign_name(t, first, taken)
    if last and not t.kinds[first] & GIVEN and chinese_name(t, first + 1, taken) == last:
        return None
    if last:
        return _accept_foreign(t, first, last, titled)
    return None


def _accept_chinese(t: Tokens, first: int, last: int, titled: bytearray) -> PersonSpan | None:
    name = t.surface(first, last)
    cued = has_cue(t, first, last)
    if follows_credit(t, first) or fills_byline(t, first, last) or (titled[first] and not cued):
        return None
    lower = name.lower()
    if not cued:
        rare = names.SURNAMES[t.lowers[first]] or (t.kinds[first] & EDGE and t.breaks[first])
        single = t.lowers[last - 1] in names.PINYIN
        if lower in names.PERSON_DECOYS or lookup(name) or (rare and single):
            return None
        if (
            (t.kinds[last - 1] & (COMMON | EDGE) and t.lowers[last - 1] not in names.PINYIN)
            or _continued_before(t, first)
            or (t.kinds[first] & ACRONYM and len(t.words[first]) > 3)
        ):
            return None
        if _company_after(t, last):
            return None
    elif any(place.cue is None for place in lookup(name)) and not (titled_before(t, first) or role_after(t, last)):
        return None
    return PersonSpan(first, last, _levelled(name), introduced=True)


def _company_after(t: Tokens, last: int) -> bool:
    """Whether what follows speaks of a firm: `Hua Wei, a telecom company`."""
    return any(t.lowers[i] in names.COMPANY_NOUNS for i in range(last, min(last + 5, t.size)) if t.words[last] == ",")


def _personal_role_after(t: Tokens, last: int) -> bool:
    """Whether an apposition gives a role that no firm has (`, a tenant` may be said of either)."""
    if not role_after(t, last):
        return False
    return t.lowers[last + 1] not in ("a", "an") or t.lowers[last + 2] not in names.COMPANY_NOUNS


def _levelled(name: str) -> str:
    """`MA Jingna` as `Ma Jingna`."""
    return " ".join(w.capitalize() if w.isupper() and len(w) > 1 else w for w in name.split())


def _accept_foreign(t: Tokens, first: int, last: int, titled: bytearray) -> PersonSpan | None:
    if titled[first] or follows_credit(t, first) or fills_byline(t, first, last):
        return None
    kinds = t.kinds[first:last]
    if any(lower in names.PERSON_ROLES for lower in t.lowers[first:last]):
        return None
    if any(k & (ZONE_HEAD | INSTITUTION | COMPANY | UNLABELLED) for k in kinds[1:]) or _continued_before(t, first):
        return None
    if kinds[-1] & SECTOR or lookup(t.surface(first, last)):
        return None
    given = kinds[0] & GIVEN or (kinds[-1] & GIVEN and reports(t, first, last))
    if not given and not (role_after(t, last) or role_before(t, first) or titled_before(t, first)):
        return None
    placed = not given and any(k & PLACE for k in kinds)
    if placed and not (_personal_role_after(t, last) if lookup(t.words[first]) else role_after(t, last)):
        return None
    return PersonSpan(first, last, t.surface(first, last), introduced=True)


def _continued_before(t: Tokens, first: int) -> bool:
    """Whether a capitalised word stands right before, so that the name is part of a longer one."""
    if not first or t.breaks[first]:
        return False
    kind = t.kinds[first - 1]
    if office_before(t, first):
        return False
    if t.lowers[first - 1] in names.ROLE_WORDS or t.lowers[first - 1] in TITLES:
        return False
    if kind & COMMON and t.kinds[first] & GIVEN:
        return False
    return bool(kind & CAP and not kind & EDGE) or t.words[first - 1] == "&"


def _speaks(t: Tokens, index: int) -> bool:
    """Whether a surname that is also a zone's head (`Park`) can but be a person here."""
    return t.lowers[index - 1] not in DETERMINERS and (titled_before(t, index) or reports(t, index, index + 1))


def _alone(t: Tokens, index: int, taken: bytearray) -> bool:
    """Whether a surname stands by itself, as later mentions do."""
    kind = t.kinds[index]
    after = index + 1
    if kind & EDGE and t.lowers[index] in ("he", "she", "you", "an", "may"):
        return bool(not t.breaks[index] and after < t.size and t.kinds[after] & REPORTING)
    if after < t.size and not t.breaks[after] and t.kinds[after] & CAP and not t.kinds[after] & EDGE:
        return False
    if not index or t.breaks[index] or titled_before(t, index):
        return True
    kind = t.kinds[index - 1]
    return not (kind & CAP and not kind & EDGE and t.lowers[index - 1] not in names.PERSON_ROLES)
