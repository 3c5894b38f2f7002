"""What articles of a corpus say twice, and where they contradict each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from corpora import article, resolve, zone

from pipeline.models import Article, Attribution, Figure, Linked, Quantity, Statement
from pipeline.resolve import digest_of, encode
from pipeline.resolve.conflicts import Stated, agree, by_measure


def test_duplicate_articles() -> None:
    resolution = resolve(article("b", sha256="1"), article("a", sha256="1"), article("c", sha256="2"))
    assert [(issue.article_id, issue.code) for issue in resolution.issues] == [("b", "duplicate_article")]


def figure(
    article_id: str, value: str, year: int | None = 2015, indicator: str = "gdp", modifier: str | None = None
) -> Linked:
    name = "Hefei ETDZ"
    said = Attribution(name, "ZONE", indicator, period_end=date(year, 12, 31) if year else None)
    stated = Statement(Figure(3, 9, "money", Quantity(Decimal(value), None, "CNY"), "test", modifier), said)
    return Linked(Article(article_id, "", "", article_id, article_id), (), (), (zone(name),), (), (stated,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("a", "1300000000"), figure("b", "1700000000")),
        (figure("a", "8050"), figure("b", "8060")),
        (figure("a", "30.5", modifier="more_than"), figure("b", "29")),
    ],
)
def test_conflicts(one: Linked, other: Linked) -> None:
    (issue,) = resolve(other, one).issues
    assert (issue.article_id, issue.code, issue.start, issue.end) == ("b", "conflicting_facts", 3, 9)
    assert "hefei-etdz gdp" in issue.detail


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("a", "1300"), figure("b", "1300.0")),
        (figure("a", "1290"), figure("b", "1300")),
        (figure("a", "1290"), figure("b", "1200")),
        (figure("a", "1300"), figure("b", "1700", year=2016)),
        (figure("a", "1300", year=None), figure("b", "1700", year=None)),
        (figure("a", "1300", indicator="other"), figure("b", "1700", indicator="other")),
        (figure("a", "25", modifier="more_than"), figure("b", "26.3")),
        (figure("a", "27", modifier="less_than"), figure("b", "26.3")),
        (figure("a", "1300"), figure("b", "1300")),
    ],
)
def test_no_conflicts(one: Linked, other: Linked) -> None:
    assert not resolve(one, other).issues


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        ("8.05", "8", True),
        ("8.05", "8.1", True),
        ("8.05", "8.2", False),
        ("97", "100", True),
        ("35", "50", False),
        ("0", "5", False),
    ],
)
def test_roundings_agree(one: str, other: str, agreed: bool) -> None:
    figures = [Stated("x", 0, 1, Decimal(value), None, None) for value in (one, other)]
    assert agree(*figures) is agreed
    assert agree(*reversed(figures)) is agreed


def test_only_what_several_articles_state_is_kept_to_compare() -> None:
    articles = (figure("a", "1300"), figure("b", "1700"), figure("b", "5", year=2016), figure("c", "7", year=2017))
    digests = [encode(digest_of(one)) for one in articles]
    ids = {(article_id, "Hefei ETDZ"): "hefei-etdz" for article_id in "abc"}
    (((zone_id, measure), stated),) = by_measure(digests, ids).items()
    assert (zone_id, measure.period_end) == ("hefei-etdz", date(2015, 12, 31))
    assert [one.article_id for one in stated] == ["a", "b"]
    assert not by_measure(digests, {})
