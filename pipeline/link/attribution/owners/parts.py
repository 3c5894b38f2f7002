"""A figure that is a part, one of a row, or of what was just counted -> its owner."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.owners.discourse import Owner
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.names import POSSESSIVES, label_of, of_those, owner_of
from pipeline.link.attribution.syntax.scan import Item
from pipeline.models import Figure

MACRO = frozenset({
    "gdp", "fiscal_revenue", "output_value", "value_added", "fixed_asset_investment", "trade_value",
    "foreign_investment", "exports", "imports", "tax_revenue",
    "enterprises", "foreign_enterprises", "projects", "incubators",
    "research_institutions",
})  # fmt: skip
"""Indicators that a place has, and a company spoken of before hardly can."""


def owner_of_whole(sentence: Sentence, index: int, number: int) -> Owner | None:
    """The owner of the figure that a part is taken of: `DHIZ's 153 sq km, of which 40 percent is`, `whose revenue rose
    to 5 billion yuan, including 1 billion from exports`."""
    chunk, items = sentence.chunks[number], sentence.items
    if not sentence.done or chunk.first < 2:
        return None
    whole = chunk.first - 2
    if chunk.kind == "aside" and items[chunk.first].surface == "including":
        parts = items[whole].kind == "figure" and items[chunk.first + 1].kind != "entity"
    else:
        parts = chunk.kind == "relative" and items[whole + 1].surface == "of"
        if is_gapped(sentence, index):
            return None
        if parts and label_of(items[chunk.first + 1]) in ("ORG", "ZONE") and chunk.verb == chunk.first + 2:
            return owner_of(items[chunk.first + 1], "subject")
    before = sentence.done[-1].given
    return Owner(before.subject, before.subject_label or "ZONE", "relative") if parts and before.subject else None


def owner_in_row(sentence: Sentence, index: int, number: int) -> Owner | None:
    """The place of one figure in a row of figures and places: `including 134.6 in the Urumqi Area, 28.5 in the Kashgar
    Area and 16.6 in the Horgos Area`. Money in a row of places is still its company's."""
    items, figure = sentence.items, sentence.items[index].mention
    name = _place_named(items, index)
    if name is None or not isinstance(figure, Figure):
        return None
    owner = sentence.owners[number]
    within = owner is not None and owner.label == "ZONE" and label_of(items[name]) != "ZONE"
    if within and not _parts_whole(sentence, number):
        return None
    if figure.table != "areas" and (owner is None or owner.label == "ORG" or not _parts_whole(sentence, number)):
        return None
    rows = (name + 2, name + 3, index - 4, index - 5)
    others = [k for k in rows if 0 <= k < len(items) and getattr(items[k].mention, "table", None) == figure.table]
    return owner_of(items[name], "place") if any(_place_named(items, k) for k in others) else None


def _place_named(items: Sequence[Item], index: int) -> int | None:
    """Index of the zone or place that `in` or `at` puts the figure at `index` in."""
    if index + 2 >= len(items) or items[index + 1].surface not in ("in", "at"):
        return None
    name = index + 2 + (items[index + 2].surface == "the")
    return name if name < len(items) and label_of(items[name]) in ("ZONE", "GPE") else None


def _parts_whole(sentence: Sentence, number: int) -> bool:
    """Whether chunk `number` is in a row of parts that `including` opens."""
    opened = range(number, max(-1, number - _LONGEST_ROW), -1)
    return any(sentence.items[sentence.chunks[k].first].surface == "including" for k in opened)


_LONGEST_ROW = 6


def owner_of_counted(sentence: Sentence) -> Owner | None:
    """Whose the firms or projects are that the figure before counts: `Ten suppliers followed, with outlays of`."""
    before = sentence.done[-1] if sentence.done else None
    if before is None or before.figure.table != "counts" or before.given.indicator not in MACRO:
        return None
    given = before.given
    return (
        Owner(given.subject, given.subject_label, "chain")
        if given.subject and given.subject_label != "ORG" and given.subject_label
        else None
    )


def are_counted(sentence: Sentence, number: int) -> bool:
    """Whether `they` is what the figure before counts: `The incubator has 110 tenants; they employ 2,300 people`."""
    chunk = sentence.chunks[number]
    return "they" in sentence.items[chunk.first].sense.roles and bool(sentence.done)


def owner_of_share(sentence: Sentence, index: int) -> Owner | None:
    """Whose the whole is that a share is taken of: `High-tech firms make up 72 percent of the zone's output`."""
    items = sentence.items
    start = index + 2 + (index + 2 < len(items) and items[index + 2].surface == "the")
    if start + 1 >= len(items) or items[index + 1].surface != "of" or label_of(items[start]) not in ("ZONE", "ORG"):
        return None
    return owner_of(items[start], "possessor") if items[start + 1].surface in POSSESSIVES else None


def is_gapped(sentence: Sentence, index: int) -> bool:
    """Whether a name stands right before a figure that follows another: `Siemens invested 1 billion yuan and Bosch 2
    billion`."""
    items = sentence.items
    if index < 3 or not sentence.done or label_of(items[index - 1]) not in ("ZONE", "ORG", "GPE"):
        return False
    back = index - 3 if items[index - 2].surface == "the" else index - 2
    before = items[back]
    if of_those(items, index - 1):
        return True
    return "coordinate" in before.sense.roles or before.surface in (",", ";")
