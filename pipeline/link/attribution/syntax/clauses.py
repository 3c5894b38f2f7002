"""Items of a sentence -> chunks: runs between commas, conjunctions, relatives, brackets and quotation marks.

No parser: a chunk knows what opened it, where its finite verb stands and whether its subject stands before the verb.
That is as much syntax as whose, what and when need.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from pipeline.link.attribution.syntax.scan import Item, Line
from pipeline.link.attribution.syntax.verbs import FINITE, finite_verbs, is_adverb, object_follows
from pipeline.models import Entity

Kind = Literal["clause", "predicate", "relative", "aside", "phrase", "bracket", "source"]

_OPENING = frozenset("([")
_CLOSING = frozenset(")]")
_BRACKETS = _OPENING | _CLOSING
_SPLITTING = frozenset({"relative", "subordinate"})
_BREAKING = _SPLITTING | {"coordinate"}
_SPEECH = frozenset({"speech", "says"})
_PARTICIPLES = frozenset({"gerund", "verb_past"})
_REACH = 60
"""Items of a chunk among which its verb is looked for."""


@dataclass(slots=True)
class Chunk:
    """Items `first` to `last` (exclusive). `verb` is the index of the finite verb, `opener` what stands before."""

    first: int
    last: int
    opener: str
    verb: int | None = None
    kind: Kind = "phrase"


def chunks_of(line: Line) -> list[Chunk]:
    """Chunks in order; together they hold every item but the marks between them."""
    items = line.items
    chunks: list[Chunk] = []
    first, since, opener, depth = 0, 0, "", 0
    finite = finite_verbs(items, line.verbal)
    verbs = frozenset(finite)
    for index in line.parting:
        item = items[index]
        if item.kind == "mark":
            if index > first:
                chunks.append(_chunk(items, first, index, opener, finite))
            first = index + 1
            since = since if item.surface in _BRACKETS else first
            depth += (item.surface in _OPENING) - (item.surface in _CLOSING and depth > 0)
            opener = "(" if depth and item.surface not in _CLOSING else item.surface
        elif index > first and _opens(items, index, since, verbs):
            chunks.append(_chunk(items, first, index, opener, finite))
            first, since, opener = index, index, item.surface
        elif not item.sense.roles.isdisjoint(_SPEECH) and _ends_speech(items, index):
            chunks.append(_chunk(items, first, index + 1, opener, finite))
            chunks[-1].kind = "source"
            first, since, opener = index + 1, index + 1, "said"
    if first < len(items):
        chunks.append(_chunk(items, first, len(items), opener, finite))
    for chunk in chunks:
        if chunk.opener == "said" and chunk.verb is None:
            figured = any(item.kind == "figure" for item in items[chunk.first : chunk.last])
            chunk.kind = chunk.kind if figured else "source"
    return chunks


def _opens(items: Sequence[Item], index: int, since: int, verbs: Set[int]) -> bool:
    """Whether the word at `index` begins a clause of its own. `and` does so only after a verb or a figure of the clause
    that began at `since`, brackets left out."""
    roles = items[index].sense.roles
    if "relative" in roles and items[index].surface == "that":
        return index + 1 < len(items) and index + 1 in verbs and "preposition" not in items[index - 1].sense.roles
    if _SPLITTING & roles:
        return True
    if items[index].surface in ("after", "before", "by") and index + 1 < len(items):
        return "gerund" in items[index + 1].sense.roles or (
            items[index].surface != "by"
            and _verb_ahead(items, index, verbs)
            and index + 1 < len(items)
            and (items[index + 1].kind == "entity" or "determiner" in items[index + 1].sense.roles)
        )
    if items[index].surface == "since":
        return _verb_ahead(items, index, verbs)
    if "coordinate" not in roles or "preposition" in items[index - 1].sense.roles:
        return False
    if not _verb_ahead(items, index, verbs):
        return False
    clause = range(max(since, index - 40), index)
    if not verbs.isdisjoint(clause):
        return True
    return not _joins_names(items, index) and any(items[k].kind == "figure" for k in clause)


def _joins_names(items: Sequence[Item], index: int) -> bool:
    """Whether the conjunction at `index` stands between two names of a kind: `two zones in Ankang and Yulin`."""
    if index == 0 or index + 1 >= len(items):
        return False
    before, after = items[index - 1].mention, items[index + 1].mention
    return isinstance(before, Entity) and isinstance(after, Entity) and before.label == after.label


def _ends_speech(items: Sequence[Item], index: int) -> bool:
    """Whether what is said follows the verb (`Zheng said 2,860 firms ...`), not the speaker (`said Zheng`)."""
    if index == 0 or index + 1 >= len(items):
        return False
    before, after = items[index - 1], items[index + 1]
    claimed = before.surface == "," and (
        _claims(items, index + 1) if "says" in items[index].sense.roles else after.surface == "that"
    )
    if (
        (before.kind not in ("entity", "word") and not claimed)
        or before.sense.roles & FINITE
        or before.surface in ("be", "been", "to")
    ):
        return False
    if "says" in items[index].sense.roles and not _claims(items, index + 1):
        return False
    spoken = after.kind == "entity" and (index + 2 >= len(items) or items[index + 2].kind == "mark")
    return not spoken


def _claims(items: Sequence[Item], index: int) -> bool:
    """Whether `that`, or a pronoun with a verb, follows, a date between at most: `announced on Monday it would`."""
    while index < len(items) and (items[index].kind == "time" or items[index].surface == "on"):
        index += 1
    return index < len(items) and bool(items[index].surface == "that" or items[index].sense.roles & {"it", "they"})


def _verb_ahead(items: Sequence[Item], index: int, verbs: Set[int]) -> bool:
    """Whether a finite verb stands between the item at `index` and the next break."""
    for ahead in range(index + 1, len(items)):
        item = items[ahead]
        if item.kind == "mark" or not item.sense.roles.isdisjoint(_BREAKING):
            return False
        if ahead in verbs:
            return True
    return False


def _chunk(items: Sequence[Item], first: int, last: int, opener: str, finite: Sequence[int]) -> Chunk:
    """The chunk of `items[first:last]`; `finite` are the indices of the sentence's finite verbs."""
    low = bisect_left(finite, first)
    verb = _main_verb(items, first, finite[low : bisect_left(finite, min(last, first + _REACH), low)])
    chunk = Chunk(first, last, opener, verb)
    chunk.kind = _kind(items, chunk)
    return chunk


