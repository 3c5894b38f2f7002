"""The words before a bare number -> what it counts, where that is the subject of its verb: `Tenants rose to 1,460`.

Populations and workforces, plural nouns that open a clause, `Visitor numbers`, `Sales of electric cars`.
"""

from __future__ import annotations

import re

from pipeline.patterns.cues import cue
from pipeline.patterns.nouns import DECOY_PLURALS, PLURALS, SINGULARS

_TOTAL = re.compile(r"\b[Tt]otal\s+(?:[a-z-]+\s+){0,2}\Z")
_WINDOW = 140
_VERB = re.compile(
    rf"\b(?:{cue('rise', 'fall')}(?:\s+[a-z]+ly)?\s+(?:to|from)|reach(?:ed|es)?|hit|total(?:s|l?ed)|number(?:s|ed)"
    r"|exceed(?:s|ed)|topped|surpassed|passed|st(?:oo|an)ds?\s+at|c[ao]me\s+to|was|is|are|were)\s+\Z"
)
_AUXILIARY = r"(?:\s+(?:has|had|have|will|now|already|is\s+expected\s+to))?\s+(?:[a-z]+ly\s+)?\Z"
_PEOPLE = re.compile(
    rf"\b([Pp]opulation|[Ww]orkforce|[Hh]eadcount|[Ee]mployment)(?:\s+of(?:\s+[\w'’-]+){{1,5}}?)?{_AUXILIARY}"
)
_LED = r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]otal|[Rr]egistered|[Nn]ew|[Aa]nnual|[Cc]ombined|[\w-]+['’]s)\s+){0,3}"
_FLOW = (
    r"(?:[Ss]ales|[Oo]utput|[Pp]roduction|[Dd]eliveries|[Ss]hipments|[Rr]egistrations|[Ee]xports|[Ii]mports)\s+of\s+"
)
_MODIFIERS = r"(?:(?!(?:of|by|for|in|to|from|at|with|and|on)\b)[A-Za-z-]+\s+){0,3}?"
_ADDED = r"(?:\s+(?:[a-z]+ed|held|in|from|at|on|through|with)\b[^,.;\d]{0,60}?)?"
_THINGS = re.compile(
    rf"(?:\A|[.,;]\s){_LED}({_FLOW})?{_MODIFIERS}([A-Za-z-]{{3,}})(\s+(?:numbers|arrivals))?{_ADDED}{_AUXILIARY}"
)


def tally_subject(prose: str, sentence: int, end: int) -> tuple[str, str] | None:
    """Noun and indicator of the subject of the verb that ends at `end`; None where it is nothing that is counted."""
    begin = max(sentence, end - _WINDOW)
    verb = _VERB.search(prose, max(begin, end - 32), end)
    if verb is None:
        return None
    head = prose[begin : verb.start()].lstrip() if begin == sentence else prose[begin : verb.start()]
    if people := _PEOPLE.search(head):
        return people[1].lower(), "employees"
    things = _THINGS.search(head)
    if things is None:
        return None
    noun = things[2].lower()
    pair = " ".join(head[: things.end(2)].lower().split()[-2:])
    noun = pair if pair in PLURALS else noun
    row = PLURALS.get(noun) or (SINGULARS.get(noun) if things[3] else None)
    if row is None and things[1] and noun.endswith("s") and noun not in DECOY_PLURALS:
        return noun, "other"
    copula = verb[0].split()[0] in ("was", "is", "are", "were")
    if row is None or (copula and not (things[1] or things[3] or _TOTAL.search(head, 0, things.start(2)))):
        return None
    return noun, row.indicator
