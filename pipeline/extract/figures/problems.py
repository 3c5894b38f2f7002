"""Look-alikes that cannot be given a value -> issues: vague sums, missing numbers, misread digits, absurd areas."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.candidates import Scan
from pipeline.extract.figures.phrases import read_phrase
from pipeline.models import Entity, Issue, Span
from pipeline.normalise.quantities import area_sq_km
from pipeline.patterns.cues import cue
from pipeline.patterns.numbers import PREFIXES, SCALE_SURFACES, UNITS

_VAGUE = re.compile(
    r"(?:(?:tens|hundreds|thousands|millions|billions|trillions|dozens|scores)\s+of"
    r"(?:\s+(?:thousands|hundreds|millions|billions|trillions)(?:\s+of)?)?"
    r"|(?:several|many|a\s+few)(?:\s+(?:tens|hundreds?|thousands?|dozen))?(?:\s+of)?(?:\s+(?:thousand|million|billion|trillion)s?)(?:\s+of)?"
    r"|(?:several|many|a\s+few)\s+(?:tens|hundreds?|thousands?)(?:\s+of)?"
    r"|multi-?\s?(?:hundred-)?(?:million|billion|trillion))(?=[\s-])",
    re.IGNORECASE,
)
_A = re.compile(r"\b[Aa]\s+\Z")
_MISSING_OF = re.compile(
    r"of(?:(?=[.,;)](?:\s|\Z)|\s[.,;]\s)"
    rf"|\s+(?:{cue('hedge')}\s+)?"
    r"(?=(?:square[\s-]|sq\b|hectares\b|mu\b|acres\b|km2|km²|m2\b|m²|(?:million|billion|trillion)[\s-](?:yuan|US|U\.S|RMB|dollars|euros)\b)))"
)
_MEASURED = re.compile(rf"\b{cue('measured')}(?:\s+{cue('measured')})?\s+\Z")
_MISSING_VERB = re.compile(
    rf"cover(?:s|ed|ing)?\s+(?:{cue('hedge')}\s+)?(?=(?:square\s+(?:kilo)?met|sq\.?\s?k?m\b|hectares\b|mu\b|acres\b))"
)
_MISREAD = re.compile(r"[0-9](?:(?<=[^\W\d_][0-9])|(?<=[lIO][.,][0-9])|(?=[.,]?[lIO](?![a-z])))[0-9.,lIO]*")
_MISREAD_START = re.compile(r"(?<![\w.,])[0-9lIO.,]{0,12}\Z")
_COVERS = re.compile(r"\b(?:area|cover\w*|span\w*|spread\w*|occup\w+)\b")
_ROOMS = re.compile(r"\b(?:office|room|shop|stall|flat|apartment)")
_TABLES = ("money", "areas", "percentages")
_REACH = 160
_HUGE, _TINY = Decimal(20_000), Decimal("0.0005")


def issues(
    article_id: str,
    prose: str,
    figures: list[Candidate],
    scan: Scan,
    torn: list[Candidate],
    bare: list[Candidate],
    zones: list[Entity],
) -> Iterator[Issue]:
    """Issues of one article's figures; `torn` are numbers with a blank, `bare` large ones that nothing claims."""
    for number in bare:
        yield _issue(article_id, "unparsed_amount", prose, number.start, number.end, "no unit and no currency")
    for number in torn:
        start = number.start if number.torn is None else number.torn
        yield _issue(article_id, "unparsed_amount", prose, start, number.end, "a blank among the digits")
    yield from _vague(article_id, prose, scan.vague)
    yield from _missing(article_id, prose)
    yield from _misread(article_id, prose, scan.glued, {figure.number_start for figure in figures})
    yield from _implausible(article_id, prose, figures, zones)


