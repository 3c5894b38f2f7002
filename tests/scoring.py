"""The rows that the pipeline finds in the articles of a gold folder."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from pipeline.read import read
from pipeline.rows import rows_of
from pipeline.run import link_articles

GOLD = Path(__file__).parent / "gold"
FOLDERS = {"first": GOLD} | {name: GOLD / name for name in ("second", "third", "fourth", "fifth")}
"""The folders of annotated articles: each was written to measure rules that had been made on those before it."""


def rows_for(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """By table."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    articles = [article for article, _ in read(folder / "articles") if article]
    for linked in link_articles(articles):
        for table, some in rows_of(linked).items():
            rows[table] += some
    return rows
