"""One article in the terminal: its text with every mention marked, each row with the rules that made it, and what was
seen and passed over, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from pipeline.explain.listing import issue_table, mention_tables, rejection_table
from pipeline.explain.marked import legend, marked_text
from pipeline.explain.rejected import rejections
from pipeline.models import Linked


def explain(linked: Linked, console: Console) -> None:
    """Print an article, its legend, a table of each kind of mention, its issues, and the numbers and dates rejected.

    Where the console has no colours, the marks are brackets.
    """
    for part in _parts(linked, plain=console.no_color or console.color_system is None):
        console.print(part)


def _parts(linked: Linked, *, plain: bool) -> Iterator[RenderableType]:
    article = linked.article
    rejected = rejections(linked)
    yield Text(f"{article.article_id}: {article.title or 'no headline'}", style="bold")
    yield Text(f"published {article.published or 'unknown'}, publisher {article.publisher or 'unknown'}\n")
    yield marked_text(linked, rejected, plain=plain)
    yield legend(plain=plain)
    yield from mention_tables(linked)
    if linked.issues:
        yield issue_table(linked.issues)
    if rejected:
        yield rejection_table(linked.article, rejected)


__all__ = ["explain"]
