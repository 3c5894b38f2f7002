"""The tree of a page -> its blocks in reading order: paragraphs, headings, list items, rows of tables, a line each.

Scripts, navigation, footers and what the page hides are left out. A row of short cells is one line: `label: value`
where it has two, else its cells with tabs between them; so is a term with its description. A cell that holds
paragraphs or tables of its own is layout, and they are blocks as anywhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement

Kind = Literal["paragraph", "heading", "item", "row"]

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BREAKS = _HEADINGS | frozenset(
    """address article blockquote body br caption center dd details div dl dt fieldset figcaption figure form header hr
    li main ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_LEFT_OUT = frozenset(
    """aside audio button canvas datalist embed footer frameset head iframe input map nav noscript object option script
    select style svg template textarea video""".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_CELL, _LABEL = 200, 60
"""Characters of the longest cell of a row of data, and of the longest label."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a page: its text, how much of it is links, and the element it is from."""

    text: str
    links: int
    kind: Kind
    node: HtmlElement

    @property
    def is_links(self) -> bool:
        """Whether most of it leads elsewhere."""
        return 2 * self.links > len(self.text)


def squeezed(text: str) -> str:
    """The letters and digits of a text, for comparing what is typeset in more than one way."""
    return "".join(filter(str.isalnum, text)).casefold()


def blocks_of(tree: HtmlElement) -> list[Block]:
    """The blocks of a page; linear in it."""
    rendering = _Rendering()
    walk = etree.iterwalk(tree, events=("start", "end"))
    skipped = None
    for event, node in walk:
        if event == "start" and _is_left_out(node):
            skipped = node
            walk.skip_subtree()
        elif event == "start":
            rendering.start(node)
        else:
            if node is not skipped:
                rendering.end(node)
            rendering.add(node.tail)
    rendering.flush("paragraph", tree)
    return rendering.blocks


def _is_left_out(node: HtmlElement) -> bool:
    return node.tag in _LEFT_OUT or "hidden" in node.attrib or bool(_HIDDEN.search(node.get("style") or ""))


@dataclass(slots=True)
class _Rendering:
    """The state of the walk: what is open, and the blocks so far."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    links: int = 0
    anchors: int = 0
    cells: list[list[int]] = field(default_factory=list)
    """For each open row, the number of blocks at the start of the row and at the end of each cell."""
    description: int = 0

    def add(self, text: str | None) -> None:
        """Take in text of the block that is open."""
        if text:
            self.pieces.append(text)
            if self.anchors:
                self.links += len(text.strip())

    def start(self, node: HtmlElement) -> None:
        """An element opens."""
        if node.tag in _BREAKS:
            self.flush("paragraph", node.getparent())
        if node.tag == "a":
            self.anchors += 1
        elif node.tag == "tr":
            self.cells.append([len(self.blocks)])
        elif node.tag == "dd":
            self.description = len(self.blocks)
        self.add(node.text)

    def end(self, node: HtmlElement) -> None:
        """An element closes."""
        tag = node.tag
        if tag in _BREAKS:
            self.flush("heading" if tag in _HEADINGS else "item" if tag in ("li", "dt", "dd") else "paragraph", node)
        if tag == "a":
            self.anchors -= 1
        elif tag in ("td", "th") and self.cells:
            self.cells[-1].append(len(self.blocks))
        elif tag == "tr" and self.cells:
            self._join_cells(self.cells.pop(), node)
        elif tag == "dd" and self.description == len(self.blocks) - 1 and self.description:
            before = self.blocks[-2]
            if before.node.tag == "dt" and len(before.text) <= _LABEL:
                self._join(len(self.blocks) - 2, node)

    def flush(self, kind: Kind, node: HtmlElement) -> None:
        """Close the block that is open."""
        text = _SPACE.sub(" ", "".join(self.pieces)).strip()
        if text:
            self.blocks.append(Block(text, self.links, kind, node))
        self.pieces, self.links = [], 0

    def _join_cells(self, counts: list[int], node: HtmlElement) -> None:
        each_is_a_line = all(later - earlier <= 1 for earlier, later in pairwise(counts))
        cells = self.blocks[counts[0] :]
        if len(cells) > 1 and each_is_a_line and all(len(cell.text) <= _CELL for cell in cells):
            self._join(counts[0], node)

    def _join(self, first: int, node: HtmlElement) -> None:
        parts = self.blocks[first:]
        texts = [part.text for part in parts]
        labelled = len(parts) == 2 and len(texts[0]) <= _LABEL and any(map(str.isalpha, texts[0]))
        joined = f"{texts[0].rstrip(' :：')}: {texts[1]}" if labelled else "\t".join(texts)
        self.blocks[first:] = [Block(joined, sum(part.links for part in parts), "row", node)]
