"""zonefacts: raw English articles on Chinese industrial parks and development zones -> tables an analyst can trust.

An article travels one way (`run`):

    read       bytes -> Article: text, prose without boilerplate, headline, date, publisher
    annotate   Article -> tokens and sentences
    extract    entities, dates, figures (each valued by `normalise`)
    link       whose a figure is, what it measures, when; what happened on a date; sums in yuan
    rows       one article's rows
    resolve    the whole corpus: zones get their ids
    tables, validate, write    typed tables, checked, written all or nothing
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.api import extract_files, extract_text
    from pipeline.exchange.docs import to_docs
    from pipeline.tables import load_tables

__all__ = ["extract_files", "extract_text", "load_tables", "to_docs"]

_HOMES = {
    "extract_files": "pipeline.api",
    "extract_text": "pipeline.api",
    "load_tables": "pipeline.tables",
    "to_docs": "pipeline.exchange.docs",
}


def __getattr__(name: str) -> object:
    """The public functions, imported when they are first asked for: `import pipeline` alone costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
