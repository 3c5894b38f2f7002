"""Whether a figure is a fact or a plan, and whether it is a total since the beginning: cue words in its clause."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.clauses import Chunk
from pipeline.link.attribution.scan import Item
from pipeline.models import Timex


def is_planned(items: Sequence[Item], chunks: Sequence[Chunk], number: int, index: int) -> bool:
    """Whether a cue governs the figure at item `index` in chunk `number`."""
    chunk = chunks[number]
    if is_compared(items, index, chunk):
        return False
    if any(_plans(items, k) or _intends(items, k, index) for k in range(chunk.first, index)):
        return True
    if chunk.verb is not None and index < chunk.verb:
        return has_cue(items, chunk.verb, chunk.last, "planned")
    if chunk.verb is not None and not _bare(items, chunk) and not _brings_to(items, chunk, index):
        return False
    return _governed(items, chunks, number) or _in_headline(items, chunks, chunk, index)


def _in_headline(items: Sequence[Item], chunks: Sequence[Chunk], chunk: Chunk, index: int) -> bool:
    """Whether the infinitive of a headline, which has no other verb, is a plan: `Lam Soon to invest 80 mln yuan`."""
    if any(other.verb is not None for other in chunks):
        return False
    return any(
        items[k].surface == "to be"
        or (items[k].surface == "to" and ("base" in items[k + 1].sense.roles or items[k + 1].surface == "be"))
        for k in range(chunk.first + 1, min(chunk.last - 1, index + 8))
    )


def _governed(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether the clause that a chunk without a verb of its own hangs on is a plan."""
    for back in range(number - 1, -1, -1):
        chunk = chunks[back]
        if chunks[back + 1].opener in (";", '"', "“", "”"):
            break
        joined = back == number - 1 and chunks[number].opener in ("and", "or")
        if chunk.kind == "source" or (chunk.kind == "relative" and not joined):
            continue
        if chunk.verb is not None:
            return any(_plans(items, k) for k in range(chunk.first, chunk.last))
    for ahead in range(number + 1, len(chunks)):
        chunk = chunks[ahead]
        if chunk.opener in (";", '"', "“", "”"):
            return False
        coordinated = "coordinate" in items[chunk.first].sense.roles and chunk.kind == "clause"
        moved = coordinated and _moves(items, chunks[number])
        if chunk.kind == "predicate" or (coordinated and ahead == number + 1 and not moved):
            return has_cue(items, chunk.first, chunk.last, "planned")
        if chunk.verb is not None:
            return False
    return False


def _moves(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether a chunk tells of a change that has come about: `Capital used rose to 198 million`."""
    return any(
        {"up", "down"} & item.sense.roles and "verb_past" in item.sense.roles
        for item in items[chunk.first : chunk.last]
    )


def _plans(items: Sequence[Item], index: int) -> bool:
    """Whether the item is a plan's cue, no rank and no goal that was met: `exceeding the target for the year by`."""
    if "planned" not in items[index].sense.roles or _ranked(items, index):
        return False
    if "goal" not in items[index].sense.roles:
        return True
    return not any("meets" in items[k].sense.roles for k in range(max(0, index - 3), index))


_REACH_OF_INTENT = 12


def _intends(items: Sequence[Item], index: int, figure: int) -> bool:
    """Whether the item is a resolution that an infinitive before the figure carries out: `signed in May to build a`."""
    if "intends" not in items[index].sense.roles:
        return False
    for k in range(index + 1, min(figure - 1, index + _REACH_OF_INTENT)):
        roles = items[k + 1].sense.roles
        if items[k].surface == "to" and ("base" in roles or "participle" in roles or items[k + 1].kind == "word"):
            return items[k + 1].kind == "word" and not roles & {"determiner"}
        if items[k].kind == "figure":
            return False
    return False


def _ranked(items: Sequence[Item], index: int) -> bool:
    """Whether `to be` follows a rank and tells what was: `was the first in China to be built with credit`."""
    if not items[index].surface.startswith("to be"):
        return False
    return any(items[k].surface in ("first", "only", "last", "second") for k in range(max(0, index - 6), index))


def _brings_to(items: Sequence[Item], chunk: Chunk, index: int) -> bool:
    """Whether the chunk says with what outcome the clause before comes: `, with the built-up area enlarged to 45`."""
    opens = items[chunk.first].surface == "with"
    return opens and any(items[k].surface == "to" for k in range(max(chunk.first, index - 3), index))


def _bare(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether the chunk goes on with an infinitive: `and to generate`, `and raise`."""
    assert chunk.verb is not None
    roles = items[chunk.verb].sense.roles
    return "base" in roles and "verb_past" not in roles


def is_compared(items: Sequence[Item], index: int, chunk: Chunk) -> bool:
    """Whether the figure is what another is held against: `against`, `up from`, `from ... to`."""
    for back in range(index - 1, max(chunk.first, index - 5) - 1, -1):
        item = items[back]
        if item.surface in (
            "from",
            "up from",
            "down from",
            "against",
            "as against",
            "compared with",
            "compared to",
            "versus",
        ):
            return True
        if item.kind != "word" or not item.sense.roles & {"link", "determiner"}:
            return False
    return False


def is_definite(items: Sequence[Item], index: int) -> bool:
    """Whether the figure colours a thing already there: `its 20,000 sq m workshop`, `the 415-sq-km zone`."""
    return (
        index > 0
        and items[index - 1].surface in ("its", "their", "the", "this", "his")
        and items[index - 1].kind == "word"
    )


def has_cue(items: Sequence[Item], first: int, last: int, role: str) -> bool:
    """Whether a word of `role` stands in `items[first:last]`."""
    return any(role in items[k].sense.roles for k in range(first, last))


def is_cumulative(items: Sequence[Item], first: int, last: int, as_of: bool, planned: bool) -> bool:
    """Whether the clause says that the figure is a total since the beginning."""
    if has_cue(items, first, last, "cumulative"):
        return True
    perfect = any(_is_perfect(items, k) for k in range(first, last))
    return perfect and not planned and (as_of or _over_years(items, first, last))


def _is_perfect(items: Sequence[Item], index: int) -> bool:
    """Whether `has`, `have` or `had` at `index` has a participle within three items, and is no verb of owning."""
    item = items[index]
    if "perfect" not in item.sense.roles and item.surface != "had":
        return False
    return any(
        follower.kind == "word"
        and (
            not follower.sense.roles.isdisjoint(("verb_past", "participle"))
            or follower.surface.endswith(("ed", "en", "wn"))
        )
        for follower in items[index : index + 4]
    )


def _over_years(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether a span of time frames the clause: `In 11 years it has spent`."""
    return any(
        item.surface == "since"
        or (
            isinstance(item.mention, Timex)
            and (
                (
                    item.mention.value.type == "DURATION"
                    and item.mention.value.first is None
                    and item.mention.relation in ("in", "over", "during")
                )
                or item.mention.relation == "since"
            )
        )
        for item in items[first:last]
    )
