"""Whole tables -> the failures that must keep them from being written: types, bounds, vocabularies, keys, spans.

Column checks are pandera schemas made from `schema`; what ties tables together is checked here: every span is its text,
no two mentions of a table overlap, keys resolve, evidence holds its figure.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

import pandera.pandas as pa

from pipeline.schema import TABLES, Column, Table
from pipeline.tables import Tables

_DTYPES = {"str": "str", "int": "Int64", "float": "float64", "bool": "boolean", "date": "datetime64[s]"}
_SHOWN = 20


class ValidationError(ValueError):
    """Tables that must not be written; the message lists what is wrong, row by row."""


def validate(tables: Tables) -> None:
    """Check all tables. Raises ValidationError with every failure."""
    failures = [*_column_failures(tables), *_span_failures(tables), *_key_failures(tables)]
    if failures:
        more = [f"... and {len(failures) - _SHOWN} more"] if len(failures) > _SHOWN else []
        raise ValidationError("\n".join([f"{len(failures)} failures", *failures[:_SHOWN], *more]))


def pandera_schema(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a table."""
    columns = {c.name: pa.Column(_DTYPES[c.type], _checks(c), nullable=not c.required) for c in table.columns}
    unique = list(table.key) or None
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=unique, name=table.name)


def _checks(column: Column) -> list[pa.Check]:
    checks = []
    if column.values:
        checks.append(pa.Check.isin(column.values))
    if column.low is not None:
        checks.append(pa.Check.ge(column.low))
    if column.high is not None:
        checks.append(pa.Check.le(column.high))
    return checks


def _column_failures(tables: Tables) -> Iterator[str]:
    for table in TABLES:
        try:
            pandera_schema(table).validate(tables[table.name], lazy=True)
        except pa.errors.SchemaErrors as errors:
            for case in errors.failure_cases.to_dict("records"):
                yield f"{table.name}: row {case['index']}: {case['column']}: {case['check']}: {case['failure_case']!r}"


def _span_failures(tables: Tables) -> Iterator[str]:
    texts = _texts(tables)
    for table in TABLES:
        before, reached = "", 0
        for row in _records(tables, table.name) if table.spans else []:
            where = f"{table.name}: {row['article_id']}:{row['start']}"
            if texts.get(row["article_id"], "")[row["start"] : row["end"]] != row["text"] or not row["text"]:
                yield f"{where}: the span is not its text {row['text']!r}"
            if before == row["article_id"] and row["start"] < reached:
                yield f"{where}: overlaps the row before it"
            before, reached = row["article_id"], row["end"]


def _key_failures(tables: Tables) -> Iterator[str]:
    zones, texts = set(tables["zones"]["zone_id"]), _texts(tables)
    for name in ("entities", "facts"):
        missing = set(tables[name]["zone_id"].dropna()) - zones
        yield from (f"{name}: zone_id {zone_id!r} is not in zones" for zone_id in sorted(missing))
    for row in _records(tables, "facts"):
        if texts.get(row["article_id"], "")[row["start"] : row["end"]] not in row["evidence"]:
            yield f"facts: {row['article_id']}:{row['start']}: the evidence does not hold the figure"
    for name in ("areas", "money"):
        rows = tables[name]
        starts = set(zip(rows["article_id"], rows["start"], strict=True))
        for row in rows.dropna(subset=["equivalent_of"]).to_dict("records"):
            if (row["article_id"], row["equivalent_of"]) not in starts:
                yield f"{name}: {row['article_id']}:{row['start']}: equivalent_of is no row of {name}"


def _records(tables: Tables, name: str) -> list[dict[Hashable, Any]]:
    return tables[name].to_dict("records")


def _texts(tables: Tables) -> dict[str, str]:
    return dict(zip(tables["articles"]["article_id"], tables["articles"]["text"], strict=True))
