"""Sums in a currency word that several countries share -> the currency of the place named nearest before them."""

from __future__ import annotations

import re

from pipeline.extract.figures.candidate import Candidate
from pipeline.vocabulary.quantities import CURRENCY_HOMES, DOLLAR_OWNERS

_WINDOW = 400
_SHARED = frozenset(f"money.{surface}" for row in CURRENCY_HOMES for surface in row.surfaces)
_HOMES = {(f"money.{s}", place): row.code for row in CURRENCY_HOMES for s in row.surfaces for place in row.places}
_PLACES = re.compile(
    r"\b(?:" + "|".join(sorted({p for row in CURRENCY_HOMES for p in row.places}, key=len, reverse=True)) + r")\b"
)
_HERE = re.compile(rf"\s+(?:[a-z]+\s+){{0,4}}(?:in|to|from|at)\s+({_PLACES.pattern})")
"""`He was fined ¥500,000 in Tokyo`: the place right after, where none is named before."""
_OWNERS = {row.word: row.code for row in DOLLAR_OWNERS}
_IN_DOLLARS = re.compile(rf"({'|'.join(_OWNERS)})\s+dollars")
_STATED = re.compile(r"\b(?:[Ff]igures|[Ss]ums|[Aa]mounts|[Pp]rices|values)\b[^.\n]{0,30}\bin\s+\Z")
_BARE_DOLLARS = frozenset({"money.$", "money.dollars", "money.dollar"})


def set_homes(prose: str, figures: list[Candidate]) -> None:
    """Give each sum in a shared currency word the currency of its place; the default stays where none is named."""
    bare = []
    for figure in figures:
        if figure.rule in _SHARED:
            _set_home(prose, figure)
        elif figure.rule in _BARE_DOLLARS:
            bare.append(figure)
    if bare and "dollars" in prose and (code := _owner_of_dollars(prose)) is not None:
        for figure in bare:
            figure.unit = code


def _owner_of_dollars(prose: str) -> str | None:
    """The currency of a bare `$` where the article says so (`all figures are in Canadian dollars`)."""
    for owner in _IN_DOLLARS.finditer(prose):
        if _STATED.search(prose, max(0, owner.start() - 50), owner.start()):
            return _OWNERS[owner[1]]
    return None


def _set_home(prose: str, figure: Candidate) -> None:
    places = _PLACES.findall(prose, max(0, figure.start - _WINDOW), figure.start)
    ahead = _HERE.match(prose, figure.end) if not places else None
    for place in [ahead[1]] if ahead else reversed(places):
        code = _HOMES.get((figure.rule, place))
        if code is not None:
            figure.unit = code
            return
