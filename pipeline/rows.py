"""Linked article -> rows: plain dictionaries, one a row, keyed by the columns of `schema`.

Here exact decimals become floats, correctly rounded. Until the pass over the corpus, `zone_id` is null everywhere.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pipeline.models import Article, Entity, Issue, Linked, Statement, Timex
from pipeline.normalise.quantities import area_sq_km
from pipeline.schema import EVENTS, FACTS
from pipeline.sentences import sentence_index
from pipeline.vocabulary.linking.confidence import confidence

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def rows_of(linked: Linked) -> Rows:
    """The rows of one article by table; `zones` come from the corpus."""
    article = linked.article
    rows: Rows = {
        "articles": [article_row(article)],
        "entities": [entity_row(article, entity) for entity in linked.entities],
        "dates": [date_row(article, timex) for timex in linked.timexes],
        "areas": [],
        "money": [],
        "counts": [],
        "percentages": [],
        "facts": [],
        "issues": [issue_row(issue) for issue in linked.issues],
    }
    for statement in linked.statements:
        row = _FIGURE_ROWS[statement.figure.table](article, statement)
        rows[statement.figure.table].append(row)
        if _is_fact(statement):
            rows["facts"].append(figure_fact(linked, statement, row))
    rows["facts"].extend(
        event_fact(linked, timex) for timex in linked.timexes if timex.role in EVENTS and timex.subject
    )
    return rows


def issue_row(issue: Issue) -> Row:
    """A row of issues."""
    return {
        "article_id": issue.article_id,
        "stage": issue.stage,
        "severity": issue.severity,
        "code": issue.code,
        "start": issue.start,
        "end": issue.end,
        "text": issue.text,
        "detail": issue.detail,
    }


def article_row(article: Article) -> Row:
    """A row of articles."""
    return {
        "article_id": article.article_id,
        "title": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "language": article.language,
        "text": article.text,
        "source": article.source,
        "sha256": article.sha256,
    }


def entity_row(article: Article, entity: Entity) -> Row:
    """A row of entities."""
    return {
        "article_id": article.article_id,
        "start": entity.start,
        "end": entity.end,
        "text": article.text[entity.start : entity.end],
        "label": entity.label,
        "mention": entity.mention,
        "name": entity.name,
        "zone_id": None,
        "place_code": entity.place_code,
        "lat": entity.lat,
        "lon": entity.lon,
        "coord_source": entity.coord_source,
        "role": entity.role,
        "affiliation": entity.affiliation,
    }


def date_row(article: Article, timex: Timex) -> Row:
    """A row of dates."""
    value = timex.value
    return {
        "article_id": article.article_id,
        "start": timex.start,
        "end": timex.end,
        "text": article.text[timex.start : timex.end],
        "type": value.type,
        "timex": value.timex,
        "date_start": value.first,
        "date_end": value.last,
        "grain": value.grain,
        "modifier": value.modifier,
        "relation": timex.relation,
        "role": timex.role,
        "subject": timex.subject,
    }


def area_row(article: Article, statement: Statement) -> Row:
    """A row of areas."""
    quantity = statement.figure.quantity
    row = _figure_row(article, statement)
    row["unit"] = quantity.unit
    row["area_sq_km"] = float(area_sq_km(quantity.low, quantity.unit))
    row["area_sq_km_max"] = None if quantity.high is None else float(area_sq_km(quantity.high, quantity.unit))
    row["equivalent_of"] = statement.figure.equivalent_of
    return row


def money_row(article: Article, statement: Statement) -> Row:
    """A row of money."""
    figure, yuan = statement.figure, statement.yuan
    row = _figure_row(article, statement)
    row["currency"] = figure.quantity.unit
    row["amount_yuan"] = float(yuan.low) if yuan else None
    row["amount_yuan_max"] = _float(yuan.high) if yuan else None
    row["fx_rate"] = _float(yuan.rate) if yuan else None
    row["fx_date"] = yuan.day if yuan else None
    row["fx_basis"] = yuan.basis if yuan else None
    row["per_unit"] = figure.per_unit
    row["equivalent_of"] = figure.equivalent_of
    row["cumulative"] = statement.attribution.cumulative
    return row


def count_row(article: Article, statement: Statement) -> Row:
    """A row of counts."""
    row = _figure_row(article, statement)
    row["noun"] = statement.figure.noun
    row["cumulative"] = statement.attribution.cumulative
    return row


def percentage_row(article: Article, statement: Statement) -> Row:
    """A row of percentages."""
    given = statement.attribution
    row = _figure_row(article, statement)
    row["unit"] = statement.figure.quantity.unit
    row["kind"] = given.kind
    row["direction"] = given.direction
    row["of"] = given.of
    return row


_FIGURE_ROWS = {"areas": area_row, "money": money_row, "counts": count_row, "percentages": percentage_row}


def _figure_row(article: Article, statement: Statement) -> Row:
    """What the rows of all figures have."""
    figure, given = statement.figure, statement.attribution
    return {
        "article_id": article.article_id,
        "start": figure.start,
        "end": figure.end,
        "text": article.text[figure.start : figure.end],
        "value": float(figure.quantity.low),
        "value_max": _float(figure.quantity.high),
        "modifier": figure.modifier,
        "indicator": given.indicator,
        "status": given.status,
        "subject": given.subject,
        "subject_label": given.subject_label,
        "period_start": given.period_start,
        "period_end": given.period_end,
    }


def _is_fact(statement: Statement) -> bool:
    """TABLES, facts: attributed figures, of an equivalent pair the one stated first."""
    given = statement.attribution
    return bool(given.subject and given.indicator) and statement.figure.equivalent_of is None


_NORMALISED = {
    "areas": ("area_sq_km", "area_sq_km_max", "km2"),
    "money": ("amount_yuan", "amount_yuan_max", "CNY"),
    "counts": ("value", "value_max", "1"),
    "percentages": ("value", "value_max", "%"),
}
"""Where a table's row has its normalised value and upper end, and their unit."""


