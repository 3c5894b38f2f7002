"""Names of the gazetteer as found -> which of several places of one name each of them means.

The candidate whose parent stands beside it wins, then one that lies in a place of the article, then the plain one. A
lesser place needs a cue: a type word, such a parent, or at least a locative preposition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.entities.tokens import CAP, LOWER, MODIFIER, ZONE_HEAD, Tokens
from pipeline.models import Label
from pipeline.vocabulary import places

_LOCATIVE = frozenset({"in", "near", "at", "outside"})


@dataclass(slots=True)
class PlaceSpan:
    """A place over words `first` to `last` (exclusive). `typed` where a type word stands with it."""

    first: int
    last: int
    label: Label
    candidates: tuple[places.Place, ...]
    typed: bool
    directed: bool = False
    unlisted: bool = False
    place: places.Place | None = None


def lineage(place: places.Place) -> frozenset[str]:
    """Codes of a place and of what holds it, below the country."""
    return _lineage(place.code)


@lru_cache(maxsize=1 << 12)
def _lineage(code: str) -> frozenset[str]:
    return frozenset({code, *(above.code for above in places.ancestors(code) if above.level)})


def resolve_places(t: Tokens, spans: list[PlaceSpan], known: set[str]) -> None:
    """Choose each span's place; those that need a cue see the ancestors of those that don't."""
    for span in spans:
        sure = [c for c in span.candidates if c.cue is None or span.typed]
        if len({c.code for c in sure}) == 1 or (sure and sure[0].level in (0, 1)):
            span.place = sure[0]
            known |= lineage(sure[0])
    for n, span in enumerate(spans):
        if span.place is None:
            span.place = _choose(t, spans, n, known)
            if span.place is not None:
                known |= lineage(span.place)
            elif span.candidates and (span.typed or _located(t, span)):
                span.unlisted = True


def _choose(t: Tokens, spans: list[PlaceSpan], n: int, known: set[str]) -> places.Place | None:
    """The candidate whose parent stands beside it, else one that lies in a place of the article, else the plain one."""
    span = spans[n]
    beside = _beside(t, spans, n)
    fitting = [c for c in span.candidates if c.cue != "adjacent" or span.typed]
    for candidate in span.candidates:
        if (lineage(candidate) - {candidate.code}) & beside:
            return candidate
    for candidate in fitting:
        if lineage(candidate) & known:
            return candidate
    located = _located(t, span)
    plain = [c for c in fitting if c.cue is None or span.typed or located]
    return plain[0] if plain and (plain[0].level < 3 or len(plain) == 1) else None


def _located(t: Tokens, span: PlaceSpan) -> bool:
    """Whether a locative preposition stands before the name, and nothing that goes on with it after."""
    return bool(
        span.first
        and not t.breaks[span.first]
        and t.lowers[span.first - 1] in _LOCATIVE
        and t.kinds[span.first - 1] & LOWER
        and not (span.last < t.size and not t.breaks[span.last] and t.kinds[span.last] & (CAP | ZONE_HEAD | MODIFIER))
    )


def _beside(t: Tokens, spans: list[PlaceSpan], n: int) -> set[str]:
    """Codes of the places named right before or after, at most a comma, `in` or a possessive between them."""
    found: set[str] = set()
    span = spans[n]
    for other in spans[max(0, n - 1) : n + 2]:
        low, high = (other.last, span.first) if other.first < span.first else (span.last, other.first)
        if other is not span and 0 <= high - low <= 2 and {*t.lowers[low:high]} <= {",", "in", "'s", "the", "(", "of"}:
            found.update(c.code for c in other.candidates[:3])
    return found
