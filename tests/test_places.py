"""The gazetteer: what names mean, what the files hold, and that all of it hangs together."""

from __future__ import annotations

import time

import pytest

from pipeline.vocabulary import places
from pipeline.vocabulary.places import Place, ancestors, by_chinese, by_code, fits, lookup, province_iso, surfaces


def codes(surface: str) -> list[str]:
    return [place.code for place in lookup(surface)]


@pytest.mark.parametrize(
    ("surface", "code"),
    [
        ("Ordos", "150600"),
        ("Erdos", "150600"),
        ("Inner Mongolia", "CN-NM"),
        ("Inner\nMongolia", "CN-NM"),
        ("INNER MONGOLIA", "CN-NM"),
        ("Nei Mongol", "CN-NM"),
        ("Shaanxi", "CN-SN"),
        ("Shanxi", "CN-SX"),
        ("Tibet", "CN-XZ"),
        ("Xizang", "CN-XZ"),
        ("Macau", "CN-MO"),
        ("Macao", "CN-MO"),
        ("Taiwan", "CN-TW"),
        ("Xinjiang Uygur", "CN-XJ"),
        ("Xinjiang Uyghur", "CN-XJ"),
        ("Ningxia Hui", "CN-NX"),
        ("Xi'an", "610100"),
        ("Xi’an", "610100"),
        ("Xi`an", "610100"),
        ("Xian", "610100"),
        ("Lu'an", "341500"),
        ("Liu'an", "341500"),
        ("Ya'an", "511800"),
        ("Huai'an", "320800"),
        ("Huaian", "320800"),
        ("Pu'er", "530800"),
        ("Puer", "530800"),
        ("Lüliang", "141100"),
        ("Lvliang", "141100"),
        ("Lyuliang", "141100"),
        ("Ürümqi", "650100"),
        ("Urumqi", "650100"),
        ("Hohhot", "150100"),
        ("Yili", "654000"),
        ("Ili", "654000"),
        ("Yining", "654002"),
        ("Kashi", "653100"),
        ("Kashgar", "653100"),
        ("Hetian", "653200"),
        ("Hotan", "653200"),
        ("Aksu", "652900"),
        ("Karamay", "650200"),
        ("Khorgos", "654004"),
        ("Horgos", "654004"),
        ("Xilingol", "152500"),
        ("Xilin Gol", "152500"),
        ("Wulanchabu", "150900"),
        ("Zhungeer", "150622"),
        ("Jungar", "150622"),
        ("Yanbian", "222400"),
        ("Diqing", "533400"),
        ("Shangri-La", "533401"),
        ("Xigaze", "540200"),
        ("Shigatse", "540200"),
        ("Nyingchi", "540400"),
        ("Haidong", "630200"),
        ("Kunshan", "320583"),
        ("Yiwu", "330782"),
        ("Pidu", "510117"),
        ("Lueyang", "610727"),
        ("Tanggu", "120116"),
        ("U.S.", "US"),
        ("US", "US"),
        ("United States of America", "US"),
        ("UK", "GB"),
        ("UAE", "AE"),
        ("ROK", "KR"),
        ("Republic of Korea", "KR"),
        ("Russia", "RU"),
        ("Türkiye", "TR"),
        ("Scotland", "GB-SCT"),
        ("California", "US-CA"),
        ("Central Asia", "loc:central-asia"),
        ("western China", "loc:west-china"),
        ("West China", "loc:west-china"),
        ("Northwest China", "loc:northwest-china"),
        ("northwestern China", "loc:northwest-china"),
        ("Yangtze River Delta", "loc:yangtze-river-delta"),
        ("Bohai Rim", "loc:bohai-rim"),
        ("Beijing-Tianjin-Hebei", "loc:beijing-tianjin-hebei-region"),
        ("Beijing\u2013Tianjin\u2013Hebei region", "loc:beijing-tianjin-hebei-region"),
        ("Zhongguancun", "loc:zhongguancun"),
        ("Xiong’an", "loc:xiongan"),
        ("Yanjiao", "loc:yanjiao"),
    ],
)
def test_first_reading(surface: str, code: str) -> None:
    assert codes(surface)[:1] == [code]


@pytest.mark.parametrize("surface", ["German", "Chinese", "Park", "Economic", "Development", "An", "Li", "may", "Zone"])
def test_no_place(surface: str) -> None:
    assert codes(surface) == []


@pytest.mark.parametrize(
    ("surface", "cue"),
    [
        ("Kunshan", None),
        ("Haidian", None),
        ("Zhongxiang", "adjacent"),
        ("Xinhua", "adjacent"),
        ("Dongfeng", "adjacent"),
        ("Guangming", "adjacent"),
        ("Heping", "adjacent"),
        ("Mile", "adjacent"),
        ("Ali", "adjacent"),
        ("Ngari", None),
        ("Jinshan", "context"),
        ("Jiangbei", "context"),
        ("Georgia", "context"),
    ],
)
def test_cue_belongs_to_the_name(surface: str, cue: str | None) -> None:
    assert lookup(surface)[0].cue == cue


