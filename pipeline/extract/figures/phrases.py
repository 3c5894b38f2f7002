"""The noun phrase after a number: where it ends, its head, and the head's vocabulary row.

The head is the first plural noun of the phrase, or a plural of the vocabulary right after it (`sales offices`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.patterns import GAP
from pipeline.patterns.nouns import COMPOUND_ENDS, DECOY_PLURALS, PLURALS, SINGULARS
from pipeline.vocabulary.quantities import COUNT_STOPS, FOREIGN_MODIFIERS, MODIFIER_NOUNS, CountNoun

WORD = re.compile(
    rf"({GAP}[\"'“‘]?)((?:[A-Za-z]|[2-9][DGK]\b)[\w&/+.]*(?:[-\u2010\u2011'’][A-Za-z\d][\w]*)*(?:['’](?=\s)|[-\u2010](?=\s(?:and|or|to)\s))?)"
)
"""A word of a noun phrase, with the white space before it."""

_MAX_WORDS = 9
_COMMA_WORD = re.compile(rf",{GAP}([A-Za-z][\w-]*)(?=,?{GAP})")
_AT_HOME = re.compile(
    r"\b(?:China['’]s|Chinese|nation['’]s|country['’]s|national|domestic|private|its|their)\s+(?:\w+\s+)?\Z"
)
_FORTUNE = re.compile(
    rf"{GAP}(?:the{GAP})?((?:(?:Fortune|Global|Forbes|[Ww]orld(?:['’]s)?|[Tt]op){GAP}){{1,3}}\d{{2,4}})(?!\w)"
)
_OR_ABOVE = re.compile(rf"{GAP}(?:above|higher|over|below)(?={GAP}[A-Za-z])")
_CLOSING = ("'", "’", "”", '"')
_CONNECT = ("and", "or", "&")
_SOME = Decimal(2)
_LEAST = {"enumeration": Decimal(21), "lot": Decimal(100)}
"""From here on what is otherwise enumerated or measured is counted (`340 reform measures`, `7,000 sets`)."""
_MOST = Decimal(10) ** 9
"""Up to here: `100 billion industries` is a slogan."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The phrase after a number: its end, the head as written, and the head's vocabulary row."""

    end: int
    head: str
    row: CountNoun | None
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word can be in a noun phrase; `head`: it may be the head, alone or with the words before it."""

    lower: str
    connects: bool
    stops: bool
    foreign: bool
    plural: bool
    head: bool


@lru_cache(maxsize=1 << 12)
def _word(written: str) -> _Word:
    word = written.lower()
    plural = _plural(word) or (len(written) > 2 and word[-1] == "s" and written[:-1].isupper())
    return _Word(
        word,
        word in _CONNECT,
        word in COUNT_STOPS and not (len(word) > 1 and written.isupper()),
        word in FOREIGN_MODIFIERS or written in FOREIGN_MODIFIERS,
        plural,
        plural or word in COMPOUND_ENDS or word in SINGULARS or ("-" in word and word.rsplit("-", 1)[-1] in PLURALS),
    )


def _plural(word: str) -> bool:
    if word in PLURALS:
        return True
    if len(word) < 4 or word in MODIFIER_NOUNS or word.endswith(("ss", "us", "is", "'s", "’s", "s'", "s’")):
        return False
    return word.endswith("s")


def stops_phrase(written: str) -> bool:
    """Whether a word ends a noun phrase before it."""
    return _word(written).stops


def read_phrase(prose: str, end: int, *, singular: bool = False, low: Decimal = _SOME) -> NounPhrase | None:
    """The noun phrase that begins after the number `low`, None where it has no countable head."""
    words: list[tuple[str, int]] = []
    position, foreign = end, False
    if name := _FORTUNE.match(prose, position):
        position = name.end()
        foreign = _AT_HOME.search(prose, max(0, name.start(1) - 24), name.start(1)) is None
    comma: re.Match[str] | None = None
    while len(words) < _MAX_WORDS:
        match = WORD.match(prose, position)
        if match is None:
            comma = _adjective_after_comma(prose, position) if words and comma is None else None
            if comma is None:
                return None
            words.append((comma[1], comma.end()))
            position = comma.end()
            continue
        written = match[2].rstrip(".")
        position = match.start(2) + len(written)
        if prose[position : position + 1] in _CLOSING and prose[position + 1 : position + 2] == " ":
            position += 1
        word = _word(written)
        if word.connects:
            if not words:
                return None
            if rank := _OR_ABOVE.match(prose, position):
                position = rank.end()
                continue
        elif word.stops:
            return None
        words.append((written, position))
        if word.connects:
            continue
        foreign = foreign or word.foreign
        row = _row(words, singular) if word.head else None
        if row is None and not word.plural:
            if (position < len(prose) and prose[position] in ".;:!?)") or written != match[2]:
                return None
            continue
        if row is None and _is_decoy(word.lower, low):
            return None
        return _extended(prose, words, row, foreign, singular)
    return None


def _adjective_after_comma(prose: str, position: int) -> re.Match[str] | None:
    comma = _COMMA_WORD.match(prose, position)
    return None if comma is None or comma[1].lower() in COUNT_STOPS or _plural(comma[1].lower()) else comma


def _is_decoy(word: str, low: Decimal) -> bool:
    decoy = DECOY_PLURALS.get(word)
    return decoy is not None and not _LEAST.get(decoy.reason, low + 1) <= low < _MOST


def _row(words: list[tuple[str, int]], singular: bool) -> CountNoun | None:
    """The vocabulary row of the longest noun that `words` end with."""
    last = words[-1][0].lower()
    if last in COMPOUND_ENDS:
        lower = [word.lower() for word, _ in words[-3:]]
        for take in (3, 2):
            name = " ".join(lower[-take:]) if take <= len(lower) else ""
            row = PLURALS.get(name) or (SINGULARS.get(name) if singular else None)
            if row is not None:
                return row
    row = PLURALS.get(last) or (SINGULARS.get(last) if singular else None)
    return PLURALS.get(last.rsplit("-", 1)[-1]) if row is None and "-" in last else row


def _extended(
    prose: str, words: list[tuple[str, int]], row: CountNoun | None, foreign: bool, singular: bool
) -> NounPhrase | None:
    """The phrase with a plural of the vocabulary right after its head (`sales offices`, `colleges and institutes`)."""
    head, end = words[-1]
    for _ in range(3):
        following = WORD.match(prose, end)
        if following is None:
            break
        word = following[2].lower().rstrip(".")
        if word in DECOY_PLURALS and row is None and word.endswith("s") and word not in PLURALS:
            return None
        if word == "and" and row is not None:
            second = WORD.match(prose, following.end())
            other = PLURALS.get(second[2].lower().rstrip(".")) if second else None
            if second is None or other is None or other.indicator != row.indicator:
                break
            end = second.start(2) + len(second[2].rstrip("."))
            head = f"{head} and {second[2].rstrip('.')}"
            break
        found = _row([*words, (word, 0)], singular)
        if found is None:
            break
        end = following.start(2) + len(word)
        head, row = prose[following.start(2) : end], found
        words.append((head, end))
    return NounPhrase(end, head.lower(), row, foreign)


def hint_of(phrase: NounPhrase) -> str:
    """The indicator that a phrase's noun gives."""
    indicator = phrase.row.indicator if phrase.row else "other"
    if indicator == "enterprises" and phrase.foreign:
        return "foreign_enterprises"
    return indicator
