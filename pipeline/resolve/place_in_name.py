"""A zone's name -> the place that it begins with, and its other words.

`Changzhou Wujin National Hi-Tech Industrial Zone` lies in Wujin of Changzhou; `China-Malaysia Qinzhou Industrial Park`
in Qinzhou. A name that may mean several places means the one that the article's own places speak for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.resolve.context import Context, context_of
from pipeline.vocabulary import places
from pipeline.vocabulary.places import Place

NOWHERE = Context()
"""The context of a name that stands alone."""

LONGEST = 4
"""Words of the longest place name that is looked for."""


Option = tuple[int, tuple[Place, ...], bool]
"""A number of words, the places that they may name, and whether a type word among them is their cue."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What a name says of where: `place`, the smallest that it names, and the words that name no place."""

    place: Place | None
    words: tuple[str, ...]


def place_in_name(tokens: Sequence[str], context: Context = NOWHERE) -> Placed:
    """Split a name's words into its place and the rest."""
    context = _with_tail(tokens, context)
    place: Place | None = None
    abroad: tuple[Place, int, int] | None = None
    rest: list[str] = []
    at = 0
    options = _options(tuple(tokens))
    while at < len(tokens):
        if not options[at]:
            rest.append(tokens[at])
            at += 1
            continue
        found, length = _longest(options[at], place, context)
        if found is None or found.level == 4 or _is_abroad(found):
            if found and _is_abroad(found) and (abroad is None or found.level > abroad[0].level):
                abroad = (found, len(rest), len(rest) + length)
            rest.extend(tokens[at : at + max(length, 1)])
        if found and found.code != "CN" and not _is_abroad(found):
            place = _smaller(place, found)
        at += max(length, 1)
    if place is None and abroad:
        place, start, end = abroad
        del rest[start:end]
    return Placed(place, tuple(rest))


def _with_tail(tokens: Sequence[str], context: Context) -> Context:
    """A context that the place after `in` or `of` makes (`Suzhou High-tech Zone in Anhui`), if there is one."""
    at = next((at for at, token in enumerate(tokens) if at and token in ("in", "of")), len(tokens))
    tail = place_in_name(tokens[at + 1 :], context).place if at + 1 < len(tokens) else None
    return context_of((tail.code,)) if tail else context


def _is_abroad(place: Place) -> bool:
    return place.iso is not None and not place.iso.startswith("CN")


def holds(outer: str, inner: str) -> bool:
    """Whether one place is, or lies in, another."""
    return outer == inner or any(place.code == outer for place in places.ancestors(inner))


def _longest(options: Sequence[Option], place: Place | None, context: Context) -> tuple[Place | None, int]:
    """The place that the longest of the names means, and how many words name it (a type word counts)."""
    for length, candidates, cued in options:
        if chosen := _choose(candidates, place, context, cued=cued):
            return chosen, length
    return None, 0


@lru_cache(maxsize=1 << 12)
def _options(tokens: tuple[str, ...]) -> tuple[tuple[Option, ...], ...]:
    """For every word of a name, what may be named from it on: the longest first, with its type word if it has one."""
    return tuple(tuple(_options_at(tokens, at)) for at in range(len(tokens)))


def _options_at(tokens: tuple[str, ...], at: int) -> Iterator[Option]:
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        name = " ".join(tokens[at : at + length])
        found = places.lookup(name) or (places.lookup(name.replace(" ", "-")) if length > 1 else ())
        candidates = tuple(c for c in found if c.label != "LOC")
        for extra in (2, 1) if candidates else ():
            word = " ".join(tokens[at + length : at + length + extra])
            if fitting := tuple(c for c in candidates if places.fits(c, word)):
                yield length + extra, fitting, True
        if candidates:
            yield length, candidates, False


def _choose(candidates: Sequence[Place], place: Place | None, context: Context, *, cued: bool) -> Place | None:
    """The first candidate inside the place found so far, else one that the context supports, else one without a cue.

    The seat of a zone comes before a namesake that the article does not speak for.
    """
    if place:
        return next((c for c in candidates if holds(c.code, place.code) or holds(place.code, c.code)), None)
    if len(candidates) == 1 and (cued or candidates[0].cue is None):
        return candidates[0]
    supported = [c for c in candidates if c.code != "CN" and context.supports(c)]
    supported.sort(key=lambda c: (not (context.main and holds(context.main, c.code)), c.label != "ZONE"))
    seats = [c for c in candidates if c.label == "ZONE"]
    free = [c for c in candidates if cued or c.cue is None]
    return next(iter((*supported, *seats, *free)), None)


def _smaller(place: Place | None, found: Place | None) -> Place | None:
    return found if found and (place is None or found.level > place.level) else place
