"""Chunks of a table -> one Parquet file, or a folder of files of so many rows each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_COMPRESSION = "zstd"


def write_parquet(chunks: Iterable[pa.Table], path: Path, schema: pa.Schema, partition_rows: int) -> Iterator[pa.Table]:
    """Write the chunks as they are drawn, and pass them on.

    `partition_rows` 0 makes a file of `path`; otherwise `path` is a folder of `part-00000.parquet` and so on, with so
    many rows each.
    """
    if partition_rows:
        path.mkdir()
        with closing(_Parts(path, schema, partition_rows)) as parts:
            for chunk in chunks:
                parts.write(chunk)
                yield chunk
    else:
        with path.open("wb") as file, pq.ParquetWriter(file, schema, compression=_COMPRESSION) as writer:
            for chunk in chunks:
                writer.write_table(chunk)
                yield chunk


class _Parts:
    """The files of a folder, one of them open."""

    def __init__(self, folder: Path, schema: pa.Schema, rows: int) -> None:
        self._folder, self._schema, self._rows = folder, schema, rows
        self._number = self._room = 0
        self._open()

    def _open(self) -> None:
        path = self._folder / f"part-{self._number:05}.parquet"
        self._writer = pq.ParquetWriter(path, self._schema, compression=_COMPRESSION)
        self._number, self._room = self._number + 1, self._rows

    def write(self, table: pa.Table) -> None:
        """Write a table into as many files as it takes."""
        while table.num_rows:
            if not self._room:
                self.close()
                self._open()
            self._writer.write_table(table.slice(0, self._room).combine_chunks())
            table, self._room = table.slice(self._room), max(0, self._room - table.num_rows)

    def close(self) -> None:
        """Finish the open file."""
        self._writer.close()
