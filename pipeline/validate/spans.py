"""What ties the tables of an article together: every span is its text, no two mentions of a table overlap, evidence
holds its figure, what is said to be an equivalent has the figure that it equals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from pipeline.schema import BY_NAME, TABLES
from pipeline.validate.failures import raise_for

Rows = Mapping[str, list[dict[str, Any]]]
Get = Callable[..., Iterator[tuple[Any, ...]]]
"""Called with a table's name and names of its columns: the values of each row, mentions by article and start."""

_SPAN = ("article_id", "start", "end", "text")


def check_article(rows: Rows) -> None:
    """Check the rows of one article. Raises ValidationError with every failure."""

    def get(name: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        ordered = sorted(rows[name], key=itemgetter("start")) if BY_NAME[name].spans else rows[name]
        return map(itemgetter(*columns), ordered)

    raise_for(list(span_failures(get)))


def span_failures(get: Get) -> Iterator[str]:
    """What is wrong with spans, evidence and equivalents."""
    texts: dict[str, str] = {row[0]: row[1] for row in get("articles", "article_id", "text")}
    for table in TABLES:
        if table.spans:
            yield from _mention_failures(table.name, get(table.name, *_SPAN), texts)
    for article_id, start, end, evidence in get("facts", "article_id", "start", "end", "evidence"):
        if texts.get(article_id, "")[start:end] not in evidence:
            yield f"facts: {article_id}:{start}: the evidence does not hold the figure"
    for name in ("areas", "money"):
        starts = set(get(name, "article_id", "start"))
        for article_id, start, first in get(name, "article_id", "start", "equivalent_of"):
            if isinstance(first, int) and (article_id, first) not in starts:
                yield f"{name}: {article_id}:{start}: equivalent_of is no row of {name}"


def _mention_failures(name: str, rows: Iterator[tuple[Any, ...]], texts: Mapping[str, str]) -> Iterator[str]:
    before, reached = "", 0
    for article_id, start, end, text in rows:
        if not text or texts.get(article_id, "")[start:end] != text:
            yield f"{name}: {article_id}:{start}: the span is not its text {text!r}"
        if before == article_id and start < reached:
            yield f"{name}: {article_id}:{start}: overlaps the row before it"
        before, reached = article_id, end
