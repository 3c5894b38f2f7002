"""The order of the stages, and nothing else: one article through all of them, shards of articles through workers.

    read -> annotate -> extract (normalise) -> link -> rows -> (whole corpus:) resolve -> tables -> validate -> write

Workers get articles and give back plain records; no spaCy object crosses a process. An article on which a stage fails
becomes an issue; the others come through.
"""

from __future__ import annotations

import hashlib
import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib import metadata, resources
from itertools import chain, islice
from pathlib import Path
from traceback import extract_tb
from typing import Any

import pyarrow as pa

from pipeline.annotate import BLANK, Annotated, annotate
from pipeline.extract import extract
from pipeline.link import link
from pipeline.models import Article, Issue, Linked
from pipeline.normalise.rates import RateBook, default_book, read_rates
from pipeline.read import Read, read
from pipeline.resolve import Registry
from pipeline.rows import Rows, issue_row, rows_of
from pipeline.schema import TABLES
from pipeline.tables import arrow_tables, frames
from pipeline.validate import validate
from pipeline.write import write

SHARD_CHARACTERS = 400_000
"""Text that one task of a worker holds, at most (one article at least)."""

Progress = Callable[[int], None]
"""Called with the number of inputs that have just been finished."""

Outcome = tuple[Rows, Linked | None]
"""The rows of one input, and its article without the text (None where it was quarantined)."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: inputs = articles + quarantined, rows by table, issues by code."""

    inputs: int
    articles: int
    quarantined: int
    rows: dict[str, int]
    issues: dict[str, int]
    seconds: float


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose: an installed spaCy model, and exchange rates that rank above the bundled."""

    model: str = BLANK
    rates: Path | None = None


DEFAULTS = Settings()


def link_articles(articles: Sequence[Article], settings: Settings = DEFAULTS) -> Iterator[Linked]:
    """Articles through every stage that needs one article alone. Raises what a stage raises."""
    book = rate_book(settings.rates)
    for annotated in annotate(articles, settings.model):
        yield link(annotated, extract(annotated), book)


@cache
def rate_book(path: Path | None) -> RateBook:
    """The exchange rates of a run. Raises VocabularyError for a bad file, OSError for none."""
    return RateBook(read_rates(path)) if path else default_book()


def run_shard(shard: list[Read], settings: Settings) -> list[Outcome]:
    """The outcome of each input of a shard, in order; a failing article is an issue of its own."""
    annotated = annotate([article for article, _ in shard if article is not None], settings.model)
    book = rate_book(settings.rates)
    return [_outcome(None if article is None else next(annotated), issues, book) for article, issues in shard]


def _outcome(annotated: Annotated | None, issues: tuple[Issue, ...], book: RateBook) -> Outcome:
    if annotated is not None:
        try:
            linked = link(annotated, extract(annotated), book)
            linked = replace(linked, issues=issues + linked.issues)
            return rows_of(linked), replace(linked, article=replace(linked.article, text="", prose=""), sentences=())
        except Exception as error:
            where = error.__traceback__ and extract_tb(error.__traceback__)[-1]
            detail = f"{type(error).__name__}: {error} ({where and where.name})"
            issues = (*issues, Issue(annotated.article.article_id, "run", "failed", detail, "error"))
    return {"issues": [issue_row(issue) for issue in issues]}, None


def extract_corpus(
    inputs: Iterable[Read], settings: Settings = DEFAULTS, *, jobs: int = 1, progress: Progress | None = None
) -> tuple[dict[str, pa.Table], int]:
    """All tables of a corpus, validated, and the number of its inputs. Raises ValidationError."""
    rows: Rows = {table.name: [] for table in TABLES}
    registry = Registry()
    count = 0
    for outcomes in _through_workers(shards(inputs), settings, jobs):
        for found, linked in outcomes:
            for name, some in found.items():
                rows[name] += some
            if linked is not None:
                registry.add(linked)
        count += len(outcomes)
        if progress:
            progress(len(outcomes))
    _resolve(rows, registry)
    tables = arrow_tables(rows)
    validate(frames(tables))
    return tables, count


def shards(inputs: Iterable[Read]) -> Iterator[list[Read]]:
    """Inputs in order, cut into tasks of at most SHARD_CHARACTERS (or one input)."""
    shard: list[Read] = []
    size = 0
    for item in inputs:
        length = len(item[0].text) if item[0] else 0
        if shard and size + length > SHARD_CHARACTERS:
            yield shard
            shard, size = [], 0
        shard.append(item)
        size += length
    if shard:
        yield shard


def _through_workers(tasks: Iterator[list[Read]], settings: Settings, jobs: int) -> Iterator[list[Outcome]]:
    """The outcomes of every task in order; one task alone, or one job, needs no other process."""
    first = list(islice(tasks, 2))
    if jobs <= 1 or len(first) < 2:
        yield from (run_shard(task, settings) for task in chain(first, tasks))
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(run_shard, settings=settings), chain(first, tasks))


def _resolve(rows: Rows, registry: Registry) -> None:
    """What the whole corpus tells: the zones table, zone ids in entities and facts, and its issues."""
    resolution = registry.finish()
    rows["zones"] += resolution.zones
    rows["issues"] += [issue_row(issue) for issue in resolution.issues]
    for entity in rows["entities"]:
        if entity["label"] == "ZONE":
            entity["zone_id"] = resolution.ids.get((entity["article_id"], entity["name"]))
    for fact in rows["facts"]:
        if fact["subject_label"] == "ZONE":
            fact["zone_id"] = resolution.ids.get((fact["article_id"], fact["subject"]))


def extract_to(
    raw: Path, out: Path, settings: Settings = DEFAULTS, *, jobs: int = 0, progress: Progress | None = None
) -> Summary:
    """Every article under `raw` into the tables of `out`; `jobs` 0 is one for each processor.

    Raises NoInputError for a missing or empty `raw`, ValidationError, VocabularyError (rates), OSError; then `out` is
    as it was.
    """
    began = time.monotonic()
    jobs = jobs or os.cpu_count() or 1
    tables, inputs = extract_corpus(read(raw), settings, jobs=jobs, progress=progress)
    articles = tables["articles"].num_rows
    codes = Counter(tables["issues"].column("code").to_pylist())
    summary = Summary(
        inputs,
        articles,
        inputs - articles,
        {name: table.num_rows for name, table in tables.items()},
        dict(sorted(codes.items())),
        round(time.monotonic() - began, 3),
    )
    write(tables, out, run_record(summary, settings, jobs))
    return summary


def run_record(summary: Summary, settings: Settings, jobs: int) -> dict[str, Any]:
    """What `run.json` says: versions, settings, hash of the vocabulary, counts, timings."""
    packages = ("zonefacts", "spacy", "dateparser", "pandas", "pyarrow", "pandera", "CurrencyConverter")
    return {
        "versions": {"python": platform.python_version(), **{name: metadata.version(name) for name in packages}},
        "settings": {"model": settings.model, "rates": str(settings.rates) if settings.rates else None, "jobs": jobs},
        "vocabulary_sha256": vocabulary_hash(),
        "inputs": summary.inputs,
        "articles": summary.articles,
        "quarantined": summary.quarantined,
        "rows": summary.rows,
        "issues": summary.issues,
        "seconds": summary.seconds,
    }


def vocabulary_hash() -> str:
    """One sha256 over the names and bytes of all bundled vocabulary files."""
    digest = hashlib.sha256()
    folder = Path(str(resources.files("pipeline.vocabulary")))
    for path in sorted(folder.rglob("*.csv")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
