"""Linked article -> rows: plain dictionaries, one a row, keyed by the columns of `schema`.

Here exact decimals become floats, correctly rounded. Until the pass over the corpus, `zone_id` is null everywhere.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pipeline.models import Article, Entity, Issue, Linked, Statement, Timex
from pipeline.normalise.quantities import area_sq_km
from pipeline.schema import EVENTS
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
        rows[statement.figure.table].append(_FIGURE_ROWS[statement.figure.table](article, statement))
        if _is_fact(statement):
            rows["facts"].append(figure_fact(linked, statement))
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
    return _mention(article, entity.start, entity.end) | {
        "label": entity.label,
        "mention": entity.mention,
        "name": entity.name,
        "zone_id": None,
        "place_code": entity.place_code,
        "lat": entity.lat,
        "lon": entity.lon,
        "role": entity.role,
        "affiliation": entity.affiliation,
    }


def date_row(article: Article, timex: Timex) -> Row:
    """A row of dates."""
    return _mention(article, timex.start, timex.end) | {
        "type": timex.value.type,
        "timex": timex.value.timex,
        "date_start": timex.value.first,
        "date_end": timex.value.last,
        "grain": timex.value.grain,
        "modifier": timex.value.modifier,
        "relation": timex.relation,
        "role": timex.role,
        "subject": timex.subject,
    }


def area_row(article: Article, statement: Statement) -> Row:
    """A row of areas."""
    quantity = statement.figure.quantity
    return (
        _figure(article, statement)
        | {
            "unit": quantity.unit,
            "area_sq_km": _float(area_sq_km(quantity.low, quantity.unit)),
            "area_sq_km_max": None if quantity.high is None else _float(area_sq_km(quantity.high, quantity.unit)),
            "equivalent_of": statement.figure.equivalent_of,
        }
        | _attribution(statement)
    )


def money_row(article: Article, statement: Statement) -> Row:
    """A row of money."""
    yuan = statement.yuan
    return (
        _figure(article, statement)
        | {
            "currency": statement.figure.quantity.unit,
            "amount_yuan": _float(yuan.low) if yuan else None,
            "amount_yuan_max": _float(yuan.high) if yuan else None,
            "fx_rate": _float(yuan.rate) if yuan else None,
            "fx_date": yuan.day if yuan else None,
            "fx_basis": yuan.basis if yuan else None,
            "per_unit": statement.figure.per_unit,
            "equivalent_of": statement.figure.equivalent_of,
            "cumulative": statement.attribution.cumulative,
        }
        | _attribution(statement)
    )


def count_row(article: Article, statement: Statement) -> Row:
    """A row of counts."""
    return (
        _figure(article, statement)
        | {"noun": statement.figure.noun, "cumulative": statement.attribution.cumulative}
        | _attribution(statement)
    )


def percentage_row(article: Article, statement: Statement) -> Row:
    """A row of percentages."""
    given = statement.attribution
    return (
        _figure(article, statement)
        | {
            "unit": statement.figure.quantity.unit,
            "kind": given.kind,
            "direction": given.direction,
            "of": given.of,
        }
        | _attribution(statement)
    )


_FIGURE_ROWS = {"areas": area_row, "money": money_row, "counts": count_row, "percentages": percentage_row}


def _mention(article: Article, start: int, end: int) -> Row:
    return {"article_id": article.article_id, "start": start, "end": end, "text": article.text[start:end]}


def _figure(article: Article, statement: Statement) -> Row:
    figure = statement.figure
    return _mention(article, figure.start, figure.end) | {
        "value": _float(figure.quantity.low),
        "value_max": _float(figure.quantity.high),
        "modifier": figure.modifier,
    }


def _attribution(statement: Statement) -> Row:
    given = statement.attribution
    return {
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


def figure_fact(linked: Linked, statement: Statement) -> Row:
    """A row of facts from a figure."""
    figure, given, yuan = statement.figure, statement.attribution, statement.yuan
    value: Decimal | None = figure.quantity.low
    value_max, unit = figure.quantity.high, figure.quantity.unit
    if figure.table == "areas":
        value, value_max, unit = (
            area_sq_km(figure.quantity.low, unit),
            None if value_max is None else area_sq_km(value_max, unit),
            "km2",
        )
    elif figure.table == "money":
        value, value_max, unit = (yuan.low, yuan.high, "CNY") if yuan else (None, None, "")
    elif figure.table == "percentages":
        unit = "%"
    return {
        **_fact(linked, figure.table, figure.start, figure.end),
        "subject": given.subject,
        "subject_label": given.subject_label,
        "indicator": given.indicator,
        "kind": given.kind,
        "direction": given.direction,
        "of": given.of,
        "per_unit": figure.per_unit,
        "value": _float(value),
        "value_max": _float(value_max),
        "unit": unit or None,
        "original_value": _float(figure.quantity.low),
        "original_unit": figure.quantity.unit,
        "fx_basis": yuan.basis if yuan else None,
        "modifier": figure.modifier,
        "status": given.status,
        "cumulative": given.cumulative if figure.table in ("money", "counts") else None,
        "period_start": given.period_start,
        "period_end": given.period_end,
        "link_rule": given.link_rule,
        "confidence": confidence(figure.table, given.link_rule),
    }


def event_fact(linked: Linked, timex: Timex) -> Row:
    """A row of facts from the date of an event."""
    rule = timex.role_rule or timex.rule
    return {
        **_fact(linked, "dates", timex.start, timex.end),
        "subject": timex.subject,
        "subject_label": timex.subject_label,
        "indicator": timex.role,
        "period_start": timex.value.first,
        "period_end": timex.value.last,
        "link_rule": rule,
        "confidence": confidence("dates", rule),
    }


def _fact(linked: Linked, table: str, start: int, end: int) -> Row:
    first, last = linked.sentences[sentence_index(linked.sentences, start)]
    return {
        "zone_id": None,
        "published": linked.article.published,
        "article_id": linked.article.article_id,
        "table": table,
        "start": start,
        "end": end,
        "evidence": linked.article.text[min(first, start) : max(last, end)],
    }


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
