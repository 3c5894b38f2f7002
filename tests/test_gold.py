"""Precision and recall on hand-annotated articles: floors that only rise (tests/gold/floors.json)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from scoring import Score, load_gold, rows_for, score

GOLD = Path(__file__).parent / "gold"
FLOORS: dict[str, float] = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def result() -> Score:
    return score(load_gold(GOLD), rows_for(GOLD))


@pytest.mark.parametrize("measure", FLOORS)
def test_floor(measure: str, result: Score) -> None:
    """`money` is the F1 of a table, `money.subject` the accuracy of an attribute over its found rows."""
    table, _, attribute = measure.partition(".")
    reached = result.accuracy(table, attribute) if attribute else result.f1(table)
    assert reached >= FLOORS[measure]
