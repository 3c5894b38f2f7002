"""A finding of a check -> a row of issues."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.models import Article, Issue


class Finding(NamedTuple):
    """Characters that do not agree with something else in their article."""

    start: int
    end: int
    code: str
    detail: str


def report(article: Article, finding: Finding) -> Issue:
    """The finding as a warning: every row stays as the article states it."""
    start, end, code, detail = finding
    return Issue(article.article_id, "link", code, detail, "warning", start, end, article.text[start:end])
