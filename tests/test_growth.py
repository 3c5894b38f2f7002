"""The work of regular expressions grows no faster than the text, whatever the text is made against."""

from __future__ import annotations

import re

import pytest
from benchmarks.derived import hostile_to
from benchmarks.patterns import TIMES, pattern_growth, worst_growth

LINEAR = 1.25 * TIMES
BEYOND = 2.0 * TIMES
"""Quadratic work grows TIMES * TIMES times."""


def test_every_expression_of_the_pipeline() -> None:
    found = pattern_growth()
    assert found["expressions"] > 500
    assert {name: counts for name, counts in found["counted"].items() if max(counts) > LINEAR} == {}
    assert {name: worst for name, worst in found["slowest"].items() if worst[0] > BEYOND} == {}


@pytest.mark.parametrize(
    "source",
    [r"\s+of", r"(?:\w+\s)*\d", r"\d+(?:,\d+)*x", r"[.!?]*[\"']*(?=\s)x", r"\(.*\)", r"[a-z]*s\b!", r"(?:^|\s*)end"],
)
def test_an_expression_that_is_found_out(source: str) -> None:
    assert worst_growth(re.compile(source), scans=True)[0] > BEYOND


@pytest.mark.parametrize(
    "source",
    [r"\s{1,3}of", r"(?:\w{1,20}\s){0,4}\d", r"\d++(?:,\d++)?", r"\bzone\b", r"(?<!\d)\d++x", r"[^()]{1,40}\)"],
)
def test_an_expression_that_is_not(source: str) -> None:
    assert worst_growth(re.compile(source), scans=True)[0] <= BEYOND


def test_texts_are_made_of_what_an_expression_is() -> None:
    made = {head + unit for head, unit in hostile_to(re.compile(r"US\$\s*(?:\d+,)+million"))}
    assert any(text.startswith("US$ ") and "7," in text for text in made)
    assert any(text.endswith("millio") for text in made)
