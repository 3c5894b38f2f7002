"""Zone records -> what the article says of each of its zones: category, level, parent, place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from pipeline.extract.entities.layout import Line
from pipeline.extract.entities.reading import Item, Reading
from pipeline.extract.entities.registry import ZoneRecord
from pipeline.extract.entities.shortened import is_chinese_zone
from pipeline.extract.entities.tokens import Tokens
from pipeline.extract.entities.topic import topic_of
from pipeline.extract.entities.zone_places import place_of_name
from pipeline.models import Zone
from pipeline.vocabulary import names, places
from pipeline.vocabulary.zones import types as zone_types
from pipeline.vocabulary.zones.types import RANK_WORDS, RankSense

_RANKING = RANK_WORDS.keys() | {"provincial"}
_LONGEST_SENTENCE = 100
_FURTHEST_PLACE = 2
"""Words between a zone's name and its place."""
_HEAD = 400
"""Characters of an article's text that a Chinese title may stand in."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]{4,30}(?:[（(][\u4e00-\u9fff]{1,12}[)）])?")


def zone_rows(r: Reading) -> tuple[Zone, ...]:
    """One Zone a record, in order of appearance."""
    levels = _stated_levels(r.t, r.lines, r.items, r.ranking)
    located = _stated_places(r.t, r.items)
    known = r.places
    only = _only_city(r.items) if len(r.records) == 1 else None
    rows: list[Zone] = []
    topic = topic_of(r)
    for record in r.records:
        category, level = _classified(record)
        code = (
            place_of_name(record.name, known) or located.get(id(record)) or _gazetteer_parent(record.place_code) or only
        )
        if record is topic and record.name_zh is None:
            record.name_zh = _titled_in_chinese(r.annotated.article.text, code)
        if level != "national" and levels.get(id(record)):
            level = levels[id(record)]
        rows.append(
            Zone(
                record.name,
                tuple(s for s in record.surfaces if s != record.name),
                record.name_zh,
                category,
                level,
                record.parent.name if record.parent is not None else None,
                code or _parent_code(record, known),
            )
        )
    return tuple(rows)


def _titled_in_chinese(text: str, code: str | None) -> str | None:
    """The longest Chinese name of a zone above the article that begins with the name of the zone's place."""
    place = places.by_code(code) if code else None
    if place is None or not place.name_zh:
        return None
    city = place.name_zh.rstrip("市县区")
    above = [name for name in _CHINESE.findall(text[:_HEAD]) if name.startswith(city) and is_chinese_zone(name)]
    return max(above, key=len, default=None)


def _classified(record: ZoneRecord) -> tuple[str, str | None]:
    """Category and level by the zone's names, the fullest first."""
    category, level = "other", None
    for surface in (record.name, *record.surfaces):
        other, other_level = zone_types.classify(surface)
        category = other if category == "other" else category
        level = level or other_level
    return category, level


def _gazetteer_parent(code: str | None) -> str | None:
    """The division that holds a locality of the gazetteer."""
    place = places.by_code(code) if code else None
    return place.parent_code if place is not None and ":" in place.code else code


def _only_city(items: list[Item]) -> str | None:
    """Code of the one Chinese city that the article names; None where it names several or none."""
    codes = {
        item.place.place.code
        for item in items
        if item.place is not None and item.place.place is not None and item.place.place.level in (2, 3)
    }
    code = codes.pop() if len(codes) == 1 else None
    return code if code is not None and code.isdigit() else None


def _stated_levels(t: Tokens, lines: list[Line], items: list[Item], ranking: list[int]) -> dict[int, str]:
    """The rank that a zone's sentence states (`was approved by the State Council`, `was raised to national status`).

    It belongs to the first zone of the sentence. `ranking` are the words that may speak of a rank.
    """
    found: dict[int, str] = {}
    line_starts = [line.first for line in lines]
    item_starts = [item.first for item in items]
    done = -1
    for i in ranking:
        n = bisect_right(line_starts, i) - 1
        if n == done:
            continue
        done = n
        line = lines[n]
        at = _zone_of_line(t, line, items, item_starts)
        if at is None:
            continue
        level = _stated_level(_outside_names(t, line, items, item_starts))
        if level == "national":
            found[id(items[at].record)] = level
        elif level is not None:
            found.setdefault(id(items[at].record), level)
    return found


