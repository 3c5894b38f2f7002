"""Predicates that go on a relative clause: `that will cover 5 mu, cost 2 billion and employ`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import Item


def goes_on_relative(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a predicate goes on the relative clause before: `which covers 5 mu and cost`, `that will cover 5 mu, cost
    2 billion and employ`."""
    if number and chunks[number].opener == "and" and chunks[number - 1].kind == "relative":
        return True
    while number and chunks[number].kind == "predicate" and is_base(items, chunks[number].verb):
        number -= 1
    verb = chunks[number].verb
    return chunks[number].kind == "relative" and verb is not None and "modal" in items[verb].sense.roles


def is_base(items: Sequence[Item], verb: int | None) -> bool:
    """Whether a chunk's verb can be an infinitive: `employ`, `cost`."""
    return verb is not None and "base" in items[verb].sense.roles
