"""An Arrow table, or a part of one -> whether it keeps all rules that `schema` has for its columns and its key.

A run asks this of every row that it writes, because it takes a small part of the time that pandera does; what is wrong
where the answer is no, row by row, is for `columns` to say.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.schema import Column, Table
from pipeline.tables import arrow_schema


def is_sound(found: pa.Table, table: Table) -> bool:
    """Whether types, nulls, vocabularies, bounds and key are as they must be."""
    if found.schema != arrow_schema(table):
        return False
    return all(map(_fits, found.columns, table.columns)) and _is_unique(found, table.key)


def _fits(values: pa.ChunkedArray, column: Column) -> bool:
    if column.required and pc.any(pc.is_null(values, nan_is_null=True)).as_py():
        return False
    known = pa.array([*column.values, None], pa.string())
    if column.values and not pc.all(pc.is_in(values, known), min_count=0).as_py():
        return False
    if column.low is None and column.high is None:
        return True
    least, most = pc.min_max(values).as_py().values()
    return least is None or (
        (column.low is None or least >= column.low) and (column.high is None or most <= column.high)
    )


def _is_unique(found: pa.Table, key: Sequence[str]) -> bool:
    return not key or found.group_by(list(key)).aggregate([]).num_rows == found.num_rows
