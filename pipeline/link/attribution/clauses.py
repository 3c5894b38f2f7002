"""Items of a sentence -> chunks: runs between commas, conjunctions, relatives, brackets and quotation marks.

No parser: a chunk knows what opened it, where its finite verb stands and whether its subject stands before the verb.
That is as much syntax as whose, what and when need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.link.attribution.scan import Item
from pipeline.link.attribution.verbs import FINITE, finite_verbs, object_follows
from pipeline.models import Entity

Kind = Literal["clause", "predicate", "relative", "aside", "phrase", "bracket", "source"]

_OPENING = frozenset("([")
_CLOSING = frozenset(")]")
_QUOTES = frozenset('"“”')
_SPLITTING = frozenset({"relative", "subordinate"})
_SPEECH = frozenset({"speech", "says"})


@dataclass(slots=True)
class Chunk:
    """Items `first` to `last` (exclusive). `verb` is the index of the finite verb, `opener` what stands before."""

    first: int
    last: int
    opener: str
    verb: int | None = None
    kind: Kind = "phrase"
    quoted: bool = False


def chunks_of(items: Sequence[Item]) -> list[Chunk]:
    """Chunks in order; together they hold every item but the marks between them."""
    chunks: list[Chunk] = []
    first, opener, quoted, depth = 0, "", False, 0
    verbs = finite_verbs(items)
    ahead = _verb_before_break(items, verbs)
    for index, item in enumerate(items):
        if item.kind == "mark":
            _close(chunks, items, first, index, opener, quoted, verbs)
            first = index + 1
            quoted = quoted != (item.surface in _QUOTES)
            depth += (item.surface in _OPENING) - (item.surface in _CLOSING and depth > 0)
            opener = "(" if depth and item.surface not in _CLOSING else item.surface
        elif index > first and _opens(items, index, first, verbs, ahead):
            _close(chunks, items, first, index, opener, quoted, verbs)
            first, opener = index, item.surface
        elif item.sense.roles & _SPEECH and _ends_speech(items, index):
            _close(chunks, items, first, index + 1, opener, quoted, verbs)
            chunks[-1].kind = "source"
            first, opener = index + 1, "said"
    _close(chunks, items, first, len(items), opener, quoted, verbs)
    for chunk in chunks:
        if (
            chunk.opener == "said"
            and chunk.verb is None
            and not any(i.kind == "figure" for i in items[chunk.first : chunk.last])
        ):
            chunk.kind = "source"
    return chunks


def _opens(items: Sequence[Item], index: int, first: int, verbs: Sequence[bool], ahead: Sequence[bool]) -> bool:
    """Whether the word at `index` begins a clause of its own. `and` does so only after a verb or a figure."""
    roles = items[index].sense.roles
    if not roles:
        return False
    if "relative" in roles and items[index].surface == "that":
        return index + 1 < len(items) and verbs[index + 1] and "preposition" not in items[index - 1].sense.roles
    if _SPLITTING & roles:
        return True
    if items[index].surface in ("after", "before", "by") and index + 1 < len(items):
        return "gerund" in items[index + 1].sense.roles or (
            items[index].surface != "by"
            and ahead[index]
            and index + 1 < len(items)
            and (items[index + 1].kind == "entity" or "determiner" in items[index + 1].sense.roles)
        )
    if items[index].surface == "since":
        return ahead[index]
    if "coordinate" not in roles or not ahead[index] or "preposition" in items[index - 1].sense.roles:
        return False
    clause = range(max(first, index - 40), index)
    if _joins_names(items, index) and not any(verbs[k] for k in clause):
        return False
    return any(verbs[k] or items[k].kind == "figure" for k in clause)


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
    if before.kind not in ("entity", "word") or before.sense.roles & FINITE or before.surface in ("be", "been", "to"):
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


def _verb_before_break(items: Sequence[Item], verbs: Sequence[bool]) -> list[bool]:
    """For every item, whether a finite verb stands between it and the next break."""
    ahead = [False] * len(items)
    seen = False
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        ahead[index] = seen
        if item.kind == "mark" or item.sense.roles & _SPLITTING or "coordinate" in item.sense.roles:
            seen = False
        elif verbs[index]:
            seen = True
    return ahead


def _close(
    chunks: list[Chunk], items: Sequence[Item], first: int, last: int, opener: str, quoted: bool, verbs: Sequence[bool]
) -> None:
    if first >= last:
        return
    verb = _main_verb(items, first, last, verbs)
    chunk = Chunk(first, last, opener, verb, quoted=quoted)
    chunk.kind = _kind(items, chunk)
    chunks.append(chunk)


def _main_verb(items: Sequence[Item], first: int, last: int, verbs: Sequence[bool]) -> int | None:
    """The first finite verb, but an auxiliary after a past form that then is a participle (`firms registered are`)."""
    found: int | None = None
    for index in range(first, min(last, first + 60)):
        if not verbs[index] or _is_participle(items, first, index):
            continue
        if found is None:
            found = index
        elif items[index].sense.roles & FINITE and not items[found].sense.roles & (FINITE | {"verb_s"}):
            return index
    return found


def _is_participle(items: Sequence[Item], first: int, index: int) -> bool:
    """Whether a past form colours the noun of an apposition (`, a maker founded in 2009`) or joins a participle that
    does (`, set up in 1988 and raised to state level in 1991,`)."""
    if "verb_past" not in items[index].sense.roles:
        return False
    if _opens_participle(items, first) and "coordinate" in items[index - 1].sense.roles:
        return True
    if items[first].surface not in ("a", "an", "the", "one"):
        return False
    if first == 0 or items[first - 1].surface != "," or index + 1 >= len(items):
        return False
    following = items[index + 1]
    return following.kind == "time" or ("preposition" in following.sense.roles and not object_follows(items, index))


def _opens_participle(items: Sequence[Item], first: int) -> bool:
    """Whether a chunk begins with a participle and a preposition or a date: `, set up in 1988`."""
    if first == 0 or items[first - 1].surface != "," or first + 1 >= len(items):
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
        return "predicate" if joined or _begins(items, start, chunk.verb) else "clause"
    if roles & {"gerund", "verb_past"} or items[start].surface in ("with", "including"):
        return "aside"
    if (
        items[start].kind == "word"
        and items[start].surface.endswith("ing")
        and not items[start].sense.roles
        and start > 0
    ):
        return "aside"
    if (
        items[start].surface in ("after", "before", "by")
        and "gerund" in items[min(start + 1, chunk.last - 1)].sense.roles
    ):
        return "aside"
    return "phrase"


def _begins(items: Sequence[Item], start: int, verb: int) -> bool:
    """Whether nothing but adverbs stands before the verb."""
    return all(
        items[index].kind == "word"
        and (
            items[index].surface.endswith("ly")
            or "subordinate" in items[index].sense.roles
            or items[index].surface in ("then", "now", "also", "since")
        )
        for index in range(start, verb)
    )
