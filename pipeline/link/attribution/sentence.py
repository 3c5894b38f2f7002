"""One sentence made ready for attribution: items, chunks and their owners, and what the sentences before left."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import InitVar, dataclass, field

from pipeline.link.attribution.layout.outline import Outline
from pipeline.link.attribution.owners.discourse import Discourse, Owner
from pipeline.link.attribution.syntax.clauses import Chunk
from pipeline.link.attribution.syntax.scan import Item, Line
from pipeline.link.attribution.time.periods import Period
from pipeline.models import Attribution, Figure


@dataclass(slots=True, eq=False)
class Done:
    """A figure that has its attribution, in chunk `number`; `aside`: it stands beside the sentence's line, as what is
    compared does."""

    index: int
    number: int
    figure: Figure
    given: Attribution
    aside: bool


@dataclass(slots=True)
class Memory:
    """What a sentence may take over from the one before it in its paragraph.

    `outline` are the headings in force; `lead` is the span of time that a round-up opens with, `lead_measure` what it
    tells of that; `latest` is the last
    figure of the sentence before, `told` the last time that a figure had, `opening`
    that which a sentence without figures opens with.
    """

    indicator: dict[str, str] = field(default_factory=dict)
    period: Period | None = None
    paragraph: int = 0
    fresh: bool = True
    outline: Outline = field(default_factory=Outline)
    lead: Period | None = None
    lead_measure: str | None = None
    latest: Done | None = None
    told: Period | None = None
    opening: Period | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence under attribution. `roles` are all that its words have; `done` holds what its figures have been
    given, in order; `compared` are those of them, and the one at hand, that others are held against; `unnamed`: whether
    it is about something that has no name; `times`, `figures` and `names` are the
    items that are such."""

    line: InitVar[Line]
    chunks: Sequence[Chunk]
    owners: Sequence[Owner | None]
    discourse: Discourse
    memory: Memory
    done: list[Done] = field(default_factory=list)
    unnamed: bool = False
    compared: set[int] = field(default_factory=set)
    items: Sequence[Item] = field(init=False)
    roles: Set[str] = field(init=False)
    times: Sequence[int] = field(init=False)
    figures: Sequence[int] = field(init=False)
    names: Sequence[int] = field(init=False)

    def __post_init__(self, line: Line) -> None:
        self.items, self.roles = line.items, line.roles
        self.times, self.figures, self.names = line.times, line.figures, line.names

    def clause_span(self, number: int) -> tuple[int, int]:
        """Items of the clause that chunk `number` belongs to: from the chunk with its subject on to the next one."""
        first = number
        while first > 0 and self.chunks[first].kind not in ("clause", "relative", "source") and not self.breaks(first):
            first -= 1
        last = number + 1
        while (
            last < len(self.chunks)
            and self.chunks[last].kind in ("phrase", "aside", "bracket")
            and not self.breaks(last)
        ):
            last += 1
        return self.chunks[first].first, self.chunks[last - 1].last

    def framed_span(self, number: int) -> tuple[int, int]:
        """Items of that clause and of the phrases that frame it: `So far, the zone has ...`."""
        first, last = self.clause_span(number)
        while number > 0 and self.chunks[number].first != first:
            number -= 1
        while number > 0 and not self.breaks(number) and self.chunks[number - 1].kind == "phrase":
            number -= 1
        return self.chunks[number].first, last

    def breaks(self, number: int) -> bool:
        """Whether a semicolon, a colon or a quotation mark stands before chunk `number`."""
        return self.chunks[number].opener in (";", '"', "“", "”", "said")

    def main_of(self, table: str) -> Attribution | None:
        """What the last figure of `table` on the sentence's line, not beside it, was given."""
        return next((d.given for d in reversed(self.done) if d.figure.table == table and not d.aside), None)

    def last_status(self, table: str) -> str | None:
        """The status of the last figure of `table` before this one in the sentence."""
        given = self.last_of(table)
        return given.status if given else None

    def last_of(self, table: str) -> Attribution | None:
        """What the last figure of `table` before this one in the sentence was given."""
        for done in reversed(self.done):
            if done.figure.table == table:
                return done.given
        return None
