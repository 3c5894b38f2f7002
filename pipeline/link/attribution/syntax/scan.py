"""A sentence and the mentions in it -> items: figures, dates, entities, known phrases, other words, punctuation.

Everything after this works on the list of items and never looks at the text again, but for the words of a share's
whole. Words recur, so an item that is a word is made once and has no place of its own: `extent` finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.models import Entity, Figure, Span, Timex
from pipeline.vocabulary.linking import LEXICON, TOKEN, Node, Sense

Mention = Entity | Timex | Figure

NOTHING = Sense("")
"""What the vocabulary says of a word that it does not know."""

_HYPHENS = frozenset("-\u2010\u2011")
_PUNCTUATION = frozenset(',;:()[]"“”–—•*/')
_KNOWN_WORDS = 1 << 16
"""Words whose items are kept."""


@dataclass(slots=True, eq=False)
class Item:
    """One step through a sentence, never changed. `kind`: figure, time, entity, word or mark (punctuation); `start` and
    `end` are a mention's. Slots, not a tuple: rules read little else, and slots are read six times as fast."""

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
        if mention.start - position > 1 or not text[position : mention.start].isspace():
            _append_words(items, text[position : mention.start])
        items.append(_mention_item(text[mention.start : mention.end].lower(), mention))
        position = mention.end
    _append_words(items, text[position : sentence[1]])
    return items


def extent(text: str, items: Sequence[Item], first: int, last: int) -> Span:
    """Where `items[first:last]`, words or mentions, stand in the text; a mention stands somewhere before them."""
    mention = next(k for k in range(first - 1, -1, -1) if items[k].mention is not None)
    position = start = items[mention].end
    for index in range(mention + 1, last):
        item = items[index]
        if item.mention is not None:
            begin, position = item.start, item.end
        else:
            words = [item.surface] if item.kind == "mark" else TOKEN.findall(item.surface.removeprefix("-"))
            tokens = TOKEN.finditer(text, position)
            matches = [token for token, _ in zip(tokens, words, strict=False)]
            begin, position = matches[0].start(), matches[-1].end()
        start = begin if index == first else start
    return start, position


def _mention_item(surface: str, mention: Mention) -> Item:
    """A mention as item; a count lends its noun's senses, so that `23 projects` is about projects."""
    if isinstance(mention, Entity):
        return Item("entity", mention.start, mention.end, surface, NOTHING, mention)
    if isinstance(mention, Timex):
        return Item("time", mention.start, mention.end, surface, _phrase_sense(surface), mention)
    node = LEXICON.get(mention.noun.split()[-1].lower()) if mention.noun else None
    return Item("figure", mention.start, mention.end, surface, node.sense or NOTHING if node else NOTHING, mention)


@lru_cache(maxsize=_KNOWN_WORDS)
def _phrase_sense(surface: str) -> Sense:
    """What the vocabulary says of a whole phrase (`so far`)."""
    following, node = LEXICON, None
    for word in surface.split():
        node = following.get(word)
        if node is None:
            return NOTHING
        following = node.following
    return node.sense or NOTHING if node else NOTHING


@lru_cache(maxsize=_KNOWN_WORDS)
def _word(token: str) -> tuple[Item, dict[str, Node] | None]:
    """The item of a single token, and the words that go on a phrase which begins with it."""
    node = LEXICON.get(token)
    if node is None:
        mark = token[0] in _PUNCTUATION or token[:2] == "--"
        return Item("mark" if mark else "word", -1, -1, token, NOTHING), None
    return Item("word", -1, -1, token, node.sense or NOTHING), node.following or None


@lru_cache(maxsize=_KNOWN_WORDS)
def _hyphenated(word: str) -> Item:
    """The item of a word that a hyphen makes part of another: `state-owned`, `Sweden-based`."""
    return Item("word", -1, -1, "-" + word, NOTHING)


def _append_words(items: list[Item], text: str) -> None:
    """Append the items of what stands between two mentions."""
    text = text.lower()
    tokens = TOKEN.findall(text)
    compounds = _compounds(text, items) if not _HYPHENS.isdisjoint(text) else {}
    count, taken = len(tokens), 0
    for first, (item, following) in enumerate(map(_word, tokens)):
        if first < taken:
            continue
        if following is not None:
            ahead = first + 1
            while ahead < count and (node := following.get(tokens[ahead])) is not None:
                ahead += 1
                if node.sense is not None:
                    item, taken = Item("word", -1, -1, node.sense.surface, node.sense), ahead
                following = node.following
        if compounds and first in compounds and (compounds[first] or "verb_past" in item.sense.roles):
            item = _hyphenated(item.surface)
        items.append(item)


def _compounds(text: str, items: Sequence[Item]) -> dict[int, bool]:
    """The tokens that follow a hyphen, and whether that follows a name."""
    name = bool(items) and items[-1].kind == "entity"
    starts = ((index, token.start()) for index, token in enumerate(TOKEN.finditer(text)))
    return {index: name and start == 1 for index, start in starts if start and text[start - 1] in _HYPHENS}
