"""Tables as frames -> the rows of one article after another, as plain Python: dates are dates, null is None."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa

from pipeline.schema import BY_NAME
from pipeline.tables import Tables, arrow_schema

Row = dict[str, Any]

MENTIONS = tuple(name for name, table in BY_NAME.items() if table.spans)
"""The tables whose rows are mentions."""

FIGURE_LABELS = {"dates": "DATE", "areas": "AREA", "money": "MONEY", "counts": "COUNT", "percentages": "PERCENT"}
"""What a mention of a table is called elsewhere, in the manner of entity labels; entities have labels of their own."""


def by_article(tables: Tables) -> Iterator[tuple[Row, Mapping[str, list[Row]]]]:
    """Each article with its rows of the mention tables and of facts, by table, in the order of the text."""
    grouped = {name: _grouped(name, tables) for name in (*MENTIONS, "facts")}
    for article in _rows("articles", tables):
        yield article, {name: rows.get(article["article_id"], []) for name, rows in grouped.items()}


def _grouped(name: str, tables: Tables) -> dict[str, list[Row]]:
    ordered = sorted(_rows(name, tables), key=itemgetter("article_id", "start"))
    return {article_id: list(rows) for article_id, rows in groupby(ordered, key=itemgetter("article_id"))}


def _rows(name: str, tables: Tables) -> list[Row]:
    schema = arrow_schema(BY_NAME[name])
    rows: list[Row] = pa.Table.from_pandas(tables[name], schema=schema, preserve_index=False).to_pylist()
    return rows
