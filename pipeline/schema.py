"""Every table and column ONCE: name, type, unit, bounds, vocabulary, meaning. Standard library alone.

The pandera checks, the pyarrow schema, `datapackage.json` and the README's data dictionary all derive from `TABLES`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

ColumnType = Literal["str", "int", "float", "bool", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `required`: never null. `values`: the closed vocabulary. `low`, `high`: inclusive bounds."""

    name: str
    type: ColumnType
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `key` is unique; `sort` orders the rows; `spans`: its rows are mentions that never overlap."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    sort: tuple[str, ...]
    spans: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MODIFIERS = ("approx", "more_than", "at_least", "less_than", "at_most")
STATUSES = ("actual", "planned")
LABELS = ("ZONE", "GPE", "LOC", "ORG", "PERSON")
MONEY_INDICATORS = _words(
    """
    investment fixed_asset_investment foreign_investment output_value value_added gdp revenue
    sales_revenue fiscal_revenue tax_revenue profit exports imports trade_value registered_capital
    funding price other
    """
)
AREA_INDICATORS = ("total_area", "planned_area", "built_area", "phase_area", "added_area", "floor_area", "other")
COUNT_INDICATORS = _words(
    """
    enterprises foreign_enterprises projects employees patents research_institutions incubators other
    """
)
EVENTS = ("established", "approved", "upgraded", "construction_started", "opened", "expanded", "renamed")
DATE_ROLES = (*EVENTS, "as_of", "target", "period")
ANY_INDICATOR = tuple(dict.fromkeys((*MONEY_INDICATORS, *AREA_INDICATORS, *COUNT_INDICATORS)))
CATEGORIES = _words(
    """
    hidz etdz bonded export_processing free_trade new_area science_park industrial_park incubator other
    """
)
LEVELS = ("national", "provincial", "municipal", "county")
AREA_UNITS = ("km2", "m2", "har", "[mu_cn]", "[acr_i]", "[sft_i]", "[smi_i]")
GRAINS = ("day", "week", "month", "quarter", "half", "year", "decade", "century", "plan")
FX_BASES = ("stated", "ecb_daily", "ecb_average", "annual_average", "user")

_MENTION = (
    Column("article_id", "str", "key into articles", required=True),
    Column("start", "int", "first code point of the mention in articles.text", required=True, low=0),
    Column("end", "int", "code point after its last", required=True, low=1),
    Column("text", "str", "articles.text[start:end]", required=True),
)
_SUBJECT = (
    Column("subject", "str", "canonical name of the entity whose figure it is"),
    Column("subject_label", "str", "label of that entity", values=LABELS),
)
_PERIOD = (
    Column("period_start", "date", "first day that the figure is about; null for totals as of a date"),
    Column("period_end", "date", "last day that it is about, or the day of which it is a total"),
)
_VALUE = (
    Column("value", "float", "as stated", required=True),
    Column("value_max", "float", "upper end, for a range alone"),
)
_MODIFIER = Column("modifier", "str", "what the text says of the value's exactness", values=MODIFIERS)
_STATUS = Column("status", "str", "planned for targets, plans, expectations", required=True, values=STATUSES)
_CUMULATIVE = Column("cumulative", "bool", "true for totals since the beginning", required=True)
_EQUIVALENT = Column("equivalent_of", "int", "start of the row that states the same in another unit or currency", low=0)
_PLACE = (
    Column("lat", "float", "latitude, WGS 84 where its source says so", low=-90, high=90, unit="deg"),
    Column("lon", "float", "longitude, WGS 84 where its source says so", low=-180, high=180, unit="deg"),
    Column(
        "coord_source",
        "str",
        "whose coordinates: WGS 84; of unknown datum, good to a kilometre; good to ten",
        values=("geonames", "cpca", "stated"),
    ),
)

