"""Numbers that nothing else claims -> counts: the noun phrase after a number, or the noun that it leaves out.

The head is the first plural noun of the phrase, or a plural of the vocabulary right after it. A noun that the
vocabulary does not know counts as `other` where the phrase reads like one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.figures.candidate import Candidate
from pipeline.patterns import GAP
from pipeline.patterns.nouns import COMPOUND_ENDS, DECOY_PLURALS, PLURALS, SINGULARS
from pipeline.patterns.numbers import CHINESE_COUNTER_SURFACES, NAME_DECOY_SURFACES
from pipeline.vocabulary.quantities import COUNT_STOPS, FOREIGN_MODIFIERS, MODIFIER_NOUNS, CountNoun

_MAX_WORDS = 9
_WORD = re.compile(
    rf"({GAP}[\"'“‘]?)((?:[A-Za-z]|[2-9][DGK]\b)[\w&/+.]*(?:[-\u2010\u2011'’][A-Za-z\d][\w]*)*(?:['’](?=\s))?)"
)
_COMMA_WORD = re.compile(rf",{GAP}([A-Za-z][\w-]*)(?=,?{GAP})")
_QUOTE = re.compile(r"[\s]*[\"“‘']?")
_FORTUNE = re.compile(rf"{GAP}(?:the{GAP})?((?:Fortune|Global|Forbes|Top|top)(?:{GAP}Global)?{GAP}\d{{2,4}})")
_OF_THE = re.compile(
    rf"{GAP}of{GAP}(?:(?:the{GAP}|its{GAP})?[A-Za-z]+['’]s|(?:the(?:ir|se)?|its|those|our|his))(?={GAP})", re.IGNORECASE
)
_OR_MORE = re.compile(rf"(?:[-\u2010]plus|{GAP}plus|\+|-odd|({GAP}or{GAP}more))(?={GAP})")
_OR_ABOVE = re.compile(rf"{GAP}(?:above|higher|over|below)(?={GAP}[A-Za-z])")
_CLOSING = ("'", "’", "”", '"')
_SLOGAN = re.compile(r"[^\n.!?“”\"]{0,60}[^\n.!?,“”\"][”\"](?!\w)")
_CONNECT = ("and", "or", "&")
_SOME = Decimal(2)
_LEAST = {"enumeration": Decimal(21), "lot": Decimal(100)}
"""From here on what is otherwise enumerated or measured is counted (`340 reform measures`, `7,000 sets`)."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The phrase after a number: its end, the head as written, and the head's vocabulary row."""

    end: int
    head: str
    row: CountNoun | None
    foreign: bool = False


def read_phrase(prose: str, end: int, *, singular: bool = False, low: Decimal = _SOME) -> NounPhrase | None:
    """The noun phrase that begins after the number `low`, None where it has no countable head."""
    words: list[tuple[str, int]] = []
    position, foreign, connected = end, False, False
    if name := _FORTUNE.match(prose, position):
        position = name.end()
        foreign = True
    while len(words) < _MAX_WORDS:
        match = _WORD.match(prose, position)
        if match is None:
            comma = _COMMA_WORD.match(prose, position) if words and not connected else None
            if comma is None or comma[1].lower() in COUNT_STOPS or _plural(comma[1].lower()):
                return None
            words.append((comma[1], comma.end()))
            position = comma.end()
            connected = True
            continue
        written, position = match[2].rstrip("."), match.start(2) + len(match[2].rstrip("."))
        if prose[position : position + 1] in _CLOSING and prose[position + 1 : position + 2] == " ":
            position += 1
        word = written.lower()
        if word in _CONNECT:
            if not words:
                return None
            if rank := _OR_ABOVE.match(prose, position):
                position = rank.end()
                continue
            words.append((written, position))
            continue
        if word in COUNT_STOPS and not (len(word) > 1 and written.isupper()):
            return None
        words.append((written, position))
        foreign = foreign or word in FOREIGN_MODIFIERS or written in FOREIGN_MODIFIERS
        row = _row(words, singular)
        if row is None and not _plural(word):
            if (position < len(prose) and prose[position] in ".;:!?)") or written != match[2]:
                return None
            continue
        if row is None and _is_decoy(word, low):
            return None
        return _extended(prose, words, row, foreign, singular)
    return None


def _is_decoy(word: str, low: Decimal) -> bool:
    decoy = DECOY_PLURALS.get(word)
    return decoy is not None and not low >= _LEAST.get(decoy.reason, low + 1)


def _plural(word: str) -> bool:
    if word in PLURALS:
        return True
    if len(word) < 4 or word in MODIFIER_NOUNS or word.endswith(("ss", "us", "is", "'s", "’s", "s'", "s’")):
        return False
    return word.endswith("s")


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
        following = _WORD.match(prose, end)
        if following is None:
            break
        word = following[2].lower().rstrip(".")
        if word in DECOY_PLURALS and row is None and word.endswith("s") and word not in PLURALS:
            return None
        if word == "and" and row is not None:
            second = _WORD.match(prose, following.end())
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


