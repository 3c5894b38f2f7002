"""Memory does not grow with the corpus: documents are drawn as they are needed, whatever is remembered has a bound."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import _lru_cache_wrapper
from itertools import count, islice

import pytest
from corpora import article, zone

import pipeline.annotate
from pipeline.annotate import annotate, load_pipeline
from pipeline.models import Article, Attribution, Figure, Linked, Quantity, Statement
from pipeline.read import Document
from pipeline.resolve import digest_of, encode, resolve
from pipeline.run.corpus import SHARD_BYTES, parts_of
from pipeline.run.settings import DEFAULTS
from pipeline.run.workers import AHEAD
from pipeline.words import _CACHE_LIMIT

TEXT = b"The zone covers 8.05 sq km. " + b" " * (SHARD_BYTES // 4)
MOST = 1 << 13
"""Values that a cache of a function may keep."""
FEW = {
    "_columns", "_gazetteer", "_hash_of_files", "_parser", "_patterns", "_words", "_by_name", "confidence",
    "corrections_of", "default_book", "load_model", "load_pipeline", "organisation_index", "pandera_schema",
    "place_index", "rate_book", "series", "unlabelled_index", "versions",
}  # fmt: skip
"""Cached without a bound: what they may be asked is vocabulary, schema or settings, never text."""


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_are_drawn_as_they_are_needed(jobs: int) -> None:
    drawn = 0

    def endless() -> Iterator[Document]:
        nonlocal drawn
        for drawn in count(1):
            yield Document(f"{drawn}.txt", f"{drawn}.txt", "text", TEXT)

    parts = parts_of(endless(), DEFAULTS, jobs)
    documents = sum(part["inputs"].num_rows for part in islice(parts, 4))
    parts.close()
    assert drawn - documents <= (AHEAD * jobs + 2) * 4


def test_caches_are_bounded() -> None:
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("pipeline.")]
    ours = [found for module in modules for found in vars(module).values() if isinstance(found, _lru_cache_wrapper)]
    assert len(ours) > 20
    unbounded = {cache.__name__ for cache in ours if cache.cache_parameters()["maxsize"] is None}
    assert unbounded <= FEW
    assert all((cache.cache_parameters()["maxsize"] or 0) <= MOST for cache in ours)
    assert _CACHE_LIMIT <= 20_000


def test_the_vocabulary_of_spacy_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.annotate, "_MOST_WORDS", 2_000)
    for number in range(8):
        text = " ".join(f"word{number}x{at}" for at in range(500))
        list(annotate([Article("a", text, text, "a", "")]))
        assert len(load_pipeline().vocab) < 3_000


def stating(number: int) -> Linked:
    """An article with ten figures that no other article has, of a zone that all of them name."""
    named = article(f"{number:06}.txt", zone("Hefei ETDZ"))
    said = Attribution("Hefei ETDZ", "ZONE", "gdp", period_end=date.fromordinal(700_000 + number))
    stated = [
        Statement(Figure(at, at + 1, "money", Quantity(Decimal(at), None, "CNY"), "test"), said) for at in range(10)
    ]
    return Linked(named.article, (), named.entities, named.zones, (), tuple(stated))


def test_the_pass_over_the_corpus_holds_little_of_an_article() -> None:
    digests = [encode(digest_of(stating(number))) for number in range(2_000)]
    peaks = []
    for size in (500, 2_000):
        tracemalloc.start()
        resolve(digests[:size])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (peaks[1] - peaks[0]) / 1_500 < 1_000
