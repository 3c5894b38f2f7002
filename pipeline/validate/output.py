"""A written output -> what is wrong with it: hashes, the CSV against the Parquet, every check of a run, sums."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.schema import TABLES
from pipeline.tables import Tables, load_tables
from pipeline.validate import ValidationError, validate


def output_failures(output: Path) -> Iterator[str]:
    """Every failure, one line each; none for an output that is as a run wrote it. Raises FileNotFoundError."""
    tables = load_tables(output)
    yield from _hash_failures(output)
    try:
        validate(tables)
    except ValidationError as error:
        yield from str(error).splitlines()[1:]
    from_csv = load_tables(output, "csv")
    yield from (
        f"{table.name}: CSV and Parquet differ"
        for table in TABLES
        if not from_csv[table.name].equals(tables[table.name])
    )
    yield from _sum_failures(json.loads((output / "run.json").read_text(encoding="utf-8")), tables)


def _hash_failures(output: Path) -> Iterator[str]:
    from pipeline.write.datapackage import file_hash

    package = json.loads((output / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for file in (resource, resource["parquet"]):
            if file_hash(output / file["path"]) != file["hash"]:
                yield f"{file['path']}: not the file that the data package describes"


def _sum_failures(run: dict[str, Any], tables: Tables) -> Iterator[str]:
    for name, found in tables.items():
        if run["rows"].get(name) != len(found):
            yield f"{name}: {len(found)} rows, but the run wrote {run['rows'].get(name)}"
    inputs, articles, quarantined = (run[name] for name in ("inputs", "articles", "quarantined"))
    if inputs != articles + quarantined:
        yield f"run.json: {inputs} inputs are not {articles} articles and {quarantined} quarantined"
