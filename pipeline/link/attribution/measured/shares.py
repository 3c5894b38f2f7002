"""What a percentage measures: what has grown, what is shared out, or what the figures beside it are of."""

from __future__ import annotations

from pipeline.link.attribution.measured.indicators import (
    Measure,
    framing_noun,
    gapped_noun,
    is_head,
    nearest_left,
    nearest_right,
)
from pipeline.link.attribution.measured.referring import referent
from pipeline.link.attribution.measured.taken_up import outdoes
from pipeline.link.attribution.owners.respectively import paired_indicator
from pipeline.link.attribution.sentence import Sentence


def measured(sentence: Sentence, index: int, number: int, kind: str) -> Measure:
    """What the percentage at item `index`, in chunk `number`, is a growth, a share or a rate of."""
    items, chunk = sentence.items, sentence.chunks[number]
    first, _ = sentence.clause_span(number)
    right = nearest_right(items, index, chunk.last, "money", weak=False)
    if kind == "share" and right:
        return right
    if kind == "share" and (land := _of_land(sentence, index)):
        return land
    if kind == "share" and _of_other(sentence, index, chunk.last):
        return Measure("other", "whole", index)
    sums = [(d.index, d.given.indicator) for d in sentence.done if d.figure.table == "money"]
    taken = referent(sentence) if right is None and not sums else None
    if taken is not None:
        return Measure(taken.given.indicator or "other", "continued", index)
    paired = paired_indicator(items, index, sums) if "respectively" in sentence.roles else None
    if paired:
        return Measure(paired, "respectively", index)
    counted = sentence.done[-1] if sentence.done and sentence.done[-1].figure.table == "counts" else None
    if kind == "share" and counted is not None and not right and number - _chunk_of(sentence, counted.index) <= 1:
        return Measure(counted.given.indicator or "other", "carried", index)
    if kind == "growth" and _grows_itself(sentence, index):
        return Measure("other", "default", index)
    left = gapped_noun(items, chunk, "money") or nearest_left(items, index, chunk.first, "money", weak=False)
    if left is None and right is None and kind == "growth":
        left = nearest_left(items, index, chunk.first, "areas", weak=False)
    if left or (kind == "growth" and right):
        return left or right or Measure("other", "default", index)
    named = sentence.memory.outline.named.get("money")
    if named and not any(chunk.verb is not None for chunk in sentence.chunks):
        return Measure(named, "heading", index)
    beside = sentence.done[-1] if sentence.done else None
    if kind == "growth" and beside is not None and beside.figure.table == "money" and index - beside.index <= 3:
        return Measure(beside.given.indicator or "other", "carried", index)
    parts = sentence.last_of("money") if _tells_of_part(sentence, number) else None
    previous = parts or sentence.main_of("money") or sentence.last_of("money") or sentence.main_of("areas")
    if previous is None and kind == "share" and chunk.kind in ("aside", "predicate", "phrase"):
        previous = sentence.main_of("counts")
    if previous and previous.indicator:
        return Measure(previous.indicator, "carried", index)
    area = nearest_right(items, index, chunk.last, "areas", weak=False)
    if kind == "share" and area:
        return area
    found = nearest_left(items, index, first, "money", weak=False) or right
    if found is None and any(item.surface in ("those", "that") for item in items[chunk.first : index]):
        previous = sentence.last_of("percentages")
        if previous and previous.indicator:
            return Measure(previous.indicator, "carried", index)
    if found is None and kind == "growth" and counted is not None and chunk.kind in ("phrase", "aside"):
        return Measure(counted.given.indicator or "other", "carried", index)
    against = sentence.last_of("percentages")
    if found is None and against and against.indicator and index in sentence.compared:
        return Measure(against.indicator, "carried", index)
    found = found or framing_noun(items, sentence.chunks, number, "money")
    continued = sentence.memory.indicator.get("money")
    if found is None and continued and kind == "growth" and outdoes(sentence, number, continued):
        return Measure(continued, "continued", index)
    if found is None and continued and (kind == "share" or (kind == "growth" and _grows(sentence, index, chunk.first))):
        return Measure(continued, "continued", index)
    return found or Measure("other", "default", index)


def _tells_of_part(sentence: Sentence, number: int) -> bool:
    """Whether a percentage stands beside a part just told of: `of which 54.2 billion yuan was tax, up 5 percent`."""
    if not number or sentence.chunks[number].kind not in ("aside", "phrase") or not sentence.done:
        return False
    before = sentence.chunks[number - 1]
    items = sentence.items
    if before.kind != "relative" or items[before.first].surface != "which" or items[before.first - 1].surface != "of":
        return False
    return before.first < sentence.done[-1].index < before.last


def _chunk_of(sentence: Sentence, index: int) -> int:
    """The number of the chunk that item `index` lies in."""
    return next((k for k, chunk in enumerate(sentence.chunks) if chunk.first <= index < chunk.last), 0)


def _grows_itself(sentence: Sentence, index: int) -> bool:
    """Whether a multiple has an object of its own that nothing here measures: `doubling capacity to`."""
    surface = sentence.items[index].surface
    following = sentence.items[index + 1] if index + 1 < len(sentence.items) else None
    return (
        surface.endswith("ing")
        and following is not None
        and following.kind == "word"
        and not following.sense.roles
        and not following.sense.indicators
    )


_KNOWN = frozenset({
    "total", "it", "that", "them", "which", "whom", "figure", "'s", "’s", "target", "goal", "plan", "money", "sum",
    "funds",
})  # fmt: skip
"""Words of a whole that has been spoken of."""


_LONGEST_WHOLE = 6


def _of_land(sentence: Sentence, index: int) -> Measure | None:
    """The land that the share is of: `1.2 percent of the province's land area`."""
    items = sentence.items
    if index + 1 >= len(items) or items[index + 1].surface != "of":
        return None
    for ahead in range(index + 2, min(index + 2 + _LONGEST_WHOLE, len(items))):
        item = items[ahead]
        if item.kind in ("figure", "mark", "time") or item.sense.roles & {"coordinate", "preposition", "subordinate"}:
            return None
        nouns = (row for row in item.sense.indicators if row.table == "areas" and row.part == "noun")
        noun = next(nouns, None)
        if noun is not None and noun.indicator != "none" and is_head(items, ahead):
            return Measure(noun.indicator, "whole", ahead)
    return None


def _of_other(sentence: Sentence, index: int, last: int) -> bool:
    """Whether the share is of a thing that nothing here measures (`30 percent of its purchases`, `one in every three
    robots`), not of `the total`."""
    items = sentence.items
    if items[index].surface.startswith("one in") and index + 1 < last and items[index + 1].kind == "word":
        return True
    if index + 1 >= last or items[index + 1].surface != "of":
        return False
    whole = items[index + 2 : min(last, index + 7)]
    return bool(whole) and not any(item.surface in _KNOWN or item.kind == "entity" for item in whole)


def _grows(sentence: Sentence, index: int, first: int) -> bool:
    """Whether the growth is of what was spoken of before: `Annual growth would have to average 16 percent`."""
    return any(sentence.items[k].surface in ("growth", "increase", "it", "they", "rise") for k in range(first, index))
