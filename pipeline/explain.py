"""One article in the terminal: its text with every mention marked, and for each row the rules that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.models import Attribution, Entity, Linked, Quantity, Statement, Timex

STYLES = {
    "entities": "cyan",
    "dates": "magenta",
    "areas": "bold green",
    "money": "bold yellow",
    "counts": "blue",
    "percentages": "bold red",
}


def explain(linked: Linked, console: Console) -> None:
    """Print an article, its legend, and a table of each kind of mention with rule and value."""
    console.print(Group(*_parts(linked)))


def _parts(linked: Linked) -> Iterator[RenderableType]:
    article = linked.article
    yield Text(f"{article.article_id}: {article.title or 'no headline'}", style="bold")
    yield Text(f"published {article.published or 'unknown'}, publisher {article.publisher or 'unknown'}\n")
    yield marked_text(linked)
    yield Text.assemble("\n", *[(f" {name} ", style) for name, style in STYLES.items()], "\n")
    rows = list(_rows(linked))
    for name in STYLES:
        some = [row for table, row in rows if table == name]
        if some:
            yield _table(name, ["at", "text", "value", "rule", "owner, indicator, period", "link rule"], some)
    if linked.issues:
        issues = [(str(i.start or ""), i.text or "", i.code, i.stage, i.detail, i.severity) for i in linked.issues]
        yield _table("issues", ["at", "text", "code", "stage", "detail", "severity"], issues)


def marked_text(linked: Linked) -> Text:
    """The article's text; mentions in the style of their table, boilerplate dimmed."""
    article = linked.article
    text = Text(article.text)
    start = 0
    for piece in article.prose.split("\n"):
        end = start + len(piece)
        if article.text[end : end + 1] not in ("\n", ""):
            text.stylize("dim", end, end + 1)
        start = end + 1
    for name, first, last in _spans(linked):
        text.stylize(STYLES[name], first, last)
    return text


def _spans(linked: Linked) -> Iterator[tuple[str, int, int]]:
    yield from (("entities", entity.start, entity.end) for entity in linked.entities)
    yield from (("dates", timex.start, timex.end) for timex in linked.timexes)
    for statement in linked.statements:
        yield statement.figure.table, statement.figure.start, statement.figure.end


def _rows(linked: Linked) -> Iterator[tuple[str, tuple[str, ...]]]:
    text = linked.article.text
    for entity in linked.entities:
        yield "entities", (str(entity.start), text[entity.start : entity.end], *_entity(entity))
    for timex in linked.timexes:
        yield "dates", (str(timex.start), text[timex.start : timex.end], *_timex(timex))
    for statement in linked.statements:
        figure = statement.figure
        yield figure.table, (str(figure.start), text[figure.start : figure.end], *_statement(statement))


def _entity(entity: Entity) -> tuple[str, ...]:
    post = ", ".join(filter(None, (entity.role, entity.affiliation)))
    return entity.label, entity.rule, f"{entity.name}{f' ({post})' if post else ''}", entity.mention


def _timex(timex: Timex) -> tuple[str, ...]:
    value = timex.value
    days = f" {value.first} to {value.last}" if value.first else ""
    owner = ", ".join(filter(None, (timex.subject, timex.role)))
    return f"{value.timex}{days}", timex.rule, owner, timex.role_rule or ""


def _statement(statement: Statement) -> tuple[str, ...]:
    figure, given = statement.figure, statement.attribution
    modifier = f"{figure.modifier} " if figure.modifier else ""
    return f"{modifier}{_quantity(figure.quantity)}", figure.rule, _attribution(given), given.link_rule


def _quantity(quantity: Quantity) -> str:
    high = "" if quantity.high is None else f" to {quantity.high:,f}"
    return f"{quantity.low:,f}{high} {quantity.unit}"


def _attribution(given: Attribution) -> str:
    period = f"{given.period_start or ''}..{given.period_end or ''}" if given.period_end or given.period_start else None
    words = (given.subject, given.indicator, given.kind, given.direction, given.status, period)
    return ", ".join(filter(None, words))


def _table(title: str, header: list[str], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=Text(title, style="bold"), title_justify="left", header_style="bold", expand=False)
    for name in header:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
