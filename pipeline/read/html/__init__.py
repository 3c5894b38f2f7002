"""A web page -> the text of its article and what the page says of it: title, date, publisher.

trafilatura points at the article; its blocks become the lines of the text, an empty line between them, which no figure
and no sentence crosses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

import lxml.html
from lxml import etree
from trafilatura.settings import Document

from pipeline.models import Span
from pipeline.read.article import UNSTATED, Metadata
from pipeline.read.dateline import publisher_in
from pipeline.read.document import Remark
from pipeline.read.html.blocks import Block, blocks_of
from pipeline.read.html.metadata import stated_date
from pipeline.read.html.selection import article_span, extracted, front, headline

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,30})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""\s{0,99}<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,30})""", re.IGNORECASE)
_PRESCAN = 4096
"""Bytes in which a page may declare its charset; the standard says 1,024, many pages have it later."""
MOST_ELEMENTS = 30_000
"""Elements of the largest page: trafilatura takes more than linear time for some shapes of trees."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article's text, and what its page says of it. `published` is stated in so many words; `metadata` are what
    the article itself overrules. `problem` is why there is no text."""

    text: str = ""
    title_span: Span | None = None
    published: str | None = None
    metadata: Metadata = UNSTATED
    problem: Remark | None = None


class _TooDeepError(ValueError):
    """Elements nested deeper, or text longer, than the parser allows."""


def declared_charset(data: bytes) -> str | None:
    """The charset that a page declares of itself."""
    start = data[:_PRESCAN]
    found = _CHARSET.search(start) or _XML_CHARSET.match(start)
    return found[1].decode("ascii") if found else None


def page_of(markup: str, url: str | None = None) -> Page:
    """The page that clean markup is; `url` is where it was found."""
    try:
        tree = _tree(markup)
    except _TooDeepError as error:
        return Page(problem=("too_large", str(error)))
    if tree is None:
        return Page(problem=("empty", "no markup in it"))
    if next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None:
        return Page(problem=("too_large", f"more than {MOST_ELEMENTS:,} elements"))
    published = stated_date(tree)
    blocks = blocks_of(tree)
    return _page(blocks, extracted(tree, url), published)


def _tree(markup: str) -> lxml.html.HtmlElement | None:
    """The tree of a page; None where there is none. The parser looks nothing up, and keeps libxml2's limits.

    Raises _TooDeepError for a page that goes beyond them: what follows the limit would be lost.
    """
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        tree = lxml.html.document_fromstring(markup.encode(), parser=parser)
    except etree.LxmlError:
        tree = None
    if limits := [entry.message for entry in parser.error_log if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT]:
        raise _TooDeepError(limits[0].partition(",")[0])
    return tree


def _page(blocks: list[Block], found: Document | None, published: str | None) -> Page:
    first, end = article_span(blocks, found)
    title = found.title if found else None
    shown = headline(blocks, first, title)
    kept = [block for block in blocks[front(blocks, first) if shown is None else shown + 1 : end] if not block.is_links]
    if shown is not None:
        kept.insert(0, blocks[shown])
    site = (found.sitename or found.hostname) if found else None
    return Page(
        "\n\n".join(block.text for block in kept),
        (0, len(kept[0].text)) if shown is not None else None,
        published,
        Metadata(title, (publisher_in(site) or site) if site else None),
    )
