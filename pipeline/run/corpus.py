"""Documents of a corpus -> shards through workers -> whole tables, sorted, with what only the corpus can tell.

The second pass holds digests of the articles (their zones and figures) and one chunk of one table at a time; texts
stay where the parts are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

import pyarrow as pa

from pipeline.corrections import without_article
from pipeline.models import Issue
from pipeline.read import Document
from pipeline.resolve import ZoneIds, resolve
from pipeline.rows import issue_row
from pipeline.run.events import Listener, deaf, of_part
from pipeline.run.settings import Settings
from pipeline.run.shard import Shard, as_part, corrections_of, prepare, run_shard
from pipeline.run.spool import Part
from pipeline.run.work import quarantined
from pipeline.run.workers import WorkerDied, alone, through_workers
from pipeline.schema import BY_NAME, TABLES
from pipeline.tables import frame, from_rows, in_order
from pipeline.validate.failures import ValidationError, raise_for
from pipeline.validate.sound import is_sound

SHARD_BYTES = 400_000
"""Bytes of documents that one task of a worker holds, at most (one document at least)."""

CHUNK_ROWS = {"articles": 1_000}
"""Rows that are sorted out, checked and written at a time; articles are long."""

_ROWS = 10_000

Chunks = Iterator[pa.Table]


def parts_of(documents: Iterable[Document], settings: Settings, jobs: int, listener: Listener = deaf) -> Iterator[Part]:
    """A part for every shard of the documents, in order; by worker processes where `jobs` are more than one.

    Raises VocabularyError or OSError for rates or a model that cannot be had.
    """
    prepare(settings)
    for part in _parts(shards(documents), settings, jobs):
        for event in of_part(part):
            listener(event)
        yield part


def _parts(tasks: Iterator[Shard], settings: Settings, jobs: int) -> Iterator[Part]:
    work = partial(run_shard, settings=settings)
    first = next(tasks, None)
    second = next(tasks, None)
    if first is None:
        return
    if jobs <= 1 or second is None:
        yield from map(work, _chained(first, second, tasks))
        return
    for result in through_workers(work, _chained(first, second, tasks), jobs):
        if isinstance(result, WorkerDied):
            yield from _one_by_one(work, result.task)
        else:
            yield result


def _chained(first: Shard, second: Shard | None, others: Iterator[Shard]) -> Iterator[Shard]:
    yield first
    if second is not None:
        yield second
    yield from others


def _one_by_one(work: Callable[[Shard], Part], shard: Shard) -> Iterator[Part]:
    """The documents of a shard that workers died of, each in a process of its own; what kills that is quarantined."""
    for document in shard:
        result = alone(work, [document])
        if isinstance(result, WorkerDied):
            issue = Issue(document.key, "run", "worker_died", "two processes in turn died of it", "error")
            rows, entry = quarantined(document, issue, "")
            yield as_part(rows, [entry])
        else:
            yield result


def shards(documents: Iterable[Document]) -> Iterator[Shard]:
    """Documents in order, cut into tasks of at most SHARD_BYTES (or one document)."""
    shard: list[Document] = []
    size = 0
    for document in documents:
        if shard and size + len(document.data) > SHARD_BYTES:
            yield shard
            shard, size = [], 0
        shard.append(document)
        size += len(document.data)
    if shard:
        yield shard


def finished(found: Mapping[str, pa.Table], settings: Settings) -> Iterator[tuple[str, Chunks]]:
    """Every table of the schema by name, in chunks: sorted, resolved, checked. Raises ValidationError."""
    _check_keys(found["inputs"])
    own, zone_ids = _of_corpus(found["inputs"], settings)
    for table in TABLES:
        whole = pa.concat_tables([tables[table.name] for tables in (found, own) if table.name in tables])
        chunks = in_order(whole, table.sort, CHUNK_ROWS.get(table.name, _ROWS))
        yield table.name, (_checked(table.name, _with_zone_ids(table.name, chunk, zone_ids)) for chunk in chunks)


def _of_corpus(inputs: pa.Table, settings: Settings) -> tuple[dict[str, pa.Table], ZoneIds]:
    """What only the corpus tells: its zones, its own issues, and the zones' ids."""
    resolution = resolve(Digests(inputs))
    corrections = corrections_of(settings.corrections)
    articles = set(inputs.column("article_id").to_pylist()) if corrections else set()
    issues = [*resolution.issues, *without_article(corrections, articles)]
    own = {
        "zones": from_rows(BY_NAME["zones"], resolution.zones),
        "issues": from_rows(BY_NAME["issues"], [issue_row(issue) for issue in issues]),
    }
    return own, resolution.ids


class Digests:
    """The digests of `inputs`, one at a time, as often as one likes."""

    def __init__(self, inputs: pa.Table) -> None:
        self._digests = inputs.column("digest")

    def __iter__(self) -> Iterator[bytes]:
        return (digest.as_py() for digest in self._digests if digest.is_valid)


ZONE_NAMES = {"entities": ("label", "name"), "facts": ("subject_label", "subject")}
"""Where a table has a zone's label and its name in the article."""


def _with_zone_ids(name: str, chunk: pa.Table, zone_ids: ZoneIds) -> pa.Table:
    if name not in ZONE_NAMES:
        return chunk
    columns = (chunk.column(column).to_pylist() for column in ("article_id", *ZONE_NAMES[name]))
    ids = [
        zone_ids.get((article_id, zone)) if label == "ZONE" else None
        for article_id, label, zone in zip(*columns, strict=True)
    ]
    at = chunk.schema.get_field_index("zone_id")
    return chunk.set_column(at, chunk.schema.field(at), pa.array(ids, pa.string()))


def _checked(name: str, chunk: pa.Table) -> pa.Table:
    if not is_sound(chunk, BY_NAME[name]):
        from pipeline.validate.columns import column_failures

        raise_for(list(column_failures(name, frame(chunk))))
    return chunk


def _check_keys(inputs: pa.Table) -> None:
    articles = inputs.column("article_id").drop_null()
    if len(articles.unique()) != len(articles):
        raise ValidationError("articles: two articles have one article_id")
