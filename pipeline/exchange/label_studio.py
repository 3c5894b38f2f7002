"""Articles <-> Label Studio: tasks with our mentions as predictions, the labelling configuration; annotated tasks back.

A mention is a region, and each of its fields a choice or a text of that region (`perRegion`). Offsets are code points,
as Label Studio has stored them since version 1.4. A field that the annotator emptied is null.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from pipeline.corrections import FIELDS, TableName
from pipeline.exchange.failures import ExchangeError
from pipeline.exchange.mentions import LABEL_TABLES, Marked, Mention, region
from pipeline.schema import Column

Json = dict[str, Any]

_CONTROLS = {
    f"{table}_{name}": (table, column)
    for table, columns in FIELDS.items()
    for name, column in columns.items()
    if name != "label"
}
"""The controls of regions by name: the field that each is for. An entity's label is its region's."""


def _choices(column: Column) -> tuple[str, ...]:
    return ("true", "false") if column.type == "bool" else column.values


def labelling_config() -> str:
    """The labelling configuration of a project that such tasks are imported into (XML)."""
    labels = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in LABEL_TABLES)
    controls = "\n".join(_control(name, table, column) for name, (table, column) in _CONTROLS.items())
    return f"""<View>
  <Labels name="label" toName="text">
{labels}
  </Labels>
  <Style>.htx-text {{ white-space: pre-wrap; }}</Style>
  <Text name="text" value="$text" granularity="symbol"/>
{controls}
</View>
"""


def _control(name: str, table: str, column: Column) -> str:
    shown_for = ",".join(label for label, of in LABEL_TABLES.items() if of == table)
    common = f'name="{name}" toName="text" perRegion="true"'
    if choices := _choices(column):
        items = "".join(f"<Choice value={quoteattr(choice)}/>" for choice in choices)
        control = f'<Choices {common} choice="single" showInline="true">{items}</Choices>'
    else:
        control = f'<TextArea {common} maxSubmissions="1" editable="true" placeholder={quoteattr(column.meaning)}/>'
    when = f'visibleWhen="region-selected" whenTagName="label" whenLabelValue="{shown_for}"'
    return f'  <View {when}><Header value={quoteattr(column.name)} size="6"/>{control}</View>'


def write_tasks(articles: Iterable[Marked], file: Path) -> list[Path]:
    """Write the tasks into `file` and the configuration beside it (`.xml`); both paths. Raises OSError."""
    tasks = [_task(article) for article in articles]
    config = file.with_suffix(".xml")
    file.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    config.write_text(labelling_config(), encoding="utf-8", newline="\n")
    return [file, config]


def _task(article: Marked) -> Json:
    result = [item for mention in article.mentions for item in _items(mention)]
    prediction = {"model_version": f"zonefacts {version('zonefacts')}", "result": result}
    known = {"article_id": article.article_id, "title": article.title or "", "published": article.published}
    return {"data": {**known, "text": article.text}, "predictions": [prediction]}


def _items(mention: Mention) -> Iterator[Json]:
    """The region of a mention, and an item for each of its fields that is not null."""
    span = {"start": mention.start, "end": mention.end}
    common = {"id": "-".join(map(str, mention.key)), "to_name": "text"}
    value: Json = {**span, "text": mention.text, "labels": [mention.label]}
    yield {**common, "from_name": "label", "type": "labels", "value": value}
    for name, (table, column) in _CONTROLS.items():
        cell = mention.fields.get(column.name) if table == mention.table else None
        if cell:
            kind, key = ("choices", "choices") if _choices(column) else ("textarea", "text")
            yield {**common, "from_name": name, "type": kind, "value": {**span, key: [cell]}}


def read_tasks(file: Path) -> Iterator[Marked]:
    """The annotated tasks of a JSON export, each as its last annotation that was not cancelled has it.

    A task without one has not been looked at and is left out. Raises ExchangeError, OSError.
    """
    try:
        tasks = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ExchangeError(f"{file}: no JSON: {error}") from error
    for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], 1):
        try:
            annotations = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
            if annotations:
                data = task["data"]
                mentions = tuple(_mentions(data["text"], annotations[-1]["result"]))
                yield Marked(data["text"], mentions, data.get("article_id"))
        except ExchangeError as error:
            raise ExchangeError(f"{file}: task {number}: {error}") from error
        except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
            raise ExchangeError(f"{file}: task {number}: not as Label Studio exports it: {error!r}") from error


def _mentions(text: str, result: list[Json]) -> Iterator[Mention]:
    regions: dict[str, list[Json]] = defaultdict(list)
    for item in result:
        if item.get("type") in ("labels", "choices", "textarea"):
            regions[item["id"]].append(item)
    for items in regions.values():
        for item in items:
            if item["type"] == "labels":
                yield _mention(text, item["value"], items)


def _mention(text: str, value: Json, items: list[Json]) -> Mention:
    (label,) = value["labels"]
    start, end = int(value["start"]), int(value["end"])
    if _compact(value.get("text") or text[start:end]) != _compact(text[start:end]):
        raise ExchangeError(f"from {start} to {end} stands {text[start:end]!r}, not {value['text']!r}")
    table = LABEL_TABLES.get(label)
    fields = dict(_fields(table, items)) if table else {}
    return region(text, start, end, label, fields)


def _compact(text: str) -> str:
    """A text without white space, which Label Studio writes in its own way (`\\n` in two characters)."""
    return "".join(text.replace("\\n", "\n").split())


def _fields(table: TableName, items: list[Json]) -> Iterator[tuple[str, str]]:
    """Every field of a region; those without an item are null."""
    cells = {item["from_name"]: item["value"].get("choices") or item["value"].get("text") or [] for item in items}
    for name, (of, column) in _CONTROLS.items():
        if of == table:
            given = cells.get(name, [])
            yield column.name, (given if isinstance(given, str) else " ".join(given)).strip()
