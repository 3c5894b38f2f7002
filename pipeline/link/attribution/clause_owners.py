"""A clause with its verb -> its owner: its subject, who is given something, what is made, what it turns round to tell
of, where it happens."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.clauses import Chunk
from pipeline.link.attribution.discourse import Discourse, Owner
from pipeline.link.attribution.noun_phrases import POSSESSIVES, governor, label_of, owner_of, place_after, subject_in
from pipeline.link.attribution.scan import Item


def clause_owner(
    items: Sequence[Item],
    chunk: Chunk,
    discourse: Discourse,
    main: Owner | None,
    pending: Owner | None,
    before: Chunk | None,
) -> Owner | None:
    """Whom a clause is about; `main` is whom those before it are about, `pending` a name that waits for its verb,
    `before` the chunk before."""
    assert chunk.verb is not None
    owner, authority = subject_in(items, chunk.first, chunk.verb, discourse, pending or main)
    if owner is None and not authority and pending is not None and before is not None and before.verb is None:
        head = items[chunk.first]
        owner = pending if head.surface == "and" or head.kind == "figure" or pending.rule == "frame" else None
    if owner is None and not authority:
        owner = frame_owner(items, chunk)
    recipient = _recipient(items, chunk.verb, chunk.last, discourse)
    if recipient is not None:
        return recipient
    if authority or (owner is not None and owner.label == "GPE"):
        owner = _made(items, chunk.verb, chunk.last) or owner
    if owner is None:
        owner = _presented(items, chunk) or place_after(items, chunk.verb, chunk.last)
    return owner


_FRAMES = frozenset({"in", "at", "within", "inside", "across"})


def frame_owner(items: Sequence[Item], chunk: Chunk) -> Owner | None:
    """The zone that a fronted phrase puts what follows in: `In X, land is available at`, `while at X, trade was`."""
    first = chunk.first
    while first < chunk.last and items[first].sense.roles & {"subordinate", "coordinate"}:
        first += 1
    if first >= chunk.last or items[first].surface not in _FRAMES:
        return None
    name = first + 1 + (first + 1 < chunk.last and items[first + 1].surface == "the")
    if name >= chunk.last or label_of(items[name]) not in ("ZONE", "ORG"):
        return None
    if label_of(items[name]) == "ORG" and items[first].surface != "at":
        return None
    alone = name + 1 == chunk.last and (chunk.opener != "," or first > chunk.first)
    measured = name + 1 < chunk.last and items[name + 1].kind == "word" and bool(items[name + 1].sense.indicators)
    return owner_of(items[name], "frame") if alone or measured else None


def _presented(items: Sequence[Item], chunk: Chunk) -> Owner | None:
    """The name that a clause turned round tells of: `Opposite stands X, founded`, `The model of them all is X`."""
    assert chunk.verb is not None
    if "presents" not in items[chunk.verb].sense.roles:
        return None
    name = chunk.verb + 1
    name += name < chunk.last and items[name].surface == "the"
    if name >= chunk.last or label_of(items[name]) not in ("ZONE", "ORG", "GPE"):
        return None
    opening = items[chunk.first : chunk.verb]
    if any(item.kind == "figure" or item.sense.roles & {"its", "their", "it", "they"} for item in opening):
        return None
    return owner_of(items[name], "complement")


def _made(items: Sequence[Item], verb: int, last: int) -> Owner | None:
    """The zone that a government makes or changes, and whose the figures after it are: `plans to turn X into a base
    with`."""
    making = counted = False
    for index in range(verb, min(last, verb + 14)):
        item = items[index]
        counted = counted or item.kind == "figure"
        if making and label_of(item) == "ZONE":
            preposition = governor(items, index, verb)
            if preposition is None and not counted:
                return owner_of(item, "object")
            if preposition is not None and counted and items[preposition].surface in ("for", "in", "into"):
                return owner_of(item, "place")
        making = making or "makes" in item.sense.roles
    return None


def _recipient(items: Sequence[Item], verb: int, last: int, discourse: Discourse) -> Owner | None:
    """Who is given something: `gave Song a grant`, `gave his team 5 million yuan`, `will bring Suzhou 91 billion`."""
    giving = next((k for k in range(verb, min(verb + 3, last)) if "gives" in items[k].sense.roles), None)
    if giving is None or giving + 2 >= last:
        return None
    named_by = giving + 1 + (items[giving + 1].surface == "the" and items[giving + 2].kind == "entity")
    if named_by + 1 >= last:
        return None
    given, noun = items[named_by : named_by + 2]
    named = given.surface == "the" and "company" in noun.sense.roles
    if discourse.company and (named or "persons" in given.sense.roles):
        return discourse.company.by("recipient")
    if given.kind != "entity" or noun.surface in POSSESSIVES:
        return None
    if label_of(given) == "PERSON":
        company = discourse.company.by("recipient") if discourse.company else None
        return discourse.person(given) or company
    return owner_of(given, "recipient")
