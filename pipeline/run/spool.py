"""Parts of tables, as shards yield them -> whole tables on disk, mapped into memory: a corpus of any size fits.

Beside the tables of `schema` a part has `inputs`, one row per document: its key, the sha256 of its bytes, its article
(null where it was quarantined) and the article's digest for the pass over the corpus.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa

from pipeline.schema import TABLES
from pipeline.tables import arrow_schema

INPUTS = pa.schema(
    [
        pa.field("key", pa.string(), nullable=False),
        pa.field("sha256", pa.string(), nullable=False),
        pa.field("article_id", pa.string()),
        pa.field("digest", pa.binary()),
    ]
)
SCHEMAS = {"inputs": INPUTS} | {table.name: arrow_schema(table) for table in TABLES if table.name != "zones"}
"""What a part holds; `zones` come from the corpus alone."""

Part = Mapping[str, pa.Table]
"""Tables of `SCHEMAS`, their rows in any order."""


@contextmanager
def spooled(parts: Iterable[Part], folder: Path) -> Iterator[dict[str, pa.Table]]:
    """The tables that parts make up, in files of `folder`; both are there for the time of the block."""
    folder.mkdir()
    try:
        _spool(parts, folder)
        with ExitStack() as maps:
            files = {name: maps.enter_context(pa.memory_map(_path(folder, name))) for name in SCHEMAS}
            yield {name: pa.ipc.open_file(file).read_all() for name, file in files.items()}
    finally:
        shutil.rmtree(folder)


def _spool(parts: Iterable[Part], folder: Path) -> None:
    with ExitStack() as writers:
        files = {
            name: writers.enter_context(pa.ipc.new_file(_path(folder, name), schema))
            for name, schema in SCHEMAS.items()
        }
        for part in parts:
            for name, table in part.items():
                files[name].write_table(table)


def _path(folder: Path, name: str) -> str:
    return str(folder / f"{name}.arrow")


def gathered(parts: Iterable[Part]) -> dict[str, pa.Table]:
    """The tables that parts make up, in memory."""
    kept = list(parts)
    empty = {name: schema.empty_table() for name, schema in SCHEMAS.items()}
    return {name: pa.concat_tables([empty[name], *(part[name] for part in kept)]) for name in SCHEMAS}
