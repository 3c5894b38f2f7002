"""Noun phrases in items: which name, pronoun or possessor in a stretch of a sentence owns what the stretch
speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.discourse import Discourse, Owner, is_authority_name
from pipeline.link.attribution.indicators import is_head
from pipeline.link.attribution.scan import Item
from pipeline.models import Entity

POSSESSIVES = ("'s", "’s", "'", "’")
_DETERMINERS = frozenset(
    {"the", "this", "that", "both", "a", "an", "nearby", "neighboring", "whole", "all", "even", "smaller"}
)
_LONGEST_LIST = 8
_PRONOUNS = frozenset({"it", "its", "they", "their", "we", "our"})


def owner_of(item: Item, rule: str) -> Owner:
    """An entity item as owner."""
    entity = item.mention
    assert isinstance(entity, Entity)
    return Owner(entity.name, entity.label, rule)


def label_of(item: Item) -> str | None:
    """The label of an entity item."""
    return item.mention.label if isinstance(item.mention, Entity) else None


def is_authority(items: Sequence[Item], index: int) -> bool:
    """Whether the entity at `index` is, or introduces, a public authority (`Gansu provincial government`)."""
    entity = items[index].mention
    if isinstance(entity, Entity) and entity.label == "ORG" and is_authority_name(entity.name):
        return True
    for ahead in range(index + 1, min(index + 5, len(items))):
        item = items[ahead]
        if "authority" in item.sense.roles:
            return True
        if item.kind != "word" or item.sense.roles & {
            "preposition",
            "past",
            "present",
            "perfect",
            "modal",
            "verb_past",
        }:
            return False
    return False


def of_those(items: Sequence[Item], name: int) -> bool:
    """Whether a name stands in `that of X`."""
    back = name - 2 if name and items[name - 1].surface == "the" else name - 1
    if back < 1 or items[name].kind != "entity":
        return False
    before = items[back].surface
    return before in ("that of", "those of") or (before == "of" and items[back - 1].surface in ("that", "those"))


def governor(items: Sequence[Item], index: int, first: int) -> int | None:
    """Index of the preposition that governs the item at `index`, through possessors, lists and kinds of place (`of A's
    B`, `in A and B`, `in the city of A`)."""
    for _ in range(_LONGEST_LIST):
        back = index - 1
        while back >= first and items[back].kind == "word" and _precedes_name(items[back]):
            back -= 1
        if back < first:
            return None
        if items[back].surface == "of" and back > first and "locality" in items[back - 1].sense.roles:
            index = back - 1
            continue
        if not items[back].sense.roles.isdisjoint(("preposition", "place")):
            return back
        listed = "coordinate" in items[back].sense.roles
        possessed = back < index - 1 and items[back + 1].surface in POSSESSIVES
        before = back - listed
        if not (listed or possessed) or before < first or items[before].kind != "entity":
            return None
        index = before
    return None


def _precedes_name(item: Item) -> bool:
    return item.surface in _DETERMINERS or item.surface in POSSESSIVES


def pronoun_owner(item: Item, discourse: Discourse, current: Owner | None) -> Owner | None:
    """What a pronoun stands for: the subject of the clause or of the sentence before; the speaker's own for `our`."""
    roles = item.sense.roles
    if roles & {"our", "us", "we"}:
        owner = discourse.speaker or discourse.topic
        return owner.by("speaker") if owner else None
    owner = current or discourse.last or discourse.previous or discourse.meant()
    return owner.by("pronoun") if owner else None


