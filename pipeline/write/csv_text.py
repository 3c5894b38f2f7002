"""An Arrow table -> its rows as CSV text, column by column: RFC 4180, null an empty cell, texts escaped.

Quotes stand only where a cell needs them; dates are ISO, truth is true or false, floats are as Python writes them: the
shortest that reads back. The escape keeps spreadsheets from running a text as a formula.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.schema import Table
from pipeline.tables import FORMULA

_NEEDS_QUOTES = '[",\r\n]'
_COMMA = pa.scalar(",", pa.large_string())


def header(table: Table) -> bytes:
    """The line of column names."""
    return (",".join(table.names) + "\n").encode()


def csv_rows(found: pa.Table, table: Table) -> bytes:
    """The lines of all rows; every line ends with a newline."""
    if not found.num_rows:
        return b""
    cells = [_cells(found.column(column.name).combine_chunks(), column.type) for column in table.columns]
    wide = [cell.cast(pa.large_string()) for cell in cells]
    lines = pc.binary_join_element_wise(*wide, _COMMA, null_handling="replace", null_replacement="")
    return "".join(f"{line}\n" for line in lines.to_pylist()).encode()


def _cells(values: pa.Array, kind: str) -> pa.Array:
    if kind == "float":
        return pa.array([None if value is None else repr(value) for value in values.to_pylist()], pa.string())
    if kind != "str":
        return pc.cast(values, pa.string())
    escaped = _where(values, f"^(?:{FORMULA})", pc.binary_join_element_wise("'", values, ""))
    doubled = pc.replace_substring(escaped, '"', '""')
    return _where(escaped, _NEEDS_QUOTES, pc.binary_join_element_wise('"', doubled, '"', ""))


def _where(texts: pa.Array, pattern: str, changed: pa.Array) -> pa.Array:
    """The changed texts where the pattern is found, the others as they are."""
    return pc.if_else(pc.match_substring_regex(texts, pattern), changed, texts)
