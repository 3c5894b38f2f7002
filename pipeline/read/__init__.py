"""A folder of files -> articles, each with its text, prose and metadata; or an issue for what gave none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.models import Article, Issue
from pipeline.normalise.dates import parse_dateline
from pipeline.read.decode import UndecodableError, clean, decode
from pipeline.read.language import language_of
from pipeline.read.layout import Layout, analyse, prose_of

SUFFIXES = (".txt", ".jsonl")

Read = tuple[Article | None, tuple[Issue, ...]]
"""An article (None where there is none to be had) and what reading it brought up."""


class NoInputError(ValueError):
    """There is nothing to read: no such folder, or no article in it."""


def sources(raw: Path) -> list[Path]:
    """The files under `raw` that hold articles, sorted by path. Raises NoInputError."""
    if not raw.exists():
        raise NoInputError(f"{raw}: no such folder")
    if raw.is_file():
        return [raw]
    found = sorted(
        (
            path
            for path in raw.rglob("*")
            if path.suffix.lower() in SUFFIXES and path.is_file() and not _hidden(path, raw)
        ),
        key=lambda path: path.relative_to(raw).as_posix(),
    )
    if not found:
        raise NoInputError(f"{raw}: no article in it (looked for {', '.join('*' + s for s in SUFFIXES)})")
    return found


def _hidden(path: Path, raw: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(raw).parts)


def read(raw: Path) -> Iterator[Read]:
    """Every article of every file under `raw`, in the order of `sources`. Raises NoInputError."""
    for path in sources(raw):
        source = path.name if path == raw else path.relative_to(raw).as_posix()
        try:
            data = path.read_bytes()
        except OSError as error:
            yield _rejected(source, "unreadable", f"cannot be read: {error.strerror}")
            continue
        yield from read_records(data, source) if path.suffix.lower() == ".jsonl" else [read_text_file(data, source)]


def read_text_file(data: bytes, source: str) -> Read:
    """The article that a text file's bytes are."""
    try:
        decoded = decode(data)
    except UndecodableError as error:
        return _rejected(source, "unreadable", str(error))
    issues: tuple[Issue, ...] = ()
    if decoded.guessed:
        detail = f"not UTF-8; read as {decoded.guessed}"
        issues = (Issue(source, "read", "encoding_guessed", detail),)
    return make_article(source, decoded.text, source, hashlib.sha256(data).hexdigest(), issues=issues)


def read_records(data: bytes, source: str) -> Iterator[Read]:
    """The articles of a `.jsonl` file, one object a line: `text`; `id`, `title`, `published`, `publisher` optional."""
    try:
        text = decode(data).text
    except UndecodableError as error:
        yield _rejected(source, "unreadable", str(error))
        return
    records = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            records += 1
            yield _record(line, number, source)
    if not records:
        yield _rejected(source, "empty", "no record in it")


def _record(line: str, number: int, source: str) -> Read:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _rejected(f"{source}#{number}", "unreadable", f"line {number} is no JSON: {error}")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return _rejected(f"{source}#{number}", "unreadable", f"line {number} is no object with a string `text`")
    article_id = f"{source}#{record['id'] if record.get('id') not in (None, '') else number}"
    text = clean(record["text"])
    title, published, publisher = (_string(record.get(name)) for name in ("title", "published", "publisher"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return make_article(article_id, text, source, digest, title=title, published=published, publisher=publisher)


def _string(value: Any) -> str | None:
    return clean(str(value)).strip() or None if value is not None else None


def make_article(
    article_id: str,
    text: str,
    source: str = "",
    sha256: str = "",
    *,
    title: str | None = None,
    published: str | date | None = None,
    publisher: str | None = None,
    issues: tuple[Issue, ...] = (),
) -> Read:
    """An article from clean text and what is known of it; what is not given is looked for on the page."""
    if not text.strip():
        return _rejected(article_id, "empty", "no text in it")
    layout = analyse(text, headline=title is None)
    language = language_of(text)
    day = _day(published) or layout.published
    found = list(issues)
    if published is not None and _day(published) is None:
        found.append(Issue(article_id, "read", "unresolved_date", f"`published` is no date: {published!r}"))
    found += _page_issues(article_id, layout, language, day)
    prose = prose_of(text, layout.masked) if language == "en" else "\n" * len(text)
    span = layout.title if title is None else None
    name = title if title is not None else (text[span[0] : span[1]] if span else None)
    article = Article(
        article_id, text, prose, source or article_id, sha256, name, span, day, publisher or layout.publisher, language
    )
    return article, tuple(found)


def _day(published: str | date | None) -> date | None:
    if isinstance(published, str):
        try:
            return date.fromisoformat(published[:10])
        except ValueError:
            return parse_dateline(published[:40])
    return published


def _page_issues(article_id: str, layout: Layout, language: str, day: date | None) -> Iterator[Issue]:
    if language != "en":
        yield Issue(article_id, "read", "unsupported_language", f"language {language}: no mentions looked for")
        return
    if day is None:
        yield Issue(article_id, "read", "no_publication_date", "relative dates have no anchor")
    elif any(abs((other - day).days) > 1 for other in layout.other_dates):
        others = ", ".join(sorted({other.isoformat() for other in layout.other_dates} - {day.isoformat()}))
        yield Issue(article_id, "read", "conflicting_dates", f"published {day}, but the page also says {others}")


def _rejected(article_id: str, code: str, detail: str) -> Read:
    return None, (Issue(article_id, "read", code, detail, "error"),)
