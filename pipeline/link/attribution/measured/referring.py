"""A sentence that opens with words for the last figure (`Of this, ...`, `That was up ...`) -> that figure."""

from __future__ import annotations

from pipeline.link.attribution.sentence import Done, Sentence

_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "it", "them"})
_AMOUNTS = frozenset({"total", "sum", "figure", "amount", "number", "money", "funds"})
_VERBS = frozenset({"past", "present", "modal", "verb_past", "verb_s"})


def is_part(sentence: Sentence) -> bool:
    """Whether a sentence opens by telling parts of the last figure: `Of this, ...`, `Of the total, ...`."""
    opening = [item for item in sentence.items[:5] if item.surface not in ('"', "“")]
    if len(opening) < 3 or opening[0].surface != "of":
        return False
    if opening[1].surface in _DEMONSTRATIVES:
        return opening[2].kind in ("mark", "figure", "time") or opening[2].surface in _AMOUNTS
    return opening[1].surface == "the" and opening[2].surface in _AMOUNTS


def is_same(sentence: Sentence) -> bool:
    """Whether a sentence opens by telling more of the last figure: `That was up ...`, `The figure includes ...`."""
    opening = [item for item in sentence.items[:4] if item.surface not in ('"', "“")]
    if len(opening) < 3:
        return False
    if opening[0].surface in ("this", "that"):
        return not _VERBS.isdisjoint(opening[1].sense.roles)
    amount = opening[0].surface == "the" and opening[1].surface in _AMOUNTS
    return amount and not _VERBS.isdisjoint(opening[2].sense.roles)


def is_demonstrative(sentence: Sentence, number: int) -> bool:
    """Whether `that` follows the opening of a sentence, and so opens no relative clause: `By 2018 that was`."""
    opening = sentence.items[: sentence.chunks[number].first]
    return number == 1 and all(item.kind == "time" or "preposition" in item.sense.roles for item in opening)


def referent(sentence: Sentence) -> Done | None:
    """The figure of the sentence before that the sentence goes on about in so many words."""
    latest = sentence.memory.latest
    if latest is None or sentence.memory.paragraph or not (is_part(sentence) or is_same(sentence)):
        return None
    return latest
