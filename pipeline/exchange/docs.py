"""Tables -> spaCy documents: entities, spans by table, and every value as a custom attribute; and into a DocBin.

A mention is always whole tokens, and `doc.text` is the article's text. `doc.ents` are the entities; `doc.spans` has a
group for each of dates, areas, money, counts, percentages, and `zones`. The columns of its row are custom attributes of
a span: `span._.value`, `span._.unit` (a currency for money), `span._.indicator`, `span._.period_start` and so on;
`span._.row` has them all, `span._.fact` the row of facts that was made of it. The columns of `articles` are attributes
of the document. All of it lives in `doc.user_data`, so that a DocBin with user data keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, cast

from spacy.tokens import Doc, DocBin, Span

from pipeline.annotate import load_pipeline
from pipeline.exchange.records import FIGURE_LABELS, MENTIONS, Row, by_article
from pipeline.schema import ARTICLES, BY_NAME, LABELS
from pipeline.tables import Tables
from pipeline.words import has_blank, pieces_of

_TABLES = {label: table for table, label in FIGURE_LABELS.items()} | dict.fromkeys(LABELS, "entities")
_NO_SPAN = frozenset(("article_id", "start", "end", "text", "label"))


def to_docs(tables: Tables) -> Iterator[Doc]:
    """A document for each article, in the order of `articles`."""
    vocab = load_pipeline().vocab
    for article, rows in by_article(tables):
        mentions = [row for name in MENTIONS for row in rows[name]]
        cuts = {row[end] for row in mentions for end in ("start", "end")}
        pieces = _pieces(article["text"], cuts)
        blanks = list(map(has_blank, pieces))
        words = [piece[:-1] if blank else piece for piece, blank in zip(pieces, blanks, strict=True)]
        doc = Doc(vocab, words=words, spaces=blanks)
        _keep(doc, article, rows)
        doc.set_ents([_span(doc, row, row["label"], row["zone_id"]) for row in rows["entities"]])
        for name, label in FIGURE_LABELS.items():
            doc.spans[name] = [_span(doc, row, label) for row in rows[name]]
        doc.spans["zones"] = [ent for ent in doc.ents if ent.label_ == "ZONE"]
        yield doc


def write_docbin(tables: Tables, path: Path) -> int:
    """Write the documents of all articles into one DocBin; how many there are. Raises OSError.

    `DocBin().from_disk(path).get_docs(vocab)` reads them; the custom attributes are there once this module is imported.
    """
    found = DocBin(attrs=["ENT_IOB", "ENT_TYPE", "ENT_KB_ID"], docs=to_docs(tables), store_user_data=True)
    found.to_disk(path)
    return len(found)


def _pieces(text: str, cuts: Iterable[int]) -> list[str]:
    """The words of a text, each with the one blank after it; none reaches over one of the `cuts`."""
    pieces: list[str] = []
    ends = sorted({*cuts, len(text)} - {0})
    for start, end in zip([0, *ends], ends, strict=False):
        part = text[start:end]
        if pieces and part.startswith(" ") and not pieces[-1][-1].isspace():
            pieces[-1], part = f"{pieces[-1]} ", part[1:]
        pieces += pieces_of(part)
    return pieces


def _span(doc: Doc, row: Row, label: str, kb_id: str | None = None) -> Span:
    span = doc.char_span(row["start"], row["end"], label=label, kb_id=kb_id or 0)
    if span is None:
        raise ValueError(f"{row['article_id']}: no mention can stand from {row['start']} to {row['end']}")
    return span


def _keep(doc: Doc, article: Row, rows: Mapping[str, list[Row]]) -> None:
    """Put the rows where a DocBin keeps them; MessagePack has no dates."""
    doc.user_data[_key("articles")] = _plain({name: article[name] for name in ARTICLES.names if name != "text"})
    for name in MENTIONS:
        for row in rows[name]:
            doc.user_data[_key(name, row["start"])] = _plain(row)
    for fact in rows["facts"]:
        doc.user_data[_key(f"facts.{fact['table']}", fact["start"])] = _plain(fact)


def _key(table: str, start: int = 0) -> str:
    """Where a row is in `doc.user_data`."""
    return f"zonefacts.{table}.{start}"


def _plain(row: Row) -> Row:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _register() -> None:
    """Give spaCy's documents and spans our attributes."""
    for name in ARTICLES.names:
        if name != "text":
            Doc.set_extension(name, getter=partial(_of_article, column=name), force=True)
    columns = {column.name for table in MENTIONS for column in BY_NAME[table].columns} - _NO_SPAN
    for name in columns:
        Span.set_extension(name, getter=partial(_of_mention, column=name), force=True)
    getters: dict[str, Callable[[Span], Row | None]] = {"row": _row, "fact": _fact}
    for name, getter in getters.items():
        Span.set_extension(name, getter=getter, force=True)


def _of_article(doc: Doc, column: str) -> Any:
    row = _dated(doc.user_data.get(_key("articles")), "articles")
    return row and row[column]


def _of_mention(span: Span, column: str) -> Any:
    row = _row(span) or {}
    return row.get("currency") if column == "unit" and "currency" in row else row.get(column)


def _row(span: Span) -> Row | None:
    """The row of the mention that a span is."""
    table = _TABLES.get(span.label_, "")
    row = _dated(span.doc.user_data.get(_key(table, span.start_char)), table)
    return row if row and row["end"] == span.end_char else None


def _fact(span: Span) -> Row | None:
    """The row of facts that was made of the mention."""
    key = _key(f"facts.{_TABLES.get(span.label_, '')}", span.start_char)
    return _dated(span.doc.user_data.get(key), "facts") if _row(span) else None


def _dated(row: Row | None, table: str) -> Row | None:
    """A row with its dates again."""
    if row is None:
        return None
    days = {column.name for column in BY_NAME[table].columns if column.type == "date"}
    return {
        name: date.fromisoformat(cast("str", cell)) if cell and name in days else cell for name, cell in row.items()
    }


_register()
