"""A linked article -> tables for the terminal: its mentions with value and rules, its issues, what was rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rich import box
from rich.table import Table
from rich.text import Text

from pipeline.explain.marked import STYLES
from pipeline.explain.rejected import Rejection
from pipeline.models import Article, Attribution, Conversion, Entity, Issue, Linked, Quantity, Statement, Timex

_ENTITY_HEADER = ("at", "text", "label", "name", "rule")
_DATE_HEADER = ("at", "text", "value", "days", "what happened, to whom", "rule")
_FIGURE_HEADER = ("at", "text", "value", "subject", "indicator", "period", "rule")


def mention_tables(linked: Linked) -> Iterator[Table]:
    """A table of each kind of mention that the article has."""
    text = linked.article.text
    if linked.entities:
        yield _table("entities", _ENTITY_HEADER, (_entity(text, entity) for entity in linked.entities))
    if linked.timexes:
        yield _table("dates", _DATE_HEADER, (_timex(text, timex) for timex in linked.timexes))
    for name in ("areas", "money", "counts", "percentages"):
        rows = [_statement(text, given) for given in linked.statements if given.figure.table == name]
        if rows:
            yield _table(name, _FIGURE_HEADER, rows)


def issue_table(issues: Sequence[Issue]) -> Table:
    """What needs a look."""
    rows = (
        (str(i.start) if i.start is not None else "", i.text or "", i.severity, f"{i.code} ({i.stage})", i.detail)
        for i in issues
    )
    return _table("issues", ("at", "text", "severity", "code", "what is the matter"), rows)


def rejection_table(article: Article, rejected: Sequence[Rejection]) -> Table:
    """What looks like a figure or a date and gave no mention."""
    rows = ((str(r.start), _in_line(article.text, r), r.reason, r.row) for r in rejected)
    return _table("rejected", ("at", "text", "why", "vocabulary"), rows)


_BESIDE = 22


def _in_line(text: str, rejection: Rejection) -> str:
    """The rejected words between their neighbours, on one line."""
    before = text[max(0, rejection.start - _BESIDE) : rejection.start].rpartition("\n")[2]
    after = text[rejection.end : rejection.end + _BESIDE].partition("\n")[0]
    return f"{before}»{' '.join(text[rejection.start : rejection.end].split())}«{after}"


def _entity(text: str, entity: Entity) -> tuple[str, ...]:
    post = ", ".join(filter(None, (entity.role, entity.affiliation)))
    name = f"{entity.name} ({post})" if post else entity.name
    return str(entity.start), text[entity.start : entity.end], entity.label, name, entity.rule


def _timex(text: str, timex: Timex) -> tuple[str, ...]:
    happened = ": ".join(filter(None, (timex.role, timex.subject)))
    rule = " → ".join(filter(None, (timex.rule, timex.role_rule)))
    modifier = f" ({timex.value.modifier})" if timex.value.modifier else ""
    days = _days(timex.value.first, timex.value.last)
    return str(timex.start), text[timex.start : timex.end], timex.value.timex + modifier, days, happened, rule


def _statement(text: str, statement: Statement) -> tuple[str, ...]:
    figure, given = statement.figure, statement.attribution
    value = " ".join(filter(None, (figure.modifier, _quantity(figure.quantity), _yuan(statement.yuan))))
    return (
        str(figure.start),
        text[figure.start : figure.end],
        value,
        given.subject or "",
        _indicator(given),
        _days(given.period_start, given.period_end),
        f"{figure.rule} → {given.link_rule}",
    )


def _quantity(quantity: Quantity) -> str:
    high = "" if quantity.high is None else f" to {quantity.high:,f}"
    unit = "" if quantity.unit == "1" else f" {quantity.unit}"
    return f"{quantity.low:,f}{high}{unit}"


def _yuan(conversion: Conversion | None) -> str | None:
    """What a foreign sum is in yuan, and by whose rate."""
    if conversion is None or conversion.rate is None:
        return None
    return f"= {conversion.low:,.0f} CNY at {conversion.rate:.4f}, {conversion.basis}"


def _indicator(given: Attribution) -> str:
    planned = "planned" if given.status == "planned" else None
    total = "cumulative" if given.cumulative else None
    of = f"of {given.of}" if given.of else None
    return ", ".join(filter(None, (given.indicator, given.kind, of, given.direction, planned, total)))


def _days(first: date | None, last: date | None) -> str:
    """Both ends of a span; a total has an end alone."""
    if first is None or last is None or first == last:
        return str(last or first or "")
    return f"{first}..{last}"


def _table(title: str, header: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(
        title=Text(title, style=STYLES.get(title, "bold")),
        title_justify="left",
        header_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for name in header:
        table.add_column(name, overflow="fold", justify="right" if name == "at" else "left")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
