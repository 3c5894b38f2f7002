"""Names of zones: which are one zone, which are two, and what its id is made of."""

from __future__ import annotations

import pytest
from corpora import article, ids_of, resolve

from pipeline.vocabulary.zones.register import register

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


@pytest.mark.parametrize(
    ("name", "code"), [("鄂尔多斯市高新技术产业园区", "150603400"), ("经济开发区", None), ("鄂尔多斯高新区", None)]
)
def test_register_matches_exactly(name: str, code: str | None) -> None:
    found = register(name)
    assert (found.code if found else None) == code
