"""A document's tokens -> words with their classes: what the grammars of this folder walk over.

Classes are bits, looked up once for each distinct word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.models import Span
from pipeline.vocabulary import names, places
from pipeline.vocabulary.zones.types import RANK_WORDS
from pipeline.words import Remembered, Words, words_of

CAP = 1 << 0
ACRONYM = 1 << 1
LOWER = 1 << 2
NUMBER = 1 << 3
ZONE_HEAD = 1 << 4
ZONE_PLURAL = 1 << 5
MODIFIER = 1 << 6
DOMAIN = 1 << 7
LEVEL = 1 << 8
EDGE = 1 << 9
COMMON = 1 << 10
BODY = 1 << 11
INSTITUTION = 1 << 12
COMPANY = 1 << 13
SECTOR = 1 << 14
REPORTING = 1 << 15
SURNAME = 1 << 16
UNLABELLED = 1 << 17
PLACE = 1 << 18
KNOWN = 1 << 19
AND = 1 << 20
GIVEN = 1 << 21
CHINESE = 1 << 22
PLACE_HEAD = 1 << 23
UNLABELLED_FIRST = 1 << 24
FORM_FIRST = 1 << 25
RANKING = 1 << 26
ORGANISATION = BODY | INSTITUTION | COMPANY

DETERMINERS = frozenset({"the", "this", "that"})

_ACRONYMS_TOO = frozenset({"IT", "US", "WHO", "AN"})
"""Acronyms that are function words but for their capitals."""

_FORM_WORDS = frozenset(words_of(form)[0] for form in names.LEGAL_FORMS if form[1:2] in "./")
"""Words that may begin a dotted legal form."""
_KIND_BITS = {"body": BODY, "institution": INSTITUTION, "company": COMPANY, "sector": SECTOR}
_HAN = re.compile(r"[\u4e00-\u9fff]")


class Tokens:
    """The words of an article: `words`, their lower case `lowers`, `starts`, `ends` (offsets) and `kinds` (bits).

    `breaks[i]` is true where nothing may run from the word before `i` into `i`: a new sentence or a wide gap.
    `sentences[n]` is the first word of sentence `n`.
    """

    __slots__ = ("breaks", "ends", "kinds", "lowers", "sentences", "size", "starts", "text", "words")

    def __init__(self, words: Words, text: str, sentences: tuple[Span, ...]) -> None:
        self.text = text
        self.words, self.starts, self.ends, wide = words
        self.lowers = list(map(_LOWERS.__getitem__, self.words))
        self.kinds = list(map(_KINDS.__getitem__, self.words))
        self.size = len(self.words)
        self.breaks = bytearray(self.size + 1)
        self.breaks[0] = self.breaks[self.size] = 1
        for at in wide:
            self.breaks[at] = 1
        self.sentences: list[int] = []
        at = 0
        for start, _ in sentences:
            at = bisect_left(self.starts, start, at)
            self.sentences.append(at)
            self.breaks[at] = 1

    def surface(self, first: int, last: int) -> str:
        """The text of words `first` to `last` (exclusive), blanks levelled."""
        if last - first == 1:
            return self.words[first]
        surface = self.text[self.starts[first] : self.ends[last - 1]]
        return (
            surface if surface.isascii() and "\n" not in surface and "  " not in surface else " ".join(surface.split())
        )

    def glued(self, index: int) -> bool:
        """Whether word `index` touches the word before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def _classify(word: str) -> int:
    if not word[0].isalnum():
        return AND if word == "&" else 0
    if word[0].isdigit():
        return NUMBER | (word in organisation_index().sizes) * KNOWN
    lower = _lower(word)
    kind = _shape(word) | _word_classes(lower)
    edge = None if word in _ACRONYMS_TOO else names.CAPITALISED_WORDS.get(lower)
    if edge is not None:
        kind |= EDGE if edge else COMMON
    kind |= (word in organisation_index().sizes) * KNOWN | (word in unlabelled_index().sizes) * UNLABELLED_FIRST
    kind |= (word in names.PLACE_HEADS) * PLACE_HEAD | _ranks(lower) * RANKING
    if kind & CAP:
        kind |= (word in _FORM_WORDS) * FORM_FIRST
        kind |= (lower in place_index().sizes) * PLACE
        kind |= (lower in names.SURNAMES) * SURNAME | (lower.partition("-")[0] in names.GIVEN_NAMES) * GIVEN
    return kind


