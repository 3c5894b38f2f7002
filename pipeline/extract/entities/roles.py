"""People with the roles and affiliations that the words beside their names state."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.extract.entities.person_cues import role_ending_at
from pipeline.extract.entities.reading import Item
from pipeline.extract.entities.tokens import CAP, LOWER, NUMBER, PLACE, REPORTING, Tokens
from pipeline.vocabulary import names

_PREPOSITIONS = frozenset({"of", "at", "for", "with", "in", "from", "to", "under"})
_STOPS = frozenset({",", ".", ";", ":", ")", "(", "-", "–", "—", '"', "“", "”", "who", "which", "said", "says", "and"})
_LONGEST_ROLE = 9
_ANAPHORS = names.CUES["firm_anaphor"]
_FIRM_ROLES = names.CUES["firm_role"]
_OWN_BODIES = frozenset({"management committee", "administrative committee", "committee", "administration"})
"""Bodies that every zone has."""
_BODIES = frozenset({"department", "bureau", "ministry", "commission", "institute", "academy", "university", "center"})
_FURTHEST_ZONE = 12


def assign(t: Tokens, items: list[Item]) -> None:
    """Set `role` and `affiliation` of every full name that states them; `items` are in order."""
    starts = [item.first for item in items]
    for n, item in enumerate(items):
        if item.label != "PERSON" or item.rule != "person-name":
            continue
        if not _apposition(t, items, starts, item) or item.role is None:
            _before(t, items, starts, item)
        of_firm = item.role is not None and not _FIRM_ROLES.isdisjoint(item.role.lower().split())
        if item.affiliation in _ANAPHORS or (of_firm and not item.affiliation and not _of_some(t, item.last)):
            item.affiliation = _latest_firm(t, items, n) or item.affiliation
        elif item.affiliation in _OWN_BODIES | _BODIES:
            item.affiliation = _body_meant(items, n, item.affiliation or "") or item.affiliation


def _of_some(t: Tokens, after: int) -> bool:
    """Whether the role is at a thing that has no name: `, manager of a trading house`."""
    for i in range(after + 1, min(after + _LONGEST_ROLE, t.size - 1)):
        if t.breaks[i]:
            return False
        if t.lowers[i] in _PREPOSITIONS:
            return t.lowers[i + 1] in ("a", "an", "another")
    return False


def _item_at(items: list[Item], starts: list[int], first: int) -> Item | None:
    at = bisect_left(starts, first)
    return items[at] if at < len(items) and starts[at] == first else None


def _item_ending(items: list[Item], starts: list[int], last: int) -> Item | None:
    at = bisect_left(starts, last) - 1
    return items[at] if at >= 0 and items[at].last == last else None


def _latest_firm(t: Tokens, items: list[Item], n: int) -> str | None:
    """The first organisation of the nearest earlier sentence that names one, or of this one before the person."""
    found: Item | None = None
    for i in range(n - 1, max(-1, n - 8), -1):
        if items[i].label != "ORG":
            continue
        if found is not None and any(t.breaks[items[i].last : found.first + 1]):
            break
        found = items[i]
    return found.name if found is not None else None


def _body_meant(items: list[Item], n: int, body: str) -> str | None:
    """The organisation that `the department` was called last, else for a committee the zone named last."""
    head = body.split()[-1]
    before = items[max(0, n - _FURTHEST_ZONE) : n][::-1]
    named = (item.name for item in before if item.label == "ORG" and head in item.name.lower().split())
    zones = (item.name for item in before if item.label == "ZONE" and body in _OWN_BODIES)
    return next(named, None) or next(zones, None)


def _apposition(t: Tokens, items: list[Item], starts: list[int], item: Item) -> bool:
    """`Zhao Hong, deputy dean of the X`; `Tian Na of the X` has an affiliation alone."""
    i = item.last
    if i >= t.size or t.breaks[i]:
        return False
    if t.lowers[i] in ("of", "from", "with") and i + 1 < t.size:
        item.affiliation = _affiliation(t, items, starts, i + 1)
        return item.affiliation is not None
    if t.words[i] not in (",", "(", "–", "—", "-"):
        return False
    i, owner = _past_owner(t, items, starts, _past_opening(t, items, starts, i + 1))
    end = _role_end(t, i)
    if end == i:
        return False
    item.role = " ".join(t.words[i:end]) if end - i < 2 else t.surface(i, end)
    item.affiliation = owner.name if owner is not None else None
    region = _item_at(items, starts, end + 1)
    if region is not None and region.label in ("LOC", "GPE") and _covers(t, end, region, item.role):
        end = region.last
        item.role = t.surface(i, end)
    _, possessive, office = item.role.replace("’s", "'s").rpartition("'s ")
    if possessive:
        item.role = office
    if end < t.size and t.lowers[end] in _PREPOSITIONS and not t.breaks[end]:
        stated = _affiliation(t, items, starts, end + 1)
        if owner is None or t.lowers[end] != "in":
            item.affiliation = stated or item.affiliation
        _split_headship(t, items, starts, item, end + 1)
    return True


def _covers(t: Tokens, end: int, region: Item, role: str) -> bool:
    """Whether a place is what an office is for, not where: `head of China research at X`, `president for Asia`."""
    following = t.lowers[region.last : region.last + 1]
    return following in (["at"], ["for"]) or (t.lowers[end] == "for" and role.lower().split()[-1] in _FIRM_ROLES)


def _past_opening(t: Tokens, items: list[Item], starts: list[int], i: int) -> int:
    """Past an age, an article and an owner that is no mention (`, 45, TI's chairman`)."""
    if i + 1 < t.size and t.kinds[i] & NUMBER and t.words[i + 1] == ",":
        i += 2
    while i < t.size and t.lowers[i] in ("a", "an", "the", "its", "their", "his", "her", "one", "also", "then"):
        i += 1
    unknown = i + 1 < t.size and t.kinds[i] & CAP and t.lowers[i + 1] == "'s"
    return i + 2 if unknown and _item_at(items, starts, i) is None else i


def _past_owner(t: Tokens, items: list[Item], starts: list[int], i: int) -> tuple[int, Item | None]:
    """Where the role begins after an owner (`the zone's deputy director`, `a Peking University professor`)."""
    owner = _item_at(items, starts, i)
    if owner is None or owner.label not in ("ZONE", "ORG", "GPE") or owner.last >= t.size:
        return i, None
    past = owner.last + bool(t.kinds[owner.last] & PLACE and not t.breaks[owner.last])
    if t.lowers[past : past + 1] == ["'s"]:
        return past + 1, owner
    return (owner.last, owner) if owner.label != "GPE" else (i, None)


def _split_headship(t: Tokens, items: list[Item], starts: list[int], item: Item, first: int) -> None:
    """`head of the zone's innovation bureau` is head of the bureau, at the zone."""
    first += t.lowers[first : first + 1] == ["the"]
    owner = _item_at(items, starts, first)
    if item.role in ("head", "deputy head") and owner is not None and item.affiliation is not None:
        before, possessive, office = item.affiliation.replace("’s", "'s").partition("'s ")
        if possessive and before:
            item.role, item.affiliation = f"{item.role} of the {office}", owner.name


def _role_end(t: Tokens, first: int) -> int:
    """End of the role that begins at `first`, with a field of work (`director of investment promotion`)."""
    i = first
    while (
        i < min(first + _LONGEST_ROLE, t.size)
        and not t.breaks[i]
        and t.lowers[i] not in _STOPS
        and t.lowers[i] not in _PREPOSITIONS
    ):
        if t.kinds[i] & REPORTING and i > first:
            break
        i += 1
    if i == first or role_ending_at(t, i) == i:
        return _joined(t, first, i)
    if i + 2 < t.size and t.lowers[i] == "of" and t.kinds[i + 1] & LOWER and t.lowers[i + 1] not in ("the", "its", "a"):
        j = i + 1
        while j < min(i + 5, t.size) and t.kinds[j] & LOWER and t.lowers[j] not in _PREPOSITIONS:
            j += 1
        if j < t.size and t.lowers[j] in ("at", "of", "for", "with") and not t.breaks[j]:
            return j
        if j < t.size and t.words[j] in (",", ")") and t.lowers[j - 1] not in names.ORGANISATION_HEADS:
            return j
    return _joined(t, first, i)


def _joined(t: Tokens, first: int, end: int) -> int:
    """With a second role after `and` (`founder and CEO`); `first` where no role ends there."""
    if end == first or role_ending_at(t, end) == end:
        return first
    if end + 1 < t.size and t.lowers[end] == "and" and not t.breaks[end]:
        for more in (end + 4, end + 3, end + 2):
            if more <= t.size and first <= role_ending_at(t, more) <= end + 1:
                return more
    return end


def _of_lower(t: Tokens, index: int) -> bool:
    """Whether `of` stands at `index`, and a word in lower case after it."""
    return index + 1 < t.size and t.lowers[index] == "of" and bool(t.kinds[index + 1] & LOWER)


def _affiliation(t: Tokens, items: list[Item], starts: list[int], first: int) -> str | None:
    """What a role is at: an entity's name, or the phrase that leads to one (`administrative committee of the zone`)."""
    i = first
    while i < t.size and t.lowers[i] in ("the", "its", "a", "an"):
        i += 1
    start = i
    item = _item_at(items, starts, i)
    if i > first and t.lowers[i - 1] in ("a", "an") and (item is None or item.label != "ORG"):
        return None
    if item is not None:
        if item.last < t.size and t.lowers[item.last] == "'s":
            end = item.last + 1
            while end < t.size and end < item.last + 6 and _in_phrase(t, end):
                end += 1
            end = _to_head(t, end)
            inner = _item_at(items, starts, end) if end == item.last + 1 else None
            if inner is not None and inner.label == "ZONE":
                return t.surface(start, inner.last)
            return t.surface(start, end) if end > item.last + 1 else item.name
        if item.last < t.size and t.kinds[item.last] & LOWER and not t.breaks[item.last]:
            end = item.last
            while end < min(item.last + 6, t.size) and _in_phrase(t, end):
                end += 1
            if end > item.last and t.lowers[end - 1] in names.ORGANISATION_HEADS:
                return t.surface(start, end)
        return item.name
    while i < min(first + 10, t.size) and not t.breaks[i] and t.lowers[i] not in _STOPS:
        if t.lowers[i] in names.ORGANISATION_HEADS and _of_lower(t, i + 1):
            field = _field_end(t, i + 2)
            if t.lowers[i + 2] not in ("the", "its") and t.lowers[field : field + 1] != ["of"]:
                return t.surface(start, field)
        inner = _item_at(items, starts, i)
        if inner is not None:
            last = _nested(t, items, starts, inner)
            return t.surface(start, last)
        i += 1
    if (
        i > start
        and any(t.kinds[k] & CAP for k in range(start, i)) is False
        and t.lowers[i - 1] in names.ORGANISATION_HEADS
        and names.ORGANISATION_HEADS[t.lowers[i - 1]].kind != "sector"
    ):
        return t.surface(start, i)
    return None


