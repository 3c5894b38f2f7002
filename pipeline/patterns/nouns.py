"""Vocabulary of count nouns -> lookup of the noun phrase after a number."""

from __future__ import annotations

from pipeline.vocabulary.quantities import COUNT_DECOYS, COUNT_NOUNS, CountNoun


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun + "s"


PLURALS: dict[str, CountNoun] = {(row.plural or _plural(row.noun)).lower(): row for row in COUNT_NOUNS}
"""Head nouns in the plural, lower case; some of two words."""

SINGULARS: dict[str, CountNoun] = {row.noun.lower(): row for row in COUNT_NOUNS}
"""Head nouns in the singular, lower case."""

COMPOUND_ENDS = frozenset(name.split()[-1] for name in (*PLURALS, *SINGULARS) if " " in name)
"""The last words of head nouns of two words and more."""

DECOY_PLURALS = {word: row for row in COUNT_DECOYS for word in (_plural(row.noun), row.noun)}
"""Nouns whose number is no count, or only a large one, in the plural and the singular."""
