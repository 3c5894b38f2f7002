"""A text's blocks, told by its lines: headings, what a heading names, and the lines of lists that a label opens.

Linear in the text: every sentence is looked at once, between its own first and last character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.link.attribution.owners.discourse import UNNAMED, Owner, is_authority_name
from pipeline.link.attribution.owners.strangers import is_strange_name
from pipeline.link.attribution.syntax.scan import Mention
from pipeline.models import Entity, Span

_LONGEST_HEADING = 100
_LONGEST_NUMBER = 8
_DIGITS = tuple("0123456789")
_NUMBERS = " 0123456789.()IVX*•-"

_LABELLED = re.compile(
    r"(?:[-*•●◆■▪·–]\s?|\(?\d{1,2}[.)]\s)?[A-Z][^\n:,;.|\t]{1,60}?(?:(?:,\s(?:19|20)\d\d)?:|[^\S\n]{2,}+|[^\S\n]?\||[^\S\n][-–—][^\S\n])"
    r"[^\S\n]*(?:[a-z]{2,13}[^\S\n]){0,3}[+\-\u2212]?(?:[A-Z]{1,3}\$|[A-Z]{2,3}[^\S\n]?|[$€£¥][^\S\n]?)?\d"
)
"""A line of a list that gives its figure after a label: `Paojiang: +17.7%, 66.0 billion yuan`, `Exports  USD 236 m`."""

LABEL = re.compile(r"(?:[-*•●◆■▪·–]\s?)?[A-Z][^\n:,;.|\t]{2,40}:[^\S\n]+\S")
"""A line of a list about what its heading names, which is about nothing else: `Location: Langfang, Hebei`."""

_ROW = re.compile(r"[^\n|\t]{0,80}[|\t][^\n|\t]{0,80}[|\t]")
"""A row of a table whose cells bars or tabs part: `Zibo High-tech Zone | Zibo | 121`."""

_TITLED = re.compile(
    r"(?:Table|Figure|Chart|Exhibit|Box|Annex|Appendix|Part|Section)\s?[\dIVX.]{0,5}:\s", re.IGNORECASE
)
"""The beginning of a numbered title: `Table 2: Key figures of 2009`."""


def lines_of(prose: str, span: Span) -> list[Span]:
    """A sentence whole, or line by line where its lines are those of a list, each with a label."""
    start, end = span
    if prose.find("\n", start, end) < 0:
        return [span]
    cuts = [start]
    line = start
    while (line := prose.find("\n", line, end) + 1) > 0:
        if _begins_entry(prose, line, end) and _begins_entry(prose, cuts[-1], end):
            cuts.append(line)
    return [(first, last) for first, last in zip(cuts, [*cuts[1:], end], strict=True)]


def _begins_entry(prose: str, line: int, end: int) -> bool:
    """Whether a line is an entry of a list, a label and its figure or its words after a colon, or a table's row."""
    return any(form.match(prose, line, end) for form in (_LABELLED, LABEL, _ROW))


def row_owner(prose: str, span: Span, mentions: Sequence[Mention]) -> Owner | None:
    """The zone or company that the first cell of a table's row names, whose all its figures are."""
    first = mentions[0] if mentions else None
    if not isinstance(first, Entity) or first.label not in ("ZONE", "ORG") or not _ROW.match(prose, *span):
        return None
    begins = first.start - span[0] <= _LONGEST_BAR
    ends = prose[first.end : first.end + _LONGEST_BAR].lstrip(" ")[:1] in ("|", "\t")
    return Owner(first.name, first.label, "row") if begins and ends else None


_LONGEST_BAR = 4
"""Characters of what stands between a row's first cell and the name in it, or the next cell."""


def is_heading(prose: str, span: Span) -> bool:
    """Whether a sentence without figures is a line of its own that no full stop ends, and no row of a table."""
    line = prose[span[0] : min(span[1] - 1, span[0] + _LONGEST_HEADING)]
    if "  " in line or "\t" in line or " | " in line or (":" in line and not _TITLED.match(line)):
        return False
    before = prose[max(0, span[0] - _LONGEST_NUMBER) : span[0]]
    numbered = "\n" in before or len(before) < _LONGEST_NUMBER
    alone = (
        prose[span[1] : span[1] + 1] in ("", "\n") and numbered and not before[before.rfind("\n") + 1 :].strip(_NUMBERS)
    )
    return alone and span[1] - span[0] <= _LONGEST_HEADING and prose[span[1] - 1] not in '.!?"”'


def headed(prose: str, span: Span, mentions: Sequence[Mention], before: Owner | None) -> Owner | None:
    """What a heading names that holds little but its name: `4. Dalian Bonded Zone`; after such a one, another number's
    heading is of something without a name. A paper's or an agency's name alone on a line says who wrote."""
    for mention in mentions:
        if isinstance(mention, Entity) and mention.label in ("ZONE", "GPE", "ORG"):
            alone = (mention.end - mention.start) * 4 >= (span[1] - span[0]) * 3
            alone = alone and not (mention.label == "ORG" and is_authority_name(mention.name))
            return Owner(mention.name, mention.label, "section") if alone else None
    numbered = prose[max(0, span[0] - _LONGEST_NUMBER) : span[0]].rstrip(" .)").endswith(_DIGITS)
    return UNNAMED if before is not None and numbered and is_strange_name(prose[slice(*span)]) else None
