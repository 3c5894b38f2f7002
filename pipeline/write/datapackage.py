"""The data dictionary as a Data Package v2: types, units, constraints, keys, and a hash of each file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pipeline.schema import TABLES, Column, Table

_FIELD_TYPES = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "date": "date"}


def data_package(folder: Path) -> dict[str, Any]:
    """Data Package v2 of the CSV files in `folder`, their Parquet twins named beside them."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "zonefacts",
        "title": "Facts on Chinese industrial parks and development zones, extracted from articles",
        "description": (
            "Parquet is canonical. CSV holds the same rows, with one escape: a text that begins, after any white "
            "space, with = + - @, or that begins with tab, CR, LF or ', has a leading ' to take off again."
        ),
        "resources": [_resource(folder, table) for table in TABLES],
    }


def _resource(folder: Path, table: Table) -> dict[str, Any]:
    path = folder / f"{table.name}.csv"
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    parquet = folder / f"{table.name}.parquet"
    return {
        "name": table.name,
        "type": "table",
        "description": table.meaning,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": file_hash(path),
        "schema": schema,
        "parquet": {"path": parquet.name, "hash": file_hash(parquet)},
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.low is not None:
        constraints["minimum"] = column.low
    if column.high is not None:
        constraints["maximum"] = column.high
    field: dict[str, Any] = {"name": column.name, "type": _FIELD_TYPES[column.type], "description": column.meaning}
    if column.unit:
        field["unit"] = column.unit
    return field | ({"constraints": constraints} if constraints else {})


def file_hash(path: Path) -> str:
    """The hash of a file as the data package gives it: `sha256:` and the digest; of a folder, that of its files'."""
    if path.is_dir():
        parts = "".join(file_hash(part) for part in sorted(path.iterdir()))
        return f"sha256:{hashlib.sha256(parts.encode()).hexdigest()}"
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
