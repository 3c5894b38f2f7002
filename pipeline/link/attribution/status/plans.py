"""Whether a figure is a plan: its clause says so, or the plan that it details, begins or revises does."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.measured.indicators import Measure
from pipeline.link.attribution.measured.referring import is_part
from pipeline.link.attribution.owners.discourse import Owner
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.status.status import has_cue, is_definite, is_planned
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import Item
from pipeline.link.attribution.time.carrying import has_verb, is_labelled_goal
from pipeline.models import Figure

_PLANNING = frozenset({"planned", "base", "foretells", "goal"})
"""Roles of words of which a sentence with a plan has at least one."""


def is_plan(sentence: Sentence, index: int, number: int, figure: Figure, what: Measure, owner: Owner | None) -> bool:
    """Whether the figure at item `index`, in chunk `number`, that measures `what` is a plan."""
    if figure.table in ("areas", "counts") and _describes_zone(sentence, number, owner):
        return False
    if figure.table == "areas" and is_definite(sentence.items, index) and not _is_optional(sentence, index):
        return False
    if figure.table == "areas" and _is_ground_of_frame(sentence, index, number):
        return False
    if figure.table == "areas" and _stands(sentence, index, number):
        return False
    if what.indicator == "investment" and _fronts_plan(sentence, number):
        return True
    if _details_plan(sentence, number, figure, what.indicator, owner):
        return True
    if (sentence.memory.outline.goals or is_labelled_goal(sentence, number)) and not has_verb(sentence, number):
        return True
    if sentence.roles & _PLANNING and is_planned(sentence, number, index):
        return True
    if sentence.roles & _STARTING and _begins(sentence, number, what):
        return True
    first = sentence.chunks[number].first
    if "announced" in sentence.roles and has_cue(sentence.items, first, index, "announced"):
        return what.indicator == "investment" or (
            figure.table == "areas" and sentence.last_status("money") == "planned"
        )
    return _revises_plan(sentence, index, number)


def _is_optional(sentence: Sentence, index: int) -> bool:
    """Whether somebody has an option on the land or the floors: `has an option on the 20,000 sq m next to it`."""
    return any(item.surface.startswith(("option", "an option")) for item in sentence.items[max(0, index - 4) : index])


def _describes_zone(sentence: Sentence, number: int, owner: Owner | None) -> bool:
    """Whether a figure stands beside a zone's name, which has it whatever the clause plans: `X, 8,000 mu in area,
    will`."""
    hangs = owner is not None and owner.label == "ZONE" and owner.rule in ("apposition", "bracket", "aside")
    chunk = sentence.chunks[number]
    return hangs and not has_cue(sentence.items, chunk.first, chunk.last, "planned")


def _details_plan(sentence: Sentence, number: int, figure: Figure, indicator: str, owner: Owner | None) -> bool:
    """Whether a line without a verb tells what the plan of the sentence before costs or takes: `First-phase
    investment: US$200 million`."""
    latest = sentence.memory.latest
    if latest is None or latest.given.status != "planned" or sentence.memory.paragraph:
        return False
    if has_verb(sentence, number) and not _equates(sentence, number, indicator):
        return False
    if number + 2 < len(sentence.chunks) and sentence.chunks[number + 1].kind == "bracket":
        following = sentence.chunks[number + 2]
        if following.verb is not None and "planned" not in sentence.items[following.verb].sense.roles:
            return False
    if latest.given.indicator == "planned_area":
        return False
    same = owner is not None and owner.name == latest.given.subject
    return same and (indicator == "investment" or figure.table == "areas")


_STANDING = frozenset({"stand", "stands", "stood", "sit", "sits"})


def _stands(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a thing is said to stand on the ground: `The silos stand on 180 mu and will store soybeans`."""
    chunks = sentence.chunks
    number -= number > 0 and chunks[number].kind == "bracket"
    verb = chunks[number].verb
    return verb is not None and verb < index and sentence.items[verb].surface in _STANDING


def _fronts_plan(sentence: Sentence, number: int) -> bool:
    """Whether a sum stands in a phrase before the plan that it is for: `With a price tag of 2.9 billion yuan, it should
    be ready by 2024`."""
    if number or len(sentence.chunks) < 2 or sentence.items[0].surface != "with":
        return False
    following = sentence.chunks[1]
    return following.kind == "clause" and has_cue(sentence.items, following.first, following.last, "planned")


def _is_ground_of_frame(sentence: Sentence, index: int, number: int) -> bool:
    """Whether a clause opens with the ground on which something goes on: `On 2.2 sq km it is expected to handle`."""
    first = sentence.chunks[number].first
    return sentence.items[first].surface == "on" and index - first <= 2 and number == 0


_STARTING = frozenset({"starts_work", "undertaking"})


def _equates(sentence: Sentence, number: int, indicator: str) -> bool:
    """Whether a sentence says no more than what an investment is, or a part of it: `The investment is 60 million`, `Of
    this, 20 million is for machines`."""
    verbs = [chunk.verb for chunk in sentence.chunks[: number + 1] if chunk.verb is not None]
    if indicator != "investment" or len(verbs) != 1 or sentence.items[verbs[0]].surface not in ("is", "are"):
        return False
    return is_part(sentence) or any(item.surface in _SUMS for item in sentence.items[: verbs[0]])


_SUMS = frozenset({"investment", "total investment", "cost", "total cost", "outlay", "project cost", "price tag"})

_NAMED = frozenset({"left", "right", "clause", "right_clause", "carried", "continued"})
"""Rules by which a noun says what a sum measures, not a verb that spent it."""


_SINCE = frozenset({"since", "after", "when", "before", "where"})
_ENDED = frozenset({"completed", "finished", "opened", "been completed", "put into operation", "went into operation"})


def _begins(sentence: Sentence, number: int, what: Measure) -> bool:
    """Whether a sum is what works cost that have just begun: `Ground was broken on projects with a total investment
    of`, but not `put 2 billion yuan into a plant, on which work began`."""
    if what.indicator != "investment" or what.rule not in _NAMED:
        return False
    if any(item.surface in _ENDED for item in sentence.items):
        return False
    chunks = sentence.chunks
    return any(
        _starts(sentence.items, chunks[k])
        for k in range(max(0, number - 2), min(number + 2, len(chunks)))
        if chunks[k].kind != "relative" and sentence.items[chunks[k].first].surface not in _SINCE
    )


_LONGEST_SUBJECT = 10
"""Items between works and the verb that tells that they begin: `Construction of the second plant has begun`."""


def _starts(items: Sequence[Item], chunk: Chunk) -> bool:
    """Whether a chunk tells that works begin: `broke ground on`, `Construction of 12 projects started`."""
    works = -_LONGEST_SUBJECT
    for k in range(chunk.first, chunk.last):
        roles = items[k].sense.roles
        if "starts_work" in roles or ("sets_in" in roles and k - works < _LONGEST_SUBJECT):
            return True
        works = k if "undertaking" in roles else works
    return False


_REVISES = 5
"""Items between `it` and the figure that a plan is changed to: `cut it on July 8 to 1.1 billion`."""


def _revises_plan(sentence: Sentence, index: int, number: int) -> bool:
    """Whether the figure is what a plan stated before in the sentence is changed to: `cut it to 1.1 billion`."""
    items = sentence.items
    verb = sentence.chunks[number].verb
    if verb is None or items[index - 1].surface != "to" or not sentence.done:
        return False
    changed = any(items[k].surface in ("it", "that", "this", "them") for k in range(verb, index))
    return changed and index - verb <= _REVISES + 2 and sentence.done[-1].given.status == "planned"
