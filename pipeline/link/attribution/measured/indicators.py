"""A figure in its chunk -> what it measures: the phrase beside it, its verb, or what the figure before it measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import NOTHING, Item
from pipeline.models import Figure
from pipeline.vocabulary.linking import IndicatorRow, Table

_REACH = 40
"""Items that a phrase may stand away from its figure."""


_WORTH = frozenset({"worth", "valued at", "costing", "each"})


@dataclass(slots=True, eq=False)
class Measure:
    """What a figure measures, the rule that says so, and the item that named it; never changed."""

    indicator: str
    rule: str
    index: int


def adjacent_left(items: Sequence[Item], index: int, first: int, table: Table, comma: bool = True) -> Measure | None:
    """The noun that leads straight up to the figure: `fiscal revenue of`, `GDP has reached`, `Planned area:`."""
    back = index - 1
    while back >= first:
        item = items[back]
        if item.surface in (")", "]"):
            back = _before_bracket(items, back, first)
            continue
        if item.surface == ":":
            back = _before_owner(items, back - 1, first)
            continue
        if item.sense.indicators:
            row = _noun(item, table, weak=item.kind == "figure" or items[back + 1].surface in _WORTH)
            if row is not None and is_head(items, back):
                return Measure(row.indicator, "left", back)
        if item.kind == "time" or (comma and item.surface == ",") or _links(item):
            back -= 1
            continue
        return None
    return None


def _before_owner(items: Sequence[Item], back: int, first: int) -> int:
    """`back`, or the index of the noun before whose thing a label's is: `Planned area of the zone:`."""
    noun = back
    while noun > max(first, back - _OWNER_REACH) and _of_owner(items[noun]):
        noun -= 1
    return noun if noun < back and items[noun + 1].surface in ("of", "in", "at") else back


def _before_bracket(items: Sequence[Item], close: int, first: int) -> int:
    """The index before the bracket that closes at `close`."""
    back = close - 1
    while back >= first and close - back < 12 and items[back].surface not in ("(", "["):
        back -= 1
    return back - 1


def adjacent_right(items: Sequence[Item], index: int, last: int, table: Table) -> Measure | None:
    """The noun straight after the figure: `yuan in taxes`, `yuan industrial output`, `of office space`."""
    ahead = after_bracket(items, _last_listed(items, index) + 1)
    last = max(last, min(ahead + 5, len(items)) if ahead > index + 1 else last)
    steps = 0
    while ahead < last and steps < 5:
        item = items[ahead]
        if item.kind == "time" and "determiner" in item.sense.roles:
            ahead += 1
            continue
        if item.kind != "word" or "coordinate" in item.sense.roles:
            return None
        if item.sense.indicators:
            row = _noun(item, table, weak=table == "money" and (steps == 0 or items[ahead - 1].surface in ("of", "in")))
            if row is not None and is_head(items, ahead):
                return Measure(row.indicator, "right", ahead)
        if (
            steps == 0
            and item.surface not in ("of", "in", "worth", "from")
            and item.sense.roles & {"preposition", "past", "present", "perfect", "modal"}
        ):
            return None
        if (
            steps
            and item.sense.roles & {"preposition", "past", "present", "perfect", "modal", "verb_past"}
            and item.surface != "of"
        ):
            return None
        ahead += 1
        steps += 1
    return None


_LONGEST_GIFT = 6
"""Items between a sum and the noun that it adds to: `3 billion yuan to the zone's annual exports`."""


def contributed_to(items: Sequence[Item], index: int, table: Table) -> Measure | None:
    """The noun that the figure adds to: `will add 4.5 billion yuan to our output value`."""
    if index + 1 >= len(items) or items[index + 1].surface != "to":
        return None
    for ahead in range(index + 2, min(index + 2 + _LONGEST_GIFT, len(items))):
        item = items[ahead]
        row = _noun(item, table)
        if row is not None and is_head(items, ahead):
            return Measure(row.indicator, "right", ahead)
        if item.kind not in ("word", "entity") or not item.sense.roles.isdisjoint(("preposition", "base", "modal")):
            return None
    return None


def _last_listed(items: Sequence[Item], index: int) -> int:
    """The last of the figures that `and` joins to the one at `index`: `$890 million and $1.04 billion of capital`."""
    table = getattr(items[index].mention, "table", None)
    while (
        index + 2 < len(items)
        and "coordinate" in items[index + 1].sense.roles
        and getattr(items[index + 2].mention, "table", None) == table
    ):
        index += 2
    return index


def after_bracket(items: Sequence[Item], index: int) -> int:
    """`index`, or the index after the bracket that opens there."""
    if index >= len(items) or items[index].surface not in ("(", "["):
        return index
    ahead = index + 1
    while ahead < len(items) and ahead - index < 12 and items[ahead].surface not in (")", "]"):
        ahead += 1
    return ahead + 1


def nearest_left(items: Sequence[Item], index: int, first: int, table: Table, weak: bool) -> Measure | None:
    """The nearest noun or verb of the table before the figure in its clause."""
    for back in range(index - 1, max(first, index - _REACH) - 1, -1):
        item = items[back]
        if table == "areas" and isinstance(item.mention, Figure) and item.mention.table == "areas":
            return None
        for row in item.sense.indicators:
            if row.table != table or row.part == "after" or (row.weak and not weak):
                continue
            if row.part == "noun" and (not is_head(items, back) or _belongs_before(items, back)):
                continue
            if row.part == "adjective" and row.indicator == "added_area":
                continue
            if item.kind == "figure" and row.indicator == "price":
                continue
            return Measure(row.indicator, "verb" if row.part == "verb" else "clause", back)
    return None


