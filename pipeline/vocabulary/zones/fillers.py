"""Words of a zone's name that don't tell it from others of its place and category, and those that do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.vocabulary import load
from pipeline.vocabulary.zones.types import Category


@dataclass(frozen=True, slots=True)
class Filler:
    """A row of `zone_fillers`: the word carries nothing in names of these categories (none given: in any).

    `head`: so it is at the end of a name alone.
    """

    word: str
    categories: tuple[str, ...] = ()
    head: bool = False


_INLINE: tuple[Category, ...] = ("bonded", "export_processing", "free_trade")
"""Categories that their words name wholly, so that what follows them (`port`, `logistics center`) makes sense there."""

FILLERS = {row.word: row for row in load("zones/fillers", Filler)}


def distinguishing(tokens: Sequence[str], category: Category) -> tuple[str, ...]:
    """The words of a zone's name (`zone_types.words`, its place taken out) that tell it from its like, in order."""
    return tuple(token.replace("'", "") for token in _without_head(tokens) if not _is_filler(token, category))


def slug_words(tokens: Sequence[str], category: Category) -> tuple[str, ...]:
    """The same words and the category: at the end, or where the name has it if it goes on (`free-trade`, `port`)."""
    code = category.replace("_", "-")
    body = _without_head(tokens)
    if category == "other":
        return (*distinguishing(tokens, category), *tokens[len(body) :][:1])
    found: list[str] = []
    for token in body:
        if not _is_filler(token, category):
            found.append(token)
        elif category in _INLINE and FILLERS[token].categories and code not in found:
            found.append(code)
    return tuple(found) if code in found else (*found, code)


def _without_head(tokens: Sequence[str]) -> Sequence[str]:
    """The words before a name's last head; `of` and the like at the end go with it."""
    end = len(tokens)
    while end and (row := FILLERS.get(tokens[end - 1])) and not row.head and not row.categories:
        end -= 1
    if end and (row := FILLERS.get(tokens[end - 1])) and row.head:
        end -= 1
    return tokens[:end]


def _is_filler(token: str, category: Category) -> bool:
    row = FILLERS.get(token)
    return row is not None and not row.head and (not row.categories or category in row.categories)
