"""A zone's name -> the place that it begins with, by the gazetteer and by what else the article names."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.entities.tokens import lookup
from pipeline.vocabulary import places

_JOINT = re.compile(r"^(?:China|Sino)(?:-\w+)?(?: \(| (?=[A-Z]))")
"""What stands before the place in `China (Yunnan) Pilot ...`, `China-Singapore Suzhou ...`."""


def place_of_name(name: str, known: set[str]) -> str | None:
    """Code of the place that a zone's name begins with; of several places of one name, that which the article knows."""
    candidates = _leading(name)
    if not candidates:
        return None
    near = [p for p in candidates if p.code in known or any(a.code in known for a in places.ancestors(p.code))]
    best = near[0] if near else candidates[0] if _plain(candidates, known) else None
    return (best.place_code or best.parent_code) if best is not None else None


@lru_cache(maxsize=1 << 12)
def _leading(name: str) -> tuple[places.Place, ...]:
    """Divisions below the country that the first words of a longer name may mean."""
    words = _JOINT.sub("", name).replace(")", "").split()
    for size in (3, 2, 1):
        if len(words) > size and (named := lookup(" ".join(words[:size]))):
            return tuple(p for p in named if p.label == "GPE" and p.level > 0)
    return ()


def _plain(candidates: tuple[places.Place, ...], known: set[str]) -> bool:
    """Whether a name can mean but one place of note, whatever else the article names: a city, no lesser district."""
    first = candidates[0]
    if first.cue is not None:
        return False
    return first.level <= 2 or not known or (len(candidates) == 1 and first.type == "city")
