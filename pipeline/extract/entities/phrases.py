"""What a phrase with a zone's head is: the shape that the zone grammar gives and that names and coreference take."""

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
