"""Whether a sum or a number is a total since the beginning: `has drawn 10 billion since it opened`, `so far`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.scan import Item
from pipeline.link.attribution.time.periods import Period
from pipeline.models import Figure, Timex


def is_total(
    sentence: Sentence, number: int, figure: Figure, indicator: str, period: Period | None, planned: bool
) -> bool:
    """Whether the figure is a total since the beginning."""
    if figure.table not in ("money", "counts") or indicator == "price":
        return False
    if _counts_from(sentence, number, indicator):
        return True
    if sentence.roles.isdisjoint(("cumulative", "perfect", "past")):
        return False
    first, last = sentence.framed_span(number)
    last = max(min(last, _next_told(sentence, number)), _since(sentence, number))
    if sentence.chunks[number].kind == "predicate" and _follows_relative(sentence, number):
        first = sentence.chunks[number].first
    return _adds_from_start(sentence.items, first, last, bool(period and period.as_of), planned)


def _counts_from(sentence: Sentence, number: int, indicator: str) -> bool:
    """Whether a chunk that no finite verb is in says since when investment adds up: `Contracted investment since 1992`,
    `bringing its total investment to 450 million since 2006`."""
    chunk = sentence.chunks[number]
    if chunk.verb is not None or indicator not in ("investment", "foreign_investment"):
        return False
    return any(
        isinstance(timex := sentence.items[k].mention, Timex) and timex.relation == "since"
        for k in sentence.times
        if chunk.first <= k < chunk.last
    )


def _since(sentence: Sentence, number: int) -> int:
    """Where the clause ends that counts a total from a deed: `has drawn 10 billion since it struck its first deal`."""
    chunk = sentence.chunks[min(number + 1, len(sentence.chunks) - 1)]
    return chunk.last if sentence.items[chunk.first].surface == "since" else 0


def _next_told(sentence: Sentence, number: int) -> int:
    """Where a participle begins that tells of another figure: `took in 320 million, bringing the total to`."""
    for chunk in sentence.chunks[number + 1 :]:
        if chunk.kind == "aside" and any(chunk.first <= k < chunk.last for k in sentence.figures):
            return chunk.first
    return len(sentence.items)


def _follows_relative(sentence: Sentence, number: int) -> bool:
    """Whether a relative clause parts a predicate from its subject: `The zone, which has so far drawn 5, got`."""
    chunks = sentence.chunks
    return number > 0 and chunks[number].opener == "," and chunks[number - 1].kind == "relative"


def _adds_up(items: Sequence[Item], index: int, first: int, last: int) -> bool:
    """Whether a sum adds up over a span that the clause names, and no longer: `Their sales in 2021 added up to`."""
    if not items[index].surface.startswith("add"):
        return False
    times = [k for k in range(first, last) if items[k].kind == "time"]
    return any(items[k - 1].surface in ("in", "during") for k in times)


_PLANNED_SUMS = frozenset({"planned investment", "planned investments", "planned total investment"})
"""Plans that add up as what has come does: `has signed projects with planned investment of`."""


def _adds_from_start(items: Sequence[Item], first: int, last: int, as_of: bool, planned: bool) -> bool:
    """Whether the clause `items[first:last]` says that the figure is a total since the beginning."""
    perfect = False
    for k, item in enumerate(items[first:last], first):
        if "cumulative" in item.sense.roles and not _adds_up(items, k, first, last):
            return True
        perfect = perfect or (item.sense.verbal and _is_perfect(items, k))
    if not perfect or (planned and all(item.surface not in _PLANNED_SUMS for item in items[first:last])):
        return False
    return as_of or _over_years(items, first, last) or _passes_mark(items, first, last)


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


_PASSED = frozenset({"past", "passed", "topped", "exceeded", "surpassed"})
_INVESTED = frozenset({"investment", "foreign_investment"})


def _passes_mark(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether investment has grown past a mark: `Investment pledged to the park has gone past`."""
    if all(item.surface not in _PASSED for item in items[first:last]):
        return False
    sums = (row for item in items[first:last] for row in item.sense.indicators if row.part == "noun" and not row.weak)
    return any(row.indicator in _INVESTED for row in sums)


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
