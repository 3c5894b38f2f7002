"""Precision and recall on hand-annotated articles: floors that only rise (`floors.json` of each folder of gold)."""

from __future__ import annotations

import json
from functools import cache

import pytest
from scoring import FOLDERS, rows_for

from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.score import Score, score

FLOORS: dict[str, dict[str, float]] = {
    name: json.loads((folder / "floors.json").read_text(encoding="utf-8")) for name, folder in FOLDERS.items()
}


@cache
def result(name: str) -> Score:
    return score(load_gold(FOLDERS[name]), rows_for(FOLDERS[name]))


@pytest.mark.parametrize(("name", "measure"), [(name, measure) for name in FLOORS for measure in FLOORS[name]])
def test_floor(name: str, measure: str) -> None:
    """`money` is the F1 of a table, `money.subject` the accuracy of an attribute over its found rows."""
    table, _, attribute = measure.partition(".")
    reached = result(name).accuracy(table, attribute) if attribute else result(name).f1(table)
    assert reached >= FLOORS[name][measure]
