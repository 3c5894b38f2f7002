"""What an expression is read against: the day of publication, the tense of its clause, and the dates before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from pipeline.annotate import Annotated
from pipeline.extract.dates.tense import BREAK, WINDOW, Signs, signs
from pipeline.models import DateRange, Span
from pipeline.vocabulary.events import EVENT_WORDS

_REACH = 8
"""Sentences that a comparison's period may be told before it."""

_EMBEDDING = re.compile(
    r"(?:\b(?:which|who|whose|where|since|dating)\b[^,;()]*"
    r"|(?:,|\b(?!was|were|been|be)\w+)\s(?<!ly\s)(?:established|founded|set up|launched|built|created)\b[^,;()]*"
    r"|\b(?:compared|against|than|versus|from)\b[^,;()]*\d[^,;()]*|\([^)]*)$"
)
_DEED_REACH = 72
_DEED_WORD = re.compile(r"[\w'’-]+")
_OUT_OF_REACH = re.compile(r"[.;,\d]")
_COMPARISON = re.compile(
    r"\b(?:than|against|versus|vs\.?|compar\w+\s(?:with|to|against)"
    r"|(?:from|over|on|to)(?=\s(?:$|the\s|that\s|those\s|its\s|about\s|US|RMB|[$\d])))\s(?:\S{1,20}\s){0,6}$"
)
_INITIAL = re.compile(r"\W*(?:\w+\s){0,2}(?:the\s)?\W*$")


