"""Vocabulary: data, not code. Each theme has its CSV files here and its row types in a module beside them.

`load` turns a file into typed rows and refuses a bad one by file and line. A line that begins with `#` is a comment.
Cells are trimmed; an empty cell is the field's default (None, `()`, ...), and an error where the field has none. A
tuple's items are separated by `|`; a bool is `yes` or empty.
"""

from __future__ import annotations

import csv
import types
import typing
from dataclasses import MISSING, Field, fields
from decimal import InvalidOperation
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar, cast

Row = TypeVar("Row")


class VocabularyError(ValueError):
    """A vocabulary row that does not fit its type; the message begins with file and line."""


def load(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Rows of the bundled `name`.csv as `row_type` dataclasses, in file order. Raises VocabularyError."""
    return read_rows(Path(str(resources.files(__name__) / f"{name}.csv")), row_type)


def read_rows(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    """Rows of a CSV file whose header names the fields of `row_type`. Raises VocabularyError."""
    hints = typing.get_type_hints(row_type)
    wanted = {f.name: f for f in fields(cast("Any", row_type))}
    found: list[Row] = []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        header: list[str] | None = None
        for cells in reader:
            where = f"{path.name}:{reader.line_num}"
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
            found.append(
                row_type(**{n: _value(given.get(n, ""), hints[n], f, f"{where}: {n}") for n, f in wanted.items()})
            )
    return tuple(found)


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


__all__ = ["VocabularyError", "load", "read_rows"]
