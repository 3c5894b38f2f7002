"""Row types for the layout of pages: boilerplate lines, publishers, and the words that tell languages apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.vocabulary import load


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A regular expression for what is no prose.

    `line`: the whole line; `tail`: this line and all after it; `inline`: the match alone; `head`: a line of the front
    matter, above the first paragraph.
    """

    scope: Literal["line", "tail", "inline", "head"]
    pattern: str
    example: str
    cased: bool = False

    @property
    def source(self) -> str:
        """The pattern as a group of its own, blind to case unless the row is `cased`."""
        return f"(?:{self.pattern})" if self.cased else f"(?i:{self.pattern})"


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher by name; `domain` stands for it in bylines."""

    name: str
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its ISO 639-1 code, and its function words."""

    code: str
    words: tuple[str, ...]


BOILERPLATE = {
    scope: re.compile("|".join(row.source for row in load("layout/boilerplate", Boilerplate) if row.scope == scope))
    for scope in ("line", "tail", "inline", "head")
}
PUBLISHERS = load("layout/publishers", Publisher)
LANGUAGES = load("layout/languages", Language)
