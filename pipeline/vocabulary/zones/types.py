"""A zone's name -> its words, category and level, by the vocabulary of zone names.

`words` levels spellings (`Hi-Tech`, `high and new technology` become one word), so that names can be compared;
`classify` reads category and level off them. Nothing here knows more of a zone than its name says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from pipeline.vocabulary import load, places

Category = Literal[
    "hidz", "etdz", "bonded", "export_processing", "free_trade", "new_area", "science_park", "industrial_park",
    "incubator", "other",
]  # fmt: skip
CATEGORIES: tuple[Category, ...] = get_args(Category)
Level = Literal["national", "provincial", "municipal", "county"]
RankSense = Literal["national", "provincial", "raised"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A row of `zone_words`: words that stand for one word."""

    form: str
    word: str


@dataclass(frozen=True, slots=True)
class Head:
    """A row of `zone_ends`."""

    word: str


@dataclass(frozen=True, slots=True)
class ZoneType:
    """A row of `zone_types`: words in sequence, or the ending of an acronym after `*`."""

    words: str
    category: Category


@dataclass(frozen=True, slots=True)
class ZoneLevel:
    """A row of `zone_levels`."""

    word: str
    level: Level


@dataclass(frozen=True, slots=True)
class RankWord:
    """A row of `rank_words`."""

    word: str
    sense: RankSense


HEADS = frozenset(row.word for row in load("zones/ends", Head))
LEVELS = {row.word: row.level for row in load("zones/levels", ZoneLevel)}
RANK_WORDS: dict[str, RankSense] = {row.word: row.sense for row in load("zones/rank_words", RankWord)}
_SPELLINGS = [(tuple(row.form.split()), tuple(row.word.split())) for row in load("zones/words", Spelling)]
_SPELLINGS_FROM: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
for _form, _word in sorted(_SPELLINGS, key=lambda pair: -len(pair[0])):
    _SPELLINGS_FROM.setdefault(_form[0], []).append((_form, _word))
_TYPES: list[tuple[tuple[str, ...], Category]] = [
    (tuple(row.words.split()), row.category) for row in load("zones/types", ZoneType) if row.words[0] != "*"
]
_ACRONYMS: list[tuple[str, Category]] = [
    (row.words[1:], row.category) for row in load("zones/types", ZoneType) if row.words[0] == "*"
]
_TAIL = frozenset(("of", "for", "in"))
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s)")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@lru_cache(maxsize=4096)
def classify(name: str) -> tuple[Category, Level | None]:
    """Category and level that a name states: (`hidz`, `national`) for `Wujin National Hi-Tech Industrial Zone`."""
    tokens = words(name)
    return _category(tokens), level_of(tokens)


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """The words of a zone's name in lower case, accents and possessives off, variant spellings levelled."""
    levelled = _POSSESSIVE.sub("", places.key(name)).replace("&", " and ").replace("-", " ")
    tokens = tuple(_TOKEN.findall(levelled))
    for _ in range(2):
        tokens = _levelled(tokens)
    return tokens


def _levelled(tokens: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    at = 0
    while at < len(tokens):
        for form, word in _SPELLINGS_FROM.get(tokens[at], ()):
            if tuple(tokens[at : at + len(form)]) == form:
                found.extend(word)
                at += len(form)
                break
        else:
            found.append(tokens[at])
            at += 1
    return tuple(found)


def segments(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    """A name's words cut after each head; what follows `of` or `for` after a head is left out."""
    found: list[tuple[str, ...]] = []
    start = 0
    for at, token in enumerate(tokens):
        if token in _TAIL and found and start == at:
            break
        if token in HEADS:
            found.append(tuple(tokens[start : at + 1]))
            start = at + 1
    return found or [tuple(tokens)]


def _category(tokens: tuple[str, ...]) -> Category:
    """By the last part of the name; where that is but a place (`Free Trade Zone Lingang Area`), by the one before."""
    if len(tokens) == 1:
        return _category_of_acronym(tokens[0])
    for part in reversed(segments(tokens)):
        if (category := _category_of_part(part)) != "other":
            return category
        if part[:-1] and not places.lookup(" ".join(part[:-1])):
            break
    return "other"


def _category_of_acronym(token: str) -> Category:
    for ending, category in _ACRONYMS:
        if token.endswith(ending):
            return category
    return "other"


def _category_of_part(part: tuple[str, ...]) -> Category:
    for form, category in _TYPES:
        if any(part[at : at + len(form)] == form for at in range(len(part) - len(form) + 1)):
            return category
    return "other"


def level_of(tokens: tuple[str, ...]) -> Level | None:
    """The level that a word of the name gives (`national`, `state`, `provincial` ...)."""
    return next((LEVELS[token] for token in tokens if token in LEVELS), None)
