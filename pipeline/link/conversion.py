"""Statements -> statements with their sums in yuan: the article's own pair or rate first, then the series' rates.

A planned or undated sum is converted at publication, a flow at the average of its period, a total as of a date at that
day's rate. A pair whose own rate is far from the day's becomes an issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

from pipeline.link.precision import half_step
from pipeline.models import Article, Conversion, Figure, Found, Issue, Statement
from pipeline.normalise.rates import Rate, RateBook, default_book

TOLERANCE = Decimal("0.03")
"""How far a stated pair may lie outside the interval that rounding allows (TABLES, `rate_mismatch`)."""

_PRECISION = 28


def convert(
    article: Article, found: Found, statements: tuple[Statement, ...], book: RateBook | None = None
) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """The statements with money in yuan, and issues of rates: `no_rate`, `rate_mismatch`."""
    book = book or default_book()
    partners = _partners(found.figures)
    stated = {rate.currency: rate.rate for rate in reversed(found.rates)}
    done: list[Statement] = []
    issues: list[Issue] = []
    for statement in statements:
        figure = statement.figure
        if figure.table != "money":
            done.append(statement)
            continue
        partner = partners.get(figure.start)
        with localcontext() as context:
            context.prec = _PRECISION
            yuan = _in_yuan(article, statement, partner, stated, book)
            if partner is not None and figure.quantity.unit != "CNY":
                issues.extend(_mismatch(article, statement, partner, book))
        if yuan is None:
            issues.append(_issue(article, figure, "no_rate", _why_no_rate(article, figure)))
        done.append(replace(statement, yuan=yuan))
    return tuple(done), tuple(issues)


def _partners(figures: tuple[Figure, ...]) -> dict[int, Figure]:
    """For each foreign sum that a yuan sum states too, by its start: that yuan sum."""
    money = {figure.start: figure for figure in figures if figure.table == "money"}
    partners: dict[int, Figure] = {}
    for figure in money.values():
        first = money.get(figure.equivalent_of) if figure.equivalent_of is not None else None
        if first is None:
            continue
        if first.quantity.unit == "CNY":
            partners[figure.start] = first
        elif figure.quantity.unit == "CNY":
            partners[first.start] = figure
    return partners


def _in_yuan(
    article: Article, statement: Statement, partner: Figure | None, stated: dict[str, Decimal], book: RateBook
) -> Conversion | None:
    quantity = statement.figure.quantity
    if quantity.unit == "CNY":
        return Conversion(quantity.low, quantity.high)
    if partner is not None and quantity.low:
        rate = partner.quantity.low / quantity.low
        return Conversion(partner.quantity.low, partner.quantity.high, rate, None, "stated")
    if quantity.unit in stated:
        found: Rate | None = None
        value, day, basis = stated[quantity.unit], article.published, "stated"
    else:
        found = _rate(article, statement, book)
        if found is None:
            return None
        value, day, basis = found.yuan, found.day, found.basis
    high = quantity.high * value if quantity.high is not None else None
    return Conversion(quantity.low * value, high, value, day, basis)


def _rate(article: Article, statement: Statement, book: RateBook) -> Rate | None:
    """The rate that a sum's status and period ask for."""
    facts, code = statement.attribution, statement.figure.quantity.unit
    last = _not_after(facts.period_end, article.published)
    if facts.status == "planned" or last is None:
        return book.daily(code, article.published) if article.published else None
    if facts.cumulative or facts.period_start is None:
        return book.daily(code, last)
    return book.average(code, min(facts.period_start, last), last)


def _not_after(end: date | None, published: date | None) -> date | None:
    return min(end, published) if end and published else end


def _mismatch(article: Article, statement: Statement, partner: Figure, book: RateBook) -> Iterator[Issue]:
    """An issue where the pair's rate is off both the period's and the publication day's."""
    figure = statement.figure
    rates = [
        _rate(article, statement, book),
        book.daily(figure.quantity.unit, article.published) if article.published else None,
    ]
    known = [rate.yuan for rate in rates if rate is not None]
    if not known or figure.quantity.low <= 0:
        return
    low, high = _implied(article.text, partner, figure)
    if any(low * (1 - TOLERANCE) <= rate <= high * (1 + TOLERANCE) for rate in known):
        return
    implied = partner.quantity.low / figure.quantity.low
    detail = f"implies {implied:.4f} yuan per {figure.quantity.unit}; the rate was {known[0]:.4f}"
    yield _issue(article, figure, "rate_mismatch", detail)


def _implied(text: str, yuan: Figure, foreign: Figure) -> tuple[Decimal, Decimal]:
    """The least and the greatest rate that a pair allows, each figure being rounded."""
    one, other = half_step(text, yuan), half_step(text, foreign)
    low, high = yuan.quantity.low - one, yuan.quantity.low + one
    least, most = foreign.quantity.low - other, foreign.quantity.low + other
    return low / most, high / least if least > 0 else Decimal("Infinity")


def _why_no_rate(article: Article, figure: Figure) -> str:
    if article.published is None:
        return "no rate line, no period and no publication date"
    return f"no rate of {figure.quantity.unit} for its time"


def _issue(article: Article, figure: Figure, code: str, detail: str) -> Issue:
    text = article.text[figure.start : figure.end]
    return Issue(article.article_id, "link", code, detail, "warning", figure.start, figure.end, text)
