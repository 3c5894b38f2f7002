"""A figure in its sentence -> whether the sentence's time is none of its: what a thing costs, a staff, a capacity.

`a mill with an investment of 195 million dollars opened on Monday`, `a plant for 480,000 cars a year`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.link.attribution.measured.indicators import Measure
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.status.status import has_cue
from pipeline.link.attribution.syntax.scan import Item
from pipeline.link.attribution.syntax.verbs import is_adverb
from pipeline.link.attribution.time.periods import Period, adjacent_time, usable
from pipeline.models import Figure, Timex


def is_timeless(sentence: Sentence, index: int, number: int, measure: Measure, last: int) -> bool:
    """Whether no time before the figure is its own, and none stands right after it."""
    if not sentence.times:
        return False
    items, table = sentence.items, getattr(sentence.items[index].mention, "table", None)
    if table == "counts":
        found = _is_staff(items, index) or _is_capacity(items, index) or _tells_of(sentence, index, number)
    else:
        found = table == "money" and (
            _is_coloured_by(sentence, index, number, measure)
            or _ends_subject(sentence, index, number, measure)
            or _is_purpose(sentence, index, number, measure)
            or _is_yearly_until(sentence, index, last)
        )
    if found and adjacent_time(items, index, last) is None:
        return True
    return table == "money" and _is_planned_cost(sentence, number, measure, last)


_STAFF = frozenset({"workforce", "staff", "payroll", "capacity", "team", "population"})
_STAFF_REACH = 4


def _is_staff(items: Sequence[Item], index: int) -> bool:
    """Whether a thing comes with so many: `a plant with a workforce of 140`, `with 140 robots`, `a city of 250,000`."""
    if index > 1 and items[index - 1].surface == "with":
        return not items[index - 2].sense.roles.isdisjoint(("works", "factory"))
    if items[index - 1].surface != "of" or index < _STAFF_REACH:
        return False
    if items[index - 2].surface in _STAFF:
        return any(items[k].surface == "with" for k in range(index - _STAFF_REACH, index - 2))
    return items[index - 3].surface in ("a", "an") and "locality" in items[index - 2].sense.roles


def _is_rate(items: Sequence[Item], index: int) -> bool:
    """Whether `a year` or the like follows a figure."""
    following = items[index + 1].surface if index + 1 < len(items) else ""
    return following == "annually" or following.partition(" ")[0] in ("a", "per", "each", "every")


def _is_capacity(items: Sequence[Item], index: int) -> bool:
    """Whether so many are what a works can make: `agreed on a plant for 480,000 vehicles a year`."""
    return _is_rate(items, index) and items[index - 1].surface in ("for", "of", "making")


def _tells_of(sentence: Sentence, index: int, number: int) -> bool:
    """Whether the sentence only says how many there are of those whose figures it gives: `In 2008, 186 companies had
    revenue of 5.4 billion yuan`."""
    items, chunk = sentence.items, sentence.chunks[number]
    verb = chunk.verb
    if verb is None or chunk.kind != "clause" or verb < index or verb + 1 >= len(items):
        return False
    following = items[verb + 1]
    if following.surface == "been" or not following.sense.roles.isdisjoint(("verb_past", "participle", "past")):
        return False
    if items[verb].surface in _EARNING:
        return any(verb < k < verb + _OBJECT_REACH and _is_sum(items[k]) for k in sentence.figures)
    return "performs" in items[verb].sense.roles and items[verb].surface not in _OPENING


_OBJECT_REACH = 10
_EARNING = frozenset(
    {
        "had",
        "earned",
        "generated",
        "exported",
        "imported",
        "produced",
        "made",
        "paid",
        "realized",
        "realised",
        "reached",
    }
)
_OPENING = frozenset({"registered", "recorded", "ranked", "carried out"})
"""Participles too: `120 firms registered in 2010 were foreign`."""


def _is_sum(item: Item) -> bool:
    return isinstance(item.mention, Figure) and item.mention.table in ("money", "percentages")


_BUILDING = frozenset({"build", "construct", "establish", "develop", "set up", "found", "open"})


def _is_purpose(sentence: Sentence, index: int, number: int, measure: Measure) -> bool:
    """Whether the sum is what a thing takes that something is done for: `was founded in 2007 in order to build a park
    at a total investment of 120 million`."""
    items, first = sentence.items, sentence.chunks[number].first
    if measure.indicator != "investment" or measure.rule == "verb":
        return False
    return any(
        items[k].surface in _BUILDING and items[k - 1].surface in ("to", "in order to")
        for k in range(max(first, 1), measure.index)
    )


def _is_yearly_until(sentence: Sentence, index: int, last: int) -> bool:
    """Whether a sum is paid year after year up to a time: `500 million yuan a year until 2015`."""
    items = sentence.items
    return _is_rate(items, index) and any(
        isinstance(timex := items[k].mention, Timex) and timex.relation in ("until", "till")
        for k in sentence.times
        if index < k < min(last, index + _STAFF_REACH) and usable(items[k])
    )


_MULTIPLES = ("double", "twice", "triple", "treble", "half", "times", "fold", "quadruple")
_LEVELLED = frozenset({"that", "what", "as", "those"})


def is_multiple(items: Sequence[Item], index: int) -> bool:
    """Whether a multiple is of a level, whose date follows: `double the 13.8 billion of 2023`, `twice as many as in
    2018`."""
    if not items[index].surface.endswith(_MULTIPLES) or index + 1 >= len(items):
        return False
    following = items[index + 1 + (items[index + 1].surface in ("the", "its", "of")) :][:1]
    return bool(following) and (following[0].surface in _LEVELLED or following[0].kind == "figure")


def past_list(sentence: Sentence, number: int, last: int) -> int:
    """Where a chunk ends whose last noun a list parts from it: `loans for roads | and land clearance in 2010`."""
    after = sentence.chunks[number + 1 : number + 2]
    if not after or after[0].opener != "and":
        return last
    chunk = after[0]
    if chunk.verb is None or any(chunk.first <= k < chunk.last for k in sentence.figures):
        return last
    roles = sentence.items[chunk.verb].sense.roles
    bare = chunk.kind == "predicate" and roles.isdisjoint(
        ("verb_past", "verb_s", "present", "past", "perfect", "modal")
    )
    own = sentence.chunks[number].verb
    infinite = own is not None and not sentence.items[own].sense.roles.isdisjoint(("modal", "base"))
    passive = chunk.kind == "clause" and sentence.chunks[number].verb is None and roles & {"past", "present"}
    return chunk.last if (bare and not infinite) or passive else last


def _is_coloured_by(sentence: Sentence, index: int, number: int, measure: Measure) -> bool:
    """Whether the sum only tells what a thing costs of which something is told: `a line costing 120 million was moved
    in May`."""
    items = sentence.items
    if items[measure.index].surface == "costing" or is_coloured(items, index):
        return True
    return measure.indicator == "investment" and _hangs_with(sentence, measure.index, number)


def _ends_subject(sentence: Sentence, index: int, number: int, measure: Measure) -> bool:
    """Whether the sum tells what the subject of the clause cost: `A plant opened at a cost of $3 billion made a profit
    in 2019`."""
    items, chunk = sentence.items, sentence.chunks[number]
    if measure.indicator != "investment" or chunk.kind not in ("clause", "predicate"):
        return False
    if chunk.verb is None or chunk.verb < index:
        return False
    if "past" in items[chunk.verb].sense.roles:
        return False
    return any(
        items[k].surface in ("at", "with", "costing") for k in range(max(chunk.first, measure.index - 4), measure.index)
    )


def _is_planned_cost(sentence: Sentence, number: int, measure: Measure, last: int) -> bool:
    """Whether the sum is the cost of what the clause says is to be: `will grow at a cost of 10 billion by 2024`."""
    items = sentence.items
    if measure.rule != "left" or items[measure.index].surface not in ("cost", "price"):
        return False
    return has_cue(items, sentence.chunks[number].first, last, "planned")


def _hangs_with(sentence: Sentence, noun: int, number: int) -> bool:
    """Whether an investment hangs on a single thing of which the clause tells: `a mill with an investment of 195
    million dollars opened on Monday`, not `62 projects with an investment of`."""
    items, first = sentence.items, sentence.chunks[number].first
    preposition = next((k for k in range(noun, max(first, noun - 4) - 1, -1) if items[k].surface == "with"), None)
    if preposition is None or items[preposition - 1].kind != "word" or items[preposition - 1].surface.endswith("s"):
        return False
    return not any(first <= k < preposition for k in sentence.figures)


def is_coloured(items: Sequence[Item], index: int) -> bool:
    """Whether the sum is part of what a plant is called: `a 2-billion-dollar fab`, `Intel's $2 billion chip plant`."""
    if "-" not in items[index].surface and not (index and items[index - 1].surface in _NAMING):
        return False
    noun = items[index + 1 : index + 4]
    works = next((k for k, item in enumerate(noun) if not item.sense.roles.isdisjoint(("works", "factory"))), None)
    return works is not None and all(item.kind == "word" and item.surface not in _PARTED for item in noun[:works])


_NAMING = frozenset({"'s", "a", "an", "the", "its", "their", "new", "planned", "giant", "huge"})
_PARTED = frozenset({"in", "of", "for", "on", "at", "to", "into", "from", "by", "with", "and"})


def is_past_beside_plan(
    sentence: Sentence, index: int, number: int, period: Period | None, published: date | None
) -> bool:
    """Whether a figure beside the clause's line is of a time gone by: `Output, 48 billion in 2012, is to reach`."""
    if period is None or period.last is None or published is None or period.last >= published:
        return False
    chunk = sentence.chunks[number]
    items = sentence.items
    leads = all("link" in items[k].sense.roles or is_adverb(items[k]) for k in range(chunk.first, index))
    beside = chunk.kind == "phrase" and chunk.opener == "," and leads
    return beside and adjacent_time(sentence.items, index, chunk.last) is not None
