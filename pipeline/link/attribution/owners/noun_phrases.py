"""Noun phrases in items: which name, pronoun or possessor in a stretch of a sentence owns what the stretch
speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.owners.definites import company_meant, of_entity
from pipeline.link.attribution.owners.discourse import UNNAMED, Discourse, Owner
from pipeline.link.attribution.syntax.names import POSSESSIVES, governor, is_authority, label_of, owner_of
from pipeline.link.attribution.syntax.scan import Item

_PRONOUNS = frozenset({"it", "its", "they", "their", "we", "our"})
_STANDING_IN = _PRONOUNS | {"last", "persons", "person", "company", "works"}
"""Roles of words that can stand for a name."""


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
        recalls = index > 0 and items[index - 1].surface in _RECALLING and _recalls(items, index, discourse)
        if not roles and item.kind == "word" and not item.sense.indicators and not recalls:
            continue
        if item.kind == "entity":
            if label_of(item) == "PERSON":
                head = head or discourse.person(item)
                continue
            preposition = governor(items, index, first)
            if preposition is not None:
                if within is None and _owns(items, preposition, index, first, names_something):
                    if discourse.company_here and _sells_in(items, preposition, index):
                        continue
                    within = owner_of(item, "of_subject")
                continue
            if label_of(item) == "LOC" or _is_compounded(items, index):
                continue
            if label_of(item) == "GPE" and index + 1 < last and _is_site(items[index + 1]):
                if head is not None:
                    return head, False
                located = of_entity(items, index + 1, last)
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
        elif (
            item.kind == "word"
            and (recalls or not roles.isdisjoint(_STANDING_IN))
            and (found := _meant(items, index, first, last, discourse, head or current))
        ):
            return found, False
        elif "authority" in roles and within is None and not item.sense.indicators:
            return None, True
        elif item.kind == "figure" or item.sense.indicators or item.surface in ("those", "that"):
            if index + 1 < last and items[index + 1].surface == "between" and head is None:
                return _one_of_two(items, index + 2, last), False
            names_something = True
    return head or within, False


def _one_of_two(items: Sequence[Item], first: int, last: int) -> Owner:
    """Whose the trade is that two have with one another: the first that is named, else nobody's."""
    named = next((item for item in items[first:last] if label_of(item) in ("GPE", "ZONE", "LOC")), None)
    return owner_of(named, "of_subject") if named is not None else UNNAMED


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
    if "persons" in roles and discourse.person_last is not None and index + 1 < last:
        return _of_person(items[index + 1], discourse, discourse.person_last)
    if "person" in roles and discourse.person_last is not None:
        foretells = index + 1 < len(items) and items[index + 1].sense.roles & {"planned", "speech", "says"}
        spoken_for = discourse.people.get(discourse.person_last.name)
        means_firm = spoken_for is not None and (foretells or spoken_for.rule == "founder")
        return (spoken_for if spoken_for and means_firm else discourse.person_last).by("person")
    if _recalls(items, index, discourse):
        recalled = discourse.heads.get(item.surface)
        if recalled is not None:
            return Owner(recalled.name, recalled.label, "pronoun")
        host = discourse.place or discourse.topic
        return host.by("pronoun") if host is not None and host.label == "ZONE" else None
    return company_meant(items, index, first, last, discourse)


_RECALLING = frozenset({"the", "these"})


_PLACES = frozenset({"city", "county", "district", "province", "country"})
"""Nouns by which a text means the place that something lies in."""


def _recalls(items: Sequence[Item], index: int, discourse: Discourse) -> bool:
    """Whether a noun stands for what was named: `the harbor` for the Innovation Harbor, `these companies` for a zone's
    tenants."""
    before = items[index - 1].surface if index else ""
    surface = items[index].surface
    plain = items[index].sense.roles.isdisjoint(("company", "works", "locality")) and surface not in _PLACES
    return (before == "the" and surface in discourse.heads and plain) or (before == "these" and surface in _TENANTS)


def _of_person(noun: Item, discourse: Discourse, person: Owner) -> Owner | None:
    """Whose the thing is that a person has: their firm's (`his company`, `his sales`), or their own (`his rent`)."""
    if noun.kind != "word":
        return None
    firm = discourse.people.get(person.name)
    if firm is not None:
        return firm.by("company_noun")
    return person.by("person") if noun.sense.roles.isdisjoint(("company", "works")) else None


def _leads_to_name(items: Sequence[Item], index: int, last: int, possessive: bool) -> bool:
    """Whether another name follows at `index`, or after a noun that a possessor has: `Dalian's neighbor Yingkou`."""
    if index < last and items[index].kind == "entity":
        return True
    if not possessive or index + 1 >= last or items[index + 1].kind != "entity":
        return False
    return items[index].kind == "word" and not items[index].sense.indicators and not items[index].sense.roles


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


_TENANTS = frozenset({
    "companies", "enterprises", "firms", "tenants", "factories", "businesses", "manufacturers", "makers", "producers",
    "exporters", "suppliers", "investors", "plants", "start-ups", "startups", "industries", "shops",
})  # fmt: skip
"""Those whose figures, taken together, are a zone's: `Companies in the zone recorded output of`."""

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
    if label == "ZONE" and surface in ("in", "of", "at", "from") and items[preposition - 1].surface in _TENANTS:
        return True
    return measured or (surface in ("of", "on") and label in ("ZONE", "ORG"))


_SOLD = frozenset({"sales_revenue", "revenue", "profit"})


def _sells_in(items: Sequence[Item], preposition: int, name: int) -> bool:
    """Whether a place is only where a company that the paragraph is about sells: `Sales in China rose`."""
    if label_of(items[name]) != "GPE" or items[preposition].surface not in ("in", "to"):
        return False
    return any(row.indicator in _SOLD for row in items[preposition - 1].sense.indicators)


def _is_site(item: Item) -> bool:
    """Whether a noun after a place's name makes it colour a company: `the Foshan plant`, `the U.S. giant`."""
    return item.kind == "word" and bool(item.sense.roles & {"company", "works"})
