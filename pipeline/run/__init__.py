"""A folder of articles -> the tables of its corpus, in memory or in a folder: what the command line and library call.

`shard` knows the order of the stages, `corpus` the way from shards to whole tables, `workers` the processes, `spool`
where parts wait, `reuse` what an earlier run already knows, `events` what a run says while it works.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.read import Document, documents
from pipeline.run.corpus import CHUNK_ROWS, finished, parts_of
from pipeline.run.events import Event, Listener, deaf
from pipeline.run.record import fingerprint, run_record
from pipeline.run.reuse import INPUTS_FILE, Reuse
from pipeline.run.settings import DEFAULTS, Settings, Summary
from pipeline.run.shard import link_articles, run_shard
from pipeline.run.spool import INPUTS, gathered, spooled
from pipeline.tables import in_order
from pipeline.write import OWN_FILES, file_hash, replacing, write_descriptions, write_table

SPOOL = ".parts"
REPORT_FILE = "report.html"
"""A page that shows an earlier run: it goes with its tables."""


def extract_corpus(
    inputs: Iterable[Document], settings: Settings = DEFAULTS, *, jobs: int = 1, listener: Listener = deaf
) -> dict[str, pa.Table]:
    """All tables of a corpus, checked, in memory. Raises ValidationError."""
    found = gathered(parts_of(inputs, settings, jobs, listener))
    return {name: pa.concat_tables(chunks) for name, chunks in finished(found, settings)}


def extract_to(
    raw: Path,
    out: Path,
    settings: Settings = DEFAULTS,
    *,
    jobs: int = 0,
    force: bool = False,
    partition_rows: int = 0,
    listener: Listener = deaf,
) -> Summary:
    """Every article under `raw` into the tables of `out`; `jobs` 0 is one for each processor.

    What an earlier run into `out` already knows is not extracted again, unless `force`. With `partition_rows` each
    Parquet table is a folder of files of so many rows. `listener` hears what happens. Raises NoInputError for a
    missing or empty `raw`, ValidationError, VocabularyError (rates, corrections), OSError; then `out` is as it was.
    """
    began = time.monotonic()
    jobs = jobs or os.cpu_count() or 1
    inputs = documents(raw, settings.limits, follow_links=settings.follow_links)
    with replacing(out.resolve(), OWN_FILES | {INPUTS_FILE, REPORT_FILE}) as folder:
        reuse = Reuse(out, "" if force else fingerprint(settings))
        listener(Event("started", {"raw": str(raw), "out": str(out), "jobs": jobs}))
        parts = chain(parts_of(reuse.changed(inputs), settings, jobs, listener), reuse.parts())
        rows = {}
        with spooled(parts, folder / SPOOL) as found:
            listener(Event("reused", {"documents": reuse.count}))
            for name, chunks in finished(found, settings):
                rows[name] = write_table(name, chunks, folder, partition_rows)
                listener(Event("written", {"table": name, "rows": rows[name]}))
            with pq.ParquetWriter(folder / INPUTS_FILE, INPUTS, compression="zstd") as writer:
                for chunk in in_order(found["inputs"], ["key"], CHUNK_ROWS["articles"]):
                    writer.write_table(chunk)
            count = found["inputs"].num_rows
        summary = Summary(
            inputs=count,
            articles=rows["articles"],
            quarantined=count - rows["articles"],
            reused=reuse.count,
            rows=rows,
            issues=_codes(folder),
            seconds=round(time.monotonic() - began, 3),
        )
        record = run_record(summary, settings, jobs) | {"inputs_hash": file_hash(folder / INPUTS_FILE)}
        write_descriptions(folder, record)
    listener(Event("finished", summary.as_record()))
    return summary


def plan(raw: Path, out: Path, settings: Settings = DEFAULTS, *, force: bool = False) -> Iterator[str]:
    """What `extract_to` would do with each document, a line each, and their number. Raises NoInputError, OSError."""
    reuse = Reuse(out, "" if force else fingerprint(settings))
    number = 0
    for document in reuse.changed(documents(raw, settings.limits, follow_links=settings.follow_links)):
        number += 1
        yield f"{document.key}: {document.problem[1] if document.problem else 'extract'}"
    yield f"{number} to extract, {reuse.count} not changed since the last run"


def _codes(folder: Path) -> dict[str, int]:
    """How many issues of each code were written."""
    return dict(sorted(Counter(pq.read_table(folder / "issues.parquet", columns=["code"])["code"].to_pylist()).items()))


__all__ = [
    "DEFAULTS",
    "Event",
    "Listener",
    "Settings",
    "Summary",
    "deaf",
    "extract_corpus",
    "extract_to",
    "link_articles",
    "plan",
    "run_shard",
]
