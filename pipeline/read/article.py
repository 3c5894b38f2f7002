"""A clean text and what is known of it -> an `Article`: headline, date, publisher, language, and its prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.models import Article, Issue, Span
from pipeline.normalise.dates import parse_dateline
from pipeline.read.document import Read, rejected
from pipeline.read.language import language_of
from pipeline.read.layout import Layout, analyse, prose_of

_LONGEST_DATE = 40


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page's metadata say; the article itself overrules it."""

    title: str | None = None
    publisher: str | None = None


UNSTATED = Metadata()


def make_article(
    article_id: str,
    text: str,
    source: str = "",
    sha256: str = "",
    *,
    title: str | None = None,
    title_span: Span | None = None,
    published: str | date | None = None,
    publisher: str | None = None,
    metadata: Metadata = UNSTATED,
    issues: tuple[Issue, ...] = (),
) -> Read:
    """An article from clean text and what is known of it; what is not given is looked for on the page.

    With a `title` the text is body alone; `title_span` says that the text begins with its headline.
    """
    if not text.strip():
        return rejected(article_id, "empty", "no text in it")
    layout = analyse(text, headline=title is None, title=title_span)
    language = language_of(text)
    day = day_of(published) or layout.published
    found = list(issues)
    if published is not None and day_of(published) is None:
        found.append(Issue(article_id, "read", "unresolved_date", f"`published` is no date: {published!r}"))
    found += _page_issues(article_id, layout, language, day)
    prose = prose_of(text, layout.masked) if language == "en" else "\n" * len(text)
    span = layout.title
    if title is None:
        title = text[span[0] : span[1]] if span else metadata.title
    named = publisher or layout.publisher or metadata.publisher
    return Article(article_id, text, prose, source or article_id, sha256, title, span, day, named, language), tuple(
        found
    )


def day_of(published: str | date | None) -> date | None:
    """The day that a record or a page's metadata state, in ISO 8601 or as a dateline writes it."""
    if isinstance(published, str):
        try:
            return date.fromisoformat(published[:10])
        except ValueError:
            return parse_dateline(published[:_LONGEST_DATE])
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
