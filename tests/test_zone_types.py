"""Category and level as a zone's name states them."""

from __future__ import annotations

import pytest

from pipeline.vocabulary.zones.fillers import distinguishing
from pipeline.vocabulary.zones.types import classify, words

CATEGORIES = {
    "hidz": [
        "Baiyin National High-Tech Industrial Development Zone",
        "Urumqi state high-tech industrial zone",
        "Ordos Hi-Tech Industrial Park",
        "Wuhan East Lake High-tech Development Zone",
        "Xi'an High-tech Industries Development Zone",
        "Suzhou New & High-tech Zone",
        "Guiyang High and New Technology Industrial Development Zone",
        "Zhangjiang High Technology Park",
        "Yangling Agricultural High-tech Industries Demonstration Zone",
        "Zhongshan Torch Hi‑Tech Zone",
        "WHTP",
        "the HIGH-TECH ZONE of Hefei",
    ],
    "etdz": [
        "TEDA",
        "Hefei Economic and Technological Development Area",
        "Kunshan Economic & Technological Development Zone",
        "Tianjin Economic-Technological Development Area",
        "Ningbo Economic and Technical Development Zone",
        "Harbin Economic\nand Technological Development Zone",
        "Kunshan ETDZ",
        "YETDZ",
        "Beijing Economic and Technology Development Zone",
    ],
    "bonded": [
        "Haikou Comprehensive Bonded Zone",
        "Lanzhou New Area Comprehensive Bonded Zone",
        "Yangshan Bonded Port Area",
        "Kunshan Bonded Logistics Center",
        "Suzhou Industrial Park Integrated Free Trade Zone",
        "Dalian tax-protected zone",
    ],
    "export_processing": ["Kunshan Export Processing Zone", "Zhuhai-Macao Cross-Border Industrial Zone", "KEPZ"],
    "free_trade": [
        "China (Shanghai) Pilot Free Trade Zone",
        "Shanghai pilot FTZ",
        "Hainan Free Trade Port",
        "Waigaoqiao Free Trade Zone",
        "China (Shanghai) Pilot Free Trade Zone Lingang Area",
    ],
    "new_area": ["Pudong New Area", "Suzhou New District", "Guangzhou Nansha New Area", "Xiong’an New Area"],
    "science_park": [
        "Zhongguancun Science Park",
        "Tsinghua University Science Park",
        "Nanjing Sci-Tech Park",
        "Hong Kong Science & Technology Park",
        "Shuangdao Bay Science and Technology City",
        "Xinjiang University technology park",
        "Zhongguancun Science Park Haidian Park",
    ],
    "industrial_park": [
        "Suzhou Industrial Park",
        "China-Malaysia Qinzhou Industrial Park",
        "Dalian Software Park",
        "Lanzhou New Area Green Chemical Park",
        "Zhengzhou Biomedicine Park",
        "Jilin Film and Animation Park",
        "cloud computing industrial park",
        "Baotou Rare Earth New Materials Industry Base",
        "the first and the second industrial parks",
        "Chengdu Auto Industry Cluster Zone",
    ],
    "incubator": [
        "Hohhot Overseas Students Pioneer Park of China",
        "College Students Pioneer Park of Xincheng District",
        "science and education incubator park",
        "Chengdu High-tech Zone Innovation Service Center",
        "Shanghai Overseas Returnees Venture Park",
        "Zhongguancun Entrepreneurship Park",
        "Wuhan Optics Valley Makerspace",
        "National University Startup Incubation Base",
    ],
    "other": [
        "Zhengzhou Airport Economy Zone",
        "Guangzhou Development District",
        "Diamond Mall Central Business District",
        "Chudao Marine Park",
        "Lanzhou Vocational Education Park",
        "Zhongguancun",
        "鄂尔多斯市高新技术产业园区",
        "",
    ],
}


@pytest.mark.parametrize(("category", "name"), [(c, name) for c, names in CATEGORIES.items() for name in names])
def test_category(category: str, name: str) -> None:
    assert classify(name)[0] == category


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Wujin National Hi-Tech Industrial Zone", "national"),
        ("Urumqi state high-tech industrial zone", "national"),
        ("a State-level development zone", "national"),
        ("Hefei (National) Economic and Technological Development Area", "national"),
        ("the provincial-level Linyi Economic Development Zone", "provincial"),
        ("Ordos autonomous region-level high-tech zone", "provincial"),
        ("Yiwu municipal-level industrial park", "municipal"),
        ("Anxi county-level industrial park", "county"),
        ("Suzhou Industrial Park", None),
        ("International Science Park", None),
    ],
)
def test_level(name: str, level: str | None) -> None:
    assert classify(name)[1] == level


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hefei’s New & Hi-Tech Zones", ("hefei", "hightech", "zone")),
        ("Economic-Technological Development Area", ("economictechnological", "development", "area")),
        ("Xi’an FTZ", ("xi'an", "free", "trade", "zone")),
        ("parks’ Science &\nTechnology Base", ("park", "scitech", "base")),
    ],
)
def test_words(name: str, expected: tuple[str, ...]) -> None:
    assert words(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Xinzhan National High-tech Industrial Development Zone", ("xinzhan",)),
        ("New Area Comprehensive Bonded Zone", ("new", "area", "comprehensive")),
        ("Economic & Technological Development Zone", ()),
        ("Software Industrial Park", ("software",)),
    ],
)
def test_distinguishing_words(name: str, expected: tuple[str, ...]) -> None:
    assert distinguishing(words(name), classify(name)[0]) == expected
