"""Two outputs -> the rows that one has and the other has not, and those whose values differ: to review a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.journal import complete
from pipeline.schema import TABLES, Table

KEYS = {
    "facts": ("article_id", "table", "start", "indicator"),
    "issues": ("article_id", "stage", "code", "start", "detail"),
}
"""What tells rows apart where the schema's key does not."""

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A row gained (`before` is empty), lost (`after` is empty), or changed: then both hold what differs alone."""

    table: str
    key: Key
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def kind(self) -> str:
        """gained, lost or changed."""
        return "changed" if self.before and self.after else "lost" if self.before else "gained"

    def line(self) -> str:
        """One line for a reader: the key, and what differs."""
        where = " ".join(str(part) for part in self.key if part is not None)
        if self.kind != "changed":
            row = self.before or self.after
            return f"{self.table} {self.kind} {where}: {row.get('text') or row.get('name') or row.get('detail') or ''}"
        values = ", ".join(f"{name} {self.before[name]!r} -> {self.after[name]!r}" for name in self.before)
        return f"{self.table} changed {where}: {values}"


def diff(one: Path, other: Path) -> Iterator[Change]:
    """What must be done to the first output to make the second, table by table. Raises FileNotFoundError."""
    for folder in (one, other):
        complete(folder)
    for table in TABLES:
        yield from _changes(table, _rows(table, one), _rows(table, other))


def _rows(table: Table, folder: Path) -> dict[Key, dict[str, Any]]:
    """Rows by key; the n-th of one key has n in its key."""
    names = KEYS.get(table.name, table.key)
    rows: dict[Key, dict[str, Any]] = {}
    for row in pq.read_table(folder / f"{table.name}.parquet").to_pylist():
        key = tuple(row[name] for name in names)
        times = 1
        while key in rows:
            times += 1
            key = (*key[: len(names)], times)
        rows[key] = row
    return rows


def _changes(table: Table, before: dict[Key, dict[str, Any]], after: dict[Key, dict[str, Any]]) -> Iterator[Change]:
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key, {}), after.get(key, {})
        if old and new:
            names = [name for name in (*old, *(n for n in new if n not in old)) if old.get(name) != new.get(name)]
            old, new = ({name: row.get(name) for name in names} for row in (old, new))
        if old or new:
            yield Change(table.name, key, old, new)