def _main_verb(items: Sequence[Item], first: int, finite: Sequence[int]) -> int | None:
    """The first finite verb, but an auxiliary after a past form that then is a participle (`firms registered are`)."""
    found: int | None = None
    for index in finite:
        if _is_participle(items, first, index):
            continue
        if found is None:
            found = index
        elif _is_overtaken(items, found, index):
            return index
    return found


def _is_overtaken(items: Sequence[Item], index: int, later: int) -> bool:
    """Whether a form was a participle, since the clause has its verb further on."""
    roles = items[later].sense.roles
    if roles & FINITE and not items[index].sense.roles & (FINITE | {"verb_s"}):
        return True
    return "verb_past" in roles and _is_reduced(items, index, later)


def _is_reduced(items: Sequence[Item], index: int, later: int) -> bool:
    """Whether a past form is a participle that tells where something was done: `Wheat bred in Yangling gave`."""
    roles = items[index].sense.roles
    if index + 2 > later or not roles.isdisjoint(FINITE | {"verb_s", "up", "down"}) or later - index > _LONGEST_DOING:
        return False
    between = items[index + 1 : later]
    return between[0].surface == "in" and all(item.kind in ("word", "entity", "time") for item in between)


def _is_participle(items: Sequence[Item], first: int, index: int) -> bool:
    """Whether a past form colours the noun of an apposition (`, a maker founded in 2009`) or joins a participle that
    does (`, set up in 1988 and raised to state level in 1991,`)."""
    if "verb_past" not in items[index].sense.roles:
        return False
    if _opens_participle(items, first) and "coordinate" in items[index - 1].sense.roles:
        return True
    if _is_done_by(items, first, index):
        return True
    if items[first].surface not in ("a", "an", "the", "one"):
        return False
    if first == 0 or items[first - 1].surface != "," or index + 1 >= len(items):
        return False
    following = items[index + 1]
    return following.kind == "time" or ("preposition" in following.sense.roles and not object_follows(items, index))


