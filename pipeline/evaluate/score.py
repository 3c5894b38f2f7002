"""Rows of a run against gold: precision, recall and F1 by table, accuracy by attribute, confusion of indicators.

A row is found when its span overlaps the gold row's and its value is equal. A name is found when span and label are
equal, a nominal when what it stands for is equal, too. Where the annotator gave alternatives (`alt`), any of them is
right. Rows marked `optional`, and dates without an interval, count neither way.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.gold import Row, placed, readings

VALUES = {
    "money": ("value", "value_max", "currency"),
    "areas": ("area_sq_km", "area_sq_km_max"),
    "counts": ("value", "value_max"),
    "percentages": ("value", "value_max"),
    "dates": ("date_start", "date_end"),
}
ATTRIBUTES = {
    "money": (
        "modifier",
        "indicator",
        "status",
        "cumulative",
        "subject",
        "period_start",
        "period_end",
        "equivalent_of",
    ),
    "areas": ("modifier", "indicator", "status", "subject", "period_start", "period_end", "equivalent_of"),
    "counts": ("modifier", "indicator", "status", "subject", "period_end"),
    "percentages": ("unit", "modifier", "kind", "direction", "indicator", "status", "subject", "period_end"),
    "dates": ("grain", "modifier", "role", "subject"),
}
WHOLE = ("subject", "indicator", "status", "period_end")
"""What must all be right for a figure to be a right fact."""


@dataclass
class Score:
    """Counts of found, missed and extra rows by table, of right and all attributes by (table, attribute)."""

    rows: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    attributes: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    confusion: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    """table -> (gold indicator, indicator of the run) -> how often, where they differ."""
    judged: dict[tuple[str, str, int], bool] = field(default_factory=dict)
    """(article_id, table, start) of every row that the gold judges -> whether all that makes it a fact is right."""

    def precision(self, table: str) -> float:
        """Share of the run's rows that are in the gold."""
        found, extra = self.rows[table]["found"], self.rows[table]["extra"]
        return found / (found + extra) if found else 0.0

    def recall(self, table: str) -> float:
        """Share of the gold's rows that the run has."""
        found, missed = self.rows[table]["found"], self.rows[table]["missed"]
        return found / (found + missed) if found else 0.0

    def f1(self, table: str) -> float:
        """Harmonic mean of precision and recall."""
        found, missed, extra = (self.rows[table][key] for key in ("found", "missed", "extra"))
        return 2 * found / (2 * found + missed + extra) if found else 0.0

    def accuracy(self, table: str, attribute: str) -> float:
        """Share of right values of an attribute over found rows."""
        counts = self.attributes[table, attribute]
        return counts["right"] / counts["all"] if counts["all"] else 1.0


def score(golds: Iterable[dict[str, Any]], rows: Mapping[str, Sequence[Row]]) -> Score:
    """Rows (by table, values as `pipeline.rows` gives them) against gold."""
    total = Score()
    for gold in golds:
        for table in VALUES:
            mine = [row for row in rows[table] if row["article_id"] == gold["file"]]
            _score_figures(total, table, placed(gold, table), mine)
        names = [row for row in rows["entities"] if row["article_id"] == gold["file"]]
        _score_entities(total, placed(gold, "entities"), names)
    return total


