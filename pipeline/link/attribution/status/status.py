"""Whether a figure is a fact or a plan, and whether it is a total since the beginning: cue words in its clause."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.status.prospects import equips_works, is_built, is_size, is_to_be, when_completed
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.relatives import goes_on_relative, is_base
from pipeline.link.attribution.syntax.scan import Item


def is_planned(sentence: Sentence, number: int, index: int) -> bool:
    """Whether a cue governs the figure at item `index` in chunk `number`."""
    items, chunks, chunk = sentence.items, sentence.chunks, sentence.chunks[number]
    if index in sentence.compared or _is_base(items, index) or is_built(items, chunks, number):
        return False
    if _planned_in_bracket(items, index) or _is_goal(items, index) or when_completed(items, chunks, number):
        return True
    if is_size(items, chunks, number, index):
        return False
    if _lies_before(items, chunk.first, index):
        return True
    if chunk.verb is not None and _lies_ahead(items, chunk):
        return True
    if chunk.verb is not None and index < chunk.verb:
        own = all(items[k].surface != "that" for k in range(index, chunk.verb))
        return own and any(_plans(items, k) for k in range(chunk.verb, chunk.last))
    if chunk.verb is not None and not _bare(items, chunks, number) and not _brings_to(items, chunk, index):
        return False
    if chunk.opener == ":" and number and chunks[number - 1].verb is None:
        return any(_plans(items, k) for k in range(chunks[number - 1].first, chunk.first))
    if equips_works(items, chunks, number):
        return has_cue(items, chunks[number + 1].first, chunks[number + 1].last, "planned")
    return _governed(items, chunks, number) or _in_headline(items, chunks, chunk, index)


def _lies_before(items: Sequence[Item], first: int, index: int) -> bool:
    """Whether a plan, a resolution or a passive infinitive stands before the figure, from item `first` on."""
    for k, item in enumerate(items[first:index], first):
        roles = item.sense.roles
        if roles and (
            (item.surface == "to" and is_to_be(items, k, index))
            or (("planned" in roles or item.surface == "estimated") and _plans(items, k))
            or ("intends" in roles and _intends(items, k, index))
        ):
            return True
    return False


def _planned_in_bracket(items: Sequence[Item], index: int) -> bool:
    """Whether a bracket right after the figure calls it a plan: `60 billion yuan (target)`."""
    following = items[index + 1 : index + 4]
    if len(following) < 2 or following[0].surface not in _OPENING:
        return False
    return any("planned" in item.sense.roles for item in following[1:]) and following[-1].surface in _CLOSING


def _is_goal(items: Sequence[Item], index: int) -> bool:
    """Whether the figure colours a goal: `55 percent of its 16.8 billion yuan target`."""
    following = items[index + 1] if index + 1 < len(items) else None
    return following is not None and following.surface in _GOALS and "goal" in following.sense.roles


_GOALS = frozenset({"target", "goal", "quota"})
_OPENING, _CLOSING = ("(", "["), (")", "]")


def _lies_ahead(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether a clause tells on what something still waits: `Once those 2 billion dollars have been spent`."""
    verb = items[chunk.verb or chunk.first]
    return items[chunk.first].surface == "once" and verb.surface in ("has", "have", "is", "are")


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
        joined = back == number - 1 and (
            chunks[number].opener in ("and", "or") or goes_on_relative(items, chunks, number)
        )
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
    if items[index].surface == "estimated":
        yearly = items[index + 1 : index + 2]
        return any(item.kind == "time" and "determiner" in item.sense.roles for item in yearly)
    if "planned" not in items[index].sense.roles or _ranked(items, index):
        return False
    if "goal" not in items[index].sense.roles:
        return not _colours_capital(items, index)
    if any(item.kind == "figure" for item in items[index + 2 : index + 3]) and items[index + 1].surface == "of":
        return True
    return not any("meets" in items[k].sense.roles for k in range(max(0, index - 3), index))


def _colours_capital(items: Sequence[Item], index: int) -> bool:
    """Whether a participle tells of what kind a sum is that is told of: `Investment pledged to the park has passed`."""
    if not index or items[index].surface not in ("pledged", "promised", "committed"):
        return False
    sums = (row for row in items[index - 1].sense.indicators if row.part == "noun" and not row.weak)
    return any(row.indicator in ("investment", "foreign_investment") for row in sums)


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


_TO_VERB = 2
"""Items from a relative to its own verb: `which now fetch`."""


def _bare(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether the chunk goes on with an infinitive: `and to generate`, `and raise`, `will cover 90 mu and cost`."""
    verb = chunks[number].verb
    assert verb is not None
    if chunks[number].kind == "relative" and verb - chunks[number].first <= _TO_VERB:
        return False
    roles = items[verb].sense.roles
    if "base" not in roles or "verb_past" not in roles:
        return "base" in roles
    while number and chunks[number].kind == "predicate" and is_base(items, chunks[number].verb):
        number -= 1
    before = chunks[number].verb
    return before is not None and "modal" in items[before].sense.roles


def is_compared(items: Sequence[Item], index: int, chunk: Chunk) -> bool:
    """Whether the figure is what another is held against: `against`, `up from`, `from ... to`."""
    for back in range(index - 1, max(chunk.first, index - 5) - 1, -1):
        item = items[back]
        if item.surface in _AGAINST:
            return True
        if item.kind != "word" or item.sense.roles.isdisjoint(("link", "determiner")):
            return False
    return False


_AGAINST = frozenset(
    {"from", "up from", "down from", "against", "as against", "compared with", "compared to", "versus"}
)


def _is_base(items: Sequence[Item], index: int) -> bool:
    """Whether the figure is the past one that a plan starts from: `after 360 million last year`, `from last year's 300
    million`."""
    following = items[index + 1 : index + 2]
    if index and items[index - 1].surface == "after" and any(item.surface in _PAST_YEARS for item in following):
        return True
    if index < len(("from", "last year", "'s")) or items[index - 1].surface not in ("'s", "’s"):
        return False
    return items[index - 2].surface in _PAST_YEARS and items[index - 3].surface in ("from", "after", "against")


_PAST_YEARS = frozenset({"last year", "the year before", "a year earlier", "a year ago", "the previous year"})


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
