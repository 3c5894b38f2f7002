"""Numbers that nothing else claims -> counts: the noun phrase after a number, or the noun that it leaves out.

A noun that the vocabulary does not know counts as `other` where the phrase reads like one.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.phrases import WORD, NounPhrase, hint_of, read_phrase, stops_phrase
from pipeline.patterns import GAP
from pipeline.patterns.numbers import CHINESE_COUNTER_SURFACES, NAME_DECOY_SURFACES

_OF_THE = re.compile(
    rf"{GAP}(?:out{GAP})?of{GAP}(?:(?:the{GAP}|its{GAP})?[A-Za-z]+['’]s|(?:the(?:ir|se)?|its|those|our|his))(?={GAP})",
    re.IGNORECASE,
)
_OR_MORE = re.compile(rf"(?:[-\u2010]plus|{GAP}plus|\+|-odd|({GAP}or{GAP}more))(?={GAP})")
_BOUNDS = frozenset(["+", "-", "\u2010", "plus", "or"])
_MANY, _MANY_FIRMS = Decimal(10) ** 10, Decimal(2) * 10**9
"""Beyond these a number of known things counts none: `a 100-billion-yuan park` loses its currency in slogans."""
_NAMED = 12
"""Up to here an unknown noun in a capital is a name (`Seven Sisters`); `12,000 Megapacks` are counted."""
_SLOGAN = re.compile(r"[^\n.!?“”\"]{0,60}[^\n.!?,“”\"][”\"](?!\w)")


def count_after(prose: str, number: Candidate) -> bool:
    """Make a number a count by the noun phrase after it; True where there is one."""
    if number.low < 1 or (not number.whole and number.scale < 1000):
        return False
    end = number.end
    if prose[end : end + 1] > "\u2e80":
        return _is_chinese(prose, number)
    word = WORD.match(prose, end)
    if (word[2] if word else prose[end : end + 1]) in _BOUNDS and (more := _OR_MORE.match(prose, end)):
        end = more.end()
        word = WORD.match(prose, end)
    elif end < len(prose) and prose[end] in "-\u2010\u2011":
        return _is_workforce(prose, number)
    else:
        more = None
    if word is None or _in_name(prose, number, word.start(2)):
        return False
    single, of = number.low == 1, None
    if word[2].lower() in ("of", "out"):
        of = _OF_THE.match(prose, end)
        if of is None:
            return False
    elif stops_phrase(word[2]):
        return False
    phrase = read_phrase(prose, of.end() if of and not single else end, singular=single, low=number.low)
    if phrase is None or (single and phrase.row is None):
        return of is not None and _is_ranked(prose, number)
    if not _reads_like_count(prose, number, phrase):
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
    if not number.whole or not _RANKED.match(prose, number.end):
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


def _in_name(prose: str, number: Candidate, start: int) -> bool:
    """Whether the word at `start`, after a number, makes it part of a name (`863 Program`)."""
    decoy = NAME_DECOY_SURFACES.match(prose, start)
    return decoy is not None and number.low > 2 and decoy[1].number in (None, prose[number.start : number.end])


def is_named(prose: str, phrase: NounPhrase) -> bool:
    """Whether an unknown noun is written as a name (`Seven Sisters`)."""
    head = prose[phrase.end - len(phrase.head) : phrase.end]
    return phrase.row is None and head[:1].isupper() and head[1:].islower()


def _reads_like_count(prose: str, number: Candidate, phrase: NounPhrase) -> bool:
    """Whether a number before a noun is a count: no slogan (`100 billion parks`), before an unknown noun no year."""
    value = number.low
    if phrase.row is not None:
        return value < (_MANY if phrase.row.indicator == "other" else _MANY_FIRMS)
    if number.form == "digits" and not number.grouped and number.scale == 1 and 1900 <= value <= 2100:
        return False
    return not (value <= _NAMED and is_named(prose, phrase)) and not prose[number.end : phrase.end].count("\n\n")