def subject_in(
    items: Sequence[Item], first: int, last: int, discourse: Discourse, current: Owner | None
) -> tuple[Owner | None, bool]:
    """Owner that the noun phrase `items[first:last]` names (head, possessor, pronoun, prepositional owner), and whether
    an authority is its head."""
    within: Owner | None = None
    head: Owner | None = None
    names_something = False
    for index in range(first, last):
        item = items[index]
        roles = item.sense.roles
        if not roles and item.kind == "word" and not item.sense.indicators:
            continue
        if item.kind == "entity":
            if label_of(item) == "PERSON":
                head = head or discourse.person(item)
                continue
            preposition = governor(items, index, first)
            if preposition is not None:
                if within is None and _owns(items, preposition, index, first, names_something):
                    within = owner_of(item, "of_subject")
                continue
            if label_of(item) == "LOC" or _is_compounded(items, index):
                continue
            if label_of(item) == "GPE" and index + 1 < last and _is_site(items[index + 1]):
                if head is not None:
                    return head, False
                located = _of_entity(items, index + 1, last)
                owner = owner_of(items[located], "of_subject") if located else discourse.company
                if owner is not None and (located or discourse.company_here):
                    return owner.by("company_noun"), False
                continue
            if is_authority(items, index):
                return None, True
            possessive = index + 1 < last and items[index + 1].surface in POSSESSIVES
            head = owner_of(item, "possessive" if possessive else "subject")
            if not _leads_to_name(items, index + 1 + possessive, last, possessive):
                return head, False
        elif item.kind == "word" and (found := _meant(items, index, first, last, discourse, head or current)):
            return found, False
        elif "authority" in roles and within is None and not item.sense.indicators:
            return None, True
        elif item.kind == "figure" or item.sense.indicators or item.surface in ("those", "that"):
            names_something = True
    return head or within, False


def _leads_to_name(items: Sequence[Item], index: int, last: int, possessive: bool) -> bool:
    """Whether another name follows at `index`, or after a noun that a possessor has: `Dalian's neighbor Yingkou`."""
    if index < last and items[index].kind == "entity":
        return True
    if not possessive or index + 1 >= last or items[index + 1].kind != "entity":
        return False
    return items[index].kind == "word" and not items[index].sense.indicators and not items[index].sense.roles


def _meant(
    items: Sequence[Item], index: int, first: int, last: int, discourse: Discourse, current: Owner | None
) -> Owner | None:
    """What the word at `index` stands for: a pronoun, `the latter`, `he`, `the company`."""
    item = items[index]
    roles = item.sense.roles
    if not roles.isdisjoint(_PRONOUNS) and (roles.isdisjoint(("it", "they")) or governor(items, index, first) is None):
        named = None if roles.isdisjoint(("its", "their", "our")) else _named_possession(items, index, last)
        return owner_of(items[named], "subject") if named else pronoun_owner(item, discourse, current)
    if "last" in roles:
        return discourse.latest.by("pronoun") if discourse.latest else None
    if "person" in roles and discourse.person_last is not None:
        foretells = index + 1 < len(items) and items[index + 1].sense.roles & {"planned", "speech", "says"}
        spoken_for = discourse.people.get(discourse.person_last.name)
        means_firm = spoken_for is not None and (foretells or spoken_for.rule == "founder")
        return (spoken_for if spoken_for and means_firm else discourse.person_last).by("person")
    if roles.isdisjoint(("company", "works")) or not _definite(items, index, first):
        return None
    return _company(items, index, last, discourse) if _stands_alone(items, index) else None


def _is_compounded(items: Sequence[Item], index: int) -> bool:
    """Whether a hyphen makes a name part of an adjective: `Sweden-based`."""
    return index + 1 < len(items) and items[index + 1].surface.startswith("-") and items[index + 1].kind == "word"


def _named_possession(items: Sequence[Item], index: int, last: int) -> int | None:
    """Index of the name that a possessive pronoun leads up to: `Its Huaqiao Zone covers`."""
    for ahead in range(index + 1, min(index + 4, last)):
        if items[ahead].kind == "entity" and label_of(items[ahead]) in ("ZONE", "ORG"):
            possessed = ahead + 1 >= last or items[ahead + 1].surface not in POSSESSIVES
            return ahead if possessed else None
        if items[ahead].kind != "word" or items[ahead].sense.roles & {"preposition"}:
            return None
    return None


