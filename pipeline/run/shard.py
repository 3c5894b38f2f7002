"""The order of the stages, and nothing else: documents of a shard through all of them -> a part of every table.

    read -> annotate -> extract (normalise) -> link -> rows

The documents go abreast, stage by stage: what a stage is made of, code and vocabulary, stays in the processor's cache.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pyarrow as pa

from pipeline.annotate import BLANK, annotate, load_model, load_pipeline
from pipeline.attempts import Attempt, Steps, direct, finish
from pipeline.corrections import ByArticle, correct, read_corrections
from pipeline.extract import extract
from pipeline.link import link
from pipeline.models import Article, Linked
from pipeline.normalise.rates import RateBook, default_book, read_rates
from pipeline.read import Document, parse
from pipeline.resolve import digest_of, encode
from pipeline.rows import Rows, issue_row, rows_of
from pipeline.run.settings import DEFAULTS, Settings
from pipeline.run.spool import INPUTS, Part
from pipeline.run.work import Done, Input, Recorder, Work
from pipeline.schema import TABLES
from pipeline.tables import from_rows
from pipeline.validate import check_article

Shard = Sequence[Document]


def link_articles(articles: Iterable[Article], settings: Settings = DEFAULTS) -> Iterator[Linked]:
    """Articles through every stage that needs one article alone. Raises what a stage raises."""
    for article in articles:
        yield finish(_linked(article, settings, direct))


def _linked(article: Article, settings: Settings, attempt: Attempt) -> Steps[Linked]:
    (annotated,) = annotate([article], settings.model)
    yield
    found, rates = (yield from extract(annotated, attempt)), rate_book(settings.rates)
    yield
    linked = yield from link(annotated, found, rates, attempt)
    lines = corrections_of(settings.corrections).get(article.article_id)
    return attempt("corrections", lambda: correct(linked, found, lines, rates), linked) if lines else linked


@cache
def rate_book(path: Path | None) -> RateBook:
    """The exchange rates of a run. Raises VocabularyError for a bad file, OSError for none."""
    return RateBook(read_rates(path)) if path else default_book()


@cache
def corrections_of(path: Path | None) -> ByArticle:
    """The corrections of a run. Raises VocabularyError for a bad file, OSError for none."""
    return read_corrections(path) if path else {}


def prepare(settings: Settings) -> None:
    """Load what every article needs, before there are workers, which then share it; the user's files as they are now.

    Raises VocabularyError or OSError for rates, corrections or a model that cannot be had.
    """
    rate_book.cache_clear()
    corrections_of.cache_clear()
    rate_book(settings.rates)
    corrections_of(settings.corrections)
    load_pipeline()
    if settings.model != BLANK:
        load_model(settings.model)
    gc.freeze()


def run_shard(shard: Shard, settings: Settings) -> Part:
    """The rows of each document of a shard, unsorted, and a row of `inputs` for each."""
    rows: Rows = {table.name: [] for table in TABLES if table.name != "zones"}
    inputs = []
    for found, entry in _abreast([Work(one, _rows_of(one, settings), settings.limits.seconds) for one in shard]):
        for name, some in found.items():
            rows[name] += some
        inputs.append(entry)
    return as_part(rows, inputs)


def _abreast(works: Sequence[Work]) -> Iterator[Done]:
    """What all works come to, each stage done for all of them before the next."""
    waiting = works
    while waiting:
        for work in waiting:
            work.step()
        waiting = [work for work in waiting if work.done is None]
    return (work.done for work in works if work.done is not None)


def as_part(rows: Rows, inputs: Sequence[Input]) -> Part:
    """Rows by table as Arrow tables."""
    tables = {table.name: from_rows(table, rows[table.name]) for table in TABLES if table.name in rows}
    return tables | {"inputs": pa.Table.from_pylist(list(inputs), schema=INPUTS)}


def _rows_of(document: Document, settings: Settings) -> Steps[Done]:
    article, issues = parse(document, settings.limits)
    entry: Input = {"key": document.key, "sha256": document.digest, "article_id": None, "digest": None}
    if article is None:
        return {"issues": [issue_row(issue) for issue in issues]}, entry
    yield
    recorder = Recorder(article.article_id)
    linked = yield from _linked(article, settings, recorder)
    yield
    rows = rows_of(linked)
    check_article(rows)
    rows["issues"] += [issue_row(issue) for issue in (*issues, *recorder.issues)]
    yield
    return rows, entry | {"article_id": article.article_id, "digest": encode(digest_of(linked))}
