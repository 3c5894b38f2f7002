"""Words for parts and multiples -> percentages: `a fifth of`, `half its output`, `doubled`, `seven of every ten`."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.modifiers import is_named
from pipeline.extract.figures.triggers import Trigger
from pipeline.extract.figures.unnumbered import measured
from pipeline.normalise.numbers import words_value
from pipeline.patterns.cues import cue
from pipeline.patterns.numbers import FOLDS
from pipeline.vocabulary.quantities import FRACTIONS, MULTIPLES

_TIME = (
    r"(?:(?:the |an? |this |last |next )?(?:year|month|day|week|century|decade|hour|period)|20\d\d|19\d\d"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_BY_PART = re.compile(rf"\b(?:by|than|{cue('rise', 'fall')})\s+(?:{cue('hedge')}\s+)?\Z")
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|an?)"
_BEFORE = re.compile(rf"(?<![\w-]){_COUNT}[\s-]\Z", re.IGNORECASE)
_AFTER_PART = re.compile(
    rf"\s+of\s+(?!{_TIME}\b)|\s*[,.;:)](?:\s|\Z)"
    r"|\s+(?:more|less|lower|higher|cheaper|off|share|stake|as much|as many|the size|the price)\b"
    r"|\s+(?:that|to|in|from|by|over|on|compared|was|were|is|are|has|have|had|will|came|come)\b"
)
_HALF_AFTER = re.compile(
    rf"\s+(?:of\s+(?!{_TIME}\b)|(?:the|its|their|his|her|our|that|what|this|those|these|all)\s+(?!{_TIME}\b)(?!of\b))|\s+as\s+(?:much|many)\b"
)
_HALF_CUE = re.compile(
    r"\b(?:by|in|than|nearly|almost|about|over|only|just|around|roughly|up|to|for|a|one)[\s-]\Z", re.IGNORECASE
)
_STATES = "were|was|are|is|have|has|had|will|would|can|do|did|came|come|left|said|say|went|go|live|work"
_HALF_END = re.compile(
    rf"\s*[,.;:)](?:\s|\Z)|\s+(?:for|in|from|by|to|since|compared|{_STATES})\b(?!\s+{_TIME})|\s+[a-z]+ed\b"
)
_HALF_NAME = re.compile(
    r"\b(?:first|second|latter|former|other|last|better|half|H[12]|third|fourth)[\s-]\Z"
    r"|\b(?!(?:third|quarter|fifth|tenth)s?\b)[a-z]+[\s-]and[\s-]a[\s-]\Z",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"(?:\d|{_COUNT}\b|[a-z]+(?:ty|teen)\b|(?:first|second|other)\b)", re.IGNORECASE)
"""Before `and a half`, and of halves that are counted."""
_DOUBLE_CUE = re.compile(
    r"\b(?:will|would|to|could|should|can|may|might|must|nearly|almost|roughly|about|than|and|or|be|not|again)\s+\Z",
    re.I,
)
_MULTIPLE_CUE = re.compile(
    r"\s+(?:the|that|its|their|those|those|as|in|from|by|over|this|last|since|what|his|today's|today’s|to)\b|\s*[.,;]"
)
_NO_NOUN = re.compile(r"\b(?:women|men|mixed)(?:'|’)?s?\s+\Z", re.IGNORECASE)
_TIMES = re.compile(
    r"\s+(?:as\s+(?:much|many|large|big|high|long|fast)\b|that\b|those\b|the\b|its\b|more\b|higher\b|larger\b|bigger\b|greater\b|faster\b|over\b|of\s+(?:that|the|its|those)\b|compared|what\b|growth\b|increase\b|from\b|last\b)"
)
_TIMES_VERB = re.compile(
    rf"\b(?:{cue('rise')}|(?:growth|increase|rise|jump)\s+of)\s+(?:(?:by|to|{cue('hedge')})\s+){{0,2}}\Z", re.IGNORECASE
)
_OUT_OF = re.compile(
    r"\s+(?:out\s+of|of|in)\s+(every\s+|each\s+)?(ten|five|four|three|two|six|eight|seven|nine|hundred|100|10|5|4|3)\b"
)
_OF_SCALE = re.compile(r"\s+of\s+an?\s+(?:hundred|thousand|million|billion|trillion)\b")
_OF_POINT = re.compile(
    r"[\s-](?:percentage[\s-]|per\s?cent[\s-])?point\b(?!\s+of\b)|[\s-]per\s?cent\b"
    r"|(?:\s+of)?\s+(?:an?|one|1)\s+(?:(?:percentage[\s-])?point|per\s?cent\b(?:age)?(?:[\s-]point)?)"
)
_SCORED = re.compile(r"\b(?:scor\w+|rat(?:ed|es|ing)|graded|marks?|points)\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE)
_HUNDRED = Decimal(100)


def part_figures(prose: str, parts: list[Trigger]) -> list[Candidate]:
    """Figures of the words that name parts and multiples, where their neighbours bear it out."""
    found: list[Candidate] = []
    for index, part in enumerate(parts):
        start, end, word = part
        if word in ("half", "halves"):
            figure = _half(prose, part)
        elif word in FRACTIONS:
            figure = _fraction(prose, part)
        elif word in FOLDS and not _is_abstract(prose, start, end):
            figure = _figure(start, end, (FOLDS[word] - 1) * _HUNDRED, f"percent.{word}")
        else:
            figure = _multiple(prose, part) if word in MULTIPLES else None
        if figure is None or (found and found[-1].end > figure.start):
            continue
        if index and figure.table == "percentages":
            _reach_back(prose, parts[index - 1], figure, found)
        found.append(figure)
    return found


_ABSTRACT = re.compile(rf"\s+(?:[a-z]+\s+)?{cue('abstract')}")
_IS = re.compile(r"\b(?:is|are|was|were|be)\s+\Z")


def _is_abstract(prose: str, start: int, end: int) -> bool:
    """Whether something is two-fold without having grown: `its aim is twofold:`, `a two-fold strategy`."""
    said = prose[end : end + 1] in (".", ":", ";", ",") and _IS.search(prose, max(0, start - 6), start)
    return bool(said) or _ABSTRACT.match(prose, end) is not None


_UP_TO = re.compile(r"\s+(?:to|(and))\s+(?:an?\s+)?\Z")


def _reach_back(prose: str, part: Trigger, figure: Candidate, found: list[Candidate]) -> None:
    """Make a part the upper end of a range with the part before it (`between a third and a half`)."""
    _, end, word = part
    gap = _UP_TO.fullmatch(prose, end, figure.start) if figure.start - end < 12 else None
    stated = _stated(prose, part) if gap and word in FRACTIONS else None
    if gap is None or stated is None or stated[1] >= figure.value or figure.unit != "percent":
        return
    start, low = stated
    if gap[1] and prose[max(0, start - 8) : start].lower() != "between ":
        return
    if found and found[-1].start == start:
        found.pop()
    figure.start, figure.number_start, figure.high, figure.value = start, start, figure.value, low


def _stated(prose: str, part: Trigger) -> tuple[int, Decimal] | None:
    """Where `a third`, `two-fifths`, `half` begins, and its value in percent; None where the words do not agree."""
    start, _, word = part
    if word == "half":
        return start, Decimal(50)
    before = _BEFORE.search(prose, max(0, start - 8), start)
    if before is None:
        return None
    count = before[0].strip(" -\n\t").lower()
    number = Decimal(1) if count in ("a", "an") else words_value([count])[0]
    if word.endswith("s") != (number > 1) or number >= FRACTIONS[word]:
        return None
    return before.start(), share(number, Decimal(FRACTIONS[word]))


def _figure(start: int, end: int, value: Decimal, rule: str) -> Candidate:
    return Candidate(start, end, start, end, value, table="percentages", unit="percent", rule=rule, form="words")


def _point(start: int, of_point: re.Match[str], value: Decimal) -> Candidate:
    unit = "point" if "point" in of_point[0] else "percent"
    return Candidate(
        start, of_point.end(), start, of_point.end(), value, table="percentages", unit=unit, rule="percent.part"
    )


def share(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A fraction in percent, to 28 digits where it does not end."""
    with localcontext() as context:
        context.prec = 28
        return numerator * _HUNDRED / denominator


