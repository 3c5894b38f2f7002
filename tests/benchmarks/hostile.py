"""Hostile texts: how the time of all stages grows when such a text grows four times. Linear work grows four times."""

from __future__ import annotations

from benchmarks.timing import best
from pipeline.read import make_article
from pipeline.rows import rows_of
from pipeline.run import link_articles

PATTERNS = {
    "digits": "7",
    "digits and commas": "1,",
    "brackets": "(",
    "million million": "million ",
    "and and": "and ",
    "capitalised": "Park ",
    "zones": "Suzhou Industrial Park ",
    "months": "Jan ",
    "years": "2010 ",
    "ranges": "10-20-",
    "money": "$1 ",
    "percent": "5 percent ",
    "yuan": "yuan ",
    "hyphens": "a-",
    "quotes": '"',
    "newlines": "a\n",
    "one word": "x",
    "sums": "1.2 billion yuan, ",
    "of the": "of the ",
    "the zone": "the zone's ",
}
SIZE = 50_000


def hostile_growth() -> dict[str, float]:
    """By text: the time for four times SIZE characters over that for SIZE."""
    return {name: _seconds(unit, 4 * SIZE) / _seconds(unit, SIZE) for name, unit in PATTERNS.items()}


def _seconds(unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size]
    return best(lambda: _run(text), runs=2)


def _run(text: str) -> None:
    article, _ = make_article("a", text, title="", published="2012-01-01")
    if article is not None:
        for linked in link_articles([article]):
            rows_of(linked)
