"""Zones that the text says are one under two names: `was renamed X`, `called it the X`, `formerly X`."""

from __future__ import annotations

from pipeline.extract.entities.layout import Line
from pipeline.extract.entities.phrases import ZonePhrase
from pipeline.extract.entities.registry import ZoneRecord, is_bare, name_words
from pipeline.extract.entities.tokens import Tokens
from pipeline.vocabulary import names

_NAMING = names.CUES["naming"]
_BETWEEN = names.CUES["between_names"]
_WINDOW = 6
_NEAR, _FURTHEST = 12, 14
_EARLIER = 50
_FOUNDED = names.CUES["founded"]
_NEWER = frozenset({"renamed", "rename", "renaming", "rechristened", "became", "upgraded"})
"""Words after which the newer name stands."""


def join_renamed(
    t: Tokens, phrases: list[ZonePhrase], by_name: dict[str, ZoneRecord], records: list[ZoneRecord], title: Line | None
) -> None:
    """Join the records of names that a naming predicate makes one; the title's, else the newer name, is canonical."""
    titled = {p.name for p in phrases if title is not None and title.first <= p.first < title.last}
    topic = next((by_name[p.name] for p in phrases if p.name in titled), None)
    headlined = topic is not None and not all(is_bare(name_words(name)) for name in titled)
    for n, phrase in enumerate(phrases):
        word = _naming_word(t, phrase.first)
        if word is None:
            continue
        record = by_name[phrase.name]
        other = _antecedent(t, phrases, n, by_name) or _fitting_topic(topic, record)
        if word == "founded" and (now := _present_name(t, phrases, n)) is not None:
            join(by_name[now.name], record, by_name, records)
            continue
        if other is None and word == "founded":
            earlier = [by_name[p.name] for p in reversed(phrases[max(0, n - _EARLIER) : n])]
            other = next((zone for zone in earlier if _fitting_topic(zone, record)), None)
        if other is None or other is record:
            continue
        newer_first = word in _NEWER and not (headlined and other is topic)
        keep, drop = (record, other) if newer_first else (other, record)
        join(keep, drop, by_name, records)


def _naming_word(t: Tokens, first: int) -> str | None:
    """The naming word that introduces the name at `first`; None where none does."""
    i = first - 1
    if i > 0 and t.lowers[i] == "the":
        i -= 1
    if i > 0 and t.lowers[i] == "as" and not any(t.breaks[i + 1 : first + 1]) and _founded_before(t, i):
        return "founded"
    i = first - 1
    while i >= max(0, first - _WINDOW) and not t.breaks[i + 1]:
        word = t.lowers[i]
        if word in _NAMING:
            return word
        if word == "one" and "became" in t.lowers[max(0, i - 4) : i]:
            return "became"
        if word == "become" and i > 1 and t.lowers[i - 1] in ("has", "had"):
            return "became"
        if word == "name" and "changed" in t.lowers[max(0, i - 3) : i]:
            return "renamed"
        if word not in _BETWEEN:
            return None
        i -= 1
    return None


def _present_name(t: Tokens, phrases: list[ZonePhrase], n: int) -> ZonePhrase | None:
    """`Founded in 1992 as X, the Y has ...`: the name after the comma, where the sentence opens with the founding."""
    if n + 1 == len(phrases):
        return None
    gap = t.lowers[phrases[n].last : phrases[n + 1].first]
    return phrases[n + 1] if gap in ([","], [",", "the"]) else None


def _founded_before(t: Tokens, end: int) -> bool:
    """Whether `was set up in 1990` or the like leads up to word `end` in its sentence."""
    for i in range(end - 1, max(-1, end - _FURTHEST), -1):
        if t.lowers[i] in _FOUNDED:
            return True
        if t.breaks[i]:
            return False
    return False


def _antecedent(t: Tokens, phrases: list[ZonePhrase], n: int, by_name: dict[str, ZoneRecord]) -> ZoneRecord | None:
    """The zone named before in the same sentence, or in the one before where `it` takes it up; None where none is."""
    if not n:
        return None
    earlier = phrases[n - 1]
    sentences = t.breaks.count(1, earlier.last, phrases[n].first + 1)
    taken_up = sentences == 1 and "it" in t.lowers[max(0, phrases[n].first - _WINDOW) : phrases[n].first]
    near = phrases[n].first - earlier.last <= (_EARLIER if taken_up else _NEAR)
    return by_name[earlier.name] if near and (taken_up or not sentences) else None


def _fitting_topic(topic: ZoneRecord | None, record: ZoneRecord) -> ZoneRecord | None:
    """The title's zone, where both names begin with the same place."""
    if topic is not None and name_words(topic.name)[0] == name_words(record.name)[0]:
        return topic
    return None


def join(keep: ZoneRecord, drop: ZoneRecord, by_name: dict[str, ZoneRecord], records: list[ZoneRecord]) -> None:
    """Make one zone of two: `keep` gets the names of `drop`."""
    for surface in drop.surfaces:
        keep.add(surface)
    keep.first = min(keep.first, drop.first)
    keep.heads |= drop.heads
    keep.name_zh = keep.name_zh or drop.name_zh
    for name, record in by_name.items():
        if record is drop:
            by_name[name] = keep
    records[:] = [r for r in records if r is not drop]