ARTICLES = Table(
    "articles",
    "one row per article",
    (
        Column("article_id", "str", "path below RAW; `#` and an id for a record of a multi-record file", required=True),
        Column("title", "str", "headline"),
        Column("published", "date", "publication date that the article, its file or its record states"),
        Column("publisher", "str", "publisher as stated"),
        Column("language", "str", "ISO 639-1", required=True),
        Column("text", "str", "what all offsets refer to: NFC, line ends \\n, otherwise unchanged", required=True),
        Column("source", "str", "path below RAW of the file read", required=True),
        Column("sha256", "str", "of that file's bytes (of the record's text, for a multi-record file)", required=True),
    ),
    key=("article_id",),
    sort=("article_id",),
)
ENTITIES = Table(
    "entities",
    "one row per mention of a zone, place, organisation or person",
    (
        *_MENTION,
        Column("label", "str", "ZONE, GPE (country to district), LOC (other region), ORG, PERSON", True, LABELS),
        Column("mention", "str", "a name, or a noun that stands for a named one", True, ("name", "nominal")),
        Column("name", "str", "canonical name: the fullest name of the same thing in the article", required=True),
        Column("zone_id", "str", "key into zones, for ZONE"),
        Column("place_code", "str", "ISO 3166-2 for provinces, GB/T 2260 below them, ISO 3166-1 for countries"),
        *_PLACE,
        Column("role", "str", "a person's post"),
        Column("affiliation", "str", "what the post is in"),
    ),
    key=("article_id", "start"),
    sort=("article_id", "start", "end"),
    spans=True,
)
DATES = Table(
    "dates",
    "one row per temporal expression",
    (
        *_MENTION,
        Column("type", "str", "TIMEX3 type", True, ("DATE", "DURATION", "SET")),
        Column("timex", "str", "TIMEX3 value", required=True),
        Column("date_start", "date", "first day covered"),
        Column("date_end", "date", "last day covered"),
        Column("grain", "str", "granularity of the words", values=GRAINS),
        Column("modifier", "str", "TIMEX3 mod, lower case", values=("start", "mid", "end", "approx")),
        Column("relation", "str", "the preposition or conjunction that binds it, lower case"),
        Column("role", "str", "what happened then, or what the date is to a figure", values=DATE_ROLES),
        Column("subject", "str", "canonical name of the entity that the role belongs to"),
    ),
    key=("article_id", "start"),
    sort=("article_id", "start", "end"),
    spans=True,
)
AREAS = Table(
    "areas",
    "one row per area figure",
    (
        *_MENTION,
        *_VALUE,
        Column("unit", "str", "UCUM code, or a code in its manner", True, AREA_UNITS),
        Column("area_sq_km", "float", "value in square kilometres", True, low=0, unit="km2"),
        Column("area_sq_km_max", "float", "upper end in square kilometres", low=0, unit="km2"),
        _MODIFIER,
        _EQUIVALENT,
        Column("indicator", "str", "which area it is; null for woods, water and the like", values=AREA_INDICATORS),
        _STATUS,
        *_SUBJECT,
        *_PERIOD,
    ),
    key=("article_id", "start"),
    sort=("article_id", "start", "end"),
    spans=True,
)
MONEY = Table(
    "money",
    "one row per monetary figure",
    (
        *_MENTION,
        *_VALUE,
        Column("currency", "str", "ISO 4217", required=True),
        Column("amount_yuan", "float", "value in yuan", unit="CNY"),
        Column("amount_yuan_max", "float", "upper end in yuan", unit="CNY"),
        Column("fx_rate", "float", "yuan per unit of the currency; null for yuan", low=0),
        Column("fx_date", "date", "the day of the rate, or the last of its span"),
        Column("fx_basis", "str", "whose rate it is; null for yuan", values=FX_BASES),
        Column("per_unit", "str", "what a price is paid for: `m2`, `m2.month`, `t`"),
        _EQUIVALENT,
        _MODIFIER,
        Column("indicator", "str", "what the sum measures", values=MONEY_INDICATORS),
        _STATUS,
        _CUMULATIVE,
        *_SUBJECT,
        *_PERIOD,
    ),
    key=("article_id", "start"),
    sort=("article_id", "start", "end"),
    spans=True,
)
COUNTS = Table(
    "counts",
    "one row per number of things that a profile is about",
    (
        *_MENTION,
        *_VALUE,
        _MODIFIER,
        Column("indicator", "str", "what is counted", values=COUNT_INDICATORS),
        Column("noun", "str", "head noun, as stated"),
        _STATUS,
        _CUMULATIVE,
        *_SUBJECT,
        *_PERIOD,
    ),
    key=("article_id", "start"),
    sort=("article_id", "start", "end"),
    spans=True,
)
PERCENTAGES = Table(
    "percentages",
    "one row per percentage, fraction or multiple",
    (
        *_MENTION,
        *_VALUE,
        Column("unit", "str", "percent, or percentage point", True, ("percent", "point")),
        _MODIFIER,
        Column("kind", "str", "growth, share of a whole, or another rate", values=("growth", "share", "rate")),
        Column("direction", "str", "of growth", values=("up", "down")),
        Column("indicator", "str", "what grew, or of what it is a share", values=ANY_INDICATOR),
        Column("of", "str", "the whole, for a share"),
        _STATUS,
        *_SUBJECT,
        *_PERIOD,
    ),
    key=("article_id", "start"),
    sort=("article_id", "start", "end"),
    spans=True,
)
_FIGURES = ("areas", "money", "counts", "percentages", "dates")

