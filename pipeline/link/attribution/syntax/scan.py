"""A sentence and the mentions in it -> items: figures, dates, entities, known phrases, other words, punctuation.

Everything after this works on the list of items and never looks at the text again, but for the words of a share's
whole. Words recur, so an item that is a word is made once and has no place of its own: `extent` finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.models import Entity, Figure, Span, Timex
from pipeline.vocabulary.linking import LEXICON, TOKEN, Node, Sense
from pipeline.words import Remembered

Mention = Entity | Timex | Figure

NOTHING = Sense("")
"""What the vocabulary says of a word that it does not know."""

_HYPHENS = frozenset("-\u2010\u2011")
_PUNCTUATION = frozenset(',;:()[]"“”–—•*/')


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


class Gap(NamedTuple):
    """What stands between two mentions: its items, all their roles, which of them may be finite verbs, and which may
    begin or end a chunk."""

    items: Sequence[Item]
    roles: frozenset[str]
    verbal: Sequence[int]
    parting: Sequence[int]


@dataclass(slots=True)
class Line:
    """The items of a sentence and all their roles; by index the dates, the figures and the names, what may be a finite
    verb, and what may begin or end a chunk."""

    items: list[Item]
    roles: set[str]
    times: list[int]
    figures: list[int]
    names: list[int]
    verbal: list[int]
    parting: list[int]

    def add_mention(self, surface: str, mention: Mention) -> None:
        """Append a mention; a count lends its noun's senses, so that `23 projects` is about projects."""
        if isinstance(mention, Entity):
            self.names.append(len(self.items))
            self.items.append(Item("entity", mention.start, mention.end, surface, NOTHING, mention))
            return
        if isinstance(mention, Timex):
            kind, sense, places = "time", _PHRASES[surface], self.times
        else:
            node = LEXICON.get(mention.noun.split()[-1].lower()) if mention.noun else None
            kind, sense, places = "figure", node.sense or NOTHING if node else NOTHING, self.figures
        places.append(len(self.items))
        if sense is not NOTHING:
            self.roles |= sense.roles
            if sense.parting:
                self.parting.append(len(self.items))
        self.items.append(Item(kind, mention.start, mention.end, surface, sense, mention))

    def add_words(self, text: str) -> None:
        """Append what stands between two mentions."""
        compounded = text[0] in _HYPHENS and self.items and self.items[-1].kind == "entity"
        items, roles, verbal, parting = _gap_of(text, True) if compounded else _KNOWN_GAPS[text]
        self.roles |= roles
        if verbal:
            self.verbal += map(len(self.items).__add__, verbal)
        if parting:
            self.parting += map(len(self.items).__add__, parting)
        self.items += items


def scan(text: str, sentence: Span, mentions: Sequence[Mention]) -> Line:
    """One sentence; `mentions` lie in it, sorted and without overlaps."""
    line = Line([], set(), [], [], [], [], [])
    position = sentence[0]
    for mention in mentions:
        if position < mention.start:
            line.add_words(text[position : mention.start])
        line.add_mention(text[mention.start : mention.end].lower(), mention)
        position = mention.end
    if position < sentence[1]:
        line.add_words(text[position : sentence[1]])
    return line


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


def _phrase_sense(surface: str) -> Sense:
    """What the vocabulary says of a whole phrase (`so far`)."""
    following, node = LEXICON, None
    for word in surface.split():
        node = following.get(word)
        if node is None:
            return NOTHING
        following = node.following
    return node.sense or NOTHING if node else NOTHING


_PHRASES = Remembered(_phrase_sense)


def _word(token: str) -> tuple[Item, dict[str, Node] | None]:
    """The item of a single token, and the words that go on a phrase which begins with it."""
    node = LEXICON.get(token)
    if node is None:
        mark = token[0] in _PUNCTUATION or token[:2] == "--"
        return Item("mark" if mark else "word", -1, -1, token, NOTHING), None
    return Item("word", -1, -1, token, node.sense or NOTHING), node.following or None


_KNOWN_WORDS = Remembered(_word)


def _hyphenated(word: str) -> Item:
    """The item of a word that a hyphen makes part of another: `state-owned`, `Sweden-based`."""
    return Item("word", -1, -1, "-" + word, NOTHING)


def _gap_of(text: str, compounded: bool = False) -> Gap:
    """What a text without mentions is; `compounded`: whether a hyphen joins its first word to a name before it."""
    words = text.strip().lower()
    items = _words(words, compounded and TOKEN.match(words, 1) is not None)
    roles = frozenset[str]().union(*[item.sense.roles for item in items])
    verbal = [k for k, item in enumerate(items) if item.sense.verbal or _is_unknown_past(item)]
    parting = [k for k, item in enumerate(items) if item.sense.parting or item.kind == "mark"]
    return Gap(items, roles, verbal, parting)


_KNOWN_GAPS = Remembered(_gap_of)
"""Short texts between mentions, which recur: ` in `, `, up `."""


def _is_unknown_past(item: Item) -> bool:
    """Whether a word that the vocabulary gives no role looks like a past form."""
    return item.surface.endswith("ed") and not item.sense.roles


def _words(text: str, compounded: bool) -> Sequence[Item]:
    """The items of a text without mentions."""
    items: list[Item] = []
    tokens = TOKEN.findall(text)
    hyphenated = _hyphenated_tokens(text) if not _HYPHENS.isdisjoint(text) else ()
    count, taken = len(tokens), 0
    for first, (item, following) in enumerate(map(_KNOWN_WORDS.__getitem__, tokens)):
        if first < taken:
            continue
        if following is not None:
            ahead = first + 1
            while ahead < count and (node := following.get(tokens[ahead])) is not None:
                ahead += 1
                if node.sense is not None:
                    item, taken = Item("word", -1, -1, node.sense.surface, node.sense), ahead
                following = node.following
        if first in hyphenated and ("verb_past" in item.sense.roles or (compounded and not first)):
            item = _hyphenated(item.surface)
        items.append(item)
    return items


def _hyphenated_tokens(text: str) -> set[int]:
    """The tokens that follow a hyphen."""
    starts = enumerate(token.start() for token in TOKEN.finditer(text))
    return {index for index, start in starts if start and text[start - 1] in _HYPHENS}