_OF_WHOLE = re.compile(
    rf"\s+of\s+(?!(?:that\s)?{_TIME}\b)|\s+(?:stake|share|interest|more|less|that\s+of|the\s+(?:size|price|cost|level))\b"
)
_MOVED = re.compile(rf"\b{cue('rise', 'fall')}\s(?:[^.;\n]{{0,24}}\s)?(?:from|to|by)\s+(?:{cue('hedge')}\s+)?\Z")


def written_share(prose: str, start: int, end: int, value: Decimal) -> Candidate | None:
    """`2/3 of the land`, `cut by 1/4`, `rose from 1/3 to 1/2`; None where it may be a date or a page."""
    moved = _MOVED.search(prose, max(0, start - 48), start)
    if not moved and not _OF_WHOLE.match(prose, end):
        return None
    found = Candidate(start, end, start, end, value, table="percentages", unit="percent", rule="percent.fraction")
    return None if is_named(prose, found) else found


def _half(prose: str, part: Trigger) -> Candidate | None:
    start, end, _ = part
    named = _HALF_NAME.search(prose, max(0, start - 14), start)
    if (of_point := _OF_POINT.match(prose, end)) and not (named and _COUNTED.match(named[0])):
        return _point(start, of_point, Decimal("0.5"))
    if named:
        return None
    if prose[end : end + 1] == "-":
        return None
    if of_unit := _of_unit(prose, start, end, Decimal("0.5")):
        return of_unit
    cue = _HALF_CUE.search(prose, max(0, start - 8), start)
    if _HALF_AFTER.match(prose, end) or (cue and _HALF_END.match(prose, end)):
        return _figure(start, end, Decimal(50), "percent.half")
    return None


