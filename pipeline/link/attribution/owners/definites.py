"""Definite nouns -> the company that they stand for: `the firm`, `the plant in X`, `a mill run by X`, `a venture of X
and Y`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.attribution.measured.indicators import is_head
from pipeline.link.attribution.owners.discourse import UNNAMED, Discourse, Owner
from pipeline.link.attribution.syntax.names import is_authority, label_of, owner_of
from pipeline.link.attribution.syntax.scan import Item


def company_meant(items: Sequence[Item], index: int, first: int, last: int, discourse: Discourse) -> Owner | None:
    """The company that the noun at `index` stands for; `UNNAMED` where it is one that nobody has named."""
    item = items[index]
    roles = item.sense.roles
    if item.surface in _VENTURES and _of_several(items, index + 1, last):
        return UNNAMED
    if roles.isdisjoint(("company", "works")):
        return None
    maker = _maker(items, index + 1, last)
    if maker is not None:
        return owner_of(items[maker], "agent")
    if not _definite(items, index, first) or not _stands_alone(items, index):
        return None
    located = index + 1 < last and items[index + 1].surface in ("in", "at") and "factory" in roles
    return _company(items, index, last, discourse) or (UNNAMED if located else None)


_LONGEST_MAKING = 6
"""Items between a plant and whose it is: `a plant opened in 2018 by the TSMC`."""


def _maker(items: Sequence[Item], first: int, last: int) -> int | None:
    """Index of the company by which a thing is said to be built, opened or run, right after its noun."""
    if first >= last or items[first].sense.roles.isdisjoint(("verb_past", "participle")):
        return None
    for index in range(first + 1, min(last - 1, first + _LONGEST_MAKING)):
        if items[index].surface == "by":
            name = index + 1 + (items[index + 1].surface == "the")
            made = name < last and label_of(items[name]) == "ORG" and not is_authority(items, name)
            return name if made else None
        if items[index].kind not in ("word", "time"):
            return None
    return None


_VENTURES = frozenset({"venture", "joint venture", "partnership", "consortium"})


def _of_several(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether two companies follow, whose a venture is: `of Haier and Siemens`, `between Haier and Siemens`."""
    if first >= last or items[first].surface not in ("of", "between"):
        return False
    return sum(label_of(item) == "ORG" for item in items[first:last]) > 1


def _company(items: Sequence[Item], index: int, last: int, discourse: Discourse) -> Owner | None:
    """The company that `the firm` or `the plant` stands for: the one it is said to be of, else the last spoken of."""
    roles = items[index].sense.roles
    if index and label_of(items[index - 1]) == "ORG":
        return owner_of(items[index - 1], "of_subject")
    named = of_entity(items, index, last) if "company" in roles else None
    if named is not None:
        return owner_of(items[named], "of_subject")
    noun = items[index].surface
    if noun in discourse.works and (noun in discourse.works_here or not discourse.company_here):
        return discourse.works[noun]
    speaker = discourse.speaker
    if speaker is not None and speaker.label == "ORG" and not discourse.company_here:
        return speaker.by("company_noun")
    told = discourse.company_here or ("factory" in roles and _is_latest(discourse))
    if discourse.company is None or not ("company" in roles or told):
        return None
    return discourse.company.by("company_noun")


def _is_latest(discourse: Discourse) -> bool:
    """Whether the company is what the text has last been about, if a paragraph ago."""
    latest, company = discourse.latest_owner, discourse.company
    return latest is not None and company is not None and latest.name == company.name


_LONGEST_NOUN = 7
_ENDS_NOUN = frozenset({"preposition", "coordinate", "relative", "modal", "present", "past", "perfect", "determiner"})
"""What no noun phrase goes on over, up to its head."""


def _definite(items: Sequence[Item], index: int, first: int) -> bool:
    """Whether `the` stands a few words before: `the bearing plant`, `the nation's leading maker`."""
    for back in range(index - 1, max(first, index - _LONGEST_NOUN) - 1, -1):
        item = items[back]
        if item.surface in ("the", "this") or item.kind == "figure":
            return True
        if item.kind not in ("word", "entity") or not item.sense.roles.isdisjoint(_ENDS_NOUN):
            return False
    return False


def _stands_alone(items: Sequence[Item], index: int) -> bool:
    """Whether the noun at `index` heads its phrase and colours no noun after it: not `the enterprise income tax`."""
    measures = index + 1 < len(items) and bool(items[index + 1].sense.indicators) and not items[index + 1].sense.roles
    return is_head(items, index) and not measures


def of_entity(items: Sequence[Item], index: int, last: int) -> int | None:
    """Index of the name after `of`: `the printer plant of HP`."""
    for ahead in range(index + 1, min(last, index + 4)):
        if items[ahead].kind == "entity" and items[ahead - 1].surface in ("of", "the"):
            return ahead
        if items[ahead].surface not in ("of", "the"):
            return None
    return None
