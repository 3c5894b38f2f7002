"""Lists in step: `A and B reported 6.1 and 5.35 billion respectively` pairs names and figures in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.link.attribution.measured.indicators import is_head
from pipeline.link.attribution.owners.discourse import Owner
from pipeline.link.attribution.syntax.names import governor, label_of, owner_of
from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Figure


def paired_owner(items: Sequence[Item], index: int, listed: Sequence[Owner]) -> Owner | None:
    """The name that the figure at `index` is paired with; None where the sentence has no such lists. Where
    `respectively` stands before the figures, the names are those that the sentence begins with.

    `listed` are the names that the sentence before listed, for `their exports were 3.1 and 1.2 billion respectively`.
    """
    figures = _run(items, index)
    if not any("respectively" in item.sense.roles for item in items[index : index + 12]):
        opening = listed_names(items)
        return opening[figures.index(index)].by("respectively") if len(opening) == len(figures) > 1 else None
    names = _names(items, figures[0], len(figures))
    if not names and len(listed) == len(figures) > 1:
        return listed[figures.index(index)].by("respectively")
    if len(names) != len(figures):
        return None
    return owner_of(items[names[figures.index(index)]], "respectively")


def paired_indicator(items: Sequence[Item], index: int, sums: Sequence[tuple[int, str | None]]) -> str | None:
    """The indicator of the sum that the percentage at `index` is paired with: `growing 9.6 and 10.1 percent
    respectively`."""
    if not any("respectively" in item.sense.roles for item in items[index : index + 12]):
        return None
    figures = _run(items, index)
    before = [indicator for where, indicator in sums if where < figures[0]]
    return before[-len(figures) :][figures.index(index)] if len(before) >= len(figures) > 1 else None


def paired_measure(items: Sequence[Item], index: int) -> tuple[str, int] | None:
    """What the sum at `index` measures where a list of nouns is in step with a list of sums: `GDP and exports reached
    36.2 billion and 4.1 billion yuan respectively`."""
    if not any("respectively" in item.sense.roles for item in items[index : index + 12]):
        return None
    figures = _run(items, index)
    nouns = [
        (row.indicator, k)
        for k in range(max(0, figures[0] - 30), figures[0])
        if items[k].kind == "word" and is_head(items, k)
        for row in items[k].sense.indicators[:1]
        if row.table == "money" and row.part == "noun" and not row.weak
    ]
    return nouns[-len(figures) :][figures.index(index)] if len(nouns) >= len(figures) > 1 else None


def paired_time(items: Sequence[Item], index: int) -> int | None:
    """Index of the date that the figure at `index` is paired with: `finished in 2013 and 2016 for 7 and 12 billion yuan
    respectively`, `revenue of 30 and 36 billion yuan in 2015 and 2016 respectively`."""
    figures = _run(items, index)
    if len(figures) < 2 or not any("respectively" in item.sense.roles for item in items[index : index + 12]):
        return None
    for times in _lists_of_times(items):
        if len(times) == len(figures):
            return times[figures.index(index)]
    return None


def _lists_of_times(items: Sequence[Item]) -> Iterator[list[int]]:
    """Dates that commas and `and` join."""
    times: list[int] = []
    for index, item in enumerate(items):
        if item.kind == "time":
            times.append(index)
        elif times and item.surface not in (",", "and"):
            yield times
            times = []
    yield times


def _run(items: Sequence[Item], index: int) -> list[int]:
    """Indices of the figures listed with the one at `index`."""
    here = items[index].mention
    table = here.table if isinstance(here, Figure) else ""
    run = [index]
    for step in (-1, 1):
        k = index + step
        while 0 <= k < len(items) and abs(k - run[0 if step < 0 else -1]) <= 3:
            mention = items[k].mention
            if isinstance(mention, Figure) and mention.table == table:
                run.insert(0, k) if step < 0 else run.append(k)
            k += step
    return run


def _names(items: Sequence[Item], before: int, count: int) -> list[int]:
    """The last `count` names listed before the figures."""
    names = [k for k in range(before) if items[k].kind == "entity"]
    heads = [k for k in names if governor(items, k, 0) is None]
    if len(heads) == count:
        names = heads
    paired = names[-count:] if count > 1 else []
    return paired if len({label_of(items[k]) for k in paired}) <= 1 else []


def listed_names(items: Sequence[Item]) -> tuple[Owner, ...]:
    """The names that a sentence begins with in a row: `A, B and C cover ...`."""
    names: list[Owner] = []
    for item in items:
        if item.kind == "entity":
            names.append(owner_of(item, "listed"))
        elif item.surface not in ("the", "and", ",", "both"):
            break
    return tuple(names) if len(names) > 1 else ()
