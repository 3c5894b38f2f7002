"""Whether a figure is a fact or a plan, and whether it is a total since the beginning: cue words in its clause."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.clauses import Chunk
from pipeline.link.attribution.scan import Item
from pipeline.models import Timex

_PERFECT = frozenset({"perfect"})


def is_planned(items: Sequence[Item], chunks: Sequence[Chunk], number: int, index: int) -> bool:
    """Whether a cue governs the figure at item `index` in chunk `number`."""
    chunk = chunks[number]
    if is_compared(items, index, chunk):
        return False
    if any("planned" in items[k].sense.roles and not _ranked(items, k) for k in range(chunk.first, index)):
        return True
    if chunk.verb is not None and index < chunk.verb:
        return _cue(items, chunk.verb, chunk.last, "planned")
    if chunk.verb is not None and not _bare(items, chunk):
        return False
    return _governed(items, chunks, number)


def _governed(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether the clause that a chunk without a verb of its own hangs on is a plan."""
    for back in range(number - 1, -1, -1):
        chunk = chunks[back]
        if chunks[back + 1].opener in (";", '"', "“", "”"):
            break
        if chunk.kind == "source" or chunk.kind == "relative":
            continue
        if chunk.verb is not None:
            return any(
                "planned" in items[k].sense.roles and not _ranked(items, k) for k in range(chunk.first, chunk.last)
            )
    for ahead in range(number + 1, len(chunks)):
        chunk = chunks[ahead]
        if chunk.opener in (";", '"', "“", "”"):
            return False
        coordinated = "coordinate" in items[chunk.first].sense.roles and chunk.kind == "clause"
        if chunk.kind == "predicate" or (coordinated and ahead == number + 1):
            return _cue(items, chunk.first, chunk.last, "planned")
        if chunk.verb is not None:
            return False
    return False


def _ranked(items: Sequence[Item], index: int) -> bool:
    """Whether `to be` follows a rank and tells what was: `was the first in China to be built with credit`."""
    if not items[index].surface.startswith("to be"):
        return False
    return any(items[k].surface in ("first", "only", "last", "second") for k in range(max(0, index - 6), index))


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


def _cue(items: Sequence[Item], first: int, last: int, role: str) -> bool:
    return any(role in items[k].sense.roles for k in range(first, last))


def is_definite(items: Sequence[Item], index: int) -> bool:
    """Whether the figure colours a thing already there: `its 20,000 sq m workshop`, `the 415-sq-km zone`."""
    return (
        index > 0
        and items[index - 1].surface in ("its", "their", "the", "this", "his")
        and items[index - 1].kind == "word"
    )


def has_cue(items: Sequence[Item], first: int, last: int, role: str) -> bool:
    """Whether a word of `role` stands in `items[first:last]`."""
    return _cue(items, first, last, role)


def is_cumulative(items: Sequence[Item], first: int, last: int, as_of: bool, planned: bool) -> bool:
    """Whether the clause says that the figure is a total since the beginning."""
    if _cue(items, first, last, "cumulative"):
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
        isinstance(item.mention, Timex)
        and (
            (
                item.mention.value.type == "DURATION"
                and item.mention.value.first is None
                and item.mention.relation in ("in", "over", "during")
            )
            or item.mention.relation == "since"
        )
        for item in items[first:last]
    )
