"""The output of a run and a folder of gold -> how good the run is; as a table, as JSON, as a failure below a floor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.evaluate.gold import GoldError, load_gold
from pipeline.evaluate.score import ATTRIBUTES, VALUES, Score, score
from pipeline.journal import complete


def evaluate(output: Path, gold: Path) -> Score:
    """Score the tables in `output` against the annotations in `gold`. Raises GoldError, FileNotFoundError."""
    golds = list(load_gold(gold))
    if not golds:
        raise GoldError(f"{gold}: no annotated article in it")
    complete(output)
    wanted = {one["file"] for one in golds}
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for table in (*VALUES, "entities"):
        for row in pq.read_table(output / f"{table}.parquet").to_pylist():
            if row["article_id"] in wanted:
                rows[table].append(row)
    return score(golds, rows)


def as_record(result: Score) -> dict[str, Any]:
    """The result for a machine: by table, by attribute, and indicators taken for one another."""
    return {
        "tables": {
            table: {
                "precision": round(result.precision(table), 4),
                "recall": round(result.recall(table), 4),
                "f1": round(result.f1(table), 4),
                **{key: counts[key] for key in ("found", "missed", "extra")},
            }
            for table, counts in sorted(result.rows.items())
        },
        "attributes": {
            f"{table}.{attribute}": round(result.accuracy(table, attribute), 4)
            for table, attributes in ATTRIBUTES.items()
            for attribute in attributes
        },
        "confusion": [
            {"table": table, "gold": gold, "run": run, "rows": rows}
            for table, pairs in sorted(result.confusion.items())
            for (gold, run), rows in pairs.most_common()
        ],
    }


def as_lines(result: Score) -> Iterator[str]:
    """The result for a reader."""
    yield f"{'':16}{'precision':>10}{'recall':>8}{'F1':>8}{'found':>8}{'missed':>8}{'extra':>8}"
    for table, counts in sorted(result.rows.items()):
        shares = f"{result.precision(table):>10.3f}{result.recall(table):>8.3f}{result.f1(table):>8.3f}"
        yield f"{table:16}{shares}{counts['found']:>8}{counts['missed']:>8}{counts['extra']:>8}"
    yield ""
    for table, attributes in ATTRIBUTES.items():
        for attribute in attributes:
            counts = result.attributes[table, attribute]
            share = result.accuracy(table, attribute)
            yield f"{table + '.' + attribute:28}{share:.3f}  ({counts['right']} of {counts['all']})"
    if result.confusion:
        yield "\nindicators taken for one another (gold -> run)"
    for table, pairs in sorted(result.confusion.items()):
        for (gold, run), rows in pairs.most_common(15):
            yield f"{table:12}{gold} -> {run}: {rows}"


def failures(result: Score, floor: float) -> list[str]:
    """The tables with rows whose F1 is below the floor."""
    reached = {table: result.f1(table) for table, counts in sorted(result.rows.items()) if counts.total()}
    return [f"{table}: F1 {f1:.3f} is below {floor}" for table, f1 in reached.items() if f1 < floor]


__all__ = ["GoldError", "Score", "as_lines", "as_record", "evaluate", "failures"]
