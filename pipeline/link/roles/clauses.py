"""A date's clause -> the thing that it is about, and where the clauses of its sentence begin.

A clause's subject is the first name before its verb that no preposition makes a mere place; a pronoun, a bare noun
(`the facility`) or no subject at all goes on about what the clause or sentence before was about.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.link.roles.scene import (
    COMPANY_NOUN,
    FIRST_PERSON,
    GOVERNED,
    PRONOUN,
    SAID,
    VERBS,
    WHOLE_WORD,
    Scene,
    finite_verb,
    opening_subject,
)
from pipeline.models import Entity

CLAUSE = re.compile(
    r"[;:]\s|[–—]\s?|\s-\s|,\s(?:and|but|while|who|where|when)\s|\b(?:and(?!\s(?:with|in|by|for|from|of|to|at|on)\s)|when|while|but)\s"
)
_FRAME_ASIDE = re.compile(r"[,\s]{0,2}(?:\([^)]{1,60}\)|(?:when|where|which|the\syear)\b[^,;]{2,80},)")
FILLERS = frozenset(
    "was were is are been be being has have had also then officially formally later finally and but which that who "
    "in on by at with to first successfully again soon the newly jointly subsequently".split()
)
_WORD = re.compile(r"[A-Za-z]+")
_RELATIVE = re.compile(r"(?:,\s|\s)(?:which|who)\s(?![^,;]*,)[^;]*$")
_IN_RELATIVE = re.compile(r"\b(?:which|whom|whose|where)\s(?:the\s)?$")
_DONE_AT = re.compile(
    r"[\s,]*(?:the\s)?(?:start\sof\s)?(?:\w+\s){0,2}(?:production|construction|operations?|work|building|assembly|runs?)\s(?:at|on|in|for)"
    r"\s(?:the\s)?",
    re.IGNORECASE,
)
"""Whose a clause is that tells of work somewhere: `Production at Kangda is due to begin`."""
_GENERIC = re.compile(
    r"(?:[\w-]+\s){0,4}(?:zones|parks|areas|bases|companies|enterprises)\s(?:in|across|of|throughout)\s"
)


def clause_begin(scene: Scene, first: int, end: int) -> int:
    """Where the clause of a verb begins."""
    return _clause_begins(scene, first, end, any_and=True)[-1]


def own_words(prose: str, begin: int, end: int, start: int, stop: int) -> set[str]:
    """Words of a clause before its verb, but for auxiliaries and the date (from `start` to `stop`): none where the
    clause has no subject."""
    parts = (prose[begin : min(end, start)], prose[max(begin, stop) : end])
    return {word.lower() for part in parts for word in _WORD.findall(part)} - FILLERS


def clause_subject(scene: Scene, start: int, end: int) -> Entity | None:
    """The thing that the clause around the date from `start` to `end` is about."""
    prose = scene.prose
    first, last = scene.sentence_at(start)
    origin = first
    for said in SAID.finditer(prose, max(first, start - 300), start):
        first = said.end()
    begins = _clause_begins(scene, first, start)
    if not _names_or_verb(scene, begins[-1], start):
        aside = _FRAME_ASIDE.match(prose, end)
        begin = aside.end() if aside else end
        found = _subject_between(scene, begin, finite_verb(scene, begin, last) or last, origin)
        if found:
            return found
    edge = start
    for begin in reversed(begins):
        relative = _RELATIVE.search(prose, begin, edge)
        if relative:
            return _antecedent(scene, first, relative.start()) or scene.running(start)
        verb = finite_verb(scene, begin, edge)
        found = _subject_between(scene, begin, verb or edge, origin)
        if found:
            return found
        edge = begin
    return scene.beside(start) or scene.running(start)


def _clause_begins(scene: Scene, first: int, end: int, any_and: bool = False) -> list[int]:
    """Where the clauses of a sentence begin up to a place. An `and` inside a name parts nothing, nor does one without a
    verb before it, unless `any_and`."""
    begins = [first]
    for stop in CLAUSE.finditer(scene.prose, max(first, end - 400), end):
        at = bisect_left(scene.starts, stop.end()) - 1
        inside = at >= 0 and scene.entities[at].end > stop.start()
        if not inside and (any_and or stop[0] != "and " or finite_verb(scene, begins[-1], stop.start()) is not None):
            begins.append(stop.end())
    return begins


def _antecedent(scene: Scene, first: int, edge: int) -> Entity | None:
    """The name that a relative clause hangs on."""
    names = scene.within(first, edge, ("ZONE", "ORG", "GPE"))
    governed = names and GOVERNED.search(scene.prose[max(first, names[-1].start - 40) : names[-1].start])
    return names[-1] if names and edge - names[-1].end < 40 and not (governed and names[-1].label == "GPE") else None


def _names_or_verb(scene: Scene, begin: int, start: int) -> bool:
    return (
        bool(scene.within(begin, start, ("ZONE", "ORG", "GPE", "PERSON")))
        or any(word in VERBS or word.endswith("ed") for word in WHOLE_WORD.findall(scene.prose, begin, start))
        or PRONOUN.search(scene.prose, begin, start) is not None
    )


def _subject_between(scene: Scene, begin: int, end: int, first: int) -> Entity | None:
    """The subject in a span that a verb ends: a name, or what a pronoun there stands for; None for a bare noun."""
    prose = scene.prose
    names = scene.within(begin, end, ("ZONE", "ORG", "GPE"))
    plain = [n for n in names if not GOVERNED.search(prose[max(begin, n.start - 40) : n.start])]
    plain = [n for n in plain if not _IN_RELATIVE.search(prose, begin, n.start)]
    chosen = next((n for n in plain if n.label != "GPE"), None) or next(iter(plain), None)
    if (noun := COMPANY_NOUN.search(prose, begin, end)) and (chosen is None or noun.start() < chosen.start):
        return scene.company(first, noun.start()) or chosen
    pronoun = PRONOUN.search(prose, begin, end)
    if pronoun and (chosen is None or pronoun.start() < chosen.start or chosen.label == "GPE"):
        if FIRST_PERSON.match(pronoun[0]):
            return scene.speaker(*scene.sentence_at(begin))
        earlier = opening_subject(scene, first, begin) if begin > first else None
        return earlier or scene.running(begin)
    if chosen is None and names and _GENERIC.fullmatch(prose[begin : names[0].start].lstrip(" ,")):
        return names[0]
    if chosen is None and names and names[0].label != "GPE" and _DONE_AT.fullmatch(prose, begin, names[0].start):
        return names[0]
    return chosen
