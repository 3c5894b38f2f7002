"""The order of the stages, and nothing else: documents of a shard through all of them -> a part of every table.

    read -> annotate -> extract (normalise) -> link -> rows

A stage that fails on an article becomes an issue with the stage's name, and the article's other stages still count; a
document that takes longer than the limit is quarantined.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

import pyarrow as pa

from pipeline.annotate import BLANK, annotate, load_model, load_pipeline
from pipeline.attempts import Attempt, direct
from pipeline.corrections import ByArticle, correct, read_corrections
from pipeline.extract import extract
from pipeline.link import link
from pipeline.models import Article, Issue, Linked
from pipeline.normalise.rates import RateBook, default_book, read_rates
from pipeline.read import Document, parse
from pipeline.resolve import digest_of, encode
from pipeline.rows import Rows, issue_row, rows_of
from pipeline.run.clock import TookTooLongError, within
from pipeline.run.settings import DEFAULTS, Settings
from pipeline.run.spool import INPUTS, Part
from pipeline.schema import TABLES
from pipeline.tables import from_rows
from pipeline.validate import check_article

T = TypeVar("T")
Shard = Sequence[Document]
Input = dict[str, str | bytes | None]
"""A row of `INPUTS`."""


def link_articles(articles: Iterable[Article], settings: Settings = DEFAULTS) -> Iterator[Linked]:
    """Articles through every stage that needs one article alone. Raises what a stage raises."""
    for article in articles:
        yield _linked(article, settings, direct)


def _linked(article: Article, settings: Settings, attempt: Attempt) -> Linked:
    (annotated,) = annotate([article], settings.model)
    found, rates = extract(annotated, attempt), rate_book(settings.rates)
    linked = link(annotated, found, rates, attempt)
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
    for document in shard:
        found, entry = run_document(document, settings)
        for name, some in found.items():
            rows[name] += some
        inputs.append(entry)
    return as_part(rows, inputs)


def as_part(rows: Rows, inputs: Sequence[Input]) -> Part:
    """Rows by table as Arrow tables."""
    tables = {table.name: from_rows(table, rows[table.name]) for table in TABLES if table.name in rows}
    return tables | {"inputs": pa.Table.from_pylist(list(inputs), schema=INPUTS)}


def run_document(document: Document, settings: Settings) -> tuple[Rows, Input]:
    """The rows of a document, and its row of `inputs`; where nothing else is to be had, an issue that says why."""
    digest = document.digest
    try:
        with within(settings.limits.seconds):
            return _rows_of(document, digest, settings)
    except TookTooLongError:
        limit = f"took longer than {settings.limits.seconds:g} s"
        return quarantined(document, Issue(document.key, "run", "timed_out", limit, "error"), "")
    except Exception as error:
        return quarantined(document, failure(document.key, "run", error), digest)


def _rows_of(document: Document, digest: str, settings: Settings) -> tuple[Rows, Input]:
    recorder = Recorder(document.key)
    article, issues = parse(document, settings.limits)
    entry: Input = {"key": document.key, "sha256": digest, "article_id": None, "digest": None}
    if article is None:
        return {"issues": [issue_row(issue) for issue in issues]}, entry
    recorder.article_id = article.article_id
    linked = _linked(article, settings, recorder)
    rows = rows_of(linked)
    check_article(rows)
    rows["issues"] += [issue_row(issue) for issue in (*issues, *recorder.issues)]
    return rows, entry | {"article_id": article.article_id, "digest": encode(digest_of(linked))}


def quarantined(document: Document, issue: Issue, digest: str) -> tuple[Rows, Input]:
    """A document that gave no article; without a digest the next run tries it again."""
    return {"issues": [issue_row(issue)]}, {"key": document.key, "sha256": digest, "article_id": None, "digest": None}


def failure(article_id: str, stage: str, error: Exception) -> Issue:
    """The issue that an exception is."""
    frame = extract_tb(error.__traceback__)[-1]
    return Issue(article_id, stage, "failed", f"{type(error).__name__}: {error} ({frame.name})", "error")


class Recorder:
    """Attempts at the stages of one article; one that fails is an issue, and its default stands for what it found."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        self.issues: list[Issue] = []

    def __call__(self, stage: str, work: Callable[[], T], default: T) -> T:
        """What `work` gives, or the default."""
        try:
            return work()
        except TookTooLongError:
            raise
        except Exception as error:
            self.issues.append(failure(self.article_id, stage, error))
            return default
