"""Text -> what on the page is article: headline, publication date, publisher, and the text without boilerplate.

The front matter reaches from the top to the first line that reads like a paragraph. In it, the headline is the last
line above the dateline that is neither navigation nor a short section label; without a dateline, the first such line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pipeline.models import Span
from pipeline.read.dateline import Dateline, dates_in, header_dateline, publisher_in, wire_dateline
from pipeline.vocabulary.layout import BOILERPLATE

_PARAGRAPH = 140
"""Characters from which a line is a paragraph, even if no full stop ends it."""
_FRONT_LINES = 60
_BETWEEN = 2
_TAIL_PARAGRAPHS = 2
"""Related links with more paragraphs than this below them stand inside the article; with fewer they are its tail."""
_MENU = 3
"""More candidates for the headline than this are a menu, but for the lowest."""
_HEADLINE = 200
_LABEL_WORDS = 3
"""A line of so few words above a longer candidate for the headline is a section label."""
_LONGEST_BOILERPLATE = 500
_OPENING_LINES = 4
"""Lines of the body among which its wire dateline may stand: captions and credits go before it."""
_CLOSING_LINES = 4
"""Lines at the end of a page among which its dateline may stand."""
_INLINE_SIGN = re.compile(r"[(（\[]|ICP|公网|ISSN|nditem|NDITEM")
"""What every inline row of boilerplate contains: most lines have none of it."""
_FIGURE_CELL = re.compile(
    r"\|\s*+(?:[a-z]+\s){0,2}(?:[A-Z]{0,3}\$|RMB|CNY|[€£¥])?\s?[0-9][0-9,.]*+(?:\s?%|\+)?+(?=\s*(?:\||\Z)|\s?(?!"
    r"(?:comments?|views?|hits|photos?|pages?|min|mins|minutes|hours|days|ago|am|pm|likes|shares|items)\b)[a-z²(])"
)
"""A cell that is a figure, not a day, a time or a number of comments."""
_LONGEST_NAME = 80
"""Characters of the longest publisher's name."""
_OTHER_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LATIN = re.compile(r"[A-Za-z]")
_DAY_AT_END = re.compile(r"(?<=\w)\s+\(?(?:19|20)\d\d([-/.])\d\d?\1\d\d?\)?$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")


@dataclass(slots=True)
class Layout:
    """The parts of a page, as spans of its text."""

    masked: list[Span] = field(default_factory=list)
    title: Span | None = None
    published: date | None = None
    publisher: str | None = None
    other_dates: list[date] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it."""

    start: int
    text: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.start + len(self.text)


def analyse(text: str, *, headline: bool = True, title: Span | None = None) -> Layout:
    """Layout of a page; with `headline` False the text is body alone, a `title` is known. Linear in the text."""
    layout = Layout(title=title)
    lines = [line for line in _lines(text) if title is None or line.start >= title[1]]
    front = _front_matter(lines) if headline else []
    _read_front(front, layout)
    body = lines[len(front) :]
    if headline and layout.title is None:
        layout.title = next((line.span for line in body[:1] if not _is_paragraph(line)), None)
    if layout.title is not None:
        _cut_date(text, layout.title, layout)
    _read_body(body, layout)
    return layout


def prose_of(text: str, masked: list[Span]) -> str:
    """`text` with the masked spans blanked by newlines, and every kind of line end one; as long as `text`."""
    pieces, last = [], 0
    for start, end in sorted(masked):
        if end > last:
            start = max(start, last)
            pieces += [text[last:start], "\n" * (end - start)]
            last = end
    prose = "".join((*pieces, text[last:]))
    return _OTHER_LINE_ENDS.sub("\n", prose)


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            yield Line(start + raw.find(stripped), stripped)
        start += len(raw)


def _is_paragraph(line: Line) -> bool:
    return len(line.text) >= _PARAGRAPH or (len(line.text) >= 60 and _SENTENCE_END.search(line.text) is not None)


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line above the first paragraph, and what it is: a dateline, furniture, or neither."""

    line: Line
    dateline: Dateline | None
    furniture: bool

    @property
    def is_front(self) -> bool:
        """Whether it is no headline and no prose."""
        return self.furniture or self.dateline is not None


def _front_matter(lines: list[Line]) -> list[FrontLine]:
    """The lines of the front matter: down to the last that is front, above the first paragraph or table.

    Below the first dateline no more than `_BETWEEN` other lines may stand between two lines of front matter.
    """
    found: list[FrontLine] = []
    last, dated = 0, False
    for index, line in enumerate(lines[:_FRONT_LINES]):
        if dated and index - last > _BETWEEN:
            break
        front = FrontLine(line, header_dateline(line.text, line.start), _is_furniture(line))
        if _is_tabular(lines[index : index + 2]) or (_is_paragraph(line) and not front.is_front):
            break
        found.append(front)
        headline_dated = _DAY_AT_END.search(line.text) is not None
        if front.is_front or index == 0 or headline_dated:
            last = index + 1
            dated = dated or front.dateline is not None or headline_dated
    return found[:last]


