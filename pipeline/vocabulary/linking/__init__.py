"""Row types for linking, and the lexicon made from them: what words and phrases around a figure say about it.

`indicators.csv` names what figures measure, `words.csv` what words do in a sentence, `verbs.csv` the
verbs that head clauses. `LEXICON` is a trie over lower-case words (`WORD` cuts text into them), so that a sentence is
looked up in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.vocabulary import load

Table = Literal["money", "areas"]
Part = Literal["noun", "verb", "adjective", "after"]
Role = Literal[
    "about", "adverb", "amount", "announced", "authority", "base", "commits", "company", "compare", "consents",
    "coordinate", "cumulative", "deals", "determiner", "down", "draws", "each", "earns", "elsewhere", "executive",
    "expects", "factory", "foretells", "founds", "fresh", "gerund", "gives", "goal", "ground", "guest", "here",
    "intends", "it", "its", "last", "link", "locality", "makes", "meets", "modal", "occasion", "our", "participle",
    "partner", "past", "perfect", "performs", "person", "personal", "persons", "place", "planned", "preposition",
    "present", "presents", "rank", "ranked", "rate", "relative", "respectively", "same", "same_time", "says",
    "sets_in", "share", "source", "speech", "starts_work", "statistics", "subordinate", "their", "them", "they",
    "this", "undertaking", "unit", "up", "us", "verb_past", "verb_s", "wares", "we", "weight", "works", "you",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A phrase that names what a figure measures; `indicator` is `none` for what the tables have no name for."""

    phrase: str
    table: Table
    indicator: str
    part: Part
    forms: tuple[str, ...] = ()
    weak: bool = False


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word or phrase and one thing that it does in a sentence."""

    phrase: str
    role: Role


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A verb that heads clauses; `past` where it is irregular."""

    base: str
    past: str | None = None


_VERBAL: frozenset[str] = frozenset({"present", "past", "perfect", "modal", "verb_past", "verb_s", "base"})
_PARTING: frozenset[str] = frozenset({"relative", "subordinate", "coordinate", "speech", "says"})
_OPENERS = frozenset({"after", "before", "by", "since"})
"""Prepositions that may open a clause."""


@dataclass(frozen=True, slots=True)
class Sense:
    """All that the vocabulary says of one phrase. `surface` is the phrase in lower case; `verbal`: whether it may be a
    finite verb, `parting`: whether a clause may begin with it, or end."""

    surface: str
    roles: frozenset[str] = frozenset()
    indicators: tuple[IndicatorRow, ...] = ()
    verbal: bool = False
    parting: bool = False

    def indicator(self, table: Table) -> IndicatorRow | None:
        """The first row of `table`, nouns before verbs as the file has them."""
        return next((row for row in self.indicators if row.table == table), None)


@dataclass(slots=True)
class Node:
    """One step of the trie: what the words so far mean, and the words that may follow."""

    sense: Sense | None
    following: dict[str, Node]


WORD = re.compile(r"[a-z]++(?![^\W\d_])|[^\W\d_]+|\d[\d.,]*\d|\d|['’](?:s|ll)?(?![^\W\d_])|['’]")
"""A word (plain ones first, as they match fastest), a number, or an apostrophe with what it adds (`’s`)."""

TOKEN = re.compile(WORD.pattern + r"|--+|[,;:()\[\]\"“”–—•*/]")
"""A word or a mark that parts words."""


def plural(noun: str) -> str:
    """The regular plural of a phrase's last word."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


_DOUBLING = re.compile(r"(?:[^aeiou]|qu)*[aeiou][bdgklmnprt]")
"""A verb of one syllable that doubles its last letter: `drop`, `dropped`."""


def verb_forms(base: str, past: str | None = None) -> dict[Role, str]:
    """The forms of a verb by role; regular but for `past`. The first word of a phrase is inflected."""
    head, _, tail = base.partition(" ")
    stem = head[:-1] if head.endswith("e") else head
    soft = head.endswith("y") and head[-2:-1] not in "aeiou"
    if _DOUBLING.fullmatch(head):
        stem = head + head[-1]
    regular = head[:-1] + "ied" if soft else stem + "ed"
    forms: dict[Role, str] = {
        "base": head,
        "verb_s": plural(head),
        "verb_past": past or regular,
        "gerund": (head if head.endswith("ee") else stem) + "ing",
    }
    return {role: f"{form} {tail}".strip() for role, form in forms.items()}


@cache
def _words() -> tuple[WordRow, ...]:
    return load("linking/words", WordRow)


def _phrases() -> Iterator[tuple[str, str | IndicatorRow]]:
    for word in _words():
        yield word.phrase, word.role
    for verb in load("linking/verbs", VerbRow):
        for role, form in verb_forms(verb.base, verb.past).items():
            yield form, role
    for row in load("linking/indicators", IndicatorRow):
        surfaces = {row.phrase, *row.forms}
        if row.part == "noun":
            surfaces |= {row.phrase if row.phrase.endswith("s") else plural(row.phrase)}
        elif row.part == "verb" and not row.forms:
            surfaces |= set(verb_forms(row.phrase).values())
        for surface in sorted(surfaces):
            yield surface, row


_PASSED_ON: frozenset[str] = frozenset({
    "base", "down", "link", "modal", "participle", "past", "perfect", "planned", "present", "up", "verb_past", "verb_s",
})  # fmt: skip
"""Roles that a phrase has from its first word: `is to` is finite as `is` is."""


def _lexicon() -> dict[str, Node]:
    gathered: dict[tuple[str, ...], tuple[set[str], list[IndicatorRow]]] = {}
    for phrase, meaning in _phrases():
        roles, rows = gathered.setdefault(tuple(TOKEN.findall(phrase.lower())), (set(), []))
        if isinstance(meaning, IndicatorRow):
            if meaning not in rows:
                rows.append(meaning)
        else:
            roles.add(meaning)
    root: dict[str, Node] = {}
    for words, (roles, rows) in gathered.items():
        if len(words) > 1 and words[:1] in gathered and not any(row.part == "noun" for row in rows):
            roles |= gathered[words[:1]][0] & _PASSED_ON
        following = root
        node = None
        for word in words:
            node = following.setdefault(word, Node(None, {}))
            following = node.following
        assert node is not None
        surface, verbal = " ".join(words), not roles.isdisjoint(_VERBAL)
        parting = not roles.isdisjoint(_PARTING) or surface in _OPENERS
        node.sense = Sense(surface, frozenset(roles), tuple(rows), verbal, parting)
    return root


LEXICON = _lexicon()
"""First word -> node."""


def words_of(role: Role) -> str:
    """The words of a role as alternatives of an expression, longest first."""
    words = {row.phrase for row in _words() if row.role == role}
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


PERFORMING = re.compile(rf"\b{words_of('performs')}\b")
"""A word, in lower case, that tells of a year's performance."""

PRESENTING = re.compile(rf"\b{words_of('presents')}\s(?:the\s)?\Z")
"""What stands before a name that a sentence turned round tells of: `Behind the fence lies the X`, `The model is X`."""

WORKS = re.compile(rf"\b{words_of('works')}\b", re.IGNORECASE)
"""What a company builds or runs."""

COMPANY = re.compile(rf"\W{{0,3}}(?:[\w-]+\s){{0,5}}{words_of('company')}\s", re.IGNORECASE)
"""What tells before its name that a company is the subject: `Chinese tech giant`."""
