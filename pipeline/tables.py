"""Rows -> Arrow tables and pandas frames with the types that `schema` gives; and back from files: `load_tables`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from pipeline.schema import TABLES, Column, Table

Row = Mapping[str, Any]
Tables = dict[str, pd.DataFrame]

_ARROW = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32()}
_FORMULA = re.compile(r"\s*[=+\-@]|['\t\r\n]")


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table."""
    return pa.schema([pa.field(c.name, _ARROW[c.type], nullable=not c.required) for c in table.columns])


def arrow_tables(rows: Mapping[str, Iterable[Row]]) -> dict[str, pa.Table]:
    """Every table of the schema, its rows in the order of its sort key (nulls first)."""
    return {table.name: _arrow_table(table, rows.get(table.name, ())) for table in TABLES}


def _arrow_table(table: Table, rows: Iterable[Row]) -> pa.Table:
    ordered = sorted(rows, key=lambda row: tuple(_sortable(row.get(name)) for name in table.sort))
    columns = {name: [row.get(name) for row in ordered] for name in table.names}
    return pa.Table.from_pydict(columns, schema=arrow_schema(table))


def _sortable(value: Any) -> tuple[bool, Any]:
    """Nulls sort first, and never meet a value."""
    return (value is not None, value if value is not None else 0)


def frame(table: pa.Table) -> pd.DataFrame:
    """A pandas frame: str, Int64, float64, boolean, datetime64; null is NA everywhere."""
    nullable = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    mapped: pd.DataFrame = table.to_pandas(types_mapper=nullable.get)
    for field in table.schema:
        if field.type == pa.date32():
            mapped[field.name] = pd.to_datetime(mapped[field.name]).astype("datetime64[s]")
    return mapped


def frames(tables: Mapping[str, pa.Table]) -> Tables:
    """All tables as frames."""
    return {name: frame(table) for name, table in tables.items()}


def load_tables(folder: str | Path, source: Literal["parquet", "csv"] = "parquet") -> Tables:
    """The tables that a run wrote into `folder`, with the types of the data dictionary.

    `csv` reads the CSV files instead and undoes their escape. A cell `NA` is a text, only an empty one is null.
    Raises FileNotFoundError for a table that is not there.
    """
    read = _read_parquet if source == "parquet" else _read_csv
    return {table.name: frame(read(Path(folder), table)) for table in TABLES}


def _read_parquet(folder: Path, table: Table) -> pa.Table:
    return pa.parquet.read_table(folder / f"{table.name}.parquet", schema=arrow_schema(table))


def _read_csv(folder: Path, table: Table) -> pa.Table:
    options = pa.csv.ConvertOptions(
        column_types=arrow_schema(table), strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""]
    )
    parsing = pa.csv.ParseOptions(newlines_in_values=True)
    block = pa.csv.ReadOptions(block_size=1 << 26)
    loaded = pa.csv.read_csv(folder / f"{table.name}.csv", block, parsing, options)
    for index, column in enumerate(table.columns):
        if column.type == "str":
            texts = [unescape(text) for text in loaded.column(index).to_pylist()]
            loaded = loaded.set_column(index, loaded.field(index), pa.array(texts, pa.string()))
    return loaded.cast(arrow_schema(table))


def csv_cell(value: Any, column: Column) -> str:
    """A value as its CSV cell: empty for null, ISO dates, true/false, texts escaped (TABLES: rules for every table)."""
    if value is None:
        return ""
    if column.type == "str":
        return escape(value)
    if column.type == "bool":
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return repr(value)


def escape(text: str) -> str:
    """A text that a spreadsheet would run gets a leading apostrophe."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescape(text: str | None) -> str | None:
    """Exactly one such apostrophe off again."""
    return text[1:] if text and text[0] == "'" and _FORMULA.match(text, 1) else text
