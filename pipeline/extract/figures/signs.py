"""A sum of less than nothing: `-$5 million`, `minus 5 million yuan`, `a negative $3 million`."""

from __future__ import annotations

import re

from pipeline.extract.figures.candidate import Candidate
from pipeline.patterns.cues import cue

_GLUED = frozenset("-\u2212")
_BEFORE_SIGN = frozenset(" \u00a0(（[")
_MINUS = re.compile(rf"\b{cue('minus')}\s\Z", re.IGNORECASE)


def set_sign(prose: str, figure: Candidate) -> None:
    """Make a sum negative where a sign or a word before it says so; the sign is a part of it then."""
    if figure.high is not None or figure.value <= 0:
        return
    start = figure.start
    if prose[start - 1 : start] in _GLUED:
        head = prose[max(0, start - 3) : start - 1]
        if head[-1:] in _BEFORE_SIGN and not head[:1].isdigit() and prose[figure.end : figure.end + 1] not in _GLUED:
            figure.start, figure.value = start - 1, -figure.value
    elif prose[start - 2 : start - 1] in ("s", "e", "S", "E") and (
        word := _MINUS.search(prose, max(0, start - 12), start)
    ):
        figure.start, figure.value = word.start(), -figure.value
