"""Chunks -> owners: the entity that each chunk of a sentence speaks of, as far as its grammar tells.

A subject before the verb, a possessive, a pronoun, the noun before a bracket or an aside. Every owner carries the name
of the construction that gave it; a chunk whose grammar names nobody has what its clause has, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.clauses import Chunk
from pipeline.link.attribution.discourse import Discourse, Owner
from pipeline.link.attribution.noun_phrases import (
    governor,
    label_of,
    owner_of,
    place_after,
    subject_in,
)
from pipeline.link.attribution.scan import Item


def owners_of(items: Sequence[Item], chunks: Sequence[Chunk], discourse: Discourse) -> list[Owner | None]:
    """The owner of every chunk of a sentence; None where its grammar names none."""
    owners: list[Owner | None] = []
    main: Owner | None = None
    pending: Owner | None = None
    for number, chunk in enumerate(chunks):
        before = chunks[number - 1] if number else None
        if chunk.kind == "source":
            speaker, _ = subject_in(items, chunk.first, chunk.last, discourse, main or pending)
            pending = speaker if speaker and speaker.rule != "speaker" else pending
            owner = None
        elif pending and _is_inserted(items, chunks, number):
            owner = pending.by("apposition")
        elif chunk.kind == "clause":
            owner = _clause_owner(items, chunk, discourse, main, pending, before)
            main = owner or main
            pending = None
            if owner is None and main is not None and chunk.opener not in ("", '"', "“", "”", "said"):
                owner = main.by("inherited")
        elif chunk.kind == "predicate" and chunk.opener == "and" and before and before.kind == "relative":
            owner = owners[-1]
        elif chunk.kind == "predicate":
            owner = main = pending or main or place_after(items, chunk.verb or chunk.first, chunk.last)
        elif _hangs_on_name(items, chunk, before):
            owner = _antecedent(items, chunk, before) or (owners[-1] if owners else None) or pending or main
        elif chunk.kind in ("aside", "bracket", "relative"):
            owner = pending or main
        else:
            owner = _phrase_owner(items, chunk, discourse, pending or main) or _frame_owner(items, chunk)
            main = owner if owner is not None and _heads_line(items, chunks, number) else main
            if owner is not None and not (pending and _is_place(items, chunk)):
                if main is None or _gapping(items, chunk):
                    pending = owner
                    main = owner if _gapping(items, chunk) else main
                elif owner.rule == "frame":
                    pending = owner
                elif not any(items[k].kind == "figure" for k in range(chunk.first, chunk.last)):
                    owner = main
            else:
                owner = pending or main
        owners.append(owner)
    return _looked_ahead(items, chunks, owners)


def _is_inserted(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a clause between commas stands between a name and its verb: `X, the firm he founded, employs`."""
    if number == 0 or number + 1 >= len(chunks):
        return False
    chunk, head = chunks[number], items[chunks[number].first]
    follows_name = items[chunks[number - 1].last - 1].kind == "entity" and chunk.opener == ","
    inserted = bool(head.sense.roles & {"preposition", "determiner"}) and chunk.kind == "clause"
    return follows_name and inserted and chunks[number + 1].kind == "predicate" and chunks[number + 1].opener == ","


