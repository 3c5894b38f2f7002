"""Tables -> each article with its mentions as annotators see them: a span, its table, its fields as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from pipeline.corrections import FIELDS, TableName, show_value
from pipeline.exchange.failures import ExchangeError
from pipeline.exchange.records import FIGURE_LABELS, MENTIONS, by_article
from pipeline.schema import LABELS
from pipeline.tables import Tables

_ENTITIES: TableName = "entities"
LABEL_TABLES: dict[str, TableName] = dict.fromkeys(LABELS, _ENTITIES) | {
    label: cast("TableName", table) for table, label in FIGURE_LABELS.items()
}
"""What annotators choose from, and the table that it means."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention and those of its fields that are known, as text; an empty one is null."""

    table: TableName
    start: int
    end: int
    text: str
    fields: Mapping[str, str]

    @property
    def key(self) -> tuple[TableName, int, int]:
        """What tells the mentions of an article apart."""
        return self.table, self.start, self.end

    @property
    def label(self) -> str:
        """What annotators call it."""
        return self.fields["label"] if self.table == "entities" else FIGURE_LABELS[self.table]


@dataclass(frozen=True, slots=True)
class Marked:
    """An article as we or annotators mark it; theirs may lack all but its text and mentions."""

    text: str
    mentions: tuple[Mention, ...]
    article_id: str | None = None
    title: str | None = None
    published: str = ""


def region(text: str, start: int, end: int, label: str, fields: Mapping[str, str]) -> Mention:
    """A mention that annotators marked, without white space at its ends. Raises ExchangeError for no such span."""
    if label not in LABEL_TABLES:
        raise ExchangeError(f"{label!r} is not one of {', '.join(LABEL_TABLES)}")
    if not 0 <= start < end <= len(text) or not (inner := text[start:end].strip()):
        raise ExchangeError(f"from {start} to {end} there is no text")
    start += text[start:end].index(inner)
    table = LABEL_TABLES[label]
    own = {"label": label} if table == "entities" else {}
    return Mention(table, start, start + len(inner), inner, {**fields, **own})


def marked(tables: Tables) -> Iterator[Marked]:
    """The articles with all their mentions, fields included."""
    for article, rows in by_article(tables):
        mentions = [
            Mention(
                cast("TableName", name),
                row["start"],
                row["end"],
                row["text"],
                {field: show_value(row[field]) for field in FIELDS[name]},
            )
            for name in MENTIONS
            for row in rows[name]
        ]
        yield Marked(
            article["text"],
            tuple(mentions),
            article["article_id"],
            article["title"],
            show_value(article["published"]),
        )
