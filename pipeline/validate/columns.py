"""One table -> failures of its columns and its key, by a pandera schema made from `schema`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pandas as pd
import pandera.pandas as pa

from pipeline.schema import BY_NAME, Column

_DTYPES = {"str": "str", "int": "Int64", "float": "float64", "bool": "boolean", "date": "datetime64[s]"}


def column_failures(name: str, found: pd.DataFrame) -> Iterator[str]:
    """What is wrong with the columns of a table, or of a part of it, by row."""
    try:
        pandera_schema(name).validate(found, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for case in errors.failure_cases.to_dict("records"):
            yield f"{name}: row {case['index']}: {case['column']}: {case['check']}: {case['failure_case']!r}"


@cache
def pandera_schema(name: str) -> pa.DataFrameSchema:
    """The pandera schema of the table of that name."""
    table = BY_NAME[name]
    columns = {c.name: pa.Column(_DTYPES[c.type], _checks(c), nullable=not c.required) for c in table.columns}
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(table.key) or None, name=name)


def _checks(column: Column) -> list[pa.Check]:
    checks = []
    if column.values:
        checks.append(pa.Check.isin(column.values))
    if column.low is not None:
        checks.append(pa.Check.ge(column.low))
    if column.high is not None:
        checks.append(pa.Check.le(column.high))
    return checks
