"""Confidence: a share, smoothed, from the rule's own rows or those of its first part."""

from __future__ import annotations

import pytest

from pipeline.vocabulary import load
from pipeline.vocabulary.linking.confidence import ENOUGH, Calibration, confidence

ROWS = load("linking/confidence", Calibration)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.table}-{row.rule}")
def test_every_calibrated_rule_has_a_confidence(row: Calibration) -> None:
    assert 0 <= row.right <= row.rows
    found = confidence(row.table, row.rule)
    assert found is not None
    assert 0 < found < 1
    if row.rows >= ENOUGH and "+" in row.rule:
        assert found == round((row.right + 1) / (row.rows + 2), 2)


def test_a_rule_that_nobody_annotated() -> None:
    assert confidence("money", "no such rule") is None