FACTS = Table(
    "facts",
    "the panel: one row per attributed figure or dated event",
    (
        Column("subject", "str", "whose", required=True),
        Column("subject_label", "str", "label of the subject", values=LABELS),
        Column("zone_id", "str", "key into zones, for a zone"),
        Column("indicator", "str", "what is measured, or what happened", True, (*ANY_INDICATOR, *EVENTS)),
        Column("kind", "str", "of a percentage", values=("growth", "share", "rate")),
        Column("direction", "str", "of growth", values=("up", "down")),
        Column("of", "str", "the whole, for a share"),
        Column("per_unit", "str", "what a price is paid for"),
        Column("value", "float", "normalised, in `unit`; null for events"),
        Column("value_max", "float", "upper end of a range, in `unit`"),
        Column(
            "unit",
            "str",
            "km2, CNY, 1 or %; null for events and for sums without a rate",
            False,
            ("km2", "CNY", "1", "%"),
        ),
        Column("original_value", "float", "as stated"),
        Column("original_unit", "str", "unit, currency, `percent` or `point` as stated"),
        Column("fx_basis", "str", "whose exchange rate", values=FX_BASES),
        _MODIFIER,
        replace(_STATUS, required=False, meaning="as in the mention table; null for events"),
        replace(_CUMULATIVE, required=False, meaning="as in the mention table; null where it has none"),
        *_PERIOD,
        Column("published", "date", "publication date of the article"),
        Column("article_id", "str", "the article", required=True),
        Column("table", "str", "the mention table of the row", True, _FIGURES),
        Column("start", "int", "start of that row", required=True, low=0),
        Column("end", "int", "end of that row", required=True, low=1),
        Column("link_rule", "str", "the rule that attributed it", required=True),
        Column(
            "confidence",
            "float",
            "share of right rows among those of that rule on hand-made gold; 1 for a correction",
            low=0,
            high=1,
        ),
        Column("evidence", "str", "the whole sentence", required=True),
    ),
    key=("article_id", "table", "start"),
    sort=("subject", "indicator", "period_start", "period_end", "article_id", "table", "start"),
)
ZONES = Table(
    "zones",
    "one row per zone of the corpus",
    (
        Column("zone_id", "str", "slug of the zone's place, distinguishing words and category", required=True),
        Column("name", "str", "fullest name", required=True),
        Column("name_zh", "str", "Chinese name"),
        Column("aliases", "str", "other names, separated by |"),
        Column(
            "merged_by",
            "str",
            "how names that differ came to be this zone: words (place, category and distinguishing words agree), "
            "chinese_name, alias or acronym (that an article introduces), province; `|`-separated",
        ),
        Column("category", "str", "kind of zone", True, CATEGORIES),
        Column("level", "str", "administrative level", values=LEVELS),
        Column("parent_zone_id", "str", "the zone that it is a part of"),
        Column("city", "str", "city that it lies in"),
        Column("province", "str", "province that it lies in"),
        Column("place_code", "str", "GB/T 2260 or ISO 3166-2 code of the place it is named after or lies in"),
        *_PLACE,
        Column("register_code", "str", "official code, where the Chinese name matches exactly"),
        Column("articles", "int", "articles that name it", True, low=1),
        Column("mentions", "int", "mentions of it", True, low=1),
    ),
    key=("zone_id",),
    sort=("zone_id",),
)
ISSUES = Table(
    "issues",
    "what needs a look",
    (
        Column("article_id", "str", "the article, or the source that gave none", required=True),
        Column("stage", "str", "where it came up", required=True),
        Column("severity", "str", "an error has cost rows", True, ("error", "warning")),
        Column("code", "str", "kind of issue", required=True),
        Column("start", "int", "where, if somewhere", low=0),
        Column("end", "int", "code point after it", low=1),
        Column("text", "str", "the characters there"),
        Column("detail", "str", "what is the matter", required=True),
    ),
    key=(),
    sort=("article_id", "stage", "start", "code", "detail"),
)

TABLES = (ARTICLES, ENTITIES, DATES, AREAS, MONEY, COUNTS, PERCENTAGES, FACTS, ZONES, ISSUES)
"""The tables in the order in which they are written and documented."""

BY_NAME = {table.name: table for table in TABLES}