def _ranks(lower: str) -> bool:
    """Whether a word may begin what a sentence says of a zone's rank."""
    return lower == "provincial" or RANK_WORDS.get(lower) in ("provincial", "raised")


def _shape(word: str) -> int:
    if _HAN.match(word):
        return CHINESE
    if word == "and":
        return AND | LOWER
    if not word[0].isupper():
        return LOWER
    return CAP | (ACRONYM if len(word) > 1 and word.isupper() else 0)


def _word_classes(lower: str) -> int:
    kind = (lower in names.ZONE_HEADS) * ZONE_HEAD | (lower in names.ZONE_PLURALS) * ZONE_PLURAL
    kind |= _modifier_class(lower)
    head = names.ORGANISATION_HEADS.get(lower)
    if head is not None:
        kind |= _KIND_BITS[head.kind]
    kind |= (lower in names.REPORTING_VERBS) * REPORTING | (lower in names.UNLABELLED_HEADS) * UNLABELLED
    return kind


def _modifier_class(lower: str) -> int:
    """Bits of a zone's modifier; of a compound (`cloud-computing`) where all its parts are modifiers."""
    role = names.ZONE_MODIFIERS.get(lower)
    if role is None and "-" in lower:
        parts = [names.ZONE_MODIFIERS.get(part) for part in lower.split("-", 5)]
        role = None if None in parts else "domain" if {"domain", "place"} & set(parts) else parts[0]
    if role is None:
        return 0
    return MODIFIER | {"domain": DOMAIN, "place": DOMAIN, "level": LEVEL, "type": 0}[role]


def _lower(word: str) -> str:
    """A word in lower case, without accents with the apostrophes and hyphens of a typewriter (`Xi’an`, `Lüshun`)."""
    return word.lower() if word.isascii() else places.key(word)


_LOWERS = Remembered(_lower)
_KINDS = Remembered(_classify)


class Index(NamedTuple):
    """Names by their words, and for each first word the numbers of words of the names it begins, the largest first."""

    sizes: dict[str, tuple[int, ...]]
    names: frozenset[tuple[str, ...]]


def build_index(surfaces: list[tuple[str, ...]]) -> Index:
    """An index of names, each given as its words."""
    sizes: dict[str, set[int]] = {}
    for words in surfaces:
        if words:
            sizes.setdefault(words[0], set()).add(len(words))
    return Index({first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}, frozenset(surfaces))


def match_index(index: Index, words: list[str], first: int, breaks: bytearray) -> int:
    """End (exclusive) of the longest name of `index` that begins at `first`; 0 where none does."""
    for size in index.sizes.get(words[first], ()):
        last = first + size
        if size == 1 or (tuple(words[first:last]) in index.names and breaks.find(1, first + 1, last) < 0):
            return last
    return 0


lookup = lru_cache(maxsize=1 << 13)(places.lookup)
"""`places.lookup`, remembered: the same few names fill a corpus."""


@cache
def place_index() -> Index:
    """Every name of the gazetteer, in lower case."""
    surfaces = [form for surface in places.surfaces() for form in {surface, places.key(surface).title()}]
    return build_index([tuple(map(_lower, words_of(surface))) for surface in surfaces])


@cache
def unlabelled_index() -> Index:
    """Names that hold words of places or organisations and are neither."""
    return build_index([words_of(name) for name in names.UNLABELLED_NAMES])


@cache
def organisation_index() -> Index:
    """The organisations that vocabulary knows, as written."""
    return build_index([words_of(name) for name in names.KNOWN_ORGANISATIONS])