def _vague(article_id: str, prose: str, starts: list[int]) -> Iterator[Issue]:
    """Sums that begin with one of the words at `starts`."""
    taken = 0
    for start in starts:
        if start < taken:
            continue
        found = _VAGUE.match(prose, start)
        if found is None and (article := _A.search(prose, max(0, start - 4), start)):
            found = _VAGUE.match(prose, article.start())
        unit = _unit_end(prose, found.end()) if found else None
        if found is not None and unit is not None:
            taken = unit
            yield _issue(article_id, "vague_amount", prose, found.start(), unit, "no number to give it")


def _missing(article_id: str, prose: str) -> Iterator[Issue]:
    for pattern in (_MISSING_OF, _MISSING_VERB):
        for found in pattern.finditer(prose):
            start = found.start()
            if pattern is _MISSING_OF:
                head = _MEASURED.search(prose, max(0, start - 30), start)
                if head is None:
                    continue
                start = head.start()
            unit = _unit_end(prose, found.end())
            end = found.end() if unit is None else unit
            yield _issue(article_id, "missing_value", prose, start, end, "the number is missing")


def _misread(article_id: str, prose: str, glued: list[Span], taken: set[int]) -> Iterator[Issue]:
    """Digits with a letter l, I or O among them, before a unit or what is counted, or after a currency."""
    past = 0
    for run in glued:
        found = _MISREAD.search(prose, max(run[0], past), run[1] + 24)
        if found is None:
            continue
        past = found.end()
        head = _MISREAD_START.search(prose, max(0, found.start() - 12), found.start())
        if head is None or head.start() in taken or len(found[0]) > 24:
            continue
        start, end = head.start(), found.end()
        if not any(letter in prose[start:end] for letter in "lIO") or prose[end : end + 1].isalnum():
            continue
        unit = _unit_end(prose, end, before=_money_before(prose, start), tables=_TABLES)
        if unit is None and "I" not in prose[start:end] and prose[start] != "O":
            counted = read_phrase(prose, end)
            unit = counted.end if counted and counted.row else None
        if unit is not None:
            yield _issue(article_id, "unparsed_amount", prose, start, unit, "a letter among the digits")


def _issue(article_id: str, code: str, prose: str, start: int, end: int, detail: str) -> Issue:
    return Issue(article_id, "extract", code, detail, "warning", start, end, prose[start:end])


def _money_before(prose: str, start: int) -> bool:
    head = prose[max(0, start - 6) : start].split()
    return bool(head) and head[-1] in PREFIXES


def _unit_end(
    prose: str, end: int, *, before: bool = False, tables: tuple[str, ...] = ("money", "areas")
) -> int | None:
    """Where the unit of one of `tables` after `end` ends; `end` itself where a currency stands before."""
    if (scale := SCALE_SURFACES.after(prose, end)) and scale[1].kind == "word":
        end = scale[0]
    unit = UNITS.after(prose, end)
    if unit is not None and unit[1].table in tables and not unit[1].glued:
        return unit[0]
    return end if before else None


_SENTENCE_END = re.compile(r"[.!?]\s|\n\n")


def _same_sentence(prose: str, zone: int, figure: int) -> bool:
    return 0 < figure - zone < _REACH and _SENTENCE_END.search(prose, zone, figure) is None


def _implausible(article_id: str, prose: str, figures: list[Candidate], zones: list[Entity]) -> Iterator[Issue]:
    """Areas that no zone has, in a clause that gives them to one."""
    starts = [zone.start for zone in zones]
    for figure in figures:
        if figure.table != "areas" or figure.equivalent_of is not None:
            continue
        size = area_sq_km(figure.low, figure.unit)
        if _TINY <= size <= _HUGE:
            continue
        near = any(
            _same_sentence(prose, start, figure.start)
            for start in starts[max(0, bisect_left(starts, figure.start) - 3) : bisect_left(starts, figure.start)]
        )
        head = prose[max(0, figure.start - 60) : figure.start]
        if near and _COVERS.search(head) and (size > _HUGE or not _ROOMS.search(head)):
            yield _issue(
                article_id,
                "implausible_area",
                prose,
                figure.start,
                figure.end,
                f"{size.normalize():f} sq km for a zone",
            )
