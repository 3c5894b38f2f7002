"""The library's face: texts or files in, data frames out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.read import documents, record
from pipeline.run import DEFAULTS, Settings, extract_corpus, extract_to
from pipeline.tables import Tables, frames, load_tables


def extract_text(
    text: str, published: date | str | None = None, *, title: str | None = None, settings: Settings = DEFAULTS
) -> Tables:
    """The tables of one article, as data frames by table name.

    `published` anchors relative dates; without it, and without a date on the page, they stay unresolved. With `title`
    the text is body alone. `settings` name a spaCy model and a file of exchange rates.
    """
    day = published.isoformat() if isinstance(published, date) else published
    return frames(extract_corpus([record("text", text, title=title, published=day)], settings))


def extract_files(
    raw: str | Path, out: str | Path | None = None, *, jobs: int = 0, settings: Settings = DEFAULTS
) -> Tables:
    """The tables of every article under `raw`, as data frames; with `out` they are written there too.

    Raises NoInputError for a missing or empty `raw`, ValidationError, OSError.
    """
    if out is None:
        return frames(extract_corpus(documents(Path(raw), settings.limits), settings, jobs=max(1, jobs)))
    extract_to(Path(raw), Path(out), settings, jobs=jobs)
    return load_tables(out)
