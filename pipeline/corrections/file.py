"""`corrections.csv` <-> corrections: what a person found wrong, one field of one mention a line.

Columns: article_id, table, start, end, text, field, value. `field` is a column of the mention's table (`FIELDS`), or
`remove`: there is no such mention, or `add`: there is one that is not in the table; its fields follow in lines of their
own. An empty value is null. Texts that a spreadsheet would run are escaped as in the output tables.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from pipeline.corrections.fields import FIELDS, TableName, needed, read_value
from pipeline.tables import escape, unescape
from pipeline.vocabulary import VocabularyError, read_placed

ADD, REMOVE = "add", "remove"


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file; `text` is what stands at the span of the article that the person read."""

    article_id: str
    table: TableName
    start: int
    end: int
    text: str
    field: str
    value: str = ""


COLUMNS = tuple(field.name for field in fields(Correction))

ByArticle = Mapping[str, Sequence[Correction]]
_Given = Mapping[str, str]
"""The fields that lines give for one mention, each with its file and line."""


def read_corrections(path: Path) -> ByArticle:
    """The corrections of a file by article. Raises VocabularyError, by file and line, OSError."""
    found: dict[str, list[Correction]] = defaultdict(list)
    mentions: dict[tuple[str, TableName, int, int], dict[str, str]] = defaultdict(dict)
    for where, row in read_placed(path, Correction):
        line = replace(row, article_id=_bare(row.article_id), text=_bare(row.text), value=_bare(row.value))
        _check(line, where)
        given = mentions[line.article_id, line.table, line.start, line.end]
        if line.field in given:
            raise VocabularyError(f"{where}: {line.field} of this mention stands in {given[line.field]}, too")
        given[line.field] = where
        found[line.article_id].append(line)
    for (_, table, _, _), given in mentions.items():
        _check_together(table, given)
    return found


def _check(correction: Correction, where: str) -> None:
    if not 0 <= correction.start < correction.end:
        raise VocabularyError(f"{where}: {correction.start} to {correction.end} is no span")
    if correction.field in (ADD, REMOVE):
        if correction.value:
            raise VocabularyError(f"{where}: value: `{correction.field}` has none")
        return
    known = FIELDS[correction.table]
    if correction.field not in known:
        raise VocabularyError(f"{where}: field: {correction.field!r} is not one of {', '.join(known)}, {ADD}, {REMOVE}")
    try:
        read_value(known[correction.field], correction.value)
    except ValueError as error:
        raise VocabularyError(f"{where}: value: {error}") from error


def _check_together(table: TableName, given: _Given) -> None:
    if REMOVE in given and len(given) > 1:
        raise VocabularyError(f"{given[REMOVE]}: a mention that is removed has no other corrections")
    missing = [name for name in needed(table) if name not in given]
    if ADD in given and missing:
        raise VocabularyError(f"{given[ADD]}: what is added to {table} needs a line for {', '.join(missing)}")


def write_corrections(path: Path, corrections: Iterable[Correction]) -> int:
    """Write the file, in the order of articles and text; how many lines it has. Raises OSError."""
    ordered = sorted(corrections, key=lambda c: (c.article_id, c.start, c.end, c.table, c.field != ADD, c.field))
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows(astuple(_escaped(correction)) for correction in ordered)
    path.write_text(lines.getvalue(), encoding="utf-8", newline="\n")
    return len(ordered)


def _escaped(line: Correction) -> Correction:
    kind = FIELDS[line.table].get(line.field)
    value = _safe(line.value) if kind and kind.type == "str" else line.value
    return replace(line, article_id=_safe(line.article_id), text=_safe(line.text), value=value)


def _safe(text: str) -> str:
    """A text that neither a spreadsheet runs nor the loader takes for a comment."""
    return f"'{text}" if text.startswith("#") else escape(text)


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'#") else unescape(cell) or ""
