"""Sentences that begin with a proper name which no table has: what they say is nobody's, rather than a neighbour's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.link.attribution.owners.discourse import is_authority_name
from pipeline.link.attribution.owners.topic import SEVERAL
from pipeline.link.attribution.syntax.scan import Mention
from pipeline.models import Entity, Span
from pipeline.vocabulary.linking import LEXICON, WORD

_WORD = r"[A-Z][\w'’&-]*[a-z]{2}"
_STRANGER = re.compile(
    rf"\W{{0,3}}({_WORD}(?:\s(?:{_WORD}|[A-Z]{{2,}}|&)){{0,4}}?\s{_WORD})"
    r"(?:,\s(?:an?|the|one|which|who|whose|founded|set|established|based|formerly|backed|owned|run|led|still|once|now|long|maker)\b|:\s|\s(?=[a-z])(?!(?:and|or)\b))"
)
"""A name of two words or more that opens a sentence, and what goes on after it: `Haiyuan Aquatic, which`, `Showa Denko
was`."""

_LONGEST = 80


def begins_with_stranger(prose: str, span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the subject of a sentence is a name that the tables do not have."""
    if mentions and mentions[0].start == span[0] and getattr(mentions[0], "label", None) not in ("GPE", "LOC"):
        return False
    named = _STRANGER.match(prose, span[0], min(span[1], span[0] + _LONGEST))
    if named is None or _overlaps(named, mentions):
        return False
    name = named[1]
    if prose[named.end(1)].isspace() and not _may_be_verb(prose, named.end(1) + 1):
        return False
    if is_authority_name(name) or SEVERAL.search(name):
        return False
    return not any(_is_known(word) for word in WORD.findall(name.lower()))


_SMALL = frozenset({"and", "of", "the", "in", "for", "de"})


def is_strange_name(line: str) -> bool:
    """Whether a line is a proper name that the tables do not have: `Haiyuan Aquatic`, not `Key figures`, `Land and
    Utilities`."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’&-]*", line) if word not in _SMALL]
    return bool(words) and all(word[0].isupper() and not _is_known(word.lower()) for word in words)


_AFTER = frozenset({"present", "past", "perfect", "modal", "verb_past", "verb_s", "preposition"})


def _may_be_verb(prose: str, start: int) -> bool:
    """Whether the word after a name can be its verb, or begin what tells where it is: not `South Korean investors`."""
    word = WORD.match(prose, start)
    if word is None:
        return False
    node = LEXICON.get(word[0])
    known = node is not None and node.sense is not None and not node.sense.roles.isdisjoint(_AFTER)
    return known or word[0].endswith("ed")


def _overlaps(named: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Whether a mention is in the name, but for the place that it begins with: `Liaoning Haisco, backed by`."""
    inside = [mention for mention in mentions[:2] if mention.start < named.end(1)]
    if len(inside) != 1:
        return bool(inside)
    place = inside[0]
    begins = isinstance(place, Entity) and place.label in ("GPE", "LOC") and place.start == named.start(1)
    return not (begins and place.end < named.end(1) and named.string[place.end].isspace())


def _is_known(word: str) -> bool:
    """Whether a word tells what is measured or how words hang together, and so is no part of a strange name."""
    node = LEXICON.get(word)
    return node is not None and node.sense is not None and bool(node.sense.roles or node.sense.indicator("money"))
