"""A mention in its three shapes (entity, temporal expression, statement of a figure) -> its fields; a field -> the
mention with another value there.

The names of fields are the columns of the tables; where each lives in the models is written here once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

from pipeline.corrections.fields import TableName, Value
from pipeline.models import Attribution, DateRange, Entity, Figure, Quantity, Statement, Timex
from pipeline.vocabulary.linking.confidence import CORRECTED
from pipeline.vocabulary.places import by_code

Mention = Entity | Timex | Statement
Values = Mapping[str, Value]

_IN_DATE = {"type": "type", "timex": "timex", "date_start": "first", "date_end": "last", "grain": "grain"}
_IN_DATE |= {"modifier": "modifier"}
_IN_QUANTITY = {"value": "low", "value_max": "high", "unit": "unit", "currency": "unit"}
_IN_FIGURE = {name: name for name in ("modifier", "per_unit", "equivalent_of", "noun")}


def span_of(mention: Mention) -> tuple[int, int]:
    """Where a mention stands."""
    place = mention.figure if isinstance(mention, Statement) else mention
    return place.start, place.end


def table_of(mention: Mention) -> TableName:
    """The table of a mention."""
    if isinstance(mention, Statement):
        return mention.figure.table
    return "entities" if isinstance(mention, Entity) else "dates"


def value_of(mention: Mention, field: str) -> Value:
    """What a mention has in a field."""
    if isinstance(mention, Entity):
        return cast("Value", getattr(mention, field))
    if isinstance(mention, Timex):
        holder: Any = mention.value if field in _IN_DATE else mention
        return cast("Value", getattr(holder, _IN_DATE.get(field, field)))
    figure = mention.figure
    if field in _IN_QUANTITY:
        return cast("Value", getattr(figure.quantity, _IN_QUANTITY[field]))
    return cast("Value", getattr(figure if field in _IN_FIGURE else mention.attribution, field))


def corrected(mention: Mention, values: Values) -> Mention:
    """The mention with these values in its fields, marked as corrected."""
    if isinstance(mention, Entity):
        return _entity(mention, values)
    if isinstance(mention, Timex):
        value = replace(mention.value, **_of(_IN_DATE, values))
        return replace(mention, value=value, role_rule=CORRECTED, **_beside(values, _IN_DATE))
    quantity = replace(mention.figure.quantity, **_of(_IN_QUANTITY, values))
    figure = replace(mention.figure, quantity=quantity, **_of(_IN_FIGURE, values))
    given = replace(mention.attribution, link_rule=CORRECTED, **_beside(values, _IN_QUANTITY | _IN_FIGURE))
    return replace(mention, figure=figure, attribution=given)


def _of(names: Mapping[str, str], values: Values) -> dict[str, Any]:
    return {names[field]: value for field, value in values.items() if field in names}


def _beside(values: Values, names: Mapping[str, str]) -> dict[str, Any]:
    return {field: value for field, value in values.items() if field not in names}


def _entity(entity: Entity, values: Values) -> Entity:
    """A place that has another code, or none, has the coordinates of that."""
    changes: dict[str, Any] = {**values, "rule": CORRECTED}
    if "place_code" in values:
        place = by_code(str(values["place_code"]))
        for name in ("lat", "lon", "coord_source"):
            changes[name] = getattr(place, name) if place else None
    return replace(entity, **changes)


def added(table: TableName, start: int, end: int) -> Mention:
    """A new mention, whose fields are yet to be given."""
    if table == "entities":
        return Entity(start, end, "ORG", "name", "", CORRECTED)
    if table == "dates":
        return Timex(start, end, DateRange("DATE", ""), CORRECTED)
    quantity = Quantity(Decimal(), None, "1" if table == "counts" else "")
    return Statement(Figure(start, end, table, quantity, CORRECTED), Attribution())
