"""What beside a name says that it is a person's: a role, a title, a reporting verb."""

from __future__ import annotations

from pipeline.extract.entities.tokens import REPORTING, Tokens
from pipeline.vocabulary import names

TITLES = names.CUES["title"]
_PERSONAL = frozenset({"who", "whose", "himself", "herself"})


_LIFE = names.CUES["life_verb"]


def has_cue(t: Tokens, first: int, last: int) -> bool:
    """Whether a role, a title or a reporting verb stands beside these words."""
    return (
        titled_before(t, first)
        or office_before(t, first)
        or role_after(t, last)
        or role_before(t, first)
        or reports(t, first, last)
    )


def office_before(t: Tokens, first: int) -> bool:
    """`Minister of Commerce Zhong Shan`."""
    return first > 2 and t.lowers[first - 2] == "of" and t.lowers[first - 3] in names.ROLE_WORDS and not t.breaks[first]


def titled_before(t: Tokens, first: int) -> bool:
    """Whether `Mr`, `Dr.` or the like stands right before."""
    if not first or (t.breaks[first] and (t.words[first - 1] != "." or t.glued(first))):
        return False
    i = first - 2 if t.words[first - 1] == "." and first > 1 else first - 1
    return t.lowers[i] in TITLES


def role_before(t: Tokens, first: int) -> bool:
    """Whether a role ends right before: `chief engineer Jin Hao`, `its chairman, Li Ming`."""
    i = first - 1
    if i < 0 or t.breaks[first]:
        return False
    if t.words[i] == "," and i > 0:
        i -= 1
    return role_ending_at(t, i + 1) < i + 1


def role_ending_at(t: Tokens, end: int) -> int:
    """First word of the longest role that ends before word `end`; `end` itself where none does."""
    if not end or t.lowers[end - 1] not in names.ROLE_WORDS:
        return end
    for start in range(max(0, end - 4), end):
        if " ".join(t.lowers[start:end]) in names.PERSON_ROLES and not any(t.breaks[start + 1 : end]):
            return start
    return end


def role_after(t: Tokens, last: int) -> bool:
    """Whether an apposition with a role follows: `, deputy dean of`, `, its chief executive`."""
    if last + 1 >= t.size or t.words[last] not in (",", "(", "-", "\u2013", "\u2014") or t.breaks[last]:
        return False
    for end in range(last + 2, min(last + 10, t.size) + 1):
        word = t.lowers[end - 1]
        if t.breaks[end - 1] or word in (".", ",", ";", ")", "said", "says"):
            return False
        if word in names.PERSON_ROLES or role_ending_at(t, end) < end:
            return True
        if word in ("of", "in", "at", "which", "with"):
            return False
    return False


def reports(t: Tokens, first: int, last: int) -> bool:
    """Whether a reporting verb, a personal pronoun or an age stands beside these words."""
    if last < t.size and not t.breaks[last]:
        after = t.lowers[last]
        if t.kinds[last] & REPORTING or after in _PERSONAL or after in _LIFE:
            return True
        if (
            after == ","
            and last + 2 < t.size
            and ((t.kinds[last + 1] & 8 and len(t.words[last + 1]) == 2) or t.lowers[last + 1] in _PERSONAL)
        ):
            return True
        if after in ("also", "has", "had", "then") and last + 1 < t.size and t.kinds[last + 1] & REPORTING:
            return True
    if first and not t.breaks[first]:
        before = t.lowers[first - 1]
        if t.kinds[first - 1] & REPORTING and before not in ("expects", "expected", "hopes", "hoped", "asked"):
            return True
        return before == "to" and first > 1 and t.lowers[first - 2] == "according"
    return False
