"""Arrow tables -> a folder of CSV and Parquet files with `datapackage.json` and `run.json`, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.schema import BY_NAME, TABLES
from pipeline.tables import arrow_schema
from pipeline.write.csv_text import csv_rows, header
from pipeline.write.datapackage import data_package, file_hash
from pipeline.write.parquet import write_parquet
from pipeline.write.switch import BusyError, replacing

OWN_FILES = frozenset(
    [f"{table.name}.{suffix}" for table in TABLES for suffix in ("csv", "parquet")] + ["datapackage.json", "run.json"]
)


def write(tables: Mapping[str, pa.Table], out: Path, run: Mapping[str, Any]) -> None:
    """Write whole tables and the two descriptions into `out`.

    Raises OSError (BusyError), and then `out` is as it was.
    """
    with replacing(out.resolve(), OWN_FILES) as folder:
        for name, table in tables.items():
            write_table(name, [table], folder)
        write_descriptions(folder, run)


def write_table(name: str, chunks: Iterable[pa.Table], folder: Path, partition_rows: int = 0) -> int:
    """Write the chunks of a table, in order, as CSV and as Parquet (`write_parquet`); the number of its rows."""
    table = BY_NAME[name]
    rows = 0
    with (folder / f"{name}.csv").open("wb") as file:
        file.write(header(table))
        for chunk in write_parquet(chunks, folder / f"{name}.parquet", arrow_schema(table), partition_rows):
            file.write(csv_rows(chunk, table))
            rows += chunk.num_rows
    return rows


def write_descriptions(folder: Path, run: Mapping[str, Any]) -> None:
    """Write the data dictionary of the tables in `folder`, and what the run says of itself."""
    _write_json(data_package(folder), folder / "datapackage.json")
    _write_json(run, folder / "run.json")


def _write_json(value: Mapping[str, Any], path: Path) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


__all__ = ["OWN_FILES", "BusyError", "file_hash", "replacing", "write", "write_descriptions", "write_table"]
