"""Real articles, damaged: cut, spliced, doubled, retyped, and sown with what texts from the web hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

GOLD = Path(__file__).parent.parent / "gold" / "articles"
ARTICLES = tuple(path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt")))

SEEDS = (
    "\x00 \x0b \x0c \x1c \x85 \u00a0 \u00ad \u200b \u200d \u2028 \u2029 \u202e \u2066 \ufeff \ufffd \ud800 \U0001f3ed"
    " e\u0301 ５ Ⅻ ½ ٣ ² 亿元 平方公里 年 ） （ 。 ， $ ¥ € RMB US$ % ‰ km2 sq.km mu hectares -mu billion tn 1,000,000"
    " 1,0,0 1.2.3 .5 -1 +3% 10-20 2010-2009 1/2 0000 99999999999999999999999999 1e309 2011-02-30 31/12/2099 Q5 H3 13th"
    " 0 (( )) [] “ ” ‘ ’ ' \" -- – — … ... \n \n\n \t : ; | / = & < > of which respectively former latter each zone"
    " Zone the in by since until between and to from up down"
).split(" ")

Mutation = Callable[[str, int, int, str], str]


def cut(text: str, start: int, end: int, seed: str) -> str:
    return text[:start] + text[end:]


def keep(text: str, start: int, end: int, seed: str) -> str:
    return text[start:end]


def double(text: str, start: int, end: int, seed: str) -> str:
    return text[:end] + text[start:]


def move(text: str, start: int, end: int, seed: str) -> str:
    return text[:start] + text[end:] + text[start:end]


def sow(text: str, start: int, end: int, seed: str) -> str:
    return text[:start] + seed + text[start:]


def sow_often(text: str, start: int, end: int, seed: str) -> str:
    return text[:start] + text[start:end].replace(" ", seed + " ") + text[end:]


def repeat(text: str, start: int, end: int, seed: str) -> str:
    return text[:start] + text[start : min(end, start + 40)] * 30 + text[end:]


def retype(text: str, start: int, end: int, seed: str) -> str:
    return text[:start] + text[start:end].replace(" ", "\u00a0").translate(_FULL_WIDTH) + text[end:]


def shout(text: str, start: int, end: int, seed: str) -> str:
    return text[:start] + text[start:end].upper() + text[end:]


def unwrap(text: str, start: int, end: int, seed: str) -> str:
    return text[:start] + text[start:end].replace("\n", " ") + text[end:]


def wrap(text: str, start: int, end: int, seed: str) -> str:
    return text[:start] + text[start:end].replace(" ", "\n") + text[end:]


_FULL_WIDTH = {ord("0") + digit: ord("０") + digit for digit in range(10)}
MUTATIONS: tuple[Mutation, ...] = (
    cut, keep, double, move, sow, sow_often, repeat, retype, shout, unwrap, wrap,
)  # fmt: skip
LONGEST = 20_000


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """An article, or two spliced, after up to eight mutations."""
    text = draw(st.sampled_from(ARTICLES))
    if draw(st.booleans()):
        text = text[: len(text) // 2] + draw(st.sampled_from(ARTICLES))[300:]
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), max_size=8)):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((1, 7, 40, 300, 3_000))))
        text = mutation(text, start, end, draw(st.sampled_from(SEEDS) | st.text(max_size=6)))[:LONGEST]
    return text
