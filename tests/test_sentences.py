"""Sentences: a bar stands where one ends and the next begins."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sentences import sentence_spans

CASES = [
    "It grew fast.| The park covers 8.05 sq km.",
    "The zone (est. 1992) has 3.5 sq. km. of land.",
    "CMQIP has a planning area of 55 sq. km., to be filled in three stages.",
    "Stage One has 7.87 sq. km.| The start-up zone comprises the rest.",
    "It sold goods worth US$480m.| Changzhou sold more.",
    "He came from the U.S. in 2001.| It was cold.",
    "Trade with the U.S. fell by 3 percent.",
    "Goertek Co. Ltd. opened a plant.| It cost 3 million yuan.",
    "On Dec. 1, 2017 it opened.",
    "“We came in 1995,” said Lindner.| “Last year we sold more.”| A second phase follows.",
    "Really?| Yes!| It is so.",
    "Growth ... or decline, depending on how one counts.",
    "J. P. Morgan invested.| Others followed.",
    "KEY DATA\n|Approved area 2.86 km2\n|Phase I 1.6 km2",
    "One heading\n\n|The first paragraph is here.",
    "The zone covers an area of eight square kilometers in the southern\nsuburbs of the city and grows.",
    "• The first item of the list, which is long enough to be a wrapped line\n|• The second item",
    "Weihai Torch High-Tech Industrial Development Zone: Location and History\n|The zone was founded in 1991.",
    "The zone has signed deals with the Suzhou Industrial Park and the Wuxi High\nTech Zone in the south.",
    "规划面积三十一平方公里。|成立于1992年8月。",
    "Land costs RMB 96,000 per mu.| Warehouses are let by the month.",
    "See No. 47 for more.| He did.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    wanted = [piece.strip() for piece in case.split("|")]
    text = case.replace("|", "")
    assert [text[start:end] for start, end in sentence_spans(text)] == wanted


@given(st.text(alphabet="aB. \n?!”)1U.S", max_size=200))
def test_spans_cover_all_but_white_space(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
