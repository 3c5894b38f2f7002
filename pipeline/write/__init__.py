"""Arrow tables -> a folder of CSV and Parquet files with `datapackage.json` and `run.json`, all or nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet

from pipeline.schema import BY_NAME, TABLES, Table
from pipeline.tables import csv_cell
from pipeline.write.datapackage import data_package
from pipeline.write.switch import BusyError, replacing

OWN_FILES = frozenset(
    [f"{table.name}.{suffix}" for table in TABLES for suffix in ("csv", "parquet")] + ["datapackage.json", "run.json"]
)


def write(tables: Mapping[str, pa.Table], out: Path, run: Mapping[str, Any]) -> None:
    """Write all tables and the two descriptions into `out`. Raises OSError (BusyError), and then `out` is as it was."""
    with replacing(out.resolve(), OWN_FILES) as folder:
        for name, table in tables.items():
            _write_csv(table, BY_NAME[name], folder / f"{name}.csv")
            pa.parquet.write_table(table, folder / f"{name}.parquet", compression="zstd")
        _write_json(data_package(folder), folder / "datapackage.json")
        _write_json(run, folder / "run.json")


def _write_csv(table: pa.Table, spec: Table, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(spec.names)
        for batch in table.to_batches(max_chunksize=10_000):
            columns = [[csv_cell(v, c) for v in batch.column(i).to_pylist()] for i, c in enumerate(spec.columns)]
            writer.writerows(zip(*columns, strict=True))


def _write_json(value: Mapping[str, Any], path: Path) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


__all__ = ["OWN_FILES", "BusyError", "write"]
