"""What of a mention a person can correct, and how its values are written in a cell: text -> value, value -> text.

What the pipeline works out from these fields (square kilometres, yuan, coordinates, ids of zones) follows from them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from pipeline.schema import TABLES, Column
from pipeline.vocabulary.rates import CurrencyCode

TableName = Literal["entities", "dates", "areas", "money", "counts", "percentages"]
Value = str | int | Decimal | bool | date | None

_WORKED_OUT = frozenset(
    """
    article_id start end text zone_id lat lon coord_source area_sq_km area_sq_km_max amount_yuan amount_yuan_max
    fx_rate fx_date fx_basis
    """.split()
)
FIELDS: dict[str, dict[str, Column]] = {
    table.name: {column.name: column for column in table.columns if column.name not in _WORKED_OUT}
    for table in TABLES
    if table.spans
}
"""The fields by table and name."""

PRESUMED = {"mention": "name", "status": "actual", "cumulative": "false"}
"""What an added mention is where nobody says otherwise."""


def needed(table: str) -> list[str]:
    """What has to be said of a mention that is added to a table."""
    return [name for name, column in FIELDS[table].items() if column.required and name not in PRESUMED]


def read_value(column: Column, cell: str) -> Value:
    """The value that a cell states; an empty one is null. Raises ValueError, which says why it is none."""
    if not cell:
        if column.required:
            raise ValueError(f"{column.name} cannot be empty")
        return None
    if column.values and cell not in column.values:
        raise ValueError(f"{cell!r} is not one of {', '.join(column.values)}")
    try:
        value = _read(column, cell)
    except (ValueError, InvalidOperation) as error:
        raise ValueError(f"{cell!r} is no {_KINDS[column.type]}") from error
    if isinstance(value, int | Decimal) and column.low is not None and value < column.low:
        raise ValueError(f"{cell} is below {column.low:g}")
    return value


_KINDS = {"str": "code", "int": "whole number", "float": "number", "bool": "true or false", "date": "date (2013-11-29)"}


def _read(column: Column, cell: str) -> Value:
    if column.name == "currency":
        return str(CurrencyCode(cell))
    if column.type == "int":
        return int(cell)
    if column.type == "float":
        number = Decimal(cell)
        if not number.is_finite():
            raise ValueError(cell)
        return number
    if column.type == "bool":
        return {"true": True, "false": False}[cell] if cell in ("true", "false") else _no(cell)
    return date.fromisoformat(cell) if column.type == "date" else cell


def _no(cell: str) -> bool:
    raise ValueError(cell)


def show_value(value: Value | float) -> str:
    """The cell that states a value: numbers without exponent and needless zeros, truth as true or false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | Decimal):
        plain = f"{Decimal(str(value)):f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return value.isoformat() if isinstance(value, date) else str(value)
