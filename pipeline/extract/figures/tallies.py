"""Numbers whose noun stands before them: people by verb or degree, labels (`Companies: 17`), `the number of`."""

from __future__ import annotations

import re

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.modifiers import last_word, modifier_before, words_before
from pipeline.extract.figures.standing import ALONE, LINE_END, REACH, take, year_like
from pipeline.extract.figures.subjects import tally_subject
from pipeline.patterns.cues import cue
from pipeline.patterns.nouns import DECOY_PLURALS, PLURALS
from pipeline.vocabulary.quantities import CUES, FOREIGN_MODIFIERS

_DEGREE = re.compile(
    r"\s+with\s+(?:an?\s+)?(?:doctora\w+|doctor['’]?s?|Ph\.?D\.?|master['’]?s?|bachelor['’]?s?|college|university"
    r"|junior college|senior|advanced|postgraduate|graduate)"
    r"(?:\s+(?:degree|education|diploma|title|professional title|qualification)s?)?\b"
)
_EMPLOYS = re.compile(r"\b(?:employ|employs|employed|employing)\s+(?:[a-z]+\s+){0,3}\Z")
_POPULATION = re.compile(
    rf"\b{cue('people')}(?:,?\s+|(?=:))"
    r"(?:(?:was|is|of|reach\w*|stands?\s+at|stood\s+at|totall?\w*|exceed\w*|numbers?|numbering|hit|grew\s+to|:)\s+)?"
    rf"(?:(?:of|{cue('hedge')})\s+){{0,2}}\Z",
    re.IGNORECASE,
)
_PEOPLE = re.compile(cue("people"), re.IGNORECASE)
_NUMBER_OF = re.compile(r"\bnumber\s+of\s+((?:[\w'’-]+\s+){0,5}?)([A-Za-z-]+)\b", re.IGNORECASE)
_THE_NUMBER = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:number|figure|total)\s+(?!of\b)")
_TALLY = re.compile(
    rf"\b(?:from|against|reach\w*|totall?\w*|amount\w*\s+to|{cue('rise', 'fall')}\s+to|hit|st(?:oo|an)ds?\s+at"
    r"|c[ao]me\s+to|was|is|are|were|number\w*|exceed\w*|surpass\w*|topped|passed|to)\s+\Z",
    re.IGNORECASE,
)
_TALLY_END = re.compile(
    r"(?:to|from|against|at|was|is|are|were|hit|topped|passed|reach\w*|totall?\w*|number\w*|exceed\w*|surpass\w*)\Z"
)
"""The last word of such a verb: a test of one word, before the window is searched."""
_THAT_OF = re.compile(
    r"\bthat\s+of\s+(?:[a-z-]+\s+){0,3}?([a-z-]+),?\s+(?:(?:to|at|was|is|reached|will\s+reach)\s+)?\Z", re.IGNORECASE
)
_LABEL = re.compile(rf"([^\n|]{{3,100}}?)(?:\s*[:：|]\s*|\s{{2,}}|\t|\s[–—-]\s)(?:{cue('hedge')} )?\Z")
_MADE = re.compile(
    r"[\s•●·*\-–]*(?:[A-Za-z-]+\s+){0,3}?([A-Za-z]+s)\s+(?:[a-z]{2,}ed|built|sold|made|held|sent|grown|won|laid|put|in\s+use)\b"
)
"""`Servers installed`: the label of what is counted, though no vocabulary has its noun."""
_NOUN = re.compile(r"[A-Za-z][A-Za-z-]+")


def as_people(prose: str, number: Candidate, sentence: int, before: list[Candidate]) -> bool:
    """`employs 1.1 million`, `428 with a bachelor's degree`, `a population of 210,000`."""
    head = prose[max(0, number.start - 48) : number.start]
    if "mploy" in head and _EMPLOYS.search(head) and ALONE.match(prose, number.end):
        number.table, number.unit, number.bare = "counts", "1", True
        number.noun, number.hint, number.rule = "people", "employees", "count.employs"
        return True
    degree = _DEGREE.match(prose, number.end)
    if degree is not None:
        model = next((c for c in reversed(before[-REACH:]) if c.table == "counts" and c.start >= sentence), None)
        if model is None or model.hint != "employees":
            return False
        take(number, model, "ellipsis.degree")
        number.end, number.bare = degree.end(), False
        return True
    lower = head.lower()
    noun = _PEOPLE.search(head) if any(word in lower for word in CUES["people"]) else None
    if noun is None or not _POPULATION.search(head) or not ALONE.match(prose, number.end):
        return False
    number.table, number.unit, number.bare, number.hint = "counts", "1", True, "employees"
    number.noun, number.rule = noun[0].lower(), "count.population"
    return True


