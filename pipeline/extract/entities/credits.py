"""Names in bylines, datelines and credits -> whether they are such: they tell who wrote, and are no mentions."""

from __future__ import annotations

import re

from pipeline.extract.entities.tokens import CAP, NUMBER, Tokens
from pipeline.vocabulary import layout, names

_PRESS = frozenset(row.name for row in layout.PUBLISHERS)
_PRESS_FORMS = _PRESS | {f"{name} News Agency" for name in _PRESS} | {f"{name} news agency" for name in _PRESS}
_CREDITS = names.CUES["credit"]
_OPENERS = names.CUES["credit_opener"]
EXCHANGES = names.CUES["stock_exchange"]
"""Exchanges before whose colon an acronym is a share's ticker (`NYSE: TFI`)."""
_BYLINE_ROLES = names.CUES["byline_role"]
_LONGEST_BYLINE, _LONGEST_NAME = 5, 3
_FRONT_WORDS = 40
"""Words among which the headline and the byline stand."""
_DATE_ALONE = re.compile(
    r"[ \t,|/:;·()-]{0,4}(?:(?:[A-Z][a-z]{2,8}day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? |\d{1,2} [A-Z][a-z]{2,8},? )\d{4}"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})?[ \t)]{0,4}(?:\n|$)"
)
_LONGEST_INDENT = 8
_SOURCES = frozenset({"source", "sources", "from"})
_LINKS = frozenset({"(", "/", ":", "to", "by", "of"})
_SENTENCE_ENDS = frozenset({".", '"', "”", "!", "?"})
_DASHES = (["-"], ["–"], ["—"])


def is_credited(t: Tokens, first: int, last: int) -> bool:
    """Whether a credit holds an organisation's name: `ZHOU MENG/FOR CHINA DAILY`, `Source: Xinhua`.

    In brackets alone it closes an article or a dateline; `the news agency (Xinhua)` is a mention. An exchange before
    a share's ticker (`NYSE: TFI`) is none either.
    """
    if t.surface(first, last) in _PRESS_FORMS and _dated_line(t, first, last):
        return True
    if t.surface(first, last) in _PRESS_FORMS and t.lowers[last : last + 1] == ["staff"] and t.breaks[first]:
        return True
    if t.lowers[first] in EXCHANGES and t.words[last : last + 1] == [":"]:
        return True
    before = t.text[max(0, t.starts[first] - 6) : t.starts[first]]
    if "/" in before and before.upper().endswith(("/", "/FOR ", "/ FOR ")):
        return True
    if first < 2 or t.lowers[first - 1] not in _LINKS:
        return False
    link, opener = t.lowers[first - 1], t.lowers[first - 2]
    if link == ":" and opener in _SOURCES:
        return True
    if t.surface(first, last) not in _PRESS_FORMS:
        return False
    if link == "(" and t.words[last : last + 1] == [")"]:
        dated = bool(t.kinds[first - 2] & (CAP | NUMBER)) and t.words[last + 1 : last + 2] in _DASHES
        return dated or (opener in _SENTENCE_ENDS and bool(t.breaks[last + 1]))
    return link == "/" or opener in _OPENERS


def _dated_line(t: Tokens, first: int, last: int) -> bool:
    """Whether a name fills its line, alone or with a date (`Xinhua News Agency, October 16, 1997`)."""
    start, end = t.starts[first], t.ends[last - 1]
    before = t.text[max(0, start - _LONGEST_INDENT) : start]
    if (start > _LONGEST_INDENT and "\n" not in before) or before.rpartition("\n")[2].strip(" ("):
        return False
    return _DATE_ALONE.match(t.text, end) is not None


def follows_credit(t: Tokens, first: int) -> bool:
    """Whether a byline or credit introduces a person: `By Li Rong`, `Editor: Zhou Xin`, `[Photo by Wang Xiao`."""
    i = first - 1
    if i >= 0 and t.words[i] == ":":
        i -= 1
    if i < 0 or t.lowers[i] not in _CREDITS:
        return False
    return t.words[i][0].isupper() or t.lowers[i - 1] in ("photo", "photos", "reported", "written", "edited", "taken")


def fills_byline(t: Tokens, first: int, last: int) -> bool:
    """Whether a person and the office of who writes fill a line, or the name alone one of the first few.

    `Luo Tian, staff reporter`; `Wei Dong` between headline and date.
    """
    if t.breaks[first] and t.breaks[last] and 0 < first < _FRONT_WORDS and last - first <= _LONGEST_NAME:
        return "\n" in t.text[t.ends[last - 1] : t.ends[last - 1] + 2] or last == t.size
    if not t.breaks[first] or t.words[last : last + 1] != [","]:
        return False
    end = t.breaks.find(1, last)
    return 0 < end - last <= _LONGEST_BYLINE and t.lowers[end - 1] in _BYLINE_ROLES
