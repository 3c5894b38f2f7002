"""Facts of one zone from several articles -> where two of them disagree.

Only figures that the text gives a period are compared, and only those that an article states once: three sums of
investment in one year are three sums. A figure and its rounding agree, and so do `over 25` and 26.3.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import msgspec
import numpy as np

from pipeline.models import Linked, Statement


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures, but for whose it is: figures of one measure and one zone ought to agree."""

    table: str
    indicator: str
    unit: str
    kind: str | None
    direction: str | None
    of: str | None
    per_unit: str | None
    status: str
    cumulative: bool
    period_start: date | None
    period_end: date


@dataclass(frozen=True, slots=True)
class Stated:
    """One article's figure for a measure of a zone."""

    article_id: str
    start: int
    end: int
    low: Decimal
    high: Decimal | None
    modifier: str | None


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of a zone, named as its article names it, that another article could contradict."""

    subject: str
    measure: Measure
    stated: Stated


def measured(linked: Linked) -> Iterator[Measured]:
    """The figures of an article that another article could contradict."""
    for statement in linked.statements:
        if measure := _measure(statement):
            figure = statement.figure
            stated = Stated(
                linked.article.article_id, figure.start, figure.end, figure.quantity.low, figure.quantity.high,
                figure.modifier,
            )  # fmt: skip
            yield Measured(statement.attribution.subject or "", measure, stated)


def _measure(statement: Statement) -> Measure | None:
    figure, said = statement.figure, statement.attribution
    if said.subject_label != "ZONE" or not said.subject or figure.equivalent_of is not None or figure.threshold:
        return None
    if said.period_end is None or said.indicator in (None, "other"):
        return None
    return Measure(
        figure.table, said.indicator or "", figure.quantity.unit, said.kind, said.direction, said.of, figure.per_unit,
        said.status, said.cumulative, said.period_start, said.period_end,
    )  # fmt: skip


Key = tuple[str, Measure]
"""A zone's id, and what is measured of it."""


@dataclass(frozen=True, slots=True)
class _Figures:
    """What `by_measure` reads of a digest."""

    figures: tuple[Measured, ...]


_DECODER = msgspec.msgpack.Decoder(_Figures)


def by_measure(digests: Iterable[bytes], zone_ids: Mapping[tuple[str, str], str]) -> dict[Key, list[Stated]]:
    """The figures of what several articles state; `zone_ids` by article and the zone's name in it.

    The digests are gone through twice: few figures have others to be compared with, and only those are kept.
    """
    several = _several(digests, zone_ids)
    found: dict[Key, list[Stated]] = {}
    for stated_here in _figures(digests, zone_ids):
        for key, stated in stated_here:
            if hash(key) in several:
                found.setdefault(key, []).append(stated)
    return found


def _several(digests: Iterable[bytes], zone_ids: Mapping[tuple[str, str], str]) -> frozenset[int]:
    """The hashes of what more than one article states."""
    hashes = array("q")
    for stated_here in _figures(digests, zone_ids):
        hashes.extend({hash(key) for key, _ in stated_here})
    values, times = np.unique(np.frombuffer(hashes, np.int64), return_counts=True)
    return frozenset(values[times > 1].tolist())


def _figures(digests: Iterable[bytes], zone_ids: Mapping[tuple[str, str], str]) -> Iterator[list[tuple[Key, Stated]]]:
    """The figures of each article."""
    for digest in digests:
        figures = _DECODER.decode(digest).figures
        owners = [zone_ids.get((figure.stated.article_id, figure.subject)) for figure in figures]
        yield [((owner, one.measure), one.stated) for owner, one in zip(owners, figures, strict=True) if owner]


def disagreements(figures: Iterable[Stated]) -> list[tuple[Stated, Stated]]:
    """(first, other) for each article that contradicts the first article's figure, in the order of article ids."""
    by_article: dict[str, list[Stated]] = {}
    for figure in figures:
        by_article.setdefault(figure.article_id, []).append(figure)
    single = [by_article[article][0] for article in sorted(by_article) if _says_one_thing(by_article[article])]
    return [(single[0], other) for other in single[1:] if not agree(single[0], other)] if single else []


def _says_one_thing(figures: list[Stated]) -> bool:
    return len({(figure.low, figure.high) for figure in figures}) == 1


def agree(one: Stated, other: Stated) -> bool:
    """Whether two figures can both be right: equal, one the rounding of the other, or inside the other's bound."""
    for a, b in ((one, other), (other, one)):
        if a.modifier in ("more_than", "at_least") and b.low >= a.low:
            return True
        if a.modifier in ("less_than", "at_most") and (b.high or b.low) <= (a.high or a.low):
            return True
        if a.high is not None and a.low <= b.low and (b.high or b.low) <= a.high:
            return True
    return _rounds_to(one.low, other.low) and _rounds_to(one.high or one.low, other.high or other.low)


def _rounds_to(a: Decimal, b: Decimal) -> bool:
    """Whether the coarser of two numbers is the finer one rounded or cut; one significant digit is no rounding."""
    coarse, fine = sorted((a.normalize(), b.normalize()), key=lambda number: -_exponent(number))
    if coarse == fine:
        return True
    if len(coarse.as_tuple().digits) < 2 and abs(coarse - fine) * 20 > abs(fine):
        return False
    step = Decimal(1).scaleb(_exponent(coarse))
    return coarse in (fine.quantize(step, ROUND_HALF_UP), fine.quantize(step, ROUND_DOWN))


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
