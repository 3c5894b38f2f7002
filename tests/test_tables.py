"""Rows -> tables: the sort key, nulls first, types; and the schema's own soundness."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pyarrow as pa

from pipeline.schema import FACTS, TABLES
from pipeline.tables import arrow_schema, arrow_tables, frames


def test_rows_are_sorted_with_nulls_first() -> None:
    rows = [
        {"subject": "B", "indicator": "gdp", "period_start": None},
        {"subject": "A", "indicator": "gdp", "period_start": date(2010, 1, 1)},
        {"subject": "A", "indicator": "gdp", "period_start": None},
    ]
    facts = arrow_tables({"facts": [dict.fromkeys(FACTS.names) | row for row in rows]})["facts"]
    assert facts.column("subject").to_pylist() == ["A", "A", "B"]
    assert facts.column("period_start").to_pylist() == [None, date(2010, 1, 1), None]


def test_empty_tables_have_all_columns_and_types() -> None:
    for name, frame in frames(arrow_tables({})).items():
        table = next(table for table in TABLES if table.name == name)
        assert tuple(frame.columns) == table.names
        for column in table.columns:
            dtype = frame[column.name].dtype
            if column.type == "date":
                assert pd.api.types.is_datetime64_any_dtype(dtype)
            elif column.type == "int":
                assert dtype == pd.Int64Dtype()


def test_required_columns_are_not_nullable() -> None:
    schema = arrow_schema(FACTS)
    assert not schema.field("subject").nullable
    assert schema.field("value").nullable
    assert schema.field("period_start").type == pa.date32()
