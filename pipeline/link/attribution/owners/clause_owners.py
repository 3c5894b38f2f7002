"""A clause with its verb -> its owner: its subject, who is given something, what is made, what it turns round to tell
of, where it happens."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.link.attribution.owners.discourse import Discourse, Owner
from pipeline.link.attribution.owners.noun_phrases import subject_in
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.names import POSSESSIVES, governor, label_of, owner_of, place_after
from pipeline.link.attribution.syntax.scan import Item


def clause_owner(
    items: Sequence[Item],
    chunk: Chunk,
    roles: Set[str],
    discourse: Discourse,
    main: Owner | None,
    pending: Owner | None,
    before: Chunk | None,
) -> Owner | None:
    """Whom a clause is about; `roles` are all that the words of its sentence have, `main` is whom those before it are
    about, `pending` a name that waits for its verb,
    `before` the chunk before."""
    assert chunk.verb is not None
    owner, authority = subject_in(items, chunk.first, chunk.verb, discourse, pending or main)
    waits = pending is not None and before is not None and (before.verb is None or pending.rule == "frame")
    if owner is None and not authority and pending is not None and waits:
        head = items[chunk.first]
        owner = pending if head.surface == "and" or head.kind == "figure" or pending.rule == "frame" else None
    if owner is None and not authority:
        doer = own_doer(items, chunk.first, chunk.verb) if "personal" in roles else None
        owner = doer or frame_owner(items, chunk)
    holder = _holder(items, chunk) if "works" in roles else None
    if holder is not None:
        return holder
    recipient = _recipient(items, chunk.verb, chunk.last, discourse) if "gives" in roles else None
    recipient = recipient or _borrower(items, chunk.verb, chunk.last)
    if recipient is not None:
        return recipient
    if authority or (owner is not None and owner.label == "GPE"):
        owner = _made(items, chunk.verb, chunk.last) or owner
    if owner is None:
        owner = (
            _embedded(items, chunk, discourse)
            or _presented(items, chunk)
            or _host(items, chunk)
            or place_after(items, chunk.verb, chunk.last)
        )
    return owner


_HELD = frozenset({"owned", "run", "operated", "managed", "held", "controlled"})


def _holder(items: Sequence[Item], chunk: Chunk) -> Owner | None:
    """The company whose a plant is said to be: `The plant belongs to X`, `The mill is run by X`."""
    verb = chunk.verb
    assert verb is not None
    if verb + 2 >= chunk.last or all("works" not in item.sense.roles for item in items[chunk.first : verb]):
        return None
    to = verb + 1 if items[verb].surface in ("belongs", "belong", "belonged") else None
    if items[verb + 1].surface in _HELD and items[verb + 2].surface == "by":
        to = verb + 2
    if to is None or items[to].surface not in ("to", "by"):
        return None
    name = to + 1 + (to + 1 < chunk.last and items[to + 1].surface == "the")
    return owner_of(items[name], "complement") if name < chunk.last and label_of(items[name]) == "ORG" else None


def own_doer(items: Sequence[Item], first: int, verb: int) -> Owner | None:
    """The person, speaking for nobody, who does something with their own money: `Wang Hao borrowed 300,000 yuan`."""
    if "personal" not in items[verb].sense.roles:
        return None
    name = next((k for k in range(first, verb) if items[k].kind == "entity"), None)
    if name is None or label_of(items[name]) != "PERSON":
        return None
    return owner_of(items[name], "person") if governor(items, name, first) is None else None


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
    gapped = name + 2 == chunk.last and items[name + 1].kind == "figure"
    return owner_of(items[name], "frame") if alone or measured or gapped else None


def _embedded(items: Sequence[Item], chunk: Chunk, discourse: Discourse) -> Owner | None:
    """The company that a clause within the clause is about: `The deal takes what the company has invested to`."""
    assert chunk.verb is not None
    following = [item.surface for item in items[chunk.verb + 1 : chunk.last - 2]]
    if "what" not in following:
        return None
    first = chunk.verb + 1 + following.index("what") + 1
    owner, _ = subject_in(items, first, min(first + 4, chunk.last), discourse, None)
    return owner if owner is not None and owner.label == "ORG" else None


_HOSTING = frozenset({"held", "hosted", "organized", "organised", "sponsored", "staged", "convened"})


def _host(items: Sequence[Item], chunk: Chunk) -> Owner | None:
    """The zone that holds the meeting at which something is done: `were signed at an event held by X in Tibet`."""
    for index in range(chunk.first + 1, chunk.last - 2):
        name = index + 1 + (items[index + 1].surface == "the")
        if items[index].surface == "by" and items[index - 1].surface in _HOSTING and label_of(items[name]) == "ZONE":
            return owner_of(items[name], "place")
    return None


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
    if given.surface == "us" and discourse.speaker is not None:
        return discourse.speaker.by("recipient")
    if given.kind != "entity" or noun.surface in POSSESSIVES:
        return None
    if label_of(given) == "PERSON":
        company = discourse.company.by("recipient") if discourse.company else None
        return discourse.person(given) or company
    return owner_of(given, "recipient")


def _borrower(items: Sequence[Item], verb: int, last: int) -> Owner | None:
    """Who is lent or granted a sum: `will lend 100 million dollars to Zibo`."""
    lending = [item for item in items[verb : min(verb + 3, last)] if item.sense.indicators and _funds(item)]
    if not lending:
        return None
    for index in range(verb + 1, last - 2):
        if items[index].kind == "figure" and items[index + 1].surface == "to":
            name = index + 2 + (items[index + 2].surface == "the")
            return owner_of(items[name], "recipient") if name < last and label_of(items[name]) in _BORROWERS else None
    return None


_BORROWERS = ("ZONE", "GPE", "ORG")


def _funds(item: Item) -> bool:
    """Whether an item is a verb of lending or granting."""
    return any(row.indicator == "funding" and row.part == "verb" for row in item.sense.indicators)
