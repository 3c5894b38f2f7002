"""Vocabulary: data, not code. Each theme has its CSV files here and its row types in a module beside them.

`load` turns a file into typed rows and refuses a bad one by file and line. A line that begins with `#` is a comment.
Cells are trimmed; an empty cell is the field's default (None, `()`, ...), and an error where the field has none. A
tuple's items are separated by `|`; a bool is `yes` or empty. Rows of the user's own folder (`added`) follow the bundled
ones of the same file: a table keyed by a word takes the last row for it.
"""

from __future__ import annotations

import csv
import os
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from decimal import InvalidOperation
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar, cast

Row = TypeVar("Row")

ADDED = "ZONEFACTS_VOCABULARY"
"""The environment variable that names the user's folder: worker processes know it too."""

BUNDLED = Path(str(resources.files(__name__)))


class VocabularyError(ValueError):
    """A vocabulary row that does not fit its type; the message begins with file and line."""


def load(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Rows of the bundled `name`.csv as `row_type` dataclasses, then the user's. Raises VocabularyError."""
    return tuple(row for _, row in placed(name, row_type))


def placed(name: str, row_type: type[Row]) -> Iterator[tuple[str, Row]]:
    """The same rows, each with its file and line, for errors that only other rows tell. Raises VocabularyError."""
    yield from _rows(BUNDLED / f"{name}.csv", row_type, f"{name}.csv")
    folder = added_folder()
    if folder and (folder / f"{name}.csv").is_file():
        yield from _rows(folder / f"{name}.csv", row_type, str(folder / f"{name}.csv"))


def added_folder() -> Path | None:
    """The user's folder of rows, where there is one."""
    folder = os.environ.get(ADDED)
    return Path(folder) if folder else None


def read_rows(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    """Rows of a CSV file whose header names the fields of `row_type`. Raises VocabularyError."""
    return tuple(row for _, row in read_placed(path, row_type))


def read_placed(path: Path, row_type: type[Row]) -> Iterator[tuple[str, Row]]:
    """The same rows, each with its file and line. Raises VocabularyError."""
    yield from _rows(path, row_type, path.name)


def _rows(path: Path, row_type: type[Row], shown: str) -> Iterator[tuple[str, Row]]:
    hints = typing.get_type_hints(row_type)
    wanted = {f.name: f for f in fields(cast("Any", row_type))}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        header: list[str] | None = None
        for cells in reader:
            where = f"{shown}:{reader.line_num}"
            if not cells or cells[0].lstrip().startswith("#"):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                if unknown := [name for name in header if name not in wanted]:
                    raise VocabularyError(f"{where}: unknown columns {unknown}; known are {list(wanted)}")
                continue
            if len(cells) != len(header):
                raise VocabularyError(f"{where}: {len(cells)} cells where the header has {len(header)}")
            given = dict(zip(header, (cell.strip() for cell in cells), strict=True))
            yield (
                where,
                row_type(**{n: _value(given.get(n, ""), hints[n], f, f"{where}: {n}") for n, f in wanted.items()}),
            )


def _value(cell: str, hint: Any, spec: Field[Any], where: str) -> Any:
    if cell == "":
        if spec.default is not MISSING:
            return spec.default
        raise VocabularyError(f"{where}: empty")
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(arg for arg in typing.get_args(hint) if arg is not type(None))
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        return tuple(_scalar(part.strip(), item, where) for part in cell.split("|"))
    return _scalar(cell, hint, where)


def _scalar(cell: str, hint: Any, where: str) -> Any:
    if typing.get_origin(hint) is typing.Literal:
        if cell not in typing.get_args(hint):
            raise VocabularyError(f"{where}: {cell!r} is not one of {typing.get_args(hint)}")
        return cell
    if hint is bool:
        if cell != "yes":
            raise VocabularyError(f"{where}: {cell!r} is neither `yes` nor empty")
        return True
    try:
        return hint(cell)
    except (ValueError, InvalidOperation) as error:
        raise VocabularyError(f"{where}: {cell!r} is no {getattr(hint, '__name__', hint)}") from error


__all__ = ["ADDED", "BUNDLED", "VocabularyError", "added_folder", "load", "placed", "read_placed", "read_rows"]
