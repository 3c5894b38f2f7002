"""Words that count from publication by themselves -> values: `today`, `yesterday`, `now`, `in recent years`."""

from __future__ import annotations

import re
from datetime import timedelta

from pipeline.extract.dates.context import Context
from pipeline.extract.dates.reference import Place, unanchored
from pipeline.extract.dates.relative import unknown
from pipeline.models import DateRange
from pipeline.normalise.dates import intervals
from pipeline.vocabulary.time import FIXED_WORDS

_SIMPLE_PAST = re.compile(
    r"\b(?:said|told|announced|was|were|did|held|went|came|began|made|took|broke|opened|laid|put|kicked|gave|won|got"
    r"|struck|rose|fell|met|left|became|set|saw|drew|hit|cut|bought|sold|brought|\w{2,}ed)\b|\bhas been (?:set up"
    r"|opened|launched)\b"
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|do|does|can|covers|boasts|remains|stands|employs|earns|houses|hosts|runs|ranks|accounts)\b"
)
_OF_THE_DAY = re.compile(r"\b(?:[Ee]arlier|[Ll]ater|[Ss]tarting|[Bb]eginning|[Ee]ffective|here)\s$")
_RELATIVE_CLAUSE = re.compile(r"\b(?:that|which|who)\s\w+ed\b")


def today(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`today`: the day of publication where something is told of it, else nowadays."""
    clause = _RELATIVE_CLAUSE.sub("", ctx.clause(at.start, found.end()))
    told = _SIMPLE_PAST.search(clause) and not _PRESENT.search(clause)
    if _OF_THE_DAY.search(ctx.prose, max(0, at.start - 16), at.start) or (
        told and not ctx.prose.startswith(("'s", "’s"), found.end())
    ):
        return intervals.day(ctx.published) if ctx.published else unknown("day")
    return unanchored("PRESENT_REF", None)


def fixed(found: re.Match[str], ctx: Context, at: Place) -> DateRange | None:
    """`yesterday`, `now`, `in recent years`, `annually`: whatever a row of `time_words` says."""
    surface = " ".join(found["fixed"].split())
    if surface[0].isupper() and not _opens(ctx, at.start):
        return None
    row = FIXED_WORDS[surface.lower()]
    if row.set:
        return DateRange("SET", row.timex or "", None, None, row.grain)
    if row.timex:
        return unanchored(row.timex, None)
    if ctx.published is None:
        return unknown("day")
    return intervals.day(ctx.published + timedelta(days=row.days or 0))


def _opens(ctx: Context, start: int) -> bool:
    first = ctx.sentence_at(start)[0]
    return start - first < 3 or ctx.prose[start - 1 : start] in "\"“‘'(" or ctx.prose[start - 2 : start - 1] in ":–—-"
