"""The state of one article while its entities are read: the words, who has taken them, the mentions so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.annotate import Annotated
from pipeline.extract.entities.layout import Line
from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.place_choice import PlaceSpan
from pipeline.extract.entities.registry import ZoneRecord
from pipeline.extract.entities.tokens import Tokens
from pipeline.models import Label
from pipeline.vocabulary.places import Place


@dataclass(slots=True)
class Item:
    """A mention over words: `record` for a zone, `place` for a place; `phrase` for a nominal not yet resolved."""

    first: int
    last: int
    label: Label
    name: str
    rule: str
    mention: str = "name"
    record: ZoneRecord | None = None
    place: PlaceSpan | None = None
    phrase: ZonePhrase | None = None
    role: str | None = None
    affiliation: str | None = None


@dataclass(slots=True)
class Reading:
    """One article while it is read."""

    annotated: Annotated
    t: Tokens
    lines: list[Line]
    titled: bytearray
    taken: bytearray
    capitals: list[int] = field(default_factory=list)
    zone_heads: list[int] = field(default_factory=list)
    organisation_heads: list[int] = field(default_factory=list)
    place_heads: list[int] = field(default_factory=list)
    form_words: list[int] = field(default_factory=list)
    ranking: list[int] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    named_places: dict[str, tuple[Place, str]] = field(default_factory=dict)
    zone_places: dict[str, str | None] = field(default_factory=dict)
    records: list[ZoneRecord] = field(default_factory=list)
    by_size: dict[int, list[ZoneRecord]] = field(default_factory=dict)


def take(r: Reading, first: int, last: int) -> None:
    """Mark words `first` to `last` (exclusive) as taken."""
    r.taken[first:last] = b"\1" * (last - first)
