"""Attribution on mentions made by hand: owners, indicators and periods without the extractors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.annotate import annotate
from pipeline.link.attribution import attribute
from pipeline.models import Article, Attribution, DateRange, Entity, Figure, Found, Label, Quantity, Timex
from pipeline.vocabulary.linking import LEXICON, plural, verb_forms


def _entity(text: str, surface: str, label: Label, name: str | None = None) -> Entity:
    start = text.index(surface)
    return Entity(start, start + len(surface), label, "name", name or surface, "test")


def _money(text: str, surface: str, value: int) -> Figure:
    start = text.index(surface)
    return Figure(start, start + len(surface), "money", Quantity(Decimal(value), None, "CNY"), "test")


def _year(text: str, year: int, relation: str | None) -> Timex:
    start = text.index(str(year))
    value = DateRange("DATE", str(year), date(year, 1, 1), date(year, 12, 31), "year")
    return Timex(start, start + 4, value, "test", relation)


def _attributions(text: str, found: Found, published: date | None = None) -> list[Attribution]:
    (annotated,) = annotate([Article("a", text, text, "a", "", published=published)])
    return [statement.attribution for statement in attribute(annotated, found)]


def test_nothing_found_gives_nothing() -> None:
    assert _attributions("The zone grew.", Found()) == []


def test_figure_without_entities_or_dates() -> None:
    text = "Tax revenue was 5 billion yuan."
    (given,) = _attributions(text, Found(figures=(_money(text, "5 billion yuan", 5_000_000_000),)))
    assert (given.indicator, given.subject, given.period_end) == ("tax_revenue", None, None)


def test_figure_that_overlaps_a_name_goes_first() -> None:
    text = "The 5 billion yuan Park opened."
    figure = _money(text, "5 billion yuan", 5_000_000_000)
    found = Found(entities=(_entity(text, "5 billion yuan Park", "ZONE"),), figures=(figure,))
    assert len(_attributions(text, found)) == 1


def test_year_after_publication_is_a_plan() -> None:
    text = "GDP of Alpha Park: 5 billion yuan in 2030."
    found = Found(
        entities=(_entity(text, "Alpha Park", "ZONE"),),
        timexes=(_year(text, 2030, "in"),),
        figures=(_money(text, "5 billion yuan", 5_000_000_000),),
    )
    assert _attributions(text, found, date(2020, 1, 1))[0].status == "planned"
    assert _attributions(text, found)[0].status == "actual"


def test_equivalent_shares_everything() -> None:
    text = "Alpha Park invested 5 billion yuan ($1 billion) in 2015."
    first = _money(text, "5 billion yuan", 5_000_000_000)
    start = text.index("$1 billion")
    second = Figure(
        start, start + 10, "money", Quantity(Decimal(10**9), None, "USD"), "test", equivalent_of=first.start
    )
    found = Found(
        entities=(_entity(text, "Alpha Park", "ZONE"),), timexes=(_year(text, 2015, "in"),), figures=(first, second)
    )
    one, other = _attributions(text, found)
    assert one == other
    assert one.period_start == date(2015, 1, 1)


def test_long_run_of_figures_is_cut_and_kept() -> None:
    text = "GDP of 5 million yuan, " * 500
    figures = tuple(
        Figure(i, i + 14, "money", Quantity(Decimal(5_000_000), None, "CNY"), "test")
        for i in range(7, len(text), len("GDP of 5 million yuan, "))
    )
    given = _attributions(text, Found(figures=figures))
    assert len(given) == 500
    assert {attribution.indicator for attribution in given} == {"gdp"}


def test_inflection() -> None:
    assert plural("subsidy") == "subsidies"
    assert plural("tax") == "taxes"
    assert verb_forms("invest")["verb_past"] == "invested"
    assert verb_forms("occupy")["verb_s"] == "occupies"


def test_longest_phrase_wins() -> None:
    sense = LEXICON["fixed"].following["asset"].following["investment"].sense
    assert sense is not None
    row = sense.indicator("money")
    assert row is not None
    assert row.indicator == "fixed_asset_investment"


_ROUND_UP = (
    "Anhui zones: small parks grow quickest\n\nTen development zones of Anhui did well in 2012.\n\n"
    "Alpha Park was fifth.\n\nBeta Park was third.\n\nGamma Park was second.\n\n"
    "The best was Delta Park. Its exports {} 5 billion yuan."
)


@pytest.mark.parametrize(
    ("verb", "title", "end"),
    [
        ("grew to", "Anhui zones: small parks grow quickest", date(2012, 12, 31)),
        ("will reach", "Anhui zones: small parks grow quickest", None),
        ("grew to", None, None),
    ],
)
def test_the_lead_of_a_round_up_dates_what_is_told_later(verb: str, title: str | None, end: date | None) -> None:
    text = _ROUND_UP.format(verb)
    parks = tuple(_entity(text, f"{name} Park", "ZONE") for name in ("Alpha", "Beta", "Gamma", "Delta"))
    found = Found(
        entities=(_entity(text, "Anhui", "GPE"), *parks),
        timexes=(_year(text, 2012, "in"),),
        figures=(_money(text, "5 billion yuan", 5_000_000_000),),
    )
    (annotated,) = annotate([Article("a", text, text, "a", "", title=title)])
    (statement,) = attribute(annotated, found)
    assert statement.attribution.period_end == end
