"""What an expression is read against: the day of publication, the tense of its clause, and the dates before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

from pipeline.annotate import Annotated
from pipeline.models import DateRange, Span

_WINDOW = 240
"""Characters on either side of an expression that can decide the tense of its clause."""

_TENSES = re.compile(
    r"\b(?:(?P<past>(?:was|were|had)\s(?:planned|expected|scheduled|due|targeted|slated|aimed))\b"
    r"|(?P<future>(?:will|shall|would|to be|is to|are to|was to|were to|plans?|planned|planning|expects?"
    r"|expected|expecting"
    r"|due|scheduled|slated|aims?|aiming|intends?|hopes?|hoping|going to|set to|(?<=and\s)be|(?<=or\s)be"
    r"|targets?|targeted"
    r"|targeting|forecasts?|projected|should|can|may|might|starts|begins|opens|takes place|kicks off"
    r"|takes effect|comes into"
    r"|ends|expires|closes|upcoming|starting|poised|strives?|vows?|vowed|pledged?|looks? to|looking to|wants? to"
    r"|seeks? to"
    r"|proposed?|proposes|[’']ll)"
    r"(?:\s(?:to|be|been|have|also|not|soon|then|further|continue|start|begin|\w+ly)){0,3}(?:\s\w+)?)"
    r"|was|were|had|did|said|told|rose|fell|grew|began|came|went|took|made|saw|held|sold|set up|became|won|hit"
    r"|put|led|gave"
    r"|brought|built|spent|drew|stood|met|ran|cut|lost|paid|got|left|kept|has|have|\w{2,}ed)\b"
)
_BREAK = re.compile(r"[.;:!?](?=\s)|\n\n|,\s(?:and|but|while|which|who|as)\s|\s(?:while|but|which|who|where)\s|[\"”“]")
_EMBEDDING = re.compile(
    r"(?:\b(?:which|who|whose|where|since|dating)\b[^,;()]*"
    r"|(?:,|\b(?!was|were|been|be)\w+)\s(?<!ly\s)(?:established|founded|set up|launched|built|created)\b[^,;()]*"
    r"|\b(?:compared|against|than|versus|from)\b[^,;()]*\d[^,;()]*|\([^)]*)$"
)
_INITIAL = re.compile(r"\W*(?:\w+\s){0,2}(?:the\s)?\W*$")


@dataclass(frozen=True, slots=True)
class _Signs:
    """Where the verbs of a sentence begin, which of them tell of what is to come, and where its clauses break."""

    sentence: Span
    verbs: list[int]
    ahead: list[bool]
    break_starts: list[int]
    break_ends: list[int]


def _signs(prose: str, first: int, last: int) -> _Signs:
    verbs = list(_TENSES.finditer(prose, first, last))
    breaks = list(_BREAK.finditer(prose, first, last))
    return _Signs(
        (first, last),
        [verb.start() for verb in verbs],
        [verb["future"] is not None for verb in verbs],
        [stop.start() for stop in breaks],
        [stop.end() for stop in breaks],
    )


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
        first = self.ctx.annotated.sentence_at(self.start)[0]
        return bool(_EMBEDDING.search(self.ctx.prose[max(first, self.start - 90) : self.start]))

    @property
    def initial(self) -> bool:
        """Whether it opens its sentence."""
        first = self.ctx.annotated.sentence_at(self.start)[0]
        return self.start - first < 40 and bool(_INITIAL.match(self.ctx.prose, first, self.start))


@dataclass(slots=True)
class Context:
    """The reading so far of one article."""

    annotated: Annotated
    prose: str
    published: date | None
    anchors: list[Anchor] = field(default_factory=list)
    day_first: bool | None = None
    ordered: bool = False
    doubts: list[tuple[int, int, str, str]] = field(default_factory=list)
    _signs: _Signs | None = None

    def sentence(self, offset: int) -> int:
        """Index of the sentence at an offset."""
        return self.annotated.sentence_index(offset)

    def clause(self, start: int, end: int) -> str:
        """The text of the clause around an expression, at most `_WINDOW` characters either side."""
        first, last = self.annotated.sentence_at(start)
        low, high = max(first, start - _WINDOW), min(max(last, end), end + _WINDOW)
        left = low
        for stop in _BREAK.finditer(self.prose, low, start):
            left = stop.end()
        stop_right = _BREAK.search(self.prose, end, high)
        right = stop_right.start() if stop_right else high
        return self.prose[left:right]

    def is_future(self, start: int, end: int) -> bool:
        """Whether what an expression goes with is still to come."""
        return self.tense(start, end) == "future"

    def tense(self, start: int, end: int) -> str | None:
        """`past` or `future` by the last verb before an expression in its clause, or the first one after it where none
        is before; None where no verb tells."""
        first, last = self.annotated.sentence_at(start)
        if self._signs is None or self._signs.sentence != (first, last):
            self._signs = _signs(self.prose, first, last)
        signs = self._signs
        broken = bisect_right(signs.break_ends, start)
        low = max(first, start - _WINDOW, signs.break_ends[broken - 1] if broken else 0)
        verb = bisect_left(signs.verbs, start) - 1
        if verb < 0 or signs.verbs[verb] < low:
            verb = bisect_left(signs.verbs, end)
            after = bisect_left(signs.break_starts, end)
            high = min(signs.break_starts[after] if after < len(signs.break_starts) else last, end + _WINDOW)
            if verb == len(signs.verbs) or signs.verbs[verb] >= high:
                return None
        return "future" if signs.ahead[verb] else "past"

    def add(self, start: int, end: int, value: DateRange, relation: str | None, aside: bool) -> None:
        """Remember a date for the expressions after it; `aside`: it is told for comparison."""
        if value.first is not None and value.type == "DATE":
            self.anchors.append(Anchor(self, start, end, value, relation, aside))

    def is_to_come(self, anchor: Anchor, start: int) -> bool:
        """Whether a date of another sentence is a plan's: `the year` of a sentence after it is publication's."""
        first = anchor.value.first
        apart = self.sentence(start) != anchor.sentence
        return apart and self.published is not None and first is not None and first > self.published

    def antecedent(self, start: int, back: int = 3) -> Anchor | None:
        """The date that an expression at `start` refers back to: in its own sentence the last one told, or the one that
        opens the sentence where the last is a mere aside; else the main date of a sentence before."""
        here = self.sentence(start)
        for sentence in range(here, max(-1, here - back - 1), -1):
            inside = self._of_sentence(sentence)
            if not inside:
                continue
            if sentence == here and (not inside[-1].embedded or not inside[0].initial):
                return inside[-1]
            plain = [anchor for anchor in inside if not anchor.embedded]
            return plain[-1] if plain else inside[-1]
        return None

    def _of_sentence(self, sentence: int) -> list[Anchor]:
        return [anchor for anchor in self.anchors[-12:] if anchor.sentence == sentence]
