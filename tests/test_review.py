"""What people do with outputs: evaluate, diff, validate, panel."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.diff import diff
from pipeline.evaluate import GoldError, as_lines, as_record, evaluate, failures
from pipeline.panel import panel
from pipeline.run import extract_to
from pipeline.schema import TABLES
from pipeline.tables import arrow_tables, frames, load_tables
from pipeline.validate.output import output_failures
from pipeline.write import write

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run") / "out"
    extract_to(ROOT / "raw", out, jobs=1)
    return out


@pytest.fixture
def copy(output: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(output, tmp_path / "copy"))


def test_evaluate(output: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    (gold / "articles").mkdir(parents=True)
    article = "The Ordos zone covers 8 square kilometers."
    raw = tmp_path / "raw"
    raw.mkdir()
    for folder in (raw, gold / "articles"):
        (folder / "a.txt").write_text(article, encoding="utf-8")
    area: dict[str, Any] = {"text": "8 square kilometers", "value": 8, "unit": "km2", "area_sq_km": 8}
    name = {"text": "Ordos zone", "label": "ZONE", "name": "Ordos zone"}
    told = area | {"indicator": "floor_area", "status": "actual", "subject": "Ordos zone"}
    (gold / "a.json").write_text(json.dumps({"file": "a.txt", "areas": [told], "entities": [name]}), encoding="utf-8")
    extract_to(raw, tmp_path / "out", jobs=1)
    result = evaluate(tmp_path / "out", gold)
    record = as_record(result)
    assert record["tables"]["areas"]["f1"] == record["tables"]["ZONE name"]["f1"] == 1.0
    assert record["attributes"]["areas.subject"] == 1.0
    assert record["attributes"]["areas.indicator"] == 0.0
    assert record["confusion"] == [{"table": "areas", "gold": "floor_area", "run": "total_area", "rows": 1}]
    assert failures(result, 0.9) == ["facts: F1 0.000 is below 0.9"]
    assert any("floor_area -> total_area: 1" in line for line in as_lines(result))
    (gold / "b.json").write_text(json.dumps({"file": "a.txt", "areas": [area | {"text": "9 ha"}]}), encoding="utf-8")
    with pytest.raises(GoldError, match="9 ha"):
        evaluate(tmp_path / "out", gold)


def test_diff_of_a_run_with_itself_is_empty(output: Path, copy: Path) -> None:
    assert list(diff(output, copy)) == []


def zones(*rows: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    names = next(table.names for table in TABLES if table.name == "zones")
    basis = dict.fromkeys(names) | {"category": "other", "articles": 1, "mentions": 1}
    return {"zones": [basis | row for row in rows]}


def test_diff(tmp_path: Path) -> None:
    one = zones({"zone_id": "a", "name": "A"}, {"zone_id": "b", "name": "B"})
    other = zones({"zone_id": "b", "name": "B Park"}, {"zone_id": "c", "name": "C"})
    for name, rows in (("one", one), ("other", other)):
        write(arrow_tables(rows), tmp_path / name, {})
    lines = [change.line() for change in diff(tmp_path / "one", tmp_path / "other")]
    assert lines == ["zones lost a: A", "zones changed b: name 'B' -> 'B Park'", "zones gained c: C"]


def test_validate_finds_nothing_in_a_fresh_output(output: Path) -> None:
    assert list(output_failures(output)) == []


def test_validate_finds_what_was_touched(copy: Path) -> None:
    money = copy / "money.csv"
    money.write_text(money.read_text(encoding="utf-8").replace("220000000.0", "230000000.0"), encoding="utf-8")
    run = json.loads((copy / "run.json").read_text(encoding="utf-8"))
    (copy / "run.json").write_text(json.dumps(run | {"quarantined": 3}), encoding="utf-8")
    found = list(output_failures(copy))
    assert any(line.startswith("money.csv: not the file") for line in found)
    assert "money: CSV and Parquet differ" in found
    assert any(line.startswith("run.json: 5 inputs") for line in found)


def fact(**known: Any) -> dict[str, Any]:
    names = next(table.names for table in TABLES if table.name == "facts")
    basis = {
        "subject": "A", "subject_label": "ZONE", "zone_id": "a", "indicator": "gdp", "unit": "CNY", "status": "actual",
        "cumulative": False, "period_start": date(2010, 1, 1), "period_end": date(2010, 12, 31), "article_id": "x",
        "table": "money", "start": 1, "end": 2, "confidence": 0.9, "published": date(2011, 1, 1), "evidence": "",
        "link_rule": "subject",
    }  # fmt: skip
    return dict.fromkeys(names) | basis | known


PANEL = [
    ("the only one", [fact(value=1.0)], 1.0),
    ("exact before approximate", [fact(value=1.0, modifier="approx", confidence=1.0), fact(value=2.0)], 2.0),
    ("approximate before a bound", [fact(value=1.0, modifier="more_than"), fact(value=2.0, modifier="approx")], 2.0),
    ("the better rule", [fact(value=1.0, confidence=0.5), fact(value=2.0)], 2.0),
    ("the later article", [fact(value=1.0), fact(value=2.0, published=date(2012, 1, 1))], 2.0),
    ("the first article", [fact(value=1.0, article_id="y"), fact(value=2.0)], 2.0),
    ("no plan", [fact(value=1.0, status="planned")], None),
    ("no total since the beginning", [fact(value=1.0, cumulative=True)], None),
    ("no half year", [fact(value=1.0, period_end=date(2010, 6, 30))], None),
    ("no percentage", [fact(value=1.0, kind="growth")], None),
    ("a stock", [fact(value=1.0, period_start=None, period_end=date(2010, 12, 31))], 1.0),
]


@pytest.mark.parametrize(("rule", "facts", "value"), PANEL, ids=[rule for rule, _, _ in PANEL])
def test_panel(rule: str, facts: list[dict[str, Any]], value: float | None) -> None:
    rows = zones({"zone_id": "a", "name": "A"}) | {"facts": facts}
    found = panel(frames(arrow_tables(rows)))
    assert (list(found[2010]) if 2010 in found else [None]) == [value]


def test_panel_of_the_articles(output: Path) -> None:
    found = panel(load_tables(output), "output_value")
    assert list(found.columns[:4]) == ["zone_id", "name", "indicator", "unit"]
    assert pd.api.types.is_float_dtype(found[found.columns[-1]])