def count_after(prose: str, number: Candidate) -> bool:
    """Make a number a count by the noun phrase after it; True where there is one."""
    if number.low < 1 or (number.value % 1 and number.scale < 1000):
        return False
    end = number.end
    if prose[end : end + 1] > "\u2e80":
        return _is_chinese(prose, number)
    if more := _OR_MORE.match(prose, end):
        end = more.end()
    elif end < len(prose) and prose[end] in "-\u2010\u2011":
        return _is_workforce(prose, number)
    if _in_name(prose, number, end):
        return False
    if _is_ranked(prose, number):
        return True
    of = _OF_THE.match(prose, end)
    single = number.low == 1
    phrase = read_phrase(prose, of.end() if of and not single else end, singular=single, low=number.low)
    if phrase is None or (single and phrase.row is None):
        return False
    if phrase.row is None and not _reads_like_count(prose, number, phrase):
        return False
    number.table, number.unit, number.end = "counts", "1", phrase.end
    if more:
        number.modifier = "at_least" if more[1] else "more_than"
    number.noun, number.hint, number.foreign = phrase.head, hint_of(phrase), phrase.foreign
    if number.hint == "enterprises" and _FOREIGN_AFTER.match(prose, phrase.end):
        number.hint = "foreign_enterprises"
    number.rule = f"count.{phrase.row.noun if phrase.row else 'plural'}"
    return True


_FOREIGN_AFTER = re.compile(
    r"\s+(?:invested\s+in\s+by\s+foreign\w*|with\s+foreign\s+(?:investment|capital|funds)|funded\s+by\s+foreign\w*|from\s+(?:overseas|abroad))"
)


_STRONG = re.compile(
    rf"[-\u2010\u2011]strong{GAP}(?:[a-z-]+{GAP}){{0,2}}?(workforce|staff|labou?r{GAP}force|population|army)\b"
)
_RANKED = re.compile(
    rf"{GAP}of{GAP}(?:the{GAP})?(?:(?:Fortune|Forbes)(?:{GAP}Global)?|Global|[Ww]orld['’]s{GAP}[Tt]op){GAP}\d{{2,4}}(?!\w)"
    rf"(?!{GAP}[a-z]+(?:s|people)\b)"
)


def _is_chinese(prose: str, number: Candidate) -> bool:
    """Make the number of `2300家` a count."""
    found = CHINESE_COUNTER_SURFACES.match(prose, number.end)
    if found is None:
        return False
    end, row = found
    number.table, number.unit, number.end = "counts", "1", end
    number.noun, number.hint, number.rule = row.noun, row.indicator, "count.chinese"
    return True


def _is_workforce(prose: str, number: Candidate) -> bool:
    """Make the number of `a 300,000-strong workforce` a count of people."""
    found = _STRONG.match(prose, number.end)
    if found is None:
        return False
    number.table, number.unit, number.end = "counts", "1", found.end()
    number.noun, number.hint, number.rule = found[1], "employees", "count.strong"
    return True


def _is_ranked(prose: str, number: Candidate) -> bool:
    """Make the first number of `46 of the Fortune Global 500` a count of companies."""
    if number.value % 1 or not _RANKED.match(prose, number.end):
        return False
    number.table, number.unit, number.bare = "counts", "1", True
    number.noun, number.hint, number.rule = "companies", "foreign_enterprises", "count.ranked"
    return True


def in_slogan(prose: str, number: Candidate) -> bool:
    """Whether a small number stands in a short quotation that is no speech (`"one core, two belts and five parks"`)."""
    if number.low > 12:
        return False
    head = prose[max(0, number.start - 40) : number.start]
    opened = max(head.rfind("“"), head.rfind(' "'))
    if opened < 0 or any(mark in head[opened + 2 :] for mark in '”"\n.!?'):
        return False
    return _SLOGAN.match(prose, number.end) is not None


def _in_name(prose: str, number: Candidate, end: int) -> bool:
    """Whether the word after a number makes it part of a name (`863 Program`)."""
    word = _WORD.match(prose, end)
    decoy = NAME_DECOY_SURFACES.match(prose, word.start(2)) if word else None
    return decoy is not None and number.low > 2 and decoy[1].number in (None, prose[number.start : number.end])


def _reads_like_count(prose: str, number: Candidate, phrase: NounPhrase) -> bool:
    """Whether a number before an unknown plural is a count: no year, no list number."""
    value = number.low
    if number.form == "digits" and not number.grouped and number.scale == 1 and 1900 <= value <= 2100:
        return False
    return not prose[number.end : phrase.end].count("\n\n")
