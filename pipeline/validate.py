"""Whole tables -> the failures that must keep them from being written: types, bounds, vocabularies, keys, spans.

Column checks are pandera schemas made from `schema`; what ties tables together is checked here: every span is its text,
no two mentions of a table overlap, keys resolve, evidence holds its figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandera.pandas as pa

from pipeline.schema import TABLES, Column, Table
from pipeline.tables import Tables

_DTYPES = {"str": "str", "int": "Int64", "float": "float64", "bool": "boolean", "date": "datetime64[s]"}
_SPAN = ("article_id", "start", "end", "text")
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
        for article_id, start, end, text in _rows(tables, table.name, *_SPAN) if table.spans else ():
            if not text or texts.get(article_id, "")[start:end] != text:
                yield f"{table.name}: {article_id}:{start}: the span is not its text {text!r}"
            if before == article_id and start < reached:
                yield f"{table.name}: {article_id}:{start}: overlaps the row before it"
            before, reached = article_id, end


def _key_failures(tables: Tables) -> Iterator[str]:
    zones, texts = set(tables["zones"]["zone_id"]), _texts(tables)
    for name in ("entities", "facts"):
        missing = set(tables[name]["zone_id"].dropna()) - zones
        yield from (f"{name}: zone_id {zone_id!r} is not in zones" for zone_id in sorted(missing))
    for article_id, start, end, evidence in _rows(tables, "facts", "article_id", "start", "end", "evidence"):
        if texts.get(article_id, "")[start:end] not in evidence:
            yield f"facts: {article_id}:{start}: the evidence does not hold the figure"
    for name in ("areas", "money"):
        starts = set(_rows(tables, name, "article_id", "start"))
        pairs = tables[name].dropna(subset=["equivalent_of"])
        for article_id, start, first in zip(pairs["article_id"], pairs["start"], pairs["equivalent_of"], strict=True):
            if (article_id, first) not in starts:
                yield f"{name}: {article_id}:{start}: equivalent_of is no row of {name}"


def _rows(tables: Tables, name: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(tables[name][column].tolist() for column in columns), strict=True)


def _texts(tables: Tables) -> dict[str, str]:
    return dict(_rows(tables, "articles", "article_id", "text"))
