"""Words in items -> whether each is a finite verb where it stands, told by its form and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.syntax.scan import Item

FINITE = frozenset({"present", "past", "perfect", "modal"})
"""Roles of the forms that are finite anywhere."""

_NO_VERB_AFTER = frozenset({"determiner", "preposition"})
_NO_FINITE_AFTER = frozenset({"to", "'s", "’s", "be", "been", "having", "being"})
_LONGEST_MEASURE = 6
"""Items that a preposition stands at most before the measure that it governs: `on an adjacent 40 mu`."""

_OPENS_OBJECT = frozenset({"determiner", "wares"})


def finite_verbs(items: Sequence[Item], verbal: Sequence[int]) -> list[int]:
    """Which of the words that may be finite verbs are such where they stand, in order."""
    return [k for k in verbal if not items[k].sense.roles.isdisjoint(FINITE) or _is_finite(items, k)]


def _is_unknown_verb(items: Sequence[Item], index: int) -> bool:
    """Whether a past form that no vocabulary has is the verb of what stands before it."""
    return items[index].surface[0] != "-" and index > 0 and _can_be_subject(items[index - 1])


def _is_finite(items: Sequence[Item], index: int) -> bool:
    """Whether a past, an `s` or a bare form reads as finite between its neighbours."""
    item = items[index]
    roles = item.sense.roles
    if not item.sense.verbal:
        return _is_unknown_verb(items, index)
    previous = _before_adverbs(items, index)
    following = items[index + 1] if index + 1 < len(items) else None
    if "verb_s" in roles and following is not None and not following.sense.roles.isdisjoint(FINITE):
        return previous is not None and not previous.sense.roles.isdisjoint(("it", "they", "we"))
    if previous is None or previous.kind == "mark":
        if "verb_s" in roles and _is_measure(item) and items[min(index + 1, len(items) - 1)].kind == "word":
            return False
        if index and roles.isdisjoint(("verb_past", "verb_s")):
            return _goes_on(item, items[index - 1], following)
        return bool(roles & {"verb_past", "verb_s"}) and index > 0 and object_follows(items, index)
    before = previous.sense.roles
    if before & {"it", "they", "we", "relative"} and (previous.surface != "that" or _explains(items, index)):
        return True
    if before & _NO_VERB_AFTER or before & FINITE or previous.surface in _NO_FINITE_AFTER:
        return False
    if "coordinate" in before and following is not None and following.surface == "of":
        return False
    if "verb_past" in roles:
        return (following is None or following.surface != "by") and not _colours_measure(items, index, following)
    named = previous.kind == "entity" or previous.surface.endswith("s") or bool(before & {"company", "coordinate"})
    if "verb_s" in roles and _is_measure(item):
        acting = previous.kind == "entity" or bool(before & {"company", "works"})
        return acting and following is not None and following.kind != "word"
    if "verb_s" in roles:
        return True
    counted = getattr(previous.mention, "table", None) == "counts"
    return (named or counted) and (counted or previous.kind != "figure") and roles.isdisjoint(_NOUNS)


_NOUNS = frozenset({"works", "company"})
"""Roles of nouns, which a bare form may as well be: `plant`, `venture`."""


def _goes_on(item: Item, mark: Item, following: Item | None) -> bool:
    """Whether a bare form after a comma has what was named before an insertion as subject: `Its lines, finished in
    2013, employ 9,300 people`."""
    if mark.surface != "," or following is None or not item.sense.roles.isdisjoint(_NOUNS) or _is_measure(item):
        return False
    return following.kind in ("figure", "entity") or not following.sense.roles.isdisjoint(_OPENS_OBJECT)


def _colours_measure(items: Sequence[Item], index: int, following: Item | None) -> bool:
    """Whether a past form is a participle of an area or a sum that a preposition governs: `on 40 mu reserved for it`,
    `with 2 billion yuan spent on roads`."""
    if getattr(items[index - 1].mention, "table", None) not in ("areas", "money"):
        return False
    if following is None or "preposition" not in following.sense.roles:
        return False
    for back in range(index - 2, max(-1, index - 2 - _LONGEST_MEASURE), -1):
        if items[back].kind != "word":
            return False
        if "preposition" in items[back].sense.roles:
            return True
    return False


def _explains(items: Sequence[Item], index: int) -> bool:
    """Whether `that` before a form on `s` follows a noun, and so opens a relative: `a park that feeds`."""
    noun = items[index - 2] if index > 1 and items[index - 1].surface == "that" else None
    if noun is None or noun.kind != "word" or "verb_s" not in items[index].sense.roles:
        return False
    return not noun.sense.roles or not noun.sense.roles.isdisjoint(("works", "company"))


def _is_measure(item: Item) -> bool:
    """Whether a form is as well a noun that sums are of: `exports`, `profits`."""
    return any(row.table == "money" and row.part == "noun" for row in item.sense.indicators)


def is_adverb(item: Item) -> bool:
    """Whether a word may stand between a subject and its verb and change neither."""
    return "adverb" in item.sense.roles or (item.kind == "word" and item.surface.endswith("ly"))


def _before_adverbs(items: Sequence[Item], index: int) -> Item | None:
    """The item before the one at `index`, adverbs left out."""
    back = index - 1
    while back >= 0 and is_adverb(items[back]):
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
