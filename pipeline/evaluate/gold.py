"""Gold: hand-annotated articles as JSON files (tests/gold/README.md has the form) -> rows with places and readings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]


class GoldError(ValueError):
    """A gold file that cannot be read, or whose rows are not in its article."""


def load_gold(folder: Path) -> Iterator[dict[str, Any]]:
    """The annotated articles of a folder, each with its text under `text`; other JSON files are passed over.

    Articles are in the folder `articles` in it or beside it. Raises GoldError.
    """
    articles = next((found for found in (folder / "articles", folder.parent / "articles") if found.is_dir()), folder)
    for path in sorted(folder.glob("*.json")):
        try:
            gold = json.loads(path.read_text(encoding="utf-8"))
            if "file" not in gold:
                continue
            gold["text"] = (articles / gold["file"]).read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise GoldError(f"{path}: {error}") from error
        yield gold


def placed(gold: dict[str, Any], table: str) -> list[dict[str, Any]]:
    """Gold rows with `start` and `end`; those under optional_<table> marked. Raises GoldError for one not there."""
    optional = [{**row, "optional": True} for row in gold.get(f"optional_{table}", [])]
    found = []
    for row in [*gold.get(table, []), *optional]:
        start = -1
        for _ in range(row.get("nth", 1)):
            start = gold["text"].find(row["text"], start + 1)
            if start < 0:
                raise GoldError(f"{gold['file']}: {table}: {row['text']!r} is not there {row.get('nth', 1)} times")
        found.append({**row, "start": start, "end": start + len(row["text"])})
    return found


def readings(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The first reading, and the alternatives that the annotator gave."""
    yield gold
    alternatives = gold.get("alt") or []
    for alternative in alternatives if isinstance(alternatives, list) else [alternatives]:
        single = {**gold, **{key: value for key, value in alternative.items() if not isinstance(value, list)}}
        yield single
        for key, values in alternative.items():
            if isinstance(values, list):
                for value in values:
                    yield {**gold, key: value}
                    yield {**single, key: value}
