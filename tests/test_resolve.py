"""The pass over the corpus: how names in several articles become one zone, and the row that it gets."""

from __future__ import annotations

import random

import pytest
from corpora import article, resolve, row, zone
from test_zone_identity import ONE_ZONE

from pipeline.models import Article, Entity, Linked
from pipeline.schema import TABLES


def test_an_alias_means_the_zone_in_other_articles_too() -> None:
    first = zone("Tianjin Economic-Technological Development Area", "TEDA", "Tianjin Zone")
    resolution = resolve(article("a", first), article("b", "TEDA"), article("c", "Tianjin Zone"))
    assert set(resolution.ids.values()) == {"tianjin-etdz"}
    assert row(resolution, "tianjin-etdz")["merged_by"] == "acronym|alias"
    assert row(resolution, "tianjin-etdz")["articles"] == 3
    assert row(resolution, "tianjin-etdz")["name"] == "Tianjin Economic-Technological Development Area"


def test_an_acronym_that_no_article_introduces_stays_alone() -> None:
    resolution = resolve(article("a", "Yichang Economic and Technological Development Area"), article("b", "YCDA"))
    assert resolution.ids["b", "YCDA"] == "ycda"
    assert [zone["merged_by"] for zone in resolution.zones] == [None, None]


def test_an_acronym_in_an_article_about_another_city_is_doubtful() -> None:
    first = article("a", zone("Hefei Economic and Technological Development Area", "HETA"))
    resolution = resolve(first, article("b", "HETA", places=("441300",)), article("c", "HETA", places=("CN-AH",)))
    assert resolution.ids["b", "HETA"] == "huizhou-heta"
    assert resolution.ids["c", "HETA"] == "hefei-etdz"
    assert [(issue.article_id, issue.code) for issue in resolution.issues] == [("b", "doubtful_merge")]


@pytest.mark.parametrize("name", ["Industrial Park", "High-tech Zone", "Economic Development Zone", "Software Park"])
def test_a_head_alone_is_no_name(name: str) -> None:
    resolution = resolve(article("a", f"Suzhou {name}"), article("b", name, places=("320500",)))
    assert len(resolution.zones) == (1 if name == "Software Park" else 2)


def test_an_acronym_of_two_zones_is_an_issue() -> None:
    resolution = resolve(
        article("a", zone("Hefei Economic and Technological Development Area", "HETA")),
        article("b", zone("Huizhou Economic and Technological Development Area", "HETA")),
        article("c", "HETA"),
    )
    assert resolution.ids["c", "HETA"] == "heta"
    assert {issue.code for issue in resolution.issues} == {"doubtful_merge"}


def test_a_renamed_zone_is_one_under_its_new_name() -> None:
    new, old = "Changchun Jingyue High-tech Industrial Development Zone", "Changchun Jingyue Economic Development Zone"
    resolution = resolve(article("2008", old), article("2015", zone(new, old, "Jingyue")), article("2016", "Jingyue"))
    assert set(resolution.ids.values()) == {"changchun-jingyue-hidz"}
    found = row(resolution, "changchun-jingyue-hidz")
    assert (found["name"], found["aliases"]) == (new, f"{old}|Jingyue")


def test_names_that_one_article_keeps_apart_never_merge() -> None:
    park, district = "Suzhou Industrial Park", "Suzhou New District"
    resolution = resolve(article("a", zone(park, district)), article("b", park, district))
    assert resolution.ids["b", park] != resolution.ids["b", district]
    assert [issue.code for issue in resolution.issues] == ["doubtful_merge"]


def test_an_alias_in_another_city_is_doubtful() -> None:
    resolution = resolve(
        article("a", zone("Wuxi High-tech Zone", "Changzhou High-tech Zone")), article("b", "Changzhou High-tech Zone")
    )
    assert len(resolution.zones) == 2
    assert [issue.code for issue in resolution.issues] == ["doubtful_merge"]


def test_one_chinese_name_is_one_zone() -> None:
    resolution = resolve(
        article("a", zone("Suzhou Industrial Park", name_zh="苏州工业园区")),
        article("b", zone("China-Singapore Suzhou Industrial Park", name_zh="苏州 工业园区")),
        article("c", "Suzhou Industrial Park"),
    )
    assert set(resolution.ids.values()) == {"suzhou-industrial-park"}
    assert row(resolution, "suzhou-industrial-park")["register_code"] == "320576"


