"""Rows -> Arrow tables and pandas frames with the types that `schema` gives; and back from files: `load_tables`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from pipeline.journal import complete
from pipeline.schema import TABLES, Table

Row = Mapping[str, Any]
Tables = dict[str, pd.DataFrame]

_ARROW = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32()}
_SPACES = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
FORMULA = rf"[{_SPACES}]*[=+\-@]|['\t\r\n]"
"""How a text begins that a spreadsheet would run, or that looks escaped; RE2 reads the pattern as `re` does."""
_FORMULA = re.compile(FORMULA)


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table."""
    return pa.schema([pa.field(c.name, _ARROW[c.type], nullable=not c.required) for c in table.columns])


def from_rows(table: Table, rows: Sequence[Row]) -> pa.Table:
    """The rows, which have every column, as an Arrow table in their order. Raises KeyError for a column missing."""
    schema = arrow_schema(table)
    if not rows:
        return schema.empty_table()
    columns = zip(*map(itemgetter(*table.names), rows), strict=True)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def arrow_tables(rows: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """Every table of the schema, its rows in the order of its sort key."""
    unsorted = ((table, from_rows(table, rows.get(table.name, ()))) for table in TABLES)
    return {table.name: found.take(order_of(found, table.sort)) for table, found in unsorted}


def order_of(found: pa.Table, sort: Sequence[str]) -> pa.Array:
    """Indices that put a table's rows in the order of these columns: nulls first, texts by code point."""
    return pc.sort_indices(found, sort_keys=[(name, "ascending", "at_start") for name in sort])


def in_order(found: pa.Table, sort: Sequence[str], rows: int) -> Iterator[pa.Table]:
    """A table in the order of these columns, cut into chunks of so many rows; one empty chunk for an empty table.

    Rows are picked from its batches one by one: taken from the table, they would make Arrow put whole columns together.
    """
    order = order_of(found, sort).to_numpy().view(np.int64)
    batches = found.to_batches()
    firsts = np.cumsum([0, *(batch.num_rows for batch in batches)])
    for first in range(0, len(order), rows):
        yield _picked(batches, firsts, order[first : first + rows])
    if not len(order):
        yield found.schema.empty_table()


def _picked(
    batches: Sequence[pa.RecordBatch], firsts: npt.NDArray[np.int64], wanted: npt.NDArray[np.int64]
) -> pa.Table:
    """The wanted rows, in that order, by their indices in the batches laid end to end."""
    homes = np.searchsorted(firsts, wanted, side="right") - 1
    by_home = np.argsort(homes, kind="stable")
    grouped = pa.Table.from_batches(
        [batches[home].take(pa.array(wanted[homes == home] - firsts[home])) for home in np.unique(homes)]
    )
    return grouped.combine_chunks().take(pa.array(np.argsort(by_home))).combine_chunks()


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
    complete(Path(folder))
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


def escape(text: str) -> str:
    """A text that a spreadsheet would run gets a leading apostrophe."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescape(text: str | None) -> str | None:
    """Exactly one such apostrophe off again."""
    return text[1:] if text and text[0] == "'" and _FORMULA.match(text, 1) else text
