"""Hostile texts: how the time of all stages grows when such a text grows four times. Linear work grows four times."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.timing import best

UNITS = {
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
    "stops": ".",
    "ellipses": "\u2026",
    "blanks": "a" + 9_999 * " ",
    "wide blanks": "a" + 400 * " ",
    "newlines": "a\n",
    "one word": "x",
    "sums": "1.2 billion yuan, ",
    "of the": "of the ",
    "the zone": "the zone's ",
}
SIZE = 50_000


def hostile(unit: str, size: int) -> str:
    """So many characters of it."""
    return (unit * (size // len(unit) + 1))[:size]


def hostile_growth() -> dict[str, float]:
    """By text: the time for four times SIZE characters over that for SIZE."""
    return {name: _seconds(unit, 4 * SIZE) / _seconds(unit, SIZE) for name, unit in UNITS.items()}


def _seconds(unit: str, size: int) -> float:
    text = hostile(unit, size)
    return best(lambda: through_all_stages(text), runs=2)


def through_all_stages(text: str) -> None:
    """Read the text, and take all of it for English prose."""
    from pipeline.read import make_article
    from pipeline.rows import rows_of
    from pipeline.run import link_articles

    article, _ = make_article("a", text, title="", published="2012-01-01")
    if article is not None:
        for linked in link_articles([replace(article, language="en", prose=article.text)]):
            rows_of(linked)
