"""The shapes that the grammars of zones and organisations give and that names and coreference take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

INDEFINITE = frozenset({"a", "an", "another", "any", "every", "each", "no", "one", "some", "other", "such", "certain"})


Kind = Literal["name", "nominal", "listed"]


@dataclass(slots=True)
class ZonePhrase:
    """A phrase over words `first` to `last` (exclusive) whose head is word `head`.

    `before` is the word that introduces it (`the`, `a`, ...), levels and measures skipped; `listed` phrases are
    lower-case names of parts. `name` is what a coordinated name means in full (`Zhangjiang` of `the Zhangjiang and
    Caohejing hi-tech parks`), else the phrase itself.
    """

    first: int
    last: int
    head: int
    kind: Kind
    before: str
    name: str


@dataclass(slots=True)
class OrganisationSpan:
    """An organisation over words `first` to `last` (exclusive); `strong` where its own words leave no doubt.

    The words of a `credit` are an organisation's and make no mention.
    """

    first: int
    last: int
    rule: str
    strong: bool = True
