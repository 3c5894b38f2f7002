"""Words in items -> whether each is a finite verb where it stands, told by its form and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.syntax.scan import Item

FINITE = frozenset({"present", "past", "perfect", "modal"})
"""Roles of the forms that are finite anywhere."""

_NO_VERB_AFTER = frozenset({"determiner", "preposition"})
_NO_FINITE_AFTER = frozenset({"to", "'s", "’s", "be", "been", "having", "being"})
_ADVERBS = frozenset({"now", "also", "already", "still", "then", "currently", "alone", "together", "so far"})


def finite_verbs(items: Sequence[Item]) -> list[bool]:
    """For every item, whether it reads as a finite verb where it stands."""
    verbs = [False] * len(items)
    for index, item in enumerate(items):
        if item.sense.verbal:
            if item.kind == "word":
                verbs[index] = not item.sense.roles.isdisjoint(FINITE) or _is_finite(items, index)
        elif item.surface.endswith("ed") and item.kind == "word" and not item.sense.roles:
            verbs[index] = _is_unknown_verb(items, index)
    return verbs


def _is_unknown_verb(items: Sequence[Item], index: int) -> bool:
    """Whether a past form that no vocabulary has is the verb of what stands before it."""
    return items[index].surface[0] != "-" and index > 0 and _can_be_subject(items[index - 1])


def _is_finite(items: Sequence[Item], index: int) -> bool:
    """Whether a past, an `s` or a bare form reads as finite between its neighbours."""
    item = items[index]
    roles = item.sense.roles
    previous = _before_adverbs(items, index)
    if previous is None or previous.kind == "mark":
        if "verb_s" in roles and _is_measure(item) and items[min(index + 1, len(items) - 1)].kind == "word":
            return False
        return bool(roles & {"verb_past", "verb_s"}) and index > 0 and object_follows(items, index)
    before = previous.sense.roles
    if before & {"it", "they", "we", "relative"} and (previous.surface != "that" or _explains(items, index)):
        return True
    if before & _NO_VERB_AFTER or before & FINITE or previous.surface in _NO_FINITE_AFTER:
        return False
    following = items[index + 1].surface if index + 1 < len(items) else ""
    if "coordinate" in before and following == "of":
        return False
    if "verb_past" in roles:
        return following != "by"
    named = previous.kind == "entity" or previous.surface.endswith("s") or bool(before & {"company", "coordinate"})
    if "verb_s" in roles and _is_measure(item):
        acting = previous.kind == "entity" or bool(before & {"company", "works"})
        return acting and index + 1 < len(items) and items[index + 1].kind != "word"
    if "verb_s" in roles:
        return True
    return named and previous.kind in ("word", "entity") and roles.isdisjoint(("works", "company"))


def _explains(items: Sequence[Item], index: int) -> bool:
    """Whether `that` before a form on `s` follows a noun, and so opens a relative: `a park that feeds`."""
    noun = items[index - 2] if index > 1 and items[index - 1].surface == "that" else None
    if noun is None or noun.kind != "word" or "verb_s" not in items[index].sense.roles:
        return False
    return not noun.sense.roles or not noun.sense.roles.isdisjoint(("works", "company"))


def _is_measure(item: Item) -> bool:
    """Whether a form is as well a noun that sums are of: `exports`, `profits`."""
    return any(row.table == "money" and row.part == "noun" for row in item.sense.indicators)


def _before_adverbs(items: Sequence[Item], index: int) -> Item | None:
    """The item before the one at `index`, adverbs left out."""
    back = index - 1
    while back >= 0 and (
        items[back].surface in _ADVERBS or (items[back].kind == "word" and items[back].surface.endswith("ly"))
    ):
        back -= 1
    return items[back] if back >= 0 else None


def _can_be_subject(item: Item) -> bool:
    return item.kind == "entity" or any(row.part == "noun" for row in item.sense.indicators)


def object_follows(items: Sequence[Item], index: int) -> bool:
    """Whether a form that begins a chunk has an object or a figure to go to, as a verb does and a participle seldom."""
    if index + 1 < len(items) and items[index + 1].surface in ("back", "jointly", "together", "only", "just"):
        index += 1
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.kind in ("mark", "time"):
        return False
    if "preposition" in following.sense.roles:
        return index + 2 < len(items) and items[index + 2].kind == "figure"
    return True
