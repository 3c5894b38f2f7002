"""Predicates that go on a relative clause: `that will cover 5 mu, cost 2 billion and employ`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import Item


def goes_on_relative(items: Sequence[Item], chunks: Sequence[Chunk], number: int) -> bool:
    """Whether a predicate goes on the relative clause before: `which covers 5 mu and cost`, `that will cover 5 mu, cost
    2 billion and employ`."""
    joined = chunks[number].opener == "and" or (
        chunks[number].opener == ")" and items[chunks[number].first].surface == "and"
    )
    if number and joined and chunks[_last_verbal(chunks, number)].kind == "relative":
        return True
    while number and chunks[number].kind == "predicate" and is_base(items, chunks[number].verb):
        number -= 1
    verb = chunks[number].verb
    return chunks[number].kind == "relative" and verb is not None and "modal" in items[verb].sense.roles


def _last_verbal(chunks: Sequence[Chunk], number: int) -> int:
    """The chunk before `number`, brackets and what stands right after them left out."""
    before = number - 1
    while before > 0 and (chunks[before].kind == "bracket" or _is_rest(chunks[before])):
        before -= 1
    return before


def _is_rest(chunk: Chunk) -> bool:
    return chunk.opener == ")" and chunk.verb is None


def is_base(items: Sequence[Item], verb: int | None) -> bool:
    """Whether a chunk's verb can be an infinitive: `employ`, `cost`."""
    return verb is not None and "base" in items[verb].sense.roles
