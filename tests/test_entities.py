"""Entities and zones of one article: what the one-line cases can't show."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from pipeline.annotate import annotate
from pipeline.extract import entities
from pipeline.extract.entities.legal_forms import core
from pipeline.extract.entities.pinyin import is_pinyin
from pipeline.extract.entities.shortened import initials, stands_alone
from pipeline.models import Article, Entity, Zone
from pipeline.words import words_of


def read(text: str, title: str | None = None, model: str = "blank:en") -> tuple[tuple[Entity, ...], tuple[Zone, ...]]:
    (annotated,) = annotate([Article("a", text, text, "a", "", title)], model)
    found = entities.extract(annotated)
    return found.entities, found.zones


@pytest.mark.parametrize(("word", "expected"), [("zhongxiang", True), ("xian", True), ("smith", False), ("", False)])
def test_pinyin(word: str, expected: bool) -> None:
    assert is_pinyin(word) is expected


def test_pinyin_is_linear() -> None:
    assert not is_pinyin("a" * 1_000_000)


def test_words_keep_compounds_and_cut_possessives() -> None:
    assert words_of("Xi'an's Hi-Tech zone(SIP)") == ("Xi'an", "'s", "Hi-Tech", "zone", "(", "SIP", ")")
    assert words_of("Shenzhen-based U.S. firm") == ("Shenzhen", "-", "based", "U.S.", "firm")


def test_initials_need_three_words() -> None:
    assert initials("Suzhou Industrial Park") == "SIP"
    assert initials("Suzhou Park") == ""


def test_a_city_does_not_stand_for_its_zone() -> None:
    assert stands_alone("Waigaoqiao")
    assert not stands_alone("Suzhou")


def test_the_same_zone_under_several_names_is_one_row() -> None:
    _, zones = read(
        "Yizhuang zone opens up\n\nThe Yizhuang development zone in Beijing has 40 firms. The zone grew.\n",
        "Yizhuang zone opens up",
    )
    assert [(z.name, z.aliases) for z in zones] == [("Yizhuang development zone", ("Yizhuang zone",))]


def test_purposes_keep_zones_of_one_place_apart() -> None:
    _, zones = read(
        "Suzhou Industrial Park and the Suzhou Biomedical Industrial Park are neighbors of Suzhou New District."
    )
    assert [z.name for z in zones] == [
        "Suzhou Industrial Park",
        "Suzhou Biomedical Industrial Park",
        "Suzhou New District",
    ]


def test_an_old_name_is_the_same_zone() -> None:
    found, zones = read(
        "Wuhan Donghu High-tech Zone\n\nIn 1988 the province founded the Wuhan Donghu New Technology Zone. "
        "The Wuhan Donghu New Technology Zone was renamed Wuhan Donghu High-tech Zone in 2001.\n",
        "Wuhan Donghu High-tech Zone",
    )
    assert {e.name for e in found if e.label == "ZONE"} == {"Wuhan Donghu High-tech Zone"}
    assert len(zones) == 1


def test_zone_row() -> None:
    _, zones = read(
        "The Wujin Hi-Tech Industrial Zone (武进高新区) in Changzhou, Jiangsu, was upgraded to a state-level zone. "
        "The Wujin Hi-Tech Industrial Zone includes the Wujin Robot Industrial Park and the Wujin Software Park."
    )
    whole, robots, software = zones
    assert (whole.name_zh, whole.category, whole.level) == ("武进高新区", "hidz", "national")
    assert robots.parent == software.parent == whole.name
    assert whole.parent is None


def test_section_headings_move_the_topic() -> None:
    text = (
        "Two zones of Jilin\n\nChangchun High-tech Zone\n\nThe zone was founded in 1988. It is large.\n\n"
        "Jilin Economic Zone\n\nThe zone was founded in 1992.\n"
    )
    found, _ = read(text, "Two zones of Jilin")
    assert [e.name for e in found if e.mention == "nominal"] == ["Changchun High-tech Zone", "Jilin Economic Zone"]


def test_mentions_do_not_overlap_on_repeated_fragments() -> None:
    text = "the Suzhou Industrial Park Administrative Committee of the Suzhou Industrial Park (SIP) and the park. " * 50
    found, _ = read(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n\n", "((((", "A" * 5000, "Zone " * 3000, "park, " * 3000, "Li " * 3000, "of " * 3000),
        *("Bo Dalu, a park. " * 3000, "It was founded as Lan Zone. " * 3000, "Foxconn, Lattix, " * 3000),
        *("the FTZ Kunming, Wuhan and " * 3000, "A S.p.A. " * 3000),
    ],
)
def test_hostile_text_is_read(text: str) -> None:
    found, _ = read(text)
    assert all(text[e.start : e.end].strip() for e in found)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny spaCy pipeline that has learnt that `Gorgonzola` is an organisation, and (wrongly) that Suzhou is one."""
    nlp = spacy.blank("en")
    ner = nlp.add_pipe("ner")
    lines = [("We met Gorgonzola today .", "Gorgonzola"), ("We saw Suzhou there .", "Suzhou")]
    examples = []
    for text, name in lines:
        start = text.index(name)
        examples.append(Example.from_dict(nlp.make_doc(text), {"entities": [(start, start + len(name), "ORG")]}))
    ner.add_label("ORG")
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    path = tmp_path_factory.mktemp("model") / "tiny"
    nlp.to_disk(path)
    return path


def test_a_trained_model_adds_what_the_rules_miss_and_no_more(trained: Path) -> None:
    alone, _ = read("We met Gorgonzola today . We saw Suzhou there .")
    assert [(e.label, e.name) for e in alone] == [("GPE", "Suzhou")]
    found, _ = read("We met Gorgonzola today . We saw Suzhou there .", model=str(trained))
    assert [(e.label, e.name, e.rule) for e in found] == [
        ("ORG", "Gorgonzola", "model"),
        ("GPE", "Suzhou", "gazetteer"),
    ]


def test_a_stated_standard_gives_no_level() -> None:
    _, zones = read(
        "Ordos Hi-Tech Industrial Park is large. It was built in accordance with the national high-tech zone standard "
        "and was approved as an autonomous region-level high-tech zone in 2011. The park was approved to be the "
        "National Clean Energy Park."
    )
    assert zones[0].level == "provincial"


def test_a_chinese_title_names_the_zone() -> None:
    _, zones = read(
        "乌鲁木齐国家高新区    乌鲁木齐高新技术产业开发区(新市区)\n\n"
        "Profile of Urumqi high-tech zone\n\nThe zone grew.\n",
        "Profile of Urumqi high-tech zone",
    )
    assert zones[0].name_zh == "乌鲁木齐高新技术产业开发区(新市区)"


def test_an_area_is_part_of_its_free_trade_zone() -> None:
    _, zones = read(
        "The Yunnan Pilot Free Trade Zone is large. The Dehong area of the Yunnan Pilot Free Trade Zone grew."
    )
    assert [(z.name, z.parent) for z in zones][1] == ("Dehong area", "Yunnan Pilot Free Trade Zone")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Velloni Group S.p.A.", ("velloni",)),
        ("Kessler GmbH & Co. KG", ("kessler",)),
        ("Huayu Timber Co., Ltd.", ("huayu", "timber")),
        ("Group", ("group",)),
    ],
)
def test_core_of_a_firm(name: str, words: tuple[str, ...]) -> None:
    assert core(name) == words
