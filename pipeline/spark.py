"""The same rows on a cluster: `run_shard` under `mapInArrow`, then the pass over the corpus, then sorted tables.

Each task reads its documents in shards and gives the parts of the tables as Arrow bytes, so that one pass makes all of
them; a task that fails is run again by Spark. Digests come to the driver one at a time; texts and rows never do. The
user's own files (vocabulary, rates, corrections) travel with the tasks. An output is a new folder, whole where
`_SUCCESS` stands in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

try:
    from pyspark import SparkFiles, StorageLevel, cloudpickle
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql import functions as F  # noqa: N812
except ImportError as error:
    raise ImportError("running on Spark needs the extra `spark`: pip install 'zonefacts[spark]'") from error

from pipeline.corrections import without_article
from pipeline.read import Document, documents_in_files, record
from pipeline.read.walk import File, files
from pipeline.resolve import Resolution, resolve
from pipeline.rows import issue_row
from pipeline.run.corpus import ZONE_NAMES, Digests, shards
from pipeline.run.record import run_record, vocabulary_hash
from pipeline.run.settings import DEFAULTS, Settings, Summary
from pipeline.run.shard import corrections_of, prepare, run_shard
from pipeline.run.spool import SCHEMAS
from pipeline.schema import TABLES, Table
from pipeline.vocabulary import ADDED
from pipeline.vocabulary.added import packed, unpack

_PARTS = pa.schema([pa.field("table", pa.string()), pa.field("part", pa.binary())])
_KNOWN = ("title", "published", "publisher")
PARTS_SQL = "table string, part binary"
SQL_TYPES = {"str": "string", "int": "bigint", "float": "double", "bool": "boolean", "date": "date"}

Batches = Iterator[pa.RecordBatch]
Reader = Callable[[Batches, Settings], Iterator[Document]]
"""From the rows of a frame to documents; what it needs comes with it."""


class OutputExistsError(OSError):
    """The output folder is there already: nothing is ever overwritten in place."""


def session(master: str | None = None) -> SparkSession:
    """A session whose workers run this Python; `master` as Spark knows it, or what its configuration says."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("zonefacts").config("spark.ui.enabled", "false")
    return (builder.master(master) if master else builder).getOrCreate()


def extract_folder(spark: SparkSession, raw: str, out: str, settings: Settings = DEFAULTS) -> dict[str, int]:
    """Every article under `raw`, which all workers see at the same path, into a new folder `out`; rows by table.

    Raises OutputExistsError, NoInputError, and what Spark raises for a task that has failed too often.
    """
    if Path(out).exists():
        raise OutputExistsError(f"{out} is there already; a run on a cluster makes a new folder")
    found = [asdict(file) for file in files(Path(raw))]
    slices = max(1, min(len(found), 4 * spark.sparkContext.defaultParallelism))
    texts = [json.dumps(file) for file in found]
    frame = spark.createDataFrame([(text,) for text in texts], "file string").repartition(slices)

    return _write(_Corpus(_parts(frame, _documents_in_files, settings), settings), out, settings)


def _documents_in_files(batches: Batches, settings: Settings) -> Iterator[Document]:
    for batch in batches:
        some = (File(**json.loads(text)) for text in batch.column("file").to_pylist())
        yield from documents_in_files(some, settings.limits)


def extract_dataframe(frame: DataFrame, settings: Settings = DEFAULTS) -> dict[str, DataFrame]:
    """All tables, sorted, of a frame of articles: columns `id` and `text`, and where known title, published, publisher.

    `id` becomes `article_id`; it must be unique. The parts are kept on the workers' disks until the session ends.
    """
    known = [name for name in _KNOWN if name in frame.columns]
    chosen = frame.select(*(F.col(name).cast("string") for name in ("id", "text", *known)))

    return _Corpus(_parts(chosen, _documents_in_rows, settings), settings).tables


def _documents_in_rows(batches: Batches, settings: Settings) -> Iterator[Document]:
    for batch in batches:
        for row in batch.to_pylist():
            yield record(row["id"], row["text"] or "", **{name: row[name] for name in _KNOWN if name in row})


def _parts(frame: DataFrame, read: Reader, settings: Settings) -> DataFrame:
    """The parts of every table, by tasks that bring the user's own files with them.

    What a worker is sent names nothing of ours but `unpack`: vocabularies are read when the rest is imported, and it is
    unpacked after them.
    """
    prepare(settings)
    vocabulary, name = packed(), f"zonefacts-{vocabulary_hash()}"
    own = {field: path.read_bytes() for field in ("rates", "corrections") if (path := getattr(settings, field))}
    task = cloudpickle.dumps(partial(_extracted, read=read, settings=settings, own=own))
    frame.sparkSession.sparkContext.environment[ADDED] = ""

    def work(batches: Batches) -> Batches:
        unpack(vocabulary, Path(SparkFiles.getRootDirectory()) / name)
        found: Batches = pickle.loads(task)(batches)
        return found

    return frame.mapInArrow(work, PARTS_SQL).persist(StorageLevel.DISK_ONLY)


