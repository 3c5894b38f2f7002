"""Every line of tests/cases: what is marked must be found with its value, and nothing else of that table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from inline import Case, read_cases

from pipeline.models import Article
from pipeline.rows import rows_of
from pipeline.run import link_articles

CASES = [case for path in sorted((Path(__file__).parent / "cases").glob("*.txt")) for case in read_cases(path)]


def _number(value: Any) -> str:
    return f"{value:.12g}"


def describe(table: str, row: dict[str, Any]) -> str:
    """A row's value in the form that case files write it."""
    if table == "dates":
        return str(row["timex"])
    if table == "entities":
        return str(row["label"])
    if table == "issues":
        return str(row["code"])
    low, high = row["value"], row["value_max"]
    unit = {"areas": "unit", "money": "currency", "percentages": "unit"}.get(table)
    return _number(low) + (f"..{_number(high)}" if high is not None else "") + (f" {row[unit]}" if unit else "")


def found(case: Case) -> list[dict[str, Any]]:
    """Rows of the case's table that the pipeline finds in its text."""
    article = Article("case", case.text, case.text, "case", "", published=case.published)
    (linked,) = link_articles([article])
    return rows_of(linked)[case.table]


def shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return _number(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=c.id, marks=[pytest.mark.xfail(strict=True)] if c.known_miss else []) for c in CASES],
)
def test_case(case: Case) -> None:
    rows = found(case)
    spans = [(r["start"], r["end"], case.text[r["start"] : r["end"]], describe(case.table, r)) for r in rows]
    wanted = [(e.start, e.end, case.text[e.start : e.end], e.value) for e in case.expected]
    assert spans == wanted
    for expectation, row in zip(case.expected, rows, strict=True):
        for column, value in expectation.attributes:
            assert shown(row[column]) == value, column
