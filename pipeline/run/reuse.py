"""The output of an earlier run -> the rows of the documents that have not changed since.

An output is its own cache: beside the tables it keeps `inputs` (hashes and digests). It is used only where the run
record names the same fingerprint and every file still has the hash that it had when it was written; anything else is
as if there were none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow.dataset import dataset

from pipeline.read import Document
from pipeline.run.spool import INPUTS, SCHEMAS, Part
from pipeline.write import file_hash

INPUTS_FILE = ".inputs.parquet"


class Reuse:
    """Passes on the documents that are new or changed; `parts` are the rows of all others."""

    def __init__(self, out: Path, fingerprint: str) -> None:
        self._out = out
        self._inputs = _inputs_of(out, fingerprint)
        keys, hashes = (self._inputs.column(name).to_pylist() for name in ("key", "sha256"))
        self._known: dict[str, str] = dict(zip(keys, hashes, strict=True))
        self._same: list[str] = []

    @property
    def count(self) -> int:
        """How many documents have not changed."""
        return len(self._same)

    def changed(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents that need reading; the others are noted."""
        for document in documents:
            if self._known.get(document.key) == document.digest and not document.problem:
                self._same.append(document.key)
            else:
                yield document

    def parts(self) -> Iterator[Part]:
        """The earlier rows of the documents that have not changed."""
        if not self._same:
            return
        inputs = self._inputs.filter(pc.is_in(self._inputs.column("key"), pa.array(self._same)))
        articles = pc.coalesce(inputs.column("article_id"), inputs.column("key"))
        yield {"inputs": inputs}
        for name, schema in SCHEMAS.items():
            if name == "inputs":
                continue
            for batch in dataset(self._out / f"{name}.parquet").to_batches(use_threads=False):
                rows = pa.Table.from_batches([batch]).cast(schema)
                rows = rows.filter(pc.is_in(rows.column("article_id"), articles))
                if name == "issues":
                    rows = rows.filter(pc.not_equal(rows.column("stage"), "resolve"))
                yield {name: rows}


def _inputs_of(out: Path, fingerprint: str) -> pa.Table:
    """The inputs of the run that wrote `out`; none where it cannot be trusted."""
    try:
        run = json.loads((out / "run.json").read_text(encoding="utf-8"))
        package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
        files = {resource["parquet"]["path"]: resource["parquet"]["hash"] for resource in package["resources"]}
        whole = run["fingerprint"] == fingerprint and all(
            file_hash(out / name) == files[name]
            for name in [f"{table}.parquet" for table in SCHEMAS if table != "inputs"]
        )
        if whole and file_hash(out / INPUTS_FILE) == run["inputs_hash"]:
            return pq.read_table(out / INPUTS_FILE, schema=INPUTS)
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
        pass
    return INPUTS.empty_table()
