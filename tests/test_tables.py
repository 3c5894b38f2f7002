"""Rows -> tables: the sort key, nulls first, types; and the schema's own soundness."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schema import FACTS, TABLES
from pipeline.tables import arrow_schema, arrow_tables, frames, in_order, order_of


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


ROWS = st.lists(st.tuples(st.none() | st.sampled_from("xyz"), st.integers(0, 9), st.text(max_size=2)), max_size=5)
SCHEMA = pa.schema({"word": pa.string(), "number": pa.int64(), "rest": pa.string()})


@given(st.lists(ROWS, max_size=6), st.integers(1, 7))
def test_chunks_in_order_are_the_whole_table_in_order(
    parts: list[list[tuple[str | None, int, str]]], size: int
) -> None:
    rows = [[dict(zip(SCHEMA.names, row, strict=True)) for row in part] for part in parts]
    table = pa.concat_tables([SCHEMA.empty_table(), *(pa.Table.from_pylist(part, schema=SCHEMA) for part in rows)])
    chunks = list(in_order(table, ["word", "number"], size))
    assert all(chunk.num_rows == size for chunk in chunks[:-1])
    found = pa.concat_tables(chunks)
    assert found.schema == SCHEMA
    assert found.to_pylist() == table.take(order_of(table, ["word", "number"])).to_pylist()
