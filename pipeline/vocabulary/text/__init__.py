"""Row types for the vocabulary of running text: abbreviations and the words that open sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.vocabulary import load


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A word written with a full stop.

    `final`: whether a sentence may end with it: always where a capital follows (units), or where an opener does.
    """

    form: str
    final: Literal["always", "opener"] | None = None


@dataclass(frozen=True, slots=True)
class Opener:
    """A word that begins a sentence where it stands capitalised after a full stop."""

    word: str


ABBREVIATIONS = {row.form.lower(): row.final for row in load("text/abbreviations", Abbreviation)}
SENTENCE_OPENERS = frozenset(row.word for row in load("text/sentence_openers", Opener))
