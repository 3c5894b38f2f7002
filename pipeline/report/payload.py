"""Tables and drawings -> the compressed block of the page: JSON by column, gzip, base64.

Base64 has no `<`, so nothing in an article can end the block. Texts of mentions and evidence are left out where the
text of their article is there to be cut.
"""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

import pandas as pd

from pipeline.schema import TABLES
from pipeline.tables import Tables

MOST_CHARACTERS = 12_000_000
"""Of article texts: about 4,000 articles, some 10 MB of report. Articles beyond it are shown by their facts alone."""

MOST_FACTS = 200_000
"""Rows that a browser still filters at a keystroke."""

_MENTIONS = tuple(table.name for table in TABLES if table.spans)


def shown(tables: Tables) -> tuple[Tables, list[str]]:
    """What of the tables goes into the report, and a sentence for each limit that cut something off."""
    articles, facts = tables["articles"], tables["facts"]
    cut, limits = dict(tables), []
    inside = articles["text"].str.len().cumsum() <= MOST_CHARACTERS
    if not inside.all():
        kept = set(articles.loc[inside, "article_id"])
        cut["articles"] = articles.assign(text=articles["text"].where(inside))
        for name in _MENTIONS:
            cut[name] = tables[name][tables[name]["article_id"].isin(kept)]
        limits.append(f"The texts of the first {len(kept):,} articles are shown, of {len(articles):,}.")
    if len(facts) > MOST_FACTS:
        cut["facts"] = facts.sort_values("confidence", ascending=False, kind="stable").head(MOST_FACTS).sort_index()
        limits.append(f"The {MOST_FACTS:,} surest facts are shown, of {len(facts):,}.")
    return cut, limits


def payload(tables: Tables, drawings: dict[str, Any]) -> str:
    """The block, as base64 of gzipped JSON; the same for the same tables."""
    texts = dict(zip(tables["articles"]["article_id"], tables["articles"]["text"].fillna(""), strict=True))
    content: dict[str, Any] = {"drawings": drawings, "tables": {}}
    for name, table in tables.items():
        if name in _MENTIONS:
            table = table.drop(columns="text")
        elif name == "facts":
            table = _without_evidence(table, texts)
        content["tables"][name] = {column: _cells(table[column]) for column in table.columns}
    packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    return base64.b64encode(gzip.compress(packed, compresslevel=9, mtime=0)).decode()


def _without_evidence(facts: pd.DataFrame, texts: dict[str, str]) -> pd.DataFrame:
    """Facts with the span of their evidence in the text; the sentence itself only where the text is not there."""
    spans = []
    for article_id, start, end, evidence in zip(
        facts["article_id"], facts["start"], facts["end"], facts["evidence"], strict=True
    ):
        first = texts[article_id].find(evidence, max(0, end - len(evidence)), start + len(evidence))
        spans.append((None, None, evidence) if first < 0 else (first, first + len(evidence), None))
    columns = zip(*spans, strict=True) if spans else ((), (), ())
    named = zip(("evidence_start", "evidence_end", "evidence"), columns, strict=True)
    return facts.assign(**{name: pd.Series(list(values), facts.index, dtype=object) for name, values in named})


def _cells(column: pd.Series[Any]) -> list[Any]:
    """A column's values as JSON has them: days as ISO 8601, whole numbers without a fraction, null for none."""
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        column = column.dt.strftime("%Y-%m-%d")
    cells = column.astype(object).where(column.notna(), None).tolist()
    if pd.api.types.is_float_dtype(column.dtype):
        return [int(cell) if cell is not None and cell.is_integer() else cell for cell in cells]
    return cells
