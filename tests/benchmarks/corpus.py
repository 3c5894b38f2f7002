"""Articles for benchmarks: the annotated ones over and over, no two alike.

Numbers and places change from copy to copy, so that a cache of surface strings gains no more than on real pages.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from pipeline.vocabulary import places

ARTICLES = Path(__file__).parent.parent / "gold" / "articles"
_NUMBER = re.compile(r"\d[\d,.]*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"(?<=\d)\d")
_NAMES = sorted({place.name for surface in places.surfaces() for place in places.lookup(surface) if place.level == 2})
_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b")


def articles(number: int, seed: int = 1) -> list[str]:
    """So many texts, the same for the same seed."""
    chance = random.Random(seed)
    originals = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    return [_perturbed(originals[index % len(originals)], chance) for index in range(number)]


def _perturbed(text: str, chance: random.Random) -> str:
    places: dict[str, str] = {}
    text = _NAME.sub(lambda found: places.setdefault(found[0], chance.choice(_NAMES)), text)
    return _NUMBER.sub(lambda found: _renumbered(found[0], chance), text)


def _renumbered(number: str, chance: random.Random) -> str:
    """Other digits but the first; a year stays a year."""
    return number if _YEAR.fullmatch(number) else _DIGIT.sub(lambda found: str(chance.randint(0, 9)), number)