def _deeds() -> dict[str, list[tuple[str, ...]]]:
    """The forms of the events' verbs, in words, by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in EVENT_WORDS:
        if "*" not in row.form and row.voice != "noun":
            words = tuple(row.form.lower().split())
            found.setdefault(words[0], []).append(words)
    return found


_DEEDS = _deeds()


@dataclass(slots=True)
class Anchor:
    """A date already read, which later ones may refer to. What its place says of it is looked up when asked for."""

    ctx: Context
    start: int
    end: int
    value: DateRange
    relation: str | None
    aside: bool

    @property
    def sentence(self) -> int:
        """Index of its sentence."""
        return self.ctx.sentence(self.start)

    @property
    def embedded(self) -> bool:
        """Whether it stands in a relative clause, a participle, a comparison or brackets."""
        if self.aside:
            return True
        first = self.ctx.sentence_at(self.start)[0]
        return bool(_EMBEDDING.search(self.ctx.prose[max(first, self.start - 90) : self.start]))

    @property
    def deed(self) -> bool:
        """Whether something was founded, opened, approved ... then: no period that figures are compared with."""
        near = self.ctx.prose[max(0, self.start - _DEED_REACH) : self.start].lower()
        words = tuple(_DEED_WORD.findall(_OUT_OF_REACH.split(near)[-1]))
        return any(words[at : at + len(form)] == form for at, word in enumerate(words) for form in _DEEDS.get(word, ()))

    @property
    def event(self) -> bool:
        """Whether a participle or relative clause tells the deed in passing (`a zone approved in May 2008`)."""
        return self.embedded and self.deed

    @property
    def initial(self) -> bool:
        """Whether it opens its sentence."""
        first = self.ctx.sentence_at(self.start)[0]
        return self.start - first < 40 and bool(_INITIAL.match(self.ctx.prose, first, self.start))


@dataclass(slots=True)
class Context:
    """The reading so far of one article."""

    annotated: Annotated
    prose: str
    flat: str
    published: date | None
    anchors: list[Anchor] = field(default_factory=list)
    day_first: bool | None = None
    ordered: bool = False
    doubts: list[tuple[int, int, str, str]] = field(default_factory=list)
    span: tuple[int, DateRange] | None = None
    unresolved: tuple[int, DateRange] | None = None
    openings: list[int] = field(init=False)
    _signs: Signs | None = None

    def __post_init__(self) -> None:
        self.openings = [first for first, _ in self.annotated.sentences]

    def sentence(self, offset: int) -> int:
        """Index of the sentence at an offset, or before it."""
        return max(0, bisect_right(self.openings, offset) - 1)

    def sentence_at(self, offset: int) -> Span:
        """Span of that sentence; (0, 0) for an article without any."""
        return self.annotated.sentences[self.sentence(offset)] if self.openings else (0, 0)

    def clause(self, start: int, end: int) -> str:
        """The text of the clause around an expression, at most `WINDOW` characters either side."""
        first, last = self.sentence_at(start)
        low, high = max(first, start - WINDOW), min(max(last, end), end + WINDOW)
        left = low
        for stop in BREAK.finditer(self.prose, low, start):
            left = stop.end()
        stop_right = BREAK.search(self.prose, end, high)
        right = stop_right.start() if stop_right else high
        return self.prose[left:right]

    def is_future(self, start: int, end: int) -> bool:
        """Whether what an expression goes with is still to come."""
        return self.tense(start, end) == "future"

    def tense(self, start: int, end: int) -> str | None:
        """`past` or `future` by the last verb before an expression in its clause, or the first one after it where none
        is before; None where no verb tells."""
        sentence = self.sentence_at(start)
        if self._signs is None or self._signs.sentence != sentence:
            self._signs = signs(self.prose, self.annotated.words, sentence)
        return self._signs.tense(start, end)

    def add(self, start: int, end: int, value: DateRange, relation: str | None, aside: bool) -> None:
        """Remember a date for the expressions after it; `aside`: it is told for comparison."""
        if value.type == "DURATION":
            self.span = (start, value) if value.first else self.span
        elif value.first is not None:
            self.anchors.append(Anchor(self, start, end, value, relation, aside))
        elif value.timex.startswith("XXXX") and not aside:
            self.unresolved = (start, value)

    def is_to_come(self, anchor: Anchor, start: int) -> bool:
        """Whether a date of another sentence is a plan's: `the year` of a sentence after it is publication's."""
        first = anchor.value.first
        apart = self.sentence(start) != anchor.sentence
        return apart and self.published is not None and first is not None and first > self.published

    @property
    def known(self) -> list[Anchor]:
        """The dates told after the last that nothing fixes: what goes on from that one is as unknown as it."""
        if self.unresolved is None or self.published is not None:
            return self.anchors
        told = self.unresolved[0]
        return [anchor for anchor in self.anchors[-12:] if anchor.start > told]

    def antecedent(self, start: int, back: int = 3) -> Anchor | None:
        """The date that an expression at `start` refers back to: in its own sentence the last one told, or the one that
        opens the sentence where the last is a mere aside; else the main date of a sentence before."""
        here = self.sentence(start)
        recent = self.known[-12:]
        compared: Anchor | None = None
        for number in range(here, max(-1, here - back - 1), -1):
            first = self.annotated.sentences[number][0] if number else 0
            inside: list[Anchor] = []
            while recent and recent[-1].start >= first:
                inside.append(recent.pop())
            if number != here and all(anchor.aside for anchor in inside):
                compared = compared or (inside[0] if inside else None)
                continue
            if not inside:
                continue
            if number == here and (not inside[0].embedded or not inside[-1].initial):
                return inside[0]
            return next((anchor for anchor in inside if not anchor.embedded), inside[0])
        return compared

    def compared(self, start: int) -> Anchor | None:
        """What an expression that looks back counts from: where something is compared with it (`up 5 percent from`,
        `against 3 million`), the last period that figures are told of, itself none of comparison; else its antecedent.
        """
        if not _COMPARISON.search(self.prose, max(0, start - 70), start):
            return self.antecedent(start)
        here = self.sentence(start)
        for anchor in reversed(self.known[-12:]):
            if here - anchor.sentence > _REACH:
                break
            if not anchor.aside and not anchor.deed:
                return anchor
        return None if self.published else self.antecedent(start)