def _is_furniture(line: Line) -> bool:
    """Whether a line is navigation, a tool bar, a byline, or the publisher's name alone."""
    bare = line.text.strip("()[]（） ")
    return (
        _matches("head", line) or _matches("line", line) or (len(bare) <= _LONGEST_NAME and publisher_in(bare) == bare)
    )


def _is_tabular(lines: list[Line]) -> bool:
    """Whether the first of two lines is a row of a table drawn with bars (`Area | 120 sq km`), or the head of one."""
    bars = lines[0].text.count("|")
    return bars > 0 and any(line.text.count("|") == bars and _FIGURE_CELL.search(line.text) for line in lines)


def _matches(scope: str, line: Line) -> bool:
    return len(line.text) <= _LONGEST_BOILERPLATE and BOILERPLATE[scope].fullmatch(line.text) is not None


def _read_front(front: list[FrontLine], layout: Layout) -> None:
    candidates: list[Line] = []
    named, dated = None, False
    for line, dateline, furniture in ((one.line, one.dateline, one.furniture) for one in front):
        if dateline is not None:
            dated = True
            _note(layout, dateline)
        elif furniture:
            _note(layout, Dateline(line.span, dates_in(line.text)))
            named = named or publisher_in(line.text)
        elif (not dated or not candidates) and len(line.text) <= _HEADLINE and _LATIN.search(line.text):
            candidates.append(line)
    layout.publisher = layout.publisher or named
    if layout.title is None:
        _choose_headline(candidates, layout)


def _choose_headline(candidates: list[Line], layout: Layout) -> None:
    menu = len(candidates) > _MENU
    while len(candidates) > 1 and (menu or _is_label(candidates[0], candidates[1])):
        layout.masked.append(candidates.pop(0).span)
    if candidates:
        layout.title = candidates[0].span


def _cut_date(text: str, title: Span, layout: Layout) -> None:
    """Take the day of publication off the end of a headline's line: `Zone lands three deals 2015-08-25`."""
    day = _DAY_AT_END.search(text, *title)
    published = dates_in(day[0]) if day else None
    if day and published:
        layout.title = (title[0], day.start())
        _note(layout, Dateline(day.span(), published))


def _is_label(line: Line, below: Line) -> bool:
    words = len(line.text.split())
    return words <= _LABEL_WORDS and words < len(below.text.split())


def _note(layout: Layout, dateline: Dateline) -> None:
    layout.masked.append(dateline.span)
    layout.publisher = layout.publisher or dateline.publisher
    if dateline.published:
        layout.other_dates.append(dateline.published)
        layout.published = layout.published or dateline.published


def _read_body(lines: list[Line], layout: Layout) -> None:
    tail = False
    opening = 0
    left = sum(map(_is_paragraph, lines))
    for index, line in enumerate(lines):
        if _matches("tail", line):
            tail = True
        elif _is_paragraph(line):
            tail = tail and left <= _TAIL_PARAGRAPHS
            left -= 1
        if not tail and not layout.published and index >= len(lines) - _CLOSING_LINES:
            closing = header_dateline(line.text, line.start, closing=True)
            if closing is not None:
                _note(layout, closing)
                continue
        if tail or _matches("line", line):
            layout.masked.append(line.span)
            _read_credit(line, layout)
            continue
        if opening < _OPENING_LINES and line.span != layout.title:
            opening += 1
            wire = wire_dateline(line.text, line.start, layout.published.year if layout.published else None)
            if wire is not None and (opening == 1 or wire.published or wire.placed):
                opening = _OPENING_LINES
                _note(layout, wire)
        for match in BOILERPLATE["inline"].finditer(line.text) if _INLINE_SIGN.search(line.text) else ():
            layout.masked.append((line.start + match.start(), line.start + match.end()))
            _read_credit(Line(line.start + match.start(), match[0]), layout)


def _read_credit(line: Line, layout: Layout) -> None:
    """What a copyright or page line says, where the front matter said nothing."""
    if len(line.text) > _LONGEST_BOILERPLATE:
        return
    if line.text.lstrip("([（ ")[:1].isalpha() and line.text[0] in "([（":
        layout.published = layout.published or dates_in(line.text)
    if layout.publisher is None and re.match(r"\W*(?:copyright|©|\(c\)|[(（])", line.text, re.IGNORECASE):
        layout.publisher = publisher_in(line.text)
