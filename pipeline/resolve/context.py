"""The places that an article names -> which place an ambiguous name means, and where a zone lies that names none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.vocabulary import places
from pipeline.vocabulary.places import Place

MAJORITY = 0.6
"""Share of an article's places that the one it is about has at least."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an article says of where: `named`, codes of the places that it names; `around`, these and what holds them.

    `main` is the city, else the province, that the article is about.
    """

    named: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    main: str | None = None

    def supports(self, place: Place) -> bool:
        """Whether the article names the place, something in it, or the city or province around it."""
        return place.code in self.around or any(outer.code in self.named for outer in places.ancestors(place.code))


def context_of(codes: Iterable[str]) -> Context:
    """The context that these places make, but for what it is about. Unknown codes are left out."""
    named = frozenset(code for code in codes if code != "CN" and places.by_code(code))
    outer = {place.code for code in named for place in places.ancestors(code)}
    return Context(named, frozenset(outer | named) - {"CN"})


def main_place(mentions: Mapping[str, int]) -> str | None:
    """The city, else the province, that an article is about which names these places (by code) so often."""
    return _winner(_votes(mentions, region_of)) or _winner(_votes(mentions, places.province_iso))


@lru_cache(maxsize=1 << 12)
def region_of(code: str) -> str | None:
    """Code of the prefecture-level city or municipality that a place is or lies in; None for what is larger."""
    place = places.by_code(code)
    for outer in (place, *places.ancestors(code)) if place else ():
        if outer.level == 2 or outer.type == "municipality":
            return outer.code
    return None


def _votes(mentions: Mapping[str, int], unit: Callable[[str], str | None]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for code, times in mentions.items():
        if (found := unit(code)) and places.province_iso(found):
            votes[found] += times
    return votes


def _winner(votes: Counter[str]) -> str | None:
    total = sum(votes.values())
    return next((code for code, times in votes.items() if times >= MAJORITY * total), None)
