"""A document -> its article: bytes to text, by its form, within the limits. What workers do first."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pipeline.models import Issue, Limits
from pipeline.read.article import make_article
from pipeline.read.containers import too_many_bytes
from pipeline.read.decode import Decoded, UndecodableError, clean, decode
from pipeline.read.document import DEFAULT_LIMITS, Document, Read, rejected
from pipeline.read.jsonl import RecordError, fields_of

_MARKUP = 4
"""Characters of a page for each character that its text may have."""


def parse(document: Document, limits: Limits = DEFAULT_LIMITS) -> Read:
    """The article that a document is, or the error that it gave none."""
    if document.problem:
        return rejected(document.key, *document.problem)
    if len(document.data) > limits.bytes:
        return rejected(document.key, *too_many_bytes(limits))
    read = {"text": _text, "html": _html, "record": _record}[document.form]
    try:
        article, issues = read(document, limits)
    except (UndecodableError, RecordError) as error:
        return rejected(document.key, "unreadable", str(error))
    return article, (*_warnings(document), *issues)


def _warnings(document: Document) -> tuple[Issue, ...]:
    return tuple(Issue(document.key, "read", code, detail) for code, detail in document.warnings)


def _guessed(document: Document, encoding: str | None) -> tuple[Issue, ...]:
    detail = f"not UTF-8, no charset declared; read as {encoding}"
    return (Issue(document.key, "read", "encoding_guessed", detail),) if encoding else ()


def _too_long(document: Document, limit: int) -> Read:
    return rejected(document.key, "too_large", f"more than {limit:,} characters")


def _text(document: Document, limits: Limits) -> Read:
    decoded = decode(document.data, document.charset)
    if len(decoded.text) > limits.characters:
        return _too_long(document, limits.characters)
    sha256 = hashlib.sha256(document.data).hexdigest()
    issues = _guessed(document, decoded.guessed)
    return make_article(document.key, decoded.text, document.source, sha256, issues=issues)


def _html(document: Document, limits: Limits) -> Read:
    from pipeline.read.html import declared_charset, page_of

    decoded: Decoded = decode(document.data, document.charset or declared_charset(document.data))
    if len(decoded.text) > _MARKUP * limits.characters:
        return _too_long(document, _MARKUP * limits.characters)
    page = page_of(decoded.text, document.url)
    if page.problem:
        return rejected(document.key, *page.problem)
    if len(page.text) > limits.characters:
        return _too_long(document, limits.characters)
    return make_article(
        document.key, page.text, document.source, hashlib.sha256(document.data).hexdigest(),
        title_span=page.title_span, published=page.published, metadata=page.metadata,
        issues=_guessed(document, decoded.guessed),
    )  # fmt: skip


def _record(document: Document, limits: Limits) -> Read:
    record, guessed = fields_of(document.data)
    text = clean(record["text"])
    if len(text) > limits.characters:
        return _too_long(document, limits.characters)
    title, published, publisher = (_string(record.get(name)) for name in ("title", "published", "publisher"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return make_article(
        document.key, text, document.source, digest,
        title=title, published=published, publisher=publisher, issues=_guessed(document, guessed),
    )  # fmt: skip


def _string(value: Any) -> str | None:
    return clean(str(value)).strip() or None if value is not None else None


def record(key: str, text: str, **known: str | None) -> Document:
    """A document from a text in memory, and what is `known` of it: title, published, publisher."""
    return Document(key, key, "record", json.dumps(known | {"text": text}).encode())
