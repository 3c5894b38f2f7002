"""A Parquet file -> its records, a few rows in memory at a time. The one place of reading that knows Arrow."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from io import BufferedReader
from itertools import count
from shutil import copyfileobj
from typing import Any

import pyarrow.parquet as pq

from pipeline.models import Limits
from pipeline.read.containers import Record, id_of, too_many_bytes

_COLUMNS = ("id", "text", "title", "published", "publisher")
_ROWS = 16
"""Rows in memory at a time: each may be as large as the limit of a document."""


def parquet_records(stream: BufferedReader, limits: Limits) -> Iterator[Record]:
    """The record of each row. Raises ValueError where there is no column `text`, and what Arrow raises."""
    with tempfile.TemporaryFile() as copy:
        if not stream.seekable():
            copyfileobj(stream, copy)
        file = pq.ParquetFile(stream if stream.seekable() else copy)
        columns = [name for name in file.schema_arrow.names if name in _COLUMNS]
        if "text" not in columns:
            raise ValueError("no column `text`")
        number = count(1)
        for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
            for row in range(batch.num_rows):
                yield _record(next(number), {name: batch.column(name)[row].as_py() for name in columns}, limits)


def _record(number: int, row: dict[str, Any], limits: Limits) -> Record:
    text = row["text"]
    if not isinstance(text, str):
        return Record(number, b"", problem=("unreadable", f"row {number}: no string `text`"))
    if len(text) > limits.bytes:
        return Record(number, b"", problem=too_many_bytes(limits))
    given = {field: value if value is None else str(value) for field, value in row.items() if field != "id"}
    return Record(number, json.dumps(given).encode(), id=id_of(row.get("id")))
