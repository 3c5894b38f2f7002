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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
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
    fields_of = _fields(row_type)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        width = -1
        for cells in reader:
            if not cells or cells[0].lstrip().startswith("#"):
                continue
            where = f"{shown}:{reader.line_num}"
            if width < 0:
                width = len(cells)
                order = _order(cells, fields_of, where)
                continue
            if len(cells) != width:
                raise VocabularyError(f"{where}: {len(cells)} cells where the header has {width}")
            cells.append("")
            try:
                row = row_type(*[read(cells[at].strip()) for read, at in order])
            except VocabularyError:
                raise VocabularyError(f"{where}: {_fault(fields_of, order, cells)}") from None
            yield where, row


Reader = Callable[[str], Any]
"""A trimmed cell -> the value of its field. Raises VocabularyError."""


def _fields(row_type: type[Row]) -> dict[str, Reader]:
    """How the cells of each field of a row type are read."""
    hints = typing.get_type_hints(row_type)
    return {field.name: _reader(hints[field.name], field.default) for field in fields(cast("Any", row_type))}


def _order(header: list[str], wanted: Mapping[str, Reader], where: str) -> list[tuple[Reader, int]]:
    """For each field its reader and the place of its cell; a field without a column has the empty cell at the end."""
    names = [cell.strip() for cell in header]
    if unknown := [name for name in names if name not in wanted]:
        raise VocabularyError(f"{where}: unknown columns {unknown}; known are {list(wanted)}")
    places = {name: at for at, name in enumerate(names)}
    return [(read, places.get(name, len(names))) for name, read in wanted.items()]


def _fault(wanted: Mapping[str, Reader], order: list[tuple[Reader, int]], cells: list[str]) -> str:
    """The first field of a row that cannot be read, and why."""
    for name, (read, at) in zip(wanted, order, strict=True):
        try:
            read(cells[at].strip())
        except VocabularyError as error:
            return f"{name}: {error}"
    raise AssertionError("no field is at fault")


def _reader(hint: Any, default: Any) -> Reader:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(arg for arg in typing.get_args(hint) if arg is not type(None))
    if hint is str and default is not MISSING:
        return lambda cell: cell or default
    several = typing.get_origin(hint) is tuple
    scalar = _scalar_reader(typing.get_args(hint)[0] if several else hint)

    def read(cell: str) -> Any:
        if not cell:
            if default is MISSING:
                raise VocabularyError("empty")
            return default
        return tuple(scalar(part.strip()) for part in cell.split("|")) if several else scalar(cell)

    return read


def _scalar_reader(hint: Any) -> Reader:
    if hint is str:
        return str
    if hint is bool:
        return _yes
    known = typing.get_args(hint) if typing.get_origin(hint) is typing.Literal else ()

    def read(cell: str) -> Any:
        if known:
            if cell not in known:
                raise VocabularyError(f"{cell!r} is not one of {known}")
            return cell
        try:
            return hint(cell)
        except (ValueError, InvalidOperation) as error:
            raise VocabularyError(f"{cell!r} is no {getattr(hint, '__name__', hint)}") from error

    return read


def _yes(cell: str) -> bool:
    if cell != "yes":
        raise VocabularyError(f"{cell!r} is neither `yes` nor empty")
    return True


__all__ = ["ADDED", "BUNDLED", "VocabularyError", "added_folder", "load", "placed", "read_placed", "read_rows"]