def figure_fact(linked: Linked, statement: Statement, row: Row) -> Row:
    """A row of facts from a figure and its row."""
    figure, given = statement.figure, statement.attribution
    value, value_max, unit = _NORMALISED[figure.table]
    return {
        "subject": given.subject,
        "subject_label": given.subject_label,
        "zone_id": None,
        "indicator": given.indicator,
        "kind": given.kind,
        "direction": given.direction,
        "of": given.of,
        "per_unit": figure.per_unit,
        "value": row[value],
        "value_max": row[value_max],
        "unit": None if row[value] is None else unit,
        "original_value": row["value"],
        "original_unit": figure.quantity.unit,
        "fx_basis": row.get("fx_basis"),
        "modifier": figure.modifier,
        "status": given.status,
        "cumulative": row.get("cumulative"),
        "period_start": given.period_start,
        "period_end": given.period_end,
        "published": linked.article.published,
        "article_id": row["article_id"],
        "table": figure.table,
        "start": figure.start,
        "end": figure.end,
        "link_rule": given.link_rule,
        "confidence": confidence(figure.table, given.link_rule),
        "evidence": _evidence(linked, figure.start, figure.end),
    }


_NO_FACT: Row = dict.fromkeys(FACTS.names)


def event_fact(linked: Linked, timex: Timex) -> Row:
    """A row of facts from the date of an event."""
    rule = timex.role_rule or timex.rule
    return _NO_FACT | {
        "subject": timex.subject,
        "subject_label": timex.subject_label,
        "indicator": timex.role,
        "period_start": timex.value.first,
        "period_end": timex.value.last,
        "published": linked.article.published,
        "article_id": linked.article.article_id,
        "table": "dates",
        "start": timex.start,
        "end": timex.end,
        "link_rule": rule,
        "confidence": confidence("dates", rule),
        "evidence": _evidence(linked, timex.start, timex.end),
    }


def _evidence(linked: Linked, start: int, end: int) -> str:
    """The whole sentence around a mention."""
    first, last = linked.sentences[sentence_index(linked.sentences, start)]
    return linked.article.text[min(first, start) : max(last, end)]


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