def _belongs_before(items: Sequence[Item], noun: int) -> bool:
    """Whether a phrase with a preposition tells of the figure before it: `5 million yuan on research and 9 million`."""
    return items[noun].surface.startswith(_OF_LAST) and noun > 0 and items[noun - 1].kind == "figure"


_OF_LAST = ("on ", "into ", "in ", "from ", "for ", "of ", "to ")


def nearest_right(items: Sequence[Item], index: int, last: int, table: Table, weak: bool) -> Measure | None:
    """The nearest noun or adjective after the figure in its clause: `19.8 sq km has been built up`."""
    start = after_bracket(items, index + 1)
    if start > index + 1:
        last = max(last, start + 6)
    for ahead in range(start, min(last, start + 15, len(items))):
        item = items[ahead]
        if item.kind in ("figure", "mark"):
            return None
        for row in item.sense.indicators:
            if row.table != table or (row.weak and not weak) or row.part == "verb":
                continue
            if row.part == "adjective" and ahead + 1 < len(items) and items[ahead + 1].kind == "figure":
                continue
            if row.part in ("adjective", "after") or (table == "money" and is_head(items, ahead)):
                return Measure(row.indicator, "right_clause", ahead)
    return None


def attributed(items: Sequence[Item], index: int, last: int) -> int | None:
    """Index of the name that a figure stands before, a single blank between: `the 415-sq-km zone`, `the
    2.6-billion-yuan, 1,200-mu park`."""
    while index + 2 < len(items) and items[index + 1].surface == "," and items[index + 2].kind == "figure":
        index += 2
        last = max(last, min(index + 2, len(items)))
    name = index + 1
    if name >= last or items[name].kind != "entity" or items[name].start - items[index].end != 1:
        return None
    return name


def is_head(items: Sequence[Item], index: int) -> bool:
    """Whether the noun at `index` heads its phrase, and does not colour a noun after it (`export processing`)."""
    if index + 1 >= len(items):
        return True
    following = items[index + 1]
    if following.kind != "word" or following.sense.roles or following.sense.indicators:
        return True
    surface = following.surface
    return surface.endswith(("ed", "ly", "ing")) or not surface.isalpha()


def _noun(item: Item, table: Table, weak: bool = False) -> IndicatorRow | None:
    for row in item.sense.indicators:
        if row.table == table and row.part == "noun" and (weak or not row.weak):
            return row
    return None


def _links(item: Item) -> bool:
    return item.kind == "word" and ("link" in item.sense.roles or item.surface.endswith("ly"))


def gapped_noun(items: Sequence[Item], chunk: Chunk, table: Table) -> Measure | None:
    """The noun that a comma parts from its figures, the verb left out: `imports rose to 2 billion yuan and exports,
    10 percent to 3 billion`."""
    noun = chunk.first - 2
    if noun < 1 or chunk.opener != "," or items[chunk.first].kind != "figure":
        return None
    row = _noun(items[noun], table)
    joined = "coordinate" in items[noun - 1].sense.roles or items[noun - 1].surface in (";", "that of", "those of")
    return Measure(row.indicator, "gapping", noun) if row and joined else None


def antecedent_noun(items: Sequence[Item], chunk: Chunk, table: Table) -> Measure | None:
    """The noun that a relative clause explains: `Foreign trade, which brought in 141 million dollars`."""
    noun = chunk.first - 1 - (items[chunk.first - 1].surface == ",")
    if chunk.kind != "relative" or noun < 0 or items[chunk.first].surface not in ("which", "that"):
        return None
    row = _noun(items[noun], table)
    owner = noun
    while row is None and noun > max(0, owner - _OWNER_REACH) and _of_owner(items[noun]):
        noun -= 1
        row = _noun(items[noun], table) if items[noun + 1].surface in ("of", "in", "at") else None
    return Measure(row.indicator, "relative", noun) if row else None


_OWNER_REACH = 6


def _of_owner(item: Item) -> bool:
    """Whether an item can stand in `of X`, `in X of Y` or `of the whole city`, after a noun."""
    if item.kind == "entity" or item.surface == "'s":
        return True
    plain = item.kind == "word" and item.sense is NOTHING
    return plain or not item.sense.roles.isdisjoint(("determiner", "preposition", "locality"))


_FRAMING = frozenset({"in", "by", "for", "in terms of", "as for", "as to", "regarding", "on"})
_LONGEST_FRAME = 7


def framing_noun(items: Sequence[Item], chunks: Sequence[Chunk], number: int, table: Table) -> Measure | None:
    """The noun of the phrase that a sentence opens with to say what its figures are: `In trade value, X led with`."""
    frame = chunks[0]
    if not number or frame.kind != "phrase" or frame.verb is not None or frame.last - frame.first > _LONGEST_FRAME:
        return None
    if items[frame.first].surface not in _FRAMING or any(item.kind == "figure" for item in items[: frame.last]):
        return None
    if any(chunk.opener in (";", '"', "“", "”", "said") for chunk in chunks[1 : number + 1]):
        return None
    for index in range(frame.last - 1, frame.first, -1):
        row = _noun(items[index], table)
        if row is not None and is_head(items, index):
            return Measure(row.indicator, "frame", index)
    return None


def as_subject(items: Sequence[Item], index: int, chunk: Chunk, table: Table) -> Measure | None:
    """What is done with a figure that is the subject: `RMB142 bn was poured into`, `19.8 sq km has been built up`."""
    if chunk.verb is None or chunk.verb < index:
        return None
    for ahead in range(chunk.verb, min(chunk.last, chunk.verb + 8)):
        for row in items[ahead].sense.indicators:
            if row.table == table and (row.part == "verb" or (not row.weak and is_head(items, ahead))):
                return Measure(row.indicator, "fate", ahead)
    return None