def test_the_larger_place_comes_first_and_its_namesakes_follow() -> None:
    assert codes("Jilin") == ["CN-JL", "220200"]
    assert codes("Suzhou")[:2] == ["320500", "341300"]
    assert codes("Hainan")[0] == "CN-HI"
    assert [place.cue for place in lookup("Hainan")[1:]] == ["adjacent", "adjacent"]


@pytest.mark.parametrize(
    ("surface", "word", "fitting"),
    [
        ("Jilin", "province", ["CN-JL"]),
        ("Jilin", "city", ["220200"]),
        ("Chaoyang", "county", ["211321"]),
        ("Hotan", "prefecture", ["653200"]),
        ("Inner Mongolia", "autonomous region", ["CN-NM"]),
        ("Inner Mongolia", "region", ["CN-NM"]),
        ("Jungar", "Banner", ["150622"]),
        ("Xilingol", "league", ["152500"]),
        ("Beijing", "municipality", ["CN-BJ"]),
        ("Beijing", "city", ["CN-BJ"]),
        ("Shanxi", "city", []),
        ("Ordos", "park", []),
    ],
)
def test_type_words(surface: str, word: str, fitting: list[str]) -> None:
    assert [place.code for place in lookup(surface) if fits(place, word)] == fitting


def test_public_codes_are_iso_or_gb() -> None:
    assert lookup("Ordos")[0].place_code == "150600"
    assert lookup("Frankfurt")[0].place_code is None
    assert lookup("Zhongguancun")[0].place_code is None
    assert lookup("Germany")[0].place_code == "DE"


def test_ancestors_lead_to_the_country() -> None:
    assert [place.name for place in ancestors("150622")] == ["Ordos", "Inner Mongolia", "China"]
    assert [place.code for place in ancestors("110108")] == ["CN-BJ", "CN"]
    assert [place.code for place in ancestors("429004")] == ["CN-HB", "CN"]
    assert ancestors("no such code") == ()
    assert province_iso("150622") == "CN-NM"
    assert province_iso("loc:zhangjiang") == "CN-SH"
    assert province_iso("DE") is None


def test_chinese_names_with_and_without_type() -> None:
    assert [place.code for place in by_chinese("鄂尔多斯市")] == ["150600"]
    assert [place.code for place in by_chinese("鄂尔多斯")] == ["150600"]
    assert by_chinese("工业园") == ()


def everything() -> dict[str, Place]:
    return {place.code: place for surface in surfaces() for place in lookup(surface)}


def test_every_parent_is_there_and_larger() -> None:
    for place in everything().values():
        if place.parent_code:
            parent = by_code(place.parent_code)
            assert parent is not None, place
            assert parent.level < place.level, place


def test_the_divisions_are_complete() -> None:
    divisions = [p for p in everything().values() if p.iso and p.iso.startswith("CN-") and ":" not in p.code]
    assert sum(p.level == 1 for p in divisions) == 34
    assert sum(p.level == 2 for p in divisions) == 333
    assert sum(p.level == 3 for p in divisions) == 2848


def test_coordinates_lie_where_they_should() -> None:
    for place in everything().values():
        assert (place.lat is None) == (place.lon is None) == (place.coord_source is None), place
        if place.lat is not None and place.lon is not None and place.iso and place.iso.startswith("CN"):
            assert 3 < place.lat < 54, place
            assert 73 < place.lon < 136, place


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [("440304", 22.54, 114.05), ("310115", 31.22, 121.54), ("430900", 28.55, 112.36), ("150603", 39.6, 109.8)],
)
def test_coordinates_of_namesakes_are_not_mixed_up(code: str, lat: float, lon: float) -> None:
    place = by_code(code)
    assert place is not None and place.lat is not None and place.lon is not None
    assert abs(place.lat - lat) < 0.15
    assert abs(place.lon - lon) < 0.15


def test_counties_lie_near_their_prefectures() -> None:
    """A county hardly lies 800 km from its seat; a namesake elsewhere may."""
    for place in everything().values():
        parent = by_code(place.parent_code or "")
        if place.level == 3 and parent and parent.level == 2 and place.lat and place.lon and parent.lat and parent.lon:
            assert abs(place.lat - parent.lat) < 7, place
            assert abs(place.lon - parent.lon) < 7, place


def test_loads_fast() -> None:
    places._gazetteer.cache_clear()
    began = time.perf_counter()
    lookup("Ordos")
    assert time.perf_counter() - began < 0.5
