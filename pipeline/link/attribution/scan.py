"""A sentence and the mentions in it -> items: figures, dates, entities, known phrases, other words, punctuation.

Everything after this works on the list of items and never looks at the text again, but for the words of a share's
whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.models import Entity, Figure, Span, Timex
from pipeline.vocabulary.linking import LEXICON, TOKEN, Sense

Mention = Entity | Timex | Figure

NOTHING = Sense("")
"""What the vocabulary says of a word that it does not know."""

_PUNCTUATION = frozenset(',;:()[]"“”–—•*/')


class Item(NamedTuple):
    """One step through a sentence. `kind`: figure, time, entity, word or mark (punctuation)."""

    kind: str
    start: int
    end: int
    surface: str
    sense: Sense
    mention: Mention | None = None


def scan(text: str, sentence: Span, mentions: Sequence[Mention]) -> list[Item]:
    """Items of one sentence; `mentions` lie in it, sorted and without overlaps."""
    items: list[Item] = []
    position = sentence[0]
    for mention in mentions:
        _append_words(items, text, position, mention.start)
        items.append(_mention_item(text, mention))
        position = mention.end
    _append_words(items, text, position, sentence[1])
    return items


def _mention_item(text: str, mention: Mention) -> Item:
    """A mention as item; a count lends its noun's senses, so that `23 projects` is about projects."""
    surface = text[mention.start : mention.end].lower()
    if isinstance(mention, Figure):
        node = LEXICON.get(mention.noun.split()[-1].lower()) if mention.noun else None
        return Item("figure", mention.start, mention.end, surface, node.sense or NOTHING if node else NOTHING, mention)
    if isinstance(mention, Timex):
        return Item("time", mention.start, mention.end, surface, _phrase_sense(surface), mention)
    return Item("entity", mention.start, mention.end, surface, NOTHING, mention)


def _phrase_sense(surface: str) -> Sense:
    """What the vocabulary says of a whole phrase (`so far`)."""
    following, node = LEXICON, None
    for word in surface.split():
        node = following.get(word)
        if node is None:
            return NOTHING
        following = node.following
    return node.sense or NOTHING if node else NOTHING


def _append_words(items: list[Item], text: str, start: int, end: int) -> None:
    tokens = [(token[0].lower(), token.start(), token.end()) for token in TOKEN.finditer(text, start, end)]
    index, count = 0, len(tokens)
    while index < count:
        word, begin, stop = tokens[index]
        node = LEXICON.get(word)
        if node is None:
            kind = "mark" if word[0] in _PUNCTUATION or word[:2] == "--" else "word"
            items.append(Item(kind, begin, stop, word, NOTHING))
            index += 1
            continue
        sense, last, following = node.sense, index, node.following
        ahead = index + 1
        while following and ahead < count and (node := following.get(tokens[ahead][0])) is not None:
            if node.sense is not None:
                sense, last = node.sense, ahead
            following, ahead = node.following, ahead + 1
        surface = word if last == index else sense.surface if sense else word
        if sense is not None and "verb_past" in sense.roles and begin > start and text[begin - 1] in "-\u2010\u2011":
            sense, surface = NOTHING, "-" + surface
        items.append(Item("word", begin, tokens[last][2], surface, sense or NOTHING))
        index = last + 1
