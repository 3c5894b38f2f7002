"""A folder of files -> documents -> articles, each with its text, prose and metadata; or an issue for what gave none.

walk (which files) -> containers (which documents: jsonl, parquet, warc, packing)      `documents`, in one process
parse (decode, html) -> article (layout, dateline, language)                           `parse`, in any
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from pipeline.models import Limits
from pipeline.read.article import make_article
from pipeline.read.containers import Keys, documents_in
from pipeline.read.document import DEFAULT_LIMITS, Document, NoInputError, Read
from pipeline.read.parse import parse, record
from pipeline.read.walk import FORMATS, File, files


def documents(raw: Path, limits: Limits = DEFAULT_LIMITS, *, follow_links: bool = False) -> Iterator[Document]:
    """Every document of every file under `raw`, in the order of their paths; no text is looked at yet.

    Symbolic links below `raw` are followed on request alone. Raises NoInputError, at once.
    """
    found = files(raw, follow_links=follow_links)
    first = next(found, None)
    if first is None:
        formats = ", ".join(f"*.{name}" for name in FORMATS)
        raise NoInputError(f"{raw}: no article in it (looked for {formats}, also packed as *.gz)")
    return documents_in_files(chain([first], found), limits)


def documents_in_files(found: Iterable[File], limits: Limits = DEFAULT_LIMITS) -> Iterator[Document]:
    """Every document of these files, in their order."""
    keys = Keys()
    return chain.from_iterable(documents_in(file, limits, keys) for file in found)


def read(raw: Path) -> Iterator[Read]:
    """Every article of every file under `raw`. Raises NoInputError."""
    return map(parse, documents(raw))


__all__ = [
    "DEFAULT_LIMITS",
    "Document",
    "NoInputError",
    "Read",
    "documents",
    "documents_in_files",
    "make_article",
    "parse",
    "read",
    "record",
]