def _zone_of_line(t: Tokens, line: Line, items: list[Item], starts: list[int]) -> int | None:
    """Index of the first zone of a sentence; where it begins with `It`, of the last among the few mentions before."""
    at = bisect_left(starts, line.first)
    for n in range(at, len(items)):
        if items[n].first >= line.last:
            break
        if items[n].record is not None:
            return n
    if t.lowers[line.first] != "it":
        return None
    return next((n for n in range(at - 1, max(-1, at - 4), -1) if items[n].record is not None), None)


def _outside_names(t: Tokens, line: Line, items: list[Item], starts: list[int]) -> list[str]:
    """A sentence's words in lower case, those of names emptied: `National ... Park` gives no other zone its rank."""
    last = min(line.last, line.first + _LONGEST_SENTENCE)
    words = t.lowers[line.first : last]
    for item in items[bisect_left(starts, line.first) : bisect_left(starts, last)]:
        if item.mention == "name" and item.record is not None:
            end = min(item.last, last)
            words[item.first - line.first : end - line.first] = [""] * (end - item.first)
    return words


def _stated_level(words: list[str]) -> str | None:
    """The rank that a sentence gives its zone: the first one after the verb that gives it, else any that it names.

    `the national development zone standard` gives none, nor does a provincial government.
    """
    senses = [(n, sense) for n, word in enumerate(words) if word in _RANKING and (sense := _sense(words, n, word))]
    raised = [n for n, sense in senses if sense == "raised"]
    ranks = [(n, sense) for n, sense in senses if sense != "raised"]
    given = [level for n, level in ranks if raised and n > raised[0]]
    if given and given[0] == "provincial" and "national" not in given:
        return "provincial"
    if raised and (given or (ranks and ranks[0][1] == "national") or {"state", "council"} <= set(words)):
        return "national"
    return "provincial" if any(level == "provincial" for _, level in ranks) else None


def _sense(words: list[str], n: int, word: str) -> RankSense | None:
    """What a word says of a rank; `provincial` does before a word of a zone's type alone."""
    sense = RANK_WORDS.get(word)
    if sense == "national" and {"standard", "standards"} & set(words[n + 1 : n + 6]):
        return None
    if word == "provincial" and n + 1 < len(words):
        typed = words[n + 1] in names.ZONE_HEADS or names.ZONE_MODIFIERS.get(words[n + 1]) == "type"
        return "provincial" if typed else None
    return sense


def _parent_code(record: ZoneRecord, known: set[str]) -> str | None:
    """Code of the place of the zone that this one is part of."""
    return place_of_name(record.parent.name, known) if record.parent is not None else None


def _stated_places(t: Tokens, items: list[Item]) -> dict[int, str]:
    """The place right after a zone's name (`X in Changzhou`) or possessive before it (`Beijing's X`)."""
    found: dict[int, str] = {}
    for before, after in pairwise(items):
        if after.first - before.last > _FURTHEST_PLACE or (before.record is None and after.record is None):
            continue
        gap = t.lowers[before.last : after.first]
        if before.record is not None and after.place is not None and after.place.place and {*gap} <= {"in", ",", "of"}:
            code = after.place.place.place_code or after.place.place.parent_code
        elif after.record is not None and before.place is not None and before.place.place and gap == ["'s"]:
            code = before.place.place.place_code or before.place.place.parent_code
            before, after = after, before
        else:
            continue
        if code and before.record is not None and len(code) > 2:
            found.setdefault(id(before.record), code)
    return found