_SENT = frozenset({"exports", "export", "shipments"})


def _owns(items: Sequence[Item], preposition: int, index: int, first: int, measured: bool) -> bool:
    """Whether a name behind a preposition owns what stands before it: `exports of`, `investment in`, `sales of X`."""
    surface, label = items[preposition].surface, label_of(items[index])
    if surface == "from" and label == "GPE":
        return any(items[k].surface in _SENT for k in range(first, preposition))
    if surface in ("from", "by"):
        return measured and label == "ZONE"
    if label in ("LOC", "PERSON") or surface in ("to", "with"):
        return False
    return measured or (surface in ("of", "on") and label in ("ZONE", "ORG"))


def _company(items: Sequence[Item], index: int, last: int, discourse: Discourse) -> Owner | None:
    """The company that `the firm` or `the plant` stands for: the one it is said to be of, else the last spoken of."""
    roles = items[index].sense.roles
    if index and label_of(items[index - 1]) == "ORG":
        return owner_of(items[index - 1], "of_subject")
    named = _of_entity(items, index, last) if "company" in roles else None
    if named is not None:
        return owner_of(items[named], "of_subject")
    brought_up = discourse.works.get(items[index].surface)
    if brought_up is not None:
        return brought_up
    speaker = discourse.speaker
    if speaker is not None and speaker.label == "ORG" and not discourse.company_here:
        return speaker.by("company_noun")
    if discourse.company is None or not ("company" in roles or discourse.company_here):
        return None
    return discourse.company.by("company_noun")


_LONGEST_NOUN = 7
_ENDS_NOUN = frozenset({"preposition", "coordinate", "relative", "modal", "present", "past", "perfect", "determiner"})
"""What no noun phrase goes on over, up to its head."""


def _definite(items: Sequence[Item], index: int, first: int) -> bool:
    """Whether `the` stands a few words before: `the bearing plant`, `the nation's leading maker`."""
    for back in range(index - 1, max(first, index - _LONGEST_NOUN) - 1, -1):
        item = items[back]
        if item.surface in ("the", "this") or item.kind == "figure":
            return True
        if item.kind not in ("word", "entity") or not item.sense.roles.isdisjoint(_ENDS_NOUN):
            return False
    return False


def _stands_alone(items: Sequence[Item], index: int) -> bool:
    """Whether the noun at `index` heads its phrase and colours no noun after it: not `the enterprise income tax`."""
    measures = index + 1 < len(items) and bool(items[index + 1].sense.indicators) and not items[index + 1].sense.roles
    return is_head(items, index) and not measures


def _is_site(item: Item) -> bool:
    """Whether a noun after a place's name makes it colour a company: `the Foshan plant`, `the U.S. giant`."""
    return item.kind == "word" and bool(item.sense.roles & {"company", "works"})


def _of_entity(items: Sequence[Item], index: int, last: int) -> int | None:
    """Index of the name after `of`: `the printer plant of HP`."""
    for ahead in range(index + 1, min(last, index + 4)):
        if items[ahead].kind == "entity" and items[ahead - 1].surface in ("of", "the"):
            return ahead
        if items[ahead].surface not in ("of", "the"):
            return None
    return None


def place_after(items: Sequence[Item], first: int, last: int) -> Owner | None:
    """The zone, else the place, in which the clause's event happens: `... had registered in the zone`."""
    found: Owner | None = None
    for index in range(first, last):
        item = items[index]
        label = label_of(item)
        if label not in ("ZONE", "GPE"):
            continue
        back = governor(items, index, first)
        if (
            back is None
            or "place" not in items[back].sense.roles
            or (items[back].surface in ("to", "from") and label == "GPE")
        ):
            continue
        if label == "ZONE":
            return owner_of(item, "place")
        if found is None:
            found = owner_of(item, "place")
    return found
