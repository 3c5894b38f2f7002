"""The pass over the corpus: which names are one zone, what it is called, and what contradicts what."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.models import Article, Attribution, Entity, Figure, Linked, Quantity, Statement, Zone
from pipeline.resolve import Registry, Resolution, digest_of
from pipeline.resolve.conflicts import Stated, agree
from pipeline.schema import TABLES
from pipeline.vocabulary.zones.register import register
from pipeline.vocabulary.zones.types import classify


def zone(name: str, *aliases: str, name_zh: str | None = None, parent: str | None = None) -> Zone:
    category, level = classify(name)
    return Zone(name, aliases, name_zh, category, level, parent)


def article(article_id: str, *zones: str | Zone, places: tuple[str, ...] = (), sha256: str = "") -> Linked:
    """A finished article that names these zones once each, and these places (by code)."""
    found = tuple(z if isinstance(z, Zone) else zone(z) for z in zones)
    entities = [Entity(0, 1, "ZONE", "name", z.name, "test") for z in found]
    entities += [Entity(0, 1, "GPE", "name", code, "test", place_code=code) for code in places]
    return Linked(Article(article_id, "", "", article_id, sha256 or article_id), (), tuple(entities), found)


def resolve(*articles: Linked) -> Resolution:
    registry = Registry()
    for one in articles:
        registry.add(digest_of(one))
    return registry.finish()


def ids_of(names: list[str]) -> list[str]:
    """The id that each name gets in an article of its own."""
    resolution = resolve(*(article(f"{number:03}.txt", name) for number, name in enumerate(names)))
    return [resolution.ids[f"{number:03}.txt", name] for number, name in enumerate(names)]


def row(resolution: Resolution, zone_id: str) -> dict[str, Any]:
    (found,) = (found for found in resolution.zones if found["zone_id"] == zone_id)
    return found


ONE_ZONE = {
    "hefei-etdz": [
        "Hefei Economic and Technological Development Area",
        "Hefei Economic & Technological Development Zone",
        "Hefei Economic-Technological Development Zone",
        "Hefei Economic Technological Development Area",
        "Hefei Economic and Technical Development Zone",
        "Hefei National Economic and Technological Development Zone",
        "Hefei state-level economic and technological development zone",
        "Hefei (National) Economic and Technological Development Area",
        "Hefei ETDZ",
        "HEFEI ECONOMIC AND TECHNOLOGICAL DEVELOPMENT ZONE",
        "the Hefei Economic\nand Technological Development Zone",
    ],
    "suzhou-hidz": [
        "Suzhou High-tech Zone",
        "Suzhou National High-tech Industrial Development Zone",
        "Suzhou New and High-tech Industrial Development Zone",
        "Suzhou New & Hi-Tech Industrial Development Zone",
        "Suzhou Hi-Tech Industrial Park",
        "Suzhou high-tech industrial zone",
        "Suzhou High and New Technology Industrial Development Zone",
    ],
    "urumqi-hidz": [
        "Urumqi state high-tech industrial zone",
        "Urumqi National High-tech Industrial Development Zone",
        "Urumqi Hi-tech Zone",
        "Ürümqi High-tech Zone",
    ],
    "shanghai-free-trade": [
        "China (Shanghai) Pilot Free Trade Zone",
        "Shanghai Pilot Free Trade Zone",
        "Shanghai Free Trade Zone",
        "Shanghai pilot FTZ",
        "Shanghai FTZ",
    ],
    "xian-hidz": ["Xi'an High-tech Industries Development Zone", "Xi’an High-Tech Zone", "Xian Hi-tech Zone"],
    "beijing-zhongguancun-science-park": [
        "Zhongguancun Science Park",
        "Beijing Zhongguancun Science Park",
        "Beijing's Zhongguancun Science Park",
        "Zhongguancun Science and Technology Park",
    ],
    "shanghai-zhangjiang-hidz": [
        "Zhangjiang Hi-Tech Park",
        "Shanghai Zhangjiang High-tech Park",
        "Shanghai Zhangjiang Hi-tech Industrial Development Zone",
        "Pudong Zhangjiang Hi-Tech Park",
    ],
    "pudong-new-area": [
        "Pudong New Area",
        "Shanghai Pudong New Area",
        "Shanghai’s Pudong New Area",
        "Pudong New District",
    ],
    "tianjin-binhai-new-area": ["Binhai New Area", "Tianjin Binhai New Area", "Tianjin's Binhai New Area"],
    "hebei-xiongan-new-area": ["Xiong'an New Area", "Xiongan New Area", "Hebei Xiong’an New Area"],
    "wujin-hidz": ["Wujin National Hi-Tech Industrial Zone", "Changzhou Wujin High-tech Zone"],
    "kunshan-etdz": ["Kunshan Economic & Technological Development Zone", "Kunshan ETDZ", "Jiangsu Kunshan ETDZ"],
    "kunshan-export-processing": ["Kunshan Export Processing Zone", "Kunshan EPZ"],
    "ordos-hidz": ["Ordos Hi-Tech Industrial Park", "Erdos High-tech Industrial Park", "Ordos High-tech Zone"],
    "haikou-comprehensive-bonded": ["Haikou Comprehensive Bonded Zone", "Haikou Integrated Bonded Zone"],
    "hainan-free-trade-port": ["Hainan Free Trade Port", "Hainan FTP"],
    "chongqing-liangjiang-new-area": ["Liangjiang New Area", "Chongqing Liangjiang New Area"],
    "nanjing-jiangbei-new-area": ["Jiangbei New Area", "Nanjing Jiangbei New Area"],
    "zhuhai-hengqin-new-area": ["Hengqin New Area", "Zhuhai Hengqin New Area"],
    "horgos-economic-development-zone": ["Horgos Economic Development Zone", "Khorgos Economic Development Zone"],
    "horinger-new-area": ["Inner Mongolia Horinger New Area", "Helinge'er New Area"],
    "suzhou-new-area": ["Suzhou New District", "Suzhou New Area"],
}


@pytest.mark.parametrize("zone_id", ONE_ZONE)
def test_variants_are_one_zone(zone_id: str) -> None:
    assert set(ids_of(ONE_ZONE[zone_id])) == {zone_id}


@pytest.mark.parametrize(
    "names",
    [
        ["Suzhou Industrial Park", "Suzhou New District", "Suzhou High-tech Zone"],
        ["Dalian Economic and Technological Development Zone", "Dalian High-tech Zone", "Dalian Free Trade Zone"],
        ["Hainan Free Trade Port", "Hainan Pilot Free Trade Zone"],
        ["Waigaoqiao Free Trade Zone", "Waigaoqiao Bonded Zone", "Waigaoqiao Bonded Logistics Park"],
        ["Yangshan Bonded Port Area", "Yangshan Comprehensive Bonded Zone"],
        ["Lanzhou New Area", "Lanzhou New Area Comprehensive Bonded Zone", "Lanzhou High-tech Zone"],
        ["Hefei Xinzhan High-tech Industrial Development Zone", "Hefei High-tech Industrial Development Zone"],
        ["Changchun ETDZ", "Changchun Automotive Economic and Technological Development Zone"],
        ["Weihai Torch High-tech Zone", "Zhongshan Torch High-tech Zone"],
        ["Kunshan ETDZ", "Suzhou ETDZ", "Wuxi ETDZ"],
        ["Chengdu Tianfu Software Park", "Dalian Software Park", "Xi'an Software Park"],
        ["Suzhou High-tech Zone in Anhui", "Suzhou High-tech Zone in Jiangsu"],
        ["Ningbo Daxie Development Zone", "Ningbo Economic and Technical Development Zone"],
        ["China-Malaysia Qinzhou Industrial Park", "Malaysia-China Kuantan Industrial Park"],
        ["Taizhou Medical High-tech Zone", "Taizhou High-tech Zone"],
    ],
)
def test_different_zones_stay_apart(names: list[str]) -> None:
    ids = ids_of(names)
    assert len(set(ids)) == len(names), ids


@pytest.mark.parametrize(
    ("name", "places", "zone_id"),
    [
        ("Jinshan High-tech Development Zone", ("150100",), "hohhot-jinshan-hidz"),
        ("Jinshan High-tech Development Zone", ("CN-SH",), "jinshan-hidz"),
        ("Yangpu Economic Development Zone", ("CN-HI",), "danzhou-yangpu-economic-development-zone"),
        ("Yangpu Science Park", ("CN-SH",), "yangpu-science-park"),
        ("Yangshan Bonded Port Area", ("CN-SH", "CN-GD"), "shanghai-yangshan-bonded-port"),
        ("Shuitu High-Tech Park", ("CN-CQ",), "chongqing-shuitu-hidz"),
        ("Shuitu High-Tech Park", (), "shuitu-hidz"),
        ("Airport Demonstration Zone", ("340100",), "hefei-airport-demonstration-zone"),
        (
            "College Students Pioneer Park of Xincheng District",
            ("150100",),
            "hohhot-xincheng-college-students-pioneer-incubator",
        ),
        ("Suzhou High-tech Zone", ("CN-AH",), "anhui-suzhou-hidz"),
        ("Hainan Free Trade Port", ("460400",), "hainan-free-trade-port"),
        ("Kazakhstan-China Agricultural Science Park", ("610403",), "kazakhstan-agricultural-science-park"),
    ],
)
def test_the_article_tells_where(name: str, places: tuple[str, ...], zone_id: str) -> None:
    assert resolve(article("a", name, places=places)).ids["a", name] == zone_id


def test_an_alias_means_the_zone_in_other_articles_too() -> None:
    first = zone("Tianjin Economic-Technological Development Area", "TEDA", "Tianjin Zone")
    resolution = resolve(article("a", first), article("b", "TEDA"), article("c", "Tianjin Zone"))
    assert set(resolution.ids.values()) == {"tianjin-etdz"}
    assert {(merge.method, merge.name) for merge in resolution.merges} == {
        ("acronym", "TEDA"),
        ("alias", "Tianjin Zone"),
    }
    assert row(resolution, "tianjin-etdz")["articles"] == 3
    assert row(resolution, "tianjin-etdz")["name"] == "Tianjin Economic-Technological Development Area"


def test_an_acronym_that_no_article_introduces_stays_alone() -> None:
    resolution = resolve(article("a", "Yichang Economic and Technological Development Area"), article("b", "YCDA"))
    assert resolution.ids["b", "YCDA"] == "ycda"
    assert not resolution.merges


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
    assert [merge.method for merge in resolution.merges] == ["province"]


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


@pytest.mark.parametrize(
    ("name", "code"), [("鄂尔多斯市高新技术产业园区", "150603400"), ("经济开发区", None), ("鄂尔多斯高新区", None)]
)
def test_register_matches_exactly(name: str, code: str | None) -> None:
    found = register(name)
    assert (found.code if found else None) == code