def _heads_line(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a name alone opens a line whose figures are its own: `* Xinyu High-tech Zone: revenue of ...`."""
    if number or len(chunks) < 2 or chunks[1].opener not in (":", "-", "–", "—", "--"):
        return False
    return chunks[0].last - chunks[0].first <= 2 and label_of(items[chunks[0].last - 1]) in ("ZONE", "ORG", "GPE")


_FRAMES = frozenset({"in", "at", "within", "inside", "across"})


def _frame_owner(items: Sequence[Item], chunk: Chunk) -> Owner | None:
    """The zone that a fronted phrase puts what follows in: `In X, land is available at`, `while at X, trade was`."""
    first = chunk.first
    while first < chunk.last and items[first].sense.roles & {"subordinate", "coordinate"}:
        first += 1
    if first >= chunk.last or items[first].surface not in _FRAMES:
        return None
    name = first + 1 + (first + 1 < chunk.last and items[first + 1].surface == "the")
    if name >= chunk.last or label_of(items[name]) != "ZONE":
        return None
    alone = name + 1 == chunk.last and (chunk.opener != "," or first > chunk.first)
    measured = name + 1 < chunk.last and items[name + 1].kind == "word" and bool(items[name + 1].sense.indicators)
    return owner_of(items[name], "frame") if alone or measured else None


def _looked_ahead(items: Sequence[Item], chunks: Sequence[Chunk], owners: list[Owner | None]) -> list[Owner | None]:
    """Owners with those of opening asides filled in: `Covering 80 sq km, the park is ...`, `With an area of ..., X
    is`."""
    for number, chunk in enumerate(chunks):
        if chunk.kind in ("clause", "predicate"):
            owner = owners[number]
            headless = chunk.kind == "predicate"
            if owner is not None and number:
                return [
                    owner.by("ahead") if k < number and o is None and (headless or _opens_aside(items, c)) else o
                    for k, (c, o) in enumerate(zip(chunks, owners, strict=True))
                ]
            return owners
    return owners


def _opens_aside(items: Sequence[Item], chunk: Chunk) -> bool:
    head = items[chunk.first]
    return (
        chunk.kind in ("aside", "bracket") or head.surface == "with" or bool(head.sense.roles & {"verb_past", "gerund"})
    )


def _clause_owner(
    items: Sequence[Item],
    chunk: Chunk,
    discourse: Discourse,
    main: Owner | None,
    pending: Owner | None,
    before: Chunk | None,
) -> Owner | None:
    assert chunk.verb is not None
    owner, authority = subject_in(items, chunk.first, chunk.verb, discourse, pending or main)
    if owner is None and not authority and pending is not None and before is not None and before.verb is None:
        head = items[chunk.first]
        owner = pending if head.surface == "and" or head.kind == "figure" or pending.rule == "frame" else None
    if owner is None and not authority:
        owner = _frame_owner(items, chunk)
    recipient = _recipient(items, chunk.verb, chunk.last, discourse)
    if recipient is not None:
        return recipient
    if authority or (owner is not None and owner.label == "GPE"):
        owner = _made(items, chunk.verb, chunk.last) or owner
    if owner is None:
        owner = place_after(items, chunk.verb, chunk.last)
        copula = items[chunk.verb].sense.roles & {"present", "past"}
        counted = any(items[k].kind == "figure" for k in range(chunk.first, chunk.verb))
        if (
            owner is None
            and copula
            and not counted
            and chunk.verb + 1 < chunk.last
            and items[chunk.verb + 1].kind == "entity"
        ):
            owner = owner_of(items[chunk.verb + 1], "complement")
    return owner


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
            if preposition is not None and counted and items[preposition].surface in ("for", "in"):
                return owner_of(item, "place")
        making = making or "makes" in item.sense.roles
    return None


_GIVING = frozenset(
    {"give", "gives", "gave", "granted", "grants", "awarded", "awards", "lent", "offered", "paid", "allocated"}
)


def _recipient(items: Sequence[Item], verb: int, last: int, discourse: Discourse) -> Owner | None:
    """Who is given something: `gave Song a grant of`."""
    if items[verb].surface not in _GIVING or verb + 2 >= last:
        return None
    if items[verb + 1].surface == "the" and "company" in items[verb + 2].sense.roles and discourse.company:
        return discourse.company.by("recipient")
    if items[verb + 1].kind != "entity":
        return None
    if label_of(items[verb + 1]) == "PERSON":
        company = discourse.company.by("recipient") if discourse.company else None
        return discourse.person(items[verb + 1]) or company
    return owner_of(items[verb + 1], "recipient")


def _hangs_on_name(items: Sequence[Item], chunk: Chunk, before: Chunk | None) -> bool:
    """Whether a chunk explains the name right before it: a bracket, a relative, an aside, an apposition."""
    if before is None or chunk.kind == "clause":
        return False
    if chunk.kind in ("bracket", "relative"):
        return True
    if chunk.opener != ",":
        return False
    if chunk.kind == "aside":
        return items[before.last - 1].kind == "entity" or (before.kind == "phrase" and before.opener == ",")
    head = items[chunk.first]
    table = getattr(head.mention, "table", None)
    if head.surface == "at" and _of_those(items, before.last - 1):
        return items[chunk.first + 1].kind == "figure"
    explains = table in ("areas", "money") or head.surface in ("a", "an", "the", "one", "only", "capital", "home")
    return explains and items[before.last - 1].kind == "entity" and not _lists(items, chunk)


def _of_those(items: Sequence[Item], name: int) -> bool:
    """Whether a name stands in `that of X`."""
    if name < 2 or items[name].kind != "entity":
        return False
    before = items[name - 1].surface
    return before in ("that of", "those of") or (before == "of" and items[name - 2].surface in ("that", "those"))


def _lists(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether the chunk is a further name in a list: `the Western Software Park`."""
    return label_of(items[chunk.last - 1]) == "ZONE" and chunk.last - chunk.first <= 2


def _antecedent(items: Sequence[Item], chunk: Chunk, before: Chunk | None) -> Owner | None:
    """The name that a relative, an aside or a bracket hangs on: the entity right before it."""
    if before is None or before.last < 1 or chunk.first - before.last > 1:
        return None
    index = before.last - 1
    item = items[index]
    if label_of(item) in (None, "LOC"):
        return None
    if label_of(item) == "PERSON":
        return None
    if items[chunk.first].surface == "where":
        return owner_of(item, "relative")
    if (items[chunk.first].surface == "at" or chunk.kind == "bracket") and _of_those(items, index):
        return owner_of(item, "apposition")
    governed = governor(items, index, before.first) is not None
    if chunk.kind == "aside" and items[chunk.first].surface == "with" and _list_goes_on(items, chunk, label_of(item)):
        return owner_of(item, "aside")
    if governed and (chunk.kind == "aside" or (before.kind in ("aside", "phrase") and chunk.kind == "relative")):
        return None
    if governed and label_of(item) == "GPE" and before.verb is None:
        return None
    if chunk.kind == "aside" and _ends_list(items, index, before):
        return None
    return owner_of(item, chunk.kind if chunk.kind != "phrase" else "apposition")


def _list_goes_on(items: Sequence[Item], chunk: Chunk, label: str | None) -> bool:
    """Whether a further name follows an aside: `consists of A, with 96,000 sq m of offices, and B`."""
    following = items[chunk.last : chunk.last + 4]
    if len(following) < 3 or following[0].surface != "," or "coordinate" not in following[1].sense.roles:
        return False
    return any(label_of(item) == label for item in following[2:])


def _ends_list(items: Sequence[Item], index: int, before: Chunk) -> bool:
    """Whether the name is the last of several: `It consists of A, B and C, with a total area of`."""
    if index > before.first and "coordinate" in items[index - 1].sense.roles:
        return True
    return (
        sum(items[k].kind == "entity" for k in range(before.verb or before.first, before.last)) > 1
        and before.verb is not None
    )


def _phrase_owner(items: Sequence[Item], chunk: Chunk, discourse: Discourse, current: Owner | None) -> Owner | None:
    head = items[chunk.first]
    if head.sense.roles & {"preposition", "compare"} and chunk.opener not in ("-", "•", "*"):
        return None
    last = next((k for k in range(chunk.first, chunk.last) if items[k].kind == "figure"), chunk.last)
    if last < chunk.last and last - chunk.first > 1 and _others(items, last):
        return None
    owner, _ = subject_in(items, chunk.first, last, discourse, current)
    return owner


def _others(items: Sequence[Item], figure: int) -> bool:
    """Whether a count goes on a list of names: `Siemens, Bosch and 30 other firms`."""
    counted = getattr(items[figure].mention, "table", None) == "counts"
    return counted and "coordinate" in items[figure - 1].sense.roles and items[figure - 2].kind == "entity"


def _is_place(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether the chunk is a bare place after a name: `Xincheng Park, Hohhot, now boasts`."""
    return chunk.last - chunk.first == 1 and label_of(items[chunk.first]) in ("GPE", "LOC")


def _gapping(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether a chunk is a name after `and` or `;` whose verb was said before: `and Compal, US$75 million`."""
    return chunk.opener in (";", "and") or (
        items[chunk.first].surface == "and" and chunk.first + 1 < chunk.last and items[chunk.first + 1].kind == "entity"
    )
