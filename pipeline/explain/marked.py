"""A linked article -> its text with marks: colours by table, or brackets where there are no colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from pipeline.explain.rejected import Rejection
from pipeline.models import Article, Linked

STYLES = {
    "entities": "cyan",
    "dates": "magenta",
    "areas": "bold green",
    "money": "bold yellow",
    "counts": "bold blue",
    "percentages": "bold red",
}
REJECTED = "underline"
_LEFT_OUT = "dim"


def marked_text(linked: Linked, rejected: Sequence[Rejection], *, plain: bool) -> Text:
    """The article's text; mentions in the style of their table, rejections underlined, boilerplate dimmed.

    `plain`: `[8.05 square kilometers]areas` instead of styles, rejections and boilerplate unmarked.
    """
    article = linked.article
    if plain:
        return Text(_bracketed(article.text, sorted(_spans(linked))))
    text = Text(article.text)
    for first, last in _boilerplate(article):
        text.stylize(_LEFT_OUT, first, last)
    for rejection in rejected:
        text.stylize(REJECTED, rejection.start, rejection.end)
    for first, last, name in _spans(linked):
        text.stylize(STYLES[name], first, last)
    return text


def legend(*, plain: bool) -> Text:
    """The names of the tables in their styles."""
    if plain:
        return Text()
    parts = [(f" {name} ", style) for name, style in STYLES.items()]
    return Text.assemble("\n", *parts, " ", ("rejected", REJECTED), "  ", ("boilerplate", _LEFT_OUT), "\n")


def _bracketed(text: str, spans: list[tuple[int, int, str]]) -> str:
    """Brackets around each mention; one that begins inside another stays unmarked."""
    pieces, last = [], 0
    for start, end, name in spans:
        if start >= last:
            pieces += [text[last:start], f"[{text[start:end]}]{name}"]
            last = end
    return "".join((*pieces, text[last:]))


def _boilerplate(article: Article) -> Iterator[tuple[int, int]]:
    """The stretches of the text that its prose leaves out."""
    first: int | None = None
    for at, (stated, kept) in enumerate(zip(article.text, article.prose, strict=True)):
        if stated != kept and first is None:
            first = at
        elif stated == kept and stated != "\n" and first is not None:
            yield first, at
            first = None
    if first is not None:
        yield first, len(article.text)


def _spans(linked: Linked) -> Iterator[tuple[int, int, str]]:
    yield from ((entity.start, entity.end, "entities") for entity in linked.entities)
    yield from ((timex.start, timex.end, "dates") for timex in linked.timexes)
    yield from ((given.figure.start, given.figure.end, given.figure.table) for given in linked.statements)
