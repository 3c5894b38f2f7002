"""Plants and projects that a text brings up -> whose they are, so that `the refinery` further on is its company's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.link.attribution.owners.discourse import Discourse, Owner
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.names import POSSESSIVES, label_of, owner_of
from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Entity, Span
from pipeline.vocabulary.linking import WORKS

_REACH = 6
"""Items, or words, between what makes a noun phrase new and its noun: `its last Chinese phone factory`."""

_NEW = frozenset({"a", "an", "another", "one", "first", "second", "new"})
_BRINGS_UP = re.compile(rf"(?:\b(?:an?|its|their|another|new)|['’]s)\s(?:[\w-]+\s){{0,{_REACH}}}\Z", re.IGNORECASE)
_LONGEST = 80
"""Characters of such a phrase."""


def note_works(sentence: Sentence) -> None:
    """Note the plants that a sentence with figures brings up, and whose they are: the maker's that follows, the
    possessor's, the clause's."""
    if "works" not in sentence.roles:
        return
    for number, chunk in enumerate(sentence.chunks):
        for index in range(chunk.first, chunk.last):
            item = sentence.items[index]
            if "works" in item.sense.roles and item.kind == "word" and _brings_up(sentence.items, index, chunk.first):
                sentence.discourse.builds(item.surface, _maker(sentence, index, number))


def overhear_works(prose: str, span: Span, names: Sequence[Entity], discourse: Discourse) -> None:
    """Note the plants that a sentence without figures brings up, where it names one company alone."""
    companies = {entity.name for entity in names if entity.label == "ORG"}
    if len(companies) != 1:
        return
    for noun in WORKS.finditer(prose, *span):
        if _BRINGS_UP.search(prose, max(span[0], noun.start() - _LONGEST), noun.start()):
            discourse.builds(noun[0].lower(), Owner(next(iter(companies)), "ORG", "company_noun"))


def _brings_up(items: Sequence[Item], index: int, first: int) -> bool:
    """Whether the noun at `index` is new to the text: `a refinery`, `its main plant`, `a $2 billion smelter`."""
    for back in range(index - 1, max(first, index - _REACH) - 1, -1):
        item = items[back]
        if (
            item.kind == "figure"
            or item.surface in _NEW
            or not item.sense.roles.isdisjoint(("its", "their", "persons"))
        ):
            return True
        if item.surface in POSSESSIVES:
            return True
        if item.kind != "word" or item.surface == "the" or "preposition" in item.sense.roles:
            return False
    return False


def _maker(sentence: Sentence, index: int, number: int) -> Owner | None:
    """Whose the plant at `index` is."""
    items = sentence.items
    following = index + 1 + (index + 2 < len(items) and items[index + 2].surface == "the")
    if following + 1 < len(items) and items[index + 1].surface in ("of", "by") and label_of(items[following + 1]):
        return owner_of(items[following + 1], "company_noun")
    for back in range(index - 1, max(0, index - _REACH), -1):
        if items[back].surface in POSSESSIVES:
            return owner_of(items[back - 1], "company_noun") if items[back - 1].kind == "entity" else None
    return sentence.owners[number]