_OF_A = re.compile(r"(?:\s+of)?\s+an?\s+")


def _of_unit(prose: str, start: int, end: int, value: Decimal) -> Candidate | None:
    """`half a hectare`, `a quarter of a square mile`: a part of one unit of area or money."""
    one = _OF_A.match(prose, end)
    found = measured(prose, start, end, one.end(), value) if one else None
    if found is None or found.table == "percentages" or found.rule == "money.pound":
        return None
    return found


_ALONE = re.compile(r"\s+of\b|\s+(?:more|less|lower|higher)\b")


def _fraction(prose: str, part: Trigger) -> Candidate | None:
    stated, (_, end, word) = _stated(prose, part), part
    point = _OF_POINT.match(prose, end)
    if stated is not None and (of_unit := _of_unit(prose, stated[0], end, stated[1] / _HUNDRED)):
        return of_unit
    if stated is None or not (point or _AFTER_PART.match(prose, end)) or _OF_SCALE.match(prose, end):
        return None
    start, value = stated
    if point is not None:
        return _point(start, point, value / _HUNDRED)
    article_alone = prose[start] in "aA" and not _ALONE.match(prose, end)
    if article_alone and not _BY_PART.search(prose, max(0, start - 24), start):
        return None
    return _figure(start, end, value, f"percent.{word}")


def _multiple(prose: str, part: Trigger) -> Candidate | None:
    start, end, word = part
    row = MULTIPLES[word]
    if prose[end : end + 1] in ("-", "\u2010") or _NO_NOUN.search(prose, max(0, start - 10), start):
        return None
    if row.guarded:
        after = _MULTIPLE_CUE.match(prose, end)
        if row.word in ("twice", "thrice"):
            if not re.match(
                r"\s+(?:as\s+(?:much|many|large|big|high)|the|that|those|its|today|last|more|what|their)\b",
                prose[end : end + 16],
            ):
                return None
        elif row.word in ("double", "triple", "quadruple", "treble"):
            cue = _DOUBLE_CUE.search(prose, max(0, start - 10), start)
            if not (
                (cue and (after or cue[0].split()[0] not in ("and", "or")))
                or re.match(r"\s+(?:that|those|the)\b", prose[end : end + 7])
            ):
                return None
        elif after is None and end < len(prose):
            return None
    elif re.match(r"\s+(?:as an?|up\b|down|back|over(?! the| that| \d))\b", prose[end : end + 10]):
        return None
    return _figure(start, end, row.percent, f"percent.{row.word}")


def times_figure(prose: str, number: Candidate, end: int) -> bool:
    """Make `N times as much` (or `rose N times`) a growth of N-1 hundred percent; `times` ends at `end`."""
    grown = _TIMES_VERB.search(prose, max(0, number.start - 40), number.start)
    if not grown and not _TIMES.match(prose, end):
        return False
    added = grown is not None and (number.low < 2 or re.search(r"\b(?:by|of)\b", grown[0]) is not None)
    number.table, number.unit, number.rule = "percentages", "percent", "percent.times"
    number.value = (number.low if added else number.low - 1) * _HUNDRED
    number.scale = Decimal(1)
    return number.value > 0


def fold_figure(prose: str, number: Candidate) -> None:
    """Make `10-fold` a growth of 900 percent."""
    if number.low > 1 and not _is_abstract(prose, number.start, number.end):
        number.table, number.unit, number.rule = "percentages", "percent", "percent.fold"
        number.value, number.scale = (number.low - 1) * _HUNDRED, Decimal(1)


def ratio_figure(prose: str, number: Candidate) -> bool:
    """Make `seven of every ten` (`nine out of ten`, `one in five`) a share; True where it is one."""
    found = _OUT_OF.match(prose, number.end)
    if found is None or (number.form == "digits" and not ("out" in found[0] or found[1])):
        return False
    if (
        re.match(r"\s+(?:of\s+(?:ten|five|four|three|two|six|eight|seven|nine)|in\s+(?:hundred))\b", found[0])
        and not found[1]
    ):
        return False
    whole = Decimal(found[2]) if found[2].isdigit() else words_value([found[2]])[0]
    if number.low >= whole or re.match(
        rf"\s+(?:{_TIME}|years|months|days|weeks|points|marks|stars)\b", prose[found.end() : found.end() + 12]
    ):
        return False
    if _SCORED.search(prose, max(0, number.start - 24), number.start):
        return False
    number.value, number.scale = share(number.low, whole), Decimal(1)
    number.table, number.unit, number.rule, number.end = "percentages", "percent", "percent.ratio", found.end()
    return True
