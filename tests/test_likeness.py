"""Near-copies: what counts as one, and what it costs to find them."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from pipeline.read import make_article
from pipeline.resolve.likeness import near_copies, signature_of

GOLD = sorted((Path(__file__).parent / "gold" / "articles").glob("*.txt"))
PROFILE = (
    "The Luzhou Hi-tech Zone was founded in May 2001 and covers 45 square kilometers in the south of the city. It is "
    "home to 320 companies, 14 of them listed, and to a university. Makers of liquor and machines are the pillars of "
    "its economy; their output reached 31 billion yuan in 2013. The zone has three incubators and a bonded warehouse."
)
OTHER_PROFILE = (
    "Luzhou Hi-tech Zone, Sichuan, is one of the province's youngest national zones. Approved in 2015, it spans 45 sq "
    "km along the Yangtze River and hosts 320 companies from eight countries. Wages are low, power is cheap, and the "
    "port lies at its doorstep. Last year its firms sold goods for 31 billion yuan, officials said."
)
HEAD = "Zone grows fast\n\nUpdated: 2014-06-24\n\nLUZHOU, June 24 (Xinhua) -- "
OTHER_HEAD = "Luzhou's zone in figures\n\nBy Peng Chao (China Daily)\n2014-06-27 08:12\n\n"


def prose(page: str) -> str:
    article, _ = make_article("a", page)
    assert article is not None
    return article.prose


def similarity(one: str, other: str) -> float:
    articles = [("a", "1", signature_of(prose(one))), ("b", "2", signature_of(prose(other)))]
    return next((alike for _, _, alike in near_copies(articles)), 0.0)


def retold(text: str, share: float) -> str:
    """The text with that share of its words exchanged for others of it."""
    chance = random.Random(5)
    words = text.split(" ")
    return " ".join(chance.choice(words) if chance.random() < share else word for word in words)


def test_another_dateline_and_headline() -> None:
    assert similarity(HEAD + PROFILE, OTHER_HEAD + PROFILE) > 0.8


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_one_word_in_twenty_changed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert similarity(text, retold(text, 0.05)) > 0.5


def test_two_profiles_of_one_zone_are_two_articles() -> None:
    assert similarity(HEAD + PROFILE, HEAD + OTHER_PROFILE) == 0.0


def test_no_two_gold_articles_are_copies() -> None:
    signatures = [(path.stem, path.stem, signature_of(prose(path.read_text(encoding="utf-8")))) for path in GOLD]
    assert list(near_copies(signatures)) == []


@pytest.mark.parametrize("text", ["", "\n" * 400, "Zone grows fast", "泸州" * 500])
def test_too_few_words_have_no_signature(text: str) -> None:
    assert signature_of(text) == b""


def test_copies_in_every_byte_are_no_near_copies() -> None:
    signature = signature_of(PROFILE)
    found = near_copies([("a", "1", signature), ("b", "1", signature), ("c", "2", signature)])
    assert [(copy, original) for copy, original, _ in found] == [("c", "a")]


def test_signature_is_the_same_in_every_process() -> None:
    assert signature_of(PROFILE)[:8].hex() == "1c1668ef08e50d07"


def test_cost_grows_with_articles_not_with_pairs() -> None:
    """A thousand near-copies of each of a few texts, twice as many: about twice the time."""
    signatures = [signature_of(retold(path.read_text(encoding="utf-8"), 0.02)) for path in GOLD[:10]]

    def cost(copies: int) -> float:
        articles = [(f"{n}", f"{n}", signatures[n % 10]) for n in range(10 * copies)]
        began = time.process_time()
        assert sum(1 for _ in near_copies(articles)) == 10 * copies - 10
        return time.process_time() - began

    assert min(cost(1_000) for _ in range(3)) < 4 * min(cost(500) for _ in range(3))