_LONGEST_DOING = 7
"""Items between a participle and who did it: `a plant opened in 2018 by`."""


def _is_done_by(items: Sequence[Item], first: int, index: int) -> bool:
    """Whether a past form is a participle, told by its doer and by another verb after that: `A plant opened in 2018
    by the TSMC at a cost of 3 billion dollars made a profit`."""
    if index == first or items[index - 1].kind != "word":
        return False
    by = next((k for k in range(index + 1, min(index + _LONGEST_DOING, len(items))) if items[k].surface == "by"), None)
    if by is None:
        return False
    for ahead in range(by + 2, min(by + 2 * _LONGEST_DOING, len(items))):
        if items[ahead].kind == "mark" or not items[ahead].sense.roles.isdisjoint(_BREAKING):
            return False
        if not items[ahead].sense.roles.isdisjoint(FINITE | {"verb_past", "verb_s"}):
            return items[ahead - 1].kind != "mark"
    return False


def _opens_participle(items: Sequence[Item], first: int) -> bool:
    """Whether a chunk begins with a participle and a preposition or a date: `, set up in 1988`,
    `Founded in 1990`."""
    if (first and items[first - 1].surface != ",") or first + 1 >= len(items):
        return False
    following = items[first + 1]
    return "verb_past" in items[first].sense.roles and (
        following.kind == "time" or ("preposition" in following.sense.roles and not object_follows(items, first))
    )


def accompanies(items: Sequence[Item], first: int) -> bool:
    """Whether a chunk begins by what goes along with a subject and is none: `together with two others`."""
    head = items[first].surface
    if head in ("together", "along", "coupled", "combined"):
        return first + 1 < len(items) and items[first + 1].surface == "with"
    return head in ("together with", "along with", "coupled with", "combined with", "as well as", "including")


def _kind(items: Sequence[Item], chunk: Chunk) -> Kind:
    if chunk.opener == "(":
        return "bracket"
    head = items[chunk.first]
    start = chunk.first
    if "coordinate" in head.sense.roles and chunk.last - chunk.first > 1:
        start += 1
    roles = items[start].sense.roles
    if "source" in roles:
        return "source"
    if items[start].surface == "that" and chunk.opener == "said":
        return "phrase" if chunk.verb is None else "clause"
    if "relative" in roles:
        return "relative"
    if chunk.verb is not None:
        joined = chunk.opener == "," and accompanies(items, start)
        return "predicate" if joined or _begins(items, start, chunk.verb, chunk.opener) else "clause"
    return "aside" if _opens_aside(items, start, chunk.last) else "phrase"


def _opens_aside(items: Sequence[Item], start: int, last: int) -> bool:
    """Whether a chunk without a verb begins by a participle, by `with`, or by `after` and a participle."""
    head = items[start]
    if not head.sense.roles.isdisjoint(_PARTICIPLES) or head.surface in ("with", "including"):
        return True
    if not head.sense.roles:
        return head.kind == "word" and head.surface.endswith("ing") and start > 0
    return head.surface in ("after", "before", "by") and "gerund" in items[min(start + 1, last - 1)].sense.roles


def _begins(items: Sequence[Item], start: int, verb: int, opener: str) -> bool:
    """Whether nothing but adverbs stands before the verb, or after a comma a date: `X, which ..., in 2012 had`."""
    for index in range(start, verb):
        item = items[index]
        if item.kind == "time" and opener == ",":
            continue
        if item.kind != "word":
            return False
        dates = opener == "," and "preposition" in item.sense.roles and items[index + 1].kind == "time"
        if not (dates or is_adverb(item) or item.surface == "since" or "subordinate" in item.sense.roles):
            return False
    return True
