"""The shapes that flow between the stages: frozen, slotted, standard library alone.

Every offset counts Unicode code points in `Article.text`, end-exclusive. Every number is an exact `Decimal`. Every
mention carries `rule`, the name of the pattern or vocabulary row that made it, so that `explain` can say why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar, dataclass_transform

Shape = TypeVar("Shape")
Label = Literal["ZONE", "GPE", "LOC", "ORG", "PERSON"]
FigureTable = Literal["areas", "money", "counts", "percentages"]
Severity = Literal["error", "warning"]
Span = tuple[int, int]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(shape: type[Shape]) -> type[Shape]:
    """A dataclass with slots and a hash that mypy holds to be frozen: were it so at run time, too, making one would
    take five times as long."""
    return dataclass(slots=True, unsafe_hash=True)(shape)


@record
class Article:
    """One article as read.

    `prose` is as long as `text`, with every character of boilerplate (navigation, share bars, datelines, copyright
    lines) replaced by a newline: extractors scan it and get offsets into `text` for nothing.
    """

    article_id: str
    text: str
    prose: str
    source: str
    sha256: str
    title: str | None = None
    title_span: Span | None = None
    published: date | None = None
    publisher: str | None = None
    language: str = "en"


@record
class Limits:
    """What one document may cost: its bytes (unpacked), its characters, seconds of wall-clock time (0: no limit)."""

    bytes: int = 20_000_000
    characters: int = 1_000_000
    seconds: float = 120.0


@record
class Issue:
    """What needs a look: a product of the pipeline, not a log line."""

    article_id: str
    stage: str
    code: str
    detail: str
    severity: Severity = "warning"
    start: int | None = None
    end: int | None = None
    text: str | None = None


@record
class Quantity:
    """An exact value (`high` is None) or a range; never a midpoint.

    `unit` is a UCUM code for areas, ISO 4217 for money, `1` for counts, `percent` or `point` for percentages.
    """

    low: Decimal
    high: Decimal | None
    unit: str


@record
class DateRange:
    """The value of a temporal expression: TIMEX3 plus first and last day covered, both inclusive.

    `2019` is the year, never its first of January. `first` and `last` are both None for vague references, for sets
    and for durations that nothing anchors.
    """

    type: Literal["DATE", "DURATION", "SET"]
    timex: str
    first: date | None = None
    last: date | None = None
    grain: str | None = None
    modifier: str | None = None


@record
class Timex:
    """A temporal expression in the text, its value, and (once linked) what happened then, and to whom."""

    start: int
    end: int
    value: DateRange
    rule: str
    relation: str | None = None
    role: str | None = None
    subject: str | None = None
    subject_label: Label | None = None
    role_rule: str | None = None


@record
class Entity:
    """A mention of a zone, place, organisation or person.

    `name` is the fullest name of the same thing in the article and so the article's own key for it: two mentions with
    one (`label`, `name`) are the same thing.
    """

    start: int
    end: int
    label: Label
    mention: Literal["name", "nominal"]
    name: str
    rule: str
    place_code: str | None = None
    lat: float | None = None
    lon: float | None = None
    role: str | None = None
    affiliation: str | None = None
    coord_source: str | None = None


@record
class Zone:
    """What one article says of one of its zones, gathered from its mentions."""

    name: str
    aliases: tuple[str, ...]
    name_zh: str | None = None
    category: str = "other"
    level: str | None = None
    parent: str | None = None
    place_code: str | None = None


@record
class Figure:
    """A figure as found and normalised, before anyone knows whose it is.

    `per_unit` is what a price is paid for. `equivalent_of` is the start of the figure that states the same quantity
    first. `noun` and `hint` are a count's head noun and the indicator that its vocabulary row gives. `threshold` marks
    a limit that others have to meet (`projects each worth over 1 billion yuan`).
    """

    start: int
    end: int
    table: FigureTable
    quantity: Quantity
    rule: str
    modifier: str | None = None
    per_unit: str | None = None
    equivalent_of: int | None = None
    noun: str | None = None
    hint: str | None = None
    threshold: bool = False


@record
class Attribution:
    """Whose a figure is, what it measures, and when: the work of linking."""

    subject: str | None = None
    subject_label: Label | None = None
    indicator: str | None = None
    status: Literal["actual", "planned"] = "actual"
    cumulative: bool = False
    period_start: date | None = None
    period_end: date | None = None
    kind: str | None = None
    direction: str | None = None
    of: str | None = None
    link_rule: str = "none"


@record
class Conversion:
    """A sum in yuan: `rate` yuan per unit of `day`, on the footing that `basis` names (TABLES: `fx_basis`)."""

    low: Decimal
    high: Decimal | None
    rate: Decimal | None = None
    day: date | None = None
    basis: str | None = None


@record
class Statement:
    """A figure with its owner, and for money its value in yuan (None where no honest rate exists)."""

    figure: Figure
    attribution: Attribution
    yuan: Conversion | None = None


@record
class Found:
    """What the extractors give for one article."""

    entities: tuple[Entity, ...] = ()
    zones: tuple[Zone, ...] = ()
    timexes: tuple[Timex, ...] = ()
    figures: tuple[Figure, ...] = ()
    rates: tuple[StatedRate, ...] = ()
    issues: tuple[Issue, ...] = ()


@record
class StatedRate:
    """An exchange rate that the article itself states (`$1 = 8.3 yuan`): yuan per unit of `currency`."""

    start: int
    end: int
    currency: str
    rate: Decimal


@record
class Linked:
    """One article, finished but for what only the whole corpus can tell."""

    article: Article
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...] = ()
    zones: tuple[Zone, ...] = ()
    timexes: tuple[Timex, ...] = ()
    statements: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
