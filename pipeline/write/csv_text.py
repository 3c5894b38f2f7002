"""An Arrow table -> its rows as CSV text, column by column: RFC 4180, null an empty cell, texts escaped.

Quotes stand only where a cell needs them; dates are ISO, truth is true or false, floats are as Python writes them: the
shortest that reads back. The escape keeps spreadsheets from running a text as a formula.
"""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.schema import Table
from pipeline.tables import FORMULA

_NEEDS_QUOTES = '[",\r\n]'
_COMMA, _NEWLINE, _NOTHING = (pa.scalar(text, pa.large_string()) for text in (",", "\n", ""))


def header(table: Table) -> bytes:
    """The line of column names."""
    return (",".join(table.names) + "\n").encode()


def csv_rows(found: pa.Table, table: Table) -> pa.Buffer:
    """The lines of all rows in UTF-8; every line ends with a newline."""
    if not found.num_rows:
        return pa.py_buffer(b"")
    cells = [_cells(found.column(column.name).combine_chunks(), column.type) for column in table.columns]
    cells[-1] = _joined(cells[-1], _NEWLINE, _NOTHING)
    lines = _joined(*cells, _COMMA)
    return lines.buffers()[2].slice(0, pc.sum(pc.binary_length(lines)).as_py())


def _cells(values: pa.Array, kind: str) -> pa.Array:
    """The cells of a column; the cell of a value that stands in many rows is made once."""
    encoded = values.dictionary_encode()
    return _distinct_cells(encoded.dictionary, kind).cast(pa.large_string()).take(encoded.indices)


def _distinct_cells(values: pa.Array, kind: str) -> pa.Array:
    if kind == "float":
        return pa.array(list(map(repr, values.to_pylist())), pa.string())
    if kind != "str":
        return pc.cast(values, pa.string())
    escaped = _where(values, f"^(?:{FORMULA})", lambda texts: _joined("'", texts, ""))
    return _where(escaped, _NEEDS_QUOTES, lambda texts: _joined('"', pc.replace_substring(texts, '"', '""'), '"', ""))


def _where(texts: pa.Array, pattern: str, change: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """The changed texts where the pattern is found, the others as they are."""
    found = pc.match_substring_regex(texts, pattern)
    return pc.if_else(found, change(texts), texts) if pc.any(found).as_py() else texts


def _joined(*cells: pa.Array | pa.Scalar | str) -> pa.Array:
    """Texts joined row by row, the last of them between; null is nothing."""
    return pc.binary_join_element_wise(*cells, null_handling="replace", null_replacement="")