def _to_head(t: Tokens, end: int) -> int:
    """Past `and` to the body that a phrase goes on to (`science and innovation bureau`), else `end`."""
    if end >= t.size or t.lowers[end] != "and" or t.breaks[end]:
        return end
    for i in range(end + 1, min(end + 5, t.size)):
        if not _in_phrase(t, i):
            break
        if t.lowers[i] in names.ORGANISATION_HEADS:
            return i + 1
    return end


def _field_end(t: Tokens, first: int) -> int:
    """End of a body's field of work in lower case: `of commerce`, `of industry and information technology`."""
    i = first
    while i < min(first + 8, t.size) and (_in_phrase(t, i) or (t.lowers[i] == "and" and not t.breaks[i])):
        i += 1
    return i - (t.lowers[i - 1] == "and")


def _nested(t: Tokens, items: list[Item], starts: list[int], item: Item) -> int:
    """End of an owner with what it owns: `management committee of the FTZ's Suifenhe area`."""
    if t.lowers[item.last : item.last + 1] == ["'s"]:
        owned = _item_at(items, starts, item.last + 1)
        if owned is not None and owned.label == "ZONE":
            return owned.last
    return item.last


def _in_phrase(t: Tokens, index: int) -> bool:
    """Whether a lower-case word goes on with a noun phrase."""
    if not t.kinds[index] & LOWER or t.breaks[index] or t.kinds[index] & REPORTING:
        return False
    return t.lowers[index] not in _STOPS | _PREPOSITIONS


def _before(t: Tokens, items: list[Item], starts: list[int], item: Item) -> None:
    """`chief engineer Jin Hao`, `the zone's Party chief Sun Xiaoming`."""
    end = item.first
    if not end or t.breaks[end]:
        return
    if t.words[end - 1] == ",":
        end -= 1
    start = role_ending_at(t, end)
    if start == end:
        return
    start = next((k for k in range(end - 1, start, -1) if _item_ending(items, starts, k) is not None), start)
    item.role = t.surface(start, end)
    if start > 1 and t.lowers[start - 1] == "'s" and t.kinds[start - 2] & CAP:
        item.affiliation = item.affiliation or t.words[start - 2]
    owner_end = start - 1 if start and t.lowers[start - 1] == "'s" else start
    if owner_end and t.words[owner_end - 1] == ")":
        owner_end = next((k for k in range(owner_end - 2, max(0, owner_end - 5), -1) if t.words[k] == "("), owner_end)
    owner = _item_ending(items, starts, owner_end)
    if owner is not None and owner.label in ("ZONE", "ORG", "GPE") and not t.breaks[start]:
        item.affiliation = owner.name