def overlap(one: Row, other: Row) -> bool:
    """Whether two spans share a character."""
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _score_figures(total: Score, table: str, golds: list[dict[str, Any]], rows: Sequence[Row]) -> None:
    left = list(rows)
    ignored = [g for g in golds if g.get("optional") or (table == "dates" and not _dated(g))]
    for gold in golds:
        if gold in ignored:
            continue
        hit = next((row for row in left if overlap(row, gold) and _same_value(table, row, gold)), None)
        total.rows[table]["missed" if hit is None else "found"] += 1
        if hit is None:
            continue
        left.remove(hit)
        right = {attribute: _right(attribute, hit, gold) for attribute in ATTRIBUTES[table]}
        for attribute, value in right.items():
            if table != "dates" or attribute != "subject" or gold.get("role"):
                total.attributes[table, attribute]["all"] += 1
                total.attributes[table, attribute]["right"] += value
        if not right.get("indicator", True):
            total.confusion[table][str(gold.get("indicator")), str(hit["indicator"])] += 1
        whole = all(right[attribute] for attribute in (("role", "subject") if table == "dates" else WHOLE))
        total.judged[hit["article_id"], table, hit["start"]] = whole
        if table in ("money", "areas"):
            total.rows["facts"]["found" if whole else "wrong"] += 1
    for row in left:
        if table == "dates" and (row["type"] != "DATE" or not row["date_start"]):
            continue
        if not any(overlap(row, gold) for gold in ignored):
            total.rows[table]["extra"] += 1
            total.judged[row["article_id"], table, row["start"]] = False
    if table in ("money", "areas"):
        _count_facts(total)


def _count_facts(total: Score) -> None:
    facts = total.rows["facts"]
    tables = [total.rows["money"], total.rows["areas"]]
    facts["missed"] = facts["wrong"] + sum(rows["missed"] for rows in tables)
    facts["extra"] = facts["wrong"] + sum(rows["extra"] for rows in tables)


def _dated(gold: dict[str, Any]) -> bool:
    return all(reading["type"] == "DATE" and reading.get("date_start") for reading in readings(gold))


def _same_value(table: str, row: Row, gold: dict[str, Any]) -> bool:
    return any(all(_equal(row[name], reading.get(name)) for name in VALUES[table]) for reading in readings(gold))


def _right(attribute: str, row: Row, gold: dict[str, Any]) -> bool:
    if attribute == "equivalent_of":
        return (row[attribute] is None) == (gold.get(attribute) is None)
    if attribute == "cumulative":
        return any(bool(row[attribute]) == bool(reading.get(attribute)) for reading in readings(gold))
    return any(_equal(row[attribute], reading.get(attribute)) for reading in readings(gold))


def _equal(mine: Any, gold: Any) -> bool:
    if isinstance(mine, float) and isinstance(gold, int | float):
        return math.isclose(mine, gold, rel_tol=1e-6)
    if isinstance(mine, str) and isinstance(gold, str):
        return plain(mine) == plain(gold)
    return str(mine) == str(gold) if mine is not None and gold is not None else (mine or None) is (gold or None)


def plain(name: str) -> str:
    """A name without case, punctuation and article."""
    return re.sub(r"^the ", "", re.sub(r"[\W_]+", " ", name.casefold()).strip())


def _score_entities(total: Score, golds: list[dict[str, Any]], rows: Sequence[Row]) -> None:
    for mention in ("name", "nominal"):
        left = [row for row in rows if row["mention"] == mention]
        for gold in (g for g in golds if (g.get("mention") or "name") == mention):
            if gold.get("optional") or (mention == "nominal" and gold["label"] != "ZONE"):
                continue
            hit = next((row for row in left if _same_entity(row, gold, mention)), None)
            total.rows[f"{gold['label']} {mention}"]["missed" if hit is None else "found"] += 1
            if hit is not None:
                left.remove(hit)
        for row in left:
            if mention == "nominal" and row["label"] != "ZONE":
                continue
            if not any(gold.get("optional") and overlap(row, gold) for gold in golds):
                total.rows[f"{row['label']} {mention}"]["extra"] += 1


def _same_entity(row: Row, gold: dict[str, Any], mention: str) -> bool:
    if not overlap(row, gold) or row["label"] not in {reading["label"] for reading in readings(gold)}:
        return False
    exact = (row["start"], row["end"]) == (gold["start"], gold["end"])
    if not exact and row["text"] not in {reading["text"] for reading in readings(gold)}:
        return False
    return mention == "name" or plain(row["name"]) in {plain(reading["name"]) for reading in readings(gold)}