def _extracted(batches: Batches, read: Reader, settings: Settings, own: Mapping[str, bytes]) -> Batches:
    """What a task does: a batch for each shard, a row for each table that it has rows of."""
    places: dict[str, Any] = {field: _own_file(data) for field, data in own.items()}
    settings = replace(settings, **places)
    for shard in shards(read(batches, settings)):
        part = run_shard(shard, settings)
        names = [name for name, table in part.items() if table.num_rows]
        columns = [pa.array(names, pa.string()), pa.array([_to_bytes(part[name]) for name in names], pa.binary())]
        yield pa.RecordBatch.from_arrays(columns, schema=_PARTS)


def _own_file(data: bytes) -> Path:
    """A file of the user's on this machine, named by what it holds."""
    path = Path(SparkFiles.getRootDirectory()) / f"zonefacts-{hashlib.sha256(data).hexdigest()}.csv"
    if not path.exists():
        staging = path.with_suffix(f".{os.getpid()}")
        staging.write_bytes(data)
        staging.replace(path)
    return path


class _Corpus:
    """The parts of a corpus, the pass over its digests (a partition at a time), and its tables."""

    def __init__(self, parts: DataFrame, settings: Settings) -> None:
        corrections = corrections_of(settings.corrections)
        corrected: set[str] = set()
        self.inputs = self.articles = 0
        for inputs in _inputs(parts):
            articles = inputs.column("article_id")
            corrected |= corrections.keys() & set(articles.to_pylist())
            self.inputs += len(articles)
            self.articles += len(articles) - articles.null_count
        resolution = resolve(_Digests(parts))
        resolution = replace(resolution, issues=(*resolution.issues, *without_article(corrections, corrected)))
        self.tables = {table.name: _table(parts, table, resolution) for table in TABLES}


def _inputs(parts: DataFrame) -> Iterator[pa.Table]:
    """The rows of `inputs`, a partition of them on the driver at a time."""
    for row in parts.where(F.col("table") == "inputs").select("part").toLocalIterator():
        yield _from_bytes(bytes(row.part))


class _Digests:
    """The digests of all parts, one at a time, as often as one likes."""

    def __init__(self, parts: DataFrame) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        return (digest for inputs in _inputs(self._parts) for digest in Digests(inputs))


def _table(parts: DataFrame, table: Table, resolution: Resolution) -> DataFrame:
    """A table in the order of its sort key, zone ids filled in."""
    spark = parts.sparkSession
    ddl = ", ".join(f"`{column.name}` {SQL_TYPES[column.type]}" for column in table.columns)
    if table.name == "zones":
        found = spark.createDataFrame(_spark_rows(table, resolution.zones), ddl)
    else:
        schema = SCHEMAS[table.name]

        def unpack(batches: Batches) -> Batches:
            for batch in batches:
                for part in batch.column("part"):
                    yield from _from_bytes(part.as_py()).cast(schema).to_batches()

        found = parts.where(F.col("table") == table.name).select("part").mapInArrow(unpack, ddl)
    if table.name == "issues":
        found = found.union(spark.createDataFrame(_spark_rows(table, map(issue_row, resolution.issues)), ddl))
    if table.name in ZONE_NAMES:
        found = _with_zone_ids(found, table, resolution)
    return found.orderBy(*(F.col(name).asc_nulls_first() for name in table.sort))


def _with_zone_ids(found: DataFrame, table: Table, resolution: Resolution) -> DataFrame:
    label, name = ZONE_NAMES[table.name]
    keys = [(article_id, zone, "ZONE", zone_id) for (article_id, zone), zone_id in resolution.ids.items()]
    columns = f"article_id string, `{name}` string, `{label}` string, id string"
    ids = F.broadcast(found.sparkSession.createDataFrame(keys, columns))
    joined = found.join(ids, ["article_id", name, label], "left")
    return joined.withColumn("zone_id", F.col("id")).select(*table.names)


def _spark_rows(table: Table, rows: Iterable[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(row.get(name) for name in table.names) for row in rows]


def _write(corpus: _Corpus, out: str, settings: Settings) -> dict[str, int]:
    """Every table as a folder of Parquet files, then what the run says of itself, then `_SUCCESS`."""
    rows = {}
    for name, frame in corpus.tables.items():
        frame.write.option("compression", "zstd").parquet(f"{out}/{name}.parquet")
        rows[name] = frame.sparkSession.read.parquet(f"{out}/{name}.parquet").count()
    spark = corpus.tables["issues"].sparkSession
    codes = spark.read.parquet(f"{out}/issues.parquet").groupBy("code").count().orderBy("code").collect()
    summary = Summary(
        inputs=corpus.inputs,
        articles=corpus.articles,
        quarantined=corpus.inputs - corpus.articles,
        reused=0,
        rows=rows,
        issues={row["code"]: row["count"] for row in codes},
        seconds=0.0,
    )
    said = run_record(summary, settings, spark.sparkContext.defaultParallelism)
    (Path(out) / "run.json").write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")
    (Path(out) / "_SUCCESS").touch()
    return rows


def _to_bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _from_bytes(data: bytes) -> pa.Table:
    return pa.ipc.open_stream(data).read_all()
