"""The headings in force at a point of a text, outermost first, and what they say of the lines under them.

A heading ends those of its own kind and all that they hold: `II.` ends `I.` and its `1.`, `2.`; what states a time
holds it over the headings within it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.link.attribution.layout.columns import NO_COLUMNS, Columns
from pipeline.link.attribution.time.periods import Period
from pipeline.vocabulary.linking import Table

_NUMBERING = re.compile(
    r"\s*(?:(?P<roman>(?:[IVX]{1,5}|[\u2160-\u216b])\s?[.)、:]|[一二三四五六七八九十]{1,3}、|(?:Part|Section|Chapter)\s)"
    r"|(?P<bracketed>[(（](?:\d{1,2}|[a-zA-Z]|[ivx]{1,4}|[一二三四五六七八九十])[)）])"
    r"|(?P<arabic>\d{1,2}\s?[.)、](?!\d))|(?P<letter>[A-Za-z][.)]\s)|(?P<framed>[【\[<«])|(?P<bullet>[-*•●◆■▪·>]))"
)

_LONGEST_NUMBER = 8
_LONGEST_HEADING = 100


class Heading(NamedTuple):
    """What a heading, or the line that leads in a list, says of what stands under it: its `time`, what is `named` as
    measured, whether its lines are plans (`goals`), whether `prose` under it is of that time as well, and whether it
    `bars` the time of the headings around it."""

    kind: str
    time: Period | None = None
    named: Mapping[Table, str] = {}
    goals: bool = False
    prose: bool = False
    bars: bool = False


TITLE, LEAD_IN, QUESTION, PLAIN, WITHIN = "title", "lead-in", "question", "plain", "within"
"""Kinds of headings: the headline, the sentence before a list, a question, a line without a number, one right under
such."""

_NONE = Heading("")


@dataclass(slots=True)
class Outline:
    """The headings in force; `bare`: whether nothing but headings stands under the last of them so far;
    `columns` those of the table at hand, `tabled`: whether the text has tables at all.

    `dating` is the innermost heading that states a time, or bars that of those around it; `named` is what the innermost
    heading that names anything says is measured; `goals`: whether the innermost heading, but for those that only name
    something within it, heads plans.
    """

    headings: list[Heading] = field(default_factory=list)
    bare: bool = False
    columns: Columns = NO_COLUMNS
    tabled: bool = True
    dating: Heading = _NONE
    named: Mapping[Table, str] = field(default_factory=dict)
    goals: bool = False

    def begin(self, heading: Heading) -> None:
        """Put a heading under those in force, after the ones that it ends."""
        kinds = [other.kind for other in self.headings]
        if heading.kind == PLAIN and (WITHIN in kinds or (self.bare and kinds and kinds[-1] == PLAIN)):
            heading = heading._replace(kind=WITHIN)
        if heading.kind == QUESTION:
            del self.headings[kinds[:1].count(TITLE) :]
        elif heading.kind == LEAD_IN:
            del self.headings[len(kinds) - kinds[-1:].count(LEAD_IN) :]
        elif heading.kind in kinds or QUESTION in kinds:
            del self.headings[kinds.index(heading.kind if heading.kind in kinds else QUESTION) :]
        self.headings.append(heading)
        self.bare, self.columns = True, NO_COLUMNS
        inward = self.headings[::-1]
        self.dating = next((heading for heading in inward if heading.time is not None or heading.bars), _NONE)
        self.named = next((heading.named for heading in inward if heading.named), {})
        self.goals = next((heading.goals for heading in inward if heading.goals or heading.time), False)


def kind_of_heading(prose: str, start: int, named: bool) -> str:
    """The kind of the heading that begins at `start`, by how its line is numbered; `named`: whether it holds a name
    alone."""
    line = prose.rfind("\n", max(0, start - _LONGEST_NUMBER), start) + 1 or max(0, start - _LONGEST_NUMBER)
    numbered = _NUMBERING.match(prose, line)
    if numbered is not None and numbered.lastgroup is not None:
        return numbered.lastgroup
    return (
        "named" if named else "capitals" if prose[start : start + _LONGEST_HEADING].split("\n")[0].isupper() else PLAIN
    )
