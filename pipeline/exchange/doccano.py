"""Articles <-> doccano: JSON Lines for sequence labelling, offsets in code points; annotated lines back.

doccano's spans have labels and nothing else, so what comes back says what is a mention and of which kind. The project
must allow overlapping spans, since tables may overlap one another. doccano keeps `article_id` as metadata.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.exchange.failures import ExchangeError
from pipeline.exchange.mentions import Marked, Mention, region

Json = dict[str, Any]


def write_lines(articles: Iterable[Marked], file: Path) -> list[Path]:
    """Write a line for each article; the path. Raises OSError."""
    with file.open("w", encoding="utf-8", newline="\n") as lines:
        for article in articles:
            spans = [[mention.start, mention.end, mention.label] for mention in article.mentions]
            line = {"text": article.text, "label": sorted(spans), "article_id": article.article_id}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
    return [file]


def read_lines(file: Path) -> Iterator[Marked]:
    """The lines of an export, each of them an annotated article. Raises ExchangeError, OSError."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                found = json.loads(line)
                yield Marked(found["text"], tuple(_mentions(found)), _article_id(found))
            except ExchangeError as error:
                raise ExchangeError(f"{file}:{number}: {error}") from error
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise ExchangeError(f"{file}:{number}: not as doccano exports it: {error!r}") from error


def _mentions(line: Json) -> Iterator[Mention]:
    """The spans of a line: `label` as lists, or `entities` as objects where the project has relations."""
    if "entities" in line:
        spans = [(span["start_offset"], span["end_offset"], span["label"]) for span in line["entities"]]
    else:
        spans = [tuple(span) for span in line["label" if "label" in line else "labels"]]
    for start, end, label in dict.fromkeys(spans):
        yield region(line["text"], start, end, label, {})


def _article_id(line: Json) -> str | None:
    """The metadata that we gave; its place differs between versions."""
    for place in (line, line.get("meta"), line.get("metadata")):
        if isinstance(place, dict) and "article_id" in place:
            return str(place["article_id"])
    return None