def as_label(prose: str, number: Candidate, before: list[Candidate]) -> bool:
    """`Companies settled: 17`, `Employees   3,200`, `of which foreign   9` at the end of a line."""
    plus = prose[number.end : number.end + 1] == "+"
    if not LINE_END.match(prose, number.end + plus) or year_like(number):
        return False
    line = max(prose.rfind("\n", max(0, number.start - 120), number.start) + 1, number.start - 120, 0)
    stop = prose.rfind(". ", line, number.start)
    line = stop + 2 if stop >= 0 else line
    label = _LABEL.fullmatch(prose, line, number.start)
    if label is None:
        return False
    text = re.sub(r"^[\s•●·*\-–]*(?:number|no\.?|total)\s+(?:number\s+)?of\s+", "", label[1], flags=re.IGNORECASE)
    words = [w.lower() for w in _NOUN.findall(text)]
    noun = next((w for w in words if w in PLURALS and not (number.scaled and w in _SUMS)), None)
    if noun is None and words[:2] == ["of", "which"] and before and before[-1].rule == "count.label":
        take(number, before[-1], "count.label")
        foreign = number.hint == "enterprises" and not FOREIGN_MODIFIERS.isdisjoint(words)
        number.hint = "foreign_enterprises" if foreign else number.hint
        return True
    if noun is None and (made := _MADE.match(text)) is not None:
        noun = made[1].lower() if _may_be_counted(made[1].lower()) else None
    people = _PEOPLE.match(text) if noun is None else None
    if (noun is None and people is None) or len(words) > 14:
        return False
    number.table, number.unit, number.bare = "counts", "1", True
    number.noun, number.rule = noun or text.lower(), "count.label"
    number.hint = "employees" if noun is None else PLURALS[noun].indicator if noun in PLURALS else "other"
    number.modifier = "more_than" if plus else number.modifier
    return True


def as_tally(prose: str, number: Candidate, sentence: int, before: list[Candidate]) -> bool:
    """`the number of enterprises reached 1,200`, `making the patent technologies amount to 105`."""
    if (
        number.low != number.low.to_integral_value()
        or number.form == "words"
        or not ALONE.match(prose, number.end)
        or year_like(number)
    ):
        return False
    start = number.start
    words = words_before(prose, start)
    if (row := modifier_before(words)) is not None and not row.verb:
        start = prose.rfind(words[-len(row.surface.split())], sentence, start)
    if _TALLY_END.match(last_word(prose, start)) is None:
        return _as_that_of(prose, number, sentence)
    window = max(sentence, start - 28)
    if not _TALLY.search(prose, window, start):
        return False
    clause = prose[max(sentence, number.start - 220) : number.start]
    numbered: re.Match[str] | None = None
    for found in _NUMBER_OF.finditer(clause):
        numbered = found
    if numbered is None and (subject := tally_subject(prose, sentence, start)) is not None:
        number.table, number.unit, number.bare, number.rule = "counts", "1", True, "count.tally"
        number.noun, number.hint = subject
        return True
    if numbered is not None:
        noun = _numbered_noun(clause[numbered.start(1) :])
    elif re.search(r"\bamount\w*\s+to\s+\Z|\btotall?\w*\s+\Z|\bnumber\w*\s+\Z", prose[window:start]):
        noun = last_noun(prose, sentence, number.start)
    elif _THE_NUMBER.search(clause):
        model = next((c for c in reversed(before[-3:]) if c.table == "counts" and c.scale == number.scale), None)
        return model is not None and take(number, model, "count.tally")
    else:
        noun = None
    if noun is None:
        return False
    number.table, number.unit, number.bare = "counts", "1", True
    number.noun, number.rule = noun, "count.tally"
    number.hint = PLURALS[noun].indicator if noun in PLURALS else "other"
    return True


def _as_that_of(prose: str, number: Candidate, sentence: int) -> bool:
    """`The number of firms should reach 300 and that of jobs 80,000`."""
    head = prose[max(sentence, number.start - 48) : number.start]
    of = _THAT_OF.search(head) if "that of " in head else None
    if of is None or of[1].lower() not in PLURALS:
        return False
    number.table, number.unit, number.bare, number.rule = "counts", "1", True, "count.tally"
    number.noun, number.hint = of[1].lower(), PLURALS[of[1].lower()].indicator
    return True


def _numbered_noun(phrase: str) -> str | None:
    """What `the number of ...` numbers: a plural of the vocabulary, else the first plural that may be counted."""
    words = [word.lower() for word in _NOUN.findall(phrase)[:7]]
    known = next((word for word in words if word in PLURALS), None)
    return known or next((word for word in words if _may_be_counted(word)), None)


_SUMS = frozenset(CUES["sums_in_plural"])


def _may_be_counted(word: str) -> bool:
    """Whether a word that the vocabulary does not know is a plural of things, and of no sums."""
    plural = len(word) > 4 and word[-1] == "s" and word[-2:] not in ("ss", "us", "is")
    return plural and word not in DECOY_PLURALS and word not in _SUMS


def last_noun(prose: str, start: int, end: int) -> str | None:
    """The last plural of the vocabulary between two offsets."""
    words = [word[0].lower() for word in _NOUN.finditer(prose, max(start, end - 240), end)]
    for index in range(len(words) - 1, -1, -1):
        pair = " ".join(words[index : index + 2])
        if pair in PLURALS:
            return pair
        if words[index] in PLURALS and PLURALS[words[index]].indicator != "other":
            return words[index]
    return next((w for w in reversed(words) if w in PLURALS), None)
