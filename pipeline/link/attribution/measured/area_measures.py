"""An area in its sentence -> what it measures: the whole, a plan, what is built, a phase, an addition, floors."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.measured.ground import is_ground, is_of_zone, is_zone
from pipeline.link.attribution.measured.indicators import (
    Measure,
    adjacent_left,
    adjacent_right,
    as_subject,
    attributed,
    nearest_left,
    nearest_right,
)
from pipeline.link.attribution.sentence import Sentence
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import Item
from pipeline.link.attribution.syntax.verbs import is_adverb
from pipeline.models import Figure
from pipeline.vocabulary.linking import IndicatorRow, Table

_FLOORED = frozenset({"m2", "[sft_i]"})
"""Units that floors are measured in."""


def area_measured(sentence: Sentence, index: int, figure: Figure, number: int) -> Measure:
    """What the area at item `index`, in chunk `number`, measures; where nothing says, the whole (m2: a floor)."""
    items, chunk = sentence.items, sentence.chunks[number]
    floored = figure.quantity.unit in _FLOORED
    if attributed(items, index, chunk.last) is not None:
        return Measure("total_area", "attributive", index)
    found = _by_words(items, index, chunk, floored)
    if found and found.rule == "left" and items[found.index].surface == "space" and is_zone(sentence.owners[number]):
        return Measure("total_area", found.rule, found.index)
    if found and found.rule == "clause" and found.indicator == "floor_area" and is_ground(items, index):
        return Measure("total_area", "ground", index)
    if found:
        return found
    if _is_of_another_phase(sentence, number):
        return Measure("phase_area", "elliptic", index)
    apposed = chunk.kind == "phrase" and chunk.opener == "," and index - chunk.first <= 1
    if (apposed or chunk.kind in ("relative", "bracket")) and _explains_phase(items, chunk.first):
        return Measure("phase_area", chunk.kind, index)
    found = _fate_after(sentence, index, number)
    if found and not floored:
        return found
    if _follows_area(sentence, index, chunk.first):
        previous = sentence.last_of("areas")
        if previous and previous.indicator:
            return Measure(previous.indicator, "carried", index)
    if chunk.kind in ("aside", "predicate") and number and sentence.chunks[number - 1].verb is None:
        before = sentence.chunks[number - 1]
        found = nearest_left(items, before.last, before.first, "areas", weak=False)
        if found and (floored or found.indicator != "floor_area"):
            return found
    if items[index - 1].surface == "of" and items[index - 2].surface == "area":
        return Measure("total_area", "left", index - 2)
    previous = sentence.last_of("areas")
    if previous and previous.indicator == "planned_area" and index in sentence.compared:
        return Measure("total_area", "default", index)
    ready = nearest_right(items, index, chunk.last, "areas", weak=True)
    if ready and chunk.verb is not None and chunk.verb > index and "-" not in items[index].surface:
        return ready
    goes_on = previous is not None and previous.indicator != "floor_area" and not _is_enlarged(sentence, index, number)
    goes_on = goes_on and items[chunk.first].surface != "on"
    goes_on = goes_on and not (chunk.kind == "predicate" and number and sentence.chunks[number - 1].kind == "relative")
    if previous and previous.indicator and goes_on and chunk.kind not in ("clause", "relative") and not floored:
        return Measure(previous.indicator, "carried", index)
    weak = nearest_left(items, index, chunk.first, "areas", weak=True)
    ground = is_ground(items, index) or is_of_zone(sentence, index, number)
    if floored and not ground and (weak is None or weak.indicator == "floor_area"):
        return Measure("floor_area", "default_floor", index)
    return Measure("total_area", "default", index)


_ORDINALS = frozenset({"second", "third", "fourth", "next", "last", "final"})


def _is_of_another_phase(sentence: Sentence, number: int) -> bool:
    """Whether a sentence opens with a bare ordinal after one on a phase: `The first phase cost 2 billion. A second, of
    96 hectares, was finished`."""
    opening = [item.surface for item in sentence.items[: sentence.chunks[0].last]]
    told = "second" in opening or sentence.memory.indicator.get("areas") == "phase_area"
    return number > 0 and len(opening) == 2 and opening[0] in ("a", "the") and opening[1] in _ORDINALS and told


def _by_words(items: Sequence[Item], index: int, chunk: Chunk, floor: bool) -> Measure | None:
    """What the area figure at `index` measures; `floor`: whether its unit is one that floors are measured in."""
    found = (
        _postposed(items, index, "areas")
        or _planned_after(items, index)
        or _planned_floor(items, index, floor)
        or _adjective_left(items, index, max(0, index - 8), "areas")
        or adjacent_left(items, index, 0, "areas")
        or _adjacent_right(items, index, chunk.last)
    )
    if found and found.indicator == "none" and found.rule == "right" and items[index - 1].surface == "on":
        return Measure("total_area", found.rule, found.index)
    if found is None and "-" in items[index].surface:
        return None
    found = (
        found
        or as_subject(items, index, chunk, "areas")
        or nearest_left(items, index, chunk.first, "areas", weak=False)
        or nearest_right(items, index, chunk.last, "areas", weak=False)
    )
    whole = found and (found.indicator == "total_area" or (found.indicator == "added_area" and found.rule == "verb"))
    if found and whole and _of_phase(items, found.index, chunk.first):
        return Measure("phase_area", found.rule, found.index)
    if found and found.indicator == "added_area" and items[index - 1].surface == "on":
        return Measure("total_area", found.rule, found.index)
    if found and found.indicator == "added_area" and found.rule == "left" and _reached(items, index):
        return Measure("total_area", found.rule, found.index)
    if found and found.indicator == "floor_area" and not floor:
        return Measure("total_area", found.rule, found.index)
    return found


def _planned_after(items: Sequence[Item], index: int) -> Measure | None:
    """The plan that a phrase straight after the figure says it stands in: `22 out of 36 sq km in the planning`."""
    rows = items[index + 1].sense.indicators if index + 1 < len(items) else ()
    row = next((row for row in rows if row.table == "areas" and row.part == "after"), None) if rows else None
    return Measure("planned_area", "postposed", index + 1) if row and row.indicator == "planned_area" else None


def _planned_floor(items: Sequence[Item], index: int, floor: bool) -> Measure | None:
    """The floors that a plan has, which its status tells is one: `has a planned floor space of 310,000 sq m`."""
    left = adjacent_left(items, index, 0, "areas") if floor else None
    return left if left is not None and left.indicator == "floor_area" else None


def _adjacent_right(items: Sequence[Item], index: int, last: int) -> Measure | None:
    """The noun straight after the figure, but for one with a figure of its own: `38 of its planned area of 223`."""
    found = adjacent_right(items, index, last, "areas")
    following = items[found.index + 1 : found.index + 4] if found else ()
    own = [item.kind for item in following if item.surface not in ("about", "some", "over", "nearly")]
    return None if own[:2] == ["word", "figure"] and following[0].surface == "of" else found


def _of_phase(items: Sequence[Item], noun: int, first: int) -> bool:
    """Whether the area is that of a phase which heads the clause: `Phase I of the park has a total area of`."""
    head = next((k for k in range(first, noun) if items[k].surface not in ("the", "its", "a")), noun)
    return head < noun and any(row.indicator == "phase_area" for row in items[head].sense.indicators)


def _explains_phase(items: Sequence[Item], first: int) -> bool:
    """Whether a relative clause or a bracket tells of a phase: `Phase II, which covers 1,200 mu, opened`."""
    noun = first - 1 - (first > 0 and items[first - 1].surface in (",", "(", "["))
    while noun > 1 and items[noun].kind == "entity" and "preposition" in items[noun - 1].sense.roles:
        noun -= 2
    return noun >= 0 and any(row.indicator == "phase_area" for row in items[noun].sense.indicators)


def _reached(items: Sequence[Item], index: int) -> bool:
    """Whether an area is what a change leads to: `an expansion to the 131 square km of`."""
    return any(items[k].surface == "to" for k in range(max(0, index - 2), index))


def _is_enlarged(sentence: Sentence, index: int, number: int) -> bool:
    """Whether an area is what the clause before says that one was enlarged to: `was enlarged twice, in 2003, to 53`."""
    items, chunks = sentence.items, sentence.chunks
    if items[chunks[number].first].surface != "to" or index - chunks[number].first > 2:
        return False
    for chunk in reversed(chunks[:number]):
        if chunk.verb is not None:
            return any("up" in item.sense.roles for item in items[chunk.verb : chunk.last])
    return False


def _postposed(items: Sequence[Item], index: int, table: Table) -> Measure | None:
    """What stands right after the figure and says what it is: `12.8 sq km (developed)`, `6.2 built`, `62 of which have
    been developed`."""
    ahead = index + 1
    if ahead < len(items) and items[ahead].surface in ("(", ","):
        ahead += 1
    if [item.surface for item in items[ahead : ahead + 2]] in (["of", "which"], ["of", "it"], ["of", "that"]):
        fate = range(ahead, min(ahead + 5, len(items)))
        ahead = next((k for k in fate if items[k].kind == "figure" or _participle(items[k], table)), ahead)
    elif ahead + 1 < len(items) and items[ahead + 1].kind != "mark":
        return None
    row = _participle(items[ahead], table) if ahead < len(items) else None
    after = items[ahead + 1 : ahead + 3]
    if len(after) == 2 and after[0].surface == ":" and after[1].kind == "figure":
        return None
    return Measure(row.indicator, "postposed", ahead) if row else None


def _participle(item: Item, table: Table) -> IndicatorRow | None:
    for row in item.sense.indicators:
        if row.table == table and (
            row.part in ("adjective", "after") or item.sense.roles & {"verb_past", "participle"}
        ):
            return row
    return None


def _adjective_left(items: Sequence[Item], index: int, first: int, table: Table) -> Measure | None:
    """An adjective among the few words before the figure: `another 1,200 hectares`, `built-up part, about 31`."""
    bare = named = False
    for back in range(index - 1, max(first, index - 8) - 1, -1):
        item = items[back]
        if item.kind == "figure" or named:
            return None
        for row in item.sense.indicators:
            if row.table == table and row.part == "adjective" and not row.weak:
                return None if bare and row.indicator == "added_area" else Measure(row.indicator, "adjective", back)
        bare = bare or (item.kind != "entity" and "link" not in item.sense.roles and not is_adverb(item))
        named = "coordinate" in item.sense.roles
    return None


def _fate_after(sentence: Sentence, index: int, number: int) -> Measure | None:
    """What becomes of an area that a comma parts from its verb: `950 mu, or 0.63 sq km, are finished`."""
    chunks = sentence.chunks
    if number + 1 >= len(chunks) or chunks[number].kind != "phrase" or chunks[number].last - index > 1:
        return None
    following = chunks[number + 1]
    if following.kind == "phrase" and following.last - following.first <= 2 and number + 2 < len(chunks):
        following = chunks[number + 2]
    if following.kind != "predicate" or following.verb is None or following.opener != ",":
        return None
    for ahead in range(following.verb + 1, min(following.verb + 3, following.last)):
        row = next((row for row in sentence.items[ahead].sense.indicators if row.table == "areas"), None)
        if row is not None and row.part in ("after", "verb"):
            return Measure(row.indicator, "fate", ahead)
    return None


def _follows_area(sentence: Sentence, index: int, first: int) -> bool:
    """Whether the figure is where a change goes: `from 62 square kilometers to 100`."""
    return any(
        sentence.items[k].surface == "to" and sentence.items[k - 1].kind in ("figure", "time")
        for k in range(max(first + 1, index - 4), index)
    )
