"""Vocabulary of time -> the pieces of pattern that the rules of `patterns` are built from.

They are matched on flat text, where any white space inside a paragraph is blanks (`flattened`): the rules are full of
gaps, and one that allows for a line end takes six times as long to compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.patterns import HYPHEN, alternatives
from pipeline.vocabulary.time import EDGES, MONTHS, NUMBER_WORDS, SEASONS, UNITS, WEEKDAYS

GAP = "(?: {1,3}+)"
"""White space inside an expression."""

_LINE_END = re.compile(r"\n(?<!\n\n)(?![^\S\n]{0,9}\n)")
_OPENING_CAPITALS = re.compile(r"\n[A-Z]([A-Z]{2,11})(?= [a-z])")
_BLANKS = "\t\u00a0\u2002\u2003\u2009\u200a\u202f\u3000"


def flattened(prose: str) -> str:
    """The prose with a blank for each other white space and each line end inside a paragraph, at the same offsets; the
    word in capitals that opens a story (`TEN years ago the land was ...`) in small letters but for the first."""
    for blank in _BLANKS:
        prose = prose.replace(blank, " ")
    return _OPENING_CAPITALS.sub(lambda found: found[0][:2] + found[1].lower(), _LINE_END.sub(" ", prose))


def surfaces(forms: Iterable[str]) -> str:
    """A group that matches any of the forms, the longest first."""
    return alternatives(forms, GAP)


def cased(forms: Iterable[str]) -> list[str]:
    """Forms with a small and with a capital letter."""
    return [form for given in forms for form in {given, given[0].upper() + given[1:]}]


def words_of(*kinds: str) -> str:
    """A group that matches the number words of some kinds, with small or capital letter."""
    forms = [row.form for row in NUMBER_WORDS if row.kind in kinds]
    return surfaces(cased(forms))


JOIN = rf"(?:{HYPHEN}|{GAP})"
END = r"(?![\w%])"
RANGE = (
    rf"(?:{GAP}?(?:{HYPHEN}|~){GAP}?|{GAP}(?:to|through|till|until|up{GAP}to|through{GAP}to){GAP}|{HYPHEN}to{HYPHEN})"
)
AND = rf"{GAP}and{GAP}"

CARDINAL = (
    rf"(?:\d{{1,3}}(?![\d%]|[.,]\d)|{words_of('tens')}{JOIN}{words_of('unit')}|{words_of('tens', 'teen', 'unit')})"
)
ORDINAL_WORD = rf"(?:{words_of('tens')}{JOIN}{words_of('ordinal')}|thirtieth|fortieth|fiftieth|{words_of('ordinal')})"
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH)|{ORDINAL_WORD})"
COUNT = rf"(?:{words_of('article', 'vague')}|{CARDINAL})"

YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)(?!\d|[.,]\d|[%$°])"
_FULL_MONTHS = [form for form in MONTHS if len(form) > 4 or form in ("May", "June", "July")]
MONTH = (
    rf"(?:(?:{surfaces([*_FULL_MONTHS, *(form.upper() for form in _FULL_MONTHS)])})(?![A-Za-z])"
    rf"|{surfaces(form for form in MONTHS if form not in _FULL_MONTHS)}(?![A-Za-z])\.?)"
)
AFTER_MONTH = rf"(?:{GAP}|(?<=\.))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d|[-\u2010-\u2015]\d\d\d)"
WEEKDAY = (
    rf"(?:{surfaces(form for form in WEEKDAYS if form.endswith('day'))}(?![A-Za-z])"
    rf"|{surfaces(form for form in WEEKDAYS if not form.endswith('day'))}(?![A-Za-z])\.?)"
)
SEASON = surfaces([*SEASONS, *(form.title() for form in SEASONS)])
UNIT = surfaces([*UNITS, *(form.title() for form in UNITS)])

_ASPECT = "same|following|next|previous|preceding|past|current|coming|prior|ensuing|subsequent|present|last"
RELATIVE_YEAR = (
    rf"(?:(?:this|last|next|that|(?:the|that){GAP}(?:{_ASPECT})){GAP}year|the{GAP}year(?:{GAP}(?:before|after"
    rf"|earlier))?)"
    rf"(?![\w-]|{GAP}\d{{4}})"
)
TAIL = (
    rf"(?:(?:,{GAP}?|{GAP},?{GAP}?|(?<=\.))(?:of{GAP})?(?P<year>{YEAR})(?![A-Za-z])"
    rf"|,?{GAP}(?:of{GAP}|in{GAP})?(?P<frame>{RELATIVE_YEAR}))"
)
PLAN_WORDS = (
    rf"(?:(?:[Ff]ive|5|FIVE){JOIN}[Yy](?:ear|EAR)(?:{JOIN}(?:[Dd]evelopment{GAP})?[Pp]lans?(?:ning)?"
    rf"|{GAP}[Pp]rogram(?:me)?)?"
    rf"(?:{GAP}[Pp]eriods?)?|FYPs?(?:{GAP}period)?)"
)
PLAN_KEY = rf"(?:{PLAN_WORDS}|[Ff]ive{JOIN}?[Yy]ear)"
CENTURY = rf"(?:the{GAP})?{ORDINAL}{JOIN}[Cc]entury"
DECADE = r"(?:(?:1[5-9]|20)\d0['’]?s(?!\w)|['’]?[1-9]0['’]?s(?!\w)|(?:nine|eigh|seven|six|fif)ties(?!\w))"
FRAME = (
    rf"(?:{YEAR}(?![A-Za-z])|{RELATIVE_YEAR}|{MONTH}(?:,?{GAP}(?:of{GAP})?(?:{YEAR}|{RELATIVE_YEAR}))?"
    rf"|(?:the|this|last|next|that){GAP}(?:same{GAP})?(?:month|decade|century)(?!\w)"
    rf"|(?:the{GAP})?{DECADE}|{CENTURY})"
)
EDGE = re.compile(
    rf"(?:(?:[Tt]he{GAP})?{surfaces(cased(f for f in EDGES if not f.endswith('-')))}{GAP}"
    rf"|{surfaces(cased(f for f in EDGES if f.endswith('-')))}{GAP}?|[Yy]ear{HYPHEN}[Ee]nd{GAP}(?=\d))"
)
