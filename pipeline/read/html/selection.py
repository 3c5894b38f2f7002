"""Which blocks of a page are its article: those between the first and the last that trafilatura finds, and its tables.

trafilatura knows an article's paragraphs from the rest of a page, but drops lists and tables of labels, and their
order in pages laid out with tables; so it points, and the blocks of the page itself are what is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from pipeline.read.html.blocks import Block, squeezed

_RUN = 5
"""Words in a row that two texts have in common only where one is from the other."""
_FRONT = 3
"""Blocks above the article's first that are read for a headline and a dateline, where the page's title is not shown."""
_TITLE_ABOVE, _TITLE_BELOW = 40, 3
"""Blocks above the article's first, and from it on, among which its headline may stand."""
_SHORTEST_TITLE = 12
_NO_DATES = {"extensive_search": False}
"""Dates are read by `metadata` and from the dateline: trafilatura guesses, and by today's date."""
_MOST = 0.75
"""Share of the found prose that the article's own container holds at least."""
_ENDS = (".", "!", "?", '"', "\u201d", "\u2019", ")")
"""How prose ends, and headlines and crumbs do not."""


def extracted(tree: HtmlElement, url: str | None) -> Document | None:
    """What trafilatura finds on a page: what it is sure of, or else whatever it finds; None where that is nothing."""
    for precise in (True, False):
        found = bare_extraction(
            tree,
            url=url,
            fast=True,
            favor_precision=precise,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_NO_DATES,
        )
        if isinstance(found, Document):
            return found
    return None


def article_span(blocks: list[Block], found: Document | None) -> tuple[int, int]:
    """The first block of the article and the one after its last; all blocks where nothing tells."""
    words = " ".join(map(str, found.body.itertext())).split() if found is not None else []
    runs = {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    matched = [number for number, block in enumerate(blocks) if _is_in(block, runs)]
    if not matched:
        return 0, len(blocks)
    prose = [number for number in matched if blocks[number].text.endswith(_ENDS)] or matched
    column = _column([blocks[number] for number in prose])
    inside = [number for number in matched if column in _above(blocks[number])]
    first, last = inside[0], inside[-1]
    while first > 0 and _is_data(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _is_data(blocks[last + 1]):
        last += 1
    return first, last + 1


def _is_in(block: Block, runs: set[tuple[str, ...]]) -> bool:
    words = block.text.split()
    return not block.is_links and (tuple(words[:_RUN]) in runs or tuple(words[-_RUN:]) in runs)


def _column(blocks: list[Block]) -> HtmlElement:
    """The element around the innermost one that holds most of the text: teasers in another column are no article."""
    held: dict[HtmlElement, int] = {}
    for block in blocks:
        for element in _above(block):
            held[element] = held.get(element, 0) + len(block.text)
    enough = _MOST * sum(len(block.text) for block in blocks)
    nested = [element for element in held if held[element] >= enough]
    innermost = max(nested, key=lambda element: sum(1 for _ in element.iterancestors()))
    parent = innermost.getparent()
    return innermost if parent is None else parent


def _above(block: Block) -> Iterator[HtmlElement]:
    """The element a block is from, and all around it."""
    element = block.node
    while element is not None:
        yield element
        element = element.getparent()


def _is_data(block: Block) -> bool:
    return block.kind in ("row", "item") and not block.is_links


def front(blocks: list[Block], first: int) -> int:
    """The first of the blocks right above the article that may be its headline and dateline."""
    at = first
    while at > max(0, first - _FRONT) and not blocks[at - 1].is_links:
        at -= 1
    return at


def headline(blocks: list[Block], first: int, title: str | None) -> int | None:
    """The block that shows the title of the page, near the article's first; None where none does.

    The title may go on: `Zone in Luzhou doubles exports - Chinadaily.com.cn`.
    """
    wanted = squeezed(title or "")
    for number in range(min(first + _TITLE_BELOW, len(blocks)) - 1, max(-1, first - _TITLE_ABOVE - 1), -1):
        shown = squeezed(blocks[number].text)
        telling = len(shown) >= _SHORTEST_TITLE
        if (telling and wanted.startswith(shown)) or (shown and shown == wanted and blocks[number].kind == "heading"):
            return number
    return None
