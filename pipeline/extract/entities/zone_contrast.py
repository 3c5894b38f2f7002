"""Words around a zone nominal -> the zone that it cannot stand for, or the speaker's that it stands for.

`X lies in the zone's east`: not X; `the older zone`: another than the paragraph's; `"Our park is full," said Wang Li,
director of X`: X.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from pipeline.extract.entities.coreference import Focus
from pipeline.extract.entities.layout import Line
from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.reading import Reading
from pipeline.extract.entities.registry import ZoneRecord
from pipeline.extract.entities.tokens import Tokens
from pipeline.vocabulary import names

_CONTRASTING = names.CUES["contrasting_adjective"]
_LYING = names.CUES["lying_verb"]
_BESIDE = names.CUES["lying_preposition"]
_FURTHEST = 7
_FIRST = attrgetter("first")


def barred_zone(t: Tokens, phrase: ZonePhrase, focus: Focus) -> ZoneRecord | None:
    """The zone that a nominal is told apart from; None where nothing tells."""
    if phrase.first and t.lowers[phrase.first - 1] in _CONTRASTING:
        return focus.sentence or next(iter(focus.in_order()), None)
    return focus.sentence if focus.sentence is not None and _lies_by(t, phrase.first) else None


def _lies_by(t: Tokens, end: int) -> bool:
    """Whether `lies in the`, `is located 5 km north of the`, `adjoins the` lead up to word `end`."""
    placed = False
    for i in range(end - 1, max(-1, end - _FURTHEST), -1):
        if t.breaks[i + 1] or t.words[i] in (",", ";"):
            return False
        word = t.lowers[i]
        if word in _LYING:
            return placed or word in _BESIDE
        placed |= word in _BESIDE
    return False


def speakers_zone(r: Reading, phrase: ZonePhrase, line: Line) -> ZoneRecord | None:
    """The zone whose official says `our zone` in the same sentence, where heads agree."""
    person = False
    for n in range(bisect_left(r.items, phrase.last, key=_FIRST), len(r.items)):
        item = r.items[n]
        if item.first >= line.last:
            break
        person |= item.label == "PERSON"
        if person and item.record is not None:
            head = r.t.lowers[phrase.head]
            return item.record if head in item.record.last_words or head == "zone" else None
    return None