def test_a_loose_name_is_an_issue_not_a_merge() -> None:
    resolution = resolve(article("a", "Qingdao Development Zone"), article("b", "Qingdao ETDZ"))
    assert len(resolution.zones) == 2
    (issue,) = resolution.issues
    assert (issue.code, issue.article_id, issue.severity) == ("doubtful_merge", "a", "warning")


def test_a_province_gives_way_to_the_city_in_it() -> None:
    name = "Xinzhan High-tech Zone"
    resolution = resolve(article("a", f"Hefei {name}"), article("b", name, places=("CN-AH",)))
    assert set(resolution.ids.values()) == {"hefei-xinzhan-hidz"}
    assert row(resolution, "hefei-xinzhan-hidz")["merged_by"] == "province"


def test_nameless_parts_stay_in_their_article() -> None:
    part = "northern industrial park"
    resolution = resolve(
        article("a", "Urumqi High-tech Zone", zone(part, parent="Urumqi High-tech Zone")),
        article("b", "Weihai High-tech Zone", zone(part, parent="Weihai High-tech Zone")),
        article("c", part),
        article("d", part),
    )
    ids = [resolution.ids[which, part] for which in "abcd"]
    assert ids[:2] == ["urumqi-hidz-northern-industrial-park", "weihai-hidz-northern-industrial-park"]
    assert len(set(ids)) == 4
    assert row(resolution, ids[0])["parent_zone_id"] == "urumqi-hidz"


def test_row_of_a_zone() -> None:
    resolution = resolve(
        article("a", zone("Ordos Hi-Tech Industrial Park", name_zh="鄂尔多斯市高新技术产业园区")),
        article("b", "Ordos National High-tech Industrial Development Zone"),
    )
    (found,) = resolution.zones
    assert found == {
        "zone_id": "ordos-hidz",
        "name": "Ordos National High-tech Industrial Development Zone",
        "name_zh": "鄂尔多斯市高新技术产业园区",
        "aliases": "Ordos Hi-Tech Industrial Park",
        "merged_by": "words",
        "category": "hidz",
        "level": "national",
        "parent_zone_id": None,
        "city": "Ordos",
        "province": "Inner Mongolia",
        "place_code": "150600",
        "lat": 39.6086,
        "lon": 109.78157,
        "coord_source": "geonames",
        "register_code": "150603400",
        "articles": 2,
        "mentions": 2,
    }
    assert tuple(found) == next(table.names for table in TABLES if table.name == "zones")


def test_a_zone_known_by_its_mentions_alone_has_a_row() -> None:
    entity = Entity(0, 1, "ZONE", "nominal", "Hefei ETDZ", "test")
    resolution = resolve(Linked(Article("a", "", "", "a", ""), (), (entity, entity)))
    assert [(found["zone_id"], found["mentions"]) for found in resolution.zones] == [("hefei-etdz", 2)]


def test_a_parent_that_is_its_own_part_does_no_harm() -> None:
    one, two = zone("North Park", parent="South Park"), zone("South Park", parent="North Park")
    assert len(resolve(article("a", one, two, zone("East Park", parent="East Park"))).zones) == 3


def test_a_place_that_is_but_inferred_makes_no_two_names_of_an_article_one() -> None:
    with_place, without = "Urumqi-Central Asia Technology Cooperation Park", "Central Asia Sci-Tech Cooperation Park"
    resolution = resolve(article("a", with_place, without, places=("650100",)))
    assert len(resolution.zones) == 2
    variants = resolve(article("a", "Urumqi state high-tech industrial zone", "Urumqi high-tech industrial zone"))
    assert len(variants.zones) == 1


def test_order_and_shards_do_not_show() -> None:
    names = [name for names in ONE_ZONE.values() for name in names]
    articles = [article(f"{number:03}", name, sha256=str(number % 50)) for number, name in enumerate(names)]
    articles.append(article("x", zone("Suzhou Industrial Park", "SIP", "Suzhou New District")))
    articles.append(article("y", "SIP"))
    expected = resolve(*articles)
    for seed in range(5):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert resolve(*shuffled) == expected


def test_ids_are_unique_even_where_words_are_not() -> None:
    resolution = resolve(*(article(str(number), "science and education incubator park") for number in range(5)))
    assert len({found["zone_id"] for found in resolution.zones}) == 5
