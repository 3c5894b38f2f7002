"""A clause -> the date that frames it: that of the phrase, the source or the clause which the sentence opens with."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import Item
from pipeline.link.attribution.time.periods import usable


def frame_of(sentence: Sentence, number: int) -> int | None:
    """The date of the chunk that opens the sentence or the clause: `In 2013, the zone recorded ...`."""
    head = sentence.chunks[number].first
    if sentence.items[head].surface == "when" and head > 1 and usable(sentence.items[head - 2]):
        return head - 2
    for back in range(number - 1, -1, -1):
        chunk = sentence.chunks[back]
        if sentence.chunks[back + 1].opener == "said" and back:
            return None
        if chunk.kind == "clause" and not chunk.opener and (opening := _opening_time(sentence, number)) is not None:
            return opening
        if _heads_label(sentence, back):
            labelled = next((k for k in range(chunk.last - 1, chunk.first - 1, -1) if usable(sentence.items[k])), None)
            if labelled is not None:
                return labelled
        if chunk.kind == "source" and (stated := _statistics_of(sentence.items, chunk)) is not None:
            return stated
        if (
            chunk.kind != "phrase"
            and not (chunk.kind == "clause" and back == number - 1 and _adds_contrast(sentence, number))
            and chunk.opener not in ("when", "once")
            and not (back == 0 and sentence.items[0].surface == "when")
        ):
            continue
        if not _frames(sentence.items[chunk.first]):
            continue
        if sentence.items[chunk.first].surface == "since" and not usable(sentence.items[chunk.first + 1]):
            return None
        for k in range(chunk.first, chunk.last):
            item = sentence.items[k]
            if (
                usable(item)
                and (k == 0 or sentence.items[k - 1].kind != "figure")
                and not any(other.kind == "figure" for other in sentence.items[chunk.first : k])
            ):
                return k
    return None


def _heads_label(sentence: Sentence, number: int) -> bool:
    """Whether a colon follows a chunk, or the bracket that it is: `Qingdao West Coast New Area (2014): GDP`."""
    kind, after = sentence.chunks[number].kind, sentence.chunks[number + 1]
    if kind == "bracket":
        return ":" in (after.opener, sentence.items[after.first].surface, sentence.items[after.first - 1].surface)
    return after.opener == ":" and kind in ("phrase", "aside")


def _statistics_of(items: Sequence[Item], chunk: Chunk) -> int | None:
    """The date of the figures that a source gives: `according to the zone's statistics for 2018`."""
    for k in range(chunk.first + 2, chunk.last):
        if (
            usable(items[k])
            and items[k - 1].surface in ("for", "of", "in")
            and "statistics" in items[k - 2].sense.roles
        ):
            return k
    return None


def _opening_time(sentence: Sentence, number: int) -> int | None:
    """The date that the first clause opens with, without a comma after it, for a clause that goes on in its tense: `By
    2020 the zone will cover 22 sq km, and its output should reach ...`."""
    items, first, own = sentence.items, sentence.chunks[0].verb, sentence.chunks[number].verb
    if first is None or (own is not None and is_now(sentence, own) and not is_now(sentence, first)):
        return None
    opening = next((k for k in range(min(3, first)) if items[k].kind == "time"), None)
    if opening is None or not usable(items[opening]):
        return None
    return (
        opening if all("preposition" in item.sense.roles or item.surface == "the" for item in items[:opening]) else None
    )


def is_now(sentence: Sentence, verb: int) -> bool:
    """Whether a verb speaks of the present or of what is to come: `is`, `employs`, `has`, `will`."""
    roles = sentence.items[verb].sense.roles
    return bool(roles & {"present", "perfect", "verb_s", "modal"}) and "verb_past" not in roles


def _adds_contrast(sentence: Sentence, number: int) -> bool:
    """Whether chunk `number` adds to the clause before without a verb: `Last year it shipped coal, but only 150
    boxes`."""
    chunk = sentence.chunks[number]
    return chunk.kind == "phrase" and sentence.items[chunk.first].surface in ("but", "and", "yet")


_FRAMELESS = frozenset({"to", "with", "due to", "compared with", "compared to", "against", "than"})


def _frames(head: Item) -> bool:
    """Whether a chunk that begins with `head` can frame what follows in time: `In 2013`, `Last year`, `When ...`."""
    return (
        head.kind == "time"
        or head.surface in ("when", "once", "and", "but")
        or ("preposition" in head.sense.roles and head.surface not in _FRAMELESS)
    )
