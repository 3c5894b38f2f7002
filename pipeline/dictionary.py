"""The schema -> the data dictionary in Markdown, as the README holds it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.schema import TABLES, Column, Table


def data_dictionary() -> str:
    """One section a table: what a row is, its key, and every column with type, unit, vocabulary and meaning."""
    return "\n".join(line for table in TABLES for line in _section(table))


def _section(table: Table) -> Iterator[str]:
    yield f"### {table.name}"
    yield ""
    key = f" Key: {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
    yield f"{table.meaning[0].upper()}{table.meaning[1:]}.{key}"
    yield ""
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    yield from (f"| {column.name} | {_type(column)} | {_meaning(column)} |" for column in table.columns)
    yield ""


def _type(column: Column) -> str:
    unit = f", {column.unit}" if column.unit else ""
    return f"{column.type}{'' if column.required else '?'}{unit}"


def _meaning(column: Column) -> str:
    if not column.values or len(column.values) > 20:
        return column.meaning.replace("|", "\\|")
    return f"{column.meaning}: {', '.join(f'`{value}`' for value in column.values)}".replace("|", "\\|")
